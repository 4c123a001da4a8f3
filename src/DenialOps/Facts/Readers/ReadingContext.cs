using DenialOps.Facts.Layout;
using DenialOps.Intake;
using DenialOps.Mentions;

namespace DenialOps.Facts.Readers;

/// <summary>What every reader works from: the letter's structure, its mentions and its labelled values.</summary>
internal sealed class ReadingContext
{
    private const int Kinds = (int)MentionKind.Number + 1;

    /// <summary>The values, those of each kind together.</summary>
    private readonly Mention[] _ofKind;

    /// <summary>For each kind the place of its first value; the next kind's is one past its last.</summary>
    private readonly int[] _firstOfKind = new int[Kinds + 1];

    public ReadingContext(LetterDocument letter, IReadOnlyList<Mention> mentions)
    {
        Letter = letter;
        Layout = LetterLayout.Build(letter);
        Mentions = Layout.EmptyBoxes.Count == 0 ? [.. mentions] : [.. mentions.Where(IsOutside(Layout.EmptyBoxes))];
        Values = Array.FindAll(Mentions, mention => mention.Kind != MentionKind.Number);
        _ofKind = ByKind(Values, _firstOfKind);
        Fields = FieldFinder.Find(Layout);
        Index = new FieldIndex(Fields);
        Answer = AppealAnswerFinder.Find(Layout);
    }

    public LetterDocument Letter { get; }

    public Mention[] Mentions { get; }

    /// <summary>The mentions without the plain numbers: a text of numbers has millions of them, and most readers look for none.</summary>
    public Mention[] Values { get; }

    public LetterLayout Layout { get; }

    public List<FieldHit> Fields { get; }

    /// <summary>The labelled values by place.</summary>
    public FieldIndex Index { get; }

    /// <summary>That the letter answers an appeal; null where nothing says so.</summary>
    public AppealAnswer? Answer { get; }

    public string Text => Letter.Text;

    /// <summary>The values of a kind, in order of place: a reader goes over its own kind and no other. Plain numbers are none.</summary>
    public ReadOnlySpan<Mention> Of(MentionKind kind) => _ofKind.AsSpan(_firstOfKind[(int)kind].._firstOfKind[(int)kind + 1]);

    private static Mention[] ByKind(Mention[] values, int[] firstOfKind)
    {
        foreach (var value in values)
        {
            firstOfKind[(int)value.Kind + 1]++;
        }

        for (int kind = 1; kind <= Kinds; kind++)
        {
            firstOfKind[kind] += firstOfKind[kind - 1];
        }

        Span<int> next = stackalloc int[Kinds];
        firstOfKind.AsSpan(0, Kinds).CopyTo(next);
        var ofKind = new Mention[values.Length];
        foreach (var value in values)
        {
            ofKind[next[(int)value.Kind]++] = value;
        }

        return ofKind;
    }

    /// <summary>Tells mentions in order of place that stand in none of <paramref name="boxes"/>.</summary>
    private static Func<Mention, bool> IsOutside(List<TextSpan> boxes)
    {
        int next = 0;
        return mention =>
        {
            while (next < boxes.Count && boxes[next].End <= mention.Start)
            {
                next++;
            }

            return next == boxes.Count || !boxes[next].Contains(mention.Start);
        };
    }

    /// <summary>Index of the first mention that ends after <paramref name="offset"/>.</summary>
    public int MentionAt(int offset)
    {
        int low = 0, high = Mentions.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (Mentions[middle].End <= offset)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    /// <summary>The mentions that start between two offsets.</summary>
    public ReadOnlySpan<Mention> MentionsIn(int start, int end)
    {
        int first = MentionAt(start);
        first += first < Mentions.Length && Mentions[first].Start < start ? 1 : 0;
        int last = first;
        while (last < Mentions.Length && Mentions[last].Start < end)
        {
            last++;
        }

        return Mentions.AsSpan(first, last - first);
    }

    /// <summary>The first mention of one of the kinds that starts between two offsets, or null.</summary>
    public Mention? FirstIn(int start, int end, params ReadOnlySpan<MentionKind> kinds)
    {
        foreach (var mention in MentionsIn(start, end))
        {
            if (kinds.Contains(mention.Kind))
            {
                return mention;
            }
        }

        return null;
    }

    /// <summary>The first mention of a kind that starts between two offsets, or null.</summary>
    public Mention? FirstIn(int start, int end, MentionKind kind)
    {
        for (int i = MentionAt(start); i < Mentions.Length && Mentions[i].Start < end; i++)
        {
            if (Mentions[i].Kind == kind && Mentions[i].Start >= start)
            {
                return Mentions[i];
            }
        }

        return null;
    }

    /// <summary>The zone at an offset.</summary>
    public Zone ZoneAt(int offset) => Layout.Zones[Layout.LineAt(offset)];

    /// <summary>A receipt for a stretch of text. A stretch that runs over a page's end is cut there: the receipt names one page.</summary>
    public FactSource Receipt(int start, int end)
    {
        var page = Letter.PageAt(start);
        end = Math.Min(end, page.End);
        return new FactSource(Letter.FileName, page.Number, start - page.Start, end - page.Start, Text[start..end]);
    }

    /// <summary>A fact read by rule.</summary>
    public Fact<T> Fact<T>(T value, double confidence, int start, int end) =>
        new(value, Math.Round(Math.Clamp(confidence, 0.05, 0.99), 2), FactMethod.Rule, Receipt(start, end));

    /// <summary>A fact whose value is the text itself, white space folded.</summary>
    public Fact<string> TextFact(TextSpan span, double confidence) => Fact(Layout.Flow(span.Start, span.End), confidence, span.Start, span.End);

    /// <summary>The cues of the sentence at an offset, as a bit set of <see cref="Cue"/>.</summary>
    public uint SentenceCues(int offset)
    {
        return Layout.CuesOfSentence(Layout.SentenceAt(offset));
    }

    /// <summary>Whether a sentence is an order to a machine, or stands within two sentences after one in its paragraph: nothing there counts.</summary>
    public bool IsInstruction(int sentence)
    {
        for (int i = sentence; i >= 0 && sentence - i <= 2 && Layout.Sentences[i].Paragraph == Layout.Sentences[sentence].Paragraph; i--)
        {
            if (Has(Layout.CuesOfSentence(i), Cue.Instruction))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a set of cues holds one.</summary>
    public static bool Has(uint cues, Cue cue) => (cues & (1u << (int)cue)) != 0;
}
