namespace DenialOps.Mentions;

/// <summary>Recognises North American telephone and fax numbers, words in them and extensions included.</summary>
internal static class PhoneRecognizer
{
    private const double OcrConfidence = 0.7;
    private const int NumberLength = 10;

    /// <summary>Tries a telephone number at a token with digits (or letters that scanners put for digits).</summary>
    public static int Try(LetterScan scan, int i)
    {
        if (scan[i].Length == NumberLength + 1 || scan[i].Length == NumberLength)
        {
            return TryUnbroken(scan, i);
        }

        var area = i;
        if (scan[i].Length == 1 && IsOne(scan, i))
        {
            area = i + 1;
            if (!IsSeparator(scan[area], allowSpace: true))
            {
                return i;
            }
        }

        Span<char> digits = stackalloc char[NumberLength];
        var repaired = area > i && scan[i].Shape != TokenShape.Digits;
        if (IsJoinedBefore(scan, i) || !Append(scan, area, 3, digits, ref repaired, allowLetters: false) || digits[0] < '2')
        {
            return i;
        }

        var last = ReadRest(scan, area, digits, ref repaired);
        if (last < 0 || IsJoinedAfter(scan, last + 1))
        {
            return i;
        }

        return Emit(scan, i, last, digits, repaired);
    }

    private static int ReadRest(LetterScan scan, int area, Span<char> digits, ref bool repaired)
    {
        ref readonly var exchange = ref scan[area + 1];
        var inParentheses = exchange.Has(Gap.Close);
        if (!IsSeparator(exchange, allowSpace: true) && !(inParentheses && IsShortGap(scan, area + 1)))
        {
            return -1;
        }

        if (scan[area + 1] is { Length: >= 7, Shape: TokenShape.Letters } word)
        {
            return area > 0 && exchange.GapChar == '-' && IsUpper(scan, area + 1)
                && Append(scan, area + 1, 7, digits[3..], ref repaired, allowLetters: true, truncate: true)
                ? area + 1
                : -1;
        }

        var spaced = inParentheses || exchange.GapChar == ' ';
        if (!Append(scan, area + 1, 3, digits[3..], ref repaired, allowLetters: IsUpper(scan, area + 1) && exchange.GapChar == '-')
            || !IsSeparator(scan[area + 2], allowSpace: spaced)
            || !Append(scan, area + 2, 4, digits[6..], ref repaired, allowLetters: IsUpper(scan, area + 2) && scan[area + 2].GapChar == '-'))
        {
            return -1;
        }

        // Three numbers with spaces alone are a telephone number only after an area code in parentheses.
        return exchange.GapChar == ' ' && scan[area + 2].GapChar == ' ' && scan[area].GapChar != '-' ? -1 : area + 2;
    }

    private static int TryUnbroken(LetterScan scan, int i)
    {
        var span = scan.Span(i);
        var number = span.Length == NumberLength + 1 ? span[1..] : span;
        if (scan[i].Shape != TokenShape.Digits || (span.Length == NumberLength + 1 && span[0] != '1') || number[0] < '2' || number[3] < '2'
            || scan[i].IsTight || IsJoinedAfter(scan, i + 1) || !(scan.Cue.IsContact(i) || scan.WordBefore(i) == Word.Through))
        {
            return i;
        }

        Span<char> digits = stackalloc char[NumberLength];
        number.CopyTo(digits);
        return Emit(scan, i, i, digits, repaired: false);
    }

    private static bool IsOne(LetterScan scan, int index) => scan.Span(index)[0] is '1' or 'l' or 'I';

    private static bool IsUpper(LetterScan scan, int index)
    {
        foreach (var c in scan.Span(index))
        {
            if (char.IsAsciiLetterLower(c))
            {
                return false;
            }
        }

        return true;
    }

