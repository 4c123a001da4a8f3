using DenialOps.Facts;
using DenialOps.Knowledge;

namespace DenialOps.Routing;

/// <summary>Decides which way out of a denial to take, from weighted evidence.</summary>
/// <threadsafety>Safe to use from any number of threads.</threadsafety>
public sealed class RouteDecider
{
    /// <summary>Decides the route of the case that <paramref name="reading"/> describes.</summary>
    public RouteDecision Decide(LetterReading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        return new RouteDecision
        {
            Route = Route.MedicalNecessityAppeal,
            Confidence = 0,
            Reasoning = string.Empty,
            Urgency = reading.Context?.Urgent == true ? Urgency.Expedited : Urgency.Standard,
        };
    }
}
