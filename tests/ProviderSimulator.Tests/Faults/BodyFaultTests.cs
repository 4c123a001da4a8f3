using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Nodes;
using ProviderSimulator.Wire;

namespace ProviderSimulator.Tests.Faults;

/// <summary>Faults of the body and of what the headers say about it, in every wire format, streamed and not.</summary>
public sealed class BodyFaultTests : SimulatorTest
{
    private const string Sentence = "The service was denied as not necessary.";

    private static readonly Answer s_answer = new() { Text = Sentence };

    public static TheoryData<Api, bool> EveryForm => Ask.EveryForm;

    [Theory]
    [MemberData(nameof(EveryForm))]
    public async Task One_malformed_event_stands_among_good_ones(Api api, bool isStreamed)
    {
        Simulator.Script("m", Fault.MalformedEvent(s_answer));

        var body = await Simulator.TextAsync(api, "m", isStreamed);

        if (isStreamed)
        {
            Answers.Events(body).Count(e => e.Data is null && e.Raw != "[DONE]").ShouldBe(1);
            Answers.Text(api, isStreamed, body).ShouldBe(Sentence[..12] + Sentence[24..]);
            Answers.Finish(api, isStreamed, body).ShouldNotBeNull();
        }
        else
        {
            body.ShouldContain(Sentence);
            Should.Throw<JsonException>(() => JsonNode.Parse(body));
        }
    }

    [Theory]
    [MemberData(nameof(EveryForm))]
    public async Task A_stream_without_its_last_line_is_whole_otherwise(Api api, bool isStreamed)
    {
        Simulator.Script("m", Fault.MissingDone(s_answer));

        var body = await Simulator.TextAsync(api, "m", isStreamed);

        Answers.Text(api, isStreamed, body).ShouldBe(Sentence);
        Answers.Finish(api, isStreamed, body).ShouldNotBeNull();
        Answers.Usage(api, isStreamed, body).ShouldNotBeNull();
        body.ShouldNotContain("[DONE]");
        body.ShouldNotContain("message_stop");
    }

    [Theory]
    [InlineData(Api.ChatCompletions, false, "Our servers are currently overloaded")]
    [InlineData(Api.ChatCompletions, true, "Our servers are currently overloaded")]
    [InlineData(Api.Responses, false, "server_is_overloaded")]
    [InlineData(Api.Responses, true, "response.failed")]
    [InlineData(Api.Messages, false, "overloaded_error")]
    [InlineData(Api.Messages, true, "overloaded_error")]
    public async Task An_error_under_a_good_status_comes_after_the_first_pieces(Api api, bool isStreamed, string sign)
    {
        Simulator.Script("m", Fault.InBandError(answer: s_answer), Fault.InBandError(answer: s_answer, afterEvents: 0));

        using var late = await Simulator.AskAsync(api, "m", isStreamed);
        var lateBody = await late.Content.ReadAsStringAsync(Cancel);
        using var early = await Simulator.AskAsync(api, "m", isStreamed);
        var earlyBody = await early.Content.ReadAsStringAsync(Cancel);

        ((int)late.StatusCode).ShouldBe(200);
        lateBody.ShouldContain(sign);
        earlyBody.ShouldContain(sign);
        Answers.Finish(api, isStreamed, lateBody).ShouldBeNull();
        if (isStreamed)
        {
            Answers.Text(api, isStreamed, lateBody).ShouldBe(Sentence[..24]);
            Answers.Text(api, isStreamed, earlyBody).ShouldBe("");
        }
    }

    [Theory]
    [MemberData(nameof(EveryForm))]
    public async Task A_wrong_content_type_covers_a_whole_answer(Api api, bool isStreamed)
    {
        Simulator.Script("m", Fault.WrongContentType(answer: s_answer));

        using var response = await Simulator.AskAsync(api, "m", isStreamed);

        response.Header("content-type").ShouldBe("text/html; charset=utf-8");
        Answers.Text(api, isStreamed, await response.Content.ReadAsStringAsync(Cancel)).ShouldBe(Sentence);
    }

    [Theory]
    [InlineData("html-200", 200)]
    [InlineData("html-502", 502)]
    public async Task A_gateways_page_comes_instead_of_an_answer(string name, int status)
    {
        using var response = await Simulator.AskAsync(Api.ChatCompletions, $"fault-{name}", isStreamed: true);

        ((int)response.StatusCode).ShouldBe(status);
        response.Header("content-type").ShouldBe("text/html; charset=utf-8");
        (await response.Content.ReadAsStringAsync(Cancel)).ShouldStartWith("<html>");
    }

