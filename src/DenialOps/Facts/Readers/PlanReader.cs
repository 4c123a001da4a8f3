using DenialOps.Facts.Layout;
using DenialOps.Intake;

namespace DenialOps.Facts.Readers;

/// <summary>Finds the plan's name.</summary>
internal sealed class PlanReader(ReadingContext context)
{
    private static readonly PhraseSet PlanWords = new("plan", "trust", "fund", "program");

    private static readonly PhraseSet LabelStarts = new("Other", "Total", "Discount", "Paid", "Section", "Document", "Appeal", "Number", "Ask ");

    private static readonly PhraseSet Sponsored = new(
        "employee", "welfare", "prescription drug plan", "medical plan", "benefit plan", "health plan for", "benefits plan");

    private static readonly PhraseSet Products = new(" plan", " hmo", " ppo", " epo", " pos", "bronze", "silver", " gold", "platinum");

    private static readonly PhraseSet AdministratorCues = new(
        "claims administrator for ", "health manager for ", "manager for ", "For members of the ", "For members of ",
        "administrator for ", "administered for ", "on behalf of the ", "on behalf of: ", "For: ");

    private static readonly string[] NameCuts =
    [
        "  ", " · ", " (self", " (Self", " (bought", " (Market", " (On Exch", " (on exch", " (off", " (employer", " (insured", " (fully",
        "; ", " (94", " (subject", ", ID", ", Member", ", Group",
    ];

    private readonly string _text = context.Text;

    public Fact<string>? Name()
    {
        var best = new Best<string>();
        foreach (var hit in context.Fields)
        {
            if (hit.Field == Field.PlanName && hit.Certainty > 0.75 && context.Layout.Lines[hit.Line].CellCount < 5
                && hit.Zone is Zone.Head or Zone.Body && NameIn(hit.Value, _text.AsSpan(hit.Label.Start, hit.Label.Length).Contains("for",
                StringComparison.OrdinalIgnoreCase)) is { } name)
            {
                best.Offer(_text[name.Start..name.End], 0.95 * hit.Certainty, name);
            }
        }

        OfferProse(best);
        OfferProductLine(best);
        OfferSponsoredPlan(best);
        OfferInsidePolicyOrGroup(best);
        return best.ToFact(context);
    }

    /// <summary>"administers claims for the … plan", "manager for … Plan".</summary>
    private void OfferProse(Best<string> best)
    {
        foreach (var (cue, at) in AdministratorCues.FirstOfEach(_text.AsSpan(0, Math.Min(_text.Length, 900))))
        {
            if (cue != "For: " || at == 0 || _text[at - 1] == '\n')
            {
                int start = at + cue.Length;
                int end = _text.IndexOf('\n', start) is var line && line < 0 ? _text.Length : line;
                if (NameIn(new TextSpan(start, Math.Min(end, start + 80)), true) is { } name)
                {
                    best.Offer(_text[name.Start..name.End], 0.8, name);
                }
            }
        }
    }

    /// <summary>A line of the letterhead that is a product: "BEACON RX VALUE (PDP)", "Washington Apple Health (Medicaid)".</summary>
    private void OfferProductLine(Best<string> best)
    {
        for (int i = 0, seen = 0; i < context.Layout.Lines.Count && seen < 6; i++)
        {
            var line = context.Layout.Lines[i];
            if (line.IsBlank)
            {
                continue;
            }

            seen++;
            for (int c = line.FirstCell; c < line.FirstCell + line.CellCount; c++)
            {
                var cell = context.Layout.Cells[c];
                var value = _text.AsSpan(cell.Start, cell.End - cell.Start);
                foreach (string mark in (ReadOnlySpan<string>)["(PDP)", "(HMO)", "(PPO)", "(HMO-POS)", "(HMO D-SNP)", "(Medicaid)"])
                {
                    int at = value.IndexOf(mark, StringComparison.Ordinal);
                    if (at > 4)
                    {
                        int end = cell.Start + at + (mark == "(Medicaid)" ? -1 : mark.Length);
                        best.Offer(_text[cell.Start..end], 0.85, new TextSpan(cell.Start, end));
                    }
                }
            }
        }
    }

