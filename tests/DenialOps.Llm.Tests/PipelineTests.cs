using DenialOps.Llm.Budgets;
using DenialOps.Llm.Pricing;
using DenialOps.Llm.Providers;
using DenialOps.Llm.RateLimiting;
using DenialOps.Llm.Retry;
using DenialOps.Llm.Tests.Providers;
using DenialOps.Llm.Timeouts;
using DenialOps.Llm.Usage;
using Microsoft.Extensions.AI;
using ProviderSimulator.Scripts;

namespace DenialOps.Llm.Tests;

/// <summary>The parts put together as the documentation shows it, over a real connection.</summary>
public sealed class PipelineTests : ProviderTest
{
    private const string Model = "gpt-4o";

    [Theory]
    [InlineData(LlmProvider.OpenAI, Model, false)]
    [InlineData(LlmProvider.OpenAI, Model, true)]
    [InlineData(LlmProvider.OpenAIResponses, Model, false)]
    [InlineData(LlmProvider.OpenAIResponses, Model, true)]
    [InlineData(LlmProvider.Anthropic, "claude-3-haiku-20240307", false)]
    [InlineData(LlmProvider.Anthropic, "claude-3-haiku-20240307", true)]
    public async Task Failures_before_the_answer_are_retried_and_only_the_answer_is_paid(LlmProvider provider, string model, bool streamed)
    {
        Simulator.Script(model, Fault.Status(500), Fault.ResetBeforeHeaders(), Fault.InBandError(afterEvents: 0), Reply.Text("At last."));
        using var client = Pipeline(provider, model, limitUsd: 1m);

        var answer = await AskAsync(client, streamed, new ChatOptions { MaxOutputTokens = 100 });

        answer.Text.ShouldBe("At last.");
        Simulator.Requests.For(model).Count.ShouldBe(4);
        var paid = ReportedUsage.Of(answer.Usage, model)!.PricedBy(PriceCatalog.Default).EstimatedCost;
        var balance = (await BudgetOf(client).ReadAsync(cancellationToken: Cancel)).ShouldHaveSingleItem();
        paid!.Value.ShouldBeGreaterThan(0);
        balance.SpentUsd.ShouldBe(paid.Value);
        balance.ReservedUsd.ShouldBe(0);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_stream_that_breaks_after_content_and_a_call_that_breaks_half_way_are_told_apart(bool streamed)
    {
        Simulator.Script(Model, Fault.Cut(), Reply.Text("At last."));
        using var client = Pipeline(LlmProvider.OpenAI, Model, limitUsd: 1m);

        if (streamed)
        {
            // Its reader has seen the beginning.
            (await Should.ThrowAsync<LlmException>(() => AskAsync(client, streamed))).Kind.ShouldBe(LlmErrorKind.StreamInterrupted);
        }
        else
        {
            (await AskAsync(client, streamed)).Text.ShouldBe("At last.");
        }

        Simulator.Requests.For(Model).Count.ShouldBe(streamed ? 1 : 2);
        (await BudgetOf(client).ReadAsync(cancellationToken: Cancel)).ShouldHaveSingleItem().ReservedUsd.ShouldBe(0);
    }

    [Fact]
    public async Task A_call_beyond_the_budget_never_leaves_the_machine()
    {
        using var client = Pipeline(LlmProvider.OpenAI, Model, limitUsd: 0.0001m);

        var error = await Should.ThrowAsync<LlmException>(() => AskAsync(client, streamed: false));

        error.Kind.ShouldBe(LlmErrorKind.BudgetExceeded);
        error.ToString().ShouldNotContain("PROMPTMARK");
        Simulator.Requests.For(Model).Count.ShouldBe(0);
    }

    [Fact]
    public async Task What_does_not_pass_by_itself_is_asked_once()
    {
        Simulator.Script(Model, Fault.Error(ErrorKind.InsufficientQuota), Reply.Text("Never."));
        using var client = Pipeline(LlmProvider.OpenAI, Model, limitUsd: 1m);

        var error = await Should.ThrowAsync<LlmException>(() => AskAsync(client, streamed: false));

        error.Kind.ShouldBe(LlmErrorKind.QuotaExhausted);
        Simulator.Requests.For(Model).Count.ShouldBe(1);
    }

    private static BudgetChatClient BudgetOf(IChatClient client) => client.GetService<BudgetChatClient>().ShouldNotBeNull();

    private IChatClient Pipeline(LlmProvider provider, string model, decimal limitUsd)
    {
        var budget = new BudgetOptions();
        budget.Overall.RunUsd = limitUsd;
        return new ChatClientBuilder(Client(provider, model))
            .UseBudget(budget)
            .UseRetry(new RetryOptions { MaxRetries = 5, InitialDelay = TimeSpan.FromMilliseconds(1) }, new RetryBudget())
            .UseRateLimit(new RateLimitOptions { RequestsPerMinute = 60_000, MaxConcurrency = 4 })
            .UseTimeouts()
            .Build();
    }
}
