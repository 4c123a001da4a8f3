using System.ClientModel;
using System.ClientModel.Primitives;
using Anthropic;
using DenialOps.Llm.Providers;
using Microsoft.Extensions.AI;
using OpenAI;
using OpenAI.Chat;
using OpenAI.Responses;
using ProviderSimulator;

namespace DenialOps.Llm.Tests.Providers;

/// <summary>The vendors' own clients as anybody has them, with nothing of ours around them; only their retries are off.</summary>
internal static class VendorClients
{
    internal static IChatClient Open(Simulator simulator, LlmProvider provider, string model, string key = "key") => provider switch
    {
        LlmProvider.Anthropic => new AnthropicClient
        {
            ApiKey = key,
            BaseUrl = simulator.AnthropicEndpoint.ToString(),
            MaxRetries = 0,
            Timeout = Timeout.InfiniteTimeSpan,
        }.AsIChatClient(model, 1_000),
#pragma warning disable OPENAI001, MEAI001 // Both may still change; this is a test of what is there now.
        LlmProvider.OpenAIResponses => new ResponsesClient(
            new ApiKeyCredential(key), Quiet(new ResponsesClientOptions { Endpoint = simulator.OpenAiEndpoint })).AsIChatClient(model),
#pragma warning restore OPENAI001, MEAI001
        _ => new ChatClient(
            model, new ApiKeyCredential(key), Quiet(new OpenAIClientOptions { Endpoint = simulator.OpenAiEndpoint })).AsIChatClient(),
    };

    private static T Quiet<T>(T options)
        where T : ClientPipelineOptions
    {
        options.RetryPolicy = new ClientRetryPolicy(maxRetries: 0);
        options.NetworkTimeout = Timeout.InfiniteTimeSpan;
        return options;
    }
}
