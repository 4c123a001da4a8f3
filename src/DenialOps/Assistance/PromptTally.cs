using DenialOps.Llm.Usage;

namespace DenialOps.Assistance;

/// <summary>What the calls of a run came to, for each prompt and version.</summary>
internal sealed class PromptTally : IUsageSink
{
    private readonly Lock _gate = new();
    private readonly SortedDictionary<string, UsageTracker> _prompts = new(StringComparer.Ordinal);

    /// <summary>Name and version, as <c>extract-facts 1.0.0</c>, with what its calls came to.</summary>
    public IReadOnlyDictionary<string, UsageFigures> Read()
    {
        lock (_gate)
        {
            return _prompts.ToDictionary(prompt => prompt.Key, prompt => prompt.Value.Summarize().Total, StringComparer.Ordinal);
        }
    }

    /// <inheritdoc/>
    public ValueTask WriteAsync(CallRecord call, CancellationToken cancellationToken)
    {
        var name = $"{call.PromptName} {call.PromptVersion}";
        lock (_gate)
        {
            (_prompts.TryGetValue(name, out var known) ? known : _prompts[name] = new UsageTracker()).Add(call);
        }

        return ValueTask.CompletedTask;
    }
}
