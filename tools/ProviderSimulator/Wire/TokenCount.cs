using System.Text.Json.Nodes;
using ProviderSimulator.Scripts;

namespace ProviderSimulator.Wire;

/// <summary>
/// Tokens as the simulator counts them: one for every four characters begun, so that a test can do the sum, or by a tokenizer that it was
/// given.
/// </summary>
internal static class TokenCount
{
    private const int CharactersPerToken = 4;

    /// <summary>The texts of a prompt: every string under the given members, tool schemas included.</summary>
    public static int OfPrompt(JsonObject body, params ReadOnlySpan<string> members)
    {
        var characters = 0L;
        foreach (var member in members)
        {
            characters += Characters(body[member]);
        }

        return Tokens(characters);
    }

    public static int OfText(string text) => Tokens(text.Length);

    /// <summary>The request with its tokens counted by a tokenizer over all of its body.</summary>
    public static ModelRequest CountedBy(Func<string, int> counter, ModelRequest request, string body) =>
        request with { TokenCounter = counter, InputTokens = counter(body) };

    /// <summary>What an answer reports: its own usage, or what can be counted.</summary>
    public static Usage Of(ModelRequest request, Answer answer) => answer.Usage ?? new Usage
    {
        InputTokens = request.InputTokens,
        OutputTokens = (request.TokenCounter ?? OfText)(
            answer.Text + answer.Json + answer.Refusal + string.Concat(answer.ToolCalls.Select(c => c.Name + c.Arguments))),
    };

    private static int Tokens(long characters) => (int)Math.Max(1, (characters + CharactersPerToken - 1) / CharactersPerToken);

    private static long Characters(JsonNode? node) => node switch
    {
        JsonObject o => o.Sum(p => Characters(p.Value)),
        JsonArray a => a.Sum(Characters),
        JsonValue v when v.TryGetValue<string>(out var text) => text.Length,
        _ => 0,
    };
}
