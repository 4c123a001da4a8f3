using System.Runtime.CompilerServices;

namespace DenialOps.Llm.StructuredOutput;

/// <summary>What may be spent on checking one answer: forms inside forms can be more than anybody can try.</summary>
internal sealed class CheckEffort
{
    private const int Most = 2_000_000;
    private int left = Most;

    /// <summary>Whether the answer could not be looked at to its end.</summary>
    internal bool IsSpent { get; private set; }

    /// <summary>Whether one more schema may be applied.</summary>
    internal bool TrySpend()
    {
        IsSpent |= --left < 0 || !RuntimeHelpers.TryEnsureSufficientExecutionStack();
        return !IsSpent;
    }
}
