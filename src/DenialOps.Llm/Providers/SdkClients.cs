using System.ClientModel;
using System.ClientModel.Primitives;
using Anthropic;
using Anthropic.Core;
using Microsoft.Extensions.AI;
using OpenAI;
using OpenAI.Chat;

namespace DenialOps.Llm.Providers;

/// <summary>The vendors' own clients, with everything off that this package does: retries, timeouts, logs.</summary>
internal static class SdkClients
{
    internal static IChatClient Create(ProviderOptions options, HttpClient http) => options.Provider switch
    {
        LlmProvider.Anthropic => new AnthropicClient
        {
            HttpClient = http,
            ApiKey = options.ApiKey,
            BaseUrl = options.Endpoint?.ToString() ?? EnvironmentUrl.Production,
            MaxRetries = 0,
            Timeout = Timeout.InfiniteTimeSpan,
            OpenTelemetry = false,
        }.AsIChatClient(options.Model, options.DefaultMaxOutputTokens),
        LlmProvider.OpenAIResponses => ResponsesSdk.Create(options, http),
        _ => Chat(options, http),
    };

    /// <summary>Leaves an OpenAI client nothing but to write requests and read answers.</summary>
    internal static void TurnOff(ClientPipelineOptions pipeline, HttpClient http)
    {
        pipeline.RetryPolicy = new ClientRetryPolicy(maxRetries: 0);
        pipeline.NetworkTimeout = Timeout.InfiniteTimeSpan;
        pipeline.Transport = new HttpClientPipelineTransport(http);
        pipeline.ClientLoggingOptions = new() { EnableLogging = false };
    }

    internal static SocketsHttpHandler Sockets(ProviderOptions options) => new()
    {
        PooledConnectionLifetime = options.PooledConnectionLifetime,
        ConnectTimeout = options.ConnectTimeout,
        AutomaticDecompression = System.Net.DecompressionMethods.All,
        // A redirect would carry the key, which is in a header of its own, to another host.
        AllowAutoRedirect = false,
        UseCookies = false,
    };

    private static IChatClient Chat(ProviderOptions options, HttpClient http)
    {
        var pipeline = new OpenAIClientOptions { Endpoint = options.Endpoint };
        TurnOff(pipeline, http);
        return new ChatClient(options.Model, new ApiKeyCredential(options.ApiKey!), pipeline).AsIChatClient();
    }
}
