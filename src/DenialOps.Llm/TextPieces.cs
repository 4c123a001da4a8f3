using System.Buffers;

namespace DenialOps.Llm;

/// <summary>The texts of a stream's pieces, by reference and in borrowed memory: a piece costs nothing.</summary>
/// <remarks>
/// They are put together only when somebody asks. It has no <see cref="object.ToString"/> of its own, so that nobody logs what it holds.
/// Not thread-safe; a field of it must not be read-only.
/// </remarks>
internal struct TextPieces
{
    private string[]? pieces;
    private int count;

    internal readonly bool IsEmpty => count == 0;

    internal void Add(string piece)
    {
        if (pieces is null || count == pieces.Length)
        {
            var larger = ArrayPool<string>.Shared.Rent(Math.Max(64, 2 * count));
            pieces.AsSpan(0, count).CopyTo(larger);
            Return();
            pieces = larger;
        }

        pieces[count++] = piece;
    }

    /// <summary>All of it as one text.</summary>
    internal readonly string Join() => string.Concat(pieces.AsSpan(0, count));

    /// <summary>Forgets what it holds and goes on.</summary>
    internal void Clear()
    {
        pieces.AsSpan(0, count).Clear();
        count = 0;
    }

    /// <summary>Gives the memory back; empty from then on.</summary>
    internal void Free()
    {
        Return();
        (pieces, count) = (null, 0);
    }

    // Cleared, so that no answer stays behind in the pool.
    private readonly void Return()
    {
        if (pieces is { } rented)
        {
            rented.AsSpan(0, count).Clear();
            ArrayPool<string>.Shared.Return(rented);
        }
    }
}
