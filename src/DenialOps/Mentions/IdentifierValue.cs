namespace DenialOps.Mentions;

/// <summary>Reads the value after an identifier's label: one chunk, or several groups with single spaces between them.</summary>
internal static class IdentifierValue
{
    private const int MostGroups = 6;

    /// <summary>Returns the index of the value's last token, or less than <paramref name="first"/> if there is none.</summary>
    public static int Read(LetterScan scan, int first, IdentifierLabel label)
    {
        ref readonly var token = ref scan[first];
        if (first >= scan.Count || (!token.HasDigits && char.IsAsciiLetterLower(scan.Text[token.Start]) && !scan[first + 1].IsTight)
            || token.Has(Gap.Blank | Gap.Fill | Gap.Dollar | Gap.Comma) || (token.Has(Gap.Close) && !label.IsStrong) || IsLineBreak(scan, first, label)
            || IsOtherKind(scan, first, label))
        {
            return first - 1;
        }

        int last = first - 1, digits = 0, characters = 0;
        for (var group = 0; group < MostGroups; group++)
        {
            var next = last + 1;
            if (group > 0 && !(scan[next].AfterOneSpace && next < scan.Count))
            {
                break;
            }

            var chunk = Chunk.Read(scan, next);
            if (!IsGroup(scan, chunk, group, digits))
            {
                break;
            }

            last = chunk.Last;
            digits += chunk.Digits;
            characters += chunk.Digits + chunk.Letters;
        }

        return IsEnough(label, digits, characters) ? last : first - 1;
    }

    private static bool IsEnough(IdentifierLabel label, int digits, int characters) =>
        label.IsStrong || label.HasNoun ? digits >= 2 && characters >= 3 : digits >= 4 && characters >= 4;

    // A value on the next line belongs to its label only when the label is explicit and ends its line.
    private static bool IsLineBreak(LetterScan scan, int first, IdentifierLabel label) => scan[first].Has(Gap.Line)
        && !((label is { HasNoun: true, IsBare: false } && (scan[first].Shape == TokenShape.Mixed || scan[first].Length > 5 || scan[first + 1].IsTight))
            || label.Role == IdentifierRole.Payment);

    private static bool IsGroup(LetterScan scan, Chunk chunk, int group, int digitsBefore)
    {
        ref readonly var first = ref scan[chunk.First];
        if (chunk.Digits == 0)
        {
            return chunk.Last == chunk.First ? IsShortPrefix(scan, chunk.First, group, digitsBefore) : group == 0 && chunk.Letters <= 8
                && HasUpperOnly(scan, chunk) && IsId(scan, chunk.Last + 1);
        }

        if (first.Has(Gap.Dollar) || !HasUpperOnly(scan, chunk))
        {
            return false;
        }

        return group == 0 || (!IsDateLike(scan, chunk) && !IsFollowedByUnit(scan, chunk));
    }

    private static bool IsShortPrefix(LetterScan scan, int index, int group, int digitsBefore)
    {
        // A word that announces a code ("Claim CPT 99213") is no part of a number.
        ref readonly var token = ref scan[index];
        if (token.Word is >= Word.Procedure and <= Word.Box || !HasUpperOnly(scan, new Chunk(index, index, 0, token.Length, false)))
        {
            return false;
        }

        ref readonly var next = ref scan[index + 1];
        return digitsBefore == 0
            ? token.Length <= 4 && next.AfterOneSpace && (next.HasDigits || (next.Length <= 2
                && scan[index + 2] is { AfterOneSpace: true, HasDigits: true } && group == 0))
            : token.Length == 1 && (next.Has(Gap.Wide | Gap.Line | Gap.Pipe) || (next.AfterOneSpace && next.HasDigits)) && group > 0;
    }

    private static bool IsId(LetterScan scan, int next) => scan[next] is { AfterOneSpace: true, HasDigits: true };

    private static bool HasUpperOnly(LetterScan scan, Chunk chunk)
    {
        var start = scan[chunk.First].Start;
        var span = scan.Text.AsSpan(start, scan[chunk.Last].End - start);
        foreach (var c in span)
        {
            if (char.IsAsciiLetterLower(c) && c is not ('l' or 'o'))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsDateLike(LetterScan scan, Chunk chunk) => chunk.Last == chunk.First + 2 && scan[chunk.First + 1].GapChar == '/';

    private static bool IsFollowedByUnit(LetterScan scan, Chunk chunk) => chunk is { Digits: <= 3 }
        && scan[chunk.Last + 1].Word is Word.Minutes or Word.Hours or Word.Days or Word.Weeks or Word.Months or Word.Years
            or Word.CalendarQualifier or Word.BusinessQualifier or Word.Percent;

    private static bool IsDecimal(LetterScan scan, int first) => scan[first].Shape == TokenShape.Digits
        && scan[first + 1] is { GapChar: '.', Shape: TokenShape.Digits, Length: <= 2 } && !scan[first + 2].IsTight;

    // "Request: 72148", "your request: F33.2": what was requested, not a number of the request.
    private static bool IsCode(LetterScan scan, int first, IdentifierLabel label)
    {
        ref readonly var token = ref scan[first];
        var isDotted = token is { Shape: TokenShape.Mixed, Length: 3 } && scan[first + 1].GapChar == '.' && char.IsAsciiLetterUpper(scan.Span(first)[0]);
        return isDotted || (label.Role == IdentifierRole.Reference && !scan[first + 1].IsTight && !scan[first + 1].AfterOneSpace
            && ProcedureCodeShape.TryRead(scan.Span(first), out var shape) && shape.IsPlausible);
    }

    // A date, a telephone number or a length of time after a label is not the identifier.
    private static bool IsOtherKind(LetterScan scan, int first, IdentifierLabel label)
    {
        if ((label.IsBare && !scan[first].Has(Gap.SentenceEnd | Gap.Hash | Gap.Colon | Gap.Dots) && scan[first - 1].Length == 2) || IsDecimal(scan, first))
        {
            return true;
        }

        if (!label.HasNoun && IsCode(scan, first, label))
        {
            return true;
        }

        var count = scan.Mentions.Count;
        var next = DateRecognizer.TryNumeric(scan, first);
        if (next == first)
        {
            next = DurationRecognizer.TryDigits(scan, first);
        }

        if (next == first && !label.HasNoun && scan[first].Length is 1 or 3)
        {
            next = PhoneRecognizer.Try(scan, first);
        }

        scan.Mentions.RemoveRange(count, scan.Mentions.Count - count);
        return next > first;
    }
}
