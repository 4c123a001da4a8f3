using System.Buffers;
using DenialOps.Intake;

namespace DenialOps.Grounding;

/// <summary>
/// Answers whether a run of words stands in the documents or facts, word for word. It is built when first asked, in linear time; a
/// question costs its own length times a bounded number of places to try.
/// </summary>
internal sealed class PhraseIndex
{
    private const int LongestQuestion = 512;
    private const int MostParts = 12;

    private readonly List<PhraseSource> _sources = [];
    private readonly Lock _gate = new();
    private PhraseTable? _table;

    /// <summary>Adds a document. Headers and footers that interrupt its sentences are put behind it.</summary>
    public void Add(LetterDocument document)
    {
        var start = 0;
        var parts = new List<TextSpan>();
        foreach (var running in document.RunningText)
        {
            parts.Add(new TextSpan(start, Math.Max(start, running.Start)));
            start = Math.Max(start, running.End);
        }

        parts.Add(new TextSpan(start, document.Text.Length));
        _sources.Add(new PhraseSource(document.Text, parts, document, null));
        if (document.RunningText.Count > 0)
        {
            _sources.Add(new PhraseSource(document.Text, document.RunningText, document, null));
        }
    }

    /// <summary>Adds a fact's value.</summary>
    public void Add(string text, Evidence evidence) => _sources.Add(new PhraseSource(text, [new TextSpan(0, text.Length)], null, evidence));

    /// <summary>Where the words of <paramref name="phrase"/> stand in this order, from cell to cell of a column where need be; else null.</summary>
    public Evidence? Find(ReadOnlySpan<char> phrase)
    {
        var table = Table();
        var ids = ArrayPool<int>.Shared.Rent(LongestQuestion);
        try
        {
            Evidence? first = null;
            var words = new PhraseWords(phrase);
            var count = 0;
            while (words.MoveNext())
            {
                if (!table.TryGetWord(words.Word, out ids[count]))
                {
                    return null;
                }

                if (++count == LongestQuestion)
                {
                    if (table.Find(ids.AsSpan(0, count)) is not { } part)
                    {
                        return null;
                    }

                    (first, count) = (first ?? part, 0);
                }
            }

            return count == 0 ? first : table.Find(ids.AsSpan(0, count)) is { } last ? first ?? last : null;
        }
        finally
        {
            ArrayPool<int>.Shared.Return(ids);
        }
    }

    /// <summary>
    /// Where a name stands: in this order, with middle initials and up to <paramref name="skips"/> further words of the name between, or
    /// "last, first". An initial stands for a word that begins with it.
    /// </summary>
    public Evidence? FindName(ReadOnlySpan<char> name, int skips = 1)
    {
        var table = Table();
        Span<NamePart> parts = stackalloc NamePart[MostParts];
        var words = new PhraseWords(name);
        var count = 0;
        while (words.MoveNext())
        {
            if (count == parts.Length)
            {
                return null;
            }

            if (words.End - words.Start == 1)
            {
                parts[count++] = new NamePart(-1, char.ToUpperInvariant(name[words.Start]));
            }
            else if (table.TryGetWord(words.Word, out var id))
            {
                parts[count++] = new NamePart(id, default);
            }
            else
            {
                return null;
            }
        }

        if (count == 0)
        {
            return null;
        }

        var found = table.FindName(parts[..count], skips);
        if (count == 1 || found is not null)
        {
            return found;
        }

        Span<NamePart> reversed = stackalloc NamePart[count];
        reversed[0] = parts[count - 1];
        parts[..(count - 1)].CopyTo(reversed[1..]);
        return table.FindName(reversed, 0);
    }

    /// <summary>The capital word beside <paramref name="anchor"/> in the evidence that is one slip away from <paramref name="word"/>, or null.</summary>
    public string? FindSlipBeside(ulong anchor, ReadOnlySpan<char> word, int direction) => Table().FindSlipBeside(anchor, word, direction);

    /// <summary>The texts, documents first.</summary>
    public IReadOnlyList<PhraseSource> Sources => _sources;

    private PhraseTable Table()
    {
        if (_table is { } table)
        {
            return table;
        }

        lock (_gate)
        {
            return _table ??= new PhraseTable(_sources);
        }
    }
}
