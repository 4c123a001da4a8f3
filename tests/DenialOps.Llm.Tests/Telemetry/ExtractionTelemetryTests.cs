using DenialOps.Llm.StructuredOutput;
using DenialOps.Llm.Tests.Usage;
using Microsoft.Extensions.AI;

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
    public async Task Around_a_client_that_is_wrapped_each_repair_is_a_call()
    {
        using var client = Client("no JSON", """{"payer":"Acme"}""");
        using var wrapped = new ChatClientBuilder(client).ConfigureOptions(_ => { }).Build();

        var answer = await wrapped.ExtractAsync<Denial>([new(ChatRole.User, "Which denial is this?")], cancellationToken: Cancel);

        (answer.Value.Payer, answer.Repairs).ShouldBe(("Acme", 1));
        sink.Calls.Count.ShouldBe(2);
    }

    private LlmClient Client(params string[] answers)
    {
        var inner = new TestChatClient { Answer = (call, _, _) => Task.FromResult(TestChatClient.Ok(answers[call - 1])) };
        var options = new LlmClientOptions { StreamUnderneath = false, StructuredOutput = { MaxRepairs = 2 } };
        return LlmClient.Create(options, new LlmClientServices { Provider = inner, Sinks = [sink], LoggerFactory = recorded });
    }

    private sealed record Denial(string Payer);
}
