using DenialOps.Llm.Usage;
using Microsoft.Extensions.AI;

namespace DenialOps.Llm.Budgets;

/// <summary>The most that a call can cost: at once by the bytes of its request, and nearer by its tokens, which takes longer.</summary>
/// <param name="prices">What tokens cost.</param>
/// <param name="model">The model that is asked.</param>
/// <param name="at">When.</param>
/// <param name="messages">The prompt.</param>
/// <param name="options">The call's options.</param>
/// <param name="output">The most output tokens.</param>
internal readonly struct WorstCase(
    BudgetPrices prices, string model, DateTimeOffset at, IReadOnlyList<ChatMessage> messages, ChatOptions? options, long output)
{
    // No prose has a token for so many bytes.
    private const int MostBytesOfToken = 16;

    /// <summary>By the bytes; null where the price is not known, as it may be of a long request.</summary>
    internal decimal? Quick => Cost(InputBound.ByBytes(messages, options));

    /// <summary>By the tokens; null where the price is not known.</summary>
    internal decimal? Near => Cost(InputBound.ByTokens(messages, options, model));

    /// <summary>What the nearer one is not below, so that it need not be counted where there is no room for this.</summary>
    internal decimal? Least => Cost(InputBound.ByBytes(messages, options) / MostBytesOfToken);

    private decimal? Cost(long input) => prices.Most(model, at, input, output, isMarked: IsMarked());

    // What may ask the provider to write the prompt to its cache: marks on contents, messages and tools, and requests in the vendor's form.
    private bool IsMarked()
    {
        for (var i = 0; i < messages.Count; i++)
        {
            var message = messages[i];
            if (message.RawRepresentation is not null || message.AdditionalProperties is { Count: > 0 })
            {
                return true;
            }

            for (var j = 0; j < message.Contents.Count; j++)
            {
                if (message.Contents[j] is { RawRepresentation: not null } or { AdditionalProperties.Count: > 0 })
                {
                    return true;
                }
            }
        }

        return options?.RawRepresentationFactory is not null || options?.Tools?.Any(tool => tool.AdditionalProperties.Count > 0) is true;
    }
}
