using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using DenialOps.Facts;
using DenialOps.Llm;
using DenialOps.Llm.Prompts;
using DenialOps.Llm.StructuredOutput;
using DenialOps.Llm.Usage;
using DenialOps.Privacy;
using Microsoft.Extensions.AI;

namespace DenialOps.Assistance;

/// <summary>
/// The one place from which anything of a case goes to a model: with placeholders for what names a person, strictly read, and put back here.
/// What fails is told once and is no exception: whoever asked has a form of its own that needs no model.
/// </summary>
/// <param name="client">Who is asked.</param>
/// <param name="options">How.</param>
/// <param name="letter">The letter as rules have read it.</param>
internal sealed class ModelDesk(IChatClient client, AssistantOptions options, LetterReading letter)
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly StructuredOutputOptions Structured = new() { SchemaIsInPrompt = true };

    private readonly List<string> _warnings = [];
    private IdentifierMask _mask = options.SendIdentifiers ? IdentifierMask.None : IdentifierMask.Of(letter);
    private bool _isOver;
    private int _refusedByBudget;

    /// <summary>What the calls came to.</summary>
    public UsageTracker Usage { get; } = new();

    /// <summary>The same by prompt.</summary>
    public PromptTally ByPrompt { get; } = new();

    /// <summary>What was not done by the model, and why.</summary>
    public IReadOnlyList<string> Warnings => _warnings;

    /// <summary>Whether a budget that had no room was the reason for all that was left.</summary>
    public bool IsOverBudget => _warnings.Count > 0 && _refusedByBudget == _warnings.Count;

    /// <summary>The text as it may leave the machine.</summary>
    public string Hide(string text) => _mask.Hide(text);

    /// <summary>JSON as it may leave the machine. Its texts are hidden, not its text: a name next to an escaped line end would take the escape with it.</summary>
    public string HideJson(string json) => Mapped(JsonNode.Parse(json), _mask.Hide)!.ToJsonString(Readable);

    /// <summary>Things of a placeholder's form in a text that stand for nothing.</summary>
    public IReadOnlyList<string> Invented(string text) => _mask.Invented(text);

    /// <summary>Says that the model's form of something was not taken; nothing of the case and of what the model wrote is in it.</summary>
    public void Give(string what, string why) => _warnings.Add($"{what} by the model: {why}");

    /// <summary>Hides from now on what the model has found to be the member's too, and nothing less than before.</summary>
    public void Learn(LetterReading reading) => _mask = options.SendIdentifiers ? _mask : IdentifierMask.Of(reading, letter.Facts);

    /// <summary>Asks a prompt.</summary>
    /// <param name="prompt">The prompt, with hidden values.</param>
    /// <param name="type">The type of the answer.</param>
    /// <param name="task">What it is for, as "reading the letter".</param>
    /// <param name="otherwise">What is said if there is no answer, as "The letter was not read".</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <param name="onTooLong">Told that the model cannot hold the prompt, instead of the user; null where nobody can make it shorter.</param>
    /// <returns>The answer with its values put back; null where there is none.</returns>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async Task<T?> AskAsync<T>(RenderedPrompt prompt, JsonTypeInfo<T> type, string task, string otherwise, CancellationToken cancellationToken, Action? onTooLong = null)
        where T : class
    {
        if (_isOver)
        {
            return null;
        }

        var model = options.ModelOf(prompt.Name);
        options.OnSending?.Invoke(new SentPrompt(prompt.Name, prompt.Version, model, prompt.System, prompt.User));
        Tell(task);
        try
        {
            var answer = await client.ExtractAsync(Messages(prompt), type, Options(prompt, model, task), Structured, cancellationToken).ConfigureAwait(false);
            return Restored(answer.Json, type);
        }
        catch (LlmException failure) when (failure.Kind == LlmErrorKind.ContextLength && onTooLong is not null)
        {
            onTooLong();
            return null;
        }
        catch (LlmException failure)
        {
            _isOver = !IsOfOnePrompt(failure.Kind);
            _refusedByBudget += failure.Kind == LlmErrorKind.BudgetExceeded ? 1 : 0;
            Give(otherwise, failure.Message + (_isOver ? " Nothing more was asked in this run." : string.Empty));
            return null;
        }
        catch (JsonException)
        {
            Give(otherwise, "the answer could not be read once the placeholders were filled in.");
            return null;
        }
        finally
        {
            Tell(task);
        }
    }

    private void Tell(string task, int receivedCharacters = 0)
    {
        if (options.OnProgress is { } told)
        {
            var total = Usage.Summarize().Total;
            told(new AssistantProgress(task, total.TotalTokens, total.EstimatedCostUsd, receivedCharacters));
        }
    }

    /// <summary>
    /// Whether another prompt may fare better. A budget that is used up is one of these: a smaller call may still have room, and asking costs
    /// nothing.
    /// </summary>
    private static bool IsOfOnePrompt(LlmErrorKind kind) => kind is LlmErrorKind.InvalidOutput or LlmErrorKind.Truncated or LlmErrorKind.ContentFiltered
        or LlmErrorKind.Refused or LlmErrorKind.ContextLength or LlmErrorKind.BudgetExceeded or LlmErrorKind.InvalidRequest;

    private static List<ChatMessage> Messages(RenderedPrompt prompt) =>
        prompt.System is { } system ? [new(ChatRole.System, system), new(ChatRole.User, prompt.User)] : [new(ChatRole.User, prompt.User)];

    private ChatOptions Options(RenderedPrompt prompt, string? model, string task) => new LlmCall
    {
        Operation = prompt.Name,
        PromptName = prompt.Name,
        PromptVersion = prompt.Version,
        PromptHash = prompt.ContentHash,
        Sink = new Sinks([Usage, ByPrompt]),
        OnReceiving = options.OnProgress is null ? null : characters => Tell(task, characters),
    }.AddTo(new ChatOptions { ModelId = model, MaxOutputTokens = prompt.MaxTokens, Temperature = (float?)prompt.Temperature });

    /// <summary>The answer with the values in the places of their placeholders. They are put into its texts, not into its JSON, which a quotation mark in an address would break.</summary>
    private T Restored<T>(JsonElement answer, JsonTypeInfo<T> type)
        where T : class => JsonSerializer.Deserialize(Mapped(JsonNode.Parse(answer.GetRawText()), _mask.Restore), type)
            ?? throw new JsonException("The answer is null.");

    private static JsonNode? Mapped(JsonNode? node, Func<string, string> change) => node switch
    {
        JsonObject members => new JsonObject(members.Select(member => KeyValuePair.Create(member.Key, Mapped(member.Value, change)))),
        JsonArray items => new JsonArray([.. items.Select(item => Mapped(item, change))]),
        JsonValue value when value.TryGetValue(out string? text) => JsonValue.Create(change(text)),
        _ => node?.DeepClone(),
    };

    private sealed class Sinks(IUsageSink[] sinks) : IUsageSink
    {
        public async ValueTask WriteAsync(CallRecord call, CancellationToken cancellationToken)
        {
            foreach (var sink in sinks)
            {
                await sink.WriteAsync(call, cancellationToken).ConfigureAwait(false);
            }
        }
    }
}
