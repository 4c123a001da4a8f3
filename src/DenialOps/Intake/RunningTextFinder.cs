namespace DenialOps.Intake;

/// <summary>
/// Finds headers, footers and page numbers, also in a text that lost its page breaks. A line is marked only on evidence: a page
/// number in a cell of its own, the same line at the same place of several pages, or a form's number beside one of these. A header on
/// the first page also says who writes, so there only the page number itself is marked.
/// </summary>
internal sealed partial class RunningTextFinder
{
    private const int EdgeLines = 3;
    private const int LargestBlock = 3;

    /// <summary>Where the first page's header ends and a "Page 1 of 3" is a footer.</summary>
    private const int HeaderLines = 12;

    private readonly IReadOnlyList<TextLine> _lines;
    private readonly int _pages;
    private readonly SortedDictionary<int, TextSpan> _found = [];
    private readonly Dictionary<string, bool> _counts = new(MaskComparer.Instance);
    private readonly Dictionary<string, bool> _repeats = new(MaskComparer.Instance);
    private readonly List<int> _breaks = [];
    private MaskIndex? _masks;

    private RunningTextFinder(string text, IReadOnlyList<Page> pages)
    {
        _lines = TextLine.Split(text, pages);
        _pages = pages.Count;
    }

    /// <summary>The lines by their masks. Few letters have lines to be compared in this way.</summary>
    private MaskIndex Masks => _masks ??= new MaskIndex(_lines);

    /// <summary>The running text of a document, in order, without overlaps.</summary>
    public static IReadOnlyList<TextSpan> Find(string text, IReadOnlyList<Page> pages)
    {
        var finder = new RunningTextFinder(text, pages);
        finder.MarkPageNumbers();
        finder.MarkNeighbours();
        finder.MarkEdges();
        finder.MarkInterruptions();
        return [.. finder._found.Values];
    }

    private void MarkPageNumbers()
    {
        for (var i = 0; i < _lines.Count; i++)
        {
            var line = _lines[i];
            if (PageMarker.Find(line.Content) is not { } marker || !IsBelieved(marker, i))
            {
                continue;
            }

            if (marker.Number > 1 || marker.IsWholeLine || i >= HeaderLines)
            {
                Mark(i);
                if (marker.Number > 1 || i >= HeaderLines)
                {
                    _breaks.Add(i);
                }
            }
            else
            {
                var start = line.Start + line.Indent + marker.Start;
                _found[line.Start] = new TextSpan(start, start + marker.Length);
            }
        }
    }

    /// <summary>A weak marker has to count from line to line, or to stand alone at a page's edge or between paragraphs.</summary>
    private bool IsBelieved(PageMarker marker, int index)
    {
        if (marker.IsStrong)
        {
            return true;
        }

        var line = _lines[index];
        if (marker.Number == 1 && index < HeaderLines)
        {
            return index < EdgeLines;
        }

        var alone = IsAlone(index);
        var counts = alone && Counts(line.Text);
        var atEdge = _pages > 1 && (IsBlankOrOtherPage(index - 1, line.Page) || IsBlankOrOtherPage(index + 1, line.Page)) && IsEdge(index);
        return alone && (counts || atEdge || line.Text.Contains('-', StringComparison.Ordinal) || !marker.IsWholeLine && RunningLine.HasIdentifier(line.Text));
    }

    /// <summary>Whether lines that are the same but for their digits carry a page number of their own each. Worked out once for all of them.</summary>
    private bool Counts(string text)
    {
        if (!_counts.TryGetValue(text, out var counts))
        {
            var same = Masks.Same(text);
            counts = same.Count > 1 && same.Select(i => PageMarker.Find(_lines[i].Content)?.Number ?? 0).Distinct().Count() == same.Count;
            _counts[text] = counts;
        }

        return counts;
    }

