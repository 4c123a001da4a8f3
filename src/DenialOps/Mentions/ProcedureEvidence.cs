namespace DenialOps.Mentions;

/// <summary>Weighs what speaks for and against a token being a procedure code of this claim.</summary>
internal static class ProcedureEvidence
{
    /// <summary>The confidence, or 0 when something speaks against it.</summary>
    public static double Weigh(LetterScan scan, int i, ProcedureCodeShape shape, bool hasModifier)
    {
        var cue = scan.Cue.Kind(scan, i);
        var column = scan.Columns.KindAt(scan, i);
        if (cue == Word.Procedure)
        {
            return 1;
        }

        if (column is Word.Procedure or Word.Code && scan[i].Has(Gap.Wide | Gap.Pipe | Gap.Line | Gap.Open))
        {
            return 0.9;
        }

        if (cue == Word.Code && !SpeaksAgainst(scan, i))
        {
            return shape.IsPlausible ? 0.85 : 0;
        }

        if (SpeaksAgainst(scan, i) || !shape.IsPlausible)
        {
            return 0;
        }

        return Math.Max(FromNeighbours(scan, i, hasModifier, cue), FromShape(scan, i, shape));
    }

    private static double FromNeighbours(LetterScan scan, int i, bool hasModifier, Word cue)
    {
        ref readonly var token = ref scan[i];
        ref readonly var next = ref scan[i + 1];
        var enclosed = token.Has(Gap.Open) && scan.Text[token.Start - 1] == '(' && next.Has(Gap.Close) && scan.Text[token.End] == ')';
        if (enclosed || hasModifier || IsNamed(scan, i) || IsListed(scan, i))
        {
            return 0.8;
        }

        if (scan.Cue.ServiceLine == token.LineStart || IsBilledLine(scan, i) || HasSpacedModifier(scan, i))
        {
            return 0.7;
        }

        return cue == Word.ServiceLabel ? 0.6 : 0;
    }

    private static double FromShape(LetterScan scan, int i, ProcedureCodeShape shape)
    {
        if (shape.Kind == MentionKind.Hcpcs)
        {
            return 0.6;
        }

        if (scan[i].Shape == TokenShape.Mixed)
        {
            return 0.5;
        }

        var before = i > 0 ? scan.Span(i - 1) : default;
        var afterName = before.Length > 0 && char.IsAsciiLetterUpper(before[0]);
        return afterName || scan[i].Has(Gap.Line | Gap.Wide) ? 0.2 : 0.35;
    }

    // "99214 25  BILLED 231.00  ALLOWED 0.00": a line that begins with a code and says what it cost.
    private static bool IsBilledLine(LetterScan scan, int i)
    {
        if (!scan[i].Has(Gap.Line))
        {
            return false;
        }

        for (var k = i + 1; k <= i + 4 && !scan[k].Has(Gap.Line | Gap.Blank); k++)
        {
            var word = scan.Span(k);
            if (word.Equals("billed", StringComparison.OrdinalIgnoreCase) || word.Equals("charge", StringComparison.OrdinalIgnoreCase)
                || word.Equals("charged", StringComparison.OrdinalIgnoreCase))
            {
                return scan[k + 1].HasDigits;
            }
        }

        return false;
    }

    // "27447 - Total Knee Arthroplasty".
    private static bool IsNamed(LetterScan scan, int i)
    {
        ref readonly var next = ref scan[i + 1];
        var length = next.Start - scan[i].End;
        return length is 3 && scan.Text[scan[i].End + 1] is '-' or '\u2013' or '\u2014' && !next.HasDigits && next.Length > 2;
    }

    // "(96413, 96415)" opens a list of codes; "74177   Dx R10.31" goes on with the diagnosis.
    private static bool IsListed(LetterScan scan, int i)
    {
        ref readonly var token = ref scan[i];
        ref readonly var next = ref scan[i + 1];
        return (token.Has(Gap.Open) && next is { Length: 5, Shape: TokenShape.Digits } && next.Has(Gap.Comma) && !next.Has(Gap.Line | Gap.Wide))
            || (next.Word is Word.Diagnosis or Word.Icd && !next.Has(Gap.Line));
    }

    private static bool HasSpacedModifier(LetterScan scan, int i) => scan[i + 1] is { AfterOneSpace: true, Length: 2 }
        && Lexicon.IsModifier(scan.Span(i + 1)) && char.IsAsciiLetterUpper(scan.Span(i + 1)[0])
        && scan[i + 2].Has(Gap.Wide | Gap.Line | Gap.Comma | Gap.Close);

    private static bool SpeaksAgainst(LetterScan scan, int i)
    {
        if (i == 0 || scan[i].Has(Gap.Hash | Gap.Dollar) || (scan[i].AfterOneSpace && scan.Mentions is [.., { Kind: MentionKind.Identifier } id]
            && id.End == scan[i].Start - 1))
        {
            return true;
        }

        return AddressRecognizer.IsState(scan.Span(i - 1))
            || scan.WordBefore(i) is Word.Box or Word.Unit or Word.FormWord or Word.PolicyTitle or Word.Policy or Word.NotACode or Word.Extension
            or Word.Number or Word.Id or Word.Lcd or Word.Section or Word.Page or Word.Group or Word.Claim or Word.Ticket or Word.OtherNumbered
            or Word.Account or Word.Reference or Word.Payment or Word.Fax or Word.Tty or Word.Voice or Word.StateName
            or Word.StreetSuffix or Word.Po or Word.Authorization or Word.Request or Word.Member or Word.MemberNeedsNoun;
    }
}
