using DenialOps.Llm.Providers;
using DenialOps.Llm.Tests.Providers;
using DenialOps.Llm.Tests.Usage;
using ProviderSimulator.Scripts;

namespace DenialOps.Llm.Tests;

/// <summary>The limit of time of a whole call: what it covers, and what is known when it has passed.</summary>
public sealed class LlmClientDeadlineTests : ProviderTest
{
    private readonly RecordingSink sink = new();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task It_tells_who_was_asked_how_often_and_what_failed_before(bool streamed)
    {
        Simulator.Script("gpt-4o", Fault.Status(503), Fault.Status(503), Fault.Status(500), Fault.Silence().Forever());
        using var client = Client(options => options.TotalTimeout = TimeSpan.FromSeconds(30));

        var call = AskAsync(client, streamed);
        await Simulator.Requests.WaitForAsync(request => request.IsWaiting, Cancel);
        Clock.Advance(TimeSpan.FromSeconds(31));

        var error = await Should.ThrowAsync<LlmException>(() => call);
        (error.Kind, error.Code, error.Provider, error.Model, error.Attempts)
            .ShouldBe((LlmErrorKind.Timeout, "total_deadline", "openai", "gpt-4o", 4));
        error.InnerException.ShouldBeOfType<LlmException>().Status.ShouldBe(500);
        sink.Only.Failure.ShouldBe(LlmErrorKind.Timeout);
    }

    [Fact]
    public async Task An_attempts_own_time_has_a_code_of_its_own()
    {
        Simulator.Script("gpt-4o", Fault.Silence());
        using var client = Client(options => (options.Retry, options.Timeouts!.FirstToken) = (null, TimeSpan.FromSeconds(5)));

        var call = client.CompleteAsync(Prompt, cancellationToken: Cancel);
        await Simulator.Requests.WaitForAsync(request => request.IsWaiting, Cancel);
        Clock.Advance(TimeSpan.FromSeconds(6));

        var error = await Should.ThrowAsync<LlmException>(() => call);
        (error.Kind, error.Code, error.Provider, error.Model).ShouldBe((LlmErrorKind.Timeout, "attempt_timeout", "openai", "gpt-4o"));
    }

    [Fact]
    public async Task The_repairs_of_an_extraction_have_the_time_of_one_call_together()
    {
        var inner = new TestChatClient
        {
            Answer = async (_, _, token) =>
            {
                await Task.Delay(TimeSpan.FromSeconds(1.5), Clock, token);
                return TestChatClient.Ok("no JSON");
            },
        };
        var options = new LlmClientOptions { TotalTimeout = TimeSpan.FromSeconds(2), StreamUnderneath = false };
        options.StructuredOutput.MaxRepairs = 2;
        using var client = LlmClient.Create(options, new LlmClientServices { TimeProvider = Clock, Provider = inner, Sinks = [sink] });
        var began = Clock.GetUtcNow();

        var call = client.ExtractAsync<Denial>(Prompt, cancellationToken: Cancel);
        while (!call.IsCompleted)
        {
            Clock.Advance(TimeSpan.FromMilliseconds(50));
            await Task.Delay(1, Cancel);
        }

        (await Should.ThrowAsync<LlmException>(() => call)).Code.ShouldBe("total_deadline");
        (Clock.GetUtcNow() - began).TotalSeconds.ShouldBeInRange(2, 2.5);
        inner.Calls.ShouldBe(2);
        var total = client.Usage.Summarize().Total;
        (total.Failures, total.Cancelled).ShouldBe((1, 0), "our own deadline is no wish of the caller's");
    }

    private sealed record Denial(string Payer);

    private LlmClient Client(Action<LlmClientOptions> configure)
    {
        var options = new LlmClientOptions { Target = { Provider = OptionsOf(LlmProvider.OpenAI, "gpt-4o") } };
        options.Retry!.InitialDelay = options.Retry.MaxDelay = TimeSpan.FromTicks(1);
        options.Timeouts!.FirstToken = TimeSpan.FromMinutes(5);
        configure(options);
        return LlmClient.Create(options, new LlmClientServices { TimeProvider = Clock, Sinks = [sink] });
    }
}
