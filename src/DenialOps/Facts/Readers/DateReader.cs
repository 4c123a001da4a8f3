using DenialOps.Facts.Layout;
using DenialOps.Intake;
using DenialOps.Mentions;

namespace DenialOps.Facts.Readers;

/// <summary>Decides which day is the letter's, which the service's and which the member's birth.</summary>
internal sealed class DateReader(ReadingContext context)
{
    private static readonly PhraseSet AdministrativeWords = new(
        "was received", "therapy was", "request", "we received", "inquiry", "asked", "paid", "ended", "wrote", "sent", "called", "mailed",
        "effective", "faxed", "appeal", "we have approved", "we approved", "we've approved", "grace period", "started on", "last used", "last filled",
        "last paid", "after your", "since your", "following your", "claim received", "submitted");

    /// <summary>What is said of the payer's own days, unless the words right before the day name a service.</summary>
    private static readonly PhraseSet DecisionWords = new("denied", "decided", "decision", "review");

    private static readonly PhraseSet Requests = new(" asked", " requested", " sent us", " called", " submitted");

    /// <summary>"On February 20, 2026 we received …": what follows the day says whose it is.</summary>
    private static readonly PhraseSet AdministrativeEvents = new(
        "we received", "we got", "we reviewed", "we denied", "we decided", "we made", "we sent", "we wrote", "we told", "we asked", "we notified",
        "you asked", "you called", "you wrote", "your doctor asked", "your provider asked", "your doctor sent", "your provider sent", "your request",
        "a request");

    private readonly Dictionary<int, Field> _labelled = LabelledDates(context);

    /// <summary>The notice's own date.</summary>
    public Fact<DateOnly>? DateOfLetter()
    {
        var best = new Best<DateOnly>();
        foreach (var hit in context.Fields)
        {
            if (hit.Field is Field.DateOfLetter or Field.DateMailed && hit.Zone is Zone.Head or Zone.Body && DateIn(hit.Value, 14) is { } date)
            {
                best.Offer(date.Date!.Value, hit.Certainty * 0.98 * (date.Confidence < 0.9 ? 0.97 : 1) * (IsEarly(date.Start) ? 1
                    : 0.7) * (IsBareDate(hit) && (IsBesideService(hit) || FollowsWord(hit)) ? 0.6 : 1), date.Span);
            }
        }

        int seen = 0;
        foreach (var mention in context.Mentions)
        {
            if (mention.Kind != MentionKind.Date || _labelled.TryGetValue(mention.Start, out var label) && label is not (Field.DateOfLetter or Field.None))
            {
                continue;
            }

            if (StandsAlone(mention) && IsEarly(mention.Start) && context.Layout.LineAt(mention.Start) < 25)
            {
                best.Offer(mention.Date!.Value, ((context.Layout.LineAt(mention.Start) < 16 ? 0.9
                    : 0.8) - (0.02 * Math.Min(seen, 5))) * mention.Confidence, mention.Span);
                seen++;
            }
            else if (PrecededByDated(mention))
            {
                best.Offer(mention.Date!.Value, 0.7, mention.Span);
            }
        }

        return best.ToFact(context) ?? FirstOfLetter();
    }

