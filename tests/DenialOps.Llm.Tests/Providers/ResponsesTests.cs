using System.Text;
using CsCheck;
using DenialOps.Llm.Providers;
using DenialOps.Llm.Usage;
using Microsoft.Extensions.AI;
using OpenAI.Responses;
using ProviderSimulator.Scripts;

#pragma warning disable OPENAI001, MEAI001 // They may still change; they are named here for responses that are stored or in the background.

namespace DenialOps.Llm.Tests.Providers;

/// <summary>OpenAI's Responses: what only they have, and their own JSON.</summary>
public sealed class ResponsesTests : ProviderTest
{
    private const string Whole = "Größe „XL“, 100 €.";

    private const string Body = """
        {"id":"resp_1","object":"response","created_at":1,"status":"completed","background":false,"error":null,"incomplete_details":null,"instructions":null,"max_output_tokens":null,"model":"gpt-5","output":[{"id":"rs_1","type":"reasoning","summary":[]},{"id":"msg_1","type":"message","status":"completed","role":"assistant","content":[{"type":"output_text","annotations":[],"logprobs":[],"text":"Größe „XL“, 100 €."}]}],"parallel_tool_calls":true,"previous_response_id":null,"reasoning":{"effort":"medium","summary":null},"service_tier":"flex","store":false,"temperature":1.0,"text":{"format":{"type":"text"},"verbosity":"medium"},"tool_choice":"auto","tools":[],"top_p":1.0,"truncation":"disabled","usage":{"input_tokens":100,"input_tokens_details":{"cached_tokens":20,"cache_write_tokens":30},"output_tokens":9,"output_tokens_details":{"reasoning_tokens":4},"total_tokens":109},"user":null,"metadata":{}}
        """;

    private const string Opening = """
        event: response.created
        data: {"type":"response.created","sequence_number":0,"response":{"id":"resp_1","object":"response","created_at":1,"status":"in_progress","error":null,"incomplete_details":null,"model":"gpt-5","output":[],"service_tier":"auto","usage":null}}

        event: response.output_item.added
        data: {"type":"response.output_item.added","sequence_number":1,"output_index":0,"item":{"id":"msg_1","type":"message","status":"in_progress","content":[],"role":"assistant"}}

        event: response.content_part.added
        data: {"type":"response.content_part.added","sequence_number":2,"item_id":"msg_1","output_index":0,"content_index":0,"part":{"type":"output_text","annotations":[],"logprobs":[],"text":""}}

        event: response.output_text.delta
        data: {"type":"response.output_text.delta","sequence_number":3,"item_id":"msg_1","output_index":0,"content_index":0,"delta":"Größe „XL“,","logprobs":[]}

        event: response.output_text.delta
        data: {"type":"response.output_text.delta","sequence_number":4,"item_id":"msg_1","output_index":0,"content_index":0,"delta":" 100 €.","logprobs":[]}


        """;

    private const string Closing = $$"""
        event: response.completed
        data: {"type":"response.completed","sequence_number":5,"response":{{Body}}}


        """;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_vendors_own_JSON_gives_text_usage_and_tier(bool streamed)
    {
        using var client = Canned(streamed ? Opening + Closing : Body);

        var response = await AskAsync(client, streamed);

        response.Text.ShouldBe(Whole);
        response.FinishReason.ShouldBe(ChatFinishReason.Stop);
        response.ModelId.ShouldBe("gpt-5");
        ReportedUsage.Of(response.Usage, "m").ShouldBe(TokenUsage.FromExclusiveInput("m", 50, 9, 20, 30, 0, 4));
        SaidOf(response)[ProviderChatClient.ServiceTierKey].ShouldBe("flex");
    }

    [Fact]
    public async Task Wherever_a_stream_ends_it_is_whole_or_an_error()
    {
        var bytes = Encoding.UTF8.GetBytes(Opening + Closing);
        var broken = 0;
        for (var length = 0; length < bytes.Length; length += 7)
        {
            using var client = Canned(bytes[..length]);
            try
            {
                (await AskAsync(client, streamed: true)).Text.ShouldBe(Whole);
            }
            catch (LlmException error)
            {
                error.Kind.ShouldBe(LlmErrorKind.StreamInterrupted);
                Whole.ShouldStartWith(error.GetPartialText() ?? "");
                broken++;
            }
        }

        // Nothing but the last event says that the answer is whole.
        broken.ShouldBeInRange((bytes.Length / 7) - 1, (bytes.Length / 7) + 1);
    }

