using DenialOps.Assistance;
using DenialOps.Deadlines;
using DenialOps.Drafting;
using DenialOps.Facts;
using DenialOps.Grounding;
using DenialOps.Planning;
using DenialOps.Routing;

namespace DenialOps;

/// <summary>All that a case produces, in memory.</summary>
public sealed record CasePack
{
    /// <summary>The letter as read, with its facts.</summary>
    public required LetterReading Reading { get; init; }

    /// <summary>The way out.</summary>
    public required RouteDecision Route { get; init; }

    /// <summary>What is due when, earliest first.</summary>
    public required IReadOnlyList<Deadline> Deadlines { get; init; }

    /// <summary>What to do, in order.</summary>
    public required ActionPlan Plan { get; init; }

    /// <summary>The case in a few sentences.</summary>
    public required CaseSummary Summary { get; init; }

    /// <summary>The letters, checklists and scripts. Every one is grounded; one that could not be was left out and <see cref="Warnings"/> says so.</summary>
    public required IReadOnlyList<Draft> Documents { get; init; }

    /// <summary>What every value of every document rests on.</summary>
    public required IReadOnlyList<GroundingReport> Grounding { get; init; }

    /// <summary>What went wrong without stopping the run.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>What a model did for it and what that took; null where none was asked.</summary>
    public ModelUse? Model { get; init; }

    /// <summary>How long each stage took, in the order of the walk.</summary>
    public IReadOnlyList<StageTiming> Stages { get; init; } = [];
}
