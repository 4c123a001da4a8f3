using DenialOps.Knowledge;

namespace DenialOps.Grounding;

/// <summary>
/// Cuts a text into words that compare across line breaks, quote styles and Markdown: lower case, apostrophes gone, and the parts that
/// a hyphen joins ("prior-\nauthorization" too) as one word. Digits are never folded.
/// </summary>
internal ref struct PhraseWords(ReadOnlySpan<char> text)
{
    private readonly ReadOnlySpan<char> _text = text;
    private int _position = 0;

    /// <summary>The word as a number: equal for equal folded words, and for others different as good as always.</summary>
    public ulong Word { get; private set; } = 0;

    /// <summary>Offset of its first character.</summary>
    public int Start { get; private set; } = 0;

    /// <summary>Offset one past its last character.</summary>
    public readonly int End => _position;

    /// <summary>Reads the next word.</summary>
    public bool MoveNext()
    {
        SkipToWord();
        Start = _position;
        if (_position + AsciiRun.Block <= _text.Length && AsciiRun.Read(_text[_position..]) is { Length: < AsciiRun.Block } run
            && _text[_position + run.Length] is < '\u0080' and not ('\'' or '-'))
        {
            _position += run.Length;
            Word = FoldedWord.HashOf(run);
            return true;
        }

        var hash = new WordHash();
        while (_position < _text.Length)
        {
            var c = FoldedWord.Fold(_text[_position]);
            if (c != 0)
            {
                hash.Add(c);
                _position++;
            }
            else if (_position > Start && NextLetter(_text[_position]) is var next && next > _position)
            {
                _position = next;
            }
            else
            {
                break;
            }
        }

        Word = hash.Value;
        return _position > Start;
    }

    private void SkipToWord()
    {
        while (_position < _text.Length && FoldedWord.Fold(_text[_position]) == 0)
        {
            _position += _text[_position] == '&' ? LengthOfEntity() : 1;
        }
    }

    // "&lt;", as Markdown has it.
    private readonly int LengthOfEntity()
    {
        var rest = _text[_position..];
        return rest.StartsWith("&lt;") || rest.StartsWith("&gt;") ? 4 : 1;
    }

    // Where the word goes on behind an apostrophe or a hyphen, or the same position.
    private readonly int NextLetter(char joint)
    {
        if (joint is not ('\'' or '\u2019' or '-' or '\u2011' or '\u00AD') || !char.IsLetter(_text[_position - 1]))
        {
            return _position;
        }

        var next = _position + 1;
        if (joint is '-' or '\u2011' or '\u00AD' && next < _text.Length && _text[next] == '\n')
        {
            next++;
            while (next < _text.Length && next - _position < 80 && _text[next] is ' ' or '>')
            {
                next++;
            }
        }

        return next < _text.Length && char.IsLetter(_text[next]) ? next : _position;
    }
}
