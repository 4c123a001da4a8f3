using DenialOps.Facts.Layout;
using DenialOps.Mentions;

namespace DenialOps.Facts.Readers;

/// <summary>
/// Reads whom the letter is sent to, from the block of name and address at its head: the one who will answer it. Taken only where the name
/// of the block is that of the patient, or of the provider in a letter to one.
/// </summary>
internal sealed class AddresseeReader(ReadingContext context)
{
    /// <summary>The named fact with the addressee's name.</summary>
    public const string NameFact = "addressee_name";

    /// <summary>The named fact with the address below it.</summary>
    public const string AddressFact = "addressee_address";

    private const double Told = 0.85;

    /// <summary>How many lines the head of a letter has at most.</summary>
    private const int HeadLines = 30;

    /// <summary>How many lines may stand between a name and its address: "Attn: Billing Office", a department.</summary>
    private const int MostBetween = 2;

    /// <summary>A ZIP code ends in four digits at least, those of its longer form.</summary>
    private const int ZipDigits = 5;

    private static readonly PhraseSet Desks = new("attn", "attention", "billing", "accounts", "office", "department", "dept");

    /// <summary>Somebody else acts for the one who is named.</summary>
    private static readonly PhraseSet ForAnother = new("parent", "guardian", "family of", "estate of", "c/o", "in care of", "representative", "attorney");

    /// <summary>The name and the address; null where the block is not surely the reader's own.</summary>
    public (Fact<string>? Name, Fact<string>? Address) Read(CaseFacts facts, bool toProvider)
    {
        foreach (var mention in context.Of(MentionKind.Address))
        {
            if (context.ZoneAt(mention.Start) is not (Zone.Head or Zone.Body))
            {
                continue;
            }

            if (context.Layout.LineAt(mention.Start) > HeadLines)
            {
                break;
            }

            if (NameAbove(mention, facts, toProvider) is { } found)
            {
                return found;
            }
        }

        return (null, null);
    }

    private (Fact<string>? Name, Fact<string>? Address)? NameAbove(Mention address, CaseFacts facts, bool toProvider)
    {
        var layout = context.Layout;
        int line = layout.LineAt(address.Start), column = address.Start - layout.Lines[line].Start;
        for (int above = line - 1; above >= 0 && above >= line - 1 - MostBetween && !layout.Lines[above].IsBlank; above--)
        {
            bool isDesk = false;
            foreach (ref readonly var cell in layout.CellsNear(above, column, 4))
            {
                if (IsReader(cell, facts, toProvider) is { } name)
                {
                    bool forAnother = ForAnother.IsIn(context.Text.AsSpan(cell.Start, cell.End - cell.Start));
                    return (forAnother ? null : name, Place(address));
                }

                isDesk |= Desks.IsIn(context.Text.AsSpan(cell.Start, cell.End - cell.Start));
            }

            // A line between that is no desk may be the street that was not read.
            if (!isDesk)
            {
                return null;
            }
        }

        return null;
    }

    /// <summary>The address, where it goes down to its ZIP code: half of one is no address to write from.</summary>
    private Fact<string>? Place(Mention address)
    {
        var place = AddressBlock.Join(context, new Intake.TextSpan(address.Start, address.End));
        return place.Length > ZipDigits && !place.AsSpan(place.Length - ZipDigits + 1).ContainsAnyExceptInRange('0', '9') ? context.Fact(place, Told, address.Start, address.End) : null;
    }

    /// <summary>The name in a cell that holds nothing else, where it is the patient's, or the provider's or the facility's in a letter to a provider.</summary>
    private Fact<string>? IsReader(Cell cell, CaseFacts facts, bool toProvider) => toProvider
        ? NameIn(cell, facts.Service.ProviderName) ?? NameIn(cell, facts.Service.FacilityName)
        : NameIn(cell, facts.Member.Name);

    private Fact<string>? NameIn(Cell cell, Fact<string>? name)
    {
        if (name is null || context.Text.AsSpan(cell.Start, cell.End - cell.Start).IndexOf(name.Value, StringComparison.OrdinalIgnoreCase) is not (>= 0 and var at))
        {
            return null;
        }

        int start = cell.Start + at, end = start + name.Value.Length;
        return context.Text.AsSpan(end, cell.End - end).Trim(" ,.").IsEmpty ? context.Fact(context.Text[start..end], Told, start, end) : null;
    }
}
