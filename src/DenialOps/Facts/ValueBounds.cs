namespace DenialOps.Facts;

/// <summary>Says where the value of a label ends, where the next label may start, and what passes for a value without a colon.</summary>
internal sealed class ValueBounds(string text, LabelScanner labels)
{
    /// <summary>
    /// Without a colon, only a short value in the style of a label block is taken: a capital or a digit first, and no running prose.
    /// </summary>
    public bool IsDirectValue(int start, int end)
    {
        var value = text.AsSpan(start, end - start);
        if (value.Length > 70 || !(char.IsUpper(value[0]) || char.IsDigit(value[0]) || value[0] is '$' or '('))
        {
            return false;
        }

        if (char.IsDigit(value[0]) || value[0] == '$')
        {
            return value[^1] is not ('.' or '?') || value.Length < 24;
        }

        int lower = 0, words = 0;
        foreach (var range in value.Split(' '))
        {
            var word = value[range];
            words++;
            lower += word.Length > 3 && char.IsLower(word[0]) ? 1 : 0;
        }

        return lower == 0 && words <= 9 && value[^1] is not ('.' or '?');
    }

    /// <summary>
    /// A value ends at its cell, at the next label of the same cell, or at a sentence's end. <paramref name="next"/> is where the next label
    /// starts, or -1.
    /// </summary>
    public int ValueEnd(int start, int end, out int next)
    {
        next = -1;
        for (int i = start; i < end; i++)
        {
            bool breaks = text[i] is ',' or ';' || (text[i] is '(' && i > start)
                || (text[i] == ' ' && i > start && char.IsUpper(i + 1 < end ? text[i + 1] : ' '));
            if (!breaks)
            {
                continue;
            }

            int from = i + 1;
            while (from < end && text[from] == ' ')
            {
                from++;
            }

            if (labels.At(from, end, false) is { } label && labels.FollowedBySeparator(label, end, text[i] == ' '))
            {
                next = from;
                return TrimEnd(start, i);
            }
        }

        return TrimEnd(start, end);
    }

    /// <summary>Where the next label of the same cell may start: after a comma, semicolon, bracket or sentence end.</summary>
    public int NextPart(int from, int end)
    {
        for (int i = from + 1; i < end; i++)
        {
            if (text[i] is ',' or ';' or '(' || (text[i] == '.' && i + 1 < end && text[i + 1] == ' '))
            {
                int next = i + 1;
                while (next < end && text[next] == ' ')
                {
                    next++;
                }

                return next;
            }

            if (text[i] == ' ' && i + 1 < end && char.IsUpper(text[i + 1]) && labels.At(i + 1, end, false) is { } label
                && labels.FollowedBySeparator(label, end, true))
            {
                return i + 1;
            }
        }

        return -1;
    }

    private int TrimEnd(int start, int end)
    {
        while (end > start && text[end - 1] is ' ' or ',' or ';' or '*' or '(' or '_')
        {
            end--;
        }

        return end;
    }
}
