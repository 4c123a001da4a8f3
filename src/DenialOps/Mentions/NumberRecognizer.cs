using System.Globalization;

namespace DenialOps.Mentions;

/// <summary>Recognises percentages and every number that no other recogniser claims.</summary>
internal static class NumberRecognizer
{
    private const int DeepestIndent = 200;

    /// <summary>Takes the digits of a token; always moves on.</summary>
    public static int Take(LetterScan scan, int i)
    {
        if (scan[i].Shape == TokenShape.Mixed)
        {
            TakeRuns(scan, i);
            return i + 1;
        }

        if (scan[i].Length == 3)
        {
            scan.Cue.ClearContact();
        }

        if (IsListOrdinal(scan, i))
        {
            return i + 1;
        }

        if (!DecimalReader.TryRead(scan, i, allowOcr: false, out var number))
        {
            var digits = scan.Span(i).TrimStart('0');
            return scan.Add(MentionKind.Number, i, i, digits.Length == 0 ? "0" : digits.ToString());
        }

        var end = scan[number.Last].End;
        var percentEnd = EndOfPercent(scan, number.Last, end);
        var kind = percentEnd > end ? MentionKind.Percentage : MentionKind.Number;
        scan.Add(new Mention(kind, scan[i].Start, percentEnd, DecimalReader.Plain(number.Value)) { Number = number.Value });
        return number.Last + (scan[number.Last + 1].Start < percentEnd ? 2 : 1);
    }

    private static int EndOfPercent(LetterScan scan, int last, int end)
    {
        var text = scan.Text;
        if (end < text.Length && text[end] == '%')
        {
            return end + 1;
        }

        if (end + 1 < text.Length && text[end] == ' ' && text[end + 1] == '%')
        {
            return end + 2;
        }

        return scan[last + 1] is { AfterOneSpace: true, Word: Word.Percent } word ? word.End : end;
    }

    // "1." or "2)" at the start of a line counts the items of a list.
    private static bool IsListOrdinal(LetterScan scan, int i)
    {
        ref readonly var token = ref scan[i];
        var text = scan.Text;
        return token is { Length: <= 2 } && token.Has(Gap.Line) && token.End + 1 < text.Length && text[token.End] is '.' or ')'
            && char.IsWhiteSpace(text[token.End + 1])
            && token.Column <= DeepestIndent && text.AsSpan(token.LineStart, token.Column).IsWhiteSpace();
    }

    private static void TakeRuns(LetterScan scan, int i)
    {
        ref readonly var token = ref scan[i];
        var text = scan.Text;
        var position = token.Start;
        while (position < token.End)
        {
            if (!char.IsAsciiDigit(text[position]))
            {
                position++;
                continue;
            }

            var start = position;
            while (position < token.End && char.IsAsciiDigit(text[position]))
            {
                position++;
            }

            var digits = text.AsSpan(start, position - start).TrimStart('0');
            var value = digits.Length == 0 ? "0" : digits.ToString();
            decimal? number = digits.Length <= 18 ? long.Parse(value, CultureInfo.InvariantCulture) : null;
            scan.Add(new Mention(MentionKind.Number, start, position, value) { Number = number });
        }
    }
}
