namespace DenialOps.Mentions;

/// <summary>
/// Finds every date, amount, code, identifier, contact, percentage and duration in a text, in one pass and in time linear in its length.
/// </summary>
/// <threadsafety>Stateless; safe to use from any number of threads.</threadsafety>
public static class MentionRecognizer
{
    /// <summary>Finds the mentions of <paramref name="text"/>, in order of position, none overlapping another.</summary>
    public static IReadOnlyList<Mention> Recognize(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        using var scan = new LetterScan(text);
        Read(scan);
        return scan.Mentions;
    }

    /// <summary>Reads all tokens; tests call it to count the steps.</summary>
    internal static void Read(LetterScan scan)
    {
        var i = 0;
        var chunkEnd = -1;
        while (i < scan.Count)
        {
            ref readonly var token = ref scan[i];
            if (token.Has(Gap.Line))
            {
                scan.Columns.OnLine(scan, i);
            }

            if (i > chunkEnd)
            {
                var joined = scan[i + 1].IsJoined;
                if (!joined && IsPlain(token, scan.Text))
                {
                    i++;
                    continue;
                }

                if (joined || token.HasDigits)
                {
                    scan.Chunk = Chunk.Read(scan, i);
                    chunkEnd = scan.Chunk.Last;
                }
            }

            var next = token.HasDigits ? ValueReader.Read(scan, i) : WordReader.Read(scan, i);
            i = Math.Max(next, i + 1);
        }

        RepeatedCodes.Confirm(scan.Mentions);
    }

    // A word that no reader knows and that is joined to nothing: most of a text. Two capitals may be a modifier or a group code.
    private static bool IsPlain(in Token token, string text) =>
        token is { Word: Word.None, Shape: TokenShape.Letters } && !token.Has(Gap.Dollar) && (token.Length != 2 || !char.IsAsciiLetterUpper(text[token.Start]));
}
