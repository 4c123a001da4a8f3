using System.Text.Json;
using CsCheck;
using DenialOps.Llm.Caching;
using Microsoft.Extensions.AI;

namespace DenialOps.Llm.Tests.Caching;

public sealed class RequestKeyTests
{
    private static readonly RequestKey Keys = new("this client");
    private static readonly ChatClientMetadata Client = new("openai", new Uri("https://api.openai.com/v1"), "gpt-4o");

    private static readonly string[] Words = ["", "a", "b", "ab", "a\0", "\0", "system", "\u0001a", "\ud800", "\ud801"];

    // Few and short texts that run into each other, so that equal requests come up and forged separators would show.
    private static readonly Gen<string> Word = Gen.Int[0, 9].Select(i => Words[i]);
    private static readonly Gen<string?> MaybeWord = Gen.Int[-1, 9].Select(i => i < 0 ? null : Words[i]);

    private static readonly Gen<Request> Requests =
        from messages in Gen.Select(Word, Word.Array[0, 2], MaybeWord).Select(m => new Message(m.Item1, m.Item2, m.Item3)).Array[0, 2]
        from stops in Word.Array[0, 2]
        from texts in Gen.Select(MaybeWord, MaybeWord, MaybeWord)
        from numbers in Gen.Select(Gen.Int[0, 1], Gen.Int[0, 1], Gen.Int[0, 1])
        from extra in Gen.Select(Word, Word).Array[0, 2]
        select new Request(
            [.. messages], [.. stops], texts.Item1, texts.Item2, texts.Item3, numbers.Item1, numbers.Item2, numbers.Item3,
            extra.DistinctBy(pair => pair.Item1).ToDictionary(pair => pair.Item1, pair => pair.Item2));

