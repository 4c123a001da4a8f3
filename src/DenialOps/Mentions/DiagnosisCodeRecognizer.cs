namespace DenialOps.Mentions;

/// <summary>Recognises ICD-10-CM codes: dotted ones by their shape, undotted ones where a word or a column announces them.</summary>
internal static class DiagnosisCodeRecognizer
{
    private const double OcrConfidence = 0.6;
    private const double ShapeConfidence = 0.9;

    /// <summary>Tries a diagnosis code at a token.</summary>
    public static int Try(LetterScan scan, int i)
    {
        ref readonly var token = ref scan[i];
        if (token.Shape != TokenShape.Mixed || token.Length is < 3 or > 7 || (token.IsTight && token.GapChar is not '/'))
        {
            return i;
        }

        var span = scan.Span(i);
        if (!char.IsAsciiLetterUpper(span[0]) || !char.IsAsciiDigit(span[1]))
        {
            return i;
        }

        return token.Length == 3 && scan[i + 1].GapChar == '.' ? TryDotted(scan, i) : TryUndotted(scan, i);
    }

    private static int TryDotted(LetterScan scan, int i)
    {
        var suffix = scan.Span(i + 1);
        if (suffix.Length > 4 || IsJoinedAfter(scan, i + 2) || suffix.ContainsAnyInRange('a', 'k') || suffix.ContainsAnyInRange('m', 'z'))
        {
            return i;
        }

        return Emit(scan, i, i + 1, scan.Span(i), suffix, IsAnnounced(scan, i) ? 1 : ShapeConfidence);
    }

    private static int TryUndotted(LetterScan scan, int i)
    {
        if (!IsAnnounced(scan, i) || IsJoinedAfter(scan, i + 1))
        {
            return i;
        }

        var span = scan.Span(i);
        return Emit(scan, i, i, span[..3], span[3..], 0.9);
    }

    private static bool IsAnnounced(LetterScan scan, int i) => scan.Cue.Kind(scan, i) is Word.Diagnosis or Word.Icd
        || (scan.Columns.KindAt(scan, i) == Word.Diagnosis && !scan[i].AfterOneSpace);

    private static bool IsJoinedAfter(LetterScan scan, int next) => scan[next].IsTight && scan[next].GapChar is not '/';

    private static int Emit(LetterScan scan, int first, int last, ReadOnlySpan<char> category, ReadOnlySpan<char> suffix, double confidence)
    {
        var third = category[2];
        var repaired = false;
        if (char.IsAsciiLetter(third) && third is not ('A' or 'B'))
        {
            if (OcrDigits.Digit(third) is not (>= 0 and var digit))
            {
                return first;
            }

            (third, repaired) = ((char)('0' + digit), true);
        }

        var fixedSuffix = RepairSuffix(suffix, ref repaired);
        if (fixedSuffix is null || !IsChapter(category[0], category[1], third))
        {
            return first;
        }

        var value = fixedSuffix.Length == 0 ? $"{category[..2]}{third}" : $"{category[..2]}{third}.{fixedSuffix}";
        scan.Cue.Refresh(Word.Diagnosis, last);
        return scan.Add(MentionKind.Icd10, first, last, value, repaired ? OcrConfidence : confidence);
    }

    // Letters stand only at the places of the placeholder X, of the seventh character and of a few codes' fourth to sixth.
    private static string? RepairSuffix(ReadOnlySpan<char> suffix, ref bool repaired)
    {
        Span<char> buffer = stackalloc char[4];
        for (var k = 0; k < suffix.Length; k++)
        {
            var c = suffix[k];
            if (c is 'O' or 'o' or 'l' or 'I')
            {
                (c, repaired) = ((char)('0' + OcrDigits.Digit(c)), true);
            }

            if (!char.IsAsciiDigit(c) && !char.IsAsciiLetterUpper(c))
            {
                return null;
            }

            buffer[k] = c;
        }

        return suffix.Length > 0 && char.IsAsciiLetterUpper(buffer[0]) && buffer[0] is not ('X' or 'A') ? null : new string(buffer[..suffix.Length]);
    }

    // U holds only U07 and U09; T ends at T88.
    private static bool IsChapter(char letter, char second, char third) => letter switch
    {
        'U' => second == '0' && third is '7' or '9',
        'T' => second < '8' || (second == '8' && third <= '8') || !char.IsAsciiDigit(third),
        _ => true,
    };
}
