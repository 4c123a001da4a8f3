using DenialOps.Facts.Layout;
using DenialOps.Intake;
using DenialOps.Mentions;

namespace DenialOps.Facts.Readers;

/// <summary>Decides which day is the letter's, which the service's and which the member's birth.</summary>
internal sealed class DateReader(ReadingContext context)
{
    /// <summary>How many words before a day say what it is.</summary>
    private const int MostBefore = 14;

    /// <summary>What a named day of the letter itself takes from one that only stands alone.</summary>
    private const double BesideNamed = 0.85;

    private static readonly WordSet OtherDays = new(
        ["end", "ends", "ended", "effective", "service", "services", "coverage", "birth", "born", "begin", "begins", "start", "starts", "stop", "stops", "deadline", "due", "appeal", "expires", "admitted", "discharge", "discharged"]);

    private static readonly PhraseSet OfNotice = new("of this notice", "of notice", "notice date", "of this letter", "of letter", "letter date", "of the notice", "of the letter");

    private static readonly WordSet Prepositions = new(["of", "on", "from", "since", "before", "after", "by", "between", "and", "to", "in", "until", "through"]);

    private readonly Dictionary<int, Field> _labelled = LabelledDates(context);
    private (int Line, bool Any) _servicesOfLine = (-1, false);

    /// <summary>The notice's own date.</summary>
    public Fact<DateOnly>? DateOfLetter()
    {
        var best = new Best<DateOnly>();
        bool named = false;
        foreach (var hit in context.Fields)
        {
            if (hit.Field is Field.DateOfLetter or Field.DateMailed && hit.Zone is Zone.Head or Zone.Body && DateIn(hit.Value, 14) is { } date)
            {
                named |= IsNamed(hit) && IsEarly(date.Start);
                best.Offer(date.Date!.Value, hit.Certainty * 0.98 * (date.Confidence < 0.9 ? 0.97 : 1) * (IsEarly(date.Start) ? 1
                    : 0.7) * (IsBareDate(hit) && (IsBesideService(hit) || FollowsWord(hit)) ? 0.6 : 1), date.Span);
            }
        }

        int seen = 0;
        foreach (var mention in context.Of(MentionKind.Date))
        {
            if (_labelled.TryGetValue(mention.Start, out var label) && label is not (Field.DateOfLetter or Field.None))
            {
                continue;
            }

            if (StandsAlone(mention) && IsEarly(mention.Start) && context.Layout.LineAt(mention.Start) < 25)
            {
                best.Offer(mention.Date!.Value, ((context.Layout.LineAt(mention.Start) < 16 ? 0.9
                    : 0.8) - (0.02 * Math.Min(seen, 5))) * mention.Confidence * (named ? BesideNamed : 1), mention.Span);
                seen++;
            }
            else if (PrecededByDated(mention))
            {
                best.Offer(mention.Date!.Value, 0.7, mention.Span);
            }
        }

        return best.ToFact(context) ?? FirstOfLetter();
    }

    /// <summary>A label of several words that is printed before a notice's own day and no other: "Date of this notice".</summary>
    private bool IsNamed(FieldHit hit) =>
        hit.Field == Field.DateOfLetter && OfNotice.IsIn(context.Text.AsSpan(hit.Label.Start, hit.Label.Length));

    /// <summary>In a short message the first date of its first lines is its own.</summary>
    private Fact<DateOnly>? FirstOfLetter()
    {
        foreach (var mention in context.Values)
        {
            if (context.Layout.LineAt(mention.Start) > 4)
            {
                return null;
            }

            if (mention.Kind == MentionKind.Date && !_labelled.ContainsKey(mention.Start) && !IsOfSomethingElse(mention))
            {
                return context.Fact(mention.Date!.Value, 0.62, mention.Start, mention.End);
            }
        }

        return null;
    }

