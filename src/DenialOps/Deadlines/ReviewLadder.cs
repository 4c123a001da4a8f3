using DenialOps.Facts;
using DenialOps.Facts.Readers;
using DenialOps.Knowledge;

namespace DenialOps.Deadlines;

/// <summary>The reviews that are open to a case, from the next one to the last.</summary>
internal static class ReviewLadder
{
    /// <summary>From this confidence on a kind of plan is taken for known.</summary>
    private const double Usable = 0.5;

    /// <summary>The kind of plan, where it is known well enough to go by it.</summary>
    public static PlanType TypeOf(CaseFacts facts) => facts.Payer.PlanType is { Confidence: >= Usable } type ? type.Value : PlanType.Unknown;

    /// <summary>How far up the ladder the document stands: 1 for a first refusal, 2 for the answer to the first appeal, and so on.</summary>
    public static int LevelOf(CaseFacts facts) =>
        facts.Other.TryGetValue(DecisionLevelReader.FactName, out var fact) && fact.Value is [>= '1' and <= '9' and var digit] ? digit - '0' : IsHearingFirst(facts) ? 2 : 1;

    /// <summary>Whether the State's hearing is the first review, with no plan whose appeal comes before it.</summary>
    public static bool IsHearingFirst(CaseFacts facts) =>
        !facts.Other.ContainsKey(DecisionLevelReader.FactName) && facts.Other.ContainsKey(LaterReviewReader.FirstFact) && TypeOf(facts) == PlanType.Medicaid;

    /// <summary>The rule of one level, the state's own where it has one; null where the kind of plan is unknown or the ladder has ended.</summary>
    public static LegalRule? RuleAt(CaseFacts facts, int level) =>
        level == 2 && IsHearingFirst(facts) ? RuleBook.Current.Find(PlanType.Medicaid, RuleMatter.FirstHearing) : RuleBook.Current.Appeal(TypeOf(facts), level, StateOf(facts));

    /// <summary>
    /// The time that a first refusal gives for a review that somebody has to ask for: the one after the appeal, or the State's hearing where
    /// that comes first; null where it gives none.
    /// </summary>
    public static TimeLimit? LettersOwn(CaseFacts facts, LegalRule? rule) => rule switch
    {
        { Matter: RuleMatter.FirstHearing } => Told(facts, NextReviewReader.TimeFact),
        null or { Level: 2, Automatic: false } when LevelOf(facts) == 1 => Told(facts, LaterReviewReader.TimeFact),
        _ => null,
    };

    private static TimeLimit? Told(CaseFacts facts, string name) =>
        facts.Other.GetValueOrDefault(name) is { Confidence: >= Usable } time ? TimeLimit.From(time) : null;

    /// <summary>The rules from the case's level on.</summary>
    public static List<LegalRule> Of(CaseFacts facts)
    {
        var rules = new List<LegalRule>(5);
        for (var level = LevelOf(facts); RuleAt(facts, level) is { } rule; level++)
        {
            rules.Add(rule);
        }

        return rules;
    }

    /// <summary>
    /// The federal rule, where <see cref="RuleAt"/> gives a state's own and only the letter names the state: which of the two holds is then
    /// not sure. Null otherwise.
    /// </summary>
    public static LegalRule? FederalBeside(CaseFacts facts, int level) =>
        RuleAt(facts, level) is { States.Count: > 0 } && facts.Other[StateReader.FactName].Method != FactMethod.User
            ? RuleBook.Current.Appeal(TypeOf(facts), level)
            : null;

    private static string? StateOf(CaseFacts facts) =>
        facts.Other.TryGetValue(StateReader.FactName, out var state) && state.Confidence >= Usable ? State.Named(state.Value)?.Code : null;
}
