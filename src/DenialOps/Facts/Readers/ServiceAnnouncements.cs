using DenialOps.Facts.Layout;
using DenialOps.Intake;

namespace DenialOps.Facts.Readers;

/// <summary>Finds the service that a sentence announces: "we cannot approve the following:".</summary>
internal sealed class ServiceAnnouncements(
    ReadingContext context, ServiceDescriptions descriptions, ServicePhrases phrases, Best<string> best)
{
    private static readonly PhraseSet BelowWords = new(" below", "named here", " shown here");

    private static readonly PhraseSet RefusalWords = new("denied", "said no", "not approve", "request");

    private static readonly string[] AnnouncingEnds =
    [
        "below", "requested", "named here", "for", "request", "your doctor", "your provider", "getting now", "not authorized",
    ];

    private static readonly PhraseSet OtherAnnouncements = new("reason", "appeal", "address");

    /// <summary>What such a sentence announces is the reason.</summary>
    private static readonly PhraseSet Whys = new("why ", "reason", "the reason", "here is why", "here's why");

    private readonly string _text = context.Text;

    /// <summary>
    /// A sentence that ends in a colon announces the service: "we cannot approve the following:", "a request for:"; its words follow on the
    /// same line or stand on the next.
    /// </summary>
    public void Offer()
    {
        foreach (var sentence in context.Layout.Sentences)
        {
            if (sentence.Zone is Zone.Head or Zone.Body && Announcement(sentence) is var colon && colon >= 0)
            {
                OfferAfter(sentence, colon);
            }
        }
    }

    private void OfferAfter(Sentence sentence, int colon)
    {
        int start = StartAfter(sentence, colon);
        int line = context.Layout.LineAt(Math.Min(start, _text.Length - 1));
        if (context.Layout.CellAt(start) is not { } cell || context.Layout.Lines[line].IsBlank)
        {
            return;
        }

        int end = cell.End;
        int stop = _text.AsSpan(start, end - start).IndexOfAny(".;");
        if (stop > 3 && start + stop + 1 < end && _text[start + stop + 1] == ' ')
        {
            end = start + stop;
        }

        bool because = TextMatch.Holds(_text.AsSpan(Math.Max(0, colon - 9), Math.Min(9, colon)), "because");
        if (!because && descriptions.Clean(new TextSpan(start, end)) is { } value && !phrases.IsGeneric(value))
        {
            best.Offer(_text[value.Start..value.End], 0.9, value);
        }
    }

    /// <summary>Where the announced words start: after the colon, or in the next paragraph when the sentence ends in a full stop.</summary>
    private int StartAfter(Sentence sentence, int colon)
    {
        int start = colon + 1;
        if (_text[colon] == '.')
        {
            int next = context.Layout.SentenceAt(sentence.Start) + 1;
            while (next < context.Layout.Sentences.Count && context.Layout.Sentences[next].Paragraph == sentence.Paragraph)
            {
                next++;
            }

            start = next < context.Layout.Sentences.Count ? context.Layout.Sentences[next].Start : start;
        }

        while (start < _text.Length && char.IsWhiteSpace(_text[start]) && start - colon < 60)
        {
            start++;
        }

        while (start < _text.Length && _text[start] is '*' or '-' or '•' or ' ')
        {
            start++;
        }

        return start;
    }

    /// <summary>Where the sentence announces: its colon, or its last full stop; -1 when it does not.</summary>
    private int Announcement(Sentence sentence)
    {
        var text = _text.AsSpan(sentence.Start, sentence.End - sentence.Start);
        int colon = text.LastIndexOf(':');
        if (colon < 0 && PointsBelow(text))
        {
            return sentence.End - 1;
        }

        if (colon < 12 || text.Length > 400)
        {
            return -1;
        }

        var before = text[..colon].TrimEnd();
        if (Whys.Starts(text.TrimStart("#*- ")))
        {
            return -1;
        }

        bool announces = TextMatch.EndsWithAny(before, AnnouncingEnds)
            || (TextMatch.Holds(before, "following") && !OtherAnnouncements.IsIn(before));
        return announces && before.Count(' ') >= 3 ? sentence.Start + colon : -1;
    }

    /// <summary>"We denied the services below."</summary>
    private static bool PointsBelow(ReadOnlySpan<char> text) =>
        text.Length < 160 && text[^1] == '.' && BelowWords.IsIn(text) && RefusalWords.IsIn(text)
        && !TextMatch.Holds(text, "appeal");
}
