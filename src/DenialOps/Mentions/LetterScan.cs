using System.Buffers;

namespace DenialOps.Mentions;

/// <summary>The state of one pass over a text: its tokens, what has been found and what the words so far announce.</summary>
internal sealed class LetterScan : IDisposable
{
    /// <summary>Room for what most letters have.</summary>
    private const int MentionsOfLetter = 48;

    private readonly Token[] tokens;
    private readonly List<Mention> mentions = new(MentionsOfLetter);

    public LetterScan(string text)
    {
        Text = text;
        tokens = Tokenizer.Cut(text, out var count);
        Count = count;
    }

    /// <summary>The text.</summary>
    public string Text { get; }

    /// <summary>How many tokens there are.</summary>
    public int Count { get; }

    /// <summary>How often a token was looked at: the measure of work that tests hold to be linear.</summary>
    public long Steps { get; private set; }

    /// <summary>What kind of code the last cue word announced, and where.</summary>
    public Cue Cue { get; } = new();

    /// <summary>The columns of the table being read.</summary>
    public TableColumns Columns { get; } = new();

    /// <summary>The chunk (tokens joined without spaces) being read.</summary>
    public Chunk Chunk { get; set; }

    /// <summary>What has been found.</summary>
    public List<Mention> Mentions => mentions;

    /// <summary>Offset one past the last character that belongs to a mention.</summary>
    public int ClaimedEnd => mentions.Count == 0 ? 0 : mentions[^1].End;

    /// <summary>A token, or the sentinel when the index is past the end.</summary>
    public ref readonly Token this[int index]
    {
        get
        {
            Steps++;
            return ref tokens[(uint)index < (uint)Count ? index : Count];
        }
    }

    /// <summary>The characters of a token.</summary>
    public ReadOnlySpan<char> Span(int index)
    {
        ref readonly var token = ref this[index];
        return Text.AsSpan(token.Start, token.Length);
    }

    /// <summary>The word before, if it is in the same cell.</summary>
    public Word WordBefore(int index) => index > 0 && !this[index].Has(Gap.CellEnd) ? this[index - 1].Word : Word.None;

    public void Add(Mention mention) => mentions.Add(mention);

    /// <summary>Adds a mention that covers whole tokens.</summary>
    public int Add(MentionKind kind, int first, int last, string value, double confidence = 1)
    {
        mentions.Add(new Mention(kind, this[first].Start, this[last].End, value) { Confidence = confidence });
        return last + 1;
    }

    public void Dispose() => ArrayPool<Token>.Shared.Return(tokens);
}
