namespace DenialOps.Mentions;

/// <summary>Recognises CPT and HCPCS codes by what stands around them, and the modifiers behind them.</summary>
internal static class ProcedureCodeRecognizer
{
    private const double OcrConfidence = 0.6;
    private const double LackingConfidence = 0.5;
    private const double GenericConfidence = 0.3;
    private const int MostModifiers = 4;

    /// <summary>Tries a procedure code with its modifiers, or a range of codes, at a token with digits.</summary>
    public static int Try(LetterScan scan, int i)
    {
        if (!ProcedureCodeShape.TryRead(scan.Span(i), out var shape) || IsJoined(scan, i))
        {
            return i;
        }

        var range = TryRange(scan, i, shape);
        if (range > i)
        {
            return range;
        }

        var tight = CountTightModifiers(scan, i);
        if (tight < 0)
        {
            return i;
        }

        var token = scan[i];
        var glued = token.Length > shape.Length;
        var confidence = ProcedureEvidence.Weigh(scan, i, shape, tight > 0 || glued);
        if (confidence <= 0)
        {
            return i;
        }

        var end = token.Start + shape.Length;
        scan.Add(new Mention(shape.Kind, token.Start, end, shape.Value) { Confidence = shape.Repaired ? Math.Min(confidence, OcrConfidence) : confidence });
        if (glued)
        {
            scan.Add(new Mention(MentionKind.Modifier, end, token.End, scan.Text[end..token.End]) { Confidence = confidence });
        }

        if (confidence >= 0.5)
        {
            scan.Cue.Refresh(Word.Procedure, i);
            RaiseNeighbour(scan, token.Start, confidence, glued ? 3 : 2);
        }

        return AddModifiers(scan, i, tight, confidence, shape.Kind == MentionKind.Hcpcs && shape.Value[0] == 'A');
    }

    /// <summary>Tries a modifier that a cue word or a column announces.</summary>
    public static int TryAnnouncedModifier(LetterScan scan, int i)
    {
        ref readonly var token = ref scan[i];
        if (token.Length != 2 || !IsModifierText(scan.Span(i)) || scan[i + 1].IsTight || token.GapChar is '.' or '/')
        {
            return i;
        }

        var column = scan.Columns.KindAt(scan, i) == Word.Modifier;
        if (!column && (scan.Cue.Kind(scan, i) != Word.Modifier || !Lexicon.IsModifier(scan.Span(i))))
        {
            return i;
        }

        var confidence = column ? 1 : IsAfterRange(scan, i) ? GenericConfidence : scan.Cue.SaysLacking(scan, i) ? LackingConfidence : 1;
        scan.Add(MentionKind.Modifier, i, i, scan.Span(i).ToString(), confidence);
        if (!column)
        {
            scan.Cue.Refresh(Word.Modifier, i);
        }

        return i + 1;
    }

    // "CPT 99202-99215 with modifier 25": a rule for a family of codes.
    private static bool IsAfterRange(LetterScan scan, int i) => scan.Mentions is [.., { Kind: MentionKind.Citation } range]
        && scan[i].Start - range.End <= 30 && char.IsAsciiLetterOrDigit(range.Value[0]) && range.Value.Length is 11;

    // "30520 and 30140-50": a code listed with a sure one is one too.
    private static void RaiseNeighbour(LetterScan scan, int start, double confidence, int back)
    {
        if (scan.Mentions.Count >= back && scan.Mentions[^back] is { Kind: MentionKind.Cpt, Confidence: < 0.5 } before
            && start - before.End <= 6 && scan.Text.AsSpan(before.End, start - before.End).Trim() is "and" or "," or "&" or "or" or ", and" or "/")
        {
            scan.Mentions[^back] = before with { Confidence = Math.Min(confidence, 0.7) };
        }
    }

    private static bool IsModifierText(ReadOnlySpan<char> span) => char.IsAsciiLetterUpper(span[0]) || char.IsAsciiDigit(span[0])
        ? char.IsAsciiLetterUpper(span[1]) || char.IsAsciiDigit(span[1])
        : false;

