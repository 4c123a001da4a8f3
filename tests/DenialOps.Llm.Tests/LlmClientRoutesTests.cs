using DenialOps.Llm.CircuitBreaking;
using DenialOps.Llm.Providers;
using DenialOps.Llm.Tests.Providers;
using Microsoft.Extensions.AI;
using ProviderSimulator;
using ProviderSimulator.Scripts;

namespace DenialOps.Llm.Tests;

/// <summary>Which way a call goes when one of its models cannot or may not answer; counted at the providers.</summary>
public sealed class LlmClientRoutesTests : ProviderTest
{
    private const string Haiku = "claude-3-haiku-20240307";
    private const string Mini = "gpt-4o-mini";

    [Fact]
    public async Task A_pause_is_waited_out_by_nobody_while_another_model_stands_ready()
    {
        Simulator.Script("gpt-4o", Fault.RateLimited(RetryAfter.Seconds(3_600)).Forever());
        using var client = Client(WithHaiku);

        for (var call = 0; call < 4; call++)
        {
            // The clock stands still: a call that waited would never end.
            (await client.CompleteWithUsageAsync(Prompt, cancellationToken: Cancel)).Model.ShouldBe(Haiku);
            (await client.StreamAsync(Prompt, cancellationToken: Cancel).ToListAsync(Cancel))[^1].Call!.Usage.Model.ShouldBe(Haiku);
        }

        Asked("gpt-4o").ShouldBe(1, "the others are refused here, without a request");
        Asked(Haiku).ShouldBe(8);
    }

    [Fact]
    public async Task After_the_pause_the_first_model_serves_again()
    {
        Simulator.Script("gpt-4o", Fault.RateLimited(RetryAfter.Seconds(30)), Reply.Text("Back."));
        using var client = Client(WithHaiku);
        await client.CompleteAsync(Prompt, cancellationToken: Cancel);

        Clock.Advance(TimeSpan.FromSeconds(31));

        (await client.CompleteAsync(Prompt, cancellationToken: Cancel)).ShouldBe("Back.");
    }

    [Fact]
    public async Task A_long_wait_that_a_provider_asks_for_is_not_slept_through_while_another_model_stands_ready()
    {
        Simulator.Script("gpt-4o", Fault.Error(ErrorKind.Unavailable, RetryAfter.Seconds(5)).Forever());
        using var client = Client(WithHaiku);

        var answer = await client.CompleteWithUsageAsync(Prompt, cancellationToken: Cancel);

        (answer.Model, answer.Attempts, Asked("gpt-4o")).ShouldBe((Haiku, 2, 1));
    }

    [Fact]
    public async Task A_short_wait_is_worth_it()
    {
        Simulator.Script("gpt-4o", Fault.RateLimited(RetryAfter.Seconds(1)), Reply.Text("Patience."));
        using var client = Client(WithHaiku);

        (await PassUntilAsync(client.CompleteAsync(Prompt, cancellationToken: Cancel))).ShouldBe("Patience.");

        (Asked("gpt-4o"), Asked(Haiku)).ShouldBe((2, 0));
        Simulator.Requests.Gaps("gpt-4o").ShouldHaveSingleItem().TotalSeconds.ShouldBeInRange(1, 1.5);
    }

    [Fact]
    public async Task Who_was_not_waited_for_is_waited_for_when_nobody_else_answers()
    {
        Simulator.Script("gpt-4o", Fault.RateLimited(RetryAfter.Seconds(5)), Reply.Text("After all."));
        Simulator.Script(Haiku, Fault.Status(503).Forever());
        using var client = Client(WithHaiku);

        (await PassUntilAsync(client.CompleteAsync(Prompt, cancellationToken: Cancel))).ShouldBe("After all.");

        (Asked("gpt-4o"), Asked(Haiku)).ShouldBe((2, 4));
        Simulator.Requests.Gaps("gpt-4o").ShouldHaveSingleItem().TotalSeconds.ShouldBeInRange(5, 6);
    }

