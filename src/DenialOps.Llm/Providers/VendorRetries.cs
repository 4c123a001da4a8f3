using System.ClientModel.Primitives;
using System.Reflection;
using Anthropic;
using Microsoft.Extensions.AI;
using OpenAI.Chat;

namespace DenialOps.Llm.Providers;

/// <summary>Whether a vendor's client sends failed calls again by itself: around it, ours would multiply with them.</summary>
internal static class VendorRetries
{
    private const string HowOpenAI = "set OpenAIClientOptions.RetryPolicy to new ClientRetryPolicy(maxRetries: 0)";
    private const string HowAnthropic = "set AnthropicClient.MaxRetries to 0";

    // Neither is public in System.ClientModel 1.16. Where a later version names them otherwise, nothing is refused; a test sees that.
    private static readonly FieldInfo? Policies =
        typeof(ClientPipeline).GetField("_policies", BindingFlags.Instance | BindingFlags.NonPublic);

    private static readonly FieldInfo? MaxRetries =
        typeof(ClientRetryPolicy).GetField("_maxRetries", BindingFlags.Instance | BindingFlags.NonPublic);

    /// <exception cref="InvalidOperationException">It does; the message says how to stop it.</exception>
    internal static void RefuseIfOn(IChatClient client)
    {
        // Ours has them off, and makes the vendor's client only at the first call.
        if (client.GetService<ProviderChatClient>() is not null)
        {
            return;
        }

        if (client.GetService<ChatClient>() is { } openAI && Count(openAI.Pipeline) is > 0 and var count)
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
        if (MaxRetries is not null && Policies?.GetValue(pipeline) is ReadOnlyMemory<PipelinePolicy> policies)
        {
            foreach (var policy in policies.Span)
            {
                if (policy is ClientRetryPolicy)
                {
                    return MaxRetries.GetValue(policy) as int?;
                }
            }
        }

        return null;
    }

    private static InvalidOperationException Refusal(string what, string how) => new(
        $"{what}: its attempts would multiply with those of UseRetry. Switch its retries off ({how}), or use {nameof(ProviderChatClient)}.");
}
