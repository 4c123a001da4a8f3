using DenialOps.Facts.Layout;
using DenialOps.Knowledge;
using DenialOps.Mentions;

namespace DenialOps.Facts.Readers;

/// <summary>
/// Reads, of a first refusal, what it says of the review that follows if the appeal is denied: how long, and from when. And whether the
/// State's hearing is the first and only review, as where a state pays for the care itself.
/// </summary>
internal sealed class LaterReviewReader(ReadingContext context, AppealTimeReader times)
{
    /// <summary>The named fact with the time for the review after the appeal: <c>60 days</c>, <c>4 months</c>.</summary>
    public const string TimeFact = "later_review_time";

    /// <summary>The named fact with what it runs from: <c>receipt</c> or <c>notice</c>, of the answer to the appeal.</summary>
    public const string FromFact = "later_review_counted_from";

    /// <summary>The named fact that says that the State's hearing comes first: <c>hearing</c>.</summary>
    public const string FirstFact = "first_review";

    private const double Told = 0.85;
    private const double Shown = 0.75;
    private const double Usable = 0.5;
    private const int Reach = 200;

    /// <summary>A time in days below this is one for a step of the way, and not to ask for a review.</summary>
    private const int FewestDays = 5;

    private static readonly PhraseSet Reviews = new(
        "external review", "external appeal", "independent review", "independent external", "independent medical review", "outside review", "fair hearing", "state hearing", "state review",
        "personnel management", "independent organization", "formal review");

    private static readonly PhraseSet FurtherOn = new("court", "lawsuit", "civil action", "judge", "council", "second level", "second appeal", "level 2", "voluntary");

    private static readonly PhraseSet Hearings = new("fair hearing", "state hearing", "administrative hearing", "medicaid hearing");

    private static readonly PhraseSet MayAsk = new("you may ", "you can ", "you must ", "right to ", "request ", "ask for ", "to ask", "you have ", "you then have ", "must be filed", "file ", "apply");

    /// <summary>A plan, or an appeal to it, comes before the hearing.</summary>
    private static readonly PhraseSet PlansAppeal = new(
        "plan appeal", "plan's appeal", "internal appeal", "appeal with ", "appeal to us", "appeal to the plan", "file an appeal", "ask for an appeal", "ask us for an appeal", "request an appeal", "appeal first", "after the appeal",
        "after your appeal", "after you appeal", "after we decide", "appeal decision", "appeal resolution", "notice of resolution", "managed care", "health plan", "grievance and appeal", "appeals and grievance", "through the plan",
        "your appeal", "decision on your appeal", "an appeal with", "appeals unit", "appeals department", "mco", "second look");

    /// <summary>The letter itself says that no appeal to the plan need come before.</summary>
    private static readonly PhraseSet NotBefore = new(
        "do not have to appeal", "don't have to appeal", "need not appeal", "do not need to appeal", "don't need to appeal", "without appealing", "without first appealing", "without an appeal to", "no appeal to the plan",
        "no plan appeal");

    /// <summary>The time for the review after the appeal and what it runs from; of several the shortest.</summary>
    public (Fact<string>? Time, Fact<string>? From) Read(CaseFacts facts)
    {
        Mention? shortest = null;
        foreach (var mention in context.Of(MentionKind.Duration))
        {
            if (mention is { Unit: not (DurationUnit.Hours or DurationUnit.Minutes) } && NextReviewReader.Days(mention) is var days && days >= FewestDays
                && !(shortest is not null && days >= NextReviewReader.Days(shortest)) && IsTimeToAsk(mention) && !IsAppeals(facts, mention))
            {
                shortest = mention;
            }
        }

        if (shortest is null)
        {
            return (null, null);
        }

        var (from, _) = new AppealAnchorReader(context).Read(shortest, Told);
        return (context.Fact(NextReviewReader.NormalTime(shortest), Told, shortest.Start, shortest.End), from is { Value: "receipt" or "notice" } ? from : null);
    }

    /// <summary>That the State's hearing is the first review of a Medicaid refusal: the letter names a hearing, no time for an appeal and no plan.</summary>
    public Fact<string>? First(CaseFacts facts)
    {
        var appeal = facts.Appeal;
        if (facts.Payer.PlanType is not { Value: PlanType.Medicaid, Confidence: >= Usable } || appeal.DeadlineDays is not null || appeal.DeadlineSpan is not null || appeal.DeadlineDate is not null
            || Hearings.FirstIn(context.Text) < 0 || (PlansAppeal.IsIn(context.Text) && !NotBefore.IsIn(context.Text)))
        {
            return null;
        }

        foreach (var sentence in context.Layout.Sentences)
        {
            if (sentence.Zone != Zone.Boilerplate && context.Layout.Flow(sentence.Start, sentence.End) is var text && Hearings.IsIn(text) && MayAsk.IsIn(text))
            {
                return context.Fact("hearing", Shown, sentence.Start, Math.Min(sentence.End, sentence.Start + Reach));
            }
        }

        return null;
    }

    private bool IsAppeals(CaseFacts facts, Mention mention) =>
        (facts.Appeal.DeadlineDays?.Source ?? facts.Appeal.DeadlineSpan?.Source) is { } source && source == context.Receipt(mention.Start, mention.End);

    private bool IsTimeToAsk(Mention mention)
    {
        int s = context.Layout.SentenceAt(mention.Start);
        if (s < 0 || context.ZoneAt(mention.Start) is Zone.Boilerplate || context.IsInstruction(s))
        {
            return false;
        }

        var (clause, around) = times.Clause(mention);
        var sentence = context.Layout.Sentences[s];
        string own = context.Layout.Flow(Math.Max(sentence.Start, mention.Start - Reach), Math.Min(sentence.End, mention.End + Reach));
        bool named = Reviews.IsIn(own) || (context.ZoneAt(mention.Start) == Zone.Later && BeforeNames(s));
        return named && MayAsk.IsIn(own) && !FurtherOn.IsIn(own) && (Has(clause, Cue.LaterLevel) || Has(around, Cue.LaterLevel))
            && (Has(clause, Cue.TimeAllowed) || Has(clause, Cue.FromReceipt) || Has(clause, Cue.FromNotice))
            && !Has(clause, Cue.PayerDecides) && !Has(clause, Cue.Records) && !Has(clause, Cue.CorrectedClaim) && !Has(clause, Cue.Continuation)
            && !Has(clause, Cue.PeerToPeer) && !Has(clause, Cue.RetroAuthorization) && !Has(clause, Cue.Expedited);
    }

    /// <summary>Whether the sentence before names the review: "You can then ask for an external review. You have 60 days for that."</summary>
    private bool BeforeNames(int sentence)
    {
        if (sentence == 0)
        {
            return false;
        }

        var before = context.Layout.Sentences[sentence - 1];
        string text = context.Layout.Flow(Math.Max(before.Start, before.End - Reach), before.End);
        return Reviews.IsIn(text) && !FurtherOn.IsIn(text);
    }

    private static bool Has(uint cues, Cue cue) => ReadingContext.Has(cues, cue);
}
