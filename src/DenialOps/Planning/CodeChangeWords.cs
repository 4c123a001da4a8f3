using DenialOps.Facts;
using DenialOps.Facts.Readers;
using DenialOps.Knowledge;

namespace DenialOps.Planning;

/// <summary>What a corrected claim has to change, in words, with the letter's own sentence.</summary>
internal static class CodeChangeWords
{
    /// <summary>The end of a wording's name where a second code belongs to the change.</summary>
    private const string WithOther = "_with";

    /// <summary>Each change that the letter names, and the sentence that names it where it can be quoted.</summary>
    public static IReadOnlyList<(string Change, string? Quote)> Of(CaseView view)
    {
        var changes = new List<(string, string?)>();
        for (var i = 0; i < CodeChange.Most; i++)
        {
            if (view.Facts.Other.TryGetValue(CodeChange.NameOf(i), out var fact) && CaseView.Text(fact) is { } value && CodeChange.Parse(value) is { } change)
            {
                changes.Add((InWords(change, view.Words), Quote(fact.Source)));
            }
        }

        return changes;
    }

    /// <summary>Whether the reason is one that calls for a change by code.</summary>
    public static bool Apply(CaseView view) => CodeChangeReader.Concerns(view.Facts);

    /// <summary>All of them in a sentence, or that the letter names none; nothing where the reason is another matter.</summary>
    public static string Sentence(CaseView view)
    {
        if (!Apply(view))
        {
            return string.Empty;
        }

        var changes = Of(view);
        return changes.Count == 0
            ? CodeExplainer.Explain(view).Count > 0 ? view.Words.CodeChangesBeyond : view.Words.CodeChangesUnknown
            : Wording.Fill(view.Words.CodeChangesNamed, ("changes", string.Join("; ", changes.Select(c => c.Change))));
    }

    private static string InWords(CodeChange change, Wording words) => change.With is null
        ? Wording.Fill(words.CodeChanges[change.Kind], ("code", string.Join(" / ", change.Codes)))
        : Wording.Fill(words.CodeChanges[change.Kind + WithOther], ("code", string.Join(" / ", change.Codes)), ("other", change.With));

    /// <summary>A quote of a few words is the code alone: it says nothing that the change does not say.</summary>
    private static string? Quote(FactSource? source) => source is not null && source.Quote.Count(' ') + source.Quote.Count('\n') >= 3
        ? string.Join(' ', source.Quote.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) : null;
}
