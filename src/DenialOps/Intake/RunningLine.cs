using System.Text.RegularExpressions;

namespace DenialOps.Intake;

/// <summary>What a line looks like when it is furniture of the page and not part of the letter.</summary>
internal static partial class RunningLine
{
    private const int LongestNeighbour = 100;
    private const int StackCharacters = 256;

    // Compiled by the generator: a non-backtracking expression would be built anew at every start, which costs more than reading a
    // letter. The lines are short and the expressions cannot match one text in two ways; the time limit is the safety net.
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;
    private const int TimeoutMilliseconds = 1000;

    /// <summary>The line with every digit masked and runs of spaces made one, so that two pages' lines compare.</summary>
    public static string Mask(string line)
    {
        var masked = line.Length <= StackCharacters ? stackalloc char[line.Length] : new char[line.Length];
        return new string(masked[..Mask(line, masked)]);
    }

    /// <summary>Writes the mask of a line, which is no longer than the line, to <paramref name="masked"/>; gives its length.</summary>
    public static int Mask(string line, Span<char> masked)
    {
        var length = 0;
        foreach (var character in line)
        {
            if (character != ' ' || length == 0 || masked[length - 1] != ' ')
            {
                masked[length++] = char.IsAsciiDigit(character) ? '#' : character;
            }
        }

        return length;
    }

    /// <summary>Whether the whole line is a form's number, perhaps with its date: "TE-DNL-0232 (02/24)", "H4417_40112_C 06/2025".</summary>
    public static bool IsFormNumber(string line) => line.Length <= 60 && FormNumber().Match(line) is { Success: true } form
        && HasLetterAndDigit(form.Groups["id"].Value);

    /// <summary>Whether the line names a form, an account or a case by a token of letters and digits: "Vandersteen LBS-00719-44382".</summary>
    public static bool HasIdentifier(string line) =>
        line.Split(' ').Any(token => token.Any(char.IsAsciiLetterUpper) && HasLetterAndDigit(token) && Identifier().IsMatch(token));

    /// <summary>Whether the line could be a header or footer: short, not a sentence, not a label with a value, not a rule or a row of figures.</summary>
    public static bool CouldRun(string line) =>
        line.Length is > 0 and <= LongestNeighbour
        && line[^1] is not ('.' or ',' or ';' or ':' or '?' or '!')
        && !line.Contains('$', StringComparison.Ordinal)
        && !line.Contains(": ", StringComparison.Ordinal)
        && line.Count(char.IsAsciiLetter) >= 4;

    /// <summary>Whether the line ends in the middle of a sentence.</summary>
    public static bool BreaksOff(string line) => line.Length > 40 && (char.IsLetterOrDigit(line[^1]) || line[^1] == ',');

    /// <summary>Whether two lines are the same but for numbers that grow with the page.</summary>
    public static bool CountsPages(string earlier, string later, int pagesApart)
    {
        var first = Number().Matches(earlier);
        var second = Number().Matches(later);
        if (first.Count != second.Count || Mask(Number().Replace(earlier, "0")) != Mask(Number().Replace(later, "0")))
        {
            return false;
        }

        for (var i = 0; i < first.Count; i++)
        {
            var (a, b) = (first[i].Value, second[i].Value);
            if (a != b && (a.Length > 3 || b.Length > 3 || int.Parse(b) - int.Parse(a) != pagesApart))
            {
                return false;
            }
        }

        return true;
    }

    private static bool HasLetterAndDigit(string token) => token.Any(char.IsAsciiLetter) && token.Any(char.IsAsciiDigit);

    [GeneratedRegex(@"[0-9]+", Options, TimeoutMilliseconds)]
    private static partial Regex Number();

    [GeneratedRegex(@"^(?:form )?(?<id>[A-Z0-9]+(?:[-_.][A-Z0-9]+)+)(?: *\(?(?:rev\.? *)?[0-9]{1,2}[-/][0-9]{2,4}\)?)?$", Options, TimeoutMilliseconds)]
    private static partial Regex FormNumber();

    [GeneratedRegex(@"^[A-Z0-9]+(?:[-_][A-Z0-9]+)+$", Options, TimeoutMilliseconds)]
    private static partial Regex Identifier();
}
