using System.Text.Json.Serialization;
using DenialOps.Deadlines;
using DenialOps.Grounding;
using DenialOps.Planning;
using DenialOps.Routing;

namespace DenialOps.Artifacts;

/// <summary>The contract's types, for the serializer's generator; the facts have a <see cref="CaseFactsWriter"/> of their own.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    WriteIndented = true,
    NewLine = "\n",
    GenerationMode = JsonSourceGenerationMode.Metadata,
    Converters = [typeof(MoneyConverter), typeof(RoundedConverter)])]
[JsonSerializable(typeof(RouteDecision))]
[JsonSerializable(typeof(IReadOnlyList<Deadline>))]
[JsonSerializable(typeof(ActionPlan))]
[JsonSerializable(typeof(CaseSummary))]
[JsonSerializable(typeof(GroundingFile))]
[JsonSerializable(typeof(GroundingReport))]
[JsonSerializable(typeof(UsageFile))]
[JsonSerializable(typeof(RunFile))]
[JsonSerializable(typeof(CaseFile))]
internal sealed partial class ContractJsonContext : JsonSerializerContext;
