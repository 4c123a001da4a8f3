using Microsoft.Extensions.AI;

namespace DenialOps.Llm.Tests.StructuredOutput;

/// <summary>Answers with texts in their order, the last one for good, and keeps what it was asked.</summary>
internal sealed class RecordingChatClient : DelegatingChatClient
{
    private readonly ChatClientMetadata? metadata;

    public RecordingChatClient(params string[] answers)
        : this(null, [.. answers.Select(answer => TestChatClient.Ok(answer))])
    {
    }

    public RecordingChatClient(ChatClientMetadata? metadata, params ChatResponse[] answers)
        : base(new TestChatClient { Answer = (call, _, _) => Task.FromResult(answers[Math.Min(call, answers.Length) - 1]) }) =>
        this.metadata = metadata;

    public List<(ChatMessage[] Messages, ChatOptions Options)> Asked { get; } = [];

    public override Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        Asked.Add(([.. messages], options!));
        return base.GetResponseAsync(messages, options, cancellationToken);
    }

    public override object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceType == typeof(ChatClientMetadata) ? metadata : base.GetService(serviceType, serviceKey);
}
