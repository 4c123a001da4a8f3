using System.Runtime.ExceptionServices;
using Microsoft.Extensions.AI;

namespace DenialOps.Llm.Caching;

/// <summary>How a call that several wait for ended.</summary>
internal sealed class Landing
{
    /// <summary>The answer for all but the first; null when it cannot be copied.</summary>
    internal ReadOnlyMemory<byte>? Answer { get; init; }

    /// <summary>The answer for the first, who alone may have it; null of a stream that he has read.</summary>
    internal ChatResponse? First { get; init; }

    /// <summary>Whether it came from the store.</summary>
    internal bool FromStore { get; init; }

    /// <summary>Whether it may be given again later.</summary>
    internal bool IsWorthKeeping { get; init; }

    /// <summary>What it failed by.</summary>
    internal ExceptionDispatchInfo? Error { get; init; }
}
