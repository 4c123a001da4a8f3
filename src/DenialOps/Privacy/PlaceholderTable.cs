using System.Diagnostics.CodeAnalysis;

namespace DenialOps.Privacy;

/// <summary>
/// The placeholders of one case, each with the characters that it stands for. It only grows: a value keeps its placeholder for as long as
/// the case lives, and the same characters never get a second one.
/// </summary>
/// <threadsafety>Safe to use from any number of threads.</threadsafety>
internal sealed class PlaceholderTable
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, string> _nameOf = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _valueOf = new(StringComparer.Ordinal);
    private readonly Dictionary<PrivateKind, int> _last = [];
    private readonly List<string> _written = [];
    private readonly List<(string Value, PrivateKind Kind)> _values = [];

    /// <summary>All placeholders as they are written, in the order in which they were given.</summary>
    public IReadOnlyList<string> Written
    {
        get
        {
            lock (_lock)
            {
                return [.. _written];
            }
        }
    }

    /// <summary>The values that have one, each with its kind, in the same order.</summary>
    public IReadOnlyList<(string Value, PrivateKind Kind)> Values
    {
        get
        {
            lock (_lock)
            {
                return [.. _values];
            }
        }
    }

    /// <summary>The placeholder of a value, a new one where it has none yet.</summary>
    public string Of(ReadOnlySpan<char> value, PrivateKind kind)
    {
        lock (_lock)
        {
            var known = _nameOf.GetAlternateLookup<ReadOnlySpan<char>>();
            if (known.TryGetValue(value, out var written))
            {
                return written;
            }

            var number = _last[kind] = _last.GetValueOrDefault(kind) + 1;
            var name = PlaceholderSyntax.NameOf(kind, number);
            written = PlaceholderSyntax.Write(name);
            var text = value.ToString();
            _nameOf[text] = written;
            _valueOf[name] = text;
            _written.Add(written);
            _values.Add((text, kind));
            return written;
        }
    }

    /// <summary>What the placeholder with this name stands for.</summary>
    public bool TryRestore(string name, [NotNullWhen(true)] out string? value)
    {
        lock (_lock)
        {
            return _valueOf.TryGetValue(name, out value);
        }
    }
}
