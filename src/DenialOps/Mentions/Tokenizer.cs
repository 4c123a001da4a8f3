using System.Buffers;
using DenialOps.Knowledge;

namespace DenialOps.Mentions;

/// <summary>Cuts a text into tokens in one pass and describes the gaps between them.</summary>
internal static class Tokenizer
{
    private const byte Letter = 1;
    private const byte Digit = 2;

    /// <summary>A letter of Latin that is not ASCII: no word of the lexicon has one.</summary>
    private const byte Foreign = 4;

    /// <summary>A letter that no key of a known word can hold.</summary>
    private const byte Unknown = 8;
    private const char LastByte = '\u00FF';
    private const int LatinEnd = 0x250;

    private static readonly byte[] Classes = BuildClasses();

    /// <summary>Cuts <paramref name="text"/>; the array is rented, its last used entry is a sentinel at the end of the text.</summary>
    public static Token[] Cut(string text, out int count)
    {
        var tokens = ArrayPool<Token>.Shared.Rent((text.Length / 4) + 16);
        count = 0;
        var position = 0;
        var lineStart = 0;
        while (true)
        {
            var gapStart = position;
            var gap = IsOneSpace(text, position) ? OneSpace(ref position) : ReadGap(text, ref position, ref lineStart);
            var gapChar = position - gapStart == 1 ? text[gapStart] : '\0';
            if (gapStart == 0)
            {
                gap |= Gap.Line;
            }

            if (count + 1 >= tokens.Length)
            {
                tokens = Grow(tokens);
            }

            if (position >= text.Length)
            {
                tokens[count] = new Token(text.Length, text.Length, lineStart, gap | Gap.Line | Gap.Blank, '\0', TokenShape.Letters, Word.None);
                return tokens;
            }

            var start = position;
            var shape = ReadRun(text, ref position, out var word);
            tokens[count++] = new Token(start, position, lineStart, gap, gapChar, shape, word);
        }
    }

    private static Token[] Grow(Token[] tokens)
    {
        var larger = ArrayPool<Token>.Shared.Rent(tokens.Length * 2);
        Array.Copy(tokens, larger, tokens.Length);
        ArrayPool<Token>.Shared.Return(tokens);
        return larger;
    }

    // Most gaps are one space between two words.
    private static bool IsOneSpace(string text, int position) =>
        position > 0 && position + 1 < text.Length && text[position] == ' ' && text[position + 1] is var next && next < LatinEnd && Classes[next] != 0;

    private static Gap OneSpace(ref int position)
    {
        position++;
        return Gap.Space;
    }

    private static TokenShape ReadRun(string text, ref int position, out Word word)
    {
        if (position + AsciiRun.Block <= text.Length && AsciiRun.Read(text.AsSpan(position)) is { Length: > 0 and < AsciiRun.Block } run
            && text[position + run.Length] < 128)
        {
            word = run.HasLetters ? Lexicon.Find(WordKey.Of(run)) : Word.None;
            position += run.Length;
            return run is { HasLetters: true, HasDigits: true } ? TokenShape.Mixed : run.HasLetters ? TokenShape.Letters : TokenShape.Digits;
        }

        var seen = 0;
        var i = position;
        var key = default(WordKey);
        var classes = Classes;
        while ((uint)i < (uint)text.Length && text[i] is var c && c < classes.Length && classes[c] is var kind && kind != 0)
        {
            seen |= kind | (c > LastByte ? Unknown : 0);
            key = key.Append(c);
            i++;
        }

        word = (seen & Letter) != 0 && (seen & Unknown) == 0 && i - position <= WordKey.Longest ? Lexicon.Find(key) : Word.None;
        position = i;
        return (seen & (Letter | Digit)) switch { Letter => TokenShape.Letters, Digit => TokenShape.Digits, _ => TokenShape.Mixed };
    }

    private static Gap ReadGap(string text, ref int position, ref int lineStart)
    {
        var gap = Gap.None;
        var spaces = 0;
        var lineHasText = true;
        var i = position;
        for (; i < text.Length; i++)
        {
            var c = text[i];
            if (c < LatinEnd && Classes[c] != 0)
            {
                break;
            }

            if (c is ' ' or '\t' or '\u00A0')
            {
                spaces += c == '\t' ? 3 : 1;
                gap |= spaces >= 3 ? Gap.Space | Gap.Wide | Gap.Wide3 : spaces == 2 ? Gap.Space | Gap.Wide : Gap.Space;
            }
            else if (c is '\n' or '\f')
            {
                gap |= Gap.Line | (lineHasText && c == '\n' ? Gap.None : Gap.Blank);
                lineHasText = false;
                lineStart = i + 1;
                spaces = 0;
            }
            else if (c != '\r')
            {
                gap |= Gap.Punctuation | Describe(text, i, c);
                lineHasText = true;
                spaces = 0;
            }
        }

        position = i;
        return gap;
    }

    private static Gap Describe(string text, int i, char c) => c switch
    {
        '.' when i + 1 < text.Length && text[i + 1] == '.' => Gap.Dots,
        '.' or '?' or '!' or ';' => i + 1 >= text.Length || char.IsWhiteSpace(text[i + 1]) || text[i + 1] is ')' or '"' ? Gap.SentenceEnd : Gap.None,
        '\u2026' => Gap.Dots,
        '(' or '[' => Gap.Open,
        ')' or ']' => Gap.Close,
        ',' => Gap.Comma,
        ':' => Gap.Colon,
        '$' => Gap.Dollar,
        '_' => i + 1 < text.Length && text[i + 1] == '_' ? Gap.Fill : Gap.None,
        '#' => Gap.Hash,
        '|' or '\u2502' => Gap.Pipe,
        _ => Gap.None,
    };

    private static byte[] BuildClasses()
    {
        var classes = new byte[LatinEnd];
        for (var c = 0; c < LatinEnd; c++)
        {
            classes[c] = char.IsAsciiDigit((char)c) ? Digit : !char.IsLetter((char)c) ? (byte)0 : c < 128 ? Letter : (byte)(Letter | Foreign);
        }

        return classes;
    }
}
