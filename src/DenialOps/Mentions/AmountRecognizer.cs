using System.Globalization;

namespace DenialOps.Mentions;

/// <summary>Recognises sums of money in US dollars.</summary>
internal static class AmountRecognizer
{
    private const double OcrConfidence = 0.6;
    private const double TableConfidence = 0.7;
    private const int LongestGapAfterSign = 6;

    /// <summary>Tries a sum that a dollar sign, "USD" or "dollars" marks.</summary>
    public static int TryMarked(LetterScan scan, int i)
    {
        ref readonly var token = ref scan[i];
        var start = token.Has(Gap.Dollar) ? SignBefore(scan.Text, token.Start) : -1;
        if (start < 0 && token.AfterOneSpace && scan.WordBefore(i) == Word.Usd)
        {
            start = scan[i - 1].Start;
        }

        var marked = start >= 0;
        if (!DecimalReader.TryRead(scan, i, allowOcr: marked, out var number) || number.Decimals > 2)
        {
            return i;
        }

        var last = number.Last;
        if (!marked && scan[last + 1] is { AfterOneSpace: true, Word: Word.Dollars })
        {
            (marked, start) = (true, token.Start);
        }

        if (scan[last + 1] is { AfterOneSpace: true, Word: Word.Dollars })
        {
            last++;
        }

        return marked ? Emit(scan, start, last, number, number.Repaired ? OcrConfidence : 1) : i;
    }

    /// <summary>Tries a number with two decimals that stands where sums stand.</summary>
    public static int TryBare(LetterScan scan, int i)
    {
        if (!DecimalReader.TryRead(scan, i, allowOcr: false, out var number) || number.Decimals != 2 || IsMeasure(scan, number.Last + 1))
        {
            return i;
        }

        ref readonly var token = ref scan[i];
        var looksLikeMoney = number.HasThousands || token.Has(Gap.Wide | Gap.Pipe | Gap.Colon) || scan.WordBefore(i) != Word.None
            || scan[number.Last + 1].Has(Gap.Wide | Gap.Line);
        return looksLikeMoney ? Emit(scan, token.Start, number.Last, number, TableConfidence) : i;
    }

    private static bool IsMeasure(LetterScan scan, int next)
    {
        ref readonly var token = ref scan[next];
        return token.IsTight || (token.Start < scan.Text.Length && scan.Text[scan[next - 1].End] == '%')
            || (token.AfterOneSpace && scan.Span(next) is "mg" or "mL" or "ml" or "mcg" or "g" or "kg" or "cm" or "mm" or "units");
    }

    private static int SignBefore(string text, int position)
    {
        var limit = Math.Max(0, position - LongestGapAfterSign);
        for (var i = position - 1; i >= limit; i--)
        {
            if (text[i] == '$')
            {
                return i;
            }

            if (text[i] != ' ')
            {
                return -1;
            }
        }

        return -1;
    }

    private static int Emit(LetterScan scan, int start, int last, PrintedNumber number, double confidence)
    {
        var value = number.Value.ToString("F2", CultureInfo.InvariantCulture);
        scan.Add(new Mention(MentionKind.Amount, start, scan[last].End, value) { Number = number.Value, Confidence = confidence });
        return last + 1;
    }
}
