using DenialOps.Facts;
using DenialOps.Intake;

namespace DenialOps.Grounding;

/// <summary>What a value rests on. Its words are put together when they are first asked for.</summary>
internal sealed class Evidence
{
    private const int LongestQuote = 120;

    private readonly LetterDocument? _document;
    private readonly FactSource? _source;
    private readonly string? _value;
    private readonly int _start;
    private readonly int _end;
    private string? _text;

    /// <summary>A place in a document.</summary>
    public Evidence(LetterDocument document, int start, int end)
    {
        Status = GroundingStatus.Quoted;
        (_document, _start, _end) = (document, start, end);
    }

    /// <summary>The receipt of a fact; the fact's value stands for a quote that is empty.</summary>
    public Evidence(FactSource source, string? value)
    {
        Status = GroundingStatus.Quoted;
        (_source, _value) = (source, value);
    }

    /// <summary>A derivation, or the words that say who gave the value.</summary>
    public Evidence(GroundingStatus status, string text)
    {
        Status = status;
        _text = text;
    }

    public GroundingStatus Status { get; }

    /// <summary>The line where the value stands with its page, or the derivation.</summary>
    public string Text => _text ??= _source is null ? Quote() : QuoteOf(_source, _value);

    private static string QuoteOf(FactSource source, string? value) =>
        $"“{(source.Quote.Length == 0 ? value : source.Quote)}” ({source.Document}, page {source.Page})";

    private string Quote()
    {
        var text = _document!.Text;
        var first = Math.Max(0, _start - LongestQuote);
        var start = text.AsSpan(first, _start - first).LastIndexOfAny('\n', '\f') is var before and >= 0 ? first + before + 1 : first;
        var limit = Math.Min(text.Length, Math.Max(_end, start + LongestQuote));
        var stop = Math.Min(_end, limit);
        var length = text.AsSpan(stop, limit - stop).IndexOfAny('\n', '\f');
        var end = length < 0 ? limit : stop + length;
        return $"“{OneLine(text.AsSpan(start, end - start))}” ({_document.FileName}, page {_document.PageAt(_start).Number})";
    }

    // Each run of white space is one space, none at the ends.
    private static string OneLine(ReadOnlySpan<char> text)
    {
        Span<char> line = text.Length <= 512 ? stackalloc char[text.Length] : new char[text.Length];
        var length = 0;
        foreach (var c in text)
        {
            if (!char.IsWhiteSpace(c))
            {
                line[length++] = c;
            }
            else if (length > 0 && line[length - 1] != ' ')
            {
                line[length++] = ' ';
            }
        }

        return new string(line[..(length > 0 && line[length - 1] == ' ' ? length - 1 : length)]);
    }
}
