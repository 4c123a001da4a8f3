using DenialOps.Intake;

namespace DenialOps.Grounding.Prose;

/// <summary>Says whether a stretch touches one of many spans. Stretches must be asked for in order.</summary>
internal sealed class SpanCursor
{
    private readonly List<TextSpan> _spans;
    private int _next = -1;
    private int _start;
    private int _end;

    /// <summary>Takes spans in any order; they may overlap.</summary>
    public SpanCursor(List<TextSpan> spans)
    {
        spans.Sort(static (a, b) => a.Start.CompareTo(b.Start));
        _spans = spans;
        Advance();
    }

    public bool Touches(int start, int end)
    {
        while (_end <= start)
        {
            Advance();
        }

        return _start < end;
    }

    // The next span, and with it those that overlap it.
    private void Advance()
    {
        if (++_next >= _spans.Count)
        {
            (_start, _end) = (int.MaxValue, int.MaxValue);
            return;
        }

        (_start, _end) = (_spans[_next].Start, _spans[_next].End);
        while (_next + 1 < _spans.Count && _spans[_next + 1].Start < _end)
        {
            _end = Math.Max(_end, _spans[++_next].End);
        }
    }
}
