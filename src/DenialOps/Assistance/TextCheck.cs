using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using DenialOps.Facts;
using DenialOps.Facts.Readers;
using DenialOps.Grounding;
using DenialOps.Grounding.Prose;
using DenialOps.Knowledge;
using DenialOps.Mentions;

namespace DenialOps.Assistance;

/// <summary>
/// Says what is wrong with a text that a model wrote in the place of one of ours. Ours has passed every check already, so the model's has to
/// keep each of its values and blanks and may bring none of its own: not even one that stands elsewhere in the letter, for a letter can ask
/// a machine to write what its sender wants.
/// </summary>
internal sealed partial class TextCheck(LetterReading reading, IReadOnlyList<DerivedValue> derived, IReadOnlyList<RuleText> rules, Func<string, string> hide)
{
    private const int LongestRun = 6;
    private const int LongestOrdered = 3;
    private const int MostWords = 12;
    private const double EnglishShare = 0.6;
    private const int FewestWords = 4;
    private const int TimesAsLong = 3;
    private const int Slack = 2_000;
    private const int LongestTold = 200;

    /// <summary>The last letter of Latin Extended-B.</summary>
    private const int LastLatin = 0x24F;

    private readonly GroundingChecker _byLetter = new(reading, [], derived, rules);
    private readonly ReadingContext _context = reading.Decision?.Context ?? new ReadingContext(reading.Letter, reading.Mentions);
    private readonly string _facts = string.Join('\n', FactFields.Known.SelectMany(field => field.In(reading.Facts)).Select(fact => fact.Text));
    private LetterSearch? _search;
    private HashSet<ulong>? _ordered;

    private LetterSearch Search => _search ??= new LetterSearch(_context);

    /// <summary>What the whole letter supports of a text.</summary>
    public GroundingReport Report(string name, string text) => _byLetter.Check(name, text);

    /// <summary>What is wrong, a line each, most telling first; nothing where the text may be delivered.</summary>
    /// <param name="text">The model's text.</param>
    /// <param name="ours">Our text, whose place it takes.</param>
    /// <param name="beside">What else of ours it may repeat: the rest of the case as it was told to the model.</param>
    /// <param name="invented">Placeholders in it that stand for nothing.</param>
    public IReadOnlyList<Violation> Violations(string text, string ours, string beside, IReadOnlyList<string> invented)
    {
        if (!text.Any(char.IsLetter))
        {
            return [new("it is empty", "it is empty")];
        }

        if (text.Length > (ours.Length * TimesAsLong) + Slack)
        {
            return [new("it is far too long", "it is far longer than the draft")];
        }

        var violations = new List<Violation>();
        violations.AddRange(invented.Select(placeholder => new Violation("a placeholder that was not given", $"“{placeholder}” is a placeholder that was not given")));
        if (Disguised(text) is { Length: > 0 } disguised)
        {
            violations.Add(new("characters that hide what they say", $"it has characters that are not seen or only look like letters and digits: {disguised}"));
        }

        violations.AddRange(Markup().Matches(text).Where(match => !ours.Contains(match.Value, StringComparison.Ordinal)).Select(match => new Violation("markup", $"“{Short(match.Value)}” is markup")).Distinct().Take(MostWords));
        AddUngrounded(text, ours, violations);
        violations.AddRange(LostParts(text, ours).Concat(Lost(text, ours)).Concat(LostNames(text, ours)).Take(MostWords * 2));
        violations.AddRange(ForbiddenWords.In(text, ours + "\n" + beside).Take(MostWords).Select(words => new Violation("a claim that nothing supports", $"“{words}”: nothing that was given says so")));
        AddOtherSense(text, ours, beside, violations);
        AddCopied(text, $"{ours}\n{beside}\n{_facts}", violations);
        if (Foreign(text, ours) is { } foreign)
        {
            violations.Add(new("another language", $"“{Short(foreign)}” is not in English"));
        }

        return violations;
    }

    /// <summary>What says something else than ours with words that are no values.</summary>
    private void AddOtherSense(string text, string ours, string beside, List<Violation> violations)
    {
        // The case is told as JSON, in which each member is a sentence of its own.
        var said = new SaidOf(ours, beside.Replace("\",\"", "\n\n", StringComparison.Ordinal));
        violations.AddRange(said.ChangedLines(text).Take(MostWords).Select(line => new Violation("a line with a label is not as ours", $"“{Short(line)}”: lines of the form “Label: value” stay as the draft has them")));
        violations.AddRange(said.MovedValues(text).Take(MostWords).Select(value => new Violation("a value of ours is said of something else", $"“{Short(value)}”: say of it what the draft says of it, with words of its sentence there")));
        violations.AddRange(said.Reversed(text).Take(MostWords).Select(sentence => new Violation("a sentence of ours is turned into its opposite", $"“{Short(sentence)}”: the draft says this with or without a “not”")));
        violations.AddRange(new NewWords($"{ours}\n{beside}\n{_facts}").In(text).Take(MostWords).Select(word => new Violation("a word that nothing supports", $"“{Short(word)}”: nothing that was given has it")));
    }

