namespace DenialOps.Mentions;

/// <summary>Recognises claim adjustment reason codes (X12 list 139) and remittance advice remark codes (X12 list 411).</summary>
internal static class AdjustmentCodeRecognizer
{
    private const double GenericConfidence = 0.2;
    private const int ReachOfCarc = 8;

    /// <summary>Tries "CO-197", "CO 45", "CO197" at a token that begins with a group code.</summary>
    public static int TryGrouped(LetterScan scan, int i)
    {
        ref readonly var token = ref scan[i];
        var span = scan.Span(i);
        if (span.Length < 2 || !IsGroup(span[..2]) || (i > 0 && token.IsTight && token.GapChar is not '/'))
        {
            return i;
        }

        if (span.Length > 2)
        {
            return IsReason(span[2..]) && char.IsAsciiDigit(span[^1]) && !IsJoinedAfter(scan, i + 1)
                ? Emit(scan, i, i, $"{span[..2]}-{span[2..]}", Confidence(scan, i, 0.8))
                : i;
        }

        ref readonly var next = ref scan[i + 1];
        var hyphen = next.GapChar is '-' or '\u2013';
        var legend = token.Has(Gap.Line) && next.Has(Gap.Wide) && !next.Has(Gap.Line) && scan[i + 2].Has(Gap.Wide) && !scan[i + 2].HasDigits;
        if (!(hyphen || next.AfterOneSpace || legend) || !IsReason(scan.Span(i + 1)) || IsJoinedAfter(scan, i + 2) || (!hyphen && !IsFree(scan, i)))
        {
            return i;
        }

        return Emit(scan, i, i + 1, $"{span}-{scan.Span(i + 1)}", Confidence(scan, i, hyphen ? 1 : 0.8));
    }

    /// <summary>Tries a bare adjustment reason code that a word or a column announces.</summary>
    public static int TryBare(LetterScan scan, int i)
    {
        ref readonly var token = ref scan[i];
        if (token.Length > 4 || !IsReason(scan.Span(i)) || (token.IsTight && token.GapChar != '/') || IsJoinedAfter(scan, i + 1)
            || (scan[i + 1].GapChar == '/' && scan[i + 1].HasDigits) || scan[i].Has(Gap.Dollar))
        {
            return i;
        }

        var confidence = scan.Cue.Kind(scan, i) switch
        {
            Word.Carc => 1,
            Word.Adjustment => scan.WordBefore(i) is Word.Adjustment or Word.Code or Word.Reason ? 0.9 : scan.Cue.IsGeneric(scan, i)
                && token.Has(Gap.Wide) ? 0.9 : 0,
            Word.Reason => FromReason(scan, i),
            _ => 0,
        };
        if (confidence == 0 && scan.Columns.KindAt(scan, i) == Word.Carc && token.Has(Gap.Wide | Gap.Pipe) && IsEndOfCell(scan, i + 1))
        {
            confidence = 0.7;
        }

        if (confidence == 0 && scan.Cue.IsGeneric(scan, i) && scan.Cue.Kind(scan, i) == Word.None && token.Has(Gap.Wide) && token.Shape == TokenShape.Digits)
        {
            confidence = GenericConfidence;
        }

        return confidence == 0 ? i : Emit(scan, i, i, scan.Span(i).ToString(), Confidence(scan, i, confidence));
    }

    /// <summary>Tries a remark code.</summary>
    public static int TryRemark(LetterScan scan, int i)
    {
        ref readonly var token = ref scan[i];
        if (token.Shape != TokenShape.Mixed || token.Length is < 2 or > 5 || !IsRemark(scan.Span(i))
            || (token.IsTight && token.GapChar != '/') || IsJoinedAfter(scan, i + 1) || (scan[i + 1].GapChar == '.' && scan[i + 1].HasDigits))
        {
            return i;
        }

        var confidence = RemarkConfidence(scan, i);
        if (confidence >= 0.5)
        {
            scan.Cue.Refresh(Word.Remark, i);
        }

        return confidence > 0 ? scan.Add(MentionKind.Rarc, i, i, scan.Span(i).ToString(), confidence) : i;
    }

