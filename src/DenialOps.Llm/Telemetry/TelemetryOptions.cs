namespace DenialOps.Llm.Telemetry;

/// <summary>Which names telemetry has, and what of a call it records.</summary>
/// <remarks>Checked when a <see cref="TelemetryChatClient"/> is built from it; the client keeps a copy.</remarks>
/// <example><code>var options = new TelemetryOptions { StabilityOptIn = "gen_ai_latest_experimental" };</code></example>
public sealed class TelemetryOptions
{
    /// <summary>
    /// What is read in place of the environment variable <c>OTEL_SEMCONV_STABILITY_OPT_IN</c>, a list with commas:
    /// <c>gen_ai_latest_experimental</c> for the newer names of OpenTelemetry's conventions instead of the older ones,
    /// <c>gen_ai_latest_experimental/dup</c> for both.
    /// </summary>
    /// <value>Null: the variable, as it is when the client is built. Empty for the older names.</value>
    public string? StabilityOptIn { get; set; }

    /// <summary>
    /// Whether the span holds the messages of prompt and answer. Keys are taken out of them; <b>all else that they say is recorded</b>,
    /// names and diagnoses too.
    /// </summary>
    /// <value>False.</value>
    public bool RecordContent { get; set; }

    /// <summary>
    /// How many different values a model, provider, operation or target has in metrics; those after them are <c>(other)</c>.
    /// </summary>
    /// <value>100; from 1 to 10,000.</value>
    public int MaxTagValues { get; set; } = 100;

    internal TelemetryOptions Clone() => (TelemetryOptions)MemberwiseClone();

    internal OptionProblems Problems() => new OptionProblems(nameof(TelemetryOptions))
        .Check(nameof(MaxTagValues), MaxTagValues, MaxTagValues is >= 1 and <= 10_000, "from 1 to 10,000");
}