    private void AddUngrounded(string text, string ours, List<Violation> violations)
    {
        // Our own text and the facts are the evidence, and neither the letter nor the law is: a time of another review would stand for another
        // thing here.
        var strict = new GroundingChecker([], reading.Facts, [], [new RuleText("our own text", ours)]);
        var unsupported = strict.Check(string.Empty, text).UngroundedClaims.Concat(_byLetter.Check(string.Empty, text).UngroundedClaims);
        violations.AddRange(unsupported.Distinct(StringComparer.Ordinal).Take(MostWords).Select(claim => new Violation("a value that nothing supports", $"“{Short(claim)}”: nothing that was given supports it")));

        var known = Blanks(ours);
        violations.AddRange(Blanks(text).Where(blank => !known.Contains(blank)).Take(MostWords).Select(blank => new Violation("a blank that ours does not have", $"“{Short(blank)}” is a blank that the draft does not have")));
    }

    /// <summary>The values and blanks of our text that another does not have.</summary>
    public IEnumerable<Violation> Lost(string text, string ours)
    {
        var (kept, blanks) = (Values(text), Blanks(text));
        return Values(ours).Where(value => !kept.ContainsKey(value.Key)).Select(value => Missing(value.Value))
            .Concat(Blanks(ours).Where(blank => !blanks.Contains(blank)).Select(blank => new Violation("a blank of ours is missing", $"the blank “{Short(blank)}” of the draft is missing")));
    }

    private Violation Missing(string value) => new("a value or a name of ours is missing", $"“{Short(value)}” of the draft is missing");

    /// <summary>Parts of our text that another leaves out: a heading, or most of what it says.</summary>
    private IEnumerable<Violation> LostParts(string text, string ours)
    {
        var has = Spaced(text);
        foreach (var heading in ours.Split('\n').Where(line => line.StartsWith('#') && !has.Contains(Spaced(line), StringComparison.OrdinalIgnoreCase)).Take(MostWords))
        {
            yield return new("a part of ours is missing", $"the heading “{Short(heading)}” of the draft is missing");
        }

        if (Likeness.IsLost(text, ours))
        {
            yield return new("most of ours is missing", "it leaves out most of what the draft says");
        }
    }

    /// <summary>Names and other words that are facts, and that our text has and another does not.</summary>
    private IEnumerable<Violation> LostNames(string text, string ours)
    {
        var (kept, had) = (Spaced(text), Spaced(ours));
        return FactFields.Known.Where(field => FactKind.Of(field.Path) is { Mention: null })
            .SelectMany(field => field.In(reading.Facts))
            .Select(fact => Spaced(fact.Text))
            .Where(fact => had.Contains(fact, StringComparison.OrdinalIgnoreCase) && !kept.Contains(fact, StringComparison.OrdinalIgnoreCase))
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Select(fact => Missing(fact.Trim()));
    }

    // In words alone: a text may break its lines elsewhere, and Markdown escapes what it would read as its own.
    private static string Spaced(string text)
    {
        var words = new WordTable(text);
        return string.Join(' ', Enumerable.Range(0, words.Count).Select(i => words[i].ToString()).Prepend(string.Empty).Append(string.Empty));
    }

    /// <summary>
    /// Words of the letter that no fact and none of our texts has: a model that was told facts alone cannot know them, unless it was told to
    /// write them. Few are enough where the letter gives orders to machines.
    /// </summary>
    private void AddCopied(string text, string ours, List<Violation> violations)
    {
        var words = new WordTable(text);
        AddRuns(text, words, LongestOrdered, RunsOf(ours, LongestOrdered), run => Ordered.Contains(HashOf(run)), violations);
        AddRuns(text, words, LongestRun, RunsOf(ours, LongestRun), run => Search.PlaceOf(run) is not null, violations);
    }

    private void AddRuns(string text, WordTable words, int length, HashSet<ulong> own, RunTest isOfLetter, List<Violation> violations)
    {
        for (int i = 0; i + length <= words.Count; i++)
        {
            var run = words.Hashes.Slice(i, length);
            if (!own.Contains(HashOf(run)) && isOfLetter(run))
            {
                violations.Add(new("words of the letter that no fact has", $"“{Short(LineAt(text, words.Start(i)))}” has words of the letter that no fact has"));
                i += length;
                if (violations.Count > MostWords * 4)
                {
                    return;
                }
            }
        }
    }

