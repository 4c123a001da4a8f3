using System.ClientModel;
using System.ClientModel.Primitives;
using Anthropic;
using DenialOps.Llm.AnswerChecks;
using DenialOps.Llm.Budgets;
using DenialOps.Llm.Caching;
using DenialOps.Llm.CircuitBreaking;
using DenialOps.Llm.Fallback;
using DenialOps.Llm.Providers;
using DenialOps.Llm.RateLimiting;
using DenialOps.Llm.Retry;
using DenialOps.Llm.Streaming;
using DenialOps.Llm.Telemetry;
using DenialOps.Llm.Timeouts;
using DenialOps.Llm.Usage;
using Microsoft.Extensions.AI;
using OpenAI;
using OpenAI.Chat;
using OpenAI.Responses;

namespace DenialOps.Llm.Tests;

public sealed class PipelineOrderTests
{
    private static readonly ModelFallbackOptions Targets = new() { Targets = [new FallbackTarget { Name = "one" }] };

    private static readonly Dictionary<string, Func<ChatClientBuilder, ChatClientBuilder>> Parts = new()
    {
        ["UseTelemetry"] = pipeline => pipeline.UseTelemetry(),
        ["UseUsageTracking"] = pipeline => pipeline.UseUsageTracking(new UsageTracker()),
        ["UseResponseCache"] = pipeline => pipeline.UseResponseCache(),
        ["UseModelFallback"] = pipeline => pipeline.UseModelFallback(Targets),
        ["UseBudget"] = pipeline => pipeline.UseBudget(new BudgetOptions()),
        ["UseRetry"] = pipeline => pipeline.UseRetry(),
        ["UseStreamedResponses"] = pipeline => pipeline.UseStreamedResponses(),
        ["UseCircuitBreaker"] = pipeline => pipeline.UseCircuitBreaker(),
        ["UseRateLimit"] = pipeline => pipeline.UseRateLimit(new RateLimitOptions()),
        ["UseTimeouts"] = pipeline => pipeline.UseTimeouts(),
        ["UseMetering"] = pipeline => pipeline.UseMetering(),
        ["UseAnswerChecks"] = pipeline => pipeline.UseAnswerChecks(),
    };

    [Theory]
    [InlineData("UseBudget", "UseResponseCache")]
    [InlineData("UseRateLimit", "UseResponseCache")]
    [InlineData("UseMetering", "UseResponseCache")]
    [InlineData("UseRateLimit", "UseRetry")]
    [InlineData("UseMetering", "UseRetry")]
    [InlineData("UseStreamedResponses", "UseRetry")]
    [InlineData("UseAnswerChecks", "UseRetry")]
    [InlineData("UseRetry", "UseModelFallback")]
    [InlineData("UseBudget", "UseModelFallback")]
    [InlineData("UseCircuitBreaker", "UseModelFallback")]
    [InlineData("UseCircuitBreaker", "UseRetry")]
    [InlineData("UseModelFallback", "UseTelemetry")]
    [InlineData("UseMetering", "UseModelFallback")]
    [InlineData("UseMetering", "UseUsageTracking")]
    public void A_wrong_order_is_refused_and_says_how_it_is_right(string outer, string inner)
    {
        Should.Throw<InvalidOperationException>(() => Build(outer, inner)).Message.ShouldEndWith($"Call {inner} before {outer}.");

        Build(inner, outer).Dispose();
    }

    [Fact]
    public void Two_retries_are_refused_however_far_apart() =>
        Should.Throw<InvalidOperationException>(() => Build("UseRetry", "UseTimeouts", "UseRetry"))
            .Message.ShouldBe("UseRetry is in the pipeline twice: the retries of both would multiply. Leave one out.");

    [Fact]
    public void The_order_of_the_documentation_is_right() => Build([.. Parts.Keys]).Dispose();

    [Fact]
    public void Retries_of_openais_client_have_to_be_off()
    {
        using var on = Open(new OpenAIClientOptions());
        using var off = Open(new OpenAIClientOptions { RetryPolicy = new ClientRetryPolicy(maxRetries: 0) });

        Should.Throw<InvalidOperationException>(() => LlmClient.Create(on))
            .Message.ShouldContain("OpenAI's client sends a failed call again up to 3 times by itself");
        LlmClient.Create(off).Dispose();

        static IChatClient Open(OpenAIClientOptions options) => new ChatClient("gpt-4o", new ApiKeyCredential("key"), options).AsIChatClient();
    }

#pragma warning disable OPENAI001, MEAI001 // Both may still change; this is a test of what is there now.
    [Fact]
    public void Retries_of_openais_client_for_responses_have_to_be_off()
    {
        using var on = Open(new ResponsesClientOptions());
        using var off = Open(new ResponsesClientOptions { RetryPolicy = new ClientRetryPolicy(maxRetries: 0) });

        Should.Throw<InvalidOperationException>(() => LlmClient.Create(on))
            .Message.ShouldContain("OpenAI's client sends a failed call again up to 3 times by itself");
        LlmClient.Create(off).Dispose();

        static IChatClient Open(ResponsesClientOptions options) =>
            new ResponsesClient(new ApiKeyCredential("key"), options).AsIChatClient("gpt-4o");
    }
#pragma warning restore OPENAI001, MEAI001

    [Fact]
    public void Retries_of_anthropics_client_have_to_be_off()
    {
        using var on = new AnthropicClient { ApiKey = "key" }.AsIChatClient("claude-3-haiku-20240307");
        using var off = new AnthropicClient { ApiKey = "key", MaxRetries = 0 }.AsIChatClient("claude-3-haiku-20240307");

        Should.Throw<InvalidOperationException>(() => LlmClient.Create(on)).Message.ShouldContain("set AnthropicClient.MaxRetries to 0");
        LlmClient.Create(off).Dispose();
    }

    [Fact]
    public void Asking_whether_a_part_is_there_does_not_make_the_vendors_client()
    {
        var provider = new ProviderChatClient(new() { ApiKey = "key", Model = "gpt-4o" });
        using var client = new ChatClientBuilder(provider).UseRetry().UseRateLimit(new RateLimitOptions()).UseMetering().Build();

        provider.IsVendorMade.ShouldBeFalse();
    }

    private static IChatClient Build(params string[] parts)
    {
        var builder = new ChatClientBuilder(new TestChatClient());
        foreach (var part in parts)
        {
            Parts[part](builder);
        }

        return builder.Build();
    }
}
