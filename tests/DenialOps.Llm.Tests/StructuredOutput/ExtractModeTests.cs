using DenialOps.Llm.StructuredOutput;
using Microsoft.Extensions.AI;

namespace DenialOps.Llm.Tests.StructuredOutput;

/// <summary>How a model is told which JSON is wanted.</summary>
public sealed class ExtractModeTests
{
    private const string Valid = """{"payer":"Acme"}""";
    private static readonly ChatMessage[] Question = [new(ChatRole.System, "Be exact."), new(ChatRole.User, "Which?")];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("openai", "https://api.openai.com/v1", "gpt-4o", StructuredOutputMode.Auto, true, false, true)]
    [InlineData("openai", "https://mine.openai.azure.com", "gpt-4.1", StructuredOutputMode.Auto, true, false, true)]
    [InlineData("openai", null, "gpt-4o-mini-2024-07-18", StructuredOutputMode.Auto, true, false, true)]
    [InlineData("openai", "http://localhost:11434/v1", "llama", StructuredOutputMode.Auto, true, true, true)]
    [InlineData("openai", "https://notopenai.com/v1", "x", StructuredOutputMode.Auto, true, true, true)]
    [InlineData("openai", null, "gpt-4-turbo", StructuredOutputMode.Auto, false, true, false)]
    [InlineData("openai", null, "gpt-4", StructuredOutputMode.Auto, false, true, false)]
    [InlineData("anthropic", null, "claude-3-haiku-20240307", StructuredOutputMode.Auto, false, true, false)]
    [InlineData("anthropic", null, "claude-sonnet-4-5", StructuredOutputMode.Auto, true, false, true)]
    [InlineData("other", null, "x", StructuredOutputMode.Auto, true, true, false)]
    [InlineData(null, null, null, StructuredOutputMode.Auto, true, true, false)]
    [InlineData(null, null, null, StructuredOutputMode.Native, true, false, false)]
    [InlineData("openai", null, "gpt-4o", StructuredOutputMode.Prompt, false, true, false)]
    public async Task The_way_goes_by_provider_endpoint_and_model(
        string? provider, string? endpoint, string? model, StructuredOutputMode mode, bool native, bool told, bool strict)
    {
        var metadata = new ChatClientMetadata(provider, endpoint is null ? null : new Uri(endpoint), model);
        var client = new RecordingChatClient(metadata, TestChatClient.Ok(Valid));

        await client.ExtractAsync<Claim>(Question, null, new() { Mode = mode }, cancellationToken: Cancel);

        var (messages, options) = client.Asked.ShouldHaveSingleItem();
        (options.ResponseFormat is ChatResponseFormatJson { Schema: not null, SchemaName: "Claim" }).ShouldBe(native);
        messages.Any(message => message.Role == ChatRole.System && message.Text.Contains("<json_schema>", StringComparison.Ordinal)).ShouldBe(told);
        (options.AdditionalProperties?.ContainsKey("strict") is true).ShouldBe(strict);
    }

    [Fact]
    public async Task A_schema_that_the_prompt_tells_is_not_told_again()
    {
        var client = new RecordingChatClient(new ChatClientMetadata("openai", new Uri("http://localhost:11434/v1"), "llama"), TestChatClient.Ok(Valid));

        await client.ExtractAsync<Claim>(Question, null, new() { SchemaIsInPrompt = true }, cancellationToken: Cancel);

        var (messages, options) = client.Asked.ShouldHaveSingleItem();
        messages.Select(message => message.Text).ShouldBe(Question.Select(message => message.Text));
        options.ResponseFormat.ShouldBeOfType<ChatResponseFormatJson>().Schema.ShouldNotBeNull();
    }

    [Fact]
    public async Task The_instruction_follows_the_system_messages()
    {
        var client = new RecordingChatClient(Valid);

        await client.ExtractAsync<Claim>(Question, cancellationToken: Cancel);

        client.Asked[0].Messages.Select(message => message.Role).ShouldBe([ChatRole.System, ChatRole.System, ChatRole.User]);
        client.Asked[0].Messages[0].Text.ShouldBe("Be exact.");
    }

    [Fact]
    public async Task The_call_decides_by_its_own_model_and_strictness()
    {
        var client = new RecordingChatClient(new ChatClientMetadata("openai", null, "gpt-4-turbo"), TestChatClient.Ok(Valid));
        var options = new ChatOptions { ModelId = "gpt-5", AdditionalProperties = new() { ["strict"] = false } };

        await client.ExtractAsync<Claim>(Question, options, name: "My-Claim", cancellationToken: Cancel);

        var asked = client.Asked.ShouldHaveSingleItem().Options;
        asked.ResponseFormat.ShouldBeOfType<ChatResponseFormatJson>().SchemaName.ShouldBe("My-Claim");
        asked.AdditionalProperties!["strict"].ShouldBe(false);
    }

    [Fact]
    public async Task A_type_with_open_members_is_not_asked_for_strictly()
    {
        var client = new RecordingChatClient(new ChatClientMetadata("openai", null, "gpt-4o"), TestChatClient.Ok("""{"counts":{"a":1}}"""));

        var answer = await client.ExtractAsync<Counts>(Question, cancellationToken: Cancel);

        answer.Value.ByName["a"].ShouldBe(1);
        client.Asked[0].Options.AdditionalProperties.ShouldBeNull();
        client.Asked[0].Options.ResponseFormat.ShouldBeOfType<ChatResponseFormatJson>().Schema.ShouldNotBeNull();
    }

    [Fact]
    public async Task Json_of_any_form_is_asked_for_in_words_too()
    {
        var client = new RecordingChatClient(new ChatClientMetadata("openai", null, "gpt-4o"), TestChatClient.Ok("[1, 2]"));

        var answer = await client.ExtractJsonAsync(Question, cancellationToken: Cancel);

        answer.Value.GetArrayLength().ShouldBe(2);
        client.Asked[0].Messages.ShouldContain(message => message.Text.Contains("JSON", StringComparison.Ordinal));
        client.Asked[0].Options.ResponseFormat.ShouldBe(ChatResponseFormat.Json);
    }

    [Theory]
    [InlineData("MaxRepairs is -1; allowed: from 0 to 5", -1, 64, StructuredOutputMode.Auto)]
    [InlineData("MaxRepairs is 6; allowed: from 0 to 5", 6, 64, StructuredOutputMode.Auto)]
    [InlineData("MaxDepth is 0; allowed: from 1 to 256", 1, 0, StructuredOutputMode.Auto)]
    [InlineData("Mode is 9; allowed: Auto, Native, Prompt", 1, 64, (StructuredOutputMode)9)]
    public async Task A_wrong_option_is_refused_by_name(string problem, int repairs, int depth, StructuredOutputMode mode)
    {
        var client = new RecordingChatClient(Valid);
        var structured = new StructuredOutputOptions { MaxRepairs = repairs, MaxDepth = depth, Mode = mode };

        var error = await Should.ThrowAsync<ArgumentException>(() => client.ExtractAsync<Claim>(Question, null, structured, cancellationToken: Cancel));

        error.Message.ShouldContain("StructuredOutputOptions." + problem);
        client.Asked.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("")]
    [InlineData("two words")]
    public async Task A_name_that_no_provider_takes_is_refused(string name) =>
        await Should.ThrowAsync<ArgumentException>(() => new RecordingChatClient(Valid).ExtractJsonAsync(Question, name: name, cancellationToken: Cancel));

    internal sealed record Counts([property: System.Text.Json.Serialization.JsonPropertyName("counts")] Dictionary<string, int> ByName);
}