    [Fact]
    public async Task Wherever_a_body_ends_it_is_whole_or_an_error()
    {
        var bytes = Encoding.UTF8.GetBytes(Body);
        for (var length = 0; length < bytes.Length; length += 7)
        {
            using var client = Canned(bytes[..length]);

            (await Should.ThrowAsync<LlmException>(() => AskAsync(client, streamed: false))).Kind.ShouldBe(LlmErrorKind.StreamInterrupted);
        }
    }

    [Fact]
    public Task However_the_bytes_are_cut_the_answer_is_the_same() =>
        Gen.Select(Gen.Int[1, 400], Gen.Bool).SampleAsync(
            async (pieceLength, windows) =>
            {
                var text = windows ? (Opening + Closing).ReplaceLineEndings("\r\n") : Opening + Closing;
                using var client = Canned(Encoding.UTF8.GetBytes(text), pieceLength);

                var response = await AskAsync(client, streamed: true);

                return response.Text == Whole && response.Usage is { InputTokenCount: 100, OutputTokenCount: 9 };
            }, iter: 30);

    [Theory]
    [InlineData("max_output_tokens", "Truncated", "max_output_tokens")]
    [InlineData("content_filter", "ContentFiltered", "content_filter")]
    [InlineData("something_new", "Truncated", "incomplete")]
    public async Task A_response_that_is_not_complete_is_no_success(string reason, string kind, string code)
    {
        var body = Body.Replace("\"status\":\"completed\",\"background\"", "\"status\":\"incomplete\",\"background\"", StringComparison.Ordinal)
            .Replace("\"incomplete_details\":null", $"\"incomplete_details\":{{\"reason\":\"{reason}\"}}", StringComparison.Ordinal);
        var stream = Opening + Closing.Replace(Body, body, StringComparison.Ordinal)
            .Replace("response.completed", "response.incomplete", StringComparison.Ordinal);

        foreach (var streamed in new[] { false, true })
        {
            using var client = Canned(streamed ? stream : body);

            var error = await Should.ThrowAsync<LlmException>(() => AskAsync(client, streamed));

            error.Kind.ToString().ShouldBe(kind);
            error.Code.ShouldBe(code);
            error.GetPartialText().ShouldBe(Whole);
            error.Usage!.TotalTokens.ShouldBe(109);
            error.Usage.ServiceTier.ShouldBe("flex");
        }
    }

    [Theory]
    [InlineData("""{"type":"response.failed","sequence_number":5,"response":{"id":"r","object":"response","status":"failed","error":{"code":"rate_limit_exceeded","message":"marked"}}}""", LlmErrorKind.RateLimited)]
    [InlineData("""{"type":"response.failed","sequence_number":5,"response":{"id":"r","object":"response","status":"failed","error":{"code":"server_error","message":"marked"}}}""", LlmErrorKind.Server)]
    [InlineData("""{"type":"response.failed","sequence_number":5,"response":{"id":"r","object":"response","status":"failed","error":null}}""", LlmErrorKind.Server)]
    [InlineData("""{"type":"error","sequence_number":5,"code":"rate_limit_exceeded","message":"marked","param":null}""", LlmErrorKind.RateLimited)]
    [InlineData("""{"type":"error","sequence_number":5,"error":{"type":"invalid_request_error","code":"context_length_exceeded","message":"marked"}}""", LlmErrorKind.ContextLength)]
    public async Task An_error_in_the_stream_is_one_of_its_kind_and_leaves_the_text(string last, LlmErrorKind kind)
    {
        using var client = Canned(Opening + $"event: x\ndata: {last}\n\n");

        var error = await Should.ThrowAsync<LlmException>(() => AskAsync(client, streamed: true));

        error.Kind.ShouldBe(kind);
        error.Provider.ShouldBe("openai");
        error.GetPartialText().ShouldBe(Whole);
        error.ToString().ShouldNotContain("marked");
    }

