using System.Text;
using DenialOps.Facts;

namespace DenialOps.Privacy;

/// <summary>
/// The private values of one case and the placeholders that stand for them: names, numbers, days of birth, phones and addresses of the
/// member and of the family, in every form in which they are printed.
/// </summary>
/// <remarks>
/// <para>What is private is settled when the mask is made and does not change. The table of placeholders grows: a value that is first met
/// in a later text (another phone in a draft, the same name in capitals) gets the next number there and keeps it, so that an answer to any
/// text that was hidden can be restored. Every printed form has a placeholder of its own; <c>Restore(Hide(text))</c> is
/// <c>text</c>, character by character, for every text.</para>
/// <para>A text that already holds something of a placeholder's form is no danger: that becomes a <c>[[TEXT_n]]</c> which stands for it.</para>
/// <para>Restore what a model answers after it was parsed: a value may hold a line's break or a quotation mark, which JSON would have to escape.</para>
/// </remarks>
/// <threadsafety>Safe to use from any number of threads.</threadsafety>
public sealed class IdentifierMask
{
    private readonly CaseValues? _values;
    private readonly PlaceholderTable _table = new();

    private IdentifierMask(CaseValues? values) => _values = values;

    /// <summary>Hides nothing.</summary>
    public static IdentifierMask None { get; } = new(null);

    /// <summary>All placeholders that were given so far, as they are written, in the order in which they were given.</summary>
    public IReadOnlyList<string> Placeholders => _table.Written;

    /// <summary>The mask of a case, from its letter, its facts and what its user said. The values of the letter have the first numbers, in its order.</summary>
    public static IdentifierMask Of(LetterReading reading) => Of(reading, before: null);

    /// <summary>The same, where the facts of a letter were others before: what was private with them stays so.</summary>
    internal static IdentifierMask Of(LetterReading reading, CaseFacts? before)
    {
        ArgumentNullException.ThrowIfNull(reading);
        var values = CaseValues.Of(reading, before);
        var mask = new IdentifierMask(values);
        if (reading.Facts.Member.Name is { } name)
        {
            mask.Hide(name.Value);
        }

        mask.Hide(reading.Letter.Text);
        values.Remember(mask._table.Values);
        return mask;
    }

    /// <summary>Any text with placeholders for all that is private in it: the letter, a page of it, JSON of facts, a draft, an earlier answer.</summary>
    public string Hide(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (_values is null)
        {
            return text;
        }

        var hidden = new StringBuilder(text.Length);
        var copied = 0;
        foreach (var span in new PrivateText(_values).Find(text))
        {
            hidden.Append(text, copied, span.Start - copied).Append(_table.Of(text.AsSpan(span.Start, span.End - span.Start), span.Kind));
            copied = span.End;
        }

        return hidden.Append(text, copied, text.Length - copied).ToString();
    }

    /// <summary>The text with the values in place of their placeholders. Placeholders that stand for nothing stay: see <see cref="Invented"/>.</summary>
    public string Restore(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return PlaceholderStream.Restore(_table, text);
    }

    /// <summary>
    /// What has the form of a placeholder and stands for nothing, as printed, each once, in order of place; a name of ours that lost its
    /// brackets is among them. Ask before restoring: an ungrounded value.
    /// </summary>
    public IReadOnlyList<string> Invented(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var found = new List<(int At, string Printed)>();
        var rest = new StringBuilder(text);
        for (var at = PlaceholderSyntax.Next(text, 0); at >= 0; at = PlaceholderSyntax.Next(text, at))
        {
            var match = PlaceholderSyntax.At(text, at);
            if (match.State != PlaceholderMatch.Outcome.Whole)
            {
                at++;
                continue;
            }

            if (!_table.TryRestore(match.Name!, out _))
            {
                found.Add((at, text[at..match.End]));
            }

            rest.Replace('_', ' ', at, match.End - at);
            at = match.End;
        }

        found.AddRange(PlaceholderSyntax.Bare(rest.ToString()));
        return [.. found.OrderBy(item => item.At).Select(item => item.Printed).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>Restores one answer that comes in pieces.</summary>
    public PlaceholderStream Stream() => new(_table);

    /// <summary>How many steps it takes to find what is private; tests hold it to be linear.</summary>
    internal long StepsFor(string text)
    {
        var finder = new PrivateText(_values ?? throw new InvalidOperationException("A mask that hides nothing does no work."));
        finder.Find(text);
        return finder.Steps;
    }
}
