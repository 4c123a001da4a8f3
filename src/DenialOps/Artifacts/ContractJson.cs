using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using DenialOps.Deadlines;
using DenialOps.Facts;
using DenialOps.Grounding;
using DenialOps.Planning;
using DenialOps.Routing;

namespace DenialOps.Artifacts;

/// <summary>
/// The JSON of the case contract: UTF-8, snake case, indented, readable characters unescaped, properties in the contract's order,
/// money with two decimals, unknown values written as <c>null</c>. Every text ends with a line feed.
/// </summary>
/// <threadsafety>Safe to use from any number of threads.</threadsafety>
public static class ContractJson
{
    // The files are not pasted into HTML; people read them, so "é", "’" and "&" stay themselves.
    private static readonly JavaScriptEncoder Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
    private static readonly JsonWriterOptions Readable = new() { Indented = true, NewLine = "\n", Encoder = Encoder };
    private static readonly Lazy<ContractJsonContext> Types = new(() =>
        new ContractJsonContext(new JsonSerializerOptions(ContractJsonContext.Default.Options) { Encoder = Encoder }));

    private static ContractJsonContext Context => Types.Value;

    /// <summary><c>case_facts.json</c>.</summary>
    public static byte[] Serialize(CaseFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        using var stream = new MemoryStream(32 * 1024);
        using (var json = new Utf8JsonWriter(stream, Readable))
        {
            new CaseFactsWriter(json).Write(facts);
        }

        stream.WriteByte((byte)'\n');
        return stream.ToArray();
    }

    /// <summary><c>route.json</c>.</summary>
    public static byte[] Serialize(RouteDecision route) => Write(route, Context.RouteDecision);

    /// <summary><c>deadlines.json</c>.</summary>
    public static byte[] Serialize(IReadOnlyList<Deadline> deadlines) => Write(deadlines, Context.IReadOnlyListDeadline);

    /// <summary><c>action_plan.json</c>.</summary>
    public static byte[] Serialize(ActionPlan plan) => Write(plan, Context.ActionPlan);

    /// <summary><c>summary.json</c>.</summary>
    public static byte[] Serialize(CaseSummary summary) => Write(summary, Context.CaseSummary);

    /// <summary><c>grounding.json</c>.</summary>
    public static byte[] Serialize(GroundingFile grounding) => Write(grounding, Context.GroundingFile);

    /// <summary>One document's entry of <c>grounding.json</c>.</summary>
    public static byte[] Serialize(GroundingReport report) => Write(report, Context.GroundingReport);

    /// <summary><c>usage.json</c>.</summary>
    public static byte[] Serialize(UsageFile usage) => Write(usage, Context.UsageFile);

    /// <summary><c>run.json</c>.</summary>
    public static byte[] Serialize(RunFile run) => Write(run, Context.RunFile);

    /// <summary><c>case.json</c>.</summary>
    public static byte[] Serialize(CaseFile file) => Write(file, Context.CaseFile);

    private static byte[] Write<T>(T value, JsonTypeInfo<T> type)
    {
        ArgumentNullException.ThrowIfNull(value);
        using var stream = new MemoryStream(8192);
        JsonSerializer.Serialize(stream, value, type);
        stream.WriteByte((byte)'\n');
        return stream.ToArray();
    }
}
