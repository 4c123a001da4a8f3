namespace DenialOps.Facts.Layout;

/// <summary>Says for each line what the stretch it stands in is for, from the heads of sections.</summary>
internal sealed class ZoneMap
{
    private static readonly PhraseSet FormMarks = new("____", "[ ]", "__ __", "[  ]");

    /// <summary>Words of a document's own title, where it answers an appeal: "APPEAL DECISION", "NOTICE OF FINAL ADVERSE DETERMINATION".</summary>
    private static readonly PhraseSet Outcomes = new("decision", "determination", "resolution", "outcome", "result", "upheld", "is denied", "was denied", "been denied", "appeal denied", "response to your", "answer to your");

    /// <summary>Words of a section about appeals that may be made, and of a title over an appeal that was won.</summary>
    private static readonly PhraseSet OfRights = new("right", "how ", "if ", "request", "what ", "when ", "option", "form", "time", "after ", "disagree", "our decision", "the decision", "this decision", "overturned", "reversed", "approved", "favor", "granted");

    /// <summary>How many lines a letterhead, an addressee and a reference block take at most.</summary>
    private const int MaxHeadLines = 14;

    private readonly Zone[] _zones;

    /// <summary>Whether a sentence of the letter stands above the line that is looked at.</summary>
    private bool _told;

    public ZoneMap(LetterLayout layout)
    {
        _zones = new Zone[layout.Lines.Count];
        int salutation = FindSalutation(layout);
        SalutationLine = salutation;
        int body = salutation >= 0 ? salutation : FindBody(layout);
        var sticky = salutation > 0 ? Zone.Head : Zone.Body;
        Zone? paragraph = null;
        bool paragraphStarted = false;
        _told = false;
        for (int i = 0; i < _zones.Length; i++)
        {
            var line = layout.Lines[i];
            if (i == salutation)
            {
                sticky = Zone.Body;
                paragraph = null;
            }

            _told |= i > salutation && !_told && TellsSomething(layout, i);
            if (line.IsBlank)
            {
                if (!line.IsRunning && paragraphStarted)
                {
                    paragraph = null;
                }
            }
            else if (Head(layout, line) is { } head && (i > salutation || head.Zone == Zone.Boilerplate)
                && Allows(sticky, head) && (i > body || head.Zone is not (Zone.Appeal or Zone.Later) || StandsOverProse(layout, i)))
            {
                (sticky, paragraph) = head.OneParagraph ? (sticky, head.Zone) : (head.Zone, (Zone?)null);
                paragraphStarted = !head.Standalone;
            }
            else
            {
                paragraphStarted = true;
            }

            _zones[i] = IsForm(layout, line) ? Zone.Boilerplate : paragraph ?? sticky;
        }

        foreach (var (first, last) in OtherClaims.Find(layout).Concat(PaidServices.Find(layout)))
        {
            Array.Fill(_zones, Zone.Boilerplate, first, last - first + 1);
        }
    }

    /// <summary>The line of the salutation ("Dear …"), or -1.</summary>
    public int SalutationLine { get; }

    /// <summary>The zone of a line.</summary>
    public Zone this[int line] => _zones[line];

    /// <summary>A general part ends only at a head that stands alone and speaks of the decision or of appeals, in capitals or marked up.</summary>
    private static bool Allows(Zone sticky, SectionHead head) =>
        sticky != Zone.Boilerplate || head.Zone == Zone.Boilerplate || (head.Standalone && head.IsLoud && head.Zone is Zone.Appeal or Zone.Later);

