using System.Globalization;
using DenialOps.Facts;
using DenialOps.Mentions;

namespace DenialOps.Privacy;

/// <summary>Finds the days that the words of a text call somebody's day of birth.</summary>
internal static class BirthDates
{
    private const int Reach = 60;
    private const int ColumnSlack = 4;

    private static readonly PhraseSet Cues = new(
        "dob", "d.o.b", "date of birth", "birth date", "birthdate", "birth_date", "date_of_birth", "birthday", "born", "nacimiento", "nacida", "nacido", "fecha de nac", "bdate");

    /// <summary>The days after (or under, or right before) such a word.</summary>
    public static HashSet<DateOnly> Find(string text, IReadOnlyList<Mention> mentions, ref long steps)
    {
        var found = new HashSet<DateOnly>();
        var next = 0;
        for (var at = 0; at < text.Length;)
        {
            var first = Cues.FirstIn(text.AsSpan(at));
            if (first < 0)
            {
                break;
            }

            steps += first + 1;
            at += first;
            var end = at + Math.Max(1, Cues.PrefixOf(text.AsSpan(at)));
            if ((at == 0 || !char.IsLetter(text[at - 1])) && (end >= text.Length || !char.IsLetter(text[end])))
            {
                while (next < mentions.Count && mentions[next].Start < end)
                {
                    next++;
                }

                Take(text, mentions, next, (at, end), found);
            }

            at = end;
        }

        return found;
    }

    /// <summary>The spellings of a day that are no date for the recogniser, or may not be: <c>19610412</c>.</summary>
    public static IEnumerable<string> Spellings(DateOnly day)
    {
        yield return day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
        yield return day.ToString("MMddyyyy", CultureInfo.InvariantCulture);
        foreach (var month in new[] { "MMM", "MMMM" })
        {
            // "3 Mar 71", "Mar 03, '71"
            foreach (var form in new[] { $"d {month} yy", $"dd {month} yy", $"{month} d yy", $"{month} dd yy" })
            {
                yield return day.ToString(form, CultureInfo.InvariantCulture);
            }
        }
    }

    private static void Take(string text, IReadOnlyList<Mention> mentions, int next, (int Start, int End) cue, HashSet<DateOnly> found)
    {
        var below = -1;
        for (var k = next; k < mentions.Count && mentions[k].Start - cue.End <= 4 * Reach; k++)
        {
            if (mentions[k].Date is not { } day)
            {
                continue;
            }

            var between = text.AsSpan(cue.End, mentions[k].Start - cue.End);
            if (between.Length <= Reach && between.Count('\n') <= 1 && !between.Contains("\n\n", StringComparison.Ordinal))
            {
                found.Add(day);
                return;
            }

            below = below < 0 && between.Count('\n') is 1 or 2 && Math.Abs(Column(text, mentions[k].Start) - Column(text, cue.Start)) <= ColumnSlack ? k : below;
        }

        if (below >= 0)
        {
            found.Add(mentions[below].Date!.Value);
        }
        else if (next > 0 && mentions[next - 1].Date is { } before && cue.Start - mentions[next - 1].End is >= 0 and <= 3)
        {
            found.Add(before);
        }
    }

    private static int Column(string text, int at) => at - (text.LastIndexOf('\n', Math.Max(0, at - 1), Math.Min(at, 400)) + 1);
}
