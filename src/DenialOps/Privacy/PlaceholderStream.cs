using System.Text;

namespace DenialOps.Privacy;

/// <summary>
/// Restores a streamed answer piece by piece. What it returns, one after the other, is what <see cref="IdentifierMask.Restore"/> makes of
/// the whole. It holds back only what may be the beginning of a placeholder, never more than the longest spelling of one.
/// </summary>
/// <threadsafety>For one answer and one thread at a time.</threadsafety>
public sealed class PlaceholderStream
{
    private readonly PlaceholderTable _table;
    private string _held = string.Empty;

    internal PlaceholderStream(PlaceholderTable table) => _table = table;

    /// <summary>How many characters are held back now.</summary>
    internal int Held => _held.Length;

    /// <summary>Takes the next piece of the answer and returns what can be shown now; empty where nothing can.</summary>
    public string Push(string piece)
    {
        ArgumentNullException.ThrowIfNull(piece);
        return Read(_held.Length == 0 ? piece : _held + piece, isLast: false);
    }

    /// <summary>Returns what was held back: the answer is over. The stream can be used for another answer then.</summary>
    public string Flush() => Read(_held, isLast: true);

    /// <summary>Restores a whole text.</summary>
    internal static string Restore(PlaceholderTable table, string text) => new PlaceholderStream(table).Read(text, isLast: true);

    private string Read(string text, bool isLast)
    {
        _held = string.Empty;
        var at = PlaceholderSyntax.Next(text, 0);
        if (at < 0)
        {
            return text;
        }

        var restored = new StringBuilder(text.Length + 64);
        var copied = 0;
        for (; at >= 0; at = PlaceholderSyntax.Next(text, at))
        {
            var match = PlaceholderSyntax.At(text, at);
            if (match.State == PlaceholderMatch.Outcome.Unfinished && !isLast)
            {
                _held = text[at..];
                return restored.Append(text, copied, at - copied).ToString();
            }

            if (match.State != PlaceholderMatch.Outcome.Whole)
            {
                at++;
                continue;
            }

            if (_table.TryRestore(match.Name!, out var value))
            {
                restored.Append(text, copied, at - copied).Append(value);
                copied = match.End;
            }

            at = match.End;
        }

        return restored.Append(text, copied, text.Length - copied).ToString();
    }
}