    public static TheoryData<string, Action<ChatOptions>> OptionChanges => new()
    {
        { nameof(ChatOptions.ConversationId), o => o.ConversationId = "c" },
        { nameof(ChatOptions.Instructions), o => o.Instructions = "i" },
        { nameof(ChatOptions.Temperature), o => o.Temperature = 0.1f },
        { nameof(ChatOptions.MaxOutputTokens), o => o.MaxOutputTokens = 1 },
        { nameof(ChatOptions.TopP), o => o.TopP = 1 },
        { nameof(ChatOptions.TopK), o => o.TopK = 1 },
        { nameof(ChatOptions.FrequencyPenalty), o => o.FrequencyPenalty = 1 },
        { nameof(ChatOptions.PresencePenalty), o => o.PresencePenalty = 1 },
        { nameof(ChatOptions.Seed), o => o.Seed = 1 },
        { nameof(ChatOptions.Reasoning), o => o.Reasoning = new ReasoningOptions { Effort = ReasoningEffort.High } },
        { nameof(ChatOptions.Reasoning), o => o.Reasoning = new ReasoningOptions { Output = ReasoningOutput.Full } },
        { nameof(ChatOptions.ResponseFormat), o => o.ResponseFormat = ChatResponseFormat.Text },
        { nameof(ChatOptions.ResponseFormat), o => o.ResponseFormat = ChatResponseFormat.Json },
        { nameof(ChatOptions.ResponseFormat), o => o.ResponseFormat = Schema("""{"type":"object"}""") },
        { nameof(ChatOptions.ResponseFormat), o => o.ResponseFormat = Schema("""{"type":"string"}""") },
        { nameof(ChatOptions.ResponseFormat), o => o.ResponseFormat = Schema("""{"type":"string"}""", "n") },
        { nameof(ChatOptions.ResponseFormat), o => o.ResponseFormat = Schema("""{"type":"string"}""", "n", "d") },
        { nameof(ChatOptions.ModelId), o => o.ModelId = "gpt-4o-mini" },
        { nameof(ChatOptions.StopSequences), o => o.StopSequences = ["a"] },
        { nameof(ChatOptions.StopSequences), o => o.StopSequences = ["a", "b"] },
        { nameof(ChatOptions.StopSequences), o => o.StopSequences = ["b", "a"] },
        { nameof(ChatOptions.StopSequences), o => o.StopSequences = ["ab"] },
        { nameof(ChatOptions.AllowMultipleToolCalls), o => o.AllowMultipleToolCalls = true },
        { nameof(ChatOptions.AllowMultipleToolCalls), o => o.AllowMultipleToolCalls = false },
        { nameof(ChatOptions.ToolMode), o => o.ToolMode = ChatToolMode.None },
        { nameof(ChatOptions.ToolMode), o => o.ToolMode = ChatToolMode.Auto },
        { nameof(ChatOptions.ToolMode), o => o.ToolMode = ChatToolMode.RequireAny },
        { nameof(ChatOptions.ToolMode), o => o.ToolMode = ChatToolMode.RequireSpecific("f") },
        { nameof(ChatOptions.Tools), o => o.Tools = [AIFunctionFactory.Create(() => 1, "f")] },
        { nameof(ChatOptions.Tools), o => o.Tools = [AIFunctionFactory.Create(() => 1, "g")] },
        { nameof(ChatOptions.Tools), o => o.Tools = [AIFunctionFactory.Create(() => 1, "f", "d")] },
        { nameof(ChatOptions.Tools), o => o.Tools = [AIFunctionFactory.Create((int x) => x, "f")] },
        { nameof(ChatOptions.Tools), o => o.Tools = [AIFunctionFactory.Create((string x) => 1, "f")] },
        { nameof(ChatOptions.Tools), o => o.Tools = [AIFunctionFactory.Create(() => 1, "f"), AIFunctionFactory.Create(() => 1, "g")] },
        { nameof(ChatOptions.Tools), o => o.Tools = [new HostedWebSearchTool()] },
        { nameof(ChatOptions.AllowBackgroundResponses), Background },
        { nameof(ChatOptions.ContinuationToken), Continue },
        { nameof(ChatOptions.RawRepresentationFactory), o => o.RawRepresentationFactory = _ => new object() },
        { nameof(ChatOptions.AdditionalProperties), o => o.AdditionalProperties = new() { ["k"] = "v" } },
        { nameof(ChatOptions.AdditionalProperties), o => o.AdditionalProperties = new() { ["k"] = 1 } },
        { nameof(ChatOptions.AdditionalProperties), o => o.AdditionalProperties = new() { ["k"] = 1.0 } },
        { nameof(ChatOptions.AdditionalProperties), o => o.AdditionalProperties = new() { ["k"] = true } },
        { nameof(ChatOptions.AdditionalProperties), o => o.AdditionalProperties = new() { ["k"] = 1m } },
        { nameof(ChatOptions.AdditionalProperties), o => o.AdditionalProperties = new() { ["k"] = null } },
        { nameof(ChatOptions.AdditionalProperties), o => o.AdditionalProperties = new() { ["k"] = new[] { "v" } } },
        { nameof(ChatOptions.AdditionalProperties), o => o.AdditionalProperties = new() { ["k"] = Json("\"v\"") } },
        { nameof(ChatOptions.AdditionalProperties), o => o.AdditionalProperties = new() { ["k"] = new Dictionary<string, object?> { ["v"] = 1 } } },
        { nameof(ChatOptions.AdditionalProperties), o => o.AdditionalProperties = new() { ["k"] = new object() } },
    };

    public static TheoryData<ChatMessage> Uncertain =>
    [
        new ChatMessage(ChatRole.User, [new HostedFileContent("file-1")]),
        new ChatMessage(ChatRole.User, [new TextContent("a") { RawRepresentation = new object() }]),
        new ChatMessage(ChatRole.User, [new TextContent("a") { AdditionalProperties = new() { ["k"] = new object() } }]),
        new ChatMessage(ChatRole.User, [new TextContent("a") { Annotations = [new CitationAnnotation()] }]),
        new ChatMessage(ChatRole.User, "a") { RawRepresentation = new object() },
        new ChatMessage(ChatRole.Tool, [new FunctionResultContent("1", new object())]),
        new ChatMessage(ChatRole.Tool, [new FunctionResultContent("1", "r") { Exception = new InvalidOperationException() }]),
        new ChatMessage(ChatRole.Tool, [new FunctionResultContent("1", Json("\"\\ud800\""))]),
        new ChatMessage(ChatRole.User, [new OwnContent()]),
    ];

