using DenialOps.Mentions;

namespace DenialOps.Grounding;

/// <summary>
/// Joins a group code and a bare reason code that stand in cells of one line ("CO", "197") to "CO-197". Mentions must be asked for in order.
/// </summary>
internal sealed class GroupCodesOfLine(string text)
{
    private static readonly string[] Groups = ["CO", "OA", "PI", "PR", "CR"];

    private int _lineEnd = -1;
    private readonly List<string> _groups = new(2);

    /// <summary>Adds the reason code with each group code of its line.</summary>
    public void AddTo(EvidenceIndex index, Mention reason, Evidence evidence)
    {
        if (reason.Start > _lineEnd)
        {
            ReadLine(reason.Start);
        }

        if (_groups.Count == 0 || reason.Value.Length > 4 || (reason.Kind != MentionKind.Carc && !IsBehindGroup(reason.Start)))
        {
            return;
        }

        foreach (var group in _groups)
        {
            index.Add($"{ValueKey.Token}{group}{reason.Value}", evidence);
        }
    }

    // A plain number is a reason code only in the cell behind the group code's.
    private bool IsBehindGroup(int position)
    {
        var end = position;
        while (end > 0 && text[end - 1] is ' ' or '|' or '\t' or '-')
        {
            end--;
        }

        return end >= 2 && end < position && _groups.Exists(g => text.AsSpan(0, end).EndsWith(g, StringComparison.Ordinal)) && !IsLetterOrDigit(end - 3);
    }

    private void ReadLine(int position)
    {
        _groups.Clear();
        var from = Math.Max(0, _lineEnd);
        var start = text.AsSpan(from, position - from).LastIndexOfAny('\n', '\f') is var at and >= 0 ? from + at + 1 : from;
        var length = text.AsSpan(position).IndexOfAny('\n', '\f');
        _lineEnd = length < 0 ? text.Length : position + length;
        foreach (var group in Groups)
        {
            var found = text.AsSpan(start, _lineEnd - start).IndexOf(group, StringComparison.Ordinal);
            while (found >= 0)
            {
                var first = start + found;
                if (!IsLetterOrDigit(first - 1) && !IsLetterOrDigit(first + 2))
                {
                    _groups.Add(group);
                    break;
                }

                var next = text.AsSpan(first + 2, _lineEnd - first - 2).IndexOf(group, StringComparison.Ordinal);
                found = next < 0 ? -1 : first + 2 + next - start;
            }
        }
    }

    private bool IsLetterOrDigit(int index) => (uint)index < (uint)text.Length && char.IsLetterOrDigit(text[index]);
}
