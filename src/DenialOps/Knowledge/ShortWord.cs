using System.Runtime.Intrinsics;

namespace DenialOps.Knowledge;

/// <summary>Reads a word of up to fifteen ASCII letters and digits, all of them at once: nearly every word of a letter is one.</summary>
internal static class ShortWord
{
    /// <summary>
    /// The length of the word that <paramref name="text"/> starts with; 0 where it has to be read character by character: it is longer, may
    /// go on behind an apostrophe, is not plain ASCII, has an <c>rn</c>, or stands at the end of the text.
    /// </summary>
    public static int Read(ReadOnlySpan<char> text, out ulong hash)
    {
        hash = 0;
        if (text.Length < AsciiRun.Block)
        {
            return 0;
        }

        var run = AsciiRun.Read(text);
        if (run.Length is 0 or AsciiRun.Block || text[run.Length] is '\'' or '|' or >= '\u0080' || HasMisreadM(run))
        {
            return 0;
        }

        var parts = WithoutConfusion(run.Own).AsUInt64();
        hash = WordHash.Of(parts[0], parts[1]);
        return run.Length;
    }

    private static bool HasMisreadM(in AsciiRun run) => (run.PlacesOf('r') & (run.PlacesOf('n') >> 1) & ((1u << run.Length) - 1)) != 0;

    /// <summary>What scanners confuse is made the same: <c>i l 1</c> and <c>o 0</c>.</summary>
    private static Vector128<byte> WithoutConfusion(Vector128<byte> word)
    {
        var ls = Vector128.Equals(word, Vector128.Create((byte)'i')) | Vector128.Equals(word, Vector128.Create((byte)'1'));
        var os = Vector128.Equals(word, Vector128.Create((byte)'0'));
        return Vector128.ConditionalSelect(os, Vector128.Create((byte)'o'), Vector128.ConditionalSelect(ls, Vector128.Create((byte)'l'), word));
    }
}
