namespace DenialOps.Mentions;

/// <summary>Recognises references to policies, guidelines, coverage determinations, statutes, plan sections and pages.</summary>
internal static class CitationRecognizer
{
    private const double ShapeConfidence = 0.6;
    private const int MostParentheses = 6;
    private const int MostLetterTokens = 4;

    /// <summary>Tries a citation at a word that introduces one: "Section 6.3(c)", "LCD L33718", "Medical Policy 2.04.93".</summary>
    public static int TryWord(LetterScan scan, int i)
    {
        var next = i + 1;
        if (scan[next].Word is Word.Number && !scan[next].Has(Gap.CellEnd))
        {
            next++;
        }

        // "the rule (42 CFR 422.590)": the law is the citation, with its title's number.
        if (scan[next].Has(Gap.Blank | Gap.Wide3 | Gap.Pipe | Gap.Comma | Gap.Fill | Gap.Dollar | Gap.Close) || EndsSentence(scan, next)
            || (scan[next].HasDigits && IsCode(scan, next + 1)))
        {
            return i;
        }

        if (scan[i].Word is Word.Section && IsRoman(scan.Span(next)))
        {
            return Emit(scan, i, next);
        }

        var isTitle = scan[i].Word is Word.PolicyTitle or Word.Policy or Word.Lcd;
        if (isTitle && IsPrefix(scan, next))
        {
            next++;
        }

        var chunk = Chunk.Read(scan, next);
        if (chunk.Digits == 0 || (!isTitle && !char.IsAsciiDigit(scan.Text[scan[next].Start])) || IsDate(scan, next)
            || (isTitle && chunk.Letters > 0 && scan.Text.AsSpan(scan[next].Start, scan[chunk.Last].End - scan[next].Start).ContainsAnyInRange('a', 'z')))
        {
            return i;
        }

        // "brochure (RI 71-005)": the parenthesis holds the number, the word before only introduces it.
        return Emit(scan, scan[i + 1].Has(Gap.Open) ? i + 1 : i, chunk.Last);
    }

    /// <summary>Tries "29 CFR 2560.503-1(h)", "42 U.S.C. 1396d", "907 KAR 3:130" and "502(a)" at a token with digits.</summary>
    public static int TryDigits(LetterScan scan, int i)
    {
        ref readonly var next = ref scan[i + 1];
        if (scan[i].Length <= 3 && IsCode(scan, i + 1) && scan[i + 2].HasDigits && !scan[i + 2].Has(Gap.Blank))
        {
            return Emit(scan, i, EndOfSectionNumber(scan, i + 2));
        }

        if (scan[i].Length <= 3 && next.AfterOneSpace && IsSpelledCode(scan, i + 1) && scan[i + 4].HasDigits && !scan[i + 4].Has(Gap.Blank))
        {
            return Emit(scan, i, EndOfSectionNumber(scan, i + 4));
        }

        if (scan[i].Shape == TokenShape.Digits && next is { GapChar: '(', Shape: TokenShape.Letters, Length: <= 3 }
            && next.End < scan.Text.Length && scan.Text[next.End] == ')')
        {
            return Emit(scan, i, i);
        }

        return TryInitials(scan, i);
    }

    /// <summary>Tries the number of a local coverage determination or article: L or A with five digits.</summary>
    public static int TryCoverageDetermination(LetterScan scan, int i)
    {
        if (scan[i] is not { Shape: TokenShape.Mixed, Length: 6 } token || scan.Span(i) is not ['L', .. var digits] || digits.ContainsAnyExceptInRange('0', '9')
            || token.IsTight || scan[i + 1].IsTight)
        {
            return i;
        }

        return scan.Add(MentionKind.Citation, i, i, $"LCD{scan.Span(i)}", ShapeConfidence);
    }

    /// <summary>Tries a chunk like "M-505" that a guideline's name announced.</summary>
    public static int TryAnnounced(LetterScan scan, int i) =>
        scan.Chunk is { Digits: >= 3, Letters: > 0 } chunk && chunk.First == i && scan.Cue.Kind(scan, i) == Word.Lcd ? Emit(scan, i, chunk.Last) : i;

    // "A.R.S. 20-3102": initials with points before a number.
    private static int TryInitials(LetterScan scan, int i)
    {
        if (i < 2 || !scan[i].Has(Gap.SentenceEnd) || scan[i].Has(Gap.Wide | Gap.Line | Gap.Blank))
        {
            return i;
        }

        var first = i;
        while (i - first < MostLetterTokens && first > 0 && scan[first - 1] is { Length: 1, Shape: TokenShape.Letters } && (first == i
            || scan[first].GapChar == '.'))
        {
            first--;
        }

        var start = scan[first].Start;
        return i - first >= 2 && start >= scan.ClaimedEnd && char.IsAsciiLetterUpper(scan.Text[start]) && scan[i - 1].Word != Word.O
            ? Emit(scan, first, EndOfSectionNumber(scan, i))
            : i;
    }

    private static int EndOfSectionNumber(LetterScan scan, int first)
    {
        var last = Chunk.Read(scan, first).Last;
        return scan[last + 1] is { GapChar: ':', HasDigits: true } ? Chunk.Read(scan, last + 1).Last : last;
    }

    private static bool IsCode(LetterScan scan, int index) => scan[index].AfterOneSpace && scan[index].Word is Word.Cfr or Word.Usc or Word.Wac;

    private static bool IsSpelledCode(LetterScan scan, int index) => scan[index].Length == 1 && scan[index + 1].GapChar == '.' && scan[index + 2].GapChar == '.'
        && (scan.Span(index)[0], scan.Span(index + 1) is [var b] ? b : ' ', scan.Span(index + 2) is [var c] ? c : ' ') is ('U', 'S', 'C') or ('C', 'F', 'R');

    // "Policy DME 101.21", "brochure (RI 71-005)": a short upper-case prefix with a space behind it.
    private static bool IsPrefix(LetterScan scan, int index)
    {
        ref readonly var token = ref scan[index];
        return token.Shape == TokenShape.Letters && token.Length is >= 2 and <= 5 && !scan.Span(index).ContainsAnyInRange('a', 'z')
            && scan[index + 1] is { AfterOneSpace: true, HasDigits: true };
    }

    private static bool EndsSentence(LetterScan scan, int next) => scan[next].Has(Gap.SentenceEnd) && scan[next - 1].Length > 4;

    private static bool IsRoman(ReadOnlySpan<char> span) => span.Length is >= 1 and <= 6 && !span.ContainsAnyExcept("IVXLC");

    private static bool IsDate(LetterScan scan, int index)
    {
        var count = scan.Mentions.Count;
        var isDate = DateRecognizer.TryNumeric(scan, index) > index;
        scan.Mentions.RemoveRange(count, scan.Mentions.Count - count);
        return isDate;
    }

    private static int Emit(LetterScan scan, int first, int last)
    {
        var end = scan[last].End;
        for (var k = 0; k < MostParentheses && IsParenthesised(scan, last + 1, end); k++)
        {
            last++;
            end = scan[last].End + 1;
        }

        var start = scan[first].Start;
        scan.Add(new Mention(MentionKind.Citation, start, end, NormalForm.Joined(scan.Text.AsSpan(start, end - start))));
        return last + 1;
    }

    private static bool IsParenthesised(LetterScan scan, int index, int end)
    {
        ref readonly var token = ref scan[index];
        return token.Start == end + 1 && scan.Text[end] == '(' && token.Length <= 4 && token.End < scan.Text.Length && scan.Text[token.End] == ')';
    }
}
