using DenialOps.Intake;

namespace DenialOps.Facts.Readers;

/// <summary>Keeps the candidate with the highest score, and how far behind the next different value is.</summary>
/// <typeparam name="T">The value's type.</typeparam>
internal sealed class Best<T>
    where T : notnull
{
    private readonly List<(T Value, double Score, TextSpan Span)> _candidates = [];

    /// <summary>Whether there is a candidate.</summary>
    public bool Any => _candidates.Count > 0;

    /// <summary>The values of all candidates.</summary>
    public IEnumerable<T> Values => _candidates.Select(candidate => candidate.Value);

    public void Offer(T value, double score, TextSpan span)
    {
        if (score > 0)
        {
            _candidates.Add((value, score, span));
        }
    }

    /// <summary>The winner as a fact, or null. A value offered more than once gains; a close rival costs confidence.</summary>
    public Fact<T>? ToFact(ReadingContext context)
    {
        if (Winner() is not { } winner)
        {
            return null;
        }

        double rival = 0;
        int repeats = 0;
        foreach (var candidate in _candidates)
        {
            if (EqualityComparer<T>.Default.Equals(candidate.Value, winner.Value))
            {
                repeats++;
            }
            else
            {
                rival = Math.Max(rival, candidate.Score);
            }
        }

        double confidence = winner.Score + (0.03 * Math.Min(repeats - 1, 3));
        if (rival > winner.Score * 0.9)
        {
            confidence -= 0.15;
        }

        return context.Fact(winner.Value, confidence, winner.Span.Start, winner.Span.End);
    }

    /// <summary>The candidate with the highest score, the earliest of equals.</summary>
    public (T Value, double Score, TextSpan Span)? Winner()
    {
        (T Value, double Score, TextSpan Span)? best = null;
        foreach (var candidate in _candidates)
        {
            if (best is null || candidate.Score > best.Value.Score + 1e-9)
            {
                best = candidate;
            }
        }

        return best;
    }
}