    [Fact]
    public async Task Without_another_model_a_wait_is_slept_through_as_before()
    {
        Simulator.Script("gpt-4o", Fault.RateLimited(RetryAfter.Seconds(20)), Reply.Text("Alone."));
        using var client = Client();

        (await PassUntilAsync(client.CompleteAsync(Prompt, cancellationToken: Cancel))).ShouldBe("Alone.");
        Simulator.Requests.Gaps().ShouldHaveSingleItem().TotalSeconds.ShouldBeInRange(20, 21);
    }

    [Fact]
    public async Task A_model_that_is_not_there_any_more_is_replaced_if_that_is_chosen()
    {
        Simulator.Script("gpt-4o", Fault.Status(404).Forever());
        using var chosen = Client(options => WithHaiku(options).FallbackAlsoOn.Add(LlmErrorKind.InvalidRequest));
        using var strict = Client(WithHaiku);

        (await chosen.CompleteWithUsageAsync(Prompt, cancellationToken: Cancel)).Model.ShouldBe(Haiku);
        Asked("gpt-4o").ShouldBe(1);
        var error = await Should.ThrowAsync<LlmException>(() => strict.CompleteAsync(Prompt, cancellationToken: Cancel));
        (error.Kind, error.Status, Asked(Haiku)).ShouldBe((LlmErrorKind.InvalidRequest, 404, 1));
    }

    [Fact]
    public async Task A_request_that_is_wrong_as_it_stands_goes_nowhere_else_even_then()
    {
        Simulator.Script("gpt-4o", Fault.Status(400));
        using var client = Client(options => WithHaiku(options).FallbackAlsoOn.Add(LlmErrorKind.InvalidRequest));

        (await Should.ThrowAsync<LlmException>(() => client.CompleteAsync(Prompt, cancellationToken: Cancel))).Status.ShouldBe(400);
        Asked(Haiku).ShouldBe(0);
    }

    [Fact]
    public async Task A_model_that_the_budget_has_no_room_for_makes_way_for_one_that_fits()
    {
        using var client = Client(options =>
        {
            options.Budget = new() { Overall = { RunUsd = 0.005m } };
            options.Fallbacks.Add(Target(LlmProvider.OpenAI, Mini));
        });

        var answer = await client.CompleteWithUsageAsync(Prompt, maxTokens: 4_000, cancellationToken: Cancel);

        answer.Model.ShouldStartWith(Mini);
        (answer.Attempts, Asked("gpt-4o"), Asked(Mini)).ShouldBe((1, 0, 1));

        // As much as that model gives is more than there is.
        var error = await Should.ThrowAsync<LlmException>(() => client.CompleteAsync(Prompt, maxTokens: 400_000, cancellationToken: Cancel));
        (error.Kind, Simulator.Requests.Count).ShouldBe((LlmErrorKind.BudgetExceeded, 1));
    }

    [Fact]
    public async Task Credit_that_is_used_up_for_one_model_is_so_for_all_of_the_same_key()
    {
        List<LlmException> alerts = [];
        Simulator.Script("gpt-4o", Fault.Error(ErrorKind.InsufficientQuota).Forever());
        Simulator.Script(Mini, Fault.Error(ErrorKind.InsufficientQuota).Forever());
        using var client = Client(options =>
        {
            options.CircuitBreaker!.OnQuotaExhausted = alerts.Add;
            options.Fallbacks.Add(Target(LlmProvider.OpenAI, Mini));
            WithHaiku(options);
        });

        var answer = await client.CompleteWithUsageAsync(Prompt, cancellationToken: Cancel);

        (answer.Model, Asked("gpt-4o"), Asked(Mini), Asked(Haiku)).ShouldBe((Haiku, 1, 0, 1));
        alerts.ShouldHaveSingleItem().Code.ShouldBe("insufficient_quota");
        Clock.Advance(TimeSpan.FromMinutes(5));
        Simulator.Script("gpt-4o", Reply.Text("Paid.").Forever());
        Simulator.Script(Mini, Reply.Text("Paid too.").Forever());
        (await client.CompleteAsync(Prompt, cancellationToken: Cancel)).ShouldBe("Paid.");
    }