    /// <summary>Lines in the same block as a page number that repeat or carry an identifier, and a form's number just above it.</summary>
    private void MarkNeighbours()
    {
        foreach (var index in _breaks)
        {
            var (first, last) = Block(index);
            if (last - first < LargestBlock)
            {
                for (var i = first; i <= last; i++)
                {
                    if (RunningLine.CouldRun(_lines[i].Text) && (Repeats(i) || RunningLine.HasIdentifier(_lines[i].Text)))
                    {
                        Mark(i);
                    }
                }
            }

            var above = first - 1;
            while (above >= 0 && _lines[above].IsBlank && _lines[above].Page == _lines[index].Page)
            {
                above--;
            }

            if (above >= 0 && RunningLine.IsFormNumber(_lines[above].Text))
            {
                Mark(above);
            }
        }
    }

    /// <summary>What repeats at the top or bottom of pages that a form feed parts.</summary>
    private void MarkEdges()
    {
        if (_pages == 1)
        {
            return;
        }

        var edges = new List<List<int>>();
        for (var page = 0; page < _pages; page++)
        {
            edges.Add([]);
        }

        foreach (var fromTop in (ReadOnlySpan<bool>)[true, false])
        {
            foreach (var edge in edges)
            {
                edge.Clear();
            }

            for (var k = 0; k < _lines.Count; k++)
            {
                var i = fromTop ? k : _lines.Count - 1 - k;
                if (!_lines[i].IsBlank && edges[_lines[i].Page].Count < EdgeLines)
                {
                    edges[_lines[i].Page].Add(i);
                }
            }

            MarkEdge(edges, fromTop);
        }
    }

    private void MarkEdge(List<List<int>> edges, bool fromTop)
    {
        for (var page = 0; page < edges.Count; page++)
        {
            foreach (var i in edges[page])
            {
                var runs = _found.ContainsKey(_lines[i].Start)
                    || (page + 1 < edges.Count && IsAmong(i, edges[page + 1]))
                    || (page > 0 && IsAmong(i, edges[page - 1]))
                    || (!fromTop && RunningLine.IsFormNumber(_lines[i].Text) && IsBlankOrOtherPage(i - 1, page));
                if (!runs)
                {
                    break;
                }

                if (page > 0 || !fromTop)
                {
                    Mark(i);
                }
            }
        }
    }

    private bool IsAmong(int index, List<int> others)
    {
        var text = _lines[index].Text;
        foreach (var other in others)
        {
            var (earlier, later) = other < index ? (_lines[other].Text, text) : (text, _lines[other].Text);
            if (RunningLine.CouldRun(text) && RunningLine.CountsPages(earlier, later, 1))
            {
                return true;
            }
        }

        return false;
    }

    private (int First, int Last) Block(int index)
    {
        int first = index, last = index;
        while (first > 0 && !IsBlankOrOtherPage(first - 1, _lines[index].Page) && index - first <= LargestBlock)
        {
            first--;
        }

        while (last + 1 < _lines.Count && !IsBlankOrOtherPage(last + 1, _lines[index].Page) && last - index <= LargestBlock)
        {
            last++;
        }

        return (first, last);
    }

    /// <summary>Whether a line like this one stands beside page numbers more than once. Asked only when all page numbers are known.</summary>
    private bool Repeats(int index)
    {
        var text = _lines[index].Text;
        if (!_repeats.TryGetValue(text, out var repeats))
        {
            repeats = Masks.Same(text).Count(i => _breaks.BinarySearch(i - 1) >= 0 || _breaks.BinarySearch(i + 1) >= 0) > 1;
            _repeats[text] = repeats;
        }

        return repeats;
    }

    private bool IsAlone(int index) => IsBlankOrOtherPage(index - 1, _lines[index].Page) && IsBlankOrOtherPage(index + 1, _lines[index].Page);

    private bool IsEdge(int index)
    {
        var page = _lines[index].Page;
        var above = index - 1;
        while (above >= 0 && _lines[above].IsBlank && _lines[above].Page == page)
        {
            above--;
        }

        var below = index + 1;
        while (below < _lines.Count && _lines[below].IsBlank && _lines[below].Page == page)
        {
            below++;
        }

        return above < 0 || below == _lines.Count || _lines[above].Page != page || _lines[below].Page != page;
    }

    private bool IsBlankOrOtherPage(int index, int page) =>
        index < 0 || index >= _lines.Count || _lines[index].IsBlank || _lines[index].Page != page;

    private void Mark(int index) => _found[_lines[index].Start] = new TextSpan(_lines[index].Start, _lines[index].Next);
}
