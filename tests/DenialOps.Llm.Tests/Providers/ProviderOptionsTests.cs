using DenialOps.Llm.Providers;

namespace DenialOps.Llm.Tests.Providers;

public sealed class ProviderOptionsTests
{
    private const string Key = "marked-key-0123456789";

    public static TheoryData<string, Action<ProviderOptions>> Wrong => new()
    {
        { nameof(ProviderOptions.ApiKey), options => options.ApiKey = "" },
        { nameof(ProviderOptions.ApiKey), options => options.ApiKey = null },
        { nameof(ProviderOptions.ApiKey), options => options.ApiKey = Key + "\n" },
        { nameof(ProviderOptions.Model), options => options.Model = " " },
        { nameof(ProviderOptions.Provider), options => options.Provider = (LlmProvider)7 },
        { nameof(ProviderOptions.Endpoint), options => options.Endpoint = new("localhost:8089/v1", UriKind.RelativeOrAbsolute) },
        { nameof(ProviderOptions.Endpoint), options => options.Endpoint = new("/v1", UriKind.Relative) },
        { nameof(ProviderOptions.Endpoint), options => options.Endpoint = new("ftp://host/v1") },
        { nameof(ProviderOptions.Endpoint), options => options.Endpoint = new($"http://user:{Key}@host/v1") },
        { nameof(ProviderOptions.ConnectTimeout), options => options.ConnectTimeout = TimeSpan.Zero },
        { nameof(ProviderOptions.PooledConnectionLifetime), options => options.PooledConnectionLifetime = TimeSpan.FromDays(2) },
        { nameof(ProviderOptions.DefaultMaxOutputTokens), options => options.DefaultMaxOutputTokens = 0 },
        { nameof(ProviderOptions.MaxResponseBytes), options => options.MaxResponseBytes = 1 },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_wrong_option_is_refused_by_name_and_without_the_key(string option, Action<ProviderOptions> spoil)
    {
        var options = new ProviderOptions { ApiKey = Key, Model = "gpt-4o" };
        spoil(options);

        var error = Should.Throw<ArgumentException>(() => new ProviderChatClient(options));

        error.Message.ShouldContain($"ProviderOptions.{option} is ");
        error.Message.ShouldContain("allowed: ");
        error.Message.ShouldNotContain("marked");
    }

    [Fact]
    public void The_key_is_never_shown()
    {
        var options = new ProviderOptions { ApiKey = Key, Model = "gpt-4o", Endpoint = new($"https://host/v1?key={Key}") };

        options.ToString().ShouldBe(
            "ProviderOptions { Provider = OpenAI, Model = gpt-4o, Endpoint = https://host/v1?key=[redacted] }");
    }

    [Theory]
    [InlineData("openai", LlmProvider.OpenAI)]
    [InlineData("OpenAI-Responses", LlmProvider.OpenAIResponses)]
    [InlineData(" Anthropic", LlmProvider.Anthropic)]
    public void A_provider_is_known_by_its_name(string name, LlmProvider provider) => LlmProviders.Parse(name).ShouldBe(provider);

    [Fact]
    public void Another_name_is_refused_with_those_that_there_are()
    {
        var error = Should.Throw<ArgumentException>(() => LlmProviders.Parse("gemini"));

        error.Message.ShouldStartWith("The provider is \"gemini\"; allowed: openai, openai-responses, anthropic.");
        Should.Throw<ArgumentException>(() => LlmProviders.Parse("sk-marked-0123456789")).Message.ShouldNotContain("marked");
    }
}
