namespace DenialOps.Llm.Pricing;

/// <summary>A price file cannot be used: which file, line, row and field, and what is wrong there.</summary>
public sealed class PriceFileException : FormatException
{
    /// <summary>A fault in a price file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="line">The line, from 1; null for the file as a whole.</param>
    /// <param name="row">The row, as <c>model 3 (gpt-4o), price 2</c>; null for the file as a whole.</param>
    /// <param name="field">The field; null for the row as a whole.</param>
    /// <param name="problem">What is wrong and what is allowed.</param>
    /// <param name="inner">What it came from, if anything.</param>
    public PriceFileException(string file, int? line, string? row, string? field, string problem, Exception? inner = null)
        : base(string.Join(": ", new[] { line is null ? file : $"{file}, line {line}", row, field, problem }.Where(part => part is not null)), inner)
    {
        File = file;
        Line = line;
        Row = row;
        Field = field;
    }

    /// <summary>The file.</summary>
    public string File { get; }

    /// <summary>The line, from 1. Null when the file as a whole is meant.</summary>
    public int? Line { get; }

    /// <summary>The row. Null when the file as a whole is meant.</summary>
    public string? Row { get; }

    /// <summary>The field. Null when the row as a whole is meant.</summary>
    public string? Field { get; }
}
