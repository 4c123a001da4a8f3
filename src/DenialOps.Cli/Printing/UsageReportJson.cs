using System.Text.Json;
using System.Text.Json.Serialization;
using DenialOps.Llm.Usage;

namespace DenialOps.Cli.Printing;

/// <summary>How <c>usage --json</c> is written.</summary>
[JsonSerializable(typeof(UsageFigures))]
[JsonSerializable(typeof(IReadOnlyDictionary<string, UsageFigures>))]
internal sealed partial class UsageReportJson : JsonSerializerContext
{
    /// <summary>Indented, for people too.</summary>
    public static UsageReportJson Readable { get; } = new(new JsonSerializerOptions { WriteIndented = true, NewLine = "\n" });
}
