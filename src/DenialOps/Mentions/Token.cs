using System.Runtime.InteropServices;

namespace DenialOps.Mentions;

/// <summary>What a token is made of.</summary>
internal enum TokenShape : byte
{
    Letters,
    Digits,
    Mixed,
}

/// <summary>One run of Latin letters and ASCII digits, with what stands before it.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly struct Token(int start, int end, int lineStart, Gap gap, char gapChar, TokenShape shape, Word word)
{
    public readonly int Start = start;
    public readonly int End = end;

    /// <summary>Offset of the first character of its line.</summary>
    public readonly int LineStart = lineStart;

    /// <summary>What the gap before it holds.</summary>
    public readonly Gap Gap = gap;

    /// <summary>The gap before it when that is a single character, else NUL.</summary>
    public readonly char GapChar = gapChar;
    public readonly TokenShape Shape = shape;

    /// <summary>The lexicon's word, or <see cref="Word.None"/>.</summary>
    public readonly Word Word = word;

    public int Length => End - Start;

    public int Column => Start - LineStart;

    public bool HasDigits => Shape != TokenShape.Letters;

    public bool Has(Gap flags) => (Gap & flags) != Gap.None;

    /// <summary>Joined to the token before by one connecting character and no space.</summary>
    public bool IsTight => GapChar is '-' or '.' or '/' or '_' or '*' or '&' or '\u2013' or '+';

    /// <summary>The same, or by the sign of an e-mail address.</summary>
    public bool IsJoined => GapChar is not (' ' or '\0') && (IsTight || GapChar == '@');

    /// <summary>Stands after one space.</summary>
    public bool AfterOneSpace => GapChar == ' ';
}
