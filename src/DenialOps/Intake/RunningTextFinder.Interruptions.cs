namespace DenialOps.Intake;

// What stands between two halves of a sentence where page breaks were lost.
internal sealed partial class RunningTextFinder
{
    /// <summary>A repeated line between blank lines that cuts a sentence at least once, and a form's number that ends the document.</summary>
    private void MarkInterruptions()
    {
        if (HasIdentifiersAlone())
        {
            MarkRepeated();
        }

        var last = _lines.Count - 1;
        while (last >= 0 && _lines[last].IsBlank)
        {
            last--;
        }

        if (last > 0 && _found.Count > 0 && RunningLine.IsFormNumber(_lines[last].Text) && _lines[last - 1].IsBlank)
        {
            Mark(last);
        }
    }

    /// <summary>Whether a line that may name a form or a case stands twice between blank lines; most letters need not be compared line by line.</summary>
    private bool HasIdentifiersAlone()
    {
        HashSet<string>? seen = null;
        for (var i = 0; i < _lines.Count; i++)
        {
            var content = _lines[i].Content;
            if (content.ContainsAny('-', '_') && content.ContainsAnyInRange('0', '9') && IsAlone(i)
                && !(seen ??= new HashSet<string>(StringComparer.Ordinal)).Add(_lines[i].Text))
            {
                return true;
            }
        }

        return false;
    }

    private void MarkRepeated()
    {
        for (var first = 0; first < _lines.Count; first++)
        {
            var text = _lines[first].Text;
            if (!Masks.IsFirstOfSeveral(first) || !RunningLine.CouldRun(text) || !RunningLine.HasIdentifier(text))
            {
                continue;
            }

            var alone = Masks.Same(text).Where(i => IsAlone(i) && _lines[i].Text == text).ToList();
            if (alone.Count > 1 && alone.Any(CutsSentence))
            {
                alone.ForEach(Mark);
            }
        }
    }

    private bool CutsSentence(int index)
    {
        int before = index - 1, after = index + 1;
        while (before >= 0 && _lines[before].IsBlank)
        {
            before--;
        }

        while (after < _lines.Count && _lines[after].IsBlank)
        {
            after++;
        }

        return before >= 0 && after < _lines.Count && RunningLine.BreaksOff(_lines[before].Text) && char.IsLower(_lines[after].Content[0]);
    }
}
