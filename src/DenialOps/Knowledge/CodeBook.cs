namespace DenialOps.Knowledge;

/// <summary>The meanings of claim adjustment reason codes (CARC) and remittance advice remark codes (RARC).</summary>
/// <remarks>The code numbers are maintained by committees of X12 and CMS; the words are ours. See <see cref="AsOf"/> for their date.</remarks>
/// <threadsafety>Immutable; safe to use from any number of threads.</threadsafety>
public sealed class CodeBook
{
    // Two files, each read when a letter first needs it.
    private readonly Lazy<Volume> _carc = new(() => new Volume(KnowledgeReader.Codes("carc.json")));
    private readonly Lazy<Volume> _rarc = new(() => new Volume(KnowledgeReader.Codes("rarc.json")));

    private CodeBook()
    {
    }

    /// <summary>The book that ships with the product.</summary>
    public static CodeBook Current { get; } = new();

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

    private sealed class Volume(CodeFile file)
    {
        public DateOnly AsOf { get; } = file.AsOf;

        public Dictionary<string, CodeMeaning> Codes { get; } = file.Codes.ToDictionary(code => code.Code, StringComparer.Ordinal);
    }
}
