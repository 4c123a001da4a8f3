using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using DenialOps.Grounding.Prose;
using DenialOps.Knowledge;

namespace DenialOps.Grounding;

/// <summary>The words of all evidence in a row, and for each word the places where it stands. What was found is kept; safe for any number of threads once it is built.</summary>
internal sealed class PhraseTable
{
    private const int NoWord = -1;
    private const int MostPlaces = 1024;
    private const int MostColumnStarts = 256;
    private const int MostTokensToNextLine = 96;

    private readonly WordIds _ids = new(512);
    private readonly List<Place> _places = new(1024);
    private readonly List<int> _last = new(512);
    private readonly List<int> _counts = new(512);
    private readonly ConcurrentDictionary<(int First, int Last), Evidence> _evidence = new();

    public PhraseTable(List<PhraseSource> sources)
    {
        var line = 0;
        foreach (var source in sources)
        {
            foreach (var part in source.Parts)
            {
                Add(source, part.Start, part.End, ref line);
            }

            _places.Add(new Place(NoWord, 0, 0, -1, line += 4, false, false, source));
        }
    }

    public bool TryGetWord(ulong word, out int id)
    {
        id = _ids.Find(word) - 1;
        return id >= 0;
    }

    /// <summary>Finds words one after the other, or on from a cell's end to a cell below.</summary>
    public Evidence? Find(ReadOnlySpan<int> words)
    {
        var anchor = 0;
        for (var k = 1; k < words.Length; k++)
        {
            anchor = _counts[words[k]] < _counts[words[anchor]] ? k : anchor;
        }

        var places = CollectionsMarshal.AsSpan(_places);
        var tries = 0;
        for (var at = _last[words[anchor]]; at >= 0 && tries < MostPlaces; at = places[at].Previous, tries++)
        {
            if (at >= anchor && IsRun(places, at - anchor, words))
            {
                return At(at - anchor, at - anchor + words.Length - 1);
            }
        }

        tries = 0;
        for (var at = _last[words[0]]; at >= 0 && tries < MostColumnStarts; at = places[at].Previous, tries++)
        {
            if (EndInColumn(places, at, words) is var end and >= 0)
            {
                return At(at, end);
            }
        }

        return null;
    }

    /// <summary>
    /// Finds the parts of a name one after the other, with at most one initial between two, and at most <paramref name="skips"/> further
    /// words of the same name; a word alone must stand in a capital ("May", not "may").
    /// </summary>
    public Evidence? FindName(ReadOnlySpan<NamePart> parts, int skips)
    {
        var anchor = 0;
        while (anchor < parts.Length && parts[anchor].IsInitial)
        {
            anchor++;
        }

        if (anchor == parts.Length)
        {
            return null;
        }

        var places = CollectionsMarshal.AsSpan(_places);
        var tries = 0;
        for (var at = _last[parts[anchor].Word]; at >= 0 && tries < MostPlaces; at = places[at].Previous, tries++)
        {
            var end = at;
            for (var k = anchor + 1; k < parts.Length && end >= 0; k++)
            {
                end = Next(places, end, parts[k], skips);
            }

            var isName = parts.Length > 1 || char.IsUpper(places[at].Source.Text[places[at].Start]);
            if (end >= 0 && isName && HasInitials(places, at, parts[..anchor]))
            {
                return At(at, end);
            }
        }

        return null;
    }

    /// <summary>
    /// The word that stands beside <paramref name="anchor"/> in the evidence, in a capital, and is one slip away from
    /// <paramref name="word"/>; null when there is none, or when the word itself stands there too.
    /// </summary>
    public string? FindSlipBeside(ulong anchor, ReadOnlySpan<char> word, int direction)
    {
        if (word.Length < NearWords.Shortest || !TryGetWord(anchor, out var id))
        {
            return null;
        }

        var places = CollectionsMarshal.AsSpan(_places);
        var (tries, found) = (0, -1);
        for (var at = _last[id]; at >= 0 && tries < MostColumnStarts; at = places[at].Previous, tries++)
        {
            var beside = at + direction;
            if ((uint)beside >= (uint)places.Length || places[beside].Word == NoWord || Math.Abs(places[beside].End - places[beside].Start - word.Length) > 1)
            {
                continue;
            }

            var text = TextOf(places[beside]);
            if (text.Equals(word, StringComparison.OrdinalIgnoreCase))
            {
                return null;
            }

            found = char.IsUpper(text[0]) && text.Length >= NearWords.Shortest && NearWords.IsSlip(word, text) ? beside : found;
        }

        return found < 0 ? null : TextOf(places[found]).ToString();
    }

    private static ReadOnlySpan<char> TextOf(in Place place) => place.Source.Text.AsSpan(place.Start, place.End - place.Start);

