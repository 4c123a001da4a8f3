using System.Runtime.InteropServices;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace DenialOps.Llm.Usage;

/// <summary>A cheap estimate of the tokens of a request: characters times a ratio that is learnt from calls whose usage is known.</summary>
/// <remarks>
/// <para>
/// It begins at one token for 3.5 characters and follows the mean of what it is told. It keeps no text. An attachment counts as 1,500 tokens whatever it holds.
/// </para>
/// <para>Thread safety: any number of threads may ask and tell at once; one instance may serve several clients.</para>
/// </remarks>
/// <example>
/// <code>
/// var estimate = new TokenEstimate();
/// var client = new ChatClientBuilder(provider).UseBudget(budget, estimate: estimate).UseRateLimit(limits, estimate: estimate).Build();
/// </code>
/// </example>
public sealed class TokenEstimate
{
    private const double FirstTokensPerCharacter = 1 / 3.5;
    private const double Weight = 0.1;
    private const int FewestCharacters = 200;
    private const int CharactersOfMessage = 12;
    private const int CharactersOfAttachment = 5_250;
    private readonly Lock gate = new();
    private double mean = FirstTokensPerCharacter;

    /// <summary>How many tokens a character comes to, by what was learnt so far.</summary>
    public double TokensPerCharacter
    {
        get
        {
            lock (gate)
            {
                return mean;
            }
        }
    }

    /// <summary>The tokens that so many characters are likely to come to.</summary>
    /// <param name="characters">Their number; at least 0.</param>
    public long Likely(long characters) => (long)Math.Ceiling(Math.Max(0, characters) * TokensPerCharacter);

    /// <summary>Tells what a request of so many characters really came to.</summary>
    /// <param name="characters">Its characters. Short requests, below 200, teach nothing: what frames them outweighs them.</param>
    /// <param name="tokens">Its input tokens, as the provider counted them.</param>
    public void Learn(long characters, long tokens)
    {
        if (characters < FewestCharacters || tokens <= 0)
        {
            return;
        }

        // No tokenizer gives less than a token for 20 characters of prose or more than 4 for one: beyond is not a fact about text.
        var ratio = Math.Clamp(tokens / (double)characters, 0.05, 4);
        lock (gate)
        {
            mean += Weight * (ratio - mean);
        }
    }

    /// <summary>The characters of a request that become input tokens: messages, instructions, the schema of the answer and tools.</summary>
    internal static long Characters(IReadOnlyList<ChatMessage> messages, ChatOptions? options)
    {
        long sum = options?.Instructions?.Length ?? 0;
        for (var i = 0; i < messages.Count; i++)
        {
            sum += CharactersOfMessage + Characters(messages[i].Contents);
        }

        foreach (var tool in options?.Tools ?? [])
        {
            sum += tool.Name.Length + tool.Description.Length;
            sum += tool is AIFunctionDeclaration function ? Length(function.JsonSchema) : 0;
        }

        return sum + (options?.ResponseFormat is ChatResponseFormatJson { Schema: { } schema } ? Length(schema) : 0);
    }

    /// <summary>The characters of some contents; an attachment counts as so many.</summary>
    internal static long Characters(IList<AIContent> contents)
    {
        var sum = 0L;
        for (var i = 0; i < contents.Count; i++)
        {
            sum += contents[i] switch
            {
                TextContent text => text.Text.Length,
                TextReasoningContent thought => thought.Text.Length,
                FunctionCallContent call => call.Name.Length + Characters(call.Arguments),
                FunctionResultContent result => (result.Result?.ToString()?.Length ?? 0) + CharactersOfMessage,
                UsageContent => 0,
                _ => CharactersOfAttachment,
            };
        }

        return sum;
    }

    /// <summary>The characters of text alone, of which is known what they come to at least.</summary>
    internal static long TextCharacters(IList<AIContent> contents)
    {
        var sum = 0L;
        for (var i = 0; i < contents.Count; i++)
        {
            sum += contents[i] is TextContent text ? text.Text.Length : 0;
        }

        return sum;
    }

    // In bytes, as it lies there: schemas are ASCII but for a word, and a text of each would be made anew for each call.
    private static int Length(JsonElement json) => JsonMarshal.GetRawUtf8Value(json).Length;

    private static long Characters(IDictionary<string, object?>? arguments)
    {
        var sum = 0L;
        foreach (var (name, value) in arguments ?? new Dictionary<string, object?>())
        {
            sum += name.Length + (value?.ToString()?.Length ?? 0);
        }

        return sum;
    }
}