    private delegate bool RunTest(ReadOnlySpan<ulong> run);

    private static HashSet<ulong> RunsOf(string text, int length)
    {
        var words = new WordTable(text);
        var runs = new HashSet<ulong>();
        for (int i = 0; i + length <= words.Count; i++)
        {
            runs.Add(HashOf(words.Hashes.Slice(i, length)));
        }

        return runs;
    }

    /// <summary>The runs of words of what the letter orders a machine to do.</summary>
    private HashSet<ulong> Ordered => _ordered ??= [.. _context.Layout.Sentences
        .Where((_, i) => _context.IsInstruction(i))
        .SelectMany(sentence => RunsOf(new string([.. reading.Letter.Text[sentence.Start..sentence.End].Where(c => char.GetUnicodeCategory(c) != UnicodeCategory.Format)]), LongestOrdered))];

    private static ulong HashOf(ReadOnlySpan<ulong> words)
    {
        ulong hash = 14695981039346656037;
        foreach (var word in words)
        {
            hash = (hash ^ word) * 1099511628211;
        }

        return hash;
    }

    private static Dictionary<(MentionKind Kind, string Value), string> Values(string text)
    {
        var values = new Dictionary<(MentionKind, string), string>();
        foreach (var mention in MentionRecognizer.Recognize(text))
        {
            // A list may be numbered anew, and small numbers are words as well.
            if (mention.Kind != MentionKind.Number)
            {
                values.TryAdd((mention.Kind, mention.Value), text[mention.Start..mention.End]);
            }
        }

        return values;
    }

    private static HashSet<string> Blanks(string text) => [.. PlaceholderFinder.Find(text).Select(span => text[span.Start..span.End])];

    /// <summary>The first line of a text that is not in English and not of ours; null where there is none.</summary>
    private static string? Foreign(string text, string ours)
    {
        foreach (string line in text.Split('\n'))
        {
            if (!IsEnglish(line) && !ours.Contains(line.Trim(), StringComparison.Ordinal))
            {
                return line;
            }
        }

        return null;
    }

    private static bool IsEnglish(string line)
    {
        using var prose = new ProseText(line);
        int known = 0, all = 0;
        foreach (ref readonly var word in prose.Words)
        {
            if (word.Length > 2 && !word.Is(WordTraits.Capital) && !word.Is(WordTraits.Technical))
            {
                all++;
                known += (Vocabulary.Of(word.Stem) & WordRoles.Ordinary) != WordRoles.None ? 1 : 0;
            }
        }

        return all < FewestWords || known >= all * EnglishShare;
    }

    /// <summary>Characters that hide a value from a check and not from a reader: unseen ones, and letters and digits that only look like ours.</summary>
    private static string Disguised(string text) => string.Join(' ', text.EnumerateRunes().Where(IsDisguised).Distinct().Take(MostWords).Select(rune => $"U+{rune.Value:X4}"));

    private static bool IsDisguised(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.Surrogate or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber => true,
        UnicodeCategory.Control => rune.Value is not ('\n' or '\r' or '\t'),
        UnicodeCategory.DecimalDigitNumber => rune.Value > 127,
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.OtherLetter or UnicodeCategory.ModifierLetter or UnicodeCategory.TitlecaseLetter => rune.Value > LastLatin,
        _ => false,
    };

    private static string LineAt(string text, int offset)
    {
        int start = text.LastIndexOf('\n', Math.Max(0, offset - 1)) + 1, end = text.IndexOf('\n', offset);
        return text[start..(end < 0 ? text.Length : end)];
    }

    /// <summary>A text as it may leave the machine, and then short: half a name is no name that a mask knows.</summary>
    private string Short(string text) => hide(text) is { Length: > LongestTold } hidden ? hidden[..LongestTold] + "…" : hide(text);

    // HTML, links, code, templates; an entity, or emphasis within a word, and letters apart, which a reader sees as other words than a check does.
    [GeneratedRegex(
        @"<[A-Za-z/!][^<>\n]{0,200}>|!\[[^\]\n]{0,200}\]\(|\]\([^)\n]{0,200}\)|```|\{\{|\{%|&[A-Za-z]{2,12};|&#x?[0-9A-Fa-f]{1,7};|[A-Za-z](?:\*{1,3}|_{1,3}|~~|`)[A-Za-z]|@|(?:\b[A-Za-z]\b[ .-]){4,}",
        RegexOptions.NonBacktracking)]
    private static partial Regex Markup();
}
