using DenialOps.Llm.StructuredOutput;
using DenialOps.Llm.Tests.Usage;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Time.Testing;

namespace DenialOps.Llm.Tests.Telemetry;

/// <summary>An extraction with its repairs is one call to whoever tells of calls.</summary>
[Collection(TelemetryAlone.Name)]
public sealed class ExtractionTelemetryTests : IDisposable
{
    private readonly Recorded recorded = new();
    private readonly RecordingSink sink = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => recorded.Dispose();

    [Fact]
    public async Task Repairs_are_requests_of_the_one_call()
    {
        using var client = Client("no JSON", """{"payer":7}""", """{"payer":"Acme"}""");

        var denial = await client.ExtractAsync<Denial>("Which denial is this?", call: new() { Operation = "facts" }, cancellationToken: Cancel);

        denial.Payer.ShouldBe("Acme");
        var call = sink.Only;
        (call.Attempts, call.Failure, call.Operation, call.Usage.PromptTokens, call.Usage.CompletionTokens).ShouldBe((3, null, "facts", 30, 15));
        call.Trace.Count.ShouldBe(3);
        recorded.Span.GetTagItem("gen_ai.usage.input_tokens").ShouldBe(30L);
        recorded.Lines.ShouldHaveSingleItem();
        client.Usage.Summarize().Total.CallCount.ShouldBe(1);
    }

    [Fact]
    public async Task An_extraction_that_fails_is_a_failed_call_with_all_that_it_used()
    {
        using var client = Client("no JSON", "none either", "nor here");

        var error = await Should.ThrowAsync<LlmException>(() => client.ExtractAsync<Denial>("Which denial is this?", cancellationToken: Cancel));

        (error.Kind, error.Attempts, error.Usage!.PromptTokens).ShouldBe((LlmErrorKind.InvalidOutput, 3, 30));
        (sink.Only.Failure, sink.Only.Attempts, sink.Only.Usage.PromptTokens).ShouldBe((LlmErrorKind.InvalidOutput, 3, 30));
        recorded.Span.GetTagItem("error.type").ShouldBe("InvalidOutput");
        recorded.Lines.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_repair_that_fails_has_the_requests_and_the_usage_of_the_whole()
    {
        using var client = Client(call => call == 1 ? TestChatClient.Ok("no JSON") : throw new LlmException(LlmErrorKind.InvalidRequest));

        var error = await Should.ThrowAsync<LlmException>(() => client.ExtractAsync<Denial>("Which denial is this?", cancellationToken: Cancel));

        (error.Kind, error.Attempts, error.Usage!.PromptTokens).ShouldBe((LlmErrorKind.InvalidRequest, 2, 10));
        (sink.Only.Failure, sink.Only.Attempts).ShouldBe((LlmErrorKind.InvalidRequest, 2));
    }

    [Fact]
    public async Task What_failed_before_an_answer_is_no_reason_for_what_comes_after()
    {
        var clock = new FakeTimeProvider();
        using var client = Client(
            async (call, token) =>
            {
                if (call == 3)
                {
                    await Task.Delay(Timeout.InfiniteTimeSpan, token);
                }

                return call == 1 ? throw new LlmException(LlmErrorKind.Overloaded) : TestChatClient.Ok("no JSON");
            },
            options => (options.TotalTimeout, options.Retry!.InitialDelay, options.Retry.MaxDelay) = (TimeSpan.FromSeconds(30), TimeSpan.FromTicks(1), TimeSpan.FromTicks(1)),
            clock);

        var call = client.ExtractAsync<Denial>("Which denial is this?", cancellationToken: Cancel);
        clock.Advance(TimeSpan.FromSeconds(31));

        var error = await Should.ThrowAsync<LlmException>(() => call);
        (error.Code, error.Attempts).ShouldBe(("total_deadline", 3));
        error.InnerException.ShouldNotBeOfType<LlmException>();
    }

    [Fact]
    public async Task Answers_that_came_from_the_cache_have_saved_what_all_of_them_cost()
    {
        var answers = new[] { "no JSON", """{"payer":"Acme"}""" };
        using var client = Client((call, _) => Task.FromResult(TestChatClient.Ok(answers[call - 1])), options => options.Cache = new());

        for (var time = 0; time < 2; time++)
        {
            (await client.ExtractAsync<Denial>("Which denial is this?", temperature: 0, cancellationToken: Cancel)).Payer.ShouldBe("Acme");
        }

        var (paid, saved) = (sink.Calls[0], sink.Calls[1]);
        (paid.FromCache, paid.Attempts, saved.FromCache, saved.Attempts).ShouldBe((false, 2, true, 0));
        saved.Usage.PromptTokens.ShouldBe(20);
        client.Usage.Summarize().Total.CacheSavedUsd.ShouldBe(paid.Usage.EstimatedCost!.Value);
    }

    [Fact]
    public async Task Kept_answers_of_which_none_is_valid_are_asked_for_anew()
    {
        var answers = new[] { "no JSON", "none", "nothing", """{"payer":"Acme"}""" };
        using var client = Client((call, _) => Task.FromResult(TestChatClient.Ok(answers[call - 1])), options => options.Cache = new());
        Task<Denial> AskAsync() => client.ExtractAsync<Denial>("Which denial is this?", temperature: 0, cancellationToken: Cancel);

        (await Should.ThrowAsync<LlmException>(AskAsync)).Kind.ShouldBe(LlmErrorKind.InvalidOutput);

        (await AskAsync()).Payer.ShouldBe("Acme");
        (await AskAsync()).Payer.ShouldBe("Acme", "the new answer took the old one's place");
        sink.Calls.Select(call => (call.FromCache, call.Attempts)).ShouldBe([(false, 3), (false, 1), (true, 0)]);
    }

    [Fact]
    public async Task A_message_that_is_null_is_told_by_its_number()
    {
        using var client = Client("never asked");
        ChatMessage[] messages = [new(ChatRole.User, "Which?"), null!];

        var error = await Should.ThrowAsync<ArgumentException>(() => client.ExtractJsonAsync(messages, cancellationToken: Cancel));

        error.Message.ShouldStartWith("Message 2 of 2 is null.");
    }

    [Fact]
    public async Task Around_a_client_that_is_wrapped_each_repair_is_a_call()
    {
        using var client = Client("no JSON", """{"payer":"Acme"}""");
        using var wrapped = new ChatClientBuilder(client).ConfigureOptions(_ => { }).Build();

        var answer = await wrapped.ExtractAsync<Denial>([new(ChatRole.User, "Which denial is this?")], cancellationToken: Cancel);

        (answer.Value.Payer, answer.Repairs).ShouldBe(("Acme", 1));
        sink.Calls.Count.ShouldBe(2);
    }

    private LlmClient Client(params string[] answers) => Client(call => TestChatClient.Ok(answers[call - 1]));

    private LlmClient Client(Func<int, ChatResponse> answer) => Client((call, _) => Task.FromResult(answer(call)), _ => { });

    private LlmClient Client(
        Func<int, CancellationToken, Task<ChatResponse>> answer, Action<LlmClientOptions> configure, TimeProvider? clock = null)
    {
        var options = new LlmClientOptions { StreamUnderneath = false, StructuredOutput = { MaxRepairs = 2 } };
        configure(options);
        return LlmClient.Create(options, new LlmClientServices
        {
            Provider = new TestChatClient { Answer = (call, _, token) => answer(call, token) },
            Sinks = [sink],
            LoggerFactory = recorded,
            TimeProvider = clock ?? TimeProvider.System,
        });
    }

    private sealed record Denial(string Payer);
}
