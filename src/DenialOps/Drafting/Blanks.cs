using System.Buffers;
using System.Text;
using DenialOps.Knowledge;

namespace DenialOps.Drafting;

/// <summary>
/// The blanks of a letter, explained before it: each that stands in the text once, in the order in which they come. The words are
/// those of <c>blanks.txt</c>; a blank that is not there, of a template of the user, explains itself.
/// </summary>
internal static class Blanks
{
    /// <summary>The line that ends what is meant for the sender; the letter begins below.</summary>
    private const string Rule = "---\n";

    private static readonly SearchValues<char> Ends = SearchValues.Create("]\n");
    private static readonly Lazy<Dictionary<string, string>> Shared = new(Read);

    /// <summary>What is to be filled in for each blank that is known.</summary>
    public static IReadOnlyDictionary<string, string> Known => Shared.Value;

    /// <summary>The letter with the list of its blanks before it.</summary>
    /// <param name="letter">The letter.</param>
    /// <param name="inMedicare">Whether it is about Original Medicare, where no words of ours speak of a plan.</param>
    public static string Explain(string letter, bool inMedicare = false)
    {
        var start = letter.StartsWith(Rule, StringComparison.Ordinal) ? 0 : letter.IndexOf("\n" + Rule, StringComparison.Ordinal) is >= 0 and var at ? at + 1 : -1;
        var body = start < 0 ? 0 : start + Rule.Length;
        var text = new StringBuilder(letter.Length + 1000);
        if (start > 0)
        {
            text.Append(letter, 0, start).Append(letter[start - 1] == '\n' && start > 1 && letter[start - 2] == '\n' ? string.Empty : "\n");
        }

        text.Append("**Before you send this:** fill in what stands in brackets, then delete this part down to the line.\n\n");
        var any = text.Length;
        var seen = new HashSet<string>(16, StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        var known = Shared.Value.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var (from, to) in Find(letter, body))
        {
            var blank = letter.AsSpan(from, to - from);
            if (seen.Add(blank))
            {
                text.Append("- ").Append(blank);
                text.Append(known.TryGetValue(blank[1..^1], out var meaning) ? ": " : string.Empty).Append(inMedicare && meaning is not null ? MedicareWords.In(meaning, DocumentLanguage.English) : meaning).Append('\n');
            }
        }

        if (text.Length == any)
        {
            return letter;
        }

        // A rule right below a line of text would make that line a heading.
        text.Append('\n').Append(Rule).Append('\n');
        while (body < letter.Length && letter[body] == '\n')
        {
            body++;
        }

        return text.Append(letter, body, letter.Length - body).ToString();
    }

    /// <summary>The blanks of a text from a place on. A bracket of a value is escaped and is no blank.</summary>
    public static IEnumerable<(int Start, int End)> Find(string text, int from = 0)
    {
        for (var at = text.IndexOf('[', from); at >= 0; at = text.IndexOf('[', at + 1))
        {
            var length = text.AsSpan(at).IndexOfAny(Ends);
            if (length > 1 && text[at + length] == ']' && char.IsAsciiLetterUpper(text[at + 1]) && (at == 0 || text[at - 1] != '\\'))
            {
                yield return (at, at + length + 1);
            }
        }
    }

    private static Dictionary<string, string> Read()
    {
        using var stream = typeof(Blanks).Assembly.GetManifestResourceStream("DenialOps.Drafting.blanks.txt")!;
        using var reader = new StreamReader(stream);
        var known = new Dictionary<string, string>(StringComparer.Ordinal);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#' && line.IndexOf(" = ", StringComparison.Ordinal) is > 0 and var equals)
            {
                known.Add(line[..equals], line[(equals + 3)..]);
            }
        }

        return known;
    }
}
