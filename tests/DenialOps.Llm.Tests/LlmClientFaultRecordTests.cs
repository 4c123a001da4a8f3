using System.Globalization;
using System.Text;
using DenialOps.Llm.Pricing;
using DenialOps.Llm.Providers;
using DenialOps.Llm.Retry;
using DenialOps.Llm.Tests.Providers;
using DenialOps.Llm.Tests.Usage;
using DenialOps.Llm.Usage;
using ProviderSimulator;
using ProviderSimulator.Scripts;

namespace DenialOps.Llm.Tests;

/// <summary>
/// What the provider sees of each fault through the whole client with two retries (how many requests, and when), and what is recorded:
/// waits, tokens and cost of each request, and of the call.
/// </summary>
public sealed class LlmClientFaultRecordTests : IAsyncLifetime
{
    private const string Asked = "why was it denied?";

    // Seconds between the requests that the provider sees, as FaultTests' rows: one word for all, or one for each API, not streamed and
    // streamed. A stream that has begun is not sent again.
    private const string BackedOff = "1+2";
    private const string Once = "-";
    private const string UnlessBegun = "1+2 - 1+2 - 1+2 -";
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    // What a request is recorded with. Nothing: refused before the model worked. Reported: as the provider says. Estimated: for want of
    // that, the prompt and what came of the answer.
    private const string Nothing = "nothing";
    private const string Reported = "reported";
    private const string Estimated = "estimated";

    private static readonly Dictionary<string, (string Gaps, string Tokens)> Expected = new()
    {
        // The longer of what is asked for and of one's own 1 s and 2 s.
        ["rate-limited"] = (BackedOff, Nothing),
        ["rate-limited-ms"] = ("1.5+2", Nothing),
        ["rate-limited-fraction"] = ("1.5+2", Nothing),
        ["rate-limited-date"] = ("2+2", Nothing),
        ["rate-limited-past"] = (BackedOff, Nothing),
        ["rate-limited-zero"] = (BackedOff, Nothing),
        ["rate-limited-hour"] = (Once, Nothing),
        ["rate-limited-nonsense"] = (BackedOff, Nothing),
        ["rate-limited-silent"] = (BackedOff, Nothing),
        ["slow-down"] = (BackedOff, Nothing),
        ["slow-down-503"] = (BackedOff, Nothing),
        ["quota"] = (Once, Nothing),
        ["credit-balance"] = (Once, Nothing),
        ["spend-limit"] = (Once, Nothing),
        ["usage-limit"] = (Once, Nothing),
        ["payment-required"] = (Once, Nothing),
        ["should-not-retry"] = (Once, Nothing),
        ["should-retry"] = (Once, Nothing),
        ["overloaded"] = (BackedOff, Nothing),
        ["context-length"] = (Once, Nothing),

        // Azure bills what it has worked on, a 400 of its content filter and a 408 among them.
        ["prompt-filtered"] = (Once, Estimated),
        ["status-401"] = (Once, Nothing),
        ["status-403"] = (Once, Nothing),
        ["status-404"] = (Once, Nothing),
        ["status-408"] = (BackedOff, Estimated),
        ["status-409"] = (BackedOff, Nothing),
        ["status-413"] = (Once, Nothing),
        ["flapping"] = (BackedOff, Reported),
        // How long the door is shut is told by another timer of the same clock.
        ["connection-refused"] = ("?", Nothing),
        ["reset-before-headers"] = (BackedOff, Nothing),
        ["close-before-headers"] = (BackedOff, Nothing),
        ["reset-midbody"] = (UnlessBegun, Estimated),
        ["cut"] = (UnlessBegun, Estimated),
        ["end-early"] = (UnlessBegun, Estimated),

        // The limit, 20 s, and the wait.
        ["silence"] = ("21+22", Estimated),
        ["stall"] = ("21+22 - 21+22 - 21+22 -", Estimated),
        ["slow-headers"] = (Once, Reported),
        ["slow-first-token"] = (Once, Reported),
        ["slow-stream"] = (Once, Reported),
        ["malformed-event"] = (UnlessBegun, Estimated),
        ["missing-done"] = (Once, Reported),
        ["in-band-error"] = (UnlessBegun, Estimated),
        ["in-band-error-first"] = (BackedOff, Estimated),
        ["wrong-content-type"] = (Once, Reported),
        ["html-200"] = (BackedOff, Nothing),
        ["html-502"] = (BackedOff, Nothing),
        ["gzip"] = (Once, Reported),
        ["fragmented"] = (Once, Reported),
        ["huge-body"] = (Once, Reported),
        ["empty-body"] = (BackedOff, Estimated),
        ["content-length-too-long"] = (Once, Reported),
        // Of Chat Completions only the usage is beyond the end.
        ["content-length-too-short"] = ("- - 1+2 - 1+2 -", Estimated),
        ["usage-missing"] = (Once, Estimated),
        ["truncated-json"] = (Once, Reported),
        ["refusal"] = (Once, Reported),
        ["content-filter"] = (Once, Reported),
        ["context-window-exceeded"] = (Once, Reported),
        ["pause-turn"] = (Once, Reported),
        ["empty-content"] = (Once, Reported),
    };

