namespace DenialOps.Llm.Pricing;

/// <summary>A price file cannot be used: which file, which row, which field, and what is wrong with it.</summary>
public sealed class PriceFileException : FormatException
{
    /// <summary>A fault in a price file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="row">The row, as <c>model 3 (gpt-4o), price 2</c>; null for the file as a whole.</param>
    /// <param name="field">The field; null for the row as a whole.</param>
    /// <param name="problem">What is wrong and what is allowed.</param>
    /// <param name="inner">What it came from, if anything.</param>
    public PriceFileException(string file, string? row, string? field, string problem, Exception? inner = null)
        : base(string.Join(": ", new[] { file, row, field, problem }.Where(part => part is not null)), inner)
    {
        File = file;
        Row = row;
        Field = field;
    }

    /// <summary>The file.</summary>
    public string File { get; }

    /// <summary>The row. Null when the file as a whole is meant.</summary>
    public string? Row { get; }

    /// <summary>The field. Null when the row as a whole is meant.</summary>
    public string? Field { get; }
}
