using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using ProviderSimulator.Wire;

namespace ProviderSimulator.Tests.Faults;

/// <summary>Faults of the connection, in every wire format, streamed and not.</summary>
public sealed class ConnectionFaultTests : SimulatorTest
{
    private const string Sentence = "The service was denied as not necessary.";

    public static TheoryData<Api, bool> EveryForm => Ask.EveryForm;

    [Theory]
    [MemberData(nameof(EveryForm))]
    public async Task A_reset_before_the_headers_is_a_connection_error(Api api, bool isStreamed)
    {
        Simulator.Script("m", Fault.ResetBeforeHeaders());

        var error = await Should.ThrowAsync<HttpRequestException>(() => Simulator.AskAsync(api, "m", isStreamed));

        SocketErrorOf(error).ShouldBe(SocketError.ConnectionReset);
        Recorded.Outcome.ShouldBe(RequestOutcome.Reset);
        Recorded.Status.ShouldBeNull();
    }

    [Theory]
    [MemberData(nameof(EveryForm))]
    public async Task A_close_before_the_headers_is_an_end_without_a_response(Api api, bool isStreamed)
    {
        Simulator.Script("m", Fault.CloseBeforeHeaders());

        var error = await Should.ThrowAsync<HttpRequestException>(() => Simulator.AskAsync(api, "m", isStreamed));

        error.HttpRequestError.ShouldBe(HttpRequestError.ResponseEnded);
        Recorded.Outcome.ShouldBe(RequestOutcome.Cut);
    }

    [Theory]
    [MemberData(nameof(EveryForm))]
    public async Task A_reset_in_the_body_comes_after_its_first_pieces(Api api, bool isStreamed)
    {
        Simulator.Script("m", Fault.ResetMidBody(new() { Text = Sentence }));

        using var response = await Simulator.AskAsync(api, "m", isStreamed);
        var (text, error) = await response.ReadAsync(Cancel);

        SocketErrorOf(error!).ShouldBe(SocketError.ConnectionReset);
        ShouldBreakOff(api, isStreamed, text);
        Recorded.Outcome.ShouldBe(RequestOutcome.Reset);
    }

    [Theory]
    [MemberData(nameof(EveryForm))]
    public async Task A_cut_body_lacks_https_own_end(Api api, bool isStreamed)
    {
        Simulator.Script("m", Fault.Cut(new() { Text = Sentence }));

        using var response = await Simulator.AskAsync(api, "m", isStreamed);
        var (text, error) = await response.ReadAsync(Cancel);

        error.ShouldBeOfType<HttpIOException>().HttpRequestError.ShouldBe(HttpRequestError.ResponseEnded);
        ShouldBreakOff(api, isStreamed, text);
        Recorded.Outcome.ShouldBe(RequestOutcome.Cut);
    }

    [Theory]
    [MemberData(nameof(EveryForm))]
    public async Task A_body_that_ends_early_is_whole_for_http_and_has_no_finish_reason(Api api, bool isStreamed)
    {
        Simulator.Script("m", Fault.EndEarly(new() { Text = Sentence }));

        using var response = await Simulator.AskAsync(api, "m", isStreamed);
        var (text, error) = await response.ReadAsync(Cancel);

        error.ShouldBeNull();
        ShouldBreakOff(api, isStreamed, text);
        Recorded.Outcome.ShouldBe(RequestOutcome.Answered);
    }

    [Theory]
    [MemberData(nameof(EveryForm))]
    public async Task A_stalled_body_waits_until_the_client_gives_up_and_the_log_says_so(Api api, bool isStreamed)
    {
        Simulator.Script("m", Fault.Stall(new() { Text = Sentence }));
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancel);

