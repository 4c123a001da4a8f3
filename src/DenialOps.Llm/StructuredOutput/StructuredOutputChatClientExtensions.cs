using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.AI;

namespace DenialOps.Llm.StructuredOutput;

/// <summary>Answers as values of a type, or as JSON of a schema, from any <see cref="IChatClient"/>.</summary>
/// <remarks>
/// <para>
/// The finish reason is looked at before anything is read: an answer that was cut, refused or filtered is an error and is not repaired.
/// Markdown fences and prose around the one JSON value are passed over; nothing is closed that is open, and two values, a name twice in
/// one object and what does not fit are invalid. An invalid answer is asked for again, with what is wrong with it, up to
/// <see cref="StructuredOutputOptions.MaxRepairs"/> times; then the call fails with <see cref="LlmErrorKind.InvalidOutput"/>.
/// </para>
/// <para>
/// Each repair goes through the pipeline anew: it is limited, budgeted, counted and cached as any call. On an <see cref="LlmClient"/> the
/// extraction is one call all the same, with one deadline, one record, one span and every request in its trace; on other clients, and on
/// one that is wrapped around it, each repair is a call of its own. Thread safety: any number of calls at once.
/// </para>
/// </remarks>
/// <example>
/// <code>
/// record Denial(string Payer, [property: Range(0, 1_000_000)] decimal Amount, string? Code);
///
/// StructuredResponse&lt;Denial&gt; answer = await client.ExtractAsync&lt;Denial&gt;([new(ChatRole.User, "Which denial is this? …")]);
/// </code>
/// </example>
public static class StructuredOutputChatClientExtensions
{
    private const string Reflection = "Looks at T by reflection; give a JsonTypeInfo<T> of a generated context instead.";

    /// <summary>Asks for a value of a type.</summary>
    /// <typeparam name="T">Any type that System.Text.Json reads.</typeparam>
    /// <param name="client">Who answers.</param>
    /// <param name="messages">What is asked; read once.</param>
    /// <param name="options">The options of the calls; not changed. Their response format is replaced.</param>
    /// <param name="structured">How JSON is asked for, checked and repaired; null for the defaults.</param>
    /// <param name="json">
    /// How the type is written as JSON. Null: names and enum values in snake_case, enum values by name only, numbers not as text,
    /// nullability and required constructor parameters respected.
    /// </param>
    /// <param name="name">The name of the schema for the provider, of 1 to 64 ASCII letters, digits, _ and -; null for the type's.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="LlmException">There is no whole answer, or none that is valid.</exception>
    /// <exception cref="ArgumentException">An option is outside its range, or the type's schema cannot be checked.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    [RequiresUnreferencedCode(Reflection)]
    [RequiresDynamicCode(Reflection)]
    public static Task<StructuredResponse<T>> ExtractAsync<T>(
        this IChatClient client,
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        StructuredOutputOptions? structured = null,
        JsonSerializerOptions? json = null,
        string? name = null,
        CancellationToken cancellationToken = default) =>
        RunAsync(client, messages, TypesByReflection.Of<T>(json), name, options, structured, cancellationToken);

    /// <summary>Asks for a value of a type that is described without reflection, for trimmed and ahead-of-time compiled programs.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="client">Who answers.</param>
    /// <param name="messages">What is asked; read once.</param>
    /// <param name="type">How the type is written as JSON, as of a generated context. What its options accept is accepted.</param>
    /// <param name="options">The options of the calls; not changed. Their response format is replaced.</param>
    /// <param name="structured">How JSON is asked for, checked and repaired; null for the defaults.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="LlmException">There is no whole answer, or none that is valid.</exception>
    /// <exception cref="ArgumentException">An option is outside its range, or the type's schema cannot be checked.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public static Task<StructuredResponse<T>> ExtractAsync<T>(
        this IChatClient client,
        IEnumerable<ChatMessage> messages,
        JsonTypeInfo<T> type,
        ChatOptions? options,
        StructuredOutputOptions? structured,
        CancellationToken cancellationToken) => RunAsync(client, messages, type, name: null, options, structured, cancellationToken);

    /// <summary>Asks for JSON.</summary>
    /// <param name="client">Who answers.</param>
    /// <param name="messages">What is asked; read once.</param>
    /// <param name="schema">
    /// The JSON Schema that the answer has to fit; null for any object or array. Keywords that are not checked are refused, and so is a
    /// reference to anything outside the schema.
    /// </param>
    /// <param name="name">
    /// The name of the schema for the provider, of 1 to 64 ASCII letters, digits, _ and -; null for <c>answer</c>.
    /// </param>
    /// <param name="options">The options of the calls; not changed. Their response format is replaced.</param>
    /// <param name="structured">How JSON is asked for, checked and repaired; null for the defaults.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="LlmException">There is no whole answer, or none that is valid.</exception>
    /// <exception cref="ArgumentException">
    /// An option is outside its range, or schema or name cannot be used; the message says where and why.
    /// </exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public static Task<StructuredResponse<JsonElement>> ExtractJsonAsync(
        this IChatClient client,
        IEnumerable<ChatMessage> messages,
        JsonElement? schema = null,
        string? name = null,
        ChatOptions? options = null,
        StructuredOutputOptions? structured = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(client);
        messages = GivenMessages.Of(messages);
        var rules = Checked(structured);
        var shape = AnswerShape.Of(schema);
        var request = new AnswerRequest(client, shape, rules, messages, options, NameOf(name));
        return new Extraction<JsonElement>(client, request, new(shape, null, rules), rules.MaxRepairs).RunAsync(cancellationToken);
    }

    private static Task<StructuredResponse<T>> RunAsync<T>(
        IChatClient client,
        IEnumerable<ChatMessage> messages,
        JsonTypeInfo<T> type,
        string? name,
        ChatOptions? options,
        StructuredOutputOptions? structured,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(client);
        messages = GivenMessages.Of(messages);
        ArgumentNullException.ThrowIfNull(type);
        var rules = Checked(structured);
        var shape = AnswerShape.Of(type);
        var request = new AnswerRequest(client, shape, rules, messages, options, NameOf(name));
        return new Extraction<T>(client, request, new(shape, type, rules), rules.MaxRepairs).RunAsync(cancellationToken);
    }

    private static string? NameOf(string? name) => name is null || AnswerShape.IsName(name)
        ? name
        : throw new ArgumentException("A name is needed of 1 to 64 ASCII letters, digits, _ and -.", nameof(name));

    private static StructuredOutputOptions Checked(StructuredOutputOptions? structured)
    {
        var rules = structured?.Clone() ?? new StructuredOutputOptions();
        rules.Problems().ThrowIfAny(nameof(structured));
        return rules;
    }
}
