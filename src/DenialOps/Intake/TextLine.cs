namespace DenialOps.Intake;

/// <summary>One line of a normalised text.</summary>
/// <param name="Start">Offset of the first character.</param>
/// <param name="End">Offset one past the last character, before the line break.</param>
/// <param name="Next">Offset of the next line: past the line feed, but before a form feed, which is no line's.</param>
/// <param name="Page">Index of the line's page, from 0.</param>
/// <param name="Indent">Number of spaces before the text.</param>
/// <param name="Text">The line without white space at its ends.</param>
internal sealed record TextLine(int Start, int End, int Next, int Page, int Indent, string Text)
{
    /// <summary>Whether the line holds nothing.</summary>
    public bool IsBlank => Text.Length == 0;

    /// <summary>The lines of a text, in order.</summary>
    public static IReadOnlyList<TextLine> Split(string text, IReadOnlyList<Page> pages)
    {
        var lines = new List<TextLine>();
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
                lines.Add(new TextLine(start, end, next, page, indent, content.ToString()));
                start = next;
            }
        }

        return lines;
    }
}