        using var response = await Simulator.AskAsync(api, "m", isStreamed);
        var stream = await response.Content.ReadAsStreamAsync(Cancel);
        var came = new byte[(await Simulator.Requests.WaitForAsync(r => r.IsWaiting, Cancel)).BytesSent];
        await stream.ReadExactlyAsync(came, Cancel);
        var more = stream.ReadAsync(new byte[1], patience.Token).AsTask();
        Clock.Advance(TimeSpan.FromDays(1));
        more.IsCompleted.ShouldBeFalse();
        await patience.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => more);
        ShouldBreakOff(api, isStreamed, Encoding.UTF8.GetString(came));
        (await Simulator.Requests.WaitForAsync(r => r.Outcome == RequestOutcome.ClientLeft, Cancel)).EndedAt.ShouldBe(TimeSpan.FromDays(1));
    }

    [Theory]
    [MemberData(nameof(EveryForm))]
    public async Task Silence_sends_no_headers_until_the_client_gives_up(Api api, bool isStreamed)
    {
        Simulator.Script("m", Fault.Silence());
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Simulator.Address, Ask.Path(api)))
        {
            Content = new StringContent(Ask.Body(api, "m", isStreamed)),
            Headers = { { "anthropic-version", "2023-06-01" } },
        };

        var sending = Ask.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, patience.Token);
        await PassAsync(TimeSpan.FromDays(1));
        sending.IsCompleted.ShouldBeFalse();
        await patience.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => sending);
        (await Simulator.Requests.WaitForAsync(r => r.Outcome == RequestOutcome.ClientLeft, Cancel)).Status.ShouldBeNull();
    }

    [Theory]
    [MemberData(nameof(EveryForm))]
    public async Task Slow_headers_come_when_the_clock_says_so_and_the_answer_is_whole(Api api, bool isStreamed)
    {
        Simulator.Script("m", Fault.SlowHeaders(TimeSpan.FromSeconds(20), new() { Text = Sentence }));

        var sending = Simulator.AskAsync(api, "m", isStreamed);
        await PassAsync(TimeSpan.FromSeconds(19));
        sending.IsCompleted.ShouldBeFalse();
        Clock.Advance(TimeSpan.FromSeconds(1));
        using var response = await sending;

        Answers.Text(api, isStreamed, await response.Content.ReadAsStringAsync(Cancel)).ShouldBe(Sentence);
        Recorded.BeganAt.ShouldBe(TimeSpan.FromSeconds(20));
    }

    [Theory]
    [InlineData(Api.ChatCompletions, "role", ": keep-alive")]
    [InlineData(Api.Responses, "response.content_part.added", ": keep-alive")]
    [InlineData(Api.Messages, "{\"type\":\"ping\"}", "event: ping")]
    public async Task A_slow_first_token_comes_after_the_opening_events_and_keep_alives(Api api, string opening, string keepAlive)
    {
        Simulator.Script("m", Fault.SlowFirstToken(TimeSpan.FromSeconds(30), keepAlives: 1, new() { Text = Sentence }));

        using var response = await Simulator.AskAsync(api, "m", isStreamed: true);
        var stream = await response.Content.ReadAsStreamAsync(Cancel);
        var before = await stream.ReadUntilAsync(opening, Cancel);
        await PassAsync(TimeSpan.FromSeconds(15));
        before += await stream.ReadUntilAsync(keepAlive, Cancel);
        await Simulator.Requests.WaitForAsync(r => r.Waits == 2, Cancel);
        before.ShouldNotContain("The service");
        Simulator.Requests.All[0].PiecesSent.ShouldBe(0);
        Clock.Advance(TimeSpan.FromSeconds(15));
        using var reader = new StreamReader(stream);

        Answers.Text(api, isStreamed: true, await reader.ReadToEndAsync(Cancel)).ShouldBe(Sentence);
    }

    [Fact]
    public async Task A_slow_stream_sends_an_event_each_time_the_clock_says_so()
    {
        Simulator.Script("m", Fault.SlowStream(TimeSpan.FromSeconds(10), new() { Text = "one two", PieceLength = 4 }));

        using var response = await Simulator.AskAsync(Api.Messages, "m", isStreamed: true);
        var reading = response.Content.ReadAsStringAsync(Cancel);

        // Of eight events, message_start comes at once, and the first content has a wait of its own, which is none here.
        for (var wait = 1; wait <= 6; wait++)
        {
            var waiting = await Simulator.Requests.WaitForAsync(r => r.Waits == wait, Cancel);
            waiting.Wait.ShouldBe(TimeSpan.FromSeconds(10));
            Clock.Advance(waiting.Wait);
        }

        Answers.Text(Api.Messages, isStreamed: true, await reading).ShouldBe("one two");
        Recorded.EndedAt.ShouldBe(TimeSpan.FromSeconds(60));
    }

    [Fact]
    public async Task A_refusal_can_break_off_like_any_answer()
    {
        Simulator.Script("m", Fault.Status(503) with { Delivery = new() { Ending = BodyEnding.Reset } });

        using var response = await Simulator.AskAsync(Api.Messages, "m");
        var (text, error) = await response.ReadAsync(Cancel);

        ((int)response.StatusCode).ShouldBe(503);
        text.ShouldStartWith("{\"type\":\"error\"");
        SocketErrorOf(error!).ShouldBe(SocketError.ConnectionReset);
    }

    private RecordedRequest Recorded => Simulator.Requests.All[^1];

    private static SocketError? SocketErrorOf(Exception error) =>
        error as SocketException is { } socket ? socket.SocketErrorCode : error.InnerException is { } inner ? SocketErrorOf(inner) : null;

    private static void ShouldBreakOff(Api api, bool isStreamed, string text)
    {
        if (isStreamed)
        {
            Answers.Text(api, isStreamed, text).ShouldBe(Sentence[..24]);
            Answers.Finish(api, isStreamed, text).ShouldBeNull();
            text.ShouldNotContain("[DONE]");
            text.ShouldNotContain("message_stop");
        }
        else
        {
            text.ShouldStartWith("{\"id\":");
            Should.Throw<JsonException>(() => Answers.Text(api, isStreamed, text));
        }
    }
}