    private readonly DelayClock clock = new();
    private readonly RecordingSink sink = new();
    private Simulator simulator = null!;

    public static TheoryData<string, LlmProvider, bool> EveryFault => FaultTests.EveryFault;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => simulator = await Simulator.StartAsync(new() { TimeProvider = clock });

    public ValueTask DisposeAsync() => simulator.DisposeAsync();

    [Theory]
    [MemberData(nameof(EveryFault))]
    public async Task A_fault_is_asked_about_again_when_it_may_pass_and_every_request_is_recorded(string fault, LlmProvider provider, bool streamed)
    {
        var (row, tokens) = Expected[fault];
        var gaps = FaultTests.Word(row, provider, streamed);

        var error = await CallAsync(fault, provider, streamed);

        var call = sink.Only;
        var seen = simulator.Requests.Gaps().Select(gap => gap.TotalSeconds.ToString(CultureInfo.InvariantCulture));
        if (fault is "connection-refused" or "stall")
        {
            simulator.Requests.Count.ShouldBeInRange(1, 3);
        }
        else
        {
            (simulator.Requests.Count == 1 ? Once : string.Join('+', seen)).ShouldBe(gaps);
        }

        call.Attempts.ShouldBe(gaps == Once ? 1 : 3);
        call.Trace.Count.ShouldBe(call.Attempts);
        call.Trace.Select(request => request.BackOffMs + request.QueueMs).ShouldBe(WaitsOf(gaps));
        call.Failure.ShouldBe(error?.Kind);
        error?.Attempts.ShouldBe(call.Attempts);
        foreach (var request in call.Trace)
        {
            IsRecorded(request, fault == "flapping" && request.Failure is not null ? Nothing : tokens, provider);
        }

        call.Usage.EstimatedCost.ShouldBe(call.Trace.Sum(request => request.Usage.EstimatedCost));
        call.Usage.TotalTokens.ShouldBe(call.Trace.Sum(request => request.Usage.TotalTokens));
    }

    [Fact]
    public void The_table_has_every_fault_once() =>
        FaultCatalog.All.Select(fault => fault.Name).ShouldBe(Expected.Keys, ignoreOrder: true);

    /// <summary>The waits before each request, in milliseconds, without the time that the provider itself took.</summary>
    private static IEnumerable<double> WaitsOf(string gaps) => gaps switch
    {
        Once => [0],
        "?" or "21+22" => [0, 1_000, 2_000],
        _ => [0, .. gaps.Split('+').Select(gap => 1_000 * double.Parse(gap, CultureInfo.InvariantCulture))],
    };

