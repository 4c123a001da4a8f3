using System.Diagnostics.CodeAnalysis;

namespace DenialOps.Intake;

/// <summary>
/// Takes lines for the same whose masks are the same (<see cref="RunningLine.Mask(string)"/>). Every short line of every letter is looked
/// up in this way: the masks stay on the stack.
/// </summary>
internal sealed class MaskComparer : IEqualityComparer<string>
{
    private const int StackCharacters = 256;

    /// <summary>The comparer; it keeps no state.</summary>
    public static MaskComparer Instance { get; } = new();

    public bool Equals(string? x, string? y)
    {
        if (x is null || y is null)
        {
            return ReferenceEquals(x, y);
        }

        var first = x.Length <= StackCharacters ? stackalloc char[StackCharacters] : new char[x.Length];
        var second = y.Length <= StackCharacters ? stackalloc char[StackCharacters] : new char[y.Length];
        return first[..RunningLine.Mask(x, first)].SequenceEqual(second[..RunningLine.Mask(y, second)]);
    }

    public int GetHashCode([DisallowNull] string obj)
    {
        var masked = obj.Length <= StackCharacters ? stackalloc char[StackCharacters] : new char[obj.Length];
        return string.GetHashCode(masked[..RunningLine.Mask(obj, masked)], StringComparison.Ordinal);
    }
}
