namespace DenialOps.Llm.Telemetry;

/// <summary>Which names of OpenTelemetry's conventions are used; one of the two at least.</summary>
internal readonly record struct Conventions(bool Older, bool Newer)
{
    internal const string Variable = "OTEL_SEMCONV_STABILITY_OPT_IN";

    /// <summary>What the variable asks for. The older names, unless it asks for the newer ones.</summary>
    internal static Conventions Parse(string? optIn)
    {
        var asked = (optIn ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var both = asked.Contains("gen_ai_latest_experimental/dup") || asked.Contains("gen_ai/dup");
        var newer = both || asked.Contains("gen_ai_latest_experimental");
        return new(both || !newer, newer);
    }
}
