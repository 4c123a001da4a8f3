using System.Collections.Frozen;

namespace DenialOps.Intake;

/// <summary>
/// Decides whether a hyphen at a line end belongs to the word. The document's own spelling elsewhere wins; then the words that are
/// usually written with a hyphen; otherwise the hyphen is the typesetter's.
/// </summary>
internal sealed class DocumentWords
{
    /// <summary>First parts after which a hyphen at a line end is part of the word.</summary>
    private static readonly FrozenSet<string> Firsts = Set(
        "self non well long short step third first second peer cost cross evidence provider life brand fee high low full mid semi " +
        "one two three four five six seven eight nine ten twelve twenty thirty forty fifty sixty seventy eighty ninety " +
        "day week month year hour court employer federally medically fast work home site risk");

    /// <summary>First parts that more often begin an ordinary word ("re-ceive"), with the second parts that keep the hyphen.</summary>
    private static readonly FrozenDictionary<string, FrozenSet<string>> Pairs = new Dictionary<string, FrozenSet<string>>(StringComparer.Ordinal)
    {
        ["follow"] = Set("up ups on through"),
        ["face"] = Set("to lift"),
        ["in"] = Set("network home person plan house office depth hospital clinic state facility force area center between"),
        ["out"] = Set("of network"),
        ["pre"] = Set("service existing operative approval authorization authorize authorized certification certify certified determination treatment op"),
        ["post"] = Set("service operative acute payment op stabilization surgical hospital partum discharge treatment authorization claim"),
        ["co"] = Set("pay pays payment payments insurance insured morbid morbidity morbidities owner worker"),
        ["re"] = Set("evaluate evaluated evaluation evaluations enroll enrolled enrollment examination examine admission admitted entry review"),
        ["over"] = Set("the"),
        ["up"] = Set("to front"),
        ["on"] = Set("site label call exchange formulary demand"),
        ["off"] = Set("label formulary exchange site cycle"),
        ["to"] = Set("date"),
        ["by"] = Set("case"),
        ["part"] = Set("time"),
        ["anti"] = Set("inflammatory inflammatories"),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Second parts that are endings and not words: "month-ly", "well-ness", "six-teen".</summary>
    private static readonly FrozenSet<string> Endings = Set(
        "ly er ers est ed ing ings s y ary ness teen teenth ty age ish al e th ies en less dle ical ically ship ment");

    /// <summary>Words in the middle of a compound: "out-of-", "peer-to-", "over-the-".</summary>
    private static readonly FrozenSet<string> Links = Set("of to the and in by for on a or");

    private readonly string _text;

    /// <summary>Worked out when a hyphen asks: many hyphens at line ends cut no word.</summary>
    private HashSet<string>? _spellings;

    public DocumentWords(string text) => _text = text;

    /// <summary>Whether the hyphen at <paramref name="hyphen"/> belongs to the word that goes on at <paramref name="next"/>.</summary>
    public bool KeepsHyphen(int hyphen, int next)
    {
        var start = hyphen;
        while (start > 0 && (char.IsLetter(_text[start - 1]) || (_text[start - 1] == '-' && start > 1 && char.IsLetter(_text[start - 2]))))
        {
            start--;
        }

        var head = _text[start..hyphen].ToLowerInvariant();
        var tail = _text[next..WordEnd(next)].TrimEnd('-').ToLowerInvariant();
        _spellings ??= Spellings();
        if (_spellings.Contains(head + tail))
        {
            return false;
        }

        if (_spellings.Contains(head + "-" + tail))
        {
            return true;
        }

        var dash = head.LastIndexOf('-');
        var last = head[(dash + 1)..];
        return ((dash >= 0 || CutBefore(start)) && Links.Contains(last)) || IsCompound(last, tail.Split('-')[0]);
    }

    private HashSet<string> Spellings()
    {
        var spellings = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < _text.Length; i++)
        {
            if (!char.IsLetter(_text[i]))
            {
                continue;
            }

            var end = WordEnd(i);
            if (_text[end - 1] != '-' && !CutBefore(i))
            {
                spellings.Add(_text[i..end].ToLowerInvariant());
            }

            i = end;
        }

        return spellings;
    }

    private static bool IsCompound(string first, string second) =>
        Pairs.TryGetValue(first, out var seconds)
            ? seconds.Contains(second)
            : !Endings.Contains(second) && (Firsts.Contains(first) || (first.Length > 5 && first.EndsWith("ly", StringComparison.Ordinal)));

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private int WordEnd(int i)
    {
        while (i < _text.Length && (char.IsLetter(_text[i]) || _text[i] == '-'))
        {
            i++;
        }

        return i;
    }

    /// <summary>Whether the word at <paramref name="i"/> is itself the second half of a cut word, and so no evidence.</summary>
    private bool CutBefore(int i)
    {
        while (i > 0 && _text[i - 1] == ' ')
        {
            i--;
        }

        return i > 1 && _text[i - 1] == '\n' && _text[i - 2] == '-';
    }
}
