using DenialOps.Llm.Providers;
using ProviderSimulator.Recording;
using ProviderSimulator.Scripts;

namespace DenialOps.Llm.Tests.Providers;

/// <summary>What comes of each fault of the simulator: a whole answer or a typed failure, by one request.</summary>
public sealed class FaultTests : ProviderTest
{
    private const string Whole = "whole";
    private const string Endless = "endless";
    private const string Text = "This is a simulated answer. It has more than one piece, so that a stream has a middle.";

    // In each row: OpenAI's Chat Completions, the same streamed, Anthropic, streamed, OpenAI's Responses, streamed; one word for all, or one
    // for each of the three.
    private static readonly Dictionary<string, string> Expected = new()
    {
        ["rate-limited"] = "RateLimited",
        ["rate-limited-ms"] = "RateLimited",
        ["rate-limited-fraction"] = "RateLimited",
        ["rate-limited-date"] = "RateLimited",
        ["rate-limited-past"] = "RateLimited",
        ["rate-limited-zero"] = "RateLimited",
        ["rate-limited-hour"] = "RateLimited",
        ["rate-limited-nonsense"] = "RateLimited",
        ["rate-limited-silent"] = "RateLimited",
        ["slow-down"] = "Overloaded RateLimited Overloaded",
        ["slow-down-503"] = "Overloaded",
        ["quota"] = "QuotaExhausted",
        ["credit-balance"] = "QuotaExhausted",
        ["spend-limit"] = "QuotaExhausted",
        ["usage-limit"] = "QuotaExhausted",
        ["payment-required"] = "QuotaExhausted",
        ["should-not-retry"] = "Overloaded",
        ["should-retry"] = "InvalidRequest",
        ["overloaded"] = "Overloaded",
        ["context-length"] = "ContextLength",
        ["prompt-filtered"] = "ContentFiltered",
        ["status-401"] = "Authentication",
        ["status-403"] = "Permission",
        ["status-404"] = "InvalidRequest",
        ["status-408"] = "Timeout",
        ["status-409"] = "Server",
        ["status-413"] = "InvalidRequest",
        ["flapping"] = "Overloaded",
        ["connection-refused"] = "Connection",
        ["reset-before-headers"] = "Connection",
        ["close-before-headers"] = "Connection",
        ["reset-midbody"] = "StreamInterrupted",
        ["cut"] = "StreamInterrupted",
        ["end-early"] = "StreamInterrupted",
        ["silence"] = Endless,
        ["stall"] = Endless,
        ["slow-headers"] = Whole,
        ["slow-first-token"] = Whole,
        ["slow-stream"] = Whole,
        ["malformed-event"] = "StreamInterrupted",
        ["missing-done"] = Whole,
        ["in-band-error"] = "Overloaded",
        ["in-band-error-first"] = "Overloaded",
        ["wrong-content-type"] = Whole,
        ["html-200"] = "Server",
        ["html-502"] = "Server",
        ["gzip"] = Whole,
        ["fragmented"] = Whole,
        ["huge-body"] = Whole,
        ["empty-body"] = "StreamInterrupted",
        ["content-length-too-long"] = Whole,
        // The last 64 bytes of Chat Completions are the end of the usage and "[DONE]": the answer is there. Those of the others are not.
        ["content-length-too-short"] =
            "StreamInterrupted whole StreamInterrupted StreamInterrupted StreamInterrupted StreamInterrupted",
        ["usage-missing"] = Whole,
        ["truncated-json"] = "Truncated",
        ["refusal"] = "Refused",
        ["content-filter"] = "ContentFiltered Refused ContentFiltered",
        ["context-window-exceeded"] = "Truncated ContextLength Truncated",
        ["pause-turn"] = "whole Truncated whole",
        ["empty-content"] = "InvalidOutput",
    };

    public static TheoryData<string, LlmProvider, bool> EveryFault => new(FaultCatalog.All
        .SelectMany(_ => Enum.GetValues<LlmProvider>(), (fault, provider) => (fault.Name, provider))
        .SelectMany(_ => new[] { false, true }, (one, streamed) => (one.Name, one.provider, streamed)));

    [Theory]
    [MemberData(nameof(EveryFault))]
    public async Task A_fault_ends_in_a_whole_answer_or_in_its_kind_of_error(string fault, LlmProvider provider, bool streamed)
    {
        var client = Client(provider, FaultCatalog.ModelPrefix + fault);
        var expected = ExpectedOf(fault, provider, streamed);

        if (expected == Endless)
        {
            await CancellationIsHeardAsync(client, fault, streamed);
        }
        else if (expected == Whole)
        {
            using var end = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
            var time = PassTimeAsync(end.Token);
            var response = await AskAsync(client, streamed);
            await end.CancelAsync();
            await time.ContinueWith(_ => { }, CancellationToken.None);

            response.Text.ShouldBe(WholeText(fault));
        }
        else
        {
            var error = await Should.ThrowAsync<LlmException>(() => AskAsync(client, streamed));

            error.Kind.ToString().ShouldBe(expected);
            error.Provider.ShouldBe(LlmProviders.NameOf(provider));
            error.Model.ShouldBe(FaultCatalog.ModelPrefix + fault);
            error.ToString().ShouldNotContain("marked");
            error.ToString().ShouldNotContain("PROMPTMARK");
        }

        Simulator.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public void The_table_has_every_fault_once()
        => FaultCatalog.All.Select(fault => fault.Name).ShouldBe(Expected.Keys, ignoreOrder: true);

    private async Task CancellationIsHeardAsync(ProviderChatClient client, string fault, bool streamed)
    {
        using var leave = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var call = AskAsync(client, streamed, cancellationToken: leave.Token);
        await Simulator.Requests.WaitForAsync(r => fault == "silence" || r.BytesSent > 0, Cancel);
        await leave.CancelAsync();

        (await Should.ThrowAsync<OperationCanceledException>(() => call)).ShouldNotBeNull();
        (await Simulator.Requests.WaitForAsync(r => r.EndedAt is not null, Cancel)).Outcome.ShouldBe(RequestOutcome.ClientLeft);
    }

    internal static string ExpectedOf(string fault, LlmProvider provider, bool streamed) => Word(Expected[fault], provider, streamed);

    /// <summary>The word of a row for a provider and a form.</summary>
    internal static string Word(string row, LlmProvider provider, bool streamed)
    {
        var words = row.Split(' ');
        var place = (2 * (int)provider) + (streamed ? 1 : 0);
        return words[place * words.Length / 6];
    }

    internal static string WholeText(string fault) => fault switch
    {
        "fragmented" => "Größe „XL“, 100 €, 漢字, 😀: letters of two, three and four bytes.",
        "huge-body" => new('x', 4_000_000),
        "pause-turn" => "Let me look further.",
        _ => Text,
    };
}