    [Fact]
    public async Task Another_key_has_credit_of_its_own()
    {
        Simulator.Script("gpt-4o", Fault.Error(ErrorKind.InsufficientQuota).Forever());
        using var client = Client(options =>
        {
            var other = Target(LlmProvider.OpenAI, Mini);
            other.Provider.ApiKey = "sk-another-0123456789";
            options.Fallbacks.Add(other);
        });

        (await client.CompleteWithUsageAsync(Prompt, cancellationToken: Cancel)).Model.ShouldStartWith(Mini);
        client.GetService<CircuitBreakerChatClient>()!.State.ShouldBe(CircuitState.Open);
    }

    [Fact]
    public async Task With_the_defaults_callers_beyond_the_providers_limit_are_refused_once_and_then_keep_its_pace()
    {
        await using var paced = await Simulator.StartAsync(new()
        {
            TimeProvider = Clock,
            Limits = new() { RequestsPerMinute = 60, Burst = TimeSpan.FromSeconds(1) },
        });
        var options = new LlmClientOptions { Target = Target(LlmProvider.OpenAI, "gpt-4o") };
        options.Target.Provider.Endpoint = paced.OpenAiEndpoint;
        using var client = LlmClient.Create(options, new LlmClientServices { TimeProvider = Clock });
        var began = Clock.GetUtcNow();

        await PassUntilAsync(Task.WhenAll(Enumerable.Range(0, 20).Select(_ => client.CompleteAsync(Prompt, cancellationToken: Cancel))));

        var sent = paced.Requests.All;
        TestContext.Current.TestOutputHelper!.WriteLine($"{sent.Count} requests in {(Clock.GetUtcNow() - began).TotalSeconds} s");
        sent.Count.ShouldBeLessThanOrEqualTo(20 + 19 + 10, "each is refused once, when nobody knew of the limit; the rest is what comes late over HTTP");
        client.Usage.Summarize().Total.Failures.ShouldBe(0);
        (Clock.GetUtcNow() - began).TotalSeconds.ShouldBeLessThan(30);
    }

    [Fact]
    public async Task An_invalid_answer_of_another_vendors_stand_in_names_that_vendor()
    {
        Simulator.Script("gpt-4o", Fault.Error(ErrorKind.Overloaded).Forever());
        Simulator.Script(Haiku, Reply.Text("no JSON at all").Forever());
        using var client = Client(options =>
        {
            WithHaiku(options);
            options.Retry = null;
        });

        var error = await Should.ThrowAsync<LlmException>(() => client.ExtractJsonAsync(Prompt, cancellationToken: Cancel));

        (error.Kind, error.Provider, error.Model).ShouldBe((LlmErrorKind.InvalidOutput, "anthropic", Haiku));
    }

    [Fact]
    public async Task A_model_that_takes_no_schema_is_told_it_in_words()
    {
        Simulator.Script("gpt-4o", Fault.Error(ErrorKind.InsufficientQuota).Forever());
        Simulator.Script(Haiku, Reply.Text("""{"payer":"Acme"}"""));
        using var client = Client(WithHaiku);

        (await client.ExtractAsync<Denial>(Prompt, maxTokens: 100_000, cancellationToken: Cancel)).Payer.ShouldBe("Acme");

        Simulator.Requests.For("gpt-4o").ShouldHaveSingleItem().Body.ShouldContain("\"response_format\"");
        var asked = Simulator.Requests.For(Haiku).ShouldHaveSingleItem();
        asked.Json()!.AsObject().ContainsKey("output_config").ShouldBeFalse();
        asked.Body.ShouldContain("json_schema");
        ((int)asked.Json()!["max_tokens"]!).ShouldBe(4_096, "the price file says how much that model gives");
    }

