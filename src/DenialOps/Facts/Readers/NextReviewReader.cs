using DenialOps.Facts.Layout;
using DenialOps.Mentions;

namespace DenialOps.Facts.Readers;

/// <summary>
/// Reads, of a letter that answers an appeal, what it gives for the review that is open now: how long, from when, until which day, and
/// whether the plan itself or somebody outside it decides. Of several times the shortest: a request within it is in time whichever is right.
/// </summary>
internal sealed class NextReviewReader(ReadingContext context, AppealTimeReader times)
{
    /// <summary>The named fact with the time, for example <c>60 days</c> or <c>4 months</c>.</summary>
    public const string TimeFact = "next_review_time";

    /// <summary>The named fact with what it runs from, as of <see cref="AppealFacts.CountedFrom"/>.</summary>
    public const string FromFact = "next_review_counted_from";

    /// <summary>The named fact with the printed day that it runs from.</summary>
    public const string FromDayFact = "next_review_counted_from_date";

    /// <summary>The named fact with the printed last day.</summary>
    public const string DateFact = "next_review_date";

    /// <summary>The named fact that tells who decides: <c>plan</c> or <c>outside</c>.</summary>
    public const string DeciderFact = "next_review_decider";

    private const double Told = 0.85;
    private const int Reach = 200;
    private const double DaysOfMonth = 30.4;

    private static readonly PhraseSet Outside = new(
        "external", "independent", "hearing", "outside", "court", "judge", "council", "office of personnel", "opm", "iro", "department of", "state agency", "the state");

    /// <summary>The facts by their names; empty where the letter gives nothing.</summary>
    public IEnumerable<(string Name, Fact<string> Fact)> Read()
    {
        var day = new LastDayReader(context, times) { OfNextReview = true }.Read();
        var time = Shortest();
        if (day is not null)
        {
            yield return (DateFact, new Fact<string>(day.Value.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), day.Confidence, day.Method, day.Source));
        }

        if (time is not null)
        {
            yield return (TimeFact, context.Fact(NormalTime(time), Told, time.Start, time.End));
            var (from, fromDay) = new AppealAnchorReader(context).Read(time, Told);
            if (from is not null)
            {
                yield return (FromFact, from);
            }

            if (fromDay is not null)
            {
                yield return (FromDayFact, fromDay);
            }

            int s = context.Layout.SentenceAt(time.Start);
            var sentence = context.Layout.Sentences[s];
            int first = s > 0 && context.Layout.Sentences[s - 1].Paragraph == sentence.Paragraph ? context.Layout.Sentences[s - 1].Start : sentence.Start;
            int start = Math.Max(first, time.Start - Reach), end = Math.Min(sentence.End, time.End + Reach);
            yield return (DeciderFact, context.Fact(Outside.IsIn(context.Text.AsSpan(start, end - start)) ? "outside" : "plan", Told, start, end));
        }
    }

    private Mention? Shortest()
    {
        Mention? shortest = null;
        foreach (var mention in context.Of(MentionKind.Duration))
        {
            if (mention.Unit is not (DurationUnit.Hours or DurationUnit.Minutes)
                && !(Days(mention) >= (shortest is null ? double.MaxValue : Days(shortest))) && IsTimeToAsk(mention))
            {
                shortest = mention;
            }
        }

        return shortest;
    }

    /// <summary>Whether the reader has this time to ask for a review.</summary>
    private bool IsTimeToAsk(Mention mention)
    {
        if (context.ZoneAt(mention.Start) is Zone.Boilerplate || context.Layout.SentenceAt(mention.Start) < 0)
        {
            return false;
        }

        var (clause, around) = times.Clause(mention);
        return (Has(clause, Cue.LaterLevel) || Has(clause, Cue.Appeal) || Has(around, Cue.LaterLevel))
            && (Has(clause, Cue.TimeAllowed) || Has(clause, Cue.FromReceipt) || Has(clause, Cue.FromNotice))
            && !Has(clause, Cue.PayerDecides) && !Has(clause, Cue.Records) && !Has(clause, Cue.CorrectedClaim) && !Has(clause, Cue.Continuation)
            && !Has(clause, Cue.PeerToPeer) && !Has(clause, Cue.RetroAuthorization) && !Has(around, Cue.Instruction);
    }

    /// <summary>About how many days a time has, to compare it with others.</summary>
    public static double Days(Mention time) => (double)time.Number!.Value * time.Unit switch
    {
        DurationUnit.Weeks => 7,
        DurationUnit.Months => DaysOfMonth,
        DurationUnit.Years => 12 * DaysOfMonth,
        _ => 1,
    };

    /// <summary>"180_days" as a reader writes it.</summary>
    public static string NormalTime(Mention time) => time.Value.Replace('_', ' ');

    private static bool Has(uint cues, Cue cue) => ReadingContext.Has(cues, cue);
}
