using DenialOps.Facts;
using DenialOps.Facts.Readers;

namespace DenialOps.Privacy;

/// <summary>
/// Finds whatever has the shape of a person's name, labelled or not: <c>Annaliese Pruitt</c> on a line alone, <c>ZIELINSKI, ORVILLE</c> in a
/// table, <c>admission of Beatrice Nolan</c>. Only organisations, drugs, headings of ordinary words and clinicians are left out: what is hidden
/// without need comes back, what is not hidden does not.
/// </summary>
internal sealed class PersonShapes
{
    private const int LongestCell = 80;
    private const int LongestLabel = 32;
    private const int LongestPart = 40;
    private const int ShortestRare = 3;
    private const int WrappedLine = 45;
    private const int MostWords = 5;
    private const int LongestTitle = 3;

    private static readonly PhraseSet ProviderLabels = new(
        "provider", "physician", "doctor", "clinician", "prescriber", "prescribed", "surgeon", "therapist", "practitioner", "dentist", "facility", "attending", "rendering",
        "ordering", "ordered by", "referring", "seen by", "treating", "hospital", "laboratory", "medical director", "supplier", "pharmacy", "requested by", "midwife", "operating");

    private readonly string _text;
    private readonly List<(PrivateSpan Span, int Length)> _organizations;
    private int _next;

    private PersonShapes(string text, List<(PrivateSpan Span, int Length)> organizations) => (_text, _organizations) = (text, organizations);

    /// <summary>Names that are hidden, as printed.</summary>
    public HashSet<string> People { get; } = new(StringComparer.Ordinal);

    /// <summary>Names of clinicians.</summary>
    public HashSet<string> Clinicians { get; } = new(StringComparer.Ordinal);

    /// <summary>Reads a text in which these stretches are organisations.</summary>
    public static PersonShapes Of(string text, List<(PrivateSpan Span, int Length)> organizations, ref long steps)
    {
        var shapes = new PersonShapes(text, organizations);
        for (var i = 0; i < text.Length;)
        {
            steps++;
            if (!char.IsUpper(text[i]) || (i > 0 && (char.IsLetterOrDigit(text[i - 1]) || text[i - 1] is '-' or '\'' or '\u2019')))
            {
                i++;
                continue;
            }

            var end = shapes.EndOfCell(i);
            var person = NameShapes.PersonAt(text, i, end);
            var next = Math.Max(person?.End ?? 0, shapes.EndOfWord(i));
            steps += end - i;
            if (person is { } found)
            {
                shapes.Take(found.Start, found.End);
            }

            i = next;
        }

        return shapes;
    }

    private void Take(int start, int end)
    {
        start = SkipKnown(AfterSentence(start, end), end, out var skipped);
        var name = _text[start..end];
        if (NameShapes.HasCredential(name) || IsDoctor(start) || IsLabelledProvider(start))
        {
            Clinicians.Add(name);
        }
        else if (IsName(name, IsAlone(start, end)) && !IsOrganization(start, end) && !(IsCapitals(name) && (skipped || IsFollowedByCapitals(end))))
        {
            People.Add(name);
        }
    }

    // "Contact Ana Reyes": the ordinary words before it.
    private int SkipKnown(int start, int end, out bool skipped)
    {
        var from = start;
        while (WordAt(from, end) is var word && word > from && KnownWords.Contains(_text.AsSpan(from, word - from)) && !KnownWords.IsGivenName(_text.AsSpan(from, word - from)))
        {
            var next = word;
            while (next < end && !char.IsLetter(_text[next]))
            {
                next++;
            }

            if (WordAt(next, end) >= end || _text.AsSpan(word, next - word).Contains(','))
            {
                break;
            }

            from = next;
        }

        skipped = from > start;
        return from;
    }

    private static bool IsName(string name, bool isWholeCell)
    {
        int words = 0, rare = 0, drugs = 0, given = 0, counted = 0;
        for (var i = 0; i < name.Length; i++)
        {
            var start = i;
            while (i < name.Length && Fold.IsOfWord(name[i]))
            {
                i++;
            }

            var word = name.AsSpan(start, i - start);
            if (KnownWords.IsNoPerson(word))
            {
                return false;
            }

            words += word.Length > 1 ? 1 : 0;
            given += words == 1 && word.Length > 1 && KnownWords.IsGivenName(word) ? 1 : 0;
            if (word.Length >= ShortestRare && !KnownWords.Contains(word))
            {
                rare += KnownWords.IsDrugShaped(word) ? 0 : 1;
                drugs += KnownWords.IsDrugShaped(word) ? 1 : 0;
                counted = words;
            }
        }

        var hasInitial = name.Length > 2 && name[1] == '.';
        return words <= MostWords && (words > 1 || hasInitial) && (rare > 0 ? (rare + drugs) * 3 >= counted : isWholeCell && given > 0 && words is 2 or 3 && !EndsAsField(name));
    }

