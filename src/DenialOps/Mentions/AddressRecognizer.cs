namespace DenialOps.Mentions;

/// <summary>Recognises postal addresses from the box or house number to the ZIP code, within one cell of a layout.</summary>
internal static class AddressRecognizer
{
    private const int MostTailTokens = 14;
    private const int MostStreetTokens = 6;
    private const int MostCityTokens = 3;
    private const double CityConfidence = 0.6;

    /// <summary>How far before an address the name in its cell may begin, in characters.</summary>
    private const int LongestCell = 120;

    /// <summary>Tries a post office box at "P", "PO" or "Post".</summary>
    public static int TryBox(LetterScan scan, int i)
    {
        var box = scan[i].Word switch
        {
            Word.Po => i + 1,
            Word.P when scan[i + 1].Word == Word.O && scan[i + 1].Start - scan[i].End <= 2 => i + 2,
            Word.Post when scan[i + 1].Word == Word.Office => i + 2,
            Word.Box when !IsBoxOfForm(scan, i) => i,
            _ => -1,
        };
        if (box < 0 || scan[box].Word != Word.Box || scan[box].Has(Gap.Blank | Gap.Wide3) || !scan[box + 1].HasDigits
            || scan[box + 1].Has(Gap.Blank | Gap.Wide3 | Gap.Fill))
        {
            return i;
        }

        var last = Chunk.Read(scan, box + 1).Last;
        return Emit(scan, i, Math.Max(last, ReadTail(scan, i, last)), 1);
    }

    /// <summary>"Put the number in box 23" speaks of a claim form.</summary>
    private static bool IsBoxOfForm(LetterScan scan, int i) =>
        i > 0 && scan.Span(i - 1) is "in" or "IN" or "In" or "of" or "OF" or "the" or "THE" or "see" or "SEE" or "See" or "check" or "CHECK" or "Check" or "field"
            or "FIELD";

    /// <summary>Tries a street address at a house number.</summary>
    public static int TryStreet(LetterScan scan, int i)
    {
        ref readonly var token = ref scan[i];
        ref readonly var next = ref scan[i + 1];
        if (token.Length > 5 || !char.IsAsciiDigit(scan.Text[token.Start]) || token.IsTight || token.Has(Gap.Dollar | Gap.Hash)
            || !(next.AfterOneSpace || IsWrap(scan, i, i + 1)) || !IsName(scan, i + 1))
        {
            return i;
        }

        var end = EndOfStreet(scan, i);
        if (end > i)
        {
            return Emit(scan, i, Math.Max(end, ReadTail(scan, i, end)), 1);
        }

        // Without a street's suffix only a complete city, state and ZIP make it an address.
        var tail = next.Has(Gap.Line) || next.Word is Word.Po or Word.P or Word.Box or Word.Unit ? -1 : ReadTail(scan, i, i);
        return tail > i + 3 && IsZip(scan, tail) && tail - i < MostTailTokens ? Emit(scan, i, tail, 0.8) : i;
    }

    /// <summary>Tries "Camp Hill PA 17011-4402" at the ZIP code.</summary>
    public static int TryCity(LetterScan scan, int i)
    {
        if (i == 0 || !IsZip(scan, i) || scan[i].Has(Gap.CellEnd | Gap.Punctuation) || !IsState(scan.Span(i - 1)) || scan[i - 1].Start < scan.ClaimedEnd
            || (scan.Cue.Kind(scan, i) is Word.Procedure or Word.Code && !(scan[i - 1].Has(Gap.Comma) && IsCityBefore(scan, i - 1))))
        {
            return i;
        }

        var first = i - 1;
        while (i - first <= MostCityTokens && first > 0 && IsCityBefore(scan, first))
        {
            first--;
        }

        var last = scan[i + 1] is { GapChar: '-', Length: 4, Shape: TokenShape.Digits } ? i + 1 : i;
        return first == i - 1 && (!scan[first].Has(Gap.Comma | Gap.Line) || scan[first].Has(Gap.Colon)) ? i : Emit(scan, first, last, CityConfidence);
    }

    /// <summary>Whether this is a state's postal abbreviation in capitals.</summary>
    public static bool IsState(ReadOnlySpan<char> span) => span.Length == 2 && char.IsAsciiLetterUpper(span[0]) && char.IsAsciiLetterUpper(span[1])
        && StateCodes.IndexOf(span, StringComparison.Ordinal) is var at and >= 0 && at % 3 == 0;

