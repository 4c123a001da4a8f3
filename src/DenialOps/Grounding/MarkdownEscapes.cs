using System.Text;

namespace DenialOps.Grounding;

/// <summary>
/// A draft without the backslashes by which Markdown escapes characters ("TMG\*7714"), and the way back to its offsets. An escaped
/// bracket opens no blank, and an escaped "&gt;" no block quote: a parenthesis and a space stand for them.
/// </summary>
internal readonly struct MarkdownEscapes
{
    private readonly int[]? _offsets;

    public MarkdownEscapes(string draft)
    {
        var first = draft.IndexOf('\\');
        if (first < 0)
        {
            (Text, _offsets) = (draft, null);
            return;
        }

        var text = new StringBuilder(draft.Length);
        var offsets = new int[draft.Length + 1];
        for (var i = 0; i < draft.Length; i++)
        {
            var isEscape = draft[i] == '\\' && i + 1 < draft.Length && (char.IsPunctuation(draft[i + 1]) || char.IsSymbol(draft[i + 1]));
            offsets[text.Length] = i;
            text.Append(isEscape ? Unescaped(draft[++i]) : draft[i]);
        }

        offsets[text.Length] = draft.Length;
        (Text, _offsets) = (text.ToString(), offsets);
    }

    /// <summary>The text without escapes.</summary>
    public string Text { get; }

    /// <summary>Where a character of <see cref="Text"/> stands in the draft.</summary>
    public int Offset(int position) => _offsets is null ? position : _offsets[position];

    private static char Unescaped(char c) => c switch
    {
        '[' => '(',
        ']' => ')',
        '>' => ' ',
        _ => c,
    };
}
