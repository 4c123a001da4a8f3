using System.Runtime.InteropServices;

namespace DenialOps.Intake;

/// <summary>The short lines of a document by their masks: which lines are the same but for digits and runs of spaces.</summary>
internal sealed class MaskIndex
{
    private readonly IReadOnlyList<TextLine> _lines;
    private readonly Dictionary<string, int> _first;

    /// <summary>For each line the next one with its mask; 0 behind the last.</summary>
    private readonly int[] _next;

    public MaskIndex(IReadOnlyList<TextLine> lines)
    {
        _lines = lines;
        _first = new Dictionary<string, int>(lines.Count, MaskComparer.Instance);
        _next = new int[lines.Count];
        for (var i = lines.Count - 1; i >= 0; i--)
        {
            if (lines[i].Length is > 0 and <= PageMarker.LongestLine)
            {
                ref var first = ref CollectionsMarshal.GetValueRefOrAddDefault(_first, lines[i].Text, out var known);
                _next[i] = known ? first : 0;
                first = i;
            }
        }
    }

    /// <summary>Whether a line is the first of several with its mask.</summary>
    public bool IsFirstOfSeveral(int line) => _next[line] != 0 && _first[_lines[line].Text] == line;

    /// <summary>The lines with the mask of a text, in order.</summary>
    public List<int> Same(string text)
    {
        var same = new List<int>();
        if (_first.TryGetValue(text, out var line))
        {
            same.Add(line);
            while ((line = _next[line]) != 0)
            {
                same.Add(line);
            }
        }

        return same;
    }
}
