using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace DenialOps.Benchmarks.Llm;

/// <summary>Answers at once, whole or in <see cref="Chunks"/> pieces: what is measured around it is overhead.</summary>
internal sealed class InstantChatClient : IChatClient
{
    internal const int Chunks = 1_000;
    private static readonly ChatMessage Answer = new(ChatRole.Assistant, "The claim was denied for want of a prior authorization.");
    private static readonly UsageDetails Usage = new() { InputTokenCount = 260, OutputTokenCount = 12, TotalTokenCount = 272 };
    private static readonly ChatClientMetadata Metadata = new("openai", new Uri("https://api.example/v1"), "gpt-4o");

    private static readonly ChatResponseUpdate[] Updates =
    [
        new() { Role = ChatRole.Assistant, ModelId = "gpt-4o" },
        .. Enumerable.Range(0, Chunks).Select(i => new ChatResponseUpdate { Contents = [new TextContent(" word")] }),
        new() { FinishReason = ChatFinishReason.Stop, Contents = [new UsageContent(Usage)] },
    ];

    public Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        Task.FromResult(new ChatResponse(Answer) { ModelId = "gpt-4o", FinishReason = ChatFinishReason.Stop, Usage = Usage });

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        for (var i = 0; i < Updates.Length; i++)
        {
            yield return Updates[i];
        }
    }

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceType == typeof(ChatClientMetadata) ? Metadata : serviceType.IsInstanceOfType(this) ? this : null;

    public void Dispose()
    {
    }
}