    /// <summary>In a short message the first date of its first lines is its own.</summary>
    private Fact<DateOnly>? FirstOfLetter()
    {
        foreach (var mention in context.Mentions)
        {
            if (context.Layout.LineAt(mention.Start) > 4)
            {
                return null;
            }

            if (mention.Kind == MentionKind.Date && !_labelled.ContainsKey(mention.Start))
            {
                return context.Fact(mention.Date!.Value, 0.62, mention.Start, mention.End);
            }
        }

        return null;
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
        foreach (var row in rows)
        {
            if (row.Date is { } date)
            {
                best.Offer(date.Date!.Value, 0.85, date.Span);
            }
        }

        if (!best.Any)
        {
            OfferProse(best);
        }

        var first = best.ToFact(context);
        return (first, first is null ? null : RangeEnd(best.Winner()!.Value.Span, first.Value));
    }

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
        var line = context.Layout.Lines[cell.Line];
        if (line.CellCount > 0 && context.Layout.Cells[line.FirstCell].Start != cell.Start)
        {
            for (int c = line.FirstCell + 1; c < line.FirstCell + line.CellCount; c++)
            {
                var before = context.Layout.Cells[c - 1];
                if (context.Layout.Cells[c].Start == cell.Start && (context.Text[before.End - 1] == ':' || (cell.Start - before.End < 18
                    && before.End - before.Start < 26 && c - 1 == line.FirstCell && !NameShapes.IsOrganisation(context.Text.AsSpan(before.Start,
                    before.End - before.Start))) || context.Index.IsValueStart(cell.Start)))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private bool PrecededByDated(Mention mention)
    {
        var before = context.Text.AsSpan(Math.Max(0, mention.Start - 7), Math.Min(7, mention.Start));
        return before.EndsWith("dated ", StringComparison.OrdinalIgnoreCase) || before.EndsWith("Sent ", StringComparison.Ordinal);
    }

    /// <summary>How many of the last <see cref="ServiceWords"/> say little.</summary>
    private const int WeakServiceWords = 16;

    private static readonly string[] ServiceWords =
    [
        "performed on", "performed", "services received on", "received on", "service on", "services on", "done on", "planned for", "beginning",
        "starting", "start date", "scheduled for",
        "care you got on", "surgery on", "visit on", "seen on", "provided on", "rendered on", "days from", "forward", "admitted on", "admission on",
        "filled on", "treatment on", "stay from",
        "treated on", "on or after", "service date", "services received", "care received", "you received", "flight on", "from", "dates of service",
        "took place on", "visit of", "care on", "given on", "effective", "stay of", "services from", "delivered on", "used on", "test on",
        "transported on", "trip on", "emergency room on", "hospital on", "for your", "order of", "claim of", " on",
    ];

    private void OfferProse(Best<DateOnly> best)
    {
        foreach (var mention in context.Mentions)
        {
            if (mention.Kind != MentionKind.Date || context.ZoneAt(mention.Start) is not (Zone.Body or Zone.Head) || _labelled.ContainsKey(mention.Start))
            {
                continue;
            }

            int from = Math.Max(0, mention.Start - 24);
            string before = context.Layout.Flow(from, mention.Start);
            for (int i = 0; i < ServiceWords.Length; i++)
            {
                bool strong = i < ServiceWords.Length - WeakServiceWords;
                if (before.EndsWith(ServiceWords[i], StringComparison.OrdinalIgnoreCase) && !TextMatch.Holds(before, "coverage")
                    && !IsAdministrative(from, mention, strong))
                {
                    best.Offer(mention.Date!.Value, strong ? 0.82 : 0.55, mention.Span);
                    break;
                }
            }

            var after = context.Text.AsSpan(mention.End, Math.Min(12, context.Text.Length - mention.End));
            if (after.StartsWith(" forward", StringComparison.OrdinalIgnoreCase) || after.StartsWith(" onward", StringComparison.OrdinalIgnoreCase))
            {
                best.Offer(mention.Date!.Value, 0.85, mention.Span);
            }
        }
    }

    /// <summary>"We received a claim … on", "your request of": the payer's dates, not the service's.</summary>
    private bool IsAdministrative(int from, Mention mention, bool strong)
    {
        int s = context.Layout.SentenceAt(mention.Start);
        int start = s < 0 ? from : Math.Max(context.Layout.Sentences[s].Start, mention.Start - 70);
        string before = context.Layout.Flow(start, mention.Start);
        return AdministrativeWords.IsIn(before)
            || (!strong && (DecisionWords.IsIn(context.Text.AsSpan(from, mention.Start - from)) || IsOfAnEvent(mention, s)));
    }

    /// <summary>
    /// "On July 18, 2025 Dr. Crowhurst asked us …": what follows the day is the payer's or somebody's request, not the service. Where the
    /// sentence starts with the day, all of it is about that event.
    /// </summary>
    private bool IsOfAnEvent(Mention mention, int sentence)
    {
        var after = context.Text.AsSpan(mention.End, Math.Min(60, context.Text.Length - mention.End)).TrimStart(", \n");
        if (sentence >= 0 && mention.Start - context.Layout.Sentences[sentence].Start <= 4)
        {
            int end = Math.Min(context.Layout.Sentences[sentence].End, mention.End + 240);
            after = context.Text.AsSpan(mention.End, Math.Max(0, end - mention.End)).TrimStart(", \n");
        }

        return AdministrativeEvents.Starts(after) || Requests.IsIn(after);
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

    private bool IsBesideService(FieldHit hit) => context.Index.OnLine(hit.Line).Any(f => f.Field is Field.Service or Field.Codes or Field.Provider);

    private Fact<DateOnly>? RangeEnd(TextSpan first, DateOnly start)
    {
        int i = context.MentionAt(first.End);
        if (i >= context.Mentions.Length || context.Mentions[i] is not { Kind: MentionKind.Date } next || next.Start - first.End > 16 || next.Date <= start)
        {
            return null;
        }

        string between = context.Text[first.End..next.Start].Trim().ToLowerInvariant();
        return between is "-" or "–" or "—" or "to" or "through" or "thru" or "until" or ", discharged" or "and"
            || between.EndsWith("discharged", StringComparison.Ordinal)
            ? context.Fact(next.Date!.Value, 0.9, next.Start, next.End)
            : null;
    }
}
