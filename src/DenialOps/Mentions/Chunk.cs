namespace DenialOps.Mentions;

/// <summary>Tokens joined by single connecting characters, without a space: "PW24-0409-000831", "03/05/2024", "7.01.114".</summary>
internal readonly record struct Chunk(int First, int Last, int Digits, int Letters, bool IsAddress)
{
    private const int MostTokens = 16;

    /// <summary>Reads the chunk that starts at token <paramref name="first"/>.</summary>
    public static Chunk Read(LetterScan scan, int first)
    {
        int last = first, digits = 0, letters = 0;
        var isAddress = false;
        Count(scan, first, ref digits, ref letters);
        var mayContinue = true;
        while (mayContinue && Joins(scan, last + 1))
        {
            ref readonly var next = ref scan[last + 1];
            isAddress |= next.GapChar == '@' || (next.Word == Word.TopDomain && next.GapChar == '.' && scan[last].Shape != TokenShape.Digits);
            Count(scan, ++last, ref digits, ref letters);
            mayContinue = last - first < MostTokens;
        }

        return new Chunk(first, last, digits, letters, isAddress);
    }

    private static bool Joins(LetterScan scan, int index)
    {
        if (index >= scan.Count)
        {
            return false;
        }

        ref readonly var token = ref scan[index];
        return token.IsTight || token.GapChar == '@';
    }

    private static void Count(LetterScan scan, int index, ref int digits, ref int letters)
    {
        ref readonly var token = ref scan[index];
        if (token.Shape == TokenShape.Digits)
        {
            digits += token.Length;
            return;
        }

        if (token.Shape == TokenShape.Letters)
        {
            letters += token.Length;
            return;
        }

        var span = scan.Text.AsSpan(token.Start, Math.Min(token.Length, 64));
        foreach (var c in span)
        {
            digits += char.IsAsciiDigit(c) ? 1 : 0;
        }

        letters += token.Length - digits;
    }
}
