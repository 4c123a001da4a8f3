using DenialOps.Facts;
using DenialOps.Llm;

namespace DenialOps.Assistance;

/// <summary>
/// A model that helps with cases: it reads what rules have not read, and puts our words into words for this case. Nothing of it is taken on
/// trust, and whatever names the member stays on this machine.
/// </summary>
/// <threadsafety>Safe to use from any number of threads, for any number of cases at once.</threadsafety>
/// <example>
/// <code>
/// using var client = LlmClient.Create("openai", key);
/// var pipeline = new CasePipeline(TimeProvider.System, assistant: new CaseAssistant(client));
/// var pack = await pipeline.RunAsync(letter);
/// </code>
/// </example>
public sealed class CaseAssistant
{
    private readonly LlmClient _client;
    private readonly AssistantOptions _options;

    /// <summary>Creates an assistant.</summary>
    /// <param name="client">Who is asked. Not disposed of.</param>
    /// <param name="options">How; null for the defaults. Copied.</param>
    /// <exception cref="ArgumentException">An option is outside its range; the message names it.</exception>
    public CaseAssistant(LlmClient client, AssistantOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(client);
        _client = client;
        _options = (options ?? new AssistantOptions()).Checked(nameof(options));
    }

    internal AssistantOptions Options => _options;

    /// <summary>The desk for one case.</summary>
    internal ModelDesk Open(LetterReading reading) => new(_client, _options, reading);
}
