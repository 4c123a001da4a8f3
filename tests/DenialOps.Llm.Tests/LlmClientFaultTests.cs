using DenialOps.Llm.Providers;
using DenialOps.Llm.Tests.Providers;
using DenialOps.Llm.Tests.Usage;
using ProviderSimulator;
using ProviderSimulator.Scripts;

namespace DenialOps.Llm.Tests;

/// <summary>What a caller gets of a client with a second model, whatever the first one does.</summary>
public sealed class LlmClientFaultTests : ProviderTest
{
    private const string Healthy = "The second model's whole answer.";

    // The caller's own, or wanted: another model is not asked after these unless that is chosen.
    private static readonly string[] Final =
        ["InvalidRequest", "Authentication", "Permission", "ContentFiltered", "Refused", "Truncated", "InvalidOutput"];

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    // Room for two silences of the first model and for the second's answer.
    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(2);

    private readonly RecordingSink sink = new();

    /// <summary>Each provider by our own client and by the vendor's, which is given to ours as anybody's would be.</summary>
    public static TheoryData<string, LlmProvider, bool> EveryFault => new(FaultCatalog.All
        .SelectMany(_ => Enum.GetValues<LlmProvider>(), (fault, provider) => (fault.Name, provider))
        .SelectMany(_ => new[] { false, true }, (one, given) => (one.Name, one.provider, given)));

    [Theory]
    [MemberData(nameof(EveryFault))]
    public async Task A_call_is_answered_whole_whenever_a_healthy_model_is_there(string fault, LlmProvider provider, bool given)
    {
        await using var second = await SecondAsync();
        using var client = Client(fault, provider, second, given);
        var expected = given
            ? VendorClientFaultTests.ExpectedOf(fault, provider, streamed: true)
            : FaultTests.ExpectedOf(fault, provider, streamed: true);

        var (text, error) = await RunAsync(async () => await client.CompleteAsync(Prompt, cancellationToken: Cancel));

        if (Final.Contains(expected))
        {
            error.ShouldBeOfType<LlmException>().Kind.ToString().ShouldBe(expected);
            second.Requests.Count.ShouldBe(0);
        }
        else
        {
            error.ShouldBeNull();
            text.ShouldBe(second.Requests.Count == 1 ? Healthy : FaultTests.WholeText(fault));
        }

        RecordMatches(second, error);
    }

    [Theory]
    [MemberData(nameof(EveryFault))]
    public async Task A_stream_is_whole_or_breaks_with_a_typed_error_after_its_first_piece_and_is_never_spliced(
        string fault, LlmProvider provider, bool given)
    {
        await using var second = await SecondAsync();
        using var client = Client(fault, provider, second, given);
        var expected = given
            ? VendorClientFaultTests.ExpectedOf(fault, provider, streamed: true)
            : FaultTests.ExpectedOf(fault, provider, streamed: true);
        var read = "";

        var (_, error) = await RunAsync(async () =>
        {
            await foreach (var update in client.StreamAsync(Prompt, cancellationToken: Cancel))
            {
                read += update.Text;
            }

            return read;
        });

        if (error is null)
        {
            read.ShouldBe(second.Requests.Count == 1 ? Healthy : FaultTests.WholeText(fault));
        }
        else
        {
            var kind = error.ShouldBeOfType<LlmException>().Kind.ToString();
            (Final.Contains(kind) || read.Length > 0).ShouldBeTrue($"{kind} came before the first piece, so the second model could have answered");
            Final.Contains(expected).ShouldBe(Final.Contains(kind));
            second.Requests.Count.ShouldBe(0);
        }

        RecordMatches(second, error);
    }

    /// <summary>Runs a call while time goes by: as fast as on the wall, and in leaps while the first provider keeps silent.</summary>
    private async Task<(string? Text, Exception? Error)> RunAsync(Func<Task<string>> call)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var time = PassAsync(end.Token);
        try
        {
            return (await call(), null);
        }
        catch (LlmException error)
        {
            return (null, error);
        }
        finally
        {
            await end.CancelAsync();
            await time.ContinueWith(_ => { }, CancellationToken.None);
        }
    }

    private async Task PassAsync(CancellationToken cancellationToken)
    {
        // Of a wait that ends, its time, once. Of a silence, not much more than the limit, so that little of a leap falls into the answer of
        // the second model.
        var leaps = new Dictionary<(int Request, int Wait), int>();
        while (!cancellationToken.IsCancellationRequested)
        {
            await Task.Delay(2, cancellationToken);
            var waiting = Simulator.Requests.All.LastOrDefault(request => request.IsWaiting);
            var leapt = waiting is null ? 0 : leaps[(waiting.Number, waiting.Waits)] = leaps.GetValueOrDefault((waiting.Number, waiting.Waits)) + 1;
            Clock.Advance(waiting switch
            {
                { Wait.Ticks: > 0 } when leapt == 1 => waiting.Wait,
                { Wait.Ticks: < 0 } when leapt <= Limit.TotalSeconds + 1 => TimeSpan.FromSeconds(1),
                _ => TimeSpan.FromMilliseconds(2),
            });
        }
    }

    /// <summary>One record of the call, and in it every request that the providers saw.</summary>
    private void RecordMatches(Simulator second, Exception? error)
    {
        var call = sink.Only;
        call.Failure.ShouldBe((error as LlmException)?.Kind);
        call.Cancelled.ShouldBeFalse();
        call.Usage.LatencyMs.ShouldBeLessThan(Deadline.TotalMilliseconds);
        call.Attempts.ShouldBe(call.Trace.Count);
        call.Trace.Count.ShouldBeInRange(Simulator.Requests.Count + second.Requests.Count, 3);
        Simulator.Requests.Count.ShouldBeLessThanOrEqualTo(2, "one retry is allowed");
        call.Trace.Count(attempt => attempt.Failure is null).ShouldBe(error is null ? 1 : 0);
        call.ToString().ShouldNotContain("PROMPTMARK");
    }

    private async Task<Simulator> SecondAsync()
    {
        var second = await Simulator.StartAsync(new() { TimeProvider = Clock });
        second.ScriptAll(Reply.Text(Healthy).Forever());
        return second;
    }

    private LlmClient Client(string fault, LlmProvider provider, Simulator second, bool given)
    {
        var options = new LlmClientOptions
        {
            Target = Target(Simulator, provider, FaultCatalog.ModelPrefix + fault),
            Fallbacks = [Target(second, LlmProvider.OpenAI, "gpt-4o")],
            Retry = new() { MaxRetries = 1, InitialDelay = TimeSpan.FromMilliseconds(1), MaxRetryAfter = TimeSpan.FromSeconds(1) },
            Timeouts = new() { FirstToken = Limit, Idle = Limit },
            TotalTimeout = Deadline,
        };
        options.Target.ContextWindow = 16_000;
        var vendor = given ? VendorClients.Open(Simulator, provider, FaultCatalog.ModelPrefix + fault) : null;
        return LlmClient.Create(options, new LlmClientServices { Provider = vendor, TimeProvider = Clock, Sinks = [sink] });
    }

    private static LlmTargetOptions Target(Simulator simulator, LlmProvider provider, string model) => new()
    {
        Provider = new()
        {
            Provider = provider,
            ApiKey = Key,
            Model = model,
            Endpoint = provider == LlmProvider.Anthropic ? simulator.AnthropicEndpoint : simulator.OpenAiEndpoint,
        },
    };
}
