using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using DenialOps.Llm.StructuredOutput;
using Microsoft.Extensions.AI;

namespace DenialOps.Llm.Tests.StructuredOutput;

/// <summary>The schema of a type, as a prompt may show it.</summary>
public sealed class AnswerSchemaTests
{
    private static readonly JsonSerializerOptions Reflection = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
    };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_is_what_a_model_is_told_and_asked_for()
    {
        var type = ClaimJson.Default.ClaimLine;
        var client = new RecordingChatClient("""{"units":1}""");

        await client.ExtractAsync([new(ChatRole.User, "Which?")], type, null, new() { MaxRepairs = 0 }, Cancel).ContinueWith(_ => { }, Cancel);

        string schema = AnswerSchema.Of(type).GetRawText();
        var (messages, options) = client.Asked[0];
        messages.ShouldContain(message => message.Text.Contains($"<json_schema>\n{schema}\n</json_schema>"));
        options.ResponseFormat.ShouldBeOfType<ChatResponseFormatJson>().Schema!.Value.GetRawText().ShouldBe(schema);
        Should.Throw<ArgumentNullException>(() => AnswerSchema.Of(null!));
    }

    [Fact]
    public void A_type_that_comes_more_than_once_is_a_definition_at_the_top_as_OpenAI_wants_it()
    {
        string schema = Of<Bill>();

        References(schema).ShouldBe(["#/$defs/shared1", "#/$defs/shared1", "#/$defs/shared2", "#/$defs/shared2"], ignoreOrder: true);
        var definitions = JsonElement.Parse(schema).GetProperty("$defs");
        definitions.GetProperty("shared1").GetProperty("properties").GetProperty("units").GetProperty("items").GetRawText()
            .ShouldBe("""{"$ref":"#/$defs/shared2"}""");
        definitions.GetProperty("shared2").GetProperty("properties").GetProperty("count").GetProperty("type").GetString().ShouldBe("integer");
    }

    [Fact]
    public void A_type_within_itself_and_a_list_refer_to_the_top_too()
    {
        References(Of<Tree>()).ShouldAllBe(reference => reference == "#" || reference.StartsWith("#/$defs/"));
        References(Of<List<Tree>>()).ShouldNotBeEmpty();
        References(Of<List<Tree>>()).ShouldAllBe(reference => reference.StartsWith("#/$defs/"));
    }

    [Fact]
    public void Members_that_are_called_as_keywords_are_members()
    {
        var shared = JsonElement.Parse(Of<Odd>()).GetProperty("$defs").GetProperty("shared1");

        shared.GetProperty("properties").EnumerateObject().Select(member => member.Name).ShouldBe(["properties", "items"]);
        shared.GetProperty("required").EnumerateArray().Select(name => name.GetString()).ShouldBe(["properties", "items"]);
        shared.GetProperty("properties").GetProperty("properties").GetProperty("required").GetRawText().ShouldBe("""["count"]""");
    }

    [Fact]
    public async Task Answers_are_read_by_the_schema_that_was_moved()
    {
        const string good = """{"paid":[{"code":"a","units":[{"count":1}]}],"denied":[{"code":"b","units":[{"count":2}]}],"all":[{"count":3}]}""";
        var client = new RecordingChatClient(new ChatClientMetadata("openai", null, "gpt-5"), TestChatClient.Ok(good.Replace("\"b\"", "7")), TestChatClient.Ok(good));

        var answer = await client.ExtractAsync([new(ChatRole.User, "Which?")], (JsonTypeInfo<Bill>)Reflection.GetTypeInfo(typeof(Bill)), null, null, Cancel);

        answer.Value.Denied.ShouldHaveSingleItem().Units.ShouldHaveSingleItem().Count.ShouldBe(2);
        answer.Repairs.ShouldBe(1);
        client.Asked[1].Messages[^1].Text.ShouldContain("$.denied[0].code: must be");
    }

    private static string Of<T>() => AnswerSchema.Of(Reflection.GetTypeInfo(typeof(T))).GetRawText();

    private static string[] References(string schema) => [.. schema.Split("\"$ref\":\"").Skip(1).Select(rest => rest[..rest.IndexOf('"')])];

    private sealed record Units(int Count);

    private sealed record Line(string Code, IReadOnlyList<Units> Units);

    private sealed record Bill(IReadOnlyList<Line> Paid, IReadOnlyList<Line> Denied, IReadOnlyList<Units> All);

    private sealed record OddLine(Units Properties, string Items);

    private sealed record Odd(IReadOnlyList<OddLine> First, IReadOnlyList<OddLine> Second);

    private sealed record Tree(string Name, IReadOnlyList<Tree> Branches, Tree? Parent);
}
