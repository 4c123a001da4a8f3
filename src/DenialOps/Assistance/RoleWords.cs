using DenialOps.Facts;
using DenialOps.Facts.Readers;
using DenialOps.Intake;
using DenialOps.Knowledge;
using DenialOps.Mentions;

namespace DenialOps.Assistance;

/// <summary>
/// Tells what the words right before a value say that it is. The nearest of them decides: of "charge of $90, copay of $20" the second is no
/// charge. They are the labels that the rules know and, for running text, the list <c>role_words.txt</c>.
/// </summary>
internal sealed class RoleWords
{
    private const int MostWordsBefore = 12;
    private const int MostWordsBetween = 5;
    private const double Clear = 0.85;

    private static readonly PhraseMatcher<string> Matcher = Read();

    /// <summary>Words that may stand between such words and the value.</summary>
    private static readonly WordSet Fillers = new(
    [
        "is", "was", "were", "of", "the", "a", "an", "total", "full", "whole", "up", "to", "for", "this", "that", "our", "your", "claim", "service", "now", "amount", "in", "no", "number",
        "on", "at", "about", "only", "full", "entire", "be", "will", "bill", "charge", "usd",
    ]);

    /// <summary>An amount is often said in words first: "ninety dollars, $90.00".</summary>
    private static readonly WordSet Numbers = new(
    [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
        "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "hundred", "thousand", "and", "dollars", "cents",
    ]);

    private readonly ReadingContext _context;
    private readonly WordTable _words;
    private readonly PhraseHit<string>[] _hits;

    public RoleWords(ReadingContext context)
    {
        _context = context;
        _words = context.Layout.Words;
        using var hits = Matcher.Match(_words);
        _hits = [.. hits.All];
    }

    /// <summary>Whether the words before a place say that it is the field at <paramref name="path"/>.</summary>
    public bool Say(string path, FactKind kind, TextSpan place)
    {
        int end = _words.IndexAt(place.Start), first = FirstWord(kind, place, end);
        var (nearest, length, isIt) = (-1, 0, false);
        foreach (ref readonly var hit in _hits.AsSpan(IndexOfFirst(first)))
        {
            if (hit.FirstWord >= end)
            {
                break;
            }

            if (IsOfKind(hit.Value, path, kind))
            {
                Weigh(hit.FirstWord, hit.LastWord, hit.Value == path);
            }
        }

        foreach (ref readonly var hit in _context.Layout.Phrases.StartingIn(LexiconKind.Label, first, end))
        {
            if (hit.Value.Weight >= Clear && FactKind.IsLabelOf(kind.Mention, (Field)hit.Value.Code) && !IsBare(hit.FirstWord, hit.LastWord))
            {
                Weigh(hit.FirstWord, hit.LastWord, kind.Labels.Contains((Field)hit.Value.Code));
            }
        }

        return isIt && OnlyFillers(nearest + 1, end);

        void Weigh(int from, int last, bool says)
        {
            if (last < end && (last > nearest || (last == nearest && last - from >= length)))
            {
                isIt = says || (isIt && last == nearest && last - from == length);
                (nearest, length) = (last, last - from);
            }
        }
    }

    /// <summary>The first word that may speak of the value: of its sentence, and behind the value before it.</summary>
    private int FirstWord(FactKind kind, TextSpan place, int end)
    {
        int first = Math.Max(0, end - MostWordsBefore);
        int sentence = _context.Layout.SentenceAt(place.Start);
        if (sentence > 0 && _context.Layout.Sentences[sentence].FirstWord == end && _context.Layout.LineAt(place.Start) - _context.Layout.LineAt(_context.Layout.Sentences[sentence - 1].Start) == 1)
        {
            // A heading on the line above speaks for the value that begins the next.
            sentence--;
        }

        first = sentence >= 0 ? Math.Max(first, Math.Min(end, _context.Layout.Sentences[sentence].FirstWord)) : first;
        foreach (var mention in first < end ? _context.MentionsIn(_words.Start(first), place.Start) : [])
        {
            first = mention.Kind == kind.Mention ? Math.Max(first, _words.IndexAt(mention.End)) : first;
        }

        return first;
    }

    /// <summary>A word alone ("on", "service", "letter") is a label only where the rules saw it as one.</summary>
    private bool IsBare(int first, int last) => first == last && _context.Index.AtLabel(_words.Start(first)) is null;

    private bool OnlyFillers(int first, int end)
    {
        int fillers = 0;
        for (int word = first; word < end; word++)
        {
            bool isNumber = Numbers.Contains(_words[word]);
            if (!isNumber && !Fillers.Contains(_words[word]))
            {
                return false;
            }

            fillers += isNumber ? 0 : 1;
        }

        return fillers <= MostWordsBetween;
    }

    /// <summary>Index of the first known phrase that begins at a word or later.</summary>
    private int IndexOfFirst(int word)
    {
        int low = 0, high = _hits.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = _hits[middle].FirstWord < word ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    /// <summary>Whether a section speaks of values of the field's kind.</summary>
    private static bool IsOfKind(string section, string path, FactKind kind) =>
        section == path || (FactKind.Of(section) is { } other ? other.Mention == kind.Mention : kind.Mention switch
        {
            MentionKind.Date => section == "date.other",
            MentionKind.Amount => section == "amounts.other",
            MentionKind.Identifier => section == "identifier.other",
            _ => false,
        });

    private static PhraseMatcher<string> Read()
    {
        var matcher = new PhraseMatcher<string>();
        string section = "";
        foreach (string line in Resources.TextOf("DenialOps.Assistance.role_words.txt").Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line[0] != '#'))
        {
            if (line is ['[', .. var title, ']'])
            {
                section = title;
                continue;
            }

            foreach (string phrase in line.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            {
                matcher.Add(phrase, section);
            }
        }

        return matcher;
    }
}
