using ProviderSimulator.Limits;
using ProviderSimulator.Scripts;

namespace ProviderSimulator;

/// <summary>How a simulator is set up.</summary>
public sealed class SimulatorOptions
{
    /// <summary>The port of the loopback address. Default: 0, one that is free.</summary>
    public int Port { get; set; }

    /// <summary>
    /// The clock of the limits, of every simulated wait and of the log. Default: the system's. With a clock of its own a test waits for
    /// nothing.
    /// </summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>What a minute allows, for every model that has no limits of its own. Default: everything.</summary>
    public RateLimits? Limits { get; set; }

    /// <summary>What a minute allows, by model.</summary>
    public IDictionary<string, RateLimits> ModelLimits { get; } = new Dictionary<string, RateLimits>();

    /// <summary>
    /// Says what a request gets that no script is for, by its body, which is JSON: for a model that answers what it is asked. Null, and a null
    /// of its own, leave it to <see cref="DefaultReply"/>. It is called on many threads at once.
    /// </summary>
    public Func<string, Step?>? Responder { get; set; }

    /// <summary>
    /// What requests get that no script is for. Default: a sentence, or the smallest JSON that fits the schema where the request has one.
    /// </summary>
    public Step? DefaultReply { get; set; }

    /// <summary>
    /// Counts the tokens of a text, as a vendor's own tokenizer does. With one, the input of a request is all that its body says: prompt,
    /// schema, tools and their frame, line ends and spaces as they were sent. Default: one for every four characters of the prompt begun.
    /// </summary>
    public Func<string, int>? TokenCounter { get; set; }

    /// <summary>How many requests the log keeps, at least 1. Default: 10,000.</summary>
    public int MaxRecordedRequests { get; set; } = 10_000;

    /// <summary>Whether the log keeps bodies. Default: true; a load of millions of requests does better without.</summary>
    public bool RecordsBodies { get; set; } = true;

    /// <summary>The largest body that is taken, in bytes, at least 1; a larger one gets 413. Default: 32 MiB, Anthropic's own limit.</summary>
    public int MaxBodyBytes { get; set; } = 32 * 1024 * 1024;

    internal void Validate()
    {
        Within(nameof(Port), Port, 0, 65_535);
        Within(nameof(MaxRecordedRequests), MaxRecordedRequests, 1, int.MaxValue);
        Within(nameof(MaxBodyBytes), MaxBodyBytes, 1, int.MaxValue);
        Limits?.Validate(nameof(Limits));
        foreach (var (model, limits) in ModelLimits)
        {
            limits.Validate($"{nameof(ModelLimits)}[{model}]");
        }
    }

    private static void Within(string option, int value, int least, int most)
    {
        if (value < least || value > most)
        {
            throw new ArgumentException($"{option} is {value}; it must be from {least} to {most}.", option);
        }
    }
}