    private static bool Append(LetterScan scan, int index, int length, Span<char> target, ref bool repaired, bool allowLetters, bool truncate = false)
    {
        var span = scan.Span(index);
        if (span.Length != length && !(truncate && span.Length > length))
        {
            return false;
        }

        // Letters of a vanity number come in whole words; a mix with digits is a scanner's confusion.
        var isWord = allowLetters && scan[index].Shape == TokenShape.Letters;
        for (var k = 0; k < length; k++)
        {
            var digit = isWord ? KeypadDigit(span[k]) : OcrDigits.Digit(span[k]);
            if (digit < 0)
            {
                return false;
            }

            repaired |= !isWord && !char.IsAsciiDigit(span[k]);
            target[k] = (char)('0' + digit);
        }

        return true;
    }

    private static int KeypadDigit(char letter) => letter is >= 'A' and <= 'Z' ? "22233344455566677778889999"[letter - 'A'] - '0' : -1;

    private static bool IsSeparator(in Token token, bool allowSpace) => token.GapChar is '-' or '.' or '\u2013' or '\u2011'
        || (allowSpace && (token.GapChar == ' ' || (token.Has(Gap.Open) && token.End - token.Start == 3 && !token.Has(Gap.Blank | Gap.Comma | Gap.Colon))))
        || (token.Has(Gap.Line) && !token.Has(Gap.Punctuation | Gap.Blank));

    private static bool IsShortGap(LetterScan scan, int index) => !scan[index].Has(Gap.Blank | Gap.Comma | Gap.Colon | Gap.Open | Gap.SentenceEnd)
        && (scan[index].Has(Gap.Line) || scan[index].Start - scan[index - 1].End <= 3);

    private static bool IsJoinedBefore(LetterScan scan, int i) => i > 0 && scan[i].IsTight && scan[i].GapChar is not '/' && scan[i - 1].HasDigits;

    private static bool IsJoinedAfter(LetterScan scan, int next) => scan[next].GapChar is '-' or '_' && scan[next].HasDigits;

    private static int Emit(LetterScan scan, int first, int last, ReadOnlySpan<char> digits, bool repaired)
    {
        var start = scan[first].Start;
        if (start > 0 && scan.Text[start - 1] is '(' or '+' && start - 1 >= scan.ClaimedEnd)
        {
            start--;
        }

        var end = scan[last].End;
        last = SkipSpelledDigits(scan, last, ref end);
        var value = $"({digits[..3]}) {digits[3..6]}-{digits[6..]}";
        last = ReadExtension(scan, last, ref end, ref value);
        scan.Add(new Mention(MentionKind.Phone, start, end, value)
        {
            Use = scan.Cue.TakeContact(scan, first, last + 1),
            Confidence = repaired ? OcrConfidence : 1,
        });
        return last + 1;
    }

    // "1-866-444-EBSA (3272)": the digits in parentheses repeat the word.
    private static int SkipSpelledDigits(LetterScan scan, int last, ref int end)
    {
        ref readonly var next = ref scan[last + 1];
        if (scan[last].Shape == TokenShape.Letters && next.Has(Gap.Open) && next is { Shape: TokenShape.Digits, Length: 3 or 4 }
            && next.End < scan.Text.Length && scan.Text[next.End] == ')')
        {
            end = next.End + 1;
            return last + 1;
        }

        return last;
    }

    private static int ReadExtension(LetterScan scan, int last, ref int end, ref string value)
    {
        ref readonly var word = ref scan[last + 1];
        if (word.Has(Gap.Blank | Gap.Pipe | Gap.Colon))
        {
            return last;
        }

        if (word.Word == Word.Extension && scan[last + 2] is { Shape: TokenShape.Digits, Length: <= 7 } digits && !digits.Has(Gap.Blank))
        {
            end = digits.End;
            value = $"{value} x{scan.Span(last + 2)}";
            return last + 2;
        }

        if (word is { Shape: TokenShape.Mixed, Length: >= 3 and <= 7 } && scan.Span(last + 1) is ['x' or 'X', .. var rest]
            && !rest.ContainsAnyExceptInRange('0', '9'))
        {
            end = word.End;
            value = $"{value} x{rest}";
            return last + 1;
        }

        return last;
    }
}
