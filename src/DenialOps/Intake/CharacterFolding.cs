namespace DenialOps.Intake;

/// <summary>
/// What each character becomes: typographic variants that carry no meaning in a letter are folded, everything else stays. Full-width
/// letters, digits and signs are the same ones in another width. Unicode NFKC is not used because it also turns superscripts and
/// fractions into other text.
/// </summary>
internal static class CharacterFolding
{
    private const char FirstFullWidth = '\uFF01';
    private const char LastFullWidth = '\uFF5E';

    private static readonly string[] Plain = [.. Enumerable.Range('!', LastFullWidth - FirstFullWidth + 1).Select(c => ((char)c).ToString())];

    /// <summary>The characters that stand for <paramref name="character"/>; null when it stays as it is, empty when it is dropped.</summary>
    public static string? Replacement(char character)
    {
        if (character is >= ' ' and <= '~' or '\n' or '\f')
        {
            return null;
        }

        return character switch
        {
            '\v' or '\u0085' or '\u2028' or '\u2029' => "\n",
            < ' ' or (>= '\u007F' and <= '\u009F') or '\u00AD' => string.Empty,
            '\u00A0' or '\u1680' or (>= '\u2000' and <= '\u200A') or '\u202F' or '\u205F' or '\u3000' => " ",
            '\u061C' or '\u180E' or (>= '\u200B' and <= '\u200F') => string.Empty,
            (>= '\u202A' and <= '\u202E') or (>= '\u2060' and <= '\u206F') or '\uFEFF' => string.Empty,
            '\u2010' or '\u2011' => "-",
            '\u2018' or '\u2019' or '\u201A' or '\u201B' or '\u2032' => "'",
            '\u201C' or '\u201D' or '\u201E' or '\u201F' or '\u2033' => "\"",
            >= '\uFB00' and <= '\uFB06' => Ligature(character),
            >= FirstFullWidth and <= LastFullWidth => Plain[character - FirstFullWidth],
            _ => null,
        };
    }

    private static string Ligature(char character) => character switch
    {
        '\uFB00' => "ff",
        '\uFB01' => "fi",
        '\uFB02' => "fl",
        '\uFB03' => "ffi",
        '\uFB04' => "ffl",
        _ => "st",
    };
}
