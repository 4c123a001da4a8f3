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

    /// <summary>Somebody else acts for the one who is named.</summary>
    private static readonly PhraseSet ForAnother = new("parent", "guardian", "family of", "estate of", "c/o", "in care of", "representative", "attorney");

    /// <summary>The name and the address; null where the block is not surely the reader's own.</summary>
    public (Fact<string>? Name, Fact<string>? Address) Read(CaseFacts facts, bool toProvider)
    {
        foreach (var mention in context.Values)
        {
            if (mention.Kind != MentionKind.Address || context.ZoneAt(mention.Start) is not (Zone.Head or Zone.Body))
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
            foreach (ref readonly var cell in layout.CellsNear(above, column, 4))
            {
                if (IsReader(cell, facts, toProvider) is { } name)
                {
                    bool forAnother = ForAnother.IsIn(context.Text.AsSpan(cell.Start, cell.End - cell.Start));
                    var place = AddressBlock.Join(context, new Intake.TextSpan(address.Start, address.End));
                    return (forAnother ? null : name, place.Length == 0 ? null : context.Fact(place, Told, address.Start, address.End));
                }
            }
        }

        return null;
    }

    /// <summary>The name in a cell, where it is the patient's, or the provider's or the facility's in a letter to a provider.</summary>
    private Fact<string>? IsReader(Cell cell, CaseFacts facts, bool toProvider)
    {
        string text = context.Text[cell.Start..cell.End].Trim(' ', ',');
        if (toProvider)
        {
            return text.Length > 0 && (IsSame(text, facts.Service.ProviderName) || IsSame(text, facts.Service.FacilityName)) ? context.Fact(text, Told, cell.Start, cell.End) : null;
        }

        if (facts.Member.Name is not { } member || text.IndexOf(member.Value, StringComparison.OrdinalIgnoreCase) is not (>= 0 and var at))
        {
            return null;
        }

        int start = context.Text.IndexOf(text, cell.Start, StringComparison.Ordinal) + at;
        return context.Fact(context.Text[start..(start + member.Value.Length)], Told, start, start + member.Value.Length);
    }

    private static bool IsSame(string text, Fact<string>? name) => name is not null && text.Contains(name.Value, StringComparison.OrdinalIgnoreCase);
}
