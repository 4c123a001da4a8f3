namespace DenialOps.Privacy;

/// <summary>A stretch of a text that must not leave the machine.</summary>
/// <param name="Start">Offset of its first character.</param>
/// <param name="End">Offset one past its last character.</param>
/// <param name="Kind">What it is.</param>
internal readonly record struct PrivateSpan(int Start, int End, PrivateKind Kind)
{
    /// <summary>
    /// The spans in order of place; those that overlap become one, so that no half of a value is left and each placeholder stands for
    /// what was printed from the first to the last character.
    /// </summary>
    public static List<PrivateSpan> Merge(List<PrivateSpan> spans)
    {
        spans.Sort((a, b) => a.Start != b.Start ? a.Start.CompareTo(b.Start) : b.End.CompareTo(a.End));
        var merged = new List<PrivateSpan>(spans.Count);
        foreach (var span in spans)
        {
            if (merged.Count == 0 || span.Start >= merged[^1].End)
            {
                merged.Add(span);
                continue;
            }

            var last = merged[^1];
            merged[^1] = new PrivateSpan(last.Start, Math.Max(last.End, span.End), last.Kind < span.Kind ? last.Kind : span.Kind);
        }

        return merged;
    }
}
