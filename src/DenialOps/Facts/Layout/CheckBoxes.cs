using System.Buffers;
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

    private static readonly SearchValues<char> Signs = SearchValues.Create("[" + EmptySigns + TickedSigns);
    private static readonly SearchValues<char> TickedGlyphs = SearchValues.Create(TickedSigns);

    /// <summary>
    /// The empty boxes with their words, in order: each up to the next box, a gap of two spaces, or the line's end. A drawn box is a bullet
    /// unless some box of the letter is ticked.
    /// </summary>
    public static List<TextSpan> Empty(string text)
    {
        var empty = new List<TextSpan>();
        bool drawn = text.AsSpan().ContainsAny(TickedGlyphs);
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
        for (int i = line.IndexOfAny(Signs); i >= 0;)
        {
            if (LengthOfBox(line[i..], out bool ticked) > 0 && ticked)
            {
                return true;
            }

            int next = line[(i + 1)..].IndexOfAny(Signs);
            i = next < 0 ? -1 : i + 1 + next;
        }

        return false;
    }

    private static int NextBox(string text, int from, out bool ticked, out int end)
    {
        ticked = false;
        for (int i = from; i < text.Length; i++)
        {
            int sign = text.AsSpan(i).IndexOfAny(Signs);
            if (sign < 0)
            {
                break;
            }

            i += sign;
            if (LengthOfBox(text.AsSpan(i), out ticked) is > 0 and var length)
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

        while (i < text.Length && text[i] is not ('\n' or '\f') && !(text[i] == ' ' && i + 1 < text.Length && text[i + 1] == ' ') && !Signs.Contains(text[i]))
        {
            i++;
        }

        return i;
    }
}
