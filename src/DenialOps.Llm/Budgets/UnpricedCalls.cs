namespace DenialOps.Llm.Budgets;

/// <summary>What a budget does with a call whose price is not known.</summary>
public enum UnpricedCalls
{
    /// <summary>Refuses it: a budget that does not see all spending is none.</summary>
    Refuse,

    /// <summary>Lets it through, uncharged, and counts it in <see cref="BudgetChatClient.UnpricedCallCount"/>.</summary>
    LetThrough,
}
