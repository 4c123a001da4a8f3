using System.ClientModel.Primitives;
using System.Runtime.CompilerServices;
using Anthropic;
using Microsoft.Extensions.AI;
using OpenAI.Chat;

namespace DenialOps.Llm.Providers;

/// <summary>Whether a vendor's client sends failed calls again by itself: around it, ours would multiply with them.</summary>
internal static class VendorRetries
{
    private const string HowOpenAI = "set OpenAIClientOptions.RetryPolicy to new ClientRetryPolicy(maxRetries: 0)";
    private const string HowAnthropic = "set AnthropicClient.MaxRetries to 0";

    /// <exception cref="InvalidOperationException">It does; the message says how to stop it.</exception>
    internal static void RefuseIfOn(IChatClient client)
    {
        // Ours has them off, and makes the vendor's client only at the first call.
        if (client.GetService<ProviderChatClient>() is not null)
        {
            return;
        }

        if ((client.GetService<ChatClient>()?.Pipeline ?? ResponsesSdk.PipelineOf(client)) is { } pipeline && Count(pipeline) is > 0 and var count)
        {
            throw Refusal($"OpenAI's client sends a failed call again up to {count} times by itself", HowOpenAI);
        }

        if (client.GetService<IAnthropicClient>() is AnthropicClient { MaxRetries: not 0 })
        {
            throw Refusal("Anthropic's client sends failed calls again by itself", HowAnthropic);
        }
    }

    private static int? Count(ClientPipeline pipeline)
    {
        try
        {
            foreach (var policy in Policies(pipeline).Span)
            {
                if (policy is ClientRetryPolicy retries)
                {
                    return MaxRetries(retries);
                }
            }
        }
        catch (MissingFieldException)
        {
            // A later version names them otherwise: nothing is refused then, and a test sees that.
        }

        return null;
    }

    // Neither is public in System.ClientModel 1.16. An accessor keeps its field where what nobody uses is trimmed away.
    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_policies")]
    private static extern ref ReadOnlyMemory<PipelinePolicy> Policies(ClientPipeline pipeline);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_maxRetries")]
    private static extern ref int MaxRetries(ClientRetryPolicy policy);

    private static InvalidOperationException Refusal(string what, string how) => new(
        $"{what}: its attempts would multiply with those of UseRetry. Switch its retries off ({how}), or use {nameof(ProviderChatClient)}.");
}
