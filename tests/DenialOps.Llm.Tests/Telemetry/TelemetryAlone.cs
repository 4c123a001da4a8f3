namespace DenialOps.Llm.Tests.Telemetry;

/// <summary>Tests that listen to the one meter and source of the process: alone, so that they hear nobody else's calls.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class TelemetryAlone
{
    internal const string Name = "Telemetry";
}
