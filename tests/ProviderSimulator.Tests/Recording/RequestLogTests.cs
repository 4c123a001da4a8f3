using ProviderSimulator.Wire;

namespace ProviderSimulator.Tests.Recording;

public sealed class RequestLogTests : SimulatorTest
{
    [Fact]
    public async Task Attempts_gaps_and_bodies_are_seen_from_the_providers_side()
    {
        Simulator.Script("m", Fault.Status(503), Fault.RateLimited(), Reply.Text("At last."));
        foreach (var wait in new[] { 0, 1, 2 })
        {
            Clock.Advance(TimeSpan.FromSeconds(wait));
            await Simulator.TextAsync(Api.ChatCompletions, "m");
        }

        await Simulator.TextAsync(Api.Messages, "other");

        var attempts = Simulator.Requests.For("m");
        attempts.Select(r => r.Status).ShouldBe([503, 429, 200]);
        attempts.Select(r => r.Step).ShouldBe(["status-503", "rate-limited", "reply"]);
        Simulator.Requests.Gaps("m").ShouldBe([TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2)]);
        ((string?)attempts[2].Json()!["messages"]![0]!["content"]).ShouldBe("What is denied?");
        attempts[2].PiecesSent.ShouldBe(1);
        Simulator.Requests.All[3].ShouldSatisfyAllConditions(
            r => r.Api.ShouldBe(Api.Messages),
            r => r.Target.ShouldBe("/v1/messages"),
            r => r.Number.ShouldBe(4));
    }

    [Fact]
    public async Task A_key_is_never_recorded_in_clear_and_equal_keys_have_equal_fingerprints()
    {
        await SendAsync("/v1/messages?key=sk-marked-secret-key&beta=true", r => r.Headers.Add("x-api-key", Ask.Key));
        await SendAsync("/v1/messages", r => r.Headers.Add("api-key", Ask.Key));
        await SendAsync("/v1/messages", r => r.Headers.Add("cookie", Ask.Key));
        await SendAsync("/v1/messages", r => r.Headers.Authorization = new("Bearer", "sk-another"));

        var requests = Simulator.Requests.All;
        string.Concat(requests.Select(r => $"{r}{string.Join(';', r.Headers)}")).ShouldNotContain("sk-");
        requests[0].Headers["authorization"].ShouldStartWith("Bearer sha256:");
        requests[0].Target.ShouldStartWith("/v1/messages?key=sha256:");
        requests[0].Target.ShouldEndWith("&beta=true");
        requests[1].KeyFingerprint.ShouldBe(requests[0].KeyFingerprint);
        requests[3].KeyFingerprint.ShouldNotBe(requests[0].KeyFingerprint);

        async Task SendAsync(string path, Action<HttpRequestMessage> with)
        {
            using var _ = await Simulator.SendAsync(HttpMethod.Post, path, Ask.Body(Api.Messages, "m", isStreamed: false), with);
        }
    }

    [Fact]
    public async Task A_request_without_a_key_has_no_fingerprint()
    {
        using var _ = await Simulator.SendAsync(HttpMethod.Post, "/v1/responses", "{}", r => r.Headers.Authorization = null);

        Simulator.Requests.All[0].KeyFingerprint.ShouldBeNull();
        Simulator.Requests.All[0].Step.ShouldBe("rejected");
    }

    [Fact]
    public async Task Requests_one_after_the_other_share_a_connection_and_a_reset_ends_it()
    {
        Simulator.Script("m", Reply.Text("1"), Reply.Text("2"), Fault.ResetMidBody(), Reply.Text("4"));
        for (var i = 0; i < 4; i++)
        {
            using var response = await Simulator.AskAsync(Api.ChatCompletions, "m");
            await response.ReadAsync(Cancel);
        }

        Simulator.Requests.All.Select(r => r.Connection).ShouldBe([1, 1, 1, 2]);
    }

    [Fact]
    public async Task The_answer_is_in_the_log_by_the_time_the_client_has_read_it()
    {
        for (var i = 0; i < 50; i++)
        {
            await Simulator.TextAsync(Api.Messages, "m", isStreamed: true);
            Simulator.Requests.All[^1].Outcome.ShouldBe(RequestOutcome.Answered);
        }
    }

    [Fact]
    public async Task The_log_keeps_the_newest_and_counts_all()
    {
        var options = new SimulatorOptions { MaxRecordedRequests = 2, RecordsBodies = false };
        await using var small = await Simulator.StartAsync(options, Cancel);
        for (var i = 0; i < 5; i++)
        {
            await small.TextAsync(Api.Messages, "m");
        }

        small.Requests.All.Select(r => r.Number).ShouldBe([4, 5]);
        small.Requests.Count.ShouldBe(5);
        small.Requests.All[0].Body.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_cleared_log_is_empty_and_its_numbers_go_on()
    {
        await Simulator.TextAsync(Api.Messages, "m");
        Simulator.Requests.Clear();
        await Simulator.TextAsync(Api.Messages, "m");

        Simulator.Requests.All.ShouldHaveSingleItem().Number.ShouldBe(2);
    }

    [Fact]
    public async Task A_wait_for_the_log_can_be_cancelled()
    {
        using var cancel = new CancellationTokenSource();
        var waiting = Simulator.Requests.WaitForAsync(_ => true, cancel.Token);

        await cancel.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => waiting);
    }
}
