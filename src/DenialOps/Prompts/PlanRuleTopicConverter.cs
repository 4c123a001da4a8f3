using System.Text.Json;
using System.Text.Json.Serialization;

namespace DenialOps.Prompts;

/// <summary>Topics by name only: a number is no answer.</summary>
internal sealed class PlanRuleTopicConverter() : JsonStringEnumConverter<PlanRuleTopic>(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false);
