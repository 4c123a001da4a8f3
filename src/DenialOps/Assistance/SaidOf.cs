using System.Text.RegularExpressions;
using DenialOps.Knowledge;
using DenialOps.Mentions;

namespace DenialOps.Assistance;

/// <summary>
/// Whether a text says of our values what ours says of them: a line with a label is kept as it is, a value stands among words that it stands
/// among in ours, and no sentence of ours is turned into its opposite.
/// </summary>
internal sealed partial class SaidOf
{
    private const int ShortestCarrier = 3;
    private const int ShortestSentence = 4;
    private const double SameSentence = 0.75;

    private static readonly HashSet<ulong> Negations = [.. new WordTable("not no never nobody nothing none neither nor without cannot cant dont doesnt didnt isnt arent wasnt wont wouldnt shouldnt").Hashes];

    private readonly string[] _known;
    private readonly HashSet<string> _lines;
    private readonly HashSet<string> _same = new(StringComparer.Ordinal);
    private readonly Dictionary<(MentionKind Kind, string Value), HashSet<ulong>> _among = [];
    private readonly List<(HashSet<ulong> Words, int Negations)> _sentences = [];

    /// <summary>Creates a check.</summary>
    /// <param name="ours">Our text.</param>
    /// <param name="beside">What else of the case the model was told in our words.</param>
    public SaidOf(string ours, string beside)
    {
        _known = [ours, beside];
        _lines = [.. ours.Split('\n').Select(Plain)];
        foreach (var sentence in _known.SelectMany(Sentences))
        {
            var words = new WordTable(sentence);
            _sentences.Add(Weighed(words));
            _same.Add(Plain(sentence));
            foreach (var mention in MentionRecognizer.Recognize(sentence))
            {
                (_among.TryGetValue((mention.Kind, mention.Value), out var among) ? among : _among[(mention.Kind, mention.Value)] = []).UnionWith(Carriers(words));
            }
        }
    }

    /// <summary>Lines of ours with a label that a text does not have, and its own that ours does not have.</summary>
    public IEnumerable<string> ChangedLines(string text)
    {
        var (own, written) = (_known[0].Split('\n').Where(IsLabelled), text.Split('\n').Where(IsLabelled));
        var has = text.Split('\n').Select(Plain).ToHashSet(StringComparer.Ordinal);
        return own.Where(line => !has.Contains(Plain(line))).Concat(written.Where(line => !_lines.Contains(Plain(line)))).Select(line => line.Trim());
    }

    /// <summary>Values of ours that stand among other words than they do there.</summary>
    public IEnumerable<string> MovedValues(string text)
    {
        foreach (var sentence in Sentences(text).Where(sentence => !_same.Contains(Plain(sentence))))
        {
            HashSet<ulong>? words = null;
            foreach (var mention in MentionRecognizer.Recognize(sentence))
            {
                if (mention.Kind != MentionKind.Number && _among.TryGetValue((mention.Kind, mention.Value), out var among) && among.Count > 0 && !among.Overlaps(words ??= Carriers(new WordTable(sentence))))
                {
                    yield return sentence[mention.Start..mention.End];
                }
            }
        }
    }

    /// <summary>Sentences of ours that have gained or lost a "not".</summary>
    public IEnumerable<string> Reversed(string text)
    {
        foreach (var sentence in Sentences(text).Where(sentence => !_same.Contains(Plain(sentence))))
        {
            var (words, negations) = Weighed(new WordTable(sentence));
            if (words.Count < ShortestSentence)
            {
                continue;
            }

            var same = _sentences.Where(own => own.Words.Count(words.Contains) >= SameSentence * Math.Max(own.Words.Count, words.Count)).ToList();
            if (same.Count > 0 && !same.Exists(own => own.Negations == negations))
            {
                yield return sentence.Trim();
            }
        }
    }

    private static (HashSet<ulong> Words, int Negations) Weighed(WordTable words)
    {
        var (all, negations) = (new HashSet<ulong>(), 0);
        foreach (var word in words.Hashes)
        {
            if (Negations.Contains(word))
            {
                negations++;
            }
            else
            {
                all.Add(word);
            }
        }

        return (all, negations);
    }

    private static HashSet<ulong> Carriers(WordTable words) =>
        [.. Enumerable.Range(0, words.Count).Where(i => words.End(i) - words.Start(i) >= ShortestCarrier && char.IsLetter(words.Text[words.Start(i)])).Select(words.Hash)];

    private static IEnumerable<string> Sentences(string text) => SentenceEnd().Split(text).Where(sentence => sentence.Length > 0);

    private static bool IsLabelled(string line) => Label().IsMatch(line);

    private static string Plain(string line)
    {
        var words = new WordTable(line);
        return string.Join(' ', Enumerable.Range(0, words.Count).Select(i => words[i].ToString().ToUpperInvariant()));
    }

    // "January 10. You", and not "No. 4" or "St. Mary".
    [GeneratedRegex(@"(?:[.!?][""”)]?\s+|\n\s*\n|\n\s*[-*>#]|\n\s*[0-9]+\.\s)", RegexOptions.NonBacktracking)]
    private static partial Regex SentenceEnd();

    // "- Amount billed: $1,684.00", "**Claim number:** 26-188"
    [GeneratedRegex(@"^\s*[-*]?\s*\**[A-Z][A-Za-z0-9 ()/'’-]{1,48}:\**\s+\S", RegexOptions.NonBacktracking)]
    private static partial Regex Label();
}
