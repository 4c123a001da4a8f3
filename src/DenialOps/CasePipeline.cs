using DenialOps.Facts;
using DenialOps.Intake;
using DenialOps.Routing;

namespace DenialOps;

/// <summary>The whole walk from a letter to a checked pack, offline and deterministic.</summary>
/// <threadsafety>Safe to use from any number of threads.</threadsafety>
public sealed class CasePipeline(TimeProvider timeProvider)
{
    private readonly FactReader _facts = new(timeProvider);
    private readonly RouteDecider _route = new();

    /// <summary>Reads the facts of a letter.</summary>
    public LetterReading ReadFacts(LetterDocument letter) => _facts.Read(letter);

    /// <summary>Decides the route of a letter that was read.</summary>
    public RouteDecision DecideRoute(LetterReading reading) => _route.Decide(reading);
}