    private static ReadOnlySpan<char> StateCodes =>
        "AL AK AZ AR CA CO CT DC DE FL GA HI IA ID IL IN KS KY LA MA MD ME MI MN MO MS MT NC ND NE NH NJ NM NV NY OH OK OR PA PR RI SC SD TN TX UT VA VI VT WA WI WV WY GU";

    private static bool IsCityBefore(LetterScan scan, int first)
    {
        ref readonly var token = ref scan[first];
        ref readonly var before = ref scan[first - 1];
        return before.Shape == TokenShape.Letters && before.Start >= scan.ClaimedEnd && char.IsAsciiLetterUpper(scan.Text[before.Start])
            && before.Word is not (Word.Box or Word.Unit)
            && (token.AfterOneSpace || (token.Start - scan[first - 1].End == 2 && (token.Has(Gap.Comma) && IsState(scan.Span(first)))));
    }

    private static int EndOfStreet(LetterScan scan, int i)
    {
        for (var k = i + 1; k <= i + MostStreetTokens && IsStreetPart(scan, i, k); k++)
        {
            if (scan[k].Word != Word.StreetSuffix || (k == i + 1
                && scan.Span(k) is not ("Broadway" or "BROADWAY" or "Route" or "ROUTE" or "Highway" or "HIGHWAY")))
            {
                continue;
            }

            // "Dr. Smith": a title, unless a comma or the line's end follows.
            if (scan[k + 1].Has(Gap.SentenceEnd) && scan.Span(k) is "Dr" or "DR" && !scan[k + 1].Has(Gap.Line | Gap.Comma | Gap.Wide))
            {
                return i;
            }

            var end = k;
            if (scan[end + 1] is { AfterOneSpace: true, Shape: TokenShape.Digits, Length: <= 3 } && scan.Span(k) is ['R' or 'H', ..])
            {
                end++;
            }

            while (scan[end + 1] is { AfterOneSpace: true, Word: Word.StreetSuffix or Word.Direction }
                && char.IsAsciiLetterUpper(scan.Text[scan[end + 1].Start]))
            {
                end++;
            }

            return EndOfUnits(scan, i, end);
        }

        return i;
    }

    private static bool IsStreetPart(LetterScan scan, int start, int k) => (scan[k].AfterOneSpace || (scan[k].Start - scan[k - 1].End == 2
        && scan[k - 1].Length <= 2
        && scan.Text[scan[k - 1].End] == '.') || IsWrap(scan, start, k)) && IsName(scan, k);

    // "Suite 310", "Apt. 12", "#3", "Unit 5B".
    private static int EndOfUnits(LetterScan scan, int start, int end)
    {
        while (true)
        {
            ref readonly var next = ref scan[end + 1];
            if (next.HasDigits && next.Has(Gap.Hash) && next.Start - scan[end].End <= 3)
            {
                end++;
            }
            else if (next.Word == Word.Unit && IsJoin(scan, start, end + 1) && scan[end + 2].HasDigits && scan[end + 2].Start - next.End <= 3
                && !scan[end + 2].Has(Gap.Line))
            {
                end = Chunk.Read(scan, end + 2).Last;
            }
            else
            {
                return end;
            }
        }
    }

    // From the street or box to the ZIP: names, units and a state; -1 if neither state nor ZIP comes.
    private static int ReadTail(LetterScan scan, int start, int last)
    {
        var hasName = false;
        for (var k = last + 1; k <= last + MostTailTokens && k < scan.Count && IsJoin(scan, start, k); k++)
        {
            ref readonly var token = ref scan[k];
            if (hasName && IsZip(scan, k) && (scan[k - 1].Word is not (Word.Unit or Word.Box) || IsState(scan.Span(k - 1))))
            {
                return scan[k + 1] is { GapChar: '-', Length: 4 } plus && IsDigits(scan, k + 1) && plus.HasDigits ? k + 1 : k;
            }

            if (token.HasDigits && !IsSpoiltName(scan, k))
            {
                if (!(scan[k - 1].Word is Word.Unit or Word.Box || token.Has(Gap.Hash)))
                {
                    return -1;
                }

                k = Chunk.Read(scan, k).Last;
                continue;
            }

            if (!char.IsUpper(scan.Text[token.Start]))
            {
                return -1;
            }

            if (hasName && (IsState(scan.Span(k)) || token.Word == Word.StateName) && (token.Has(Gap.Comma) || token.AfterOneSpace)
                && !FollowsZip(scan, start, k))
            {
                if (token.Has(Gap.Comma) && !IsName(scan, k + 1))
                {
                    return k;
                }
            }

            hasName = true;
        }

        return -1;
    }

