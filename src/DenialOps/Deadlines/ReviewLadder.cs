using DenialOps.Facts;
using DenialOps.Facts.Readers;
using DenialOps.Knowledge;

namespace DenialOps.Deadlines;

/// <summary>The reviews that are open to a case, from the next one to the last.</summary>
internal static class ReviewLadder
{
    /// <summary>The fact under which a user names the state whose rules hold, as two letters.</summary>
    private const string StateFact = "state";

    /// <summary>From this confidence on a kind of plan is taken for known.</summary>
    private const double Usable = 0.5;

    /// <summary>The kind of plan, where it is known well enough to go by it.</summary>
    public static PlanType TypeOf(CaseFacts facts) => facts.Payer.PlanType is { Confidence: >= Usable } type ? type.Value : PlanType.Unknown;

    /// <summary>How far up the ladder the document stands: 1 for a first refusal, 2 for the answer to the first appeal, and so on.</summary>
    public static int LevelOf(CaseFacts facts) =>
        facts.Other.TryGetValue(DecisionLevelReader.FactName, out var fact) && fact.Value is [>= '1' and <= '9' and var digit] ? digit - '0' : 1;

    /// <summary>The rule of one level, the state's own where it has one; null where the kind of plan is unknown or the ladder has ended.</summary>
    public static LegalRule? RuleAt(CaseFacts facts, int level) => RuleBook.Current.Appeal(TypeOf(facts), level, StateOf(facts));

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

    private static string? StateOf(CaseFacts facts) =>
        facts.Other.TryGetValue(StateFact, out var state) && state.Value.Trim() is { Length: 2 } code ? code.ToUpperInvariant() : null;
}