    /// <summary>"Your services will end: November 30", "your request of September 3": the words before say that it is another day.</summary>
    private bool IsOfSomethingElse(Mention mention)
    {
        var words = context.Layout.Words;
        int word = words.IndexAt(mention.Start), first = Math.Max(0, word - MostBefore);
        int start = context.Layout.CellAt(mention.Start)?.Start ?? mention.Start;
        for (int before = word - 1; before >= first && words.Start(before) >= start; before--)
        {
            bool leads = before == word - 1 && !context.Text.AsSpan(words.End(before), Math.Max(0, mention.Start - words.End(before))).Contains(':');
            if (OtherDays.Contains(words[before]) || (leads && Prepositions.Contains(words[before])))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>First and last day of service.</summary>
    public (Fact<DateOnly>? First, Fact<DateOnly>? Last) DateOfService(IReadOnlyList<TableRow> rows)
    {
        var best = new Best<DateOnly>();
        foreach (var hit in context.Fields)
        {
            if (hit.Field == Field.DateOfService && hit.Zone is Zone.Head or Zone.Body && DateIn(hit.Value, 24) is { } date)
            {
                best.Offer(date.Date!.Value, hit.Certainty * 0.97 * date.Confidence, date.Span);
            }
        }

        OfferAmbiguous(best);
        OfferDaysOfServices(best);
        bool anyDenied = rows.Any(r => r.Outcome == RowOutcome.Denied);
        foreach (var row in rows)
        {
            if (row.Date is { } date)
            {
                best.Offer(date.Date!.Value, anyDenied && row.Outcome == RowOutcome.Paid ? 0.6 : 0.85, date.Span);
            }
        }

        if (!best.Any)
        {
            new ServiceDayProse(context, _labelled).Offer(best);
        }

        return DeniedPart(best.ToFact(context), best.Winner()?.Span.End ?? 0, rows);
    }

    /// <summary>The denied days of a stay, else the whole of it.</summary>
    private (Fact<DateOnly>? First, Fact<DateOnly>? Last) DeniedPart(Fact<DateOnly>? first, int end, IReadOnlyList<TableRow> rows)
    {
        var days = new DeniedDays(context, rows);
        var last = first is null ? null : DayRange.EndAfter(context, end, first.Value);
        return (first is null ? days.Alone() : days.After(first.Value, last)) is { } denied
            ? (DayFact(denied.First, first?.Confidence ?? 0.8), denied.Last is { } to ? DayFact(to, 0.9) : null)
            : (first, last is null ? null : DayFact(last, 0.9));
    }

    private Fact<DateOnly> DayFact(Mention day, double confidence) => context.Fact(day.Date!.Value, confidence, day.Start, day.End);

    /// <summary>The member's date of birth.</summary>
    public Fact<DateOnly>? DateOfBirth() => Labelled(Field.DateOfBirth);

    /// <summary>The first date that a label of the given kind announces.</summary>
    public Fact<DateOnly>? Labelled(Field field)
    {
        foreach (var hit in context.Fields)
        {
            if (hit.Field == field && DateIn(hit.Value, 24) is { } date)
            {
                return context.Fact(date.Date!.Value, 0.95 * hit.Certainty * date.Confidence, date.Start, date.End);
            }
        }

        return null;
    }

    private static Dictionary<int, Field> LabelledDates(ReadingContext context)
    {
        var labelled = new Dictionary<int, Field>();
        foreach (var hit in context.Fields)
        {
            if (context.FirstIn(hit.Value.Start, Math.Min(hit.Value.End, hit.Value.Start + 24), MentionKind.Date) is { } date
                && hit.Field is Field.DateOfLetter or Field.DateMailed or Field.DatePrinted or Field.DateReceived or Field.DateOfService or Field.DateOfBirth or Field.OtherDate)
            {
                labelled.TryAdd(date.Start, hit.Field);
            }
        }

        return labelled;
    }

    private Mention? DateIn(TextSpan value, int within) =>
        context.FirstIn(value.Start, Math.Min(value.End, value.Start + within), MentionKind.Date);

    private bool IsEarly(int offset) => context.Layout.LineAt(offset) is var line && (line < 40 || line < context.Layout.Lines.Count / 3);

    /// <summary>A date that is a cell or line of its own: the usual place of a letter's date.</summary>
    private bool StandsAlone(Mention mention)
    {
        if (context.Layout.CellAt(mention.Start) is not { } cell || context.ZoneAt(mention.Start) is Zone.Boilerplate or Zone.Appeal or Zone.Later)
        {
            return false;
        }

        if (FollowsLabel(cell) || context.Layout.Lines[cell.Line].CellCount > 3)
        {
            return false;
        }

        int before = mention.Start - cell.Start, after = cell.End - mention.End;
        return before <= 2 && (after <= 2 || (after <= 24 && context.Text[mention.End] is ' '
            && context.FirstIn(mention.End, cell.End, MentionKind.Date) is not null));
    }

    /// <summary>Whether the cell before it on the line is a label: then the date is that label's, not the letter's.</summary>
    private bool FollowsLabel(Cell cell)
    {
        if (context.Layout.CellBefore(cell) is not { } before)
        {
            return false;
        }

        bool isLabel = cell.Start - before.End < 18 && before.End - before.Start < 26 && before.Start == context.Layout.Cells[context.Layout.Lines[cell.Line].FirstCell].Start
            && !NameShapes.IsOrganisation(context.Text.AsSpan(before.Start, before.End - before.Start));
        return context.Text[before.End - 1] == ':' || isLabel || context.Index.IsValueStart(cell.Start);
    }

    private bool PrecededByDated(Mention mention)
    {
        var before = context.Text.AsSpan(Math.Max(0, mention.Start - 7), Math.Min(7, mention.Start));
        return before.EndsWith("dated ", StringComparison.OrdinalIgnoreCase) || before.EndsWith("Sent ", StringComparison.Ordinal);
    }

    /// <summary>Labels that mean the service's day only beside others: "Service 01/29/24", a second bare "Date", an ambulance's "Run date".</summary>
    private void OfferAmbiguous(Best<DateOnly> best)
    {
        bool seenDate = false;
        foreach (var hit in context.Fields)
        {
            if (hit.Zone is not (Zone.Head or Zone.Body) || DateIn(hit.Value, 4) is not { } date)
            {
                continue;
            }

            var label = context.Text.AsSpan(hit.Label.Start, hit.Label.Length);
            bool bareDate = IsBareDate(hit);
            bool means = hit.Field == Field.Service || (hit.Field == Field.DatePrinted && label.Equals("run date", StringComparison.OrdinalIgnoreCase)
                && IsAboutAmbulance()) || (bareDate && seenDate) || (bareDate && IsBesideService(hit));
            seenDate |= bareDate || hit.Field == Field.DateOfLetter;
            if (means)
            {
                best.Offer(date.Date!.Value, 0.8, date.Span);
            }
        }
    }

    /// <summary>"Services: G0299 skilled nursing; 01/06/2025 to 01/31/2025": a day inside what was done.</summary>
    private void OfferDaysOfServices(Best<DateOnly> best)
    {
        foreach (var hit in context.Fields)
        {
            if (hit.Field == Field.Service && hit.Zone is Zone.Head or Zone.Body && hit.Certainty > 0.7 && DateIn(hit.Value, 120) is { } date)
            {
                best.Offer(date.Date!.Value, 0.7, date.Span);
            }
        }
    }

    private bool IsAboutAmbulance() =>
        TextMatch.Holds(context.Text.AsSpan(0, Math.Min(context.Text.Length, 6000)), "ambulance");

    private bool IsBareDate(FieldHit hit) => context.Text.AsSpan(hit.Label.Start, hit.Label.Length).Equals("date", StringComparison.OrdinalIgnoreCase);

    /// <summary>"PROPOSED DATE": a word before the label makes it another day's.</summary>
    private bool FollowsWord(FieldHit hit) =>
        hit.Label.Start >= 2 && context.Text[hit.Label.Start - 1] == ' ' && char.IsLetter(context.Text[hit.Label.Start - 2]);

    /// <summary>Whether a field of the line names the service. Fields come line by line, so that the answer for the line before is kept: a line can have thousands.</summary>
    private bool IsBesideService(FieldHit hit)
    {
        if (_servicesOfLine.Line != hit.Line)
        {
            _servicesOfLine = (hit.Line, context.Index.OnLine(hit.Line).Any(field => field.Field is Field.Service or Field.Codes or Field.Provider));
        }

        return _servicesOfLine.Any;
    }
}
