namespace DenialOps.Privacy;

/// <summary>A text with the digits that a scan put in place of letters undone inside words, character for character: <c>DELGAD0</c>, <c>Va11ey</c>.</summary>
internal static class ScannedLetters
{
    private const int FewestLetters = 3;
    private const int MostDigits = 2;

    /// <summary>The text as it was meant, of the same length; the same text where nothing was misread.</summary>
    public static string Of(string text, ref long steps)
    {
        char[]? read = null;
        for (var i = 0; i < text.Length; i++)
        {
            steps++;
            if (!char.IsLetterOrDigit(text[i]))
            {
                continue;
            }

            var start = i;
            int letters = 0, digits = 0, misread = 0;
            for (; i < text.Length && char.IsLetterOrDigit(text[i]); i++)
            {
                letters += char.IsLetter(text[i]) ? 1 : 0;
                digits += char.IsAsciiDigit(text[i]) ? 1 : 0;
                misread += text[i] is '0' or '1' or '5' ? 1 : 0;
            }

            if (digits is > 0 and <= MostDigits && digits == misread && letters >= FewestLetters && char.IsLetter(text[start]))
            {
                Undo(read ??= text.ToCharArray(), start, i);
            }
        }

        return read is null ? text : new string(read);
    }

    private static void Undo(char[] read, int start, int end)
    {
        var isLower = char.IsLower(read[start + 1]) || char.IsLower(read[end - 1]);
        for (var i = start; i < end; i++)
        {
            read[i] = (read[i], isLower) switch
            {
                ('0', true) => 'o',
                ('0', false) => 'O',
                ('1', true) => 'l',
                ('1', false) => 'I',
                ('5', true) => 's',
                ('5', false) => 'S',
                var (other, _) => other,
            };
        }
    }
}