    [Fact]
    public void Requests_have_the_same_key_exactly_when_they_are_the_same() =>
        Gen.Select(Requests, Requests).Sample((one, other) => one.IsSameAs(other) == (one.Key() == other.Key()), iter: 20_000);

    [Fact]
    public void Requests_that_differ_in_one_field_have_different_keys() =>
        Gen.Select(Requests, Requests, Gen.Int[0, 10]).Sample(
            (one, source, field) =>
            {
                var other = field switch
                {
                    0 => one with { Messages = source.Messages },
                    1 => one with { Stops = source.Stops },
                    2 => one with { Instructions = source.Instructions },
                    3 => one with { Model = source.Model },
                    4 => one with { Tenant = source.Tenant },
                    5 => one with { Top = source.Top },
                    6 => one with { Seed = source.Seed },
                    7 => one with { Temperature = source.Temperature },
                    8 => one with { Extra = source.Extra },
                    9 => one with { Messages = [.. one.Messages.Select(message => message with { Author = source.Instructions })] },
                    _ => one with { Messages = [.. one.Messages.Select(message => message with { Role = source.Model ?? "r" })] },
                };
                return one.IsSameAs(other) == (one.Key() == other.Key());
            },
            iter: 20_000);

    [Fact]
    public void The_same_texts_put_together_otherwise_have_another_key()
    {
        // How many times the same text stands in each place: the boundaries alone tell such requests apart.
        var places =
            from counts in Gen.Int[0, 1].Array[4]
            from word in Gen.Int[0, 1].Select(i => Words[i])
            select new Request(
                [new Message("a", [.. Enumerable.Repeat(word, counts[0])], null), new Message("a", [.. Enumerable.Repeat(word, counts[1])], null)],
                [.. Enumerable.Repeat(word, counts[2])], counts[3] == 0 ? null : word, null, null, 0, 0, 0, []);

        Gen.Select(places, places).Sample((one, other) => one.IsSameAs(other) == (one.Key() == other.Key()), iter: 20_000);
    }

    [Fact]
    public void A_request_built_again_has_the_same_key() =>
        Requests.Sample(request => request.Key() is { Length: 64 } key && key == (request with { }).Key(), iter: 1_000);

    [Fact]
    public void No_two_of_the_changes_have_the_same_key()
    {
        var keys = OptionChanges.Select(row => row.Data.Item2).Select(change => KeyOf(change)).Append(KeyOf(_ => { })).OfType<string>().ToArray();

        keys.Length.ShouldBe(OptionChanges.Count + 1 - 6); // Six have no form.
        keys.Distinct().Count().ShouldBe(keys.Length);
    }

    [Fact]
    public void Every_option_that_there_is_is_among_the_changes()
    {
        // An option that a later version of the library brings has to be looked at.
        var known = OptionChanges.Select(row => row.Data.Item1).Distinct();

        typeof(ChatOptions).GetProperties().Select(property => property.Name).ShouldBe(known, ignoreOrder: true);
    }

    [Fact]
    public void Every_property_of_a_message_was_looked_at() =>
        typeof(ChatMessage).GetProperties().Select(property => property.Name).ShouldBe(
            ["Role", "AuthorName", "MessageId", "Contents", "AdditionalProperties", "RawRepresentation", "CreatedAt", "Text"], ignoreOrder: true);

    [Theory]
    [MemberData(nameof(Uncertain))]
    public void What_cannot_be_written_down_exactly_has_no_key(ChatMessage message) =>
        Keys.Of([message], new ChatOptions(), Client).ShouldBeNull();

