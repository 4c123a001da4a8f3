namespace DenialOps.Mentions;

/// <summary>Recognises lengths of time: "180 days", "one hundred eighty (180) calendar days", "72-hour", "four (4) months".</summary>
internal static class DurationRecognizer
{
    private const double OcrConfidence = 0.7;
    private const int MostNumberWords = 8;
    private const int LongestInRange = 3;

    /// <summary>Tries a length of time at a token with digits.</summary>
    public static int TryDigits(LetterScan scan, int i)
    {
        ref readonly var token = ref scan[i];
        if (token.Length > 6 || (token.IsTight && i > 0 && token.GapChar is not '\u2013' && scan[i - 1].HasDigits))
        {
            return i;
        }

        if (TryRange(scan, i) is var range && range > i)
        {
            return range;
        }

        if (token.Shape == TokenShape.Mixed && IsOrdinal(scan.Span(i), out var nth))
        {
            return IsDayAfter(scan, i + 1) ? TryUnit(scan, i, i + 1, nth, false) : i;
        }

        if (token.Shape == TokenShape.Digits && scan[i + 1] is { GapChar: '.' or ',', Shape: TokenShape.Digits })
        {
            return DecimalReader.TryRead(scan, i, allowOcr: false, out var number) ? TryUnit(scan, i, number.Last + 1, number.Value, false) : i;
        }

        return OcrDigits.TryRead(scan.Span(i), out var value, out var repaired) ? TryUnit(scan, i, i + 1, value, repaired) : i;
    }

    /// <summary>Tries a length of time at a number word.</summary>
    public static int TryWords(LetterScan scan, int i)
    {
        var next = ReadNumberWords(scan, i, out var words);
        ref readonly var digits = ref scan[next];
        if (digits.Has(Gap.Open) && digits.HasDigits && IsPlain(scan, next) && scan[next + 1].Has(Gap.Close)
            && OcrDigits.TryRead(scan.Span(next), out var value, out var repaired))
        {
            var after = TryUnit(scan, i, next + 1, value, repaired, afterParenthesis: true);
            return after;
        }

        return TryUnit(scan, i, next, words, false);
    }

    /// <summary>Tries "60-90 days", "60 to 90 days": the shorter of the two is the one to go by.</summary>
    private static int TryRange(LetterScan scan, int i)
    {
        var joined = scan[i + 1].GapChar is '-' or '\u2013';
        var last = joined ? i + 1 : scan[i + 1].AfterOneSpace && scan[i + 1].Word is Word.Through && scan[i + 2].AfterOneSpace ? i + 2 : 0;
        return last > 0 && !scan[i].IsTight && scan[i].Length <= LongestInRange && scan[last].Length <= LongestInRange
            && scan[i].Shape == TokenShape.Digits && scan[last].Shape == TokenShape.Digits && scan[last + 1].GapChar == ' '
            && OcrDigits.TryRead(scan.Span(i), out var from, out _) && OcrDigits.TryRead(scan.Span(last), out var to, out _) && from > 0 && from < to
            && TryUnit(scan, i, last + 1, from, false) is var next && next > i ? next : i;
    }

    // "60th"
    private static bool IsOrdinal(ReadOnlySpan<char> span, out int value)
    {
        value = 0;
        return span.Length is >= 3 and <= 5 && span[^2..] is var ending
            && (ending.Equals("th", StringComparison.OrdinalIgnoreCase) || ending.Equals("st", StringComparison.OrdinalIgnoreCase)
                || ending.Equals("nd", StringComparison.OrdinalIgnoreCase) || ending.Equals("rd", StringComparison.OrdinalIgnoreCase))
            && int.TryParse(span[..^2], System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out value);
    }

    /// <summary>Whether "day after", "calendar day from" follows: the 60th day after something is 60 days from it, and the 5th day of a month is none.</summary>
    private static bool IsDayAfter(LetterScan scan, int next)
    {
        next += scan[next].Word is Word.BusinessQualifier or Word.CalendarQualifier ? 1 : 0;
        return scan[next].Word == Word.Days && scan[next + 1].AfterOneSpace && scan.Span(next + 1) is "after" or "from" or "following";
    }

