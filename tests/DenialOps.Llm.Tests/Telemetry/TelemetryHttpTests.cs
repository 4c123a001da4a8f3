using System.Diagnostics;
using DenialOps.Llm.Providers;
using DenialOps.Llm.Retry;
using DenialOps.Llm.Telemetry;
using DenialOps.Llm.Tests.Providers;
using DenialOps.Llm.Usage;
using Microsoft.Extensions.AI;
using ProviderSimulator.Scripts;

namespace DenialOps.Llm.Tests.Telemetry;

/// <summary>Telemetry of calls over a real connection.</summary>
[Collection(TelemetryAlone.Name)]
public sealed class TelemetryHttpTests : ProviderTest
{
    private const string Model = "gpt-4o";
    private readonly Recorded recorded = new(http: true);

    // Of a class that has both ways the runner takes only the asynchronous one.
    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        recorded.Dispose();
        GC.SuppressFinalize(this);
    }

    [Theory]
    [InlineData(LlmProvider.OpenAI, false)]
    [InlineData(LlmProvider.OpenAI, true)]
    [InlineData(LlmProvider.Anthropic, false)]
    [InlineData(LlmProvider.Anthropic, true)]
    public async Task The_spans_of_all_its_requests_are_children_of_the_calls(LlmProvider provider, bool streamed)
    {
        const string model = "claude-3-haiku-20240307";
        Simulator.Script(model, Fault.Status(500), Fault.ResetBeforeHeaders(), Reply.Text("At last."));
        using var client = Pipeline(provider, model);
        using var outside = new Activity("outside").Start();

        (await AskAsync(client, streamed)).Text.ShouldBe("At last.");

        Activity.Current.ShouldBe(outside);
        var call = recorded.Span;
        call.ParentSpanId.ShouldBe(outside.SpanId);
        Requests().Count.ShouldBe(3);
        Requests().ShouldAllBe(request => request.ParentSpanId == call.SpanId);
        call.GetTagItem("gen_ai.provider.name").ShouldBe(provider == LlmProvider.OpenAI ? "openai" : "anthropic");
        call.GetTagItem("server.address").ShouldBe("127.0.0.1");
        call.GetTagItem("server.port").ShouldBe(Simulator.OpenAiEndpoint.Port);
        call.GetTagItem("gen_ai.response.id").ShouldNotBeNull();
        call.GetTagItem("denialops.attempts").ShouldBe(3);
    }

    [Fact]
    public async Task The_reader_of_a_stream_keeps_his_own_span_between_the_pieces()
    {
        using var client = Pipeline(LlmProvider.OpenAI, Model);
        using var outside = new Activity("outside").Start();

        await foreach (var _ in client.GetStreamingResponseAsync(Prompt, cancellationToken: Cancel))
        {
            Activity.Current.ShouldBe(outside);
            using var inside = new Activity("inside").Start();
            inside.ParentSpanId.ShouldBe(outside.SpanId);
        }

        Activity.Current.ShouldBe(outside);
        recorded.Span.ParentSpanId.ShouldBe(outside.SpanId);
        Requests().ShouldHaveSingleItem().ParentSpanId.ShouldBe(recorded.Span.SpanId);
    }

    [Theory]
    [InlineData(LlmProvider.OpenAI, false)]
    [InlineData(LlmProvider.OpenAI, true)]
    [InlineData(LlmProvider.Anthropic, false)]
    [InlineData(LlmProvider.Anthropic, true)]
    public async Task No_failure_brings_a_prompt_an_answer_or_a_key_into_spans_metrics_or_logs(LlmProvider provider, bool streamed)
    {
        var faults = FaultCatalog.All.Select(fault => fault.Name).Where(name => name is not ("huge-body" or "silence" or "stall")).ToArray();
        foreach (var fault in faults)
        {
            using var end = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
            var time = PassTimeAsync(end.Token);
            using var client = Pipeline(provider, FaultCatalog.ModelPrefix + fault);
            try
            {
                await AskAsync(client, streamed, new ChatOptions { Instructions = "PROMPTMARK", StopSequences = ["PROMPTMARK"] });
            }
            catch (LlmException)
            {
                // What it is, other tests tell.
            }

            await end.CancelAsync();
            await time.ContinueWith(_ => { }, CancellationToken.None);

            // One fault refuses connections for a time that this clock does not reach.
            Simulator.AcceptConnections();
        }

        recorded.Calls.Count.ShouldBe(faults.Length);
        recorded.Lines.Count.ShouldBe(faults.Length);
        var text = recorded.AllText();
        text.ShouldContain("error.type=RateLimited");
        text.ShouldContain("error.type=Refused");
        text.ShouldContain("error.type=Truncated");
        text.ShouldNotContain("PROMPTMARK");
        text.ShouldNotContain(Key);
        text.ShouldNotContain("marked");
        text.ShouldNotContain("simulated answer");
    }

    private IReadOnlyList<Activity> Requests() => [.. recorded.Spans.Where(span => span.Source.Name == "System.Net.Http")];

    private IChatClient Pipeline(LlmProvider provider, string model) => new ChatClientBuilder(Client(provider, model))
        .UseTelemetry(new() { StabilityOptIn = "gen_ai/dup" }, recorded)
        .UseRetry(new() { MaxRetries = 2, InitialDelay = TimeSpan.FromMilliseconds(1), MaxRetryAfter = TimeSpan.Zero })
        .UseMetering()
        .Build();
}
