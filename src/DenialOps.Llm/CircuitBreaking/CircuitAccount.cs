namespace DenialOps.Llm.CircuitBreaking;

/// <summary>The circuits of one key at one provider: when its credit is used up, that is so for all of them.</summary>
/// <remarks>Filled while a client is built and only read afterwards. It calls circuits outside of their locks.</remarks>
internal sealed class CircuitAccount
{
    private readonly List<Circuit> circuits = [];

    internal void Add(Circuit circuit) => circuits.Add(circuit);

    /// <summary>A circuit was told that the credit is used up.</summary>
    internal void HasNoCredit(Circuit by, LlmException error) => circuits.ForEach(circuit =>
    {
        if (circuit != by)
        {
            circuit.OpenWithoutCredit(error);
        }
    });

    /// <summary>A circuit that was told so was served again.</summary>
    internal void HasCredit(Circuit by) => circuits.ForEach(circuit =>
    {
        if (circuit != by)
        {
            circuit.ProbeForCredit();
        }
    });
}
