using System.Text.Json;
using DenialOps.Deadlines;
using DenialOps.Knowledge;
using DenialOps.Planning;
using Scriban.Runtime;

namespace DenialOps.Drafting;

/// <summary>The variables of the templates that tell the law. What we do not know, or could not confirm, is null.</summary>
internal static class LawModel
{
    private static readonly Dictionary<PlanType, string> TypeNames =
        Enum.GetValues<PlanType>().ToDictionary(type => type, type => JsonNamingPolicy.SnakeCaseLower.ConvertName(type.ToString()));

    /// <summary>Adds the variables.</summary>
    public static void Add(ScriptObject model, CaseView view)
    {
        var law = view.Law;
        model["plan_type"] = TypeNames[view.PlanType];
        model["later_review"] = view.IsLaterReview;
        model["answers_appeal"] = view.AnswersAppeal;
        model["later_time"] = ReviewLadder.LettersOwn(view.Facts, null) is { } time ? PrintedForm.Time(time.Words, view.Language) : null;
        model["for_patient"] = law.IsThePatients;
        AddReviews(model, view, law.IsThePatients ? null : law.Review, law.IsThePatients ? null : law.After);
        model["answer_time"] = law.AnswerTime;
        model["answer_law"] = law.AnswerCitation;
        model["more_time"] = law.MoreTime?.Time;
        model["more_time_law"] = law.MoreTime?.Citation;
        model["file_says"] = law.ClaimFile?.Says;
        model["file_law"] = law.ClaimFile?.Citation;
        model["reason_says"] = law.SpecificReason?.Says;
        model["reason_law"] = law.SpecificReason?.Citation;
        model["decision_time"] = law.Decision?.Time;
        model["decision_law"] = law.Decision?.Citation;
        model["urgent_decision_time"] = law.UrgentDecision?.Time;
        model["urgent_decision_law"] = law.UrgentDecision?.Citation;
        model["self_funded"] = view.IsSelfFunded;
        model["keep_law"] = CitationOf(law.KeepServices);
        model["advance_says"] = law.AdvanceReview?.Says;
        model["advance_law"] = law.AdvanceReview?.Citation;
        model["surprise_says"] = law.SurpriseBilling?.Says;
        model["surprise_law"] = law.SurpriseBilling?.Citation;
    }

    /// <summary>The next review and the one after it; null where they are not for the one who writes.</summary>
    private static void AddReviews(ScriptObject model, CaseView view, LegalRule? next, LegalRule? after)
    {
        model["review_name"] = InSentence(next, view.IsLaterReview);
        model["review_decider"] = WithoutArticle(next?.DecidedBy);
        model["review_automatic"] = next is { Automatic: true };
        model["review_with_plan"] = next is { FiledWithPlan: true };
        model["review_law"] = CitationOf(next);
        model["next_review"] = InSentence(after, later: true);
        model["next_decider"] = after?.DecidedBy;
        model["next_automatic"] = after is { Automatic: true };
        model["next_law"] = CitationOf(after);
    }

    /// <summary>Who decides, as the address of a letter names it.</summary>
    private static string? WithoutArticle(string? name) =>
        name is null ? null : name.StartsWith("an ", StringComparison.Ordinal) ? name[3..] : name.StartsWith("a ", StringComparison.Ordinal) ? name[2..] : name;

    private static string? CitationOf(LegalRule? rule) => rule is null or { Status: RuleStatus.Unverified } ? null : rule.Citation;

    /// <summary>The name of a review as it stands in a sentence; a first appeal without a name of its own is just an appeal.</summary>
    private static string? InSentence(LegalRule? rule, bool later) =>
        rule is null || (!later && rule.Name.Contains("ppeal", StringComparison.Ordinal)) ? null
        : rule.NameInSentence;
}
