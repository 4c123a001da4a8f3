namespace ProviderSimulator.Scripts;

/// <content>Faults of the connection: refused, reset, silent, slow, cut.</content>
public static partial class Fault
{
    /// <summary>
    /// The request's connection is reset, and new ones are refused for a while. <see cref="Simulator.RefusingAddress"/> refuses always.
    /// </summary>
    /// <param name="duration">For how long, by the simulator's clock.</param>
    /// <returns>The step.</returns>
    public static Step ConnectionRefused(TimeSpan duration) =>
        Answering(null, "connection-refused", new() { Fate = ConnectionFate.Refuse, RefusesFor = duration });

    /// <summary>The connection is reset before a byte of the answer.</summary>
    /// <returns>The step.</returns>
    public static Step ResetBeforeHeaders() => Answering(null, "reset-before-headers", new() { Fate = ConnectionFate.Reset });

    /// <summary>The connection is closed in order before a byte of the answer.</summary>
    /// <returns>The step.</returns>
    public static Step CloseBeforeHeaders() => Answering(null, "close-before-headers", new() { Fate = ConnectionFate.Close });

    /// <summary>The connection is reset in the middle of the body.</summary>
    /// <param name="answer">The answer that breaks off; null is a default one.</param>
    /// <param name="afterEvents">How many content events come before that.</param>
    /// <returns>The step.</returns>
    public static Step ResetMidBody(Answer? answer = null, int afterEvents = 2) =>
        Answering(answer, "reset-midbody", new() { Ending = BodyEnding.Reset, EventsBeforeEnding = afterEvents });

    /// <summary>The connection is closed in the middle of the body: HTTP's own end is missing.</summary>
    /// <param name="answer">The answer that breaks off; null is a default one.</param>
    /// <param name="afterEvents">How many content events come before that.</param>
    /// <returns>The step.</returns>
    public static Step Cut(Answer? answer = null, int afterEvents = 2) =>
        Answering(answer, "cut", new() { Ending = BodyEnding.Cut, EventsBeforeEnding = afterEvents });

    /// <summary>
    /// The content stops in the middle and HTTP ends correctly: a stream has neither a finish reason nor a last line, and JSON is half.
    /// </summary>
    /// <param name="answer">The answer that breaks off; null is a default one.</param>
    /// <param name="afterEvents">How many content events come before that.</param>
    /// <returns>The step.</returns>
    public static Step EndEarly(Answer? answer = null, int afterEvents = 2) =>
        Answering(answer, "end-early", new() { Ending = BodyEnding.Early, EventsBeforeEnding = afterEvents });

    /// <summary>In the middle of the body nothing more comes; the connection stays open until the client gives up.</summary>
    /// <param name="answer">The answer that stalls; null is a default one.</param>
    /// <param name="afterEvents">How many content events come before that.</param>
    /// <returns>The step.</returns>
    public static Step Stall(Answer? answer = null, int afterEvents = 2) =>
        Answering(answer, "stall", new() { Ending = BodyEnding.Stall, EventsBeforeEnding = afterEvents });

    /// <summary>The request is taken and never answered; the connection stays open until the client gives up.</summary>
    /// <returns>The step.</returns>
    public static Step Silence() => Answering(null, "silence", new() { BeforeHeaders = Timeout.InfiniteTimeSpan });

    /// <summary>The status line comes late; the answer is whole.</summary>
    /// <param name="wait">How late, by the simulator's clock.</param>
    /// <param name="answer">The answer; null is a default one.</param>
    /// <returns>The step.</returns>
    public static Step SlowHeaders(TimeSpan wait, Answer? answer = null) =>
        Answering(answer, "slow-headers", new() { BeforeHeaders = wait });

    /// <summary>Headers and opening events come at once, the first content late; the answer is whole.</summary>
    /// <param name="wait">How late, by the simulator's clock.</param>
    /// <param name="keepAlives">How many keep-alives are sent meanwhile; they are not content.</param>
    /// <param name="answer">The answer; null is a default one.</param>
    /// <returns>The step.</returns>
    public static Step SlowFirstToken(TimeSpan wait, int keepAlives = 0, Answer? answer = null) =>
        Answering(answer, "slow-first-token", new() { BeforeContent = wait, KeepAlives = keepAlives });

    /// <summary>Every event comes late; the answer is whole.</summary>
    /// <param name="wait">The wait before each event after the first, by the simulator's clock.</param>
    /// <param name="answer">The answer; null is a default one.</param>
    /// <returns>The step.</returns>
    public static Step SlowStream(TimeSpan wait, Answer? answer = null) =>
        Answering(answer, "slow-stream", new() { BetweenEvents = wait });
}
