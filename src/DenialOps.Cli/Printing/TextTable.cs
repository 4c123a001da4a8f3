using System.Text;

namespace DenialOps.Cli.Printing;

/// <summary>Rows of words under a head, each column as wide as its widest word: the first to the left, the others to the right.</summary>
internal sealed class TextTable(params string[] head)
{
    private const string Gap = "  ";
    private readonly List<string[]> _rows = [head];

    /// <summary>Adds a row. Nothing in it is obeyed by a terminal.</summary>
    public void Add(params string[] row) => _rows.Add([.. row.Select(PrintableText.OneLine)]);

    /// <summary>Writes the table.</summary>
    public void WriteTo(TextWriter output)
    {
        int[] widths = [.. Enumerable.Range(0, head.Length).Select(column => _rows.Max(row => row[column].Length))];
        foreach (string[] row in _rows)
        {
            var line = new StringBuilder(row[0].PadRight(widths[0]));
            for (int column = 1; column < row.Length; column++)
            {
                line.Append(Gap).Append(row[column].PadLeft(widths[column]));
            }

            output.WriteLine(line.ToString().TrimEnd());
        }
    }
}