    // "Grace Period", "May Appeal": a word that a letter has in its small letters ends no name that begins with an ordinary word.
    private static bool EndsAsField(string name)
    {
        var last = name.AsSpan(name.LastIndexOfAny([' ', '-', ',']) + 1);
        return !KnownWords.IsGivenName(last) && (NameShapes.IsOrganisation(last) || !NameShapes.CanBeName(last));
    }

    private bool IsOrganization(int start, int end)
    {
        while (_next < _organizations.Count && _organizations[_next].Span.End <= start)
        {
            _next++;
        }

        if (_next < _organizations.Count && _organizations[_next].Span.Start < end)
        {
            return true;
        }

        var next = end;
        while (next < _text.Length && next - end < 2 && _text[next] is ' ' or ',' or '-')
        {
            next++;
        }

        var word = _text.AsSpan(next, WordAt(next, Math.Min(_text.Length, next + LongestPart)) - next);
        return next > end && word.Length > 0 && char.IsUpper(word[0]) && (NameShapes.IsOrganisation(word) || KnownWords.IsNoPerson(word));
    }

    // "AGAINST THE LAW. Three Forks": the name begins behind the full stop; that of an initial or a title is none.
    private int AfterSentence(int start, int end)
    {
        for (var i = end - 2; i >= start + LongestTitle; i--)
        {
            if (_text[i] == '.' && char.IsWhiteSpace(_text[i + 1]) && _text.AsSpan(i - LongestTitle, LongestTitle).IndexOfAny(' ', '\n', '.') < 0)
            {
                return i + 2;
            }
        }

        return start;
    }

    // Nothing in capitals before or behind it: "a letter for Grace Long about", a line of its own.
    private bool IsAlone(int start, int end) => !(end + 1 < _text.Length && _text[end] is ' ' or '\n' && char.IsUpper(_text[end + 1]))
        && (start < 2 || _text[start - 1] is '\n' or '*' or '|' or '"' || (_text[start - 1] == ' ' && (char.IsLower(_text[start - 2]) || _text[start - 2] is ' ' or ':')));

    private bool IsDoctor(int start) => start >= 3 && NameShapes.HasCredential(_text.AsSpan(Math.Max(0, start - 4), Math.Min(start, 4)).TrimStart());

    private bool IsLabelledProvider(int start)
    {
        var end = start;
        var isLabel = false;
        while (end > 0 && start - end < LongestPart && _text[end - 1] is ' ' or ':' or '.' or '*' or '|' or '\t' or '=' or '"' or '`' or '_')
        {
            end--;
            isLabel |= _text[end] is not ' ' || start - end > 1;
        }

        var from = end;
        while (from > 0 && end - from < LongestLabel && _text[from - 1] is not ('\n' or '|' or '\t' or ':') && !(_text[from - 1] == ' ' && from > 1 && _text[from - 2] == ' '))
        {
            from--;
        }

        return isLabel && ProviderLabels.IsIn(_text.AsSpan(from, end - from));
    }

    private static bool IsCapitals(string name) => !name.AsSpan().ContainsAnyInRange('a', 'z');

    private bool IsFollowedByCapitals(int end) => end + 2 < _text.Length && _text[end] == ' ' && char.IsUpper(_text[end + 1]) && char.IsUpper(_text[end + 2])
        && WordAt(end + 1, _text.Length) is var word && (word == _text.Length || !char.IsDigit(_text[word]));

    private int WordAt(int start, int end)
    {
        while (start < end && Fold.IsOfWord(_text[start]))
        {
            start++;
        }

        return start;
    }

    private int EndOfWord(int start)
    {
        while (start < _text.Length && (Fold.IsOfWord(_text[start]) || _text[start] is '-' or '\'' or '\u2019'))
        {
            start++;
        }

        return start;
    }

    // A cell of a layout or a line; prose goes on in the next line.
    private int EndOfCell(int start)
    {
        var limit = Math.Min(_text.Length, start + LongestCell);
        for (var i = start; i < limit; i++)
        {
            var isEnd = _text[i] is '*' or '"' or ')' or ']' or '`' or '_' or '\t' or '\f' or '}' || (_text[i] == ' ' && i + 1 < limit && _text[i + 1] == ' ')
                || (_text[i] == '\n' && !(i + 1 < limit && char.IsLetter(_text[i + 1]) && IsLongLine(i)));
            if (isEnd)
            {
                return i;
            }
        }

        return limit;
    }

    private bool IsLongLine(int end)
    {
        var from = Math.Max(0, end - WrappedLine);
        return end - from == WrappedLine && !_text.AsSpan(from, end - from).Contains('\n');
    }
}
