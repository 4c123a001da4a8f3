using System.Text;
using System.Text.RegularExpressions;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Fonts.Standard14Fonts;
using UglyToad.PdfPig.Writer;

namespace DenialOps.Tests.Intake;

/// <summary>Prints letters to PDF for the tests: one text line a line, columns where three spaces stand, a form feed for a new page.</summary>
internal static partial class PdfLetters
{
    public const double Top = 730;
    private const string Helvetica = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>";
    private const double Left = 60;

    public static byte[] Print(string text, Standard14Font type = Standard14Font.Helvetica, double size = 10, double leading = 13)
    {
        var builder = new PdfDocumentBuilder();
        var font = builder.AddStandard14Font(type);
        foreach (var content in text.Split('\f'))
        {
            var page = builder.AddPage(PageSize.Letter);
            var y = Top;
            foreach (var line in content.Split('\n'))
            {
                foreach (Match run in Runs().Matches(line))
                {
                    page.AddText(run.Value.TrimEnd(), size, new PdfPoint(Left + (run.Index * size * 0.5), y), font);
                }

                y -= leading;
            }
        }

        return builder.Build();
    }

    /// <summary>A page on which the caller draws.</summary>
    public static byte[] Draw(Action<PdfPageBuilder, PdfDocumentBuilder.AddedFont> draw, int pages = 1)
    {
        var builder = new PdfDocumentBuilder();
        var font = builder.AddStandard14Font(Standard14Font.Helvetica);
        for (var i = 0; i < pages; i++)
        {
            draw(builder.AddPage(PageSize.Letter), font);
        }

        return builder.Build();
    }

    /// <summary>A PDF of one page whose drawing is given byte by byte, with the given entries in the content's dictionary.</summary>
    public static byte[] Raw(byte[] content, string entries = "", string resources = "", string font = Helvetica, params (string Entries, byte[] Data)[] more)
    {
        using var file = new MemoryStream();
        var offsets = new List<long>();
        void Write(string value) => file.Write(Encoding.Latin1.GetBytes(value));
        void Object(string value)
        {
            offsets.Add(file.Position);
            Write($"{offsets.Count} 0 obj\n{value}\nendobj\n");
        }

        void Stream(string dictionary, byte[] data)
        {
            offsets.Add(file.Position);
            Write($"{offsets.Count} 0 obj\n<< /Length {data.Length} {dictionary} >>\nstream\n");
            file.Write(data);
            Write("\nendstream\nendobj\n");
        }

        Write("%PDF-1.4\n");
        Object("<< /Type /Catalog /Pages 2 0 R >>");
        Object("<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
        Object($"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 5 0 R /Resources << /Font << /F 4 0 R >> {resources} >> >>");
        Object(font);
        Stream(entries, content);
        foreach (var (extra, data) in more)
        {
            Stream(extra, data);
        }

        var xref = file.Position;
        Write($"xref\n0 {offsets.Count + 1}\n0000000000 65535 f \n");
        offsets.ForEach(offset => Write($"{offset:D10} 00000 n \n"));
        Write($"trailer\n<< /Size {offsets.Count + 1} /Root 1 0 R >>\nstartxref\n{xref}\n%%EOF\n");
        return file.ToArray();
    }

    [GeneratedRegex(@"\S+(?: {1,2}\S+)*")]
    private static partial Regex Runs();
}
