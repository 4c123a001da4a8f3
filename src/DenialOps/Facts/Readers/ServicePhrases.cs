using DenialOps.Intake;

namespace DenialOps.Facts.Readers;

/// <summary>Finds noun phrases that may name a service, and knows those that name none.</summary>
internal sealed class ServicePhrases(ReadingContext context)
{
    private static readonly string[] GenericStarts =
    [
        "services", "service", "claim", "this", "care", "the", "appeal", "review", "information", "coverage", "payment", "benefits",
        "prior", "authorization", "external", "more", "reconsider", "records", "request", "following", "denial", "an", "all", "any",
        "free", "it", "your", "medical services/items", "medical services", "denied", "authorization", "not", "quantity limit",
        "expedited", "reconsideration", "retro", "items", "help", "exception", "formulary", "1 unit", "unit", "units", "your diagnosis",
        "copies", "health", "level of care", "custodial care", "acute inpatient level", "refund", "decision", "claims", "days",
    ];

    private readonly string _text = context.Text;

    /// <summary>The noun phrase at an offset, without article, up to twelve words; null when there is none.</summary>
    public TextSpan? NounPhrase(int start, int end)
    {
        var words = context.Layout.Words;
        int first = words.IndexAt(start);
        while (first < words.Count && words[first] is "the" or "a" or "an" or "your" or "our" or "this" or "these" or "The" or "Your" or "This" or "These" or "An" or "A")
        {
            first++;
        }

        if (first < words.Count && IsPhraseEnd(words[first]))
        {
            return null;
        }

        int last = first - 1;
        for (int w = first; w < words.Count && words.End(w) <= end && w - first < 12; w++)
        {
            if (w > first && (IsPhraseEnd(words[w]) || IsParted(w)))
            {
                break;
            }

            last = w;
        }

        return last >= first ? new TextSpan(words.Start(first), words.End(last)) : null;
    }

    /// <summary>Whether a stop, a bracket or a dash stands before the word.</summary>
    private bool IsParted(int word)
    {
        var words = context.Layout.Words;
        var between = _text.AsSpan(words.End(word - 1), words.Start(word) - words.End(word - 1));
        bool decimalPoint = between is "." && char.IsAsciiDigit(words[word - 1][^1]) && char.IsAsciiDigit(words[word][0]);
        return (between.ContainsAny(".;:()") && !decimalPoint) || between.Contains("--", StringComparison.Ordinal);
    }

    /// <summary>Whether the stretch is a word of any service ("services", "claim"), alone or with little beside it.</summary>
    public bool IsGeneric(TextSpan span)
    {
        var value = _text.AsSpan(span.Start, span.Length);
        foreach (string word in GenericStarts)
        {
            if (value.StartsWith(word, StringComparison.OrdinalIgnoreCase)
                && (value.Length == word.Length || (value[word.Length] is ' ' or ',' && value.Length < word.Length + 26)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsPhraseEnd(ReadOnlySpan<char> word) =>
        word is "because" or "code" or "codes" or "is" or "was" or "has" or "have" or "were" or "are" or "that" or "which" or "on"
            or "from" or "by" or "under" or "at" or "as" or "who" or "since" or "done" or "performed" or "prescribed" or "received"
            or "due" or "if" or "when" or "you" or "we" or "CPT" or "HCPCS" or "will" or "until" or "through" or "does" or "did"
            or "requested" or "planned" or "scheduled" or "ordered" or "billed";
}
