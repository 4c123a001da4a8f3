namespace DenialOps.Intake;

/// <summary>One line of a normalised text.</summary>
/// <param name="Source">The text.</param>
/// <param name="Start">Offset of the first character.</param>
/// <param name="End">Offset one past the last character, before the line break.</param>
/// <param name="Next">Offset of the next line: past the line feed, but before a form feed, which is no line's.</param>
/// <param name="Page">Index of the line's page, from 0.</param>
/// <param name="Indent">Number of spaces before the text.</param>
/// <param name="Length">Number of characters without white space at either end.</param>
internal sealed record TextLine(string Source, int Start, int End, int Next, int Page, int Indent, int Length)
{
    /// <summary>What a printed line has, blank ones counted: to make room for most letters at once.</summary>
    private const int CharactersPerLine = 48;

    private string? _text;

    /// <summary>Whether the line holds nothing.</summary>
    public bool IsBlank => Length == 0;

    /// <summary>The line without white space at its ends.</summary>
    public ReadOnlySpan<char> Content => Source.AsSpan(Start + Indent, Length);

    /// <summary>The same as a text of its own, made for the few lines that need one.</summary>
    public string Text => _text ??= Content.ToString();

    /// <summary>The lines of a text, in order.</summary>
    public static IReadOnlyList<TextLine> Split(string text, IReadOnlyList<Page> pages)
    {
        var lines = new List<TextLine>((text.Length / CharactersPerLine) + 1);
        for (var page = 0; page < pages.Count; page++)
        {
            var start = pages[page].Start;
            while (start < pages[page].End)
            {
                var feed = text.IndexOf('\n', start, pages[page].End - start);
                var end = feed < 0 ? pages[page].End : feed;
                var next = feed < 0 ? end : feed + 1;
                var content = text.AsSpan(start, end - start).Trim();
                var indent = content.IsEmpty ? 0 : text.AsSpan(start).IndexOf(content[0]);
                lines.Add(new TextLine(text, start, end, next, page, indent, content.Length));
                start = next;
            }
        }

        return lines;
    }
}
