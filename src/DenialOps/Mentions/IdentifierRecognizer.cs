namespace DenialOps.Mentions;

/// <summary>Recognises identifiers: what stands after a label such as "Member ID", and unlabelled tokens built like one.</summary>
internal static class IdentifierRecognizer
{
    private const double ShapeConfidence = 0.6;
    private const double OcrConfidence = 0.7;
    private const int MostNoteTokens = 4;

    /// <summary>Tries a label with its value at a label word.</summary>
    public static int TryLabelled(LetterScan scan, int i)
    {
        var label = IdentifierLabel.Read(scan, i);
        if (label.Role == IdentifierRole.None && !label.HasNoun)
        {
            return i;
        }

        var value = label.Next;
        value = SkipNote(scan, value, ref label);
        if (label is { HasNoun: true, IsBare: false } && scan[value].AfterOneSpace && scan.Span(value) is "is" or "was")
        {
            value++;
        }

        // "established patient (99214)": a code in brackets, not the patient's number.
        if (!label.HasNoun && scan[value] is { Length: 5, Shape: TokenShape.Digits } bracketed && bracketed.Has(Gap.Open) && scan[value + 1].Has(Gap.Close))
        {
            return i;
        }

        var last = IdentifierValue.Read(scan, value, label);
        if (last < value)
        {
            if (label.Role != IdentifierRole.None && !label.IsBare)
            {
                scan.Cue.SetPending(scan, i, label.Role);
            }

            return i;
        }

        var role = label.Role == IdentifierRole.None && scan.Cue.HasPending(scan, i) ? scan.Cue.PendingRole : label.Role;
        scan.Cue.ClearPending();
        Emit(scan, value, last, role, 1);
        return last + 1;
    }

    /// <summary>Tries a chunk built like an identifier, without a label directly before it.</summary>
    public static int TryUnlabelled(LetterScan scan, int i)
    {
        var chunk = scan.Chunk;
        if (i != chunk.First || chunk.Digits < 3 || chunk.Digits + chunk.Letters < 5)
        {
            return i;
        }

        ref readonly var first = ref scan[i];
        var mixed = chunk.Letters > 0 && IsUpper(scan, chunk.First, chunk.Last) && !IsScannedNumbers(scan, chunk);
        var numeric = chunk.Letters == 0 && (chunk.Last > chunk.First ? chunk.Digits >= 6 && IsHyphenated(scan, chunk) : first.Length >= 7);
        if (!mixed && !numeric)
        {
            return i;
        }

        var pending = scan.Cue.HasPending(scan, i) && (first.Has(Gap.Colon) || (first.Has(Gap.Open) && scan[chunk.Last + 1].Has(Gap.Close)));
        var role = pending ? scan.Cue.PendingRole : IsForm(scan, chunk) ? IdentifierRole.Form : IdentifierRole.None;
        Emit(scan, chunk.First, chunk.Last, role, ShapeConfidence);
        return chunk.Last + 1;
    }

    private static void Emit(LetterScan scan, int first, int last, IdentifierRole role, double confidence)
    {
        var start = scan[first].Start;
        var end = scan[last].End;
        var value = NormalForm.Identifier(scan, first, last, out var repaired);
        scan.Add(new Mention(MentionKind.Identifier, start, end, value)
        {
            Role = role,
            Confidence = repaired ? Math.Min(confidence, OcrConfidence) : confidence,
        });
    }

    // "Patient ID (as billed) ...... 77 420": a note in parentheses between the label and its value.
    private static int SkipNote(LetterScan scan, int value, ref IdentifierLabel label)
    {
        if (!scan[value].Has(Gap.Open) || scan[value].HasDigits || scan[value].Has(Gap.Line))
        {
            return value;
        }

        for (var k = value + 1; k <= value + MostNoteTokens && !scan[k].Has(Gap.Line) && !scan[k - 1].HasDigits; k++)
        {
            if (scan[k].Has(Gap.Close))
            {
                label = label with { IsStrong = scan[k].Has(Gap.Colon | Gap.Dots | Gap.Wide | Gap.Pipe | Gap.Hash) || label.IsStrong };
                return k;
            }
        }

        return value;
    }

    private static bool IsUpper(LetterScan scan, int first, int last)
    {
        var start = scan[first].Start;
        return !scan.Text.AsSpan(start, scan[last].End - start).ContainsAnyInRange('a', 'z');
    }

    private static bool IsHyphenated(LetterScan scan, Chunk chunk)
    {
        for (var k = chunk.First + 1; k <= chunk.Last; k++)
        {
            if (scan[k].GapChar is '.' or '/')
            {
                return false;
            }
        }

        // Month and year: "06-2023".
        return !(chunk.Last == chunk.First + 1 && scan[chunk.First].Length <= 2 && scan[chunk.Last].Length == 4);
    }

    // "O7/2O23": month and year in a scan.
    private static bool IsScannedNumbers(LetterScan scan, Chunk chunk) => chunk.Last == chunk.First + 1 && scan[chunk.Last].GapChar == '/'
        && OcrDigits.TryRead(scan.Span(chunk.First), out _, out _) && OcrDigits.TryRead(scan.Span(chunk.Last), out _, out _);

    // Running footers: an underscore inside, or a print date or "Rev" behind.
    private static bool IsForm(LetterScan scan, Chunk chunk)
    {
        ref readonly var next = ref scan[chunk.Last + 1];
        if (next.Word == Word.Rev)
        {
            return true;
        }

        for (var k = chunk.First + 1; k <= chunk.Last; k++)
        {
            if (scan[k].GapChar == '_')
            {
                return true;
            }
        }

        return next is { Shape: TokenShape.Digits, Length: 1 or 2 } && !next.Has(Gap.Line | Gap.Wide3)
            && scan[chunk.Last + 2] is { GapChar: '/' or '-', Length: 2 or 4 }
            && scan[chunk.Last + 3].GapChar is not ('/' or '-');
    }
}
