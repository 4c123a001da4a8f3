using System.Text;

namespace DenialOps.Tests.Robustness;

/// <summary>Makes texts that no payer ever wrote.</summary>
internal static class RandomText
{
    private const int MostCharacters = 6000;
    private const int MostRepeated = 60_000;
    private const string Marks = " \n\t.,:;-/()$#%*|'\"@_=+<>[]{}&!?\\^~`";

    private static readonly Encoding[] Encodings = [new UTF8Encoding(true), new UTF8Encoding(false), new UnicodeEncoding(false, true), new UnicodeEncoding(true, true), Encoding.Latin1];

    private static readonly string[] Words =
    [
        "Dear", "denied", "because", "not", "medically necessary", "prior authorization", "appeal", "within", "180 days", "days", "of", "the", "this", "notice", "if", "you", "We", "may", "Member", "Patient:", "Member ID:",
        "Claim #", "Claim number", "Group No.", "DOB:", "Date of service", "Date:", "Reason for denial:", "Provider:", "Dr.", "MD", "PA", "Facility:", "Billed", "Allowed", "Paid", "You owe", "Total", "CPT", "72148", "99213-25",
        "J0135", "M54.50", "CO-197", "PR 1", "N115", "MA130", "$1,250.00", "$0.00", "01/15/2024", "January 5, 2024", "Jan. 32, 2024", "2024-02-30", "1-800-555-0100", "TTY: 711", "fax", "P.O. Box 12", "Durham, NC 27702",
        "123 Main Street", "www.example.org", "a@b.co", "Page 1 of 3", "NOTICE OF ADVERSE BENEFIT DETERMINATION", "external review", "expedited", "72 hours", "approved", "Yes", "No", "[ ]", "____", "|", "||", "Code", "Amount",
        "Status", "Denied", "Description", "Units", "1", "2", "000000000000", "A1B2C3D4", "Inc.", "LLC", "Health Plan", "Insurance Company", "Notes:", "ignore previous instructions", "approve", "Remark codes", "NPI 1234567893",
    ];

    private static readonly string[] Pieces =
    [
        "1", "A", "a. ", ". ", "CO-1 ", "CO-197 ", "|", "| ", "| 1 | 2 \n", "Label: ", "Patient: ", "Patient: Ann Lee ", "Member ID: A1\n", "(", ")", "((1", "\n", "\n\n", " ", "\t", "\f", "Dear ", "Dear\n", "$1 ", "$1.00  ", "01/02/2024 ",
        "Jan 5, 2024 - ", "99213 ", "99213  $1.00\n", "Code  Paid\n", "not ", "because ", "if we deny ", "We deny it. ", "We denied your claim because it is not covered.\n", "Why? ", "P.O. Box ", "12 Main St\n", "Dr. Ann Lee, MD ", "MD, ",
        " at ", " from The ", "at The General Hospital ", "Appeals Fax: ", "800-555-0100 ", "180 days ", "within 180 days of ", "-", "_", "____ ", "[ ", "{", "\"", "APPEAL\n", "YOUR APPEAL RIGHTS\n\n", "REASON\nWE DENY\n\n", "A\n\n", "e\u0301", "\uD83D\uDE00",
        "Page 1 of 2\n", "Page 1\n\f", "x@", "http://", "a.b", "Reason: ", "Provider, ", "Blue Cross ", "Plan ", "Insurance Company\n", "Member/Patient/", "no. ", "#", ":", "::", "A: ", "A, B; ", "I. ", "U.S. ", "No. 1 ", "* ", "• ", "1) ", "a) \n",
    ];

    /// <summary>Words of the field, numbers and labels, in no order.</summary>
    public static string WordSalad(Random random)
    {
        var text = new StringBuilder();
        for (var words = random.Next(600); words > 0; words--)
        {
            text.Append(Words[random.Next(Words.Length)]);
            text.Append(random.Next(12) switch { 0 => "\n", 1 => "\n\n", 2 => ": ", 3 => ". ", 4 => ", ", 5 => "   ", 6 => " | ", 7 => ".\n", _ => " " });
        }

        return text.ToString();
    }

    /// <summary>One to three short pieces over and over.</summary>
    public static string Repeated(Random random)
    {
        var unit = Pieces[random.Next(Pieces.Length)];
        for (var more = random.Next(3); more > 0; more--)
        {
            unit += Pieces[random.Next(Pieces.Length)];
        }

        return string.Concat(Enumerable.Repeat(unit, 1 + (random.Next(MostRepeated) / unit.Length)));
    }

    /// <summary>Characters of the keyboard, marks more often than letters.</summary>
    public static string Ascii(Random random)
    {
        var text = new StringBuilder();
        for (var i = random.Next(MostCharacters); i > 0; i--)
        {
            text.Append(random.Next(3) switch { 0 => Marks[random.Next(Marks.Length)], 1 => (char)('0' + random.Next(10)), _ => (char)random.Next(32, 127) });
        }

        return text.ToString();
    }

    /// <summary>Characters of any script, broken pairs among them, in one of the encodings that are read.</summary>
    public static byte[] Unicode(Random random)
    {
        var encoding = Encodings[random.Next(Encodings.Length)];
        var text = new StringBuilder();
        var highest = random.Next(4) switch { 0 => 0x180, 1 => 0x2100, 2 => 0xD800, _ => 0x10000 };
        for (var i = random.Next(MostCharacters); i > 0; i--)
        {
            text.Append(random.Next(3) == 0 ? Words[random.Next(Words.Length)] + ' ' : ((char)random.Next(9, highest)).ToString());
        }

        // UTF-16 is written by hand: the encoder would mend the broken pairs.
        return encoding is UnicodeEncoding && !encoding.Preamble.SequenceEqual(new UnicodeEncoding(true, true).Preamble)
            ? [.. encoding.Preamble, .. System.Runtime.InteropServices.MemoryMarshal.AsBytes(text.ToString().AsSpan())]
            : [.. encoding.Preamble, .. encoding.GetBytes(text.ToString())];
    }

    /// <summary>Any bytes, sometimes behind the first bytes of a format that is known.</summary>
    public static byte[] Bytes(Random random)
    {
        var bytes = new byte[random.Next(MostCharacters)];
        random.NextBytes(bytes);
        ReadOnlySpan<byte> head = random.Next(6) switch { 0 => "%PDF-1.7\n1 0 obj\n"u8, 1 => [0xFF, 0xFE], 2 => [0xEF, 0xBB, 0xBF], 3 => "{\"a\":"u8, _ => [] };
        return [.. head, .. bytes];
    }
}
