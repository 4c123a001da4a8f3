namespace DenialOps.Mentions;

/// <summary>Asks the recognisers in turn what a token with digits is; the surest come first.</summary>
internal static class ValueReader
{
    /// <summary>Reads the mention at token <paramref name="i"/>; every digit of the token gets one.</summary>
    public static int Read(LetterScan scan, int i)
    {
        var next = ReadPlainKinds(scan, i);
        if (next == i)
        {
            next = ReadCodes(scan, i);
        }

        if (next == i && !scan[i].Has(Gap.Dollar))
        {
            next = IdentifierRecognizer.TryUnlabelled(scan, i);
        }

        if (next == i)
        {
            next = AmountRecognizer.TryBare(scan, i);
        }

        return next == i ? NumberRecognizer.Take(scan, i) : next;
    }

    private static int ReadPlainKinds(LetterScan scan, int i)
    {
        if (scan[i].Word == Word.Po && AddressRecognizer.TryBox(scan, i) is var box && box > i)
        {
            return box;
        }

        if (scan.Chunk is { IsAddress: true } chunk && chunk.First == i && UrlRecognizer.Try(scan, i) is var url && url > i)
        {
            return url;
        }

        if (scan[i].Has(Gap.Dollar) || scan[i].AfterOneSpace || scan[i].Length <= 9)
        {
            var amount = AmountRecognizer.TryMarked(scan, i);
            if (amount > i)
            {
                return amount;
            }
        }

        var next = DateRecognizer.TryNumeric(scan, i);
        if (next > i)
        {
            if (scan[i].Has(Gap.Line) || scan[i - 1].Has(Gap.Line))
            {
                scan.Cue.ServiceLine = scan[i].LineStart;
            }

            return next;
        }

        next = DurationRecognizer.TryDigits(scan, i);
        next = next == i ? PhoneRecognizer.Try(scan, i) : next;
        next = next == i ? CitationRecognizer.TryDigits(scan, i) : next;
        next = next == i ? AddressRecognizer.TryCity(scan, i) : next;
        return next == i ? AddressRecognizer.TryStreet(scan, i) : next;
    }

    private static int ReadCodes(LetterScan scan, int i)
    {
        var next = BillingNumberRecognizer.Try(scan, i);
        next = next == i ? DiagnosisCodeRecognizer.Try(scan, i) : next;
        next = next == i ? CitationRecognizer.TryAnnounced(scan, i) : next;
        next = next == i ? CitationRecognizer.TryCoverageDetermination(scan, i) : next;
        next = next == i ? ProcedureCodeRecognizer.Try(scan, i) : next;
        next = next == i ? AdjustmentCodeRecognizer.TryGrouped(scan, i) : next;
        next = next == i ? AdjustmentCodeRecognizer.TryRemark(scan, i) : next;
        next = next == i ? ProcedureCodeRecognizer.TryAnnouncedModifier(scan, i) : next;
        return next == i ? AdjustmentCodeRecognizer.TryBare(scan, i) : next;
    }
}
