namespace DenialOps.Privacy;

/// <summary>Stretches in order of place, asked for others in order of place.</summary>
internal sealed class SpanSet(List<(PrivateSpan Span, int Length)> spans)
{
    private int _next;

    /// <summary>Whether one of them holds the whole of <paramref name="span"/>; each question must lie behind the one before.</summary>
    public bool Holds(PrivateSpan span)
    {
        while (_next < spans.Count && spans[_next].Span.End < span.End)
        {
            _next++;
        }

        return _next < spans.Count && spans[_next].Span.Start <= span.Start;
    }
}
