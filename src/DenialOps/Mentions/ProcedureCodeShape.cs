namespace DenialOps.Mentions;

/// <summary>A token built like a procedure code: CPT or HCPCS, with a modifier glued to it or letters confused with digits.</summary>
/// <param name="Kind">Cpt or Hcpcs.</param>
/// <param name="Value">The code.</param>
/// <param name="Length">How many characters of the token are the code.</param>
/// <param name="Repaired">Whether letters were read as digits.</param>
/// <param name="IsPlausible">Whether codes in use lie in this range.</param>
internal readonly record struct ProcedureCodeShape(MentionKind Kind, string Value, int Length, bool Repaired, bool IsPlausible)
{
    private const int CodeLength = 5;

    // Lowest and highest numbers in use by letter (CMS HCPCS 2025), A to V.
    private static readonly (int Low, int High)[] Ranges =
    [
        (21, 9999), (4034, 9999), (1000, 9901), (120, 9999), (100, 8003), (1, 0), (8, 9999), (1, 2041), (1, 0), (120, 9999), (1, 1400),
        (112, 9900), (1, 1499), (1, 0), (1, 0), (2028, 9615), (35, 9999), (70, 76), (12, 9999), (1000, 5999), (1, 5), (2020, 5364),
    ];

    /// <summary>Reads the shape of a token.</summary>
    public static bool TryRead(ReadOnlySpan<char> token, out ProcedureCodeShape shape)
    {
        shape = default;
        var glued = token.Length == CodeLength + 2 && Lexicon.IsModifier(token[CodeLength..]) && char.IsAsciiLetterUpper(token[CodeLength]);
        if (token.Length != CodeLength && !glued)
        {
            return false;
        }

        var code = token[..CodeLength];
        if (char.IsAsciiLetterUpper(code[0]) && code[0] <= 'V')
        {
            return TryHcpcs(code, out shape);
        }

        var lastIsLetter = code[^1] is 'F' or 'T' or 'U';
        if (code[..^1].ContainsAnyExceptInRange('0', '9') || !(lastIsLetter || char.IsAsciiDigit(code[^1])))
        {
            return false;
        }

        shape = new ProcedureCodeShape(MentionKind.Cpt, code.ToString(), CodeLength, false, lastIsLetter || IsCategoryOne(code));
        return true;
    }

    private static bool TryHcpcs(ReadOnlySpan<char> code, out ProcedureCodeShape shape)
    {
        shape = default;
        if (!OcrDigits.TryRead(code[1..], out var number, out var repaired) || (repaired && CountDigits(code) < 3))
        {
            return false;
        }

        var (low, high) = Ranges[code[0] - 'A'];
        shape = new ProcedureCodeShape(MentionKind.Hcpcs, code[0] + OcrDigits.Repair(code[1..]), CodeLength, repaired, number >= low && number <= high);
        return true;
    }

    private static int CountDigits(ReadOnlySpan<char> code)
    {
        var count = 0;
        foreach (var c in code)
        {
            count += char.IsAsciiDigit(c) ? 1 : 0;
        }

        return count;
    }

    // 00100-01999 anesthesia, 10004-69990 surgery, 70010-99607 the rest.
    private static bool IsCategoryOne(ReadOnlySpan<char> code) => code[0] switch
    {
        '0' => code[1] is '0' or '1',
        _ => true,
    };
}