    [Fact]
    public void No_two_messages_have_the_same_key()
    {
        ChatMessage[] messages =
        [
            new(ChatRole.User, "a"), new(ChatRole.System, "a"), new(ChatRole.User, "b"), new(ChatRole.User, "a") { AuthorName = "n" },
            new(ChatRole.User, "a") { MessageId = "n" }, new(ChatRole.User, "a") { AdditionalProperties = new() { ["n"] = "v" } },
            new(ChatRole.User, [new TextContent("a"), new TextContent("a")]), new(ChatRole.User, []),
        ];
        var keys = messages.Select(message => Keys.Of([message], new ChatOptions(), Client))
            .Append(Keys.Of([messages[0], messages[0]], new ChatOptions(), Client)).ToArray();

        keys.ShouldAllBe(key => key != null);
        keys.Distinct().Count().ShouldBe(messages.Length + 1);
    }

    [Fact]
    public void No_two_contents_have_the_same_key()
    {
        AIContent[] contents =
        [
            new TextContent("a"), new TextContent("b"), new TextReasoningContent("a"), new TextReasoningContent("a") { ProtectedData = "p" },
            new TextContent("a") { AdditionalProperties = new() { ["k"] = "v" } },
            new DataContent(new byte[] { 1 }, "image/png"), new DataContent(new byte[] { 2 }, "image/png"),
            new DataContent(new byte[] { 1 }, "image/gif"), new DataContent(new byte[] { 1 }, "image/png") { Name = "n" },
            new UriContent("https://a.example/1", "image/png"), new UriContent("https://a.example/2", "image/png"),
            new FunctionCallContent("1", "f"), new FunctionCallContent("2", "f"), new FunctionCallContent("1", "g"),
            new FunctionCallContent("1", "f", new Dictionary<string, object?> { ["x"] = 1 }),
            new FunctionCallContent("1", "f", new Dictionary<string, object?> { ["x"] = Json("1") }),
            new FunctionResultContent("1", "r"), new FunctionResultContent("1", Json("\"r\"")), new FunctionResultContent("2", "r"),
        ];
        var keys = contents.Select(content => Keys.Of([new ChatMessage(ChatRole.User, [content])], new ChatOptions(), Client)).ToArray();

        keys.ShouldAllBe(key => key != null);
        keys.Distinct().Count().ShouldBe(contents.Length);
    }

    [Fact]
    public void Provider_endpoint_model_and_tenant_are_part_of_it()
    {
        string?[] keys =
        [
            Of("openai", "https://api.openai.com/v1", "gpt-4o"), Of("other", "https://api.openai.com/v1", "gpt-4o"),
            Of("openai", "https://proxy.example/v1", "gpt-4o"), Of("openai", "https://api.openai.com/v2", "gpt-4o"),
            Of("openai", "https://api.openai.com/v1", "gpt-4o-mini"), Of("openai", "https://api.openai.com/v1", "gpt-4o", "t"),
            Of("openai", "https://api.openai.com/v1", "gpt-4o", "u"), Of("openai", "https://api.openai.com/v1", "gpt-4o", ""),
        ];

        keys.Distinct().Count().ShouldBe(keys.Length);
    }

    [Fact]
    public void The_default_model_by_name_is_the_default_model() => KeyOf(o => o.ModelId = "gpt-4o").ShouldBe(KeyOf(_ => { }));

    [Fact]
    public void A_key_in_the_address_is_no_part_of_it() =>
        Of("x", "https://user:sk-1@a.example/v1?key=sk-2", "m").ShouldBe(Of("x", "https://user:sk-3@a.example/v1?key=sk-4", "m"));

    [Fact]
    public void A_client_that_does_not_say_who_it_is_shares_with_nobody()
    {
        var (one, other) = (new RequestKey("one"), new RequestKey("other"));
        ChatMessage[] messages = [new(ChatRole.User, "q")];

        one.Of(messages, new ChatOptions(), null).ShouldNotBe(other.Of(messages, new ChatOptions(), null));
        one.Of(messages, new ChatOptions(), new("openai", null, "m")).ShouldNotBe(other.Of(messages, new ChatOptions(), new("openai", null, "m")));
        one.Of(messages, new ChatOptions(), Client).ShouldBe(other.Of(messages, new ChatOptions(), Client));
    }

