using Microsoft.Extensions.AI;

namespace DenialOps.Llm.StructuredOutput;

/// <summary>An extraction that is run where it has its place in a pipeline.</summary>
internal interface IExtraction
{
    /// <summary>Asks until the answer is valid.</summary>
    /// <param name="inner">Who is asked.</param>
    /// <param name="options">The options of each call; not changed.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The answer that is valid.</returns>
    Task<ChatResponse> RunAsync(IChatClient inner, ChatOptions options, CancellationToken cancellationToken);
}
