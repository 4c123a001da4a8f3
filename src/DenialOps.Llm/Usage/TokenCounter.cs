using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.AI;
using Microsoft.ML.Tokenizers;

namespace DenialOps.Llm.Usage;

/// <summary>Counts tokens with a tokenizer, for calls whose usage no provider reported.</summary>
/// <remarks>
/// OpenAI's <c>o200k_base</c>, exact for its models since gpt-4o but for what frames the messages; for those of others an estimate. It is
/// loaded at the first count; where that fails, characters are counted, as <see cref="TokenEstimate"/> does.
/// </remarks>
internal static class TokenCounter
{
    // What OpenAI's format adds to a message, and to the answer that it waits for.
    private const int OfMessage = 3;
    private const int OfAnswer = 3;

    // A picture or file, as in the estimate by characters.
    private const int OfAttachment = 1_500;

    // A tokenizer takes longer than linear time over one very long word, so that a text is counted in slices, each at most a token too
    // many; and what is longer than any context window is counted by its beginning.
    private const int Slice = 2_000;
    private const int Longest = 4_000_000;

    private static readonly Lazy<TiktokenTokenizer?> Tokenizer = new(Load);

    // Where there is no tokenizer.
    private static readonly TokenEstimate Estimate = new();

    /// <summary>The tokens of a prompt.</summary>
    internal static long Input(IEnumerable<ChatMessage> messages, ChatOptions? options)
    {
        long sum = OfAnswer + Text(options?.Instructions);
        foreach (var message in messages)
        {
            sum += OfMessage;
            foreach (var content in message.Contents)
            {
                sum += Content(content);
            }
        }

        if (options?.ResponseFormat is ChatResponseFormatJson { Schema: { } schema } form)
        {
            sum += OfMessage + Text(form.SchemaName) + Text(form.SchemaDescription) + Text(schema.GetRawText());
        }

        foreach (var tool in options?.Tools ?? [])
        {
            sum += OfMessage + Text(tool.Name) + Text(tool.Description);
            sum += tool is AIFunctionDeclaration function ? Text(function.JsonSchema.GetRawText()) : 0;
        }

        return sum;
    }

    /// <summary>The tokens of a text that is all or the beginning of an answer.</summary>
    internal static long Output(IList<AIContent> contents)
    {
        var sum = 0L;
        for (var i = 0; i < contents.Count; i++)
        {
            sum += Content(contents[i]);
        }

        return sum;
    }

    /// <summary>Whether a text is counted by a tokenizer, and all of it.</summary>
    internal static bool IsExactFor(string text) => text.Length <= Longest && Tokenizer.Value is not null;

    internal static long Text(string? text) => string.IsNullOrEmpty(text) ? 0 : Text(text.AsSpan(), Tokenizer.Value);

    // The tokenizer looks for its words in an assembly by name, which nothing else uses: trimming is told to keep it.
    [DynamicDependency(
        DynamicallyAccessedMemberTypes.All, "Microsoft.ML.Tokenizers.O200kBaseTokenizerData", "Microsoft.ML.Tokenizers.Data.O200kBase")]
    private static TiktokenTokenizer? Load() => Load(() => TiktokenTokenizer.CreateForEncoding("o200k_base"));

    /// <summary>The tokenizer; null where it cannot be had, as in a program that was published without its words.</summary>
    internal static TiktokenTokenizer? Load(Func<TiktokenTokenizer> load)
    {
        try
        {
            return load();
        }
#pragma warning disable CA1031 // A count that is an estimate anyway must not take an answer, or the exception of a call, away.
        catch (Exception)
#pragma warning restore CA1031
        {
            return null;
        }
    }

    /// <summary>The tokens of a text by a tokenizer, or without one by its characters.</summary>
    internal static long Text(ReadOnlySpan<char> text, TiktokenTokenizer? tokenizer)
    {
        if (tokenizer is null)
        {
            return Estimate.Likely(text.Length);
        }

        var counted = text.Length > Longest ? text[..Longest] : text;
        var sum = 0L;
        for (var at = 0; at < counted.Length; at += Slice)
        {
            sum += tokenizer.CountTokens(counted.Slice(at, Math.Min(Slice, counted.Length - at)));
        }

        return counted.Length == text.Length ? sum : (long)(sum * ((double)text.Length / counted.Length));
    }

    private static long Content(AIContent content) => content switch
    {
        TextContent text => Text(text.Text),
        TextReasoningContent thought => Text(thought.Text),
        FunctionCallContent call => OfMessage + Text(call.Name)
            + (call.Arguments?.Sum(argument => Text(argument.Key) + Text(argument.Value?.ToString())) ?? 0),
        FunctionResultContent result => OfMessage + Text(result.Result?.ToString()),
        UsageContent or ErrorContent => 0,
        _ => OfAttachment,
    };
}