    [Fact]
    public void White_space_in_a_schema_and_the_order_of_properties_do_not_count()
    {
        KeyOf(o => o.ResponseFormat = Schema("""{ "type" : "object" }""")).ShouldBe(KeyOf(o => o.ResponseFormat = Schema("""{"type":"object"}""")));
        KeyOf(o => o.AdditionalProperties = new() { ["a"] = 1, ["b"] = 2L }).ShouldBe(
            KeyOf(o => o.AdditionalProperties = new() { ["b"] = (short)2, ["a"] = 1 }));
    }

    private static string? Of(string provider, string address, string model, string? tenant = null) => Keys.Of(
        [new(ChatRole.User, "q")], new LlmCall { Tenant = tenant }.AddTo(new ChatOptions()), new(provider, new Uri(address), model));

    [Fact]
    public void Another_format_of_the_same_provider_is_another_request()
    {
        string? Key(string? format) => Keys.Of([new(ChatRole.User, "q")], new ChatOptions { Temperature = 0 }, Client, format);

        Key("openai-responses").ShouldNotBe(Key(null));
        Key(null).ShouldBe(KeyOf(_ => { }));
    }

    private static string? KeyOf(Action<ChatOptions> change)
    {
        var options = new ChatOptions { Temperature = 0 };
        change(options);
        return Keys.Of([new(ChatRole.User, "q")], options, Client);
    }

    private static JsonElement Json(string text) => JsonElement.Parse(text);

    private static ChatResponseFormatJson Schema(string text, string? name = null, string? description = null) =>
        ChatResponseFormat.ForJsonSchema(Json(text), name, description);

#pragma warning disable MEAI001 // Experimental: such calls have to stay out of the cache.
    private static void Background(ChatOptions options) => options.AllowBackgroundResponses = true;

    private static void Continue(ChatOptions options) => options.ContinuationToken = ResponseContinuationToken.FromBytes(new byte[] { 1 });
#pragma warning restore MEAI001

    private sealed class OwnContent : AIContent;

    private sealed record Message(string Role, string[] Texts, string? Author)
    {
        // ChatMessage makes null of an empty author.
        public string Shape => JsonSerializer.Serialize(new object?[] { Exact(Role == "" ? "r" : Role), Texts.Select(Exact), Exact(Author == "" ? null : Author) });
    }

    private sealed record Request(
        Message[] Messages, string[] Stops, string? Instructions, string? Model, string? Tenant, int Top, int Seed, int Temperature,
        Dictionary<string, string> Extra)
    {
        public bool IsSameAs(Request other) => Shape == other.Shape;

        public string? Key()
        {
            var options = new LlmCall { Tenant = Tenant }.AddTo(new ChatOptions
            {
                StopSequences = [.. Stops],
                Instructions = Instructions,
                ModelId = Model,
                TopK = Top,
                Seed = Seed,
                Temperature = Temperature,
            });
            foreach (var (name, value) in Extra)
            {
                options.AdditionalProperties![name] = value;
            }

            return Keys.Of(
                [.. Messages.Select(m => new ChatMessage(new ChatRole(m.Role == "" ? "r" : m.Role), [.. m.Texts.Select(t => new TextContent(t))]) { AuthorName = m.Author })],
                options, Client);
        }

        private string Shape => JsonSerializer.Serialize(new object?[]
        {
            Messages.Select(m => m.Shape), Stops.Select(Exact), Exact(Instructions), Exact(Model ?? "gpt-4o"), Exact(Tenant), Top, Seed, Temperature,
            Extra.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => new[] { Exact(pair.Key), Exact(pair.Value) }),
        });
    }

    private static string? Exact(string? text) => text is null ? null : string.Join(',', text.Select(c => (int)c));
}
