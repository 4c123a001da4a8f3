namespace ProviderSimulator.Scripts;

/// <summary>Steps that answer as a healthy provider does.</summary>
public static class Reply
{
    /// <summary>An answer in words.</summary>
    /// <param name="text">The words.</param>
    /// <param name="usage">What the provider reports; null counts it.</param>
    /// <returns>The step.</returns>
    public static Step Text(string text, Usage? usage = null) => With(new Answer { Text = text, Usage = usage });

    /// <summary>An answer to a request for structured output: as text, or as arguments where the request forces a tool.</summary>
    /// <param name="json">The JSON, sent as it stands.</param>
    /// <param name="usage">What the provider reports; null counts it.</param>
    /// <returns>The step.</returns>
    public static Step Json(string json, Usage? usage = null) => With(new Answer { Json = json, Usage = usage });

    /// <summary>A call of one tool.</summary>
    /// <param name="tool">The tool's name.</param>
    /// <param name="arguments">The text of its JSON arguments.</param>
    /// <param name="usage">What the provider reports; null counts it.</param>
    /// <returns>The step.</returns>
    public static Step Tool(string tool, string arguments, Usage? usage = null) =>
        With(new Answer { ToolCalls = [new(tool, arguments)], Usage = usage });

    /// <summary>Any answer.</summary>
    /// <param name="answer">The answer.</param>
    /// <returns>The step.</returns>
    public static Step With(Answer answer) => new(answer);
}
