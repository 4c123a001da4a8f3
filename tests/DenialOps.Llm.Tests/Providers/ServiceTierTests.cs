using System.Text;
using DenialOps.Llm.Pricing;
using DenialOps.Llm.Providers;
using DenialOps.Llm.Usage;
using Microsoft.Extensions.AI;

namespace DenialOps.Llm.Tests.Providers;

/// <summary>The tier in which a call was served, as the vendors' own JSON says it.</summary>
public sealed class ServiceTierTests
{
    private const string OpenAI = """
        {"id":"c","object":"chat.completion","created":1,"model":"gpt-5","choices":[{"index":0,"message":{"role":"assistant","content":"Denied.","refusal":null},"logprobs":null,"finish_reason":"stop"}],"usage":{"prompt_tokens":7,"completion_tokens":5,"total_tokens":12},"service_tier":"flex","system_fingerprint":null}
        """;

    private const string OpenAIStream = """
        data: {"id":"c","object":"chat.completion.chunk","created":1,"model":"gpt-5","service_tier":"flex","choices":[{"index":0,"delta":{"role":"assistant","content":"Denied."},"finish_reason":null}],"usage":null}

        data: {"id":"c","object":"chat.completion.chunk","created":1,"model":"gpt-5","service_tier":"flex","choices":[{"index":0,"delta":{},"finish_reason":"stop"}],"usage":null}

        data: {"id":"c","object":"chat.completion.chunk","created":1,"model":"gpt-5","service_tier":"flex","choices":[],"usage":{"prompt_tokens":7,"completion_tokens":5,"total_tokens":12}}

        data: [DONE]


        """;

    private const string Anthropic = """
        {"id":"x","type":"message","role":"assistant","model":"m","content":[{"type":"text","text":"Denied."}],"stop_reason":"end_turn","stop_sequence":null,"usage":{"input_tokens":7,"output_tokens":5,"service_tier":"flex"}}
        """;

    private const string AnthropicStream = """
        event: message_start
        data: {"type":"message_start","message":{"id":"x","type":"message","role":"assistant","model":"m","content":[],"stop_reason":null,"stop_sequence":null,"usage":{"input_tokens":7,"output_tokens":1,"service_tier":"flex"}}}

        event: content_block_start
        data: {"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}}

        event: content_block_delta
        data: {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"Denied."}}

        event: content_block_stop
        data: {"type":"content_block_stop","index":0}

        event: message_delta
        data: {"type":"message_delta","delta":{"stop_reason":"end_turn","stop_sequence":null},"usage":{"output_tokens":5}}

        event: message_stop
        data: {"type":"message_stop"}


        """;

    public static TheoryData<LlmProvider, bool, string, string?> Tiers
    {
        get
        {
            var tiers = new TheoryData<LlmProvider, bool, string, string?>();
            foreach (var (provider, streamed) in Bodies.Keys)
            {
                tiers.Add(provider, streamed, "\"flex\"", "flex");
                tiers.Add(provider, streamed, "\"default\"", "default");
                tiers.Add(provider, streamed, "\"standard\"", "standard");
                tiers.Add(provider, streamed, "\"batch\"", "batch");
                tiers.Add(provider, streamed, "null", null);
                tiers.Add(provider, streamed, "\"\"", null);

                // What is said but may not be shown is not the usual tier either.
                tiers.Add(provider, streamed, "\"two words\"", "unknown");
                tiers.Add(provider, streamed, "\"sk-ant-api03-marked0123456789abcdef\"", "unknown");
            }

            return tiers;
        }
    }

    private static Dictionary<(LlmProvider Provider, bool Streamed), string> Bodies { get; } = new()
    {
        [(LlmProvider.OpenAI, false)] = OpenAI,
        [(LlmProvider.OpenAI, true)] = OpenAIStream,
        [(LlmProvider.Anthropic, false)] = Anthropic,
        [(LlmProvider.Anthropic, true)] = AnthropicStream,
    };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Tiers))]
    public async Task The_tier_comes_with_the_answer_and_of_a_stream_with_its_last_update(
        LlmProvider provider, bool streamed, string json, string? expected)
    {
        using var client = Client(provider, Bodies[(provider, streamed)].Replace("\"flex\"", json, StringComparison.Ordinal));

        var said = await SaidAsync(client, streamed);

        said?.GetValueOrDefault(ProviderChatClient.ServiceTierKey).ShouldBe(expected);
        (said is null).ShouldBe(expected is null);
    }

    [Theory]
    [InlineData(LlmProvider.OpenAI, false, "\"stop\"", "\"length\"")]
    [InlineData(LlmProvider.OpenAI, true, "\"stop\"", "\"length\"")]
    [InlineData(LlmProvider.Anthropic, false, "end_turn", "max_tokens")]
    [InlineData(LlmProvider.Anthropic, true, "end_turn", "max_tokens")]
    public async Task An_answer_that_was_cut_is_priced_in_its_tier(LlmProvider provider, bool streamed, string stop, string length)
    {
        using var client = Client(provider, Bodies[(provider, streamed)].Replace(stop, length, StringComparison.Ordinal));

        var error = await Should.ThrowAsync<LlmException>(() => SaidAsync(client, streamed));

        error.Kind.ShouldBe(LlmErrorKind.Truncated);
        error.Usage!.ServiceTier.ShouldBe("flex");
    }

    [Fact]
    public void A_tier_that_may_not_be_shown_has_no_price()
    {
        var usage = TokenUsage.FromInclusiveInput("gpt-4o", 7, 5);

        (usage with { ServiceTier = "default" }).PricedBy(PriceCatalog.Default).EstimatedCost.ShouldNotBeNull();
        (usage with { ServiceTier = "unknown" }).PricedBy(PriceCatalog.Default).EstimatedCost.ShouldBeNull();
    }

    private static ProviderChatClient Client(LlmProvider provider, string body) => new(
        new() { Provider = provider, ApiKey = "any", Model = "m", Endpoint = new("http://127.0.0.1:1/v1") },
        handler: new CannedResponses(Encoding.UTF8.GetBytes(body)));

    private static async Task<AdditionalPropertiesDictionary?> SaidAsync(IChatClient client, bool streamed)
    {
        if (!streamed)
        {
            var response = await client.GetResponseAsync("Why?", cancellationToken: Cancel);
            return Tiered(response.AdditionalProperties);
        }

        var updates = await client.GetStreamingResponseAsync("Why?", cancellationToken: Cancel).ToListAsync(Cancel);
        updates.SkipLast(1).ShouldAllBe(update => Tiered(update.AdditionalProperties) == null);
        return Tiered(updates[^1].AdditionalProperties);
    }

    private static AdditionalPropertiesDictionary? Tiered(AdditionalPropertiesDictionary? said) =>
        said?.ContainsKey(ProviderChatClient.ServiceTierKey) is true ? said : null;
}
