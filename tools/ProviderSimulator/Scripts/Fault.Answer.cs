namespace ProviderSimulator.Scripts;

/// <content>Failures in the shape of a success: status 200, well-formed, and not what was asked for.</content>
public static partial class Fault
{
    private const string HalfJson = """{"denied":true,"reason":"the letter says that the service wa""";

    internal static Answer DefaultAnswer { get; } =
        new() { Text = "This is a simulated answer. It has more than one piece, so that a stream has a middle." };

    internal static Step DefaultReply => Reply.With(DefaultAnswer);

    /// <summary>A whole answer whose usage is not reported.</summary>
    /// <param name="answer">The answer; null is a default one.</param>
    /// <returns>The step.</returns>
    public static Step UsageMissing(Answer? answer = null) =>
        Answering((answer ?? DefaultAnswer) with { ReportsUsage = false }, "usage-missing", Delivery.Whole);

    /// <summary>JSON that the limit of output tokens cut off; the finish reason says so.</summary>
    /// <param name="json">The beginning of the JSON; null is a default one.</param>
    /// <returns>The step.</returns>
    public static Step TruncatedJson(string? json = null) =>
        Answering(new() { Json = json ?? HalfJson, Finish = FinishReason.Length }, "truncated-json", Delivery.Whole);

    /// <summary>The model declines.</summary>
    /// <param name="sentence">How it says so.</param>
    /// <returns>The step.</returns>
    public static Step Refusal(string sentence = "I'm sorry, but I can't help with that.") =>
        Answering(new() { Refusal = sentence }, "refusal", Delivery.Whole);

    /// <summary>A filter stops the answer after some of its text.</summary>
    /// <param name="text">The text before that.</param>
    /// <returns>The step.</returns>
    public static Step ContentFilter(string text = "The first half of a sentence that") =>
        Answering(new() { Text = text, Finish = FinishReason.ContentFilter }, "content-filter", Delivery.Whole);

    /// <summary>The context window is full before the answer ends.</summary>
    /// <param name="text">The text before that.</param>
    /// <returns>The step.</returns>
    public static Step ContextWindowExceeded(string text = "The first half of a sentence that") =>
        Answering(new() { Text = text, Finish = FinishReason.ContextWindowExceeded }, "context-window-exceeded", Delivery.Whole);

    /// <summary>The provider pauses a long turn.</summary>
    /// <param name="text">The text before that.</param>
    /// <returns>The step.</returns>
    public static Step PauseTurn(string text = "Let me look further.") =>
        Answering(new() { Text = text, Finish = FinishReason.PauseTurn }, "pause-turn", Delivery.Whole);

    /// <summary>A well-formed answer without any content.</summary>
    /// <returns>The step.</returns>
    public static Step EmptyContent() => Answering(new(), "empty-content", Delivery.Whole);

    private static Step Answering(Answer? answer, string name, Delivery delivery) =>
        new(answer ?? DefaultAnswer) { Name = name, Delivery = delivery };
}
