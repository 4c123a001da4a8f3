namespace DenialOps.Intake;

/// <summary>Finds the pages of a text: a form feed ends a page.</summary>
internal static class PageSplitter
{
    /// <summary>The pages, in order; at least one.</summary>
    /// <param name="text">The normalised text.</param>
    /// <param name="feedMayEnd">Whether a form feed with nothing after it ends the last page instead of beginning an empty one.</param>
    public static IReadOnlyList<Page> Split(string text, bool feedMayEnd)
    {
        var pages = new List<Page>();
        var lastFeed = feedMayEnd && text.AsSpan().TrimEnd("\n ") is [.., '\f'] body ? body.Length - 1 : -1;
        var start = 0;
        while (true)
        {
            var feed = text.IndexOf('\f', start);
            pages.Add(new Page(pages.Count + 1, start, (feed < 0 ? text.Length : feed) - start));
            if (feed < 0 || feed == lastFeed)
            {
                return pages;
            }

            start = feed + 1;
        }
    }
}