    private static bool FollowsZip(LetterScan scan, int start, int state) => IsJoin(scan, start, state + 1) && IsZip(scan, state + 1);

    private static bool IsZip(LetterScan scan, int k) => scan[k] is { Length: 5, HasDigits: true } && IsDigits(scan, k);

    private static bool IsDigits(LetterScan scan, int k) => OcrDigits.TryRead(scan.Span(k), out _, out _);

    // A name in which a scanner put a digit for a letter: "A1bany".
    private static bool IsSpoiltName(LetterScan scan, int k)
    {
        var span = scan.Span(k);
        return span.Length is >= 4 and <= 20 && char.IsAsciiLetterUpper(span[0]) && span[1..].Count('1') + span[1..].Count('0') == 1
            && !span.ContainsAnyInRange('2', '9');
    }

    private static bool IsName(LetterScan scan, int k)
    {
        ref readonly var token = ref scan[k];
        if (token.Length == 0)
        {
            return false;
        }

        var c = scan.Text[token.Start];
        return token.Shape == TokenShape.Letters ? char.IsUpper(c)
            : token is { Shape: TokenShape.Mixed, Length: <= 5 } && scan.Span(k)[^2..] is "st" or "nd" or "rd" or "th" or "ST" or "ND" or "RD" or "TH";
    }

    private static bool IsJoin(LetterScan scan, int start, int k)
    {
        ref readonly var token = ref scan[k];
        if (token.Has(Gap.Blank | Gap.Open | Gap.Close | Gap.Colon | Gap.Dollar | Gap.Fill))
        {
            return false;
        }

        if (token.Has(Gap.Line))
        {
            return IsWrap(scan, start, k);
        }

        var length = token.Start - scan[k - 1].End;
        return !token.Has(Gap.Wide3) && length <= 3 && (!token.Has(Gap.SentenceEnd) || scan[k - 1].Length <= 4);
    }

    // The next line goes on in the same cell: at about the column where the address or its line began.
    private static bool IsWrap(LetterScan scan, int start, int k)
    {
        ref readonly var token = ref scan[k];
        if (!token.Has(Gap.Line) || token.Has(Gap.Blank | Gap.SentenceEnd | Gap.Colon | Gap.Open | Gap.Close))
        {
            return false;
        }

        ref readonly var first = ref scan[start];
        return Math.Abs(token.Column - first.Column) <= 3 || Math.Abs(token.Column - Indent(scan.Text, first.LineStart)) <= 3
            || Math.Abs(token.Column - Indent(scan.Text, scan[k - 1].LineStart)) <= 3 || Math.Abs(token.Column - CellColumn(scan.Text, first)) <= 3;
    }

    // Where the cell of a token begins on its line: "Mail:    Acme Health, PO Box 1," goes on below the name, behind the label.
    private static int CellColumn(string text, in Token token)
    {
        var lowest = Math.Max(token.LineStart, token.Start - LongestCell);
        for (var k = token.Start - 1; k > lowest; k--)
        {
            if (text[k] == ' ' && text[k - 1] == ' ')
            {
                return k + 1 - token.LineStart;
            }
        }

        return token.Column;
    }

    private static int Indent(string text, int lineStart)
    {
        var k = lineStart;
        while (k < text.Length && k - lineStart < 200 && text[k] == ' ')
        {
            k++;
        }

        return k - lineStart;
    }

    private static int Emit(LetterScan scan, int first, int last, double confidence)
    {
        var (start, end) = (scan[first].Start, scan[last].End);
        var value = NormalForm.Words(scan.Text.AsSpan(start, end - start))
            .Replace("p o box", "po box", StringComparison.Ordinal)
            .Replace("post office box", "po box", StringComparison.Ordinal);
        scan.Add(new Mention(MentionKind.Address, start, end, value) { Confidence = confidence });
        return last + 1;
    }
}
