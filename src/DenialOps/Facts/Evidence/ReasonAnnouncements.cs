using DenialOps.Facts.Layout;
using DenialOps.Facts.Readers;
using DenialOps.Mentions;

namespace DenialOps.Facts.Evidence;

/// <summary>Finds the sentences that a label ("Reason for denial:") a head ("Why did we deny your request?") or the key of a denied line ("K4 - …") announces as the reason.</summary>
internal sealed class ReasonAnnouncements(ReadingContext context)
{
    private static readonly PhraseSet WhyHeads = new(
        "why", "reason", "rationale", "denial reason", "the reason", "our decision", "denial determination", "what this means",
        "explanation", "basis for", "how we decided", "notes", "remark", "message from");

    private readonly LetterLayout _layout = context.Layout;
    private readonly HashSet<int> _announced = [];

    /// <summary>The indices of the announced sentences.</summary>
    public static HashSet<int> Find(ReadingContext context, IReadOnlyList<TableRow> rows)
    {
        var finder = new ReasonAnnouncements(context);
        finder.FindLabels();
        finder.FindHeads();
        foreach (int note in RowNotes.Of(context, rows))
        {
            finder.Announce(finder._layout.SentenceAt(note), 2);
        }

        return finder._announced;
    }

    private void FindLabels()
    {
        foreach (var field in context.Fields)
        {
            if (field.Field == Field.Reason && field.Zone is Zone.Body or Zone.Head && !IsCode(field)
                && _layout.SentenceAt(field.Value.Start) is var s && s >= 0)
            {
                Announce(s, 5);
            }
        }
    }

    private bool IsCode(FieldHit field) => context.FirstIn(field.Value.Start, field.Value.Start + 2, MentionKind.Carc) is not null;

    private void FindHeads()
    {
        for (int i = 0; i + 1 < _layout.Sentences.Count; i++)
        {
            var sentence = _layout.Sentences[i];
            if (sentence.Zone is Zone.Body or Zone.Head
                && (EndsInBecause(sentence) || (sentence.EndWord - sentence.FirstWord <= 12 && IsWhyHead(sentence))))
            {
                Announce(i + 1, 5);
            }
        }
    }

    /// <summary>Marks a sentence and those after it in its paragraph, up to a number.</summary>
    private void Announce(int first, int count)
    {
        int paragraph = _layout.Sentences[first].Paragraph;
        for (int i = first; i < _layout.Sentences.Count && _layout.Sentences[i].Paragraph == paragraph && i < first + count; i++)
        {
            _announced.Add(i);
        }
    }

    private bool EndsInBecause(Sentence sentence) =>
        context.Text.AsSpan(Math.Max(sentence.Start, sentence.End - 10), Math.Min(10, sentence.End - sentence.Start))
            .Contains("because:", StringComparison.OrdinalIgnoreCase);

    private bool IsWhyHead(Sentence sentence)
    {
        var text = context.Text.AsSpan(sentence.Start, sentence.End - sentence.Start).TrimStart("#*- ");
        return WhyHeads.Starts(text) || TextMatch.Holds(text, "here's why");
    }
}
