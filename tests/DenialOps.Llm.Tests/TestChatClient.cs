using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace DenialOps.Llm.Tests;

/// <summary>A client that answers by functions; without one it answers "ok" with a usage of 10 in and 5 out.</summary>
internal sealed class TestChatClient : IChatClient
{
    private int calls;

    public Func<int, ChatOptions?, CancellationToken, Task<ChatResponse>>? Answer { get; init; }

    public Func<int, ChatOptions?, CancellationToken, IAsyncEnumerable<ChatResponseUpdate>>? Stream { get; init; }

    public int Calls => calls;

    public bool IsDisposed { get; private set; }

    public static ChatResponse Ok(string text = "ok", string model = "gpt-4o", long input = 10, long output = 5) =>
        new(new ChatMessage(ChatRole.Assistant, text))
        {
            ModelId = model,
            FinishReason = ChatFinishReason.Stop,
            Usage = new UsageDetails { InputTokenCount = input, OutputTokenCount = output, TotalTokenCount = input + output },
        };

    public Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var call = Interlocked.Increment(ref calls);
        return Answer?.Invoke(call, options, cancellationToken) ?? Task.FromResult(Ok());
    }

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var call = Interlocked.Increment(ref calls);
        var updates = Stream?.Invoke(call, options, cancellationToken) ?? Ok().ToChatResponseUpdates().ToAsyncEnumerable();
        await foreach (var update in updates.WithCancellation(cancellationToken))
        {
            yield return update;
        }
    }

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is null && serviceType.IsInstanceOfType(this) ? this : null;

    public void Dispose() => IsDisposed = true;
}