    private static double RemarkConfidence(LetterScan scan, int i)
    {
        if (scan.Cue.Kind(scan, i) == Word.Remark)
        {
            return 1;
        }

        if (scan.Columns.KindAt(scan, i) == Word.Remark)
        {
            return 0.95;
        }

        if (FollowsCarc(scan, i))
        {
            return 0.9;
        }

        ref readonly var token = ref scan[i];
        var digits = token.Length - (scan.Span(i)[1] == 'A' ? 2 : 1);
        var isLegend = token.Has(Gap.Line) && scan[i + 1].Has(Gap.Wide) && !scan[i + 1].Has(Gap.Line);
        return digits >= 2 ? isLegend || scan.Span(i)[1] == 'A' ? 0.6 : digits == 3 ? 0.4 : 0 : 0;
    }

    private static bool FollowsCarc(LetterScan scan, int i)
    {
        if (i - scan.Cue.CarcAt > ReachOfCarc)
        {
            return false;
        }

        for (var k = scan.Cue.CarcAt + 1; k <= i; k++)
        {
            if (scan[k].Has(Gap.Blank | Gap.SentenceEnd))
            {
                return false;
            }
        }

        return true;
    }

    private static double FromReason(LetterScan scan, int i)
    {
        var before = scan.WordBefore(i);
        if (before == Word.Code || (scan[i - 1].Word == Word.Code && !scan[i].Has(Gap.Line)))
        {
            return 0.9;
        }

        if (before != Word.Reason)
        {
            return 0;
        }

        if (i > 1 && scan[i - 2].Word == Word.Adjustment)
        {
            return 0.9;
        }

        // "Reason 19: …" and "Reason: 50 - …" give the code with its text; "reason: 2 visits" does not.
        ref readonly var next = ref scan[i + 1];
        return next.Has(Gap.Colon) ? 0.8 : scan[i].Has(Gap.Colon) && (next.Has(Gap.Wide | Gap.Line) || next.Start - scan[i].End == 3) ? 0.7 : 0;
    }

    private static double Confidence(LetterScan scan, int i, double confidence) => scan.Cue.IsGeneric(scan, i) ? GenericConfidence : confidence;

    private static int Emit(LetterScan scan, int first, int last, string value, double confidence)
    {
        if (confidence >= 0.5)
        {
            scan.Cue.CarcAt = last;
        }

        return scan.Add(MentionKind.Carc, first, last, value, confidence);
    }

    // With a space it must not be a state in an address or the start of a length of time.
    private static bool IsFree(LetterScan scan, int i) => !scan[i].Has(Gap.Comma)
        && !scan[i + 2].IsTight && scan[i + 2].Word is not (Word.Days or Word.Months or Word.Percent or Word.StreetSuffix or Word.Direction);

    private static bool IsEndOfCell(LetterScan scan, int next) => scan[next].Has(Gap.Wide | Gap.Line | Gap.Pipe)
        || (scan[next].Start - scan[next - 1].End <= 3 && scan.Text.AsSpan(scan[next - 1].End, scan[next].Start - scan[next - 1].End).Contains('/'));

    private static bool IsGroup(ReadOnlySpan<char> span) => span is "CO" or "OA" or "PI" or "PR" or "CR";

    // One to three digits, or one letter of the list's lettered blocks with one to three digits.
    private static bool IsReason(ReadOnlySpan<char> span)
    {
        var digits = span is ['A' or 'B' or 'D' or 'P' or 'W' or 'Y', .. var rest] ? rest : span;
        return digits.Length is >= 1 and <= 3 && !digits.ContainsAnyExceptInRange('0', '9') && (digits[0] != '0' || digits.Length == span.Length);
    }

    private static bool IsRemark(ReadOnlySpan<char> span)
    {
        var digits = span switch
        {
            ['M', 'A', .. var rest] when rest.Length is 2 or 3 => rest,
            ['M' or 'N', .. var rest] when rest.Length is >= 1 and <= 3 => rest,
            _ => default,
        };
        return digits.Length > 0 && !digits.ContainsAnyExceptInRange('0', '9');
    }

    private static bool IsJoinedAfter(LetterScan scan, int next) => scan[next].GapChar is '-' or '_' || (scan[next].GapChar == '.' && scan[next].HasDigits);
}
