namespace DenialOps.Knowledge;

/// <summary>The meanings of claim adjustment reason codes (CARC) and remittance advice remark codes (RARC).</summary>
/// <remarks>The code numbers are maintained by committees of X12 and CMS; the words are ours. See <see cref="AsOf"/> for their date.</remarks>
/// <threadsafety>Immutable; safe to use from any number of threads.</threadsafety>
public sealed class CodeBook
{
    private static readonly Lazy<CodeBook> Spanish = new(InSpanish);

    // Two files, each read when a letter first needs it.
    private readonly Lazy<Volume> _carc;
    private readonly Lazy<Volume> _rarc;

    private CodeBook(Lazy<Volume> carc, Lazy<Volume> rarc)
    {
        _carc = carc;
        _rarc = rarc;
    }

    /// <summary>The book that ships with the product.</summary>
    public static CodeBook Current { get; } = new(
        new(() => new Volume(KnowledgeReader.Codes("carc.json"))),
        new(() => new Volume(KnowledgeReader.Codes("rarc.json"))));

    /// <summary>The same book in the words of a language: what a code means and what to do about it.</summary>
    public static CodeBook Of(DocumentLanguage language) => language == DocumentLanguage.Spanish ? Spanish.Value : Current;

    /// <summary>The day on which the meanings were last checked.</summary>
    public DateOnly AsOf => _carc.Value.AsOf < _rarc.Value.AsOf ? _carc.Value.AsOf : _rarc.Value.AsOf;

    /// <summary>All claim adjustment reason codes.</summary>
    public IEnumerable<CodeMeaning> Carcs => _carc.Value.Codes.Values;

    /// <summary>All remittance advice remark codes.</summary>
    public IEnumerable<CodeMeaning> Rarcs => _rarc.Value.Codes.Values;

    /// <summary>The meaning of a CARC, with or without its group code (<c>CO-197</c> or <c>197</c>); null when it is not known.</summary>
    public CodeMeaning? Carc(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        return _carc.Value.Codes.GetValueOrDefault(code[(code.IndexOf('-') + 1)..]);
    }

    /// <summary>The meaning of a RARC; null when it is not known.</summary>
    public CodeMeaning? Rarc(string code) => _rarc.Value.Codes.GetValueOrDefault(code);

    private static CodeBook InSpanish() => new(
        new(() => Current._carc.Value.With(KnowledgeReader.CodeWords("carc.es.json"))),
        new(() => Current._rarc.Value.With(KnowledgeReader.CodeWords("rarc.es.json"))));

    private sealed class Volume(CodeFile file)
    {
        public DateOnly AsOf { get; } = file.AsOf;

        public Dictionary<string, CodeMeaning> Codes { get; } = file.Codes.ToDictionary(code => code.Code, StringComparer.Ordinal);

        /// <summary>The same codes in other words.</summary>
        /// <exception cref="KeyNotFoundException">A code has none: it must not be told in the wrong language.</exception>
        public Volume With(CodeWordsFile words)
        {
            var byCode = words.Codes.ToDictionary(code => code.Code, StringComparer.Ordinal);
            return new Volume(file with { Codes = [.. file.Codes.Select(code => code with { Meaning = byCode[code.Code].Meaning, NextStep = byCode[code.Code].NextStep })] });
        }
    }
}
