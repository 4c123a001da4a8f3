using DenialOps.Intake;

namespace DenialOps.Grounding;

/// <summary>Finds the names that a line gives behind a label: "Member: Ana Morales", "**Facility:** Raleigh Imaging Center", "Drug: …".</summary>
internal static class LabelledNames
{
    private const int LongestLabel = 40;

    /// <summary>The names, in order.</summary>
    public static List<TextSpan> Find(string draft)
    {
        var found = new List<TextSpan>();
        for (var lineStart = 0; lineStart < draft.Length;)
        {
            var length = draft.AsSpan(lineStart).IndexOf('\n');
            var lineEnd = length < 0 ? draft.Length : lineStart + length;
            var name = Read(draft, lineStart, lineEnd);
            if (name.Length > 1)
            {
                found.Add(name);
            }

            lineStart = lineEnd + 1;
        }

        return found;
    }

    private static TextSpan Read(string draft, int lineStart, int lineEnd)
    {
        var head = draft.AsSpan(lineStart, Math.Min(lineEnd - lineStart, LongestLabel));
        var colon = head.IndexOf(':');
        if (colon < 0 || FieldLabels.Of(head[..colon].Trim(" -*+")) < FieldRole.Person)
        {
            return default;
        }

        var (start, end) = (lineStart + colon + 1, lineEnd);
        while (start < end && draft[start] is ' ' or '*')
        {
            start++;
        }

        // A bar parts a field from the next one.
        if (draft.AsSpan(start, end - start).IndexOf(" | ") is > 0 and var bar)
        {
            end = start + bar;
        }

        while (end > start && draft[end - 1] is ' ' or '*' or '.')
        {
            end--;
        }

        return start < end && char.IsUpper(draft[start]) ? new TextSpan(start, end) : default;
    }
}