    /// <summary>A line of the head, below the letterhead, that names an employer's plan: "Tamarisk Foods Prescription Drug Plan".</summary>
    private void OfferSponsoredPlan(Best<string> best)
    {
        for (int c = 1; c < context.Layout.Cells.Count && context.Layout.Cells[c].Line < 14; c++)
        {
            var cell = context.Layout.Cells[c];
            var value = _text.AsSpan(cell.Start, cell.End - cell.Start);
            int bracket = value.IndexOf('(');
            value = (bracket > 8 ? value[..bracket] : value).TrimEnd();
            if (cell.Line > 0 && value.EndsWith(" Plan", StringComparison.OrdinalIgnoreCase) && !value.Contains(':') && Sponsored.IsIn(value)
                && NameIn(new TextSpan(cell.Start, cell.Start + value.Length), true) is { } name)
            {
                best.Offer(_text[name.Start..name.End], 0.74, name);
            }
        }
    }

    /// <summary>"Policy: Summit Silver 3200 HMO", "Group: 3018274 / Lehigh Castings Health &amp; Welfare Plan".</summary>
    private void OfferInsidePolicyOrGroup(Best<string> best)
    {
        foreach (var hit in context.Fields)
        {
            if (hit.Zone is not (Zone.Head or Zone.Body) || hit.Field is not (Field.PolicyNumber or Field.GroupNumber))
            {
                continue;
            }

            int slash = _text.IndexOf(" / ", hit.Value.Start, hit.Value.Length, StringComparison.Ordinal);
            int start = slash < 0 ? hit.Value.Start : slash + 3;
            var value = _text.AsSpan(start, hit.Value.End - start);
            if (value.Length > 8 && char.IsLetter(value[0]) && value.Contains(' ') && Products.IsIn(value)
                && NameIn(new TextSpan(start, hit.Value.End), false) is { } name)
            {
                best.Offer(_text[name.Start..name.End], 0.78, name);
            }
        }
    }

    private TextSpan? NameIn(TextSpan value, bool needsPlanWord)
    {
        int start = value.Start, end = value.End;
        foreach (string cut in NameCuts)
        {
            int at = _text.IndexOf(cut, start, end - start, StringComparison.Ordinal);
            if (at > start)
            {
                end = at;
            }
        }

        int dash = _text.IndexOf(" - ", start, end - start, StringComparison.Ordinal);
        if (dash > start && _text.AsSpan(dash, end - dash).Contains("Plan", StringComparison.Ordinal))
        {
            start = dash + 3;
        }

        if (start < end && _text.AsSpan(start, end - start).StartsWith("the ", StringComparison.OrdinalIgnoreCase))
        {
            start += 4;
        }

        while (end > start && _text[end - 1] is '.' or ',' or ' ')
        {
            end--;
        }

        var name = _text.AsSpan(start, Math.Max(0, end - start));
        if (name.Length is < 3 or > 80 || !(char.IsUpper(name[0]) || char.IsDigit(name[0])) || char.IsDigit(name[0]) && name.Length < 8 || IsNothing(name))
        {
            return null;
        }

        bool planWord = PlanWords.IsIn(name);
        if (needsPlanWord && !planWord)
        {
            return null;
        }

        int digits = 0;
        foreach (char c in name)
        {
            digits += char.IsAsciiDigit(c) ? 1 : 0;
        }

        return digits * 2 > name.Length ? null : new TextSpan(start, end);
    }

    private static bool IsNothing(ReadOnlySpan<char> name) =>
        name.Equals("You", StringComparison.OrdinalIgnoreCase) || name.IndexOfAny("[{") >= 0
            || name.StartsWith("Type", StringComparison.OrdinalIgnoreCase) || name.StartsWith("ID", StringComparison.Ordinal) || LabelStarts.Starts(name);
}