    private static int FindSalutation(LetterLayout layout)
    {
        int seen = 0;
        for (int i = 0; i < layout.Lines.Count && seen < 60; i++)
        {
            var line = layout.Lines[i];
            if (line.IsBlank)
            {
                continue;
            }

            seen++;
            var text = layout.Text.AsSpan(layout.Cells[line.FirstCell].Start, line.End - layout.Cells[line.FirstCell].Start);
            if (text.StartsWith("Dear ", StringComparison.OrdinalIgnoreCase) || text.StartsWith("To whom", StringComparison.OrdinalIgnoreCase)
                || ((text.StartsWith("Hi ", StringComparison.Ordinal) || text.StartsWith("Hello", StringComparison.Ordinal))))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>Where a letter without a salutation begins to speak: its first line of prose among the first ones.</summary>
    private static int FindBody(LetterLayout layout)
    {
        int end = Math.Min(layout.Lines.Count, MaxHeadLines);
        for (int i = 0; i < end; i++)
        {
            if (IsProse(layout, i))
            {
                return i;
            }
        }

        return end;
    }

    /// <summary>Whether prose follows the line: "Provider Appeals" in a letterhead or a notice's title stands over other things.</summary>
    private static bool StandsOverProse(LetterLayout layout, int line)
    {
        int next = line + 1;
        while (next < layout.Lines.Count && layout.Lines[next].IsBlank)
        {
            next++;
        }

        return next < layout.Lines.Count && IsProse(layout, next);
    }

    /// <summary>A line of one cell with eight words and more.</summary>
    private static bool IsProse(LetterLayout layout, int index)
    {
        var line = layout.Lines[index];
        if (line.CellCount != 1)
        {
            return false;
        }

        var cell = layout.Cells[line.FirstCell];
        return cell.End - cell.Start >= 45 && layout.Words.IndexAt(cell.End) - layout.Words.IndexAt(cell.Start) >= 8;
    }

    /// <summary>A line of prose with the end of a sentence in it; a long line of a letterhead has none.</summary>
    private static bool TellsSomething(LetterLayout layout, int index)
    {
        if (layout.Lines[index].IsBlank || !IsProse(layout, index))
        {
            return false;
        }

        var cell = layout.Cells[layout.Lines[index].FirstCell];
        var text = layout.Text.AsSpan(cell.Start, cell.End - cell.Start);
        return text[^1] is '.' or ',' or ':' || text.Contains(". ", StringComparison.Ordinal);
    }

    /// <summary>A line to be filled in or ticked.</summary>
    private static bool IsForm(LetterLayout layout, Line line)
    {
        var text = layout.Text.AsSpan(line.Start, line.End - line.Start);
        return text.ContainsAny('_', '[') && FormMarks.IsIn(text) && !CheckBoxes.HasTicked(text);
    }

    /// <summary>A heading that speaks of appeals or of later levels anywhere in it: "CAN WE LOOK AT IT AGAIN? YES. THIS IS AN APPEAL."</summary>
    private SectionHead? HeadingByCue(LetterLayout layout, Line line)
    {
        var cell = layout.Cells[line.FirstCell];
        int end = layout.Cells[line.FirstCell + line.CellCount - 1].End;
        bool loud = IsLoud(layout, cell.Start, end);
        bool parted = end - cell.Start <= 64 && IsBlankAround(layout, line) && layout.Text[end - 1] is not ('.' or ',' or ';');
        if (!loud && !parted)
        {
            return null;
        }

        uint cues = layout.CuesIn(layout.Words.IndexAt(cell.Start), layout.Words.IndexAt(end));
        bool appeal = (cues & (1u << (int)Cue.Appeal)) != 0, later = (cues & (1u << (int)Cue.LaterLevel)) != 0, denies = (cues & (1u << (int)Cue.Denial)) != 0;
        if ((later || appeal) && !_told && layout.Text.AsSpan(cell.Start, end - cell.Start) is var title && title[^1] != '?' && Outcomes.IsIn(title) && !OfRights.IsIn(title))
        {
            return new SectionHead(Zone.Body, false, true, loud);
        }

        return later ? new SectionHead(Zone.Later, false, true, loud) : appeal && !denies ? new SectionHead(Zone.Appeal, false, true, loud) : null;
    }

    /// <summary>Whether the line has a blank line above and a blank line or a rule below.</summary>
    private static bool IsBlankAround(LetterLayout layout, Line line)
    {
        int index = layout.LineAt(line.Start);
        bool above = index == 0 || layout.Lines[index - 1].IsBlank;
        bool below = index + 1 >= layout.Lines.Count || layout.Lines[index + 1].IsBlank || layout.Text.AsSpan(layout.Lines[index + 1].Start,
            layout.Lines[index + 1].End - layout.Lines[index + 1].Start).TrimStart() is ['-' or '=', '-' or '=', ..];
        return above && below;
    }

    /// <summary>Whether the line goes on with the sentence of the line above: that one is prose and ends without a stop.</summary>
    private static bool Continues(LetterLayout layout, Line line)
    {
        int above = layout.LineAt(line.Start) - 1;
        if (above < 0 || layout.Lines[above].CellCount != 1)
        {
            return false;
        }

        var cell = layout.Cells[layout.Lines[above].FirstCell];
        return cell.End - cell.Start >= 50 && layout.Text[cell.End - 1] is not ('.' or ':' or '?' or '!') && char.IsLower(layout.Text[cell.End - 2]);
    }

    private SectionHead? Head(LetterLayout layout, Line line)
    {
        var cell = layout.Cells[line.FirstCell];
        if (Continues(layout, line))
        {
            return null;
        }

        if (HeadingByCue(layout, line) is { } byCue)
        {
            return byCue;
        }

        int word = layout.Words.IndexAt(cell.Start);
        int lineEnd = layout.Cells[line.FirstCell + line.CellCount - 1].End;
        SectionHead? best = null;
        int bestLength = 0;
        for (int skipped = 0; skipped < 3 && best is null; skipped++, word++)
        {
            foreach (ref readonly var hit in layout.Phrases.StartingIn(LexiconKind.SectionHead, word, word + 1))
            {
                int end = layout.Words.End(hit.LastWord);
                int length = hit.LastWord - hit.FirstWord + 1;
                if (end > lineEnd || length < bestLength
                    || !Opens(layout, hit.FirstWord, cell.Start, end, lineEnd, length))
                {
                    continue;
                }

                bool standalone = StandsAlone(layout, cell.Start, end, lineEnd);
                if (skipped > 0 && !standalone && hit.Value.Code == (int)Zone.Later)
                {
                    // "A peer-to-peer talk can be held": a sentence, not a head.
                    continue;
                }

                best = new SectionHead((Zone)hit.Value.Code, hit.Value.Weight > 0 && !(standalone
                    && hit.Value.Code != (int)Zone.Boilerplate), standalone, IsLoud(layout, cell.Start, lineEnd));
                bestLength = length;
            }
        }

        return best;
    }

    /// <summary>
    /// Whether the phrase opens a section: nothing but a number, bullet or "A note about"-like word stands before it, and it is followed by
    /// the line's end, a colon, a full stop or, for phrases of three words and more, by anything.
    /// </summary>
    private static bool Opens(LetterLayout layout, int word, int lineStart, int end, int lineEnd, int length)
    {
        string text = layout.Text;
        for (int i = lineStart; i < layout.Words.Start(word); i++)
        {
            if (char.IsLower(text[i]))
            {
                return false;
            }
        }

        if (end >= lineEnd)
        {
            return true;
        }

        char next = text[end];
        bool loud = IsLoud(layout, lineStart, lineEnd);
        return next is ':' or '.' or '?' or '-' or '*' || (end + 1 < lineEnd && next == ' ' && text[end + 1] is '-' or '(' or '–' or '—') || length >= 3 || loud
            || (length == 2 && lineEnd - end < 30);
    }

    private static bool StandsAlone(LetterLayout layout, int start, int end, int lineEnd) =>
        lineEnd - end <= 28 || IsLoud(layout, start, lineEnd) || layout.Text[lineEnd - 1] == ':';

    private static bool IsLoud(LetterLayout layout, int start, int lineEnd) =>
        LineShapes.IsHeading(layout.Text.AsSpan(start, lineEnd - start).TrimEnd(':'));

    private readonly record struct SectionHead(Zone Zone, bool OneParagraph, bool Standalone, bool IsLoud);
}