    [Theory]
    [InlineData("failed", "null", LlmErrorKind.Server)]
    [InlineData("failed", """{"code":"rate_limit_exceeded","message":"marked"}""", LlmErrorKind.RateLimited)]
    [InlineData("cancelled", "null", LlmErrorKind.StreamInterrupted)]
    [InlineData("queued", "null", LlmErrorKind.StreamInterrupted)]
    public async Task A_body_of_another_status_is_an_error(string status, string said, LlmErrorKind kind)
    {
        var body = Body.Replace("\"status\":\"completed\",\"background\"", $"\"status\":\"{status}\",\"background\"", StringComparison.Ordinal)
            .Replace("\"error\":null", $"\"error\":{said}", StringComparison.Ordinal);
        using var client = Canned(body);

        (await Should.ThrowAsync<LlmException>(() => AskAsync(client, streamed: false))).Kind.ShouldBe(kind);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Nothing_is_stored_unless_the_call_says_so(bool streamed)
    {
        var client = Client(LlmProvider.OpenAIResponses);
        var options = new ChatOptions { Temperature = 0, AllowBackgroundResponses = true };
        var stored = new ChatOptions { RawRepresentationFactory = _ => new CreateResponseOptions { StoredOutputEnabled = true, Instructions = "Be brief." } };

        (await AskAsync(client, streamed)).ConversationId.ShouldBeNull();
        (await AskAsync(client, streamed, options)).ConversationId.ShouldBeNull();
        (await AskAsync(client, streamed, stored)).ConversationId.ShouldNotBeNull();

        Simulator.Requests.All.Select(request => (bool)request.Json()!["store"]!).ShouldBe([false, false, true]);
        Simulator.Requests.All[2].Body.ShouldContain("Be brief.");
        Simulator.Requests.All.ShouldAllBe(request => request.Json()!["background"] == null);
        options.RawRepresentationFactory.ShouldBeNull();
        options.AllowBackgroundResponses.ShouldBe(true);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_limit_of_output_and_a_schema_are_sent_in_its_own_words(bool streamed)
    {
        var options = new ChatOptions { MaxOutputTokens = 7, ResponseFormat = ChatResponseFormat.ForJsonSchema<Answer>() };

        var response = await AskAsync(Client(LlmProvider.OpenAIResponses), streamed, options);

        var sent = Simulator.Requests.All.ShouldHaveSingleItem().Json()!;
        ((int)sent["max_output_tokens"]!).ShouldBe(7);
        sent["text"]!["format"]!["schema"].ShouldNotBeNull();
        sent["stream_options"].ShouldBeNull();
        response.Text.ShouldContain("Denied");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_text_besides_a_refusal_is_a_refusal(bool streamed)
    {
        Simulator.Script("m", Reply.With(new() { Refusal = "I will not." }));

        var error = await Should.ThrowAsync<LlmException>(() => AskAsync(Client(LlmProvider.OpenAIResponses, "m"), streamed));

        error.Kind.ShouldBe(LlmErrorKind.Refused);
        error.ToString().ShouldNotContain("I will not.");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_answer_that_was_cut_and_is_wanted_says_why_it_ended(bool streamed)
    {
        var wanted = new LlmCall { AllowTruncated = true }.AddTo(new ChatOptions());
        Simulator.Script("m", Reply.With(new() { Text = "Half of a", Finish = ProviderSimulator.Scripts.FinishReason.Length }), Reply.Text("All."));
        var client = Client(LlmProvider.OpenAIResponses, "m");

        (await AskAsync(client, streamed, wanted)).FinishReason.ShouldBe(ChatFinishReason.Length);
        (await AskAsync(client, streamed, wanted)).FinishReason.ShouldBe(ChatFinishReason.Stop);
    }

    private static AdditionalPropertiesDictionary SaidOf(ChatResponse response) =>
        response.AdditionalProperties ?? response.Messages[^1].AdditionalProperties!;

    private static ProviderChatClient Canned(string body) => Canned(Encoding.UTF8.GetBytes(body));

    private static ProviderChatClient Canned(byte[] body, int pieceLength = int.MaxValue) => new(
        new() { Provider = LlmProvider.OpenAIResponses, ApiKey = "any", Model = "m", Endpoint = new("http://127.0.0.1:1/v1") },
        handler: new CannedResponses(body, pieceLength));

    private sealed record Answer(bool Denied);
}