    private static bool IsJoined(LetterScan scan, int i)
    {
        ref readonly var token = ref scan[i];
        return i > 0 && ((token.IsTight && token.GapChar != '/' && token.GapChar != '+') || (token.GapChar is '/' && !IsCodeBefore(scan))
            || token.Has(Gap.Hash));
    }

    private static bool IsCodeBefore(LetterScan scan) => scan.Mentions is [.., { Kind: MentionKind.Cpt or MentionKind.Hcpcs or MentionKind.Modifier }];

    // Modifiers after hyphens; -1 when something else is joined to the code, which makes it part of a longer number.
    private static int CountTightModifiers(LetterScan scan, int i)
    {
        var count = 0;
        while (count <= MostModifiers && scan[i + 1 + count].IsTight)
        {
            var next = i + 1 + count;
            if (scan[next].GapChar == '/' && count == 0 && scan[next].HasDigits && ProcedureCodeShape.TryRead(scan.Span(next), out _))
            {
                return 0;
            }

            if (scan[next].GapChar != '-' || scan[next].Length != 2 || !Lexicon.IsModifier(scan.Span(next)))
            {
                return -1;
            }

            count++;
        }

        return count;
    }

    private static int AddModifiers(LetterScan scan, int i, int tight, double confidence, bool isTransport)
    {
        var next = i + 1;
        for (; tight > 0; tight--)
        {
            next = scan.Add(MentionKind.Modifier, next, next, scan.Span(next).ToString(), confidence);
        }

        for (var k = 0; k < MostModifiers && IsSpacedModifier(scan, next, k > 0, isTransport); k++)
        {
            next = scan.Add(MentionKind.Modifier, next, next, scan.Span(next).ToString(), confidence);
        }

        return next;
    }

    private static bool IsSpacedModifier(LetterScan scan, int next, bool hasOne, bool isTransport)
    {
        ref readonly var token = ref scan[next];
        var span = scan.Span(next);
        if (span.Length != 2 || !IsModifierText(span) || !(Lexicon.IsModifier(span) || (isTransport && IsTransportPair(span))) || scan[next + 1].IsTight)
        {
            return false;
        }

        var spaced = token.AfterOneSpace || (token.Has(Gap.Wide) && !token.Has(Gap.Line | Gap.Punctuation));
        var inColumn = scan.Columns.KindAt(scan, next) == Word.Modifier;
        spaced |= token.Has(Gap.Comma) && !token.Has(Gap.Line) && char.IsAsciiLetterUpper(span[0]) && char.IsAsciiLetterUpper(span[1])
            && scan[next + 1].Has(Gap.Close);
        if (!spaced && !(hasOne && token.Has(Gap.Comma) && !token.Has(Gap.Line | Gap.Wide)) && !(inColumn && !token.Has(Gap.Line)))
        {
            return false;
        }

        if (inColumn)
        {
            return true;
        }

        var isNumber = char.IsAsciiDigit(span[0]) && char.IsAsciiDigit(span[1]);
        ref readonly var after = ref scan[next + 1];
        return !isNumber || (after.Has(Gap.Wide | Gap.Line | Gap.Comma | Gap.Close) && (token.AfterOneSpace || (hasOne && token.Has(Gap.Comma))));
    }

    // Ambulance claims pair one letter of origin with one of destination (CMS Claims Processing Manual, chapter 15, section 30).
    private static bool IsTransportPair(ReadOnlySpan<char> span) => "DEGHIJNPRSX".Contains(span[0]) && "DEGHIJNPRSX".Contains(span[1]);

    // "99202-99215", "D7210 through D7251": a range names a family of codes, none of this claim.
    private static int TryRange(LetterScan scan, int i, ProcedureCodeShape shape)
    {
        ref readonly var next = ref scan[i + 1];
        var last = next.Word == Word.Through && next.AfterOneSpace ? i + 2 : i + 1;
        if ((last == i + 1 && next.GapChar is not ('-' or '\u2013')) || next.Has(Gap.CellEnd) || scan[last].Length != scan[i].Length
            || !ProcedureCodeShape.TryRead(scan.Span(last), out var end) || end.Kind != shape.Kind)
        {
            return i;
        }

        return scan.Add(MentionKind.Citation, i, last, $"{shape.Value}-{end.Value}");
    }
}
