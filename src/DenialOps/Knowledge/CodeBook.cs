using System.Collections.Frozen;

namespace DenialOps.Knowledge;

/// <summary>The meanings of claim adjustment reason codes (CARC) and remittance advice remark codes (RARC).</summary>
/// <remarks>The code numbers are maintained by committees of X12 and CMS; the words are ours. See <see cref="AsOf"/> for their date.</remarks>
/// <threadsafety>Immutable; safe to use from any number of threads.</threadsafety>
public sealed class CodeBook
{
    private static readonly Lazy<CodeBook> Shared = new(() => new CodeBook(
        Resources.Read("carc.json", KnowledgeJson.Default.CodeFile),
        Resources.Read("rarc.json", KnowledgeJson.Default.CodeFile)));

    private readonly FrozenDictionary<string, CodeMeaning> _carc;
    private readonly FrozenDictionary<string, CodeMeaning> _rarc;

    private CodeBook(CodeFile carc, CodeFile rarc)
    {
        _carc = carc.Codes.ToFrozenDictionary(c => c.Code, StringComparer.Ordinal);
        _rarc = rarc.Codes.ToFrozenDictionary(c => c.Code, StringComparer.Ordinal);
        AsOf = carc.AsOf < rarc.AsOf ? carc.AsOf : rarc.AsOf;
    }

    /// <summary>The book that ships with the product.</summary>
    public static CodeBook Current => Shared.Value;

    /// <summary>The day on which the meanings were last checked.</summary>
    public DateOnly AsOf { get; }

    /// <summary>All claim adjustment reason codes.</summary>
    public IEnumerable<CodeMeaning> Carcs => _carc.Values;

    /// <summary>All remittance advice remark codes.</summary>
    public IEnumerable<CodeMeaning> Rarcs => _rarc.Values;

    /// <summary>The meaning of a CARC, with or without its group code (<c>CO-197</c> or <c>197</c>); null when it is not known.</summary>
    public CodeMeaning? Carc(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        return _carc.GetValueOrDefault(code[(code.IndexOf('-') + 1)..]);
    }

    /// <summary>The meaning of a RARC; null when it is not known.</summary>
    public CodeMeaning? Rarc(string code) => _rarc.GetValueOrDefault(code);
}
