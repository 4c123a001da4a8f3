namespace DenialOps.Mentions;

/// <summary>Recognises national provider identifiers, revenue codes, diagnosis-related groups and drug codes.</summary>
internal static class BillingNumberRecognizer
{
    private const int NpiLength = 10;

    /// <summary>Tries one of them at a token with digits.</summary>
    public static int Try(LetterScan scan, int i)
    {
        ref readonly var token = ref scan[i];
        if (token.Shape != TokenShape.Digits || (token.IsTight && i > 0))
        {
            return i;
        }

        if (token.Length == NpiLength)
        {
            return TryNpi(scan, i);
        }

        if (token.Length is >= 3 and <= 5 && scan[i + 1].GapChar == '-')
        {
            return TryNdc(scan, i);
        }

        return token.Length is >= 2 and <= 4 && !scan[i + 1].IsTight && !token.Has(Gap.Dollar) ? TryAnnounced(scan, i)
            : token.Length == 11 && scan.Cue.Kind(scan, i) == Word.Ndc ? scan.Add(MentionKind.Ndc, i, i, scan.Span(i).ToString())
            : i;
    }

    /// <summary>Whether the check digit of a ten-digit NPI is right (Luhn over the prefix 80840; 45 CFR 162.406).</summary>
    public static bool IsNpi(ReadOnlySpan<char> digits)
    {
        if (digits.Length != NpiLength || digits[0] is not ('1' or '2'))
        {
            return false;
        }

        var sum = 24;
        for (var k = 0; k < NpiLength; k++)
        {
            var digit = digits[k] - '0';
            var doubled = k % 2 == 0 ? digit * 2 : digit;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }

        return sum % 10 == 0;
    }

    private static int TryNpi(LetterScan scan, int i)
    {
        var span = scan.Span(i);
        var announced = scan.Cue.Kind(scan, i) == Word.Npi || scan.Columns.KindAt(scan, i) == Word.Npi;
        if (IsNpi(span) && !scan[i + 1].IsTight)
        {
            return scan.Add(MentionKind.Npi, i, i, span.ToString(), announced ? 1 : 0.6);
        }

        return announced ? scan.Add(MentionKind.Identifier, i, i, span.ToString(), 0.6) : i;
    }

    private static int TryNdc(LetterScan scan, int i)
    {
        ref readonly var product = ref scan[i + 1];
        ref readonly var package = ref scan[i + 2];
        if (product.Shape != TokenShape.Digits || package.Shape != TokenShape.Digits || package.GapChar != '-' || scan[i + 3].IsTight)
        {
            return i;
        }

        var isNdc = (scan[i].Length, product.Length, package.Length) is (5, 4, 2) or (5, 4, 1) or (5, 3, 2) or (4, 4, 2);
        return isNdc ? scan.Add(MentionKind.Ndc, i, i + 2, scan.Text[scan[i].Start..package.End]) : i;
    }

    private static int TryAnnounced(LetterScan scan, int i)
    {
        var before = scan.WordBefore(i);
        var span = scan.Span(i);
        switch (scan.Cue.Kind(scan, i))
        {
            case Word.Drg when span.Length <= 3:
                return scan.Add(MentionKind.Drg, i, i, span.ToString().PadLeft(3, '0'));
            case Word.Revenue when span.Length >= 3:
                return EmitRevenue(scan, i);
            default:
                var rev = before == Word.Rev || (before == Word.Code && i > 1 && scan[i - 2].Word == Word.Rev);
                var column = scan.Columns.KindAt(scan, i) == Word.Revenue;
                return (rev && span.Length == 4 && (span[0] == '0' || before == Word.Code)) || (column && span.Length >= 3) ? EmitRevenue(scan, i) : i;
        }
    }

    private static int EmitRevenue(LetterScan scan, int i)
    {
        scan.Cue.Refresh(Word.Revenue, i);
        return scan.Add(MentionKind.Revenue, i, i, scan.Span(i).ToString().PadLeft(4, '0'));
    }
}
