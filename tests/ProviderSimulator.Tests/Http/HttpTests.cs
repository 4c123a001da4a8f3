using ProviderSimulator.Wire;

namespace ProviderSimulator.Tests.Http;

/// <summary>HTTP as clients other than .NET's may speak it.</summary>
public sealed class HttpTests : SimulatorTest
{
    private static readonly string s_body = Ask.Body(Api.Responses, "m", isStreamed: false);

    [Fact]
    public async Task A_chunked_request_is_read_whole_and_its_trailers_are_dropped()
    {
        var half = s_body.Length / 2;
        var chunks = $"{half:x};note=1\r\n{s_body[..half]}\r\n{s_body.Length - half:X}\r\n{s_body[half..]}\r\n0\r\nx-trailer: 1\r\n\r\n";

        var response = await Raw.TalkAsync(Simulator, $"POST /v1/responses HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\nconnection: close\r\n\r\n{chunks}");

        response.ShouldStartWith("HTTP/1.1 200 OK\r\n");
        Simulator.Requests.All[0].Body.ShouldBe(s_body);
    }

    [Fact]
    public async Task Two_requests_sent_at_once_are_answered_one_after_the_other()
    {
        var response = await Raw.TalkAsync(Simulator, Post() + Post("connection: close\r\n"));

        response.Split("HTTP/1.1 200 OK").Length.ShouldBe(3);
        Simulator.Requests.All.Select(r => r.Connection).ShouldBe([1, 1]);
    }

    [Fact]
    public async Task A_client_that_waits_for_leave_to_send_its_body_gets_it()
    {
        var response = await Raw.TalkAsync(Simulator, Post("expect: 100-continue\r\nconnection: close\r\n"));

        response.ShouldStartWith("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n");
    }

    [Theory]
    [InlineData("GARBAGE\r\n\r\n", 400)]
    [InlineData("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 400)]
    [InlineData("POST /v1/responses HTTP/1.1\r\nno colon\r\n\r\n", 400)]
    [InlineData("POST /v1/responses HTTP/1.1\r\ncontent-length: many\r\n\r\n", 400)]
    [InlineData("POST /v1/responses HTTP/1.1\r\ncontent-length: 99999999999\r\n\r\n", 413)]
    [InlineData("POST /v1/responses HTTP/1.1\r\ncontent-length: 2000000\r\n\r\n", 413)]
    [InlineData("POST /v1/responses HTTP/1.1\r\ntransfer-encoding: chunked\r\n\r\nfffffff\r\n", 413)]
    [InlineData("POST /v1/responses HTTP/1.1\r\ntransfer-encoding: chunked\r\n\r\nxyz\r\n", 400)]
    public async Task What_is_no_request_is_rejected_and_the_simulator_goes_on(string bytes, int status)
    {
        (await Raw.TalkAsync(Simulator, bytes)).ShouldStartWith($"HTTP/1.1 {status} ");

        (await Simulator.TextAsync(Api.Responses, "m")).ShouldContain("completed");
    }

    [Fact]
    public async Task A_body_that_is_too_large_gets_its_answer_though_nobody_reads_it_to_the_end()
    {
        for (var i = 0; i < 10; i++)
        {
            using var response = await Simulator.SendAsync(HttpMethod.Post, "/v1/responses", new string('x', 4_000_000));

            ((int)response.StatusCode).ShouldBe(413);
        }
    }

    [Fact]
    public async Task A_head_without_end_is_rejected()
    {
        (await Raw.TalkAsync(Simulator, "POST /v1/responses HTTP/1.1\r\nx: " + new string('x', 100_000))).ShouldStartWith("HTTP/1.1 431 ");
    }

    [Theory]
    [InlineData("/v1/chat/completions", "{\"model\":\"m\"}", "Missing required parameter: 'messages'.")]
    [InlineData("/v1/chat/completions", "not json", "We could not parse the JSON body of your request.")]
    [InlineData("/v1/chat/completions", "{\"model\":\"m\",\"model\":\"n\",\"messages\":[]}", "We could not parse the JSON body of your request.")]
    [InlineData("/v1/chat/completions", "[]", "We could not parse the JSON body of your request.")]
    [InlineData("/v1/responses", "{\"model\":\"m\"}", "Missing required parameter: 'input'.")]
    [InlineData("/v1/messages", "{\"model\":\"m\",\"messages\":[]}", "max_tokens: Field required")]
    [InlineData("/v1/messages", "{\"messages\":[],\"max_tokens\":1}", "model: Field required")]
    public async Task A_malformed_request_is_rejected_as_the_vendor_does_it(string path, string body, string message)
    {
        using var response = await Simulator.SendAsync(HttpMethod.Post, path, body);

        ((int)response.StatusCode).ShouldBe(400);
        (await response.Content.ReadAsStringAsync(Cancel)).ShouldContain(message);
    }

    [Theory]
    [InlineData("/v1/embeddings")]
    [InlineData("/")]
    public async Task A_path_that_no_format_has_is_not_found(string path)
    {
        using var response = await Simulator.SendAsync(HttpMethod.Post, path, "{}");

        ((int)response.StatusCode).ShouldBe(404);
    }

    [Fact]
    public async Task A_mistake_of_the_simulators_own_is_told_and_looks_like_no_fault()
    {
        Simulator.Script("m", new Step(Content: null!));

        using var response = await Simulator.AskAsync(Api.Responses, "m");

        ((int)response.StatusCode).ShouldBe(500);
        (await response.Content.ReadAsStringAsync(Cancel)).ShouldStartWith("ProviderSimulator failed: ");
    }

    [Fact]
    public async Task Azures_path_names_the_model()
    {
        using var response = await Simulator.SendAsync(
            HttpMethod.Post, "/openai/deployments/my-gpt/chat/completions?api-version=2024-10-21", """{"messages":[]}""");

        ((int)response.StatusCode).ShouldBe(200);
        Simulator.Requests.All[0].Model.ShouldBe("my-gpt");
    }

    [Fact]
    public async Task A_client_that_leaves_in_the_middle_of_its_request_harms_nobody()
    {
        using (await Raw.SayAsync(Simulator, "POST /v1/responses HTTP/1.1\r\ncontent-length: 100\r\n\r\nhalf"))
        {
            // And it is gone.
        }

        (await Simulator.TextAsync(Api.Responses, "m")).ShouldContain("completed");
    }

    protected override void Configure(SimulatorOptions options) => options.MaxBodyBytes = 1_000_000;

    private static string Post(string headers = "") => Raw.Post(Api.Responses, "m", isStreamed: false, headers);
}
