using System.Text.Json.Serialization;

namespace DenialOps.Cli.Printing;

/// <summary>Writes <see cref="RunReport"/> in the contract's form, without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true)]
[JsonSerializable(typeof(RunReport))]
internal sealed partial class RunReportJson : JsonSerializerContext;
