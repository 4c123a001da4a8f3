using System.Text.RegularExpressions;
using DenialOps.Mentions;

namespace DenialOps.Privacy;

/// <summary>
/// Finds numbers of somebody's by their form and by their label: <c>25-IPA-3390</c>, <c>SVH 7731 0045 1</c>, <c>RxGroup: OVSEHT2</c>. Codes,
/// days, amounts and times are none.
/// </summary>
internal static partial class NumberRuns
{
    // The parts of the expressions are bounded and cannot match one text in two ways for long. A time limit would throw, with the text in it.
    private const int NoLimit = Timeout.Infinite;
    private const int FewestWithLetters = 4;
    private const int FewestOfDigits = 7;
    private const int FewestAfterPrefix = 5;
    private const int FewestOfMany = 4;
    private const int ShortestLabelled = 3;
    private const int ShortestNumber = 4;

    /// <summary>The private stretches, those of a form first.</summary>
    public static List<PrivateSpan> Find(string text, IReadOnlyList<Mention> mentions, ref long steps)
    {
        var found = new List<PrivateSpan>();
        var work = new WorkMentions(text, mentions);
        foreach (var match in Joined().EnumerateMatches(text))
        {
            steps += match.Length;
            if (IsNumber(text, match.Index, match.Index + match.Length, work))
            {
                found.Add(new PrivateSpan(match.Index, match.Index + match.Length, PrivateKind.IdNumber));
            }
        }

        work = new WorkMentions(text, mentions);
        foreach (var match in Spaced().EnumerateMatches(text))
        {
            steps += match.Length;
            var printed = text.AsSpan(match.Index, match.Length);
            var digits = work.DigitsLeft(match.Index, match.Index + match.Length, out _) - (4 * Years().Count(printed));
            if (digits >= (char.IsLetter(printed[0]) ? FewestAfterPrefix : FewestOfDigits))
            {
                found.Add(new PrivateSpan(match.Index, match.Index + match.Length, PrivateKind.IdNumber));
            }
        }

        AddLabelled(text, mentions, found, ref steps);
        return found;
    }

    private static bool IsNumber(string text, int start, int end, WorkMentions work)
    {
        var printed = text.AsSpan(start, end - start);
        var separators = printed.Count('-') + printed.Count('/') + printed.Count('_');
        if (separators == 0 || !printed.ContainsAnyInRange('0', '9'))
        {
            return false;
        }

        var digits = work.DigitsLeft(start, end, out var longest) - (4 * Years().Count(printed));
        var hasLetters = printed.ContainsAnyInRange('A', 'Z') || printed.ContainsAnyInRange('a', 'z');
        return hasLetters
            ? digits >= FewestWithLetters && !SmallWords().IsMatch(printed)
            : digits >= FewestOfDigits || (separators > 1 && digits >= FewestOfMany && longest >= ShortestLabelled);
    }

    // Whatever the form: a group is called "LOCAL 4108", a scan makes "MHP-ADC2" of a number.
    private static void AddLabelled(string text, IReadOnlyList<Mention> mentions, List<PrivateSpan> found, ref long steps)
    {
        var work = new WorkMentions(text, mentions);
        var done = 0;
        foreach (var label in Labels().EnumerateMatches(text))
        {
            var start = label.Index + label.Length;
            var cell = start < text.Length && Cell().EnumerateMatches(text.AsSpan(start)) is var cells && cells.MoveNext() ? cells.Current.Length : 0;
            steps += label.Length + cell;
            foreach (var match in Joined().EnumerateMatches(text.AsSpan(start, cell)))
            {
                var (from, to) = (start + match.Index, start + match.Index + match.Length);
                if (from >= done && IsLabelled(text, from, to, work))
                {
                    found.Add(new PrivateSpan(from, to, PrivateKind.IdNumber));
                }
            }

            done = Math.Max(done, start + cell);
        }
    }

    private static bool IsLabelled(string text, int start, int end, WorkMentions work)
    {
        var printed = text.AsSpan(start, end - start);
        var digits = work.DigitsLeft(start, end, out _);
        var hasLetters = printed.ContainsAnyInRange('A', 'Z') || printed.ContainsAnyInRange('a', 'z');
        var isDecimal = (end + 1 < text.Length && text[end] is '.' or ',' && char.IsAsciiDigit(text[end + 1])) || (start > 0 && text[start - 1] is '.' or ',' or '$');
        var isCounted = end + 1 < text.Length && text[end] == ' ' && char.IsLower(text[end + 1]);
        return digits > 0 && !isDecimal && printed.Length >= (hasLetters ? ShortestLabelled : ShortestNumber) && (hasLetters || !isCounted)
            && !(printed.Length == 4 && Years().IsMatch(printed)) && !SmallWords().IsMatch(printed);
    }

    [GeneratedRegex("[A-Za-z0-9]+(?:[-/_][A-Za-z0-9]+)*", RegexOptions.CultureInvariant, NoLimit)]
    private static partial Regex Joined();

    [GeneratedRegex("(?<![A-Za-z0-9.,/$-])(?:[A-Z]{2,5} )?[0-9]{1,9}(?: [A-Z]?[0-9]{1,9}(?![A-Za-z0-9/-]|[.,][0-9])){1,6}", RegexOptions.CultureInvariant, NoLimit)]
    private static partial Regex Spaced();

    [GeneratedRegex("(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])", RegexOptions.CultureInvariant, NoLimit)]
    private static partial Regex Years();

    [GeneratedRegex("(?<![A-Za-z0-9])[a-z]{3}|[0-9](?:mg|mcg|ml|th|st|nd|rd)\\b", RegexOptions.CultureInvariant, NoLimit)]
    private static partial Regex SmallWords();

    [GeneratedRegex("\\G[^\\n|\\t]{1,60}?(?= {3}|[.;] |[\\n|\\t]|$)|\\G[^\\n|\\t]{1,60}", RegexOptions.CultureInvariant, NoLimit)]
    private static partial Regex Cell();

    [GeneratedRegex(
        "(?<![A-Za-z])(?:rx ?group|group|grp|fund|account|acct|acc|member|mem ber|subscriber|enrollee|participant|patient|insured|policy|claim|reference|ref|case|file|tracking|certificate|cert"
        + "|contract|trust|identification|identifier|id|record|mrn|medicaid|medicare|hic|ssn|authorization|auth|request|invoice|check|eft|control|bin|pcn|card|notice|document|doc|icn|dcn|tcn|employee|dependent)"
        + "(?:'s)?(?:[ /_-]?(?:number|num|nbr|no|[il1]d|code|acct|account|control)\\b\\.?){0,2} ?(?:[:=|#*`]|\\.{2}| {2}|\\t)[ :=|#*`.\\t]{0,40}",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, NoLimit)]
    private static partial Regex Labels();
}
