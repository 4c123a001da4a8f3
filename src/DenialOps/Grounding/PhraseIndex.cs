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

    /// <summary>Where a person's name stands: in this order, with middle initials between, or "last, first".</summary>
    public Evidence? FindName(ReadOnlySpan<char> name)
    {
        var table = Table();
        Span<int> ids = stackalloc int[8];
        var words = new PhraseWords(name);
        var count = 0;
        while (count < ids.Length && words.MoveNext())
        {
            if (!table.TryGetWord(words.Word, out ids[count++]))
            {
                return null;
            }
        }

        if (count == 0)
        {
            return null;
        }

        if (table.FindName(ids[..count]) is { } found || count == 1)
        {
            return table.FindName(ids[..count]);
        }

        Span<int> reversed = stackalloc int[count];
        reversed[0] = ids[count - 1];
        ids[..(count - 1)].CopyTo(reversed[1..]);
        return table.FindName(reversed);
    }

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