    [Theory]
    [MemberData(nameof(EveryForm))]
    public async Task A_gzipped_answer_is_whole_once_it_is_unpacked(Api api, bool isStreamed)
    {
        Simulator.Script("m", Fault.Gzip(s_answer));

        using var response = await Simulator.AskAsync(api, "m", isStreamed);
        await using var unpacked = new GZipStream(await response.Content.ReadAsStreamAsync(Cancel), CompressionMode.Decompress);
        using var reader = new StreamReader(unpacked);

        response.Header("content-encoding").ShouldBe("gzip");
        Answers.Text(api, isStreamed, await reader.ReadToEndAsync(Cancel)).ShouldBe(Sentence);
    }

    [Fact]
    public async Task A_gzipped_stream_can_be_read_while_it_comes()
    {
        Simulator.Script("m", Fault.SlowStream(TimeSpan.FromSeconds(1), s_answer) with { Delivery = new() { Gzip = true, BeforeContent = TimeSpan.FromSeconds(9) } });

        using var response = await Simulator.AskAsync(Api.Messages, "m", isStreamed: true);
        await using var unpacked = new GZipStream(await response.Content.ReadAsStreamAsync(Cancel), CompressionMode.Decompress);

        (await unpacked.ReadUntilAsync("message_start", Cancel)).ShouldNotContain("The service");
        Simulator.Requests.All[0].PiecesSent.ShouldBe(0);
    }

    [Theory]
    [MemberData(nameof(EveryForm))]
    public async Task A_fragmented_answer_is_whole_once_it_is_put_together(Api api, bool isStreamed)
    {
        Simulator.Script("m", Fault.Fragmented(1, new() { Text = "Größe 漢字 😀", PieceLength = 3 }));

        Answers.Text(api, isStreamed, await Simulator.TextAsync(api, "m", isStreamed)).ShouldBe("Größe 漢字 😀");
    }

    [Fact]
    public async Task Each_fragment_is_a_chunk_of_its_own()
    {
        Simulator.Script("m", Fault.Fragmented(7));

        var bytes = await Raw.TalkAsync(Simulator, Raw.Post(Api.Messages, "m", isStreamed: true, "connection: close\r\n"));

        var chunks = bytes[bytes.IndexOf("\r\n\r\n", StringComparison.Ordinal)..].Split("\r\n7\r\n");
        chunks.Length.ShouldBeGreaterThan(100);
    }

    [Theory]
    [MemberData(nameof(EveryForm))]
    public async Task A_huge_answer_arrives_whole(Api api, bool isStreamed)
    {
        Simulator.Script("m", Fault.HugeBody(1_000_000));

        Answers.Text(api, isStreamed, await Simulator.TextAsync(api, "m", isStreamed)).Length.ShouldBe(1_000_000);
    }

    [Theory]
    [MemberData(nameof(EveryForm))]
    public async Task An_empty_body_has_a_good_status_and_no_bytes(Api api, bool isStreamed)
    {
        Simulator.Script("m", Fault.EmptyBody());

        using var response = await Simulator.AskAsync(api, "m", isStreamed);

        ((int)response.StatusCode).ShouldBe(200);
        (await response.Content.ReadAsByteArrayAsync(Cancel)).ShouldBeEmpty();
        Simulator.Requests.All[0].Outcome.ShouldBe(RequestOutcome.Answered);
    }

    [Theory]
    [MemberData(nameof(EveryForm))]
    public async Task A_content_length_that_is_too_long_leaves_the_client_waiting_for_bytes_that_never_come(Api api, bool isStreamed)
    {
        Simulator.Script("m", Fault.ContentLengthTooLong(10, s_answer));

        using var response = await Simulator.AskAsync(api, "m", isStreamed);
        var (text, error) = await response.ReadAsync(Cancel);

        error.ShouldBeOfType<HttpIOException>().HttpRequestError.ShouldBe(HttpRequestError.ResponseEnded);
        response.Content.Headers.ContentLength.ShouldBe(text.Length + 10);
        Answers.Text(api, isStreamed, text).ShouldBe(Sentence);
    }

    [Theory]
    [MemberData(nameof(EveryForm))]
    public async Task A_content_length_that_is_too_short_cuts_the_answer_without_an_error(Api api, bool isStreamed)
    {
        Simulator.Script("m", Reply.With(s_answer), Fault.ContentLengthTooShort(10, s_answer));

        var whole = await Simulator.TextAsync(api, "m", isStreamed);
        using var response = await Simulator.AskAsync(api, "m", isStreamed);
        var (text, error) = await response.ReadAsync(Cancel);

        error.ShouldBeNull();
        text.Length.ShouldBe(whole.Length - 10);
        Simulator.Requests.All[1].BytesSent.ShouldBe(whole.Length);
    }
}
