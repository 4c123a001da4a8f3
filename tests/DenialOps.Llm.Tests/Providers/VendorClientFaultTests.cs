using DenialOps.Llm.AnswerChecks;
using DenialOps.Llm.Providers;
using Microsoft.Extensions.AI;
using ProviderSimulator.Scripts;

namespace DenialOps.Llm.Tests.Providers;

/// <summary>What comes of each fault over the vendors' own clients with our checks around them and nothing else: never half an answer.</summary>
public sealed class VendorClientFaultTests : ProviderTest
{
    private const string Whole = "whole";

    // Where it is not what our own client gives; rows as in FaultTests. What these clients hide or cannot read makes the difference.
    private static readonly Dictionary<string, string> Otherwise = new()
    {
        ["in-band-error"] = "Server StreamInterrupted InvalidOutput Overloaded InvalidOutput StreamInterrupted",
        ["in-band-error-first"] = "Server StreamInterrupted InvalidOutput Overloaded InvalidOutput StreamInterrupted",
        ["html-200"] = "StreamInterrupted",
        ["gzip"] = "StreamInterrupted whole StreamInterrupted",
        ["content-length-too-long"] = "StreamInterrupted whole StreamInterrupted whole StreamInterrupted whole",
        ["usage-missing"] = "whole InvalidOutput whole",
        ["refusal"] = "Refused ContentFiltered Refused",
        ["content-filter"] = "ContentFiltered",
        ["context-window-exceeded"] = "Truncated",
    };

    public static TheoryData<string, LlmProvider, bool> EveryFault => FaultTests.EveryFault;

    [Theory]
    [MemberData(nameof(EveryFault))]
    public async Task A_fault_ends_in_a_whole_answer_or_in_its_kind_of_error(string fault, LlmProvider provider, bool streamed)
    {
        using var vendor = VendorClients.Open(Simulator, provider, FaultCatalog.ModelPrefix + fault);
        using var client = new ChatClientBuilder(vendor).UseAnswerChecks(timeProvider: Clock).Build();
        var expected = ExpectedOf(fault, provider, streamed);
        using var leave = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var call = AskAsync(client, streamed, cancellationToken: leave.Token);

        if (fault is "silence" or "stall")
        {
            await Simulator.Requests.WaitForAsync(request => request.IsWaiting, Cancel);
            await leave.CancelAsync();
            await Should.ThrowAsync<OperationCanceledException>(() => call);
        }
        else if (expected == Whole)
        {
            using var end = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
            var time = PassTimeAsync(end.Token);
            var response = await call;
            await end.CancelAsync();
            await time.ContinueWith(_ => { }, CancellationToken.None);

            response.Text.ShouldBe(FaultTests.WholeText(fault));
        }
        else
        {
            var error = await Should.ThrowAsync<LlmException>(() => call);

            error.Kind.ToString().ShouldBe(expected);
            error.Provider.ShouldBe(provider == LlmProvider.Anthropic ? "anthropic" : "openai");
            error.Model.ShouldBe(FaultCatalog.ModelPrefix + fault);
            error.ToString().ShouldNotContain("PROMPTMARK");
        }

        Simulator.Requests.Count.ShouldBe(1);
    }

    internal static string ExpectedOf(string fault, LlmProvider provider, bool streamed) => Otherwise.TryGetValue(fault, out var row)
        ? FaultTests.Word(row, provider, streamed)
        : FaultTests.ExpectedOf(fault, provider, streamed);
}