    private static void IsRecorded(CallAttempt request, string tokens, LlmProvider provider)
    {
        var usage = request.Usage;
        usage.Estimated.ShouldBe(tokens == Estimated);
        if (tokens == Nothing)
        {
            usage.TotalTokens.ShouldBe(0);
        }
        else if (tokens == Reported)
        {
            // The simulator counts a few tokens more for the format around the words.
            usage.PromptTokens.ShouldBe(provider switch { LlmProvider.OpenAI => 6, LlmProvider.Anthropic => 7, _ => 10 });
            usage.CompletionTokens.ShouldBeGreaterThan(0);
        }
        else
        {
            usage.PromptTokens.ShouldBeInRange(4, 16);
        }

        // The price of the test: 1 dollar for a million tokens in, 10 for a million out.
        usage.EstimatedCost.ShouldBe((usage.PromptTokens + (10 * usage.CompletionTokens)) / 1_000_000m);
    }

    private async Task<LlmException?> CallAsync(string fault, LlmProvider provider, bool streamed)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        using var client = Client(FaultCatalog.ModelPrefix + fault, provider);
        var begun = new TaskCompletionSource();
        var time = Task.WhenAll(
            clock.PassAsync(end.Token),
            EndSilencesAsync(streamed && fault == "stall" ? begun.Task : Task.CompletedTask, repeatedly: fault == "stall", end.Token));
        try
        {
            (streamed ? await ReadAsync(client, begun) : await client.CompleteAsync(Asked, cancellationToken: Cancel))
                .ShouldBe(FaultTests.WholeText(fault));
            return null;
        }
        catch (LlmException error)
        {
            return error;
        }
        finally
        {
            await end.CancelAsync();
            await time.ContinueWith(_ => { }, CancellationToken.None);
        }
    }

    private static async Task<string> ReadAsync(LlmClient client, TaskCompletionSource begun)
    {
        var read = "";
        await foreach (var update in client.StreamAsync(Asked, cancellationToken: Cancel))
        {
            read += update.Text;
            begun.TrySetResult();
        }

        return read;
    }

    /// <summary>Lets the limit pass for each request that the provider never goes on with.</summary>
    /// <param name="begun">When to begin with it.</param>
    /// <param name="repeatedly">Where something came before the silence, it may be read after the limit was let pass, and begins it anew.</param>
    /// <param name="cancellationToken">Ends it.</param>
    private async Task EndSilencesAsync(Task begun, bool repeatedly, CancellationToken cancellationToken)
    {
        await begun.WaitAsync(cancellationToken);
        for (var passed = 0; ;)
        {
            var silent = await simulator.Requests.WaitForAsync(
                request => request.IsWaiting && request.Wait == Timeout.InfiniteTimeSpan && request.Number > passed, cancellationToken);
            passed = silent.Number - (repeatedly ? 1 : 0);
            clock.Advance(Limit);
            await Task.Delay(repeatedly ? 20 : 0, cancellationToken);
        }
    }

    private LlmClient Client(string model, LlmProvider provider)
    {
        var options = new LlmClientOptions
        {
            Target = new()
            {
                Provider = new()
                {
                    Provider = provider,
                    ApiKey = "any",
                    Model = model,
                    Endpoint = provider == LlmProvider.Anthropic ? simulator.AnthropicEndpoint : simulator.OpenAiEndpoint,
                },
            },
            Retry = new() { MaxRetries = 2, Jitter = RetryJitter.None },
            Timeouts = new() { FirstToken = Limit, Idle = Limit },

            // A silence after the first piece is ended by leaps; how many it takes is the machine's affair.
            TotalTimeout = Timeout.InfiniteTimeSpan,
        };
        return LlmClient.Create(options, new LlmClientServices { TimeProvider = clock, Sinks = [sink], Prices = PricesOf(model) });
    }

    private static PriceCatalog PricesOf(string model) => PriceCatalog.Load(
        new MemoryStream(Encoding.UTF8.GetBytes(
            $$"""{"unit":"USD per 1,000,000 tokens","models":[{"id":"{{model}}","prices":[{"input":1,"output":10}]}]}""")),
        "prices.json");
}