    // Where the next part stands, past initials and skipped words, or -1.
    private static int Next(ReadOnlySpan<Place> places, int end, NamePart part, int skips)
    {
        if (IsPart(places, end + 1, part))
        {
            return end + 1;
        }

        if (IsInitial(places, end + 1) && IsPart(places, end + 2, part))
        {
            return end + 2;
        }

        for (var skipped = 1; skipped <= skips && end + skipped + 1 < places.Length; skipped++)
        {
            if (!GoesOnName(places[end + skipped]))
            {
                break;
            }

            if (places[end + skipped + 1].IsJoined && IsPart(places, end + skipped + 1, part))
            {
                return end + skipped + 1;
            }
        }

        return -1;
    }

    private static bool GoesOnName(in Place place) => place.Word != NoWord && place.IsJoined
        && (char.IsUpper(place.Source.Text[place.Start]) || place.End - place.Start <= 3);

    private static bool HasInitials(ReadOnlySpan<Place> places, int at, ReadOnlySpan<NamePart> initials)
    {
        for (var k = initials.Length - 1; k >= 0; k--)
        {
            // "A. Dovrenko" for "Annalise M. Dovrenko".
            at -= at > 1 && IsInitial(places, at - 1) && !IsPart(places, at - 1, initials[k]) ? 2 : 1;
            if (at < 0 || !IsPart(places, at, initials[k]) || !char.IsUpper(places[at].Source.Text[places[at].Start]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsPart(ReadOnlySpan<Place> places, int at, NamePart part) => part.IsInitial
        ? at < places.Length && places[at].Word != NoWord && char.ToUpperInvariant(places[at].Source.Text[places[at].Start]) == part.Initial
        : Is(places, at, part.Word);

    // The same words rest on the same place, and its quotation is put together once.
    private Evidence At(int first, int last) => _evidence.TryGetValue((first, last), out var known) ? known : _evidence.GetOrAdd((first, last), New(first, last));

    private Evidence New(int first, int last) => _places[first].Source.At(_places[first].Start, _places[last].Source == _places[first].Source
        ? Math.Max(_places[last].End, _places[first].End) : _places[first].End);

    private static bool IsRun(ReadOnlySpan<Place> places, int first, ReadOnlySpan<int> words)
    {
        if (first + words.Length > places.Length)
        {
            return false;
        }

        for (var k = 0; k < words.Length; k++)
        {
            if (places[first + k].Word != words[k])
            {
                return false;
            }
        }

        return true;
    }

    private static bool Is(ReadOnlySpan<Place> places, int at, int word) => at < places.Length && places[at].Word == word;

    private static bool IsInitial(ReadOnlySpan<Place> places, int at) => at < places.Length && places[at].Word != NoWord
        && places[at].End - places[at].Start == 1;

    private static int EndInColumn(ReadOnlySpan<Place> places, int at, ReadOnlySpan<int> words)
    {
        for (var k = 1; k < words.Length; k++)
        {
            if (Is(places, at + 1, words[k]))
            {
                at++;
                continue;
            }

            at = at + 1 < places.Length && places[at + 1].StartsCell ? NextLine(places, at, words[k]) : -1;
            if (at < 0)
            {
                return -1;
            }
        }

        return at;
    }

    // The word at the start of a cell on one of the two lines below.
    private static int NextLine(ReadOnlySpan<Place> places, int at, int word)
    {
        var line = places[at].Line;
        var limit = Math.Min(places.Length, at + MostTokensToNextLine);
        for (var next = at + 1; next < limit && places[next].Line <= line + 2 && places[next].Word != NoWord; next++)
        {
            if (places[next].Line > line && places[next].StartsCell && places[next].Word == word)
            {
                return next;
            }
        }

        return -1;
    }

    private void Add(PhraseSource source, int start, int end, ref int line)
    {
        var text = source.Text.AsSpan(start, end - start);
        var words = new PhraseWords(text);
        var previousEnd = 0;
        var isFirst = true;
        while (words.MoveNext())
        {
            var gap = text[previousEnd..words.Start];
            var lines = gap.Count('\n');
            line += lines;
            var startsCell = isFirst || lines > 0 || (gap.Length > 1 && (gap.ContainsAny('|', '\t') || gap.IndexOf("  ") >= 0));
            Add(words.Word, new Place(0, start + words.Start, start + words.End, -1, line, startsCell, IsJoint(gap), source));
            line += words.End - words.Start > 12 ? text[words.Start..words.End].Count('\n') : 0;
            previousEnd = words.End;
            isFirst = false;
        }
    }

    private static bool IsJoint(ReadOnlySpan<char> gap) => gap is " " or ". " or " & ";

    private void Add(ulong word, Place place)
    {
        var id = _ids.FindOrAdd(word) - 1;
        if (id == _last.Count)
        {
            _last.Add(-1);
            _counts.Add(0);
        }

        _places.Add(place with { Word = id, Previous = _last[id] });
        _last[id] = _places.Count - 1;
        _counts[id]++;
    }

    private readonly record struct Place(int Word, int Start, int End, int Previous, int Line, bool StartsCell, bool IsJoined, PhraseSource Source);
}
