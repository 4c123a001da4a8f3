namespace DenialOps.Mentions;

/// <summary>Reads what begins with a word: written dates and lengths of time, labels, boxes, citations; and what a word announces.</summary>
internal static class WordReader
{
    /// <summary>Reads the mention at token <paramref name="i"/>, or notes what the word announces.</summary>
    public static int Read(LetterScan scan, int i)
    {
        var word = scan[i].Word;
        if (word is Word.Www || (scan.Chunk is { IsAddress: true } chunk && chunk.First == i))
        {
            var url = UrlRecognizer.Try(scan, i);
            if (url > i)
            {
                return url;
            }
        }

        if (scan[i].Length == 2 && !scan.Columns.IsHeader(scan[i]) && ProcedureCodeRecognizer.TryAnnouncedModifier(scan, i) is var modifier && modifier > i)
        {
            return modifier;
        }

        if (scan[i].Has(Gap.Dollar) && scan[i].Length <= 3 && AmountRecognizer.TryMarked(scan, i) is var amount && amount > i)
        {
            return amount;
        }

        if (scan[i].Length == 2 && AdjustmentCodeRecognizer.TryGrouped(scan, i) is var carc && carc > i)
        {
            return carc;
        }

        var next = word == Word.None ? i : ReadWord(scan, i, word);
        return next > i ? next : ReadJoined(scan, i);
    }

    private static int ReadWord(LetterScan scan, int i, Word word)
    {
        switch (word)
        {
            case <= Word.December:
                return DateRecognizer.TryMonthFirst(scan, i);
            case >= Word.One and <= Word.Thousand:
                return DurationRecognizer.TryWords(scan, i);
            case Word.P or Word.Po or Word.Post or Word.Box:
                return AddressRecognizer.TryBox(scan, i);
            case >= Word.Member and <= Word.Ticket or Word.Coverage or Word.Determination:
                return ReadLabel(scan, i, word);
            case >= Word.Procedure and <= Word.Common:
                Announce(scan, i, word);
                return word == Word.Icd ? ReadIcdVersion(scan, i) : i;
            case >= Word.Fax and <= Word.Voice:
                scan.Cue.AnnounceContact(i, word == Word.Fax ? PhoneUse.Fax : word == Word.Tty ? PhoneUse.Tty : PhoneUse.Voice);
                return i;
            case >= Word.Section and <= Word.Wac:
                scan.Cue.Announce(scan, i, word == Word.Lcd ? Word.Lcd : Word.None);
                return CitationRecognizer.TryWord(scan, i);
            case Word.Lacking:
                scan.Cue.SetLacking(i);
                return i;
            default:
                return i;
        }
    }

    private static int ReadLabel(LetterScan scan, int i, Word word)
    {
        if (word == Word.Id && IsStateBeforeZip(scan, i))
        {
            return i;
        }

        // "NPI number", "CPT no.": the word before says what kind of number, and has announced it.
        if (word == Word.Number && scan.WordBefore(i) is >= Word.Procedure and <= Word.Ndc && !scan[i].Has(Gap.Wide))
        {
            return i;
        }

        if (word == Word.Determination && CitationRecognizer.TryCoverageDetermination(scan, i + 1) is var lcd && lcd > i + 1)
        {
            return lcd;
        }

        if (word == Word.FormWord && scan.Span(i + 1) is "CMS" or "cms" && !scan[i + 1].Has(Gap.Wide | Gap.Blank | Gap.Punctuation))
        {
            return CitationRecognizer.TryWord(scan, i) is var cms && cms > i ? cms : ReadForm(scan, i);
        }

        if (word == Word.Policy && scan[i + 1] is { AfterOneSpace: true, Word: not (Word.Number or Word.Id) }
            && CitationRecognizer.TryWord(scan, i) is var policy && policy > i)
        {
            return policy;
        }

        return IdentifierRecognizer.TryLabelled(scan, i);
    }

    private static int ReadForm(LetterScan scan, int i)
    {
        var chunk = Chunk.Read(scan, i + 1);
        var (start, end) = (scan[i].Start, scan[chunk.Last].End);
        scan.Add(new Mention(MentionKind.Citation, start, end, NormalForm.Joined(scan.Text.AsSpan(start, end - start))));
        return chunk.Last + 1;
    }

    // "Boise, ID 83704".
    private static bool IsStateBeforeZip(LetterScan scan, int i) => i > 0 && scan.Span(i) is "ID"
        && scan[i + 1] is { Shape: TokenShape.Digits, Length: 5, AfterOneSpace: true }
        && (scan[i].Has(Gap.Comma | Gap.Line) || (scan[i].AfterOneSpace && scan[i - 1].Word == Word.None));

    private static void Announce(LetterScan scan, int i, Word word)
    {
        if (word == Word.Line)
        {
            if (scan[i].Has(Gap.Line) && scan[i + 1].HasDigits)
            {
                scan.Cue.ServiceLine = scan[i].LineStart;
            }

            return;
        }

        if (word == Word.ServiceLabel && !scan[i + 1].Has(Gap.Colon | Gap.Dots | Gap.Wide))
        {
            return;
        }

        scan.Cue.Announce(scan, i, word == Word.Icd ? Word.Diagnosis : word);
    }

    // The 10 of "ICD-10-CM" names the classification.
    private static int ReadIcdVersion(LetterScan scan, int i)
    {
        if (scan[i + 1] is not { GapChar: '-' or ' ', Shape: TokenShape.Digits, Length: <= 2 })
        {
            return i;
        }

        var last = scan[i + 2] is { GapChar: '-', Length: 2 or 3, Shape: TokenShape.Letters } ? i + 2 : i + 1;
        var next = scan.Add(MentionKind.Citation, i, last, NormalForm.Joined(scan.Text.AsSpan(scan[i].Start, scan[last].End - scan[i].Start)));
        scan.Cue.Announce(scan, last, Word.Diagnosis);
        return next;
    }

    // Letters joined to digits: an identifier, or a date or telephone number that a scanner spoilt.
    private static int ReadJoined(LetterScan scan, int i)
    {
        var chunk = scan.Chunk;
        if (chunk.First != i || chunk.Last == i || chunk.Digits == 0)
        {
            return i;
        }

        var next = scan[i].Length <= 3 ? DateRecognizer.TryNumeric(scan, i) : i;
        next = next == i && scan[i].Length <= 3 ? PhoneRecognizer.Try(scan, i) : next;
        next = next == i ? CitationRecognizer.TryAnnounced(scan, i) : next;
        return next == i ? IdentifierRecognizer.TryUnlabelled(scan, i) : next;
    }
}
