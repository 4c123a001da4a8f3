using DenialOps.Facts.Layout;
using DenialOps.Mentions;

namespace DenialOps.Facts.Readers;

/// <summary>Finds the day of service in sentences: "performed on February 11, 2026"; never the day of a request, a decision or another event.</summary>
internal sealed class ServiceDayProse(ReadingContext context, Dictionary<int, Field> labelled)
{
    private static readonly PhraseSet AdministrativeWords = new(
        "was received", "therapy was", "request", "we received", "inquiry", "asked", "paid", "ended", "wrote", "sent", "called", "mailed",
        "effective", "faxed", "appeal", "we have approved", "we approved", "we've approved", "grace period", "started on", "last used", "last filled",
        "last paid", "available on", "starts over", "starts again", "after your", "since your", "following your", "claim received", "submitted");

    /// <summary>What is said of the payer's own days, unless the words right before the day name a service.</summary>
    private static readonly PhraseSet DecisionWords = new("denied", "decided", "decision", "review");

    private static readonly PhraseSet Requests = new(" asked", " requested", " sent us", " called", " submitted");

    /// <summary>"On February 20, 2026 we received …": what follows the day says whose it is.</summary>
    private static readonly PhraseSet AdministrativeEvents = new(
        "we received", "we got", "we reviewed", "we denied", "we decided", "we made", "we sent", "we wrote", "we told", "we asked", "we notified",
        "you asked", "you called", "you wrote", "your doctor asked", "your provider asked", "your doctor sent", "your provider sent", "your request",
        "a request");

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

    public void Offer(Best<DateOnly> best)
    {
        foreach (var mention in context.Of(MentionKind.Date))
        {
            if (context.ZoneAt(mention.Start) is not (Zone.Body or Zone.Head) || labelled.ContainsKey(mention.Start))
            {
                continue;
            }

            int from = Math.Max(0, mention.Start - 24);
            string before = context.Layout.Flow(from, mention.Start);
            for (int i = 0; i < ServiceWords.Length; i++)
            {
                bool strong = i < ServiceWords.Length - WeakServiceWords;
                if (TextMatch.EndsWith(before, ServiceWords[i]) && !TextMatch.Holds(before, "coverage")
                    && !IsAdministrative(from, mention, strong))
                {
                    best.Offer(mention.Date!.Value, strong ? 0.82 : i == ServiceWords.Length - 1 ? 0.45 : 0.55, mention.Span);
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
}
