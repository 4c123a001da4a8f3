namespace DenialOps.Assistance;

/// <summary>Where the model's part of a run stands.</summary>
/// <param name="Task">What is being done, in a few words: "reading the letter", "writing the appeal letter".</param>
/// <param name="Tokens">Tokens of all calls so far, sent and received.</param>
/// <param name="CostUsd">What they cost, in US dollars; null when a price is not known.</param>
/// <param name="ReceivedCharacters">How much of the answer under way has come, in characters; 0 between the calls. Its tokens are counted when it is whole.</param>
public sealed record AssistantProgress(string Task, long Tokens, decimal? CostUsd, int ReceivedCharacters = 0);
