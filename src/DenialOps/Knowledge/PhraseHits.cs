using System.Buffers;
using System.Runtime.CompilerServices;

namespace DenialOps.Knowledge;

/// <summary>The phrases of a text, in order of their first word, longer phrases after shorter ones. To be disposed of when read: their room is lent.</summary>
internal readonly ref struct PhraseHits<T>(PhraseHit<T>[] room, int count)
{
    /// <summary>The phrases.</summary>
    public ReadOnlySpan<PhraseHit<T>> All => room.AsSpan(0, count);

    public void Dispose() => ArrayPool<PhraseHit<T>>.Shared.Return(room, RuntimeHelpers.IsReferenceOrContainsReferences<T>());
}
