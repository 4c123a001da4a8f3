using DenialOps.Llm.Usage;
using Microsoft.Extensions.AI;

namespace DenialOps.Llm.RateLimiting;

/// <summary>What a call used, as far as it is known. A struct: it is a part of the call that it belongs to.</summary>
internal struct RateLimitUse
{
    internal bool Complete { get; set; }

    internal long? Input { get; private set; }

    internal long? Output { get; private set; }

    internal long Characters { get; private set; }

    internal void Add(UsageDetails? usage)
    {
        Input = usage?.InputTokenCount is { } input ? (Input ?? 0) + input : Input;
        Output = usage?.OutputTokenCount is { } output ? (Output ?? 0) + output : Output;
    }

    internal void Add(ChatResponseUpdate update)
    {
        Characters += TokenEstimate.Characters(update.Contents);
        for (var i = 0; i < update.Contents.Count; i++)
        {
            if (update.Contents[i] is UsageContent usage)
            {
                Add(usage.Details);
            }
        }
    }
}
