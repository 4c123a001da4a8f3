using DenialOps.Intake;

namespace DenialOps.Grounding.Prose;

/// <summary>Says whether a stretch touches one of many spans in order. Stretches must be asked for in order too.</summary>
internal sealed class SpanCursor(IReadOnlyList<TextSpan> spans)
{
    private int _next;

    public bool Touches(int start, int end)
    {
        while (_next < spans.Count && spans[_next].End <= start)
        {
            _next++;
        }

        return _next < spans.Count && spans[_next].Start < end;
    }
}
