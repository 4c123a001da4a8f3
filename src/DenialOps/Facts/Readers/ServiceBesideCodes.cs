using DenialOps.Facts.Layout;
using DenialOps.Intake;
using DenialOps.Mentions;

namespace DenialOps.Facts.Readers;

/// <summary>Finds the words beside procedure codes: after a code, before it, or in the line above a line of codes.</summary>
internal sealed class ServiceBesideCodes(
    ReadingContext context, CodeReader codes, ServiceDescriptions descriptions, ServicePhrases phrases, Best<string> best)
{
    /// <summary>A letter describes its service beside the first of its codes; those after are looked at no more.</summary>
    private const int MostCodes = 6;

    private readonly string _text = context.Text;

    /// <summary>"CPT code 29881 (knee arthroscopy)", "MRI of the lumbar spine (CPT code 72148)", "64483 - Lumbar Epidural …".</summary>
    public void Offer()
    {
        int seen = 0;
        foreach (var mention in context.Values)
        {
            if (seen > MostCodes)
            {
                return;
            }

            if (mention.Kind is not (MentionKind.Cpt or MentionKind.Hcpcs) || mention.Confidence < 0.5 || !codes.Counts(mention)
                || context.ZoneAt(mention.Start) is not (Zone.Head or Zone.Body))
            {
                continue;
            }

            double score = 0.84 - (0.05 * seen++);
            if (After(mention) is { } after && !phrases.IsGeneric(after))
            {
                best.Offer(_text[after.Start..after.End], score, after);
            }

            if (Before(mention) is { } before && !phrases.IsGeneric(before))
            {
                best.Offer(_text[before.Start..before.End], score, before);
            }

            if (LineAbove(mention) is { } above)
            {
                best.Offer(_text[above.Start..above.End], score + 0.04, above);
            }
        }
    }

    private TextSpan? After(Mention mention)
    {
        int i = AfterModifiers(mention);
        if (i + 2 < _text.Length && _text[i] == ',' && _text[i + 1] == ' '
            && phrases.NounPhrase(i + 2, Math.Min(_text.Length, i + 120)) is { } phrase && !StartsWithCode(phrase))
        {
            return descriptions.Clean(CutAtComma(phrase));
        }

        i = AfterSuffix(i);
        if (i >= _text.Length)
        {
            return null;
        }

        if (_text[i] == '(')
        {
            int close = _text.IndexOf(')', i, Math.Min(120, _text.Length - i));
            return close > i ? descriptions.Clean(new TextSpan(i + 1, close)) : null;
        }

        if (_text[i] is '-' or '–' or '—' or ':' && i + 1 < _text.Length && _text[i + 1] == ' ')
        {
            return descriptions.Clean(new TextSpan(i + 2, LineEnd(i)));
        }

        return null;
    }

    /// <summary>Passes spaces, a line break before a bracket and two-character suffixes such as "-26".</summary>
    private int AfterSuffix(int i)
    {
        while (i < _text.Length && (_text[i] is ' ' || (_text[i] == '\n' && i + 1 < _text.Length && _text[i + 1] == '(') || IsSuffix(i)))
        {
            i += _text[i] == '-' ? 3 : 1;
        }

        return i;
    }

    private bool IsSuffix(int i) =>
        _text[i] == '-' && i + 3 < _text.Length && char.IsLetterOrDigit(_text[i + 1]) && char.IsLetterOrDigit(_text[i + 2])
        && !char.IsLetterOrDigit(_text[i + 3]);

    /// <summary>Words before "(CPT 72148)" or "CPT 72148", back to a verb, a preposition or the sentence's start.</summary>
    private TextSpan? Before(Mention mention)
    {
        int s = context.Layout.SentenceAt(mention.Start);
        if (s < 0 || context.Layout.Sentences[s] is not { } sentence || !sentence.Span.Contains(mention.Start))
        {
            return null;
        }

        var words = context.Layout.Words;
        int last = words.IndexAt(mention.Start) - 1;
        while (last >= sentence.FirstWord && IsCodeWord(words[last]))
        {
            last--;
        }

        if (last < sentence.FirstWord || words.End(last) > mention.Start || !_text.AsSpan(words.End(last),
            mention.Start - words.End(last)).ContainsAny('(', ','))
        {
            return null;
        }

        int first = last;
        while (first > sentence.FirstWord && last - first < 9 && (!IsStop(words[first - 1]) || IsArticleOfPart(first - 1))
            && !_text.AsSpan(words.End(first - 1), words.Start(first) - words.End(first - 1)).ContainsAny(":;.") && !EndsWithNumber(first - 1))
        {
            first--;
        }

        return descriptions.Clean(new TextSpan(words.Start(first), words.End(last)));
    }

    /// <summary>"MRI of the right knee": an article after "of" stands inside the phrase.</summary>
    private bool IsArticleOfPart(int word) =>
        word > 0 && context.Layout.Words[word] is "the" or "a" or "an" or "your" or "his" or "her" && context.Layout.Words[word - 1] is "of" or "to" or "in";

    /// <summary>Whether a word is a number with a comma behind it: what comes next starts anew.</summary>
    private bool EndsWithNumber(int word)
    {
        int end = context.Layout.Words.End(word);
        return end < _text.Length && _text[end] == ',' && char.IsAsciiDigit(_text[end - 1]);
    }

    /// <summary>A line that has only codes and their cue words ("CPT 22612 and 22840") explains the line above it in the same block.</summary>
    private TextSpan? LineAbove(Mention mention)
    {
        int line = context.Layout.LineAt(mention.Start);
        if (context.Layout.Lines[line].IsBlank)
        {
            return null;
        }

        var here = context.Layout.Cells[context.Layout.Lines[line].FirstCell];
        if (mention.Start < here.Start)
        {
            return null;
        }

        var before = _text.AsSpan(here.Start, mention.Start - here.Start).Trim("-*•: ");
        if (!IsCodeCue(before) || line == 0 || context.Layout.Lines[line - 1].CellCount != 1)
        {
            return null;
        }

        var above = context.Layout.Cells[context.Layout.Lines[line - 1].FirstCell];
        return Math.Abs(above.Column - here.Column) <= 2 && !context.Index.IsOnLine(line - 1) ? descriptions.Clean(above.Span) : null;
    }

    private static bool IsCodeCue(ReadOnlySpan<char> text) =>
        text is "CPT" or "HCPCS" or "CPT code" or "CPT codes" or "HCPCS code" or "Code" or "Codes" or "CPT/HCPCS" or "Procedure code"
            or "CPT:" or "Code:";

    private int AfterModifiers(Mention mention)
    {
        int end = mention.End;
        for (int m = context.MentionAt(end); m < context.Mentions.Length; m++)
        {
            var next = context.Mentions[m];
            if (next.Kind != MentionKind.Modifier || next.Start - end > 2)
            {
                break;
            }

            end = next.End;
        }

        return end;
    }

    private bool StartsWithCode(TextSpan span) =>
        !context.MentionsIn(span.Start, span.Start + 1).IsEmpty || char.IsDigit(_text[span.Start])
        || _text.AsSpan(span.Start, Math.Min(4, span.Length)) is "and " or "with" or "plus" or "modi" or "diag" or "unit" or "line" or "for "
            or "ICD-" or "Dx " or "at t" or "on t";

    private TextSpan CutAtComma(TextSpan span)
    {
        int comma = _text.AsSpan(span.Start, span.Length).IndexOf(", and ", StringComparison.Ordinal);
        int with = _text.AsSpan(span.Start, span.Length).IndexOf(", WITH ", StringComparison.OrdinalIgnoreCase);
        int cut = comma < 0 ? with : with < 0 ? comma : Math.Min(comma, with);
        return cut > 3 ? span with { End = span.Start + cut } : span;
    }

    private static bool IsCodeWord(ReadOnlySpan<char> word) =>
        word is "CPT" or "HCPCS" or "code" or "codes" or "Code" or "procedure" or "Proc" or "billed" or "with" or "cpt" or "billing"
            or "CDT";

    private static bool IsStop(ReadOnlySpan<char> word) =>
        word is "for" or "For" or "The" or "An" or "Your" or "Our" or "This" or "as" or "approve" or "cover" or "about" or "an" or "a" or "the" or "our" or "your" or "his" or "her" or "is"
            or "was" or "were" or "and" or "bill" or "billed" or "perform" or "performed" or "received" or "had" or "claim" or "request"
            or "requested" or "authorize" or "to" or "this" or "that" or "denied" or "by" or "item" or "Service" or "Service:" or "Test"
            or "Drug" or "Procedure" or "use" or "asked" or "approved" or "pay" or "paid" or "allow" or "process" or "reimburse";

    private int LineEnd(int i) => _text.AsSpan(i).IndexOfAny('\n', '\f') is var end && end < 0 ? _text.Length : i + end;
}
