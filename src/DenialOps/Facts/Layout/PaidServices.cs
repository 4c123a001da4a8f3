using System.Buffers;
using System.Globalization;

namespace DenialOps.Facts.Layout;

/// <summary>
/// In a claim whose services are told in labelled lines ("Service: … Paid: …", one line or a few for each, no table), finds those that were
/// paid: what stands there is not about the denied one.
/// </summary>
internal static class PaidServices
{
    private static readonly SearchValues<char> OfAmounts = SearchValues.Create("0123456789,.");

    /// <summary>How many lines one service takes at most.</summary>
    private const int MostLines = 12;

    /// <summary>First and last line of each paid service, where another one of the claim is denied.</summary>
    public static IEnumerable<(int First, int Last)> Find(LetterLayout layout)
    {
        var services = Services(layout);
        return services.Exists(s => s.Denied) ? services.Where(s => s.Paid).Select(s => (s.First, s.Last)) : [];
    }

    /// <summary>Every service that begins with its label at a line's start, and what became of it.</summary>
    private static List<(int First, int Last, bool Denied, bool Paid)> Services(LetterLayout layout)
    {
        var services = new List<(int First, int Last, bool Denied, bool Paid)>();
        for (int first = 0; first < layout.Lines.Count; first++)
        {
            if (LabelOf(layout, first) is not { } label)
            {
                continue;
            }

            int last = first;
            while (last + 1 < layout.Lines.Count && last - first < MostLines && !layout.Lines[last + 1].IsBlank
                && !(LabelOf(layout, last + 1) is { } next && layout.Words[next].Equals(layout.Words[label], StringComparison.OrdinalIgnoreCase)))
            {
                last++;
            }

            var (denied, paid) = OutcomeOf(layout, first, last);
            services.Add((first, last, denied, paid));
            first = last;
        }

        return services;
    }

    /// <summary>The first word of a line, where it is the label of a service ("Service:", "Procedure:", "CPT:"); else null.</summary>
    private static int? LabelOf(LetterLayout layout, int line)
    {
        if (layout.Lines[line] is not { IsBlank: false } printed)
        {
            return null;
        }

        int word = layout.Words.IndexAt(layout.Cells[printed.FirstCell].Start);
        foreach (ref readonly var hit in layout.Phrases.StartingIn(LexiconKind.Label, word, word + 1))
        {
            int end = layout.Words.End(hit.LastWord);
            if ((Field)hit.Value.Code is Field.Service or Field.Codes && end < layout.Text.Length && layout.Text[end] == ':')
            {
                return word;
            }
        }

        return null;
    }

    /// <summary>A sum beside "denied" or "paid" counts first, then the words.</summary>
    private static (bool Denied, bool Paid) OutcomeOf(LetterLayout layout, int first, int last)
    {
        int firstWord = layout.Words.IndexAt(layout.Lines[first].Start), endWord = layout.Words.IndexAt(layout.Lines[last].End);
        decimal? paid = null, denied = null;
        bool refused = false;
        foreach (ref readonly var hit in layout.Phrases.StartingIn(LexiconKind.Label, firstWord, endWord))
        {
            paid ??= (Field)hit.Value.Code == Field.Paid ? AmountAfter(layout, hit.LastWord) : null;
        }

        foreach (ref readonly var hit in layout.Phrases.StartingIn(LexiconKind.Cue, firstWord, endWord))
        {
            if (hit.Value.Code == (int)Cue.Denial)
            {
                denied = AmountAfter(layout, hit.LastWord) ?? denied;
                refused |= AmountAfter(layout, hit.LastWord) is null;
            }
        }

        bool isDenied = denied > 0 || (refused && !(paid > 0));
        return (isDenied, paid > 0 && !isDenied && !refused);
    }

    /// <summary>The amount right behind a word ("Paid: $134.20"); null for none.</summary>
    private static decimal? AmountAfter(LetterLayout layout, int word)
    {
        var rest = layout.Text.AsSpan(layout.Words.End(word)).TrimStart(" :$.=");
        int end = rest.IndexOfAnyExcept(OfAmounts);
        var digits = (end < 0 ? rest : rest[..end]).TrimEnd(",.");
        return decimal.TryParse(digits, NumberStyles.AllowThousands | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal amount) ? amount : null;
    }
}
