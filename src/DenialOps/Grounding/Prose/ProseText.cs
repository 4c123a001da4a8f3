using System.Buffers;
using DenialOps.Knowledge;

namespace DenialOps.Grounding.Prose;

/// <summary>The words of a text, in order. To be disposed of when read.</summary>
internal sealed class ProseText : IDisposable
{
    // A line at least this long was broken because it was full, so the next goes on with its sentence.
    private const int FullLine = 45;

    private static readonly HashSet<ulong> Titles = new[] { "dr", "mr", "mrs", "ms", "st", "prof" }.Select(t => FoldedWord.HashOf(t)).ToHashSet();
    private static readonly SearchValues<char> SentenceEnds = SearchValues.Create(".?!:;“”\"([—•…|\n");

    private readonly ProseWord[] _words;
    private readonly int _count;

    public ProseText(string text)
    {
        Text = text;
        (_words, _count) = Cut(text);
    }

    public string Text { get; }

    public ReadOnlySpan<ProseWord> Words => _words.AsSpan(0, _count);

    public void Dispose() => ArrayPool<ProseWord>.Shared.Return(_words);

    private static (ProseWord[] Words, int Count) Cut(string text)
    {
        var words = ArrayPool<ProseWord>.Shared.Rent((text.Length / 5) + 16);
        var (count, position, line) = (0, 0, 0);
        while (true)
        {
            var gap = position;
            while (position < text.Length && FoldedWord.FoldLetter(text[position]) == '\0')
            {
                position++;
            }

            if (position == text.Length)
            {
                return (words, count);
            }

            if (count == words.Length)
            {
                words = Grow(words);
            }

            var previous = count == 0 ? default : words[count - 1];
            var (joint, traits) = gap + 1 == position && text[gap] == ' ' && count > 0
                ? (Joint.Space, previous.Traits & WordTraits.Heading)
                : ReadGap(text, gap, position, previous, ref line);
            words[count++] = ReadWord(text, ref position, joint, traits);
        }
    }

    private static ProseWord[] Grow(ProseWord[] words)
    {
        var larger = ArrayPool<ProseWord>.Shared.Rent(words.Length * 2);
        Array.Copy(words, larger, words.Length);
        ArrayPool<ProseWord>.Shared.Return(words);
        return larger;
    }

    private static (Joint Joint, WordTraits Traits) ReadGap(string text, int start, int end, ProseWord previous, ref int line)
    {
        var gap = text.AsSpan(start, end - start);
        var traits = previous.Traits & WordTraits.Heading;
        var lastBreak = gap.LastIndexOf('\n');
        var isFullLine = false;
        if (lastBreak >= 0 || start == 0)
        {
            isFullLine = start - line >= FullLine && start > 0 && IsOneBreak(gap);
            line = start + lastBreak + 1;
            traits = WordTraits.BeginsLine | (text[line] == '#' ? WordTraits.Heading : WordTraits.None);
        }

        var joint = JointOf(gap, previous, isFullLine);
        if (start == 0 || (joint == Joint.Apart && gap.ContainsAny(SentenceEnds)))
        {
            traits |= WordTraits.BeginsSentence;
        }

        return (joint, IsSign(text, end - 1) ? traits | WordTraits.Technical : traits);
    }

    private static Joint JointOf(ReadOnlySpan<char> gap, ProseWord previous, bool isFullLine) => gap switch
    {
        _ when isFullLine => Joint.Space,
        "-" or "\u2011" => Joint.Hyphen,
        ", " => Joint.Comma,
        " & " => Joint.Ampersand,
        ". " or "." when previous.IsInitial || Titles.Contains(previous.Hash) => Joint.Point,
        _ => Joint.Apart,
    };

    // One end of a line and nothing else, the mark of a block quote perhaps.
    private static bool IsOneBreak(ReadOnlySpan<char> gap) => gap.Count('\n') == 1 && !gap.ContainsAnyExcept(" \n>");

    private static bool IsSign(string text, int position) =>
        position >= 0 && (text[position] is '_' or '@' or '\\' or '#' || char.IsAsciiDigit(text[position])
            || (text[position] == '.' && position > 1 && char.IsLetterOrDigit(text[position - 1]) && char.IsLetterOrDigit(text[position - 2])));

    private static ProseWord ReadWord(string text, ref int position, Joint joint, WordTraits traits)
    {
        var start = position;
        if (position + AsciiRun.Block <= text.Length && AsciiRun.Read(text.AsSpan(position)) is { Length: < AsciiRun.Block, HasDigits: false } run
            && text[position + run.Length] is < '\u0080' and not '\'')
        {
            position += run.Length;
            var hash = FoldedWord.HashOf(run);
            return new ProseWord(start, position, hash, hash, joint, traits | TraitsOf(text, start, position));
        }

        return ReadLongWord(text, ref position, joint, traits);
    }

    private static WordTraits TraitsOf(string text, int start, int end)
    {
        var traits = text[end] is '_' or '@' ? WordTraits.Technical : WordTraits.None;
        if (!char.IsAsciiLetterUpper(text[start]))
        {
            return traits;
        }

        var i = start + 1;
        while (i < end && char.IsAsciiLetterUpper(text[i]))
        {
            i++;
        }

        return traits | (i == end && end - start > 1 ? WordTraits.Capital | WordTraits.AllCapitals : WordTraits.Capital);
    }

    private static ProseWord ReadLongWord(string text, ref int position, Joint joint, WordTraits traits)
    {
        var (start, hash, stem, letters, capitals) = (position, new WordHash(), 0UL, 0, 0);
        for (; position < text.Length; position++)
        {
            var c = text[position];
            var folded = FoldedWord.FoldLetter(c);
            if (folded != '\0')
            {
                capitals += folded != c ? 1 : 0;
                letters++;
                hash.Add(folded);
            }
            else if (c is '\'' or '\u2019' && position + 1 < text.Length && char.IsLetter(text[position + 1]))
            {
                stem = text[position + 1] is 's' or 'S' && !(position + 2 < text.Length && char.IsLetter(text[position + 2])) ? hash.Value : 0;
            }
            else
            {
                break;
            }
        }

        traits |= FoldedWord.FoldLetter(text[start]) != text[start] ? WordTraits.Capital : WordTraits.None;
        traits |= capitals > 1 && capitals == letters ? WordTraits.AllCapitals : WordTraits.None;
        traits |= position < text.Length && (text[position] is '_' or '@' || char.IsAsciiDigit(text[position])) ? WordTraits.Technical : WordTraits.None;
        return new ProseWord(start, position, hash.Value, stem == 0 ? hash.Value : stem, joint, traits);
    }
}
