using System.Globalization;
using System.Text;

namespace DenialOps.Benchmarks;

/// <summary>Texts of any length, for the question whether time grows with length and no faster.</summary>
internal static class LongTexts
{
    private const int LettersPerPage = 16;

    /// <summary>Name and piece; the piece is repeated without end.</summary>
    public static IReadOnlyDictionary<string, string> Hostile { get; } = new Dictionary<string, string>
    {
        ["1"] = "1",
        ["CO-1 "] = "CO-1 ",
        ["a. "] = "a. ",
        ["|"] = "|",
        ["Label: "] = "Label: ",
        ["Patient: "] = "Patient: ",
        ["("] = "(",
        ["$1.00  "] = "$1.00  ",
        ["Ann Lee   03/05/2026   "] = "Ann Lee   03/05/2026   ",
        ["Date:   03/05/2026   "] = "Date:   03/05/2026   ",
        ["01/02/2024 "] = "01/02/2024 ",
        ["| 1 | 2 \\n"] = "| 1 | 2 \n",
        ["Code  Paid\\n99213  $1.00\\n"] = "Code  Paid\n99213  $1.00\n",
        ["REASON\\nWE DENY\\n\\n"] = "REASON\nWE DENY\n\n",
        ["We denied it because it is not covered.\\n"] = "We denied it because it is not covered.\n",
        ["12 Main Street\\nDurham, NC 27702\\n\\n"] = "12 Main Street\nDurham, NC 27702\n\n",
        ["Dr. Ann Lee, MD at The General Hospital. "] = "Dr. Ann Lee, MD at The General Hospital. ",
        ["within 180 days appeal by fax (800) 555-0100. "] = "You may appeal within 180 days by fax (800) 555-0100. ",
    };

    /// <summary>Letters one after another, each with a page text of its own, of at least <paramref name="characters"/> characters.</summary>
    public static string OfLetters(int characters)
    {
        var text = new StringBuilder(characters + 4096);
        for (var i = 0; text.Length < characters; i++)
        {
            text.Append(Letters.OfBar[i % Letters.OfBar.Count]);
            text.Append(CultureInfo.InvariantCulture, $"\nCopy {i + 1} of the file of {new DateOnly(2020, 1, 1).AddDays(i % 2000):MMMM d, yyyy}, account {100_000 + i}.\n");
            text.Append(i % LettersPerPage == LettersPerPage - 1 ? '\f' : '\n');
        }

        return text.ToString(0, characters);
    }

    /// <summary>A piece over and over.</summary>
    public static string OfPiece(string piece, int characters)
    {
        var text = new StringBuilder(characters + piece.Length);
        while (text.Length < characters)
        {
            text.Append(piece);
        }

        return text.ToString(0, characters);
    }
}