    // Behind the unit in Spanish: "60 días calendario", "10 días hábiles".
    private static (bool IsQualifier, bool IsBusiness) QualifierBehind(ReadOnlySpan<char> span) =>
        span.Equals("calendario", StringComparison.OrdinalIgnoreCase) || span.Equals("naturales", StringComparison.OrdinalIgnoreCase) || span.Equals("corridos", StringComparison.OrdinalIgnoreCase)
            ? (true, false)
        : span.Equals("hábiles", StringComparison.OrdinalIgnoreCase) || span.Equals("habiles", StringComparison.OrdinalIgnoreCase) || span.Equals("laborables", StringComparison.OrdinalIgnoreCase)
            ? (true, true)
        : (false, false);

    private static bool IsPlain(LetterScan scan, int index) => scan[index].Length <= 4 && scan[index].Start - scan[index - 1].End <= 6;

    private static int ReadNumberWords(LetterScan scan, int i, out decimal value)
    {
        int total = 0, current = 0, next = i;
        while (next - i < MostNumberWords && (next == i || IsWordGap(scan[next])))
        {
            var word = scan[next].Word;
            if (word == Word.And && next > i && Lexicon.IsNumberWord(scan[next + 1].Word) && scan[next - 1].Word is Word.Hundred or Word.Thousand)
            {
                next++;
                continue;
            }

            if (!Lexicon.IsNumberWord(word))
            {
                break;
            }

            if (word == Word.Hundred)
            {
                current = Math.Max(current, 1) * 100;
            }
            else if (word == Word.Thousand)
            {
                (total, current) = (total + (Math.Max(current, 1) * 1000), 0);
            }
            else
            {
                current += Lexicon.NumberOf(word);
            }

            next++;
        }

        value = total + current;
        return next;
    }

    private static int TryUnit(LetterScan scan, int first, int next, decimal value, bool repaired, bool afterParenthesis = false)
    {
        if (!IsUnitGap(scan[next], afterParenthesis))
        {
            return first;
        }

        var business = false;
        if (scan[next].Word is Word.BusinessQualifier or Word.CalendarQualifier && IsUnitGap(scan[next + 1], false))
        {
            business = scan[next].Word == Word.BusinessQualifier;
            next++;
        }

        if (UnitOf(scan[next].Word, business) is not { } unit)
        {
            return first;
        }

        if (scan[next].Word == Word.Days && scan[next + 1].AfterOneSpace && QualifierBehind(scan.Span(next + 1)) is { IsQualifier: true } behind)
        {
            unit = behind.IsBusiness ? DurationUnit.BusinessDays : unit;
            next++;
        }

        scan.Add(new Mention(MentionKind.Duration, scan[first].Start, scan[next].End, $"{DecimalReader.Plain(value)} {NameOf(unit)}")
        {
            Number = value,
            Unit = unit,
            Confidence = repaired ? OcrConfidence : 1,
        });
        return next + 1;
    }

    private static bool IsWordGap(in Token token) => token.GapChar is ' ' or '-' || IsBreak(token);

    private static bool IsUnitGap(in Token token, bool afterParenthesis) => token.GapChar is ' ' or '-' or '\u2013' || IsBreak(token)
        || (afterParenthesis && token.Has(Gap.Close) && !token.Has(Gap.Comma | Gap.Colon | Gap.SentenceEnd | Gap.Blank | Gap.Open));

    private static bool IsBreak(in Token token) => token.Has(Gap.Space | Gap.Line) && !token.Has(Gap.Punctuation | Gap.Blank)
        && (token.Has(Gap.Line) || !token.Has(Gap.Wide3));

    private static DurationUnit? UnitOf(Word word, bool business) => word switch
    {
        Word.Minutes => DurationUnit.Minutes,
        Word.Hours => DurationUnit.Hours,
        Word.Days => business ? DurationUnit.BusinessDays : DurationUnit.Days,
        Word.Weeks => DurationUnit.Weeks,
        Word.Months => DurationUnit.Months,
        Word.Years => DurationUnit.Years,
        _ => null,
    };

    private static string NameOf(DurationUnit unit) => unit switch
    {
        DurationUnit.Minutes => "minutes",
        DurationUnit.Hours => "hours",
        DurationUnit.Days => "days",
        DurationUnit.BusinessDays => "business_days",
        DurationUnit.Weeks => "weeks",
        DurationUnit.Months => "months",
        _ => "years",
    };
}