    [Fact]
    public async Task A_schema_that_comes_back_to_itself_is_told_in_words_to_the_vendor_that_refuses_it()
    {
        const string Sonnet = "claude-sonnet-4-5";
        Simulator.Script("gpt-4o", Fault.Error(ErrorKind.InsufficientQuota).Forever());
        Simulator.Script(Sonnet, Reply.Text("""{"name":"a","next":{"name":"b","next":null}}"""));
        using var client = Client(options => options.Fallbacks.Add(Target(LlmProvider.Anthropic, Sonnet)));

        (await client.ExtractAsync<Chain>(Prompt, cancellationToken: Cancel)).Next!.Name.ShouldBe("b");

        var asked = Simulator.Requests.For(Sonnet).ShouldHaveSingleItem();
        asked.Body.ShouldNotContain("output_format");
        asked.Json()!.AsObject().ContainsKey("output_config").ShouldBeFalse();
        asked.Body.ShouldContain("json_schema");
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(-1, false)]
    public void The_most_output_tokens_of_a_model_are_above_0(int most, bool isFirst)
    {
        var error = Should.Throw<ArgumentException>(() => Client(options =>
        {
            WithHaiku(options);
            (isFirst ? options.Target : options.Fallbacks[0]).MaxOutputTokens = most;
        }));

        error.Message.ShouldContain("MaxOutputTokens");
        error.Message.ShouldContain("above 0");
    }

    [Fact]
    public async Task A_model_is_asked_only_for_what_its_options_say_that_it_does()
    {
        var schema = ChatResponseFormat.ForJsonSchema(System.Text.Json.JsonElement.Parse("""{"type":"object"}"""));
        using var client = Client(options =>
        {
            WithHaiku(options);
            (options.Target.SupportsPrefill, options.Fallbacks[0].SupportsJsonSchema) = (false, true);
        });

        await client.GetResponseAsync([new(ChatRole.User, Prompt), new(ChatRole.Assistant, "{")], cancellationToken: Cancel);
        (Asked("gpt-4o"), Asked(Haiku)).ShouldBe((0, 1));

        Simulator.Script("gpt-4o", Fault.Error(ErrorKind.InsufficientQuota).Forever());
        await client.GetResponseAsync(Prompt, new ChatOptions { ResponseFormat = schema }, Cancel);
        (Asked("gpt-4o"), Asked(Haiku)).ShouldBe((1, 2), "an older model that is said to take a schema");
    }

    private sealed record Denial(string Payer);

    private sealed record Chain(string Name, Chain? Next);

    private async Task<T> PassUntilAsync<T>(Task<T> call)
    {
        while (!call.IsCompleted)
        {
            Clock.Advance(TimeSpan.FromMilliseconds(20));
            await Task.Delay(2, Cancel);
        }

        return await call;
    }

    private int Asked(string model) => Simulator.Requests.For(model).Count;

    private LlmClientOptions WithHaiku(LlmClientOptions options)
    {
        options.Fallbacks.Add(Target(LlmProvider.Anthropic, Haiku));
        return options;
    }

    private LlmTargetOptions Target(LlmProvider provider, string model) => new() { Provider = OptionsOf(provider, model) };

    private LlmClient Client(Func<LlmClientOptions, LlmClientOptions> configure) => Client(options => { configure(options); });

    private LlmClient Client(Action<LlmClientOptions>? configure = null)
    {
        var options = new LlmClientOptions { Target = Target(LlmProvider.OpenAI, "gpt-4o") };

        // The clock stands still: without a wait nothing waits for it.
        options.Retry!.InitialDelay = options.Retry.MaxDelay = TimeSpan.FromTicks(1);
        configure?.Invoke(options);
        return LlmClient.Create(options, new LlmClientServices { TimeProvider = Clock });
    }
}
