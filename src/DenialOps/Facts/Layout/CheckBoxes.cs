using DenialOps.Intake;

namespace DenialOps.Facts.Layout;

/// <summary>Finds the choices of a form: an empty box's words say nothing about this case, a ticked one's do.</summary>
internal static class CheckBoxes
{
    private const string EmptySigns = "☐□❏❑▢";
    private const string TickedSigns = "☒☑✓✔■▣";
    private const string Ticks = "xX✓✔*";

    /// <summary>How many spaces and ticks a box has inside at most.</summary>
    private const int MaxInside = 5;

    /// <summary>The drawn boxes lie in this range of Unicode, which few letters have a character of.</summary>
    private const char FirstDrawn = '■';
    private const char LastDrawn = '❑';

    /// <summary>
    /// The empty boxes with their words, in order: each up to the next box, a gap of two spaces, or the line's end. A drawn box is a bullet
    /// unless some box of the letter is ticked.
    /// </summary>
    public static List<TextSpan> Empty(string text)
    {
        var empty = new List<TextSpan>();
        bool mayBeDrawn = text.AsSpan().ContainsAnyInRange(FirstDrawn, LastDrawn);
        if (!mayBeDrawn && !text.Contains('['))
        {
            return empty;
        }

        bool drawn = mayBeDrawn && HasDrawnTick(text);
        for (int i = NextBox(text, 0, out bool ticked, out int inside); i >= 0; i = NextBox(text, inside, out ticked, out inside))
        {
            if (!ticked && (drawn || text[i] == '['))
            {
                empty.Add(new TextSpan(i, EndOfWords(text, inside)));
            }
        }

        return empty;
    }

    /// <summary>Whether a line has a ticked box.</summary>
    public static bool HasTicked(ReadOnlySpan<char> line)
    {
        for (int i = 0; i < line.Length; i++)
        {
            if (IsSign(line[i]) && LengthOfBox(line[i..], out bool ticked) > 0 && ticked)
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasDrawnTick(string text)
    {
        foreach (char c in text)
        {
            if (c >= FirstDrawn && TickedSigns.Contains(c))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsSign(char c) => c == '[' || (c is >= FirstDrawn and <= LastDrawn && (EmptySigns.Contains(c) || TickedSigns.Contains(c)));

    private static int NextBox(string text, int from, out bool ticked, out int end)
    {
        ticked = false;
        for (int i = from; i < text.Length; i++)
        {
            if (IsSign(text[i]) && LengthOfBox(text.AsSpan(i), out ticked) is > 0 and var length)
            {
                end = i + length;
                return i;
            }
        }

        end = text.Length;
        return -1;
    }

    /// <summary>The length of the box that the text starts with; 0 for none.</summary>
    private static int LengthOfBox(ReadOnlySpan<char> text, out bool ticked)
    {
        ticked = TickedSigns.Contains(text[0]);
        if (text[0] != '[')
        {
            return 1;
        }

        int close = text[..Math.Min(text.Length, MaxInside + 2)].IndexOf(']');
        if (close < 0)
        {
            return 0;
        }

        var inside = text[1..close].Trim();
        ticked = inside.Length == 1 && Ticks.Contains(inside[0]);
        return ticked || inside.Trim('_').IsEmpty ? close + 1 : 0;
    }

    private static int EndOfWords(string text, int from)
    {
        int i = from;
        while (i < text.Length && text[i] == ' ')
        {
            i++;
        }

        while (i < text.Length && text[i] is not ('\n' or '\f') && !(text[i] == ' ' && i + 1 < text.Length && text[i + 1] == ' ') && !IsSign(text[i]))
        {
            i++;
        }

        return i;
    }
}
