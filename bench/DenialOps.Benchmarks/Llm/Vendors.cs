using System.ClientModel;
using System.ClientModel.Primitives;
using Anthropic;
using DenialOps.Llm;
using DenialOps.Llm.Providers;
using Microsoft.Extensions.AI;
using OpenAI;
using OpenAI.Chat;

namespace DenialOps.Benchmarks.Llm;

/// <summary>The vendors' own clients with their own retries, as anybody has them, and this package's over the same transport.</summary>
internal static class Vendors
{
    internal const string OpenAiModel = "gpt-4o";
    internal const string AnthropicModel = "claude-sonnet-4-5";

    internal static readonly string[] Names =
    [
        "OpenAI's client, its default retries", "the whole client with OpenAI's inside",
        "Anthropic's client, its default retries", "the whole client with Anthropic's inside",
    ];

    /// <summary>A client by its name, over a transport that answers at once.</summary>
    internal static IChatClient Build(string name, HttpMessageHandler transport) => Array.IndexOf(Names, name) switch
    {
        0 => OpenAi(handler: transport),
        1 => Ours(LlmProvider.OpenAI, transport),
        2 => Anthropic(handler: transport),
        3 => Ours(LlmProvider.Anthropic, transport),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "No such client."),
    };

    /// <summary>OpenAI's client, bare.</summary>
    internal static IChatClient OpenAi(Uri? endpoint = null, HttpMessageHandler? handler = null) => new ChatClient(
        OpenAiModel, new ApiKeyCredential("sim-key"), new OpenAIClientOptions
        {
            Endpoint = endpoint,
            Transport = handler is null ? null : new HttpClientPipelineTransport(new HttpClient(handler)),
        }).AsIChatClient();

    /// <summary>Anthropic's client, bare.</summary>
    internal static IChatClient Anthropic(Uri? endpoint = null, HttpMessageHandler? handler = null) => new AnthropicClient
    {
        ApiKey = "sim-key",
        BaseUrl = endpoint?.ToString() ?? "https://api.anthropic.com",
        HttpClient = handler is null ? new HttpClient() : new HttpClient(handler),
    }.AsIChatClient(AnthropicModel, 1_000);

    /// <summary>The whole client of this package over a transport.</summary>
    internal static IChatClient Ours(LlmProvider provider, HttpMessageHandler handler) => LlmClient.Create(
        new LlmClientOptions { StreamUnderneath = false, Budget = Pipelines.Budget(), Target = { RateLimit = Pipelines.Limits() } },
        new LlmClientServices
        {
            Provider = new ProviderChatClient(
                new() { Provider = provider, ApiKey = "sim-key", Model = provider == LlmProvider.Anthropic ? AnthropicModel : OpenAiModel },
                handler: handler),
        });
}
