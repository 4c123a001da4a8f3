using System.Globalization;
using DenialOps.Facts;
using DenialOps.Mentions;

namespace DenialOps.Tests.Grounding;

/// <summary>One name, side or number in letters of a document made wrong.</summary>
/// <param name="Start">Where it stands.</param>
/// <param name="Old">The name or value that was altered.</param>
/// <param name="New">What stands there now.</param>
/// <param name="Text">The whole altered document.</param>
/// <param name="Operation">What was done.</param>
internal sealed record NameAlteration(int Start, string Old, string New, string Text, string Operation)
{
    private static readonly string[] Small =
        ["", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"];

    private static readonly string[] Tens = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

    /// <summary>Alters one letter of a name, or makes another name of one of its parts.</summary>
    public static NameAlteration? OfName(string document, int start, string name, IReadOnlyList<string> others, Random random)
    {
        var words = name.Split(' ');
        // The credentials behind a comma are no part of the name.
        var comma = Array.FindIndex(words, w => w.EndsWith(',')) + 1;
        var at = random.Next(comma > 1 ? comma : words.Length);
        var word = words[at];
        if (word.Length < 4 || !word.All(char.IsLetter) || !char.IsUpper(word[0]))
        {
            return null;
        }

        var (altered, operation) = random.Next(5) switch
        {
            // One word for another of one word is a role confused, and not to be seen in the words.
            0 when words.Length > 1 && !name.Any(char.IsAsciiDigit) => (others[random.Next(others.Count)], "another name"),
            1 => (Swap(word, random.Next(word.Length - 1)), "two letters swapped"),
            2 => (word.Remove(random.Next(word.Length - 1), 1), "a letter dropped"),
            _ => (Change(word, random.Next(word.Length), random), "a letter changed"),
        };
        altered = word.All(char.IsUpper) ? altered.ToUpperInvariant() : char.ToUpperInvariant(altered[0]) + altered[1..].ToLowerInvariant();
        if (altered.Length < 4)
        {
            return null;
        }

        words[at] = altered;
        return At(document, start, name, string.Join(' ', words), operation);
    }

    /// <summary>The other side.</summary>
    public static NameAlteration OfSide(string document, int start, string side) =>
        At(document, start, side, side switch { "left" => "right", "right" => "left", "Left" => "Right", "Right" => "Left", "LEFT" => "RIGHT", _ => "LEFT" }, "the other side");

    /// <summary>A sentence with a number in letters of the same kind, put behind the document; null when it cannot be said in letters.</summary>
    public static NameAlteration? OfNumber(string document, Mention mention, decimal number)
    {
        var unit = mention.Kind switch
        {
            MentionKind.Amount => "dollars",
            MentionKind.Percentage => "percent",
            _ => mention.Value[(mention.Value.IndexOf(' ', StringComparison.Ordinal) + 1)..].Replace('_', ' '),
        };
        if (number is < 1 or > 999_999 || number != decimal.Truncate(number))
        {
            return null;
        }

        var words = $"{Words((int)number)} {unit}";
        return new NameAlteration(document.Length + 9, mention.Value, words, $"{document}\n\nIt says {words}.\n", "in letters");
    }

    public static string Words(int number) => number switch
    {
        >= 1000 => $"{Words(number / 1000)} thousand {Words(number % 1000)}".TrimEnd(),
        >= 100 => $"{Small[number / 100]} hundred {Words(number % 100)}".TrimEnd(),
        >= 20 => number % 10 == 0 ? Tens[number / 10] : $"{Tens[number / 10]}-{Small[number % 10]}",
        _ => Small[number],
    };

    private static NameAlteration At(string document, int start, string old, string altered, string operation) =>
        new(start, old, altered, string.Concat(document.AsSpan(0, start), altered, document.AsSpan(start + old.Length)), operation);

    private static string Swap(string word, int at) => string.Concat(word.AsSpan(0, at), word[at + 1].ToString(), word[at].ToString(), word.AsSpan(at + 2));

    private static string Change(string word, int at, Random random) =>
        string.Concat(word.AsSpan(0, at), ((char)('a' + ((char.ToLower(word[at], CultureInfo.InvariantCulture) - 'a' + random.Next(1, 26)) % 26))).ToString(), word.AsSpan(at + 1));

    /// <summary>The names of a case that its documents may print.</summary>
    public static IEnumerable<string> NamesOf(CaseFacts facts)
    {
        Fact<string>?[] names = [facts.Member.Name, facts.Service.ProviderName, facts.Service.FacilityName, facts.Payer.Name, facts.Payer.PlanName, facts.Service.DrugName];
        return names.Where(n => n is not null).Select(n => n!.Value);
    }
}
