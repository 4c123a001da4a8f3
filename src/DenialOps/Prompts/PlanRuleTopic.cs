using System.Text.Json.Serialization;

namespace DenialOps.Prompts;

/// <summary>What a rule of a plan is about.</summary>
[JsonConverter(typeof(PlanRuleTopicConverter))]
public enum PlanRuleTopic
{
    /// <summary>None of the others.</summary>
    Other,

    /// <summary>Care that the plan pays for.</summary>
    Covered,

    /// <summary>Care that it does not pay for.</summary>
    Excluded,

    /// <summary>Care that needs approval first.</summary>
    PriorAuthorization,

    /// <summary>How to appeal.</summary>
    Appeal,

    /// <summary>A time limit other than that for an appeal.</summary>
    TimeLimit,

    /// <summary>What the member pays.</summary>
    CostShare,

    /// <summary>What a word means in the plan.</summary>
    Definition,
}
