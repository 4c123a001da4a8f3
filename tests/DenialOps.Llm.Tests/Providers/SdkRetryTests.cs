using DenialOps.Llm.Providers;

namespace DenialOps.Llm.Tests.Providers;

/// <summary>
/// The vendors' own clients retry nothing by themselves. They are asked without our own reading of the wire, whose exceptions their
/// retries do not know and so would hide that they are on.
/// </summary>
public sealed class SdkRetryTests : ProviderTest
{
    public static TheoryData<LlmProvider, string, bool> EveryWay => new(
        from provider in Enum.GetValues<LlmProvider>()
        from fault in new[] { "status-503", "status-500", "rate-limited-zero", "should-retry", "reset-before-headers" }
        from streamed in new[] { false, true }
        select (provider, fault, streamed));

    [Theory]
    [MemberData(nameof(EveryWay))]
    public async Task A_vendors_client_sends_a_call_once(LlmProvider provider, string fault, bool streamed)
    {
        using var handler = new SocketsHttpHandler();
        using var http = new HttpClient(handler);
        using var vendor = SdkClients.Create(OptionsOf(provider, "fault-" + fault), http);

        await Should.ThrowAsync<Exception>(() => AskAsync(vendor, streamed));

        Simulator.Requests.Count.ShouldBe(1);
    }
}
