using DenialOps.Intake;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Fonts.Standard14Fonts;

namespace DenialOps.Tests.Intake;

public sealed class LetterReaderPdfTests
{
    private const string Prose = """
        We received a request for magnetic resonance imaging of your lower back. Our
        medical director, who is board certified in radiology, looked at the records and
        finds that the service is not medically necessary. Six weeks of therapy are needed.

        You may appeal within 180 days. Send the appeal to the address below, or call us.

        """;

    private const string Table = """
        Member:         Marguerite A. Oyelaran          Member ID:    HLB 0047 8812 03
        Plan:           Torrance Valve Health Plan      Group No.:    63047
        Requesting:     Tobias Renneke, MD              Facility:     Lakeshore Spine Hospital
        Claim:          25-117-97110-3                  Billed:       $18,417.55

        """;

    private static readonly string[] LeftColumn =
    [
        "If you do not agree with our decision", "you have the right to an appeal, which", "is a review of the decision by people",
        "who took no part in it. You may ask for", "one in writing within 180 days after the", "day on which you received this notice,",
        "and you may send us anything that you", "want us to see before we decide on it.",
    ];

    private static readonly string[] RightColumn =
    [
        "After the appeal you may ask for review", "by an independent organization that has", "no connection to your plan. The request",
        "must reach us within four months, and", "it costs you nothing. The organization", "decides within 45 days, or within 72",
        "hours when the case is urgent. Its word", "binds the plan but not you.",
    ];

    [Theory]
    [InlineData(Standard14Font.Helvetica)]
    [InlineData(Standard14Font.TimesRoman)]
    [InlineData(Standard14Font.Courier)]
    public async Task A_letter_in_one_column_reads_as_it_was_written(Standard14Font font)
    {
        var document = await Read(PdfLetters.Print(Prose, font, size: 9));
        document.Text.ShouldBe(Prose);
        document.MediaType.ShouldBe("application/pdf");
        document.Pages.Count.ShouldBe(1);
        document.Ocr.ShouldBeFalse();
    }

    [Fact]
    public async Task A_table_of_labels_and_values_is_read_row_by_row_with_its_columns_apart()
    {
        var text = (await Read(PdfLetters.Print(Table))).Text;
        var expected = Table.TrimEnd().Split('\n').Select(Cells);
        text.TrimEnd().Split('\n').Select(Cells).ShouldBe(expected);

        static string Cells(string line) => string.Join('|', line.Split("   ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    public async Task Prose_in_two_columns_is_read_column_by_column(double offset)
    {
        var bytes = PdfLetters.Draw((page, font) =>
        {
            page.AddText("NOTICE OF ADVERSE BENEFIT DETERMINATION AND OF YOUR RIGHT TO AN APPEAL", 11, new PdfPoint(80, 740), font);
            for (var i = 0; i < LeftColumn.Length; i++)
            {
                page.AddText(LeftColumn[i], 10, new PdfPoint(60, 700 - (12 * i)), font);
                page.AddText(RightColumn[i], 10, new PdfPoint(320, 700 - offset - (12 * i)), font);
            }

            page.AddText("This notice was sent to the member and to the provider who asked for the service.", 10, new PdfPoint(60, 560), font);
        });
        var text = (await Read(bytes)).Text;
        text.ShouldBe(string.Join('\n',
        [
            "NOTICE OF ADVERSE BENEFIT DETERMINATION AND OF YOUR RIGHT TO AN APPEAL", "", .. LeftColumn, "", .. RightColumn, "",
            "This notice was sent to the member and to the provider who asked for the service.", "",
        ]));
    }

    [Fact]
    public async Task A_footer_between_two_halves_of_a_sentence_is_running_text()
    {
        const string Footer = "HBA-ABD-PRE 01/2025                    Page ";
        var document = await Read(PdfLetters.Print(
            "HARBORLINE ADMINISTRATORS\nDear Ms. Oyelaran:\nA peer-to-peer discussion with our medical director is\n\n" + Footer + "1 of 3"
            + "\fHARBORLINE ADMINISTRATORS\nnot an appeal and does not extend the time to appeal. You must send your\n\n" + Footer + "2 of 3"
            + "\fHARBORLINE ADMINISTRATORS\nappeal within 180 days.\n\n" + Footer + "3 of 3"));
        document.Pages.Count.ShouldBe(3);
        var running = document.RunningText.Select(span => document.Text[span.Start..span.End].Trim().Split("   ")[0]).ToList();
        running.ShouldBe(["HBA-ABD-PRE 01/2025", "HARBORLINE ADMINISTRATORS", "HBA-ABD-PRE 01/2025", "HARBORLINE ADMINISTRATORS", "HBA-ABD-PRE 01/2025"]);
        document.PageAt(document.Text.IndexOf("not an appeal", StringComparison.Ordinal)).Number.ShouldBe(2);
    }

    [Fact]
    public async Task An_empty_page_keeps_its_number()
    {
        var document = await Read(PdfLetters.Print("First page\f\fThird page\f"));
        document.Pages.Count.ShouldBe(4);
        document.PageAt(document.Text.IndexOf("Third", StringComparison.Ordinal)).Number.ShouldBe(3);
    }

    [Fact]
    public async Task A_picture_of_a_letter_has_to_be_read_by_ocr_first()
    {
        var refusal = await Refusal(PdfLetters.Raw("q 600 0 0 700 0 0 cm /I Do Q"u8.ToArray(), resources: "/XObject << /I 6 0 R >>",
            more: ("/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8", [0x80])));
        refusal.Kind.ShouldBe(IntakeError.ScanWithoutText);
        refusal.Message.ShouldContain("letter.pdf: this is a scan");
        refusal.Message.ShouldContain("ocrmypdf in.pdf out.pdf");
    }

    [Fact]
    public async Task A_page_without_anything_is_empty() =>
        (await Refusal(PdfLetters.Draw((_, _) => { }))).Kind.ShouldBe(IntakeError.Empty);

    [Fact]
    public async Task The_text_layer_of_a_scan_is_read_and_said_to_be_ocr()
    {
        var document = await Read(PdfLetters.Raw("q 600 0 0 700 0 0 cm /I Do Q BT /F 10 Tf 3 Tr 60 700 Td (Denied by the plan) Tj ET"u8.ToArray(),
            resources: "/XObject << /I 6 0 R >>",
            more: ("/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8", [0x80])));
        document.Text.ShouldBe("Denied by the plan\n");
        document.Ocr.ShouldBeTrue();
    }

    [Fact]
    public async Task What_nobody_can_see_is_not_read()
    {
        var document = await Read(PdfLetters.Raw(
            "BT /F 10 Tf 60 700 Td (Denied) Tj ET BT /F 10 Tf 60 900 Td (above the page) Tj ET BT /F 10 Tf 3 Tr 60 600 Td (approved) Tj ET"u8.ToArray()));
        document.Text.ShouldBe("Denied\n");
    }

    [Fact]
    public async Task Text_up_the_margin_comes_after_the_letter()
    {
        var document = await Read(PdfLetters.Raw(
            "BT /F 8 Tf 0 1 -1 0 20 300 Tm (FORM 99213-A) Tj ET BT /F 10 Tf 60 700 Td (We denied the claim for a visit.) Tj ET"u8.ToArray()));
        document.Text.ShouldBe("We denied the claim for a visit.\n\nFORM 99213-A\n");
    }

    [Fact]
    public async Task Bold_that_is_drawn_twice_is_read_once()
    {
        var document = await Read(PdfLetters.Raw("BT /F 10 Tf 60 700 Td (Denied: all) Tj ET BT /F 10 Tf 60.3 700 Td (Denied: all) Tj ET"u8.ToArray()));
        document.Text.ShouldBe("Denied: all\n");
    }

    [Fact]
    public async Task A_font_that_does_not_say_its_letters_is_not_guessed()
    {
        const string Font = """
            << /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X
            /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 500
            /FontDescriptor << /Type /FontDescriptor /FontName /X /Flags 4 /FontBBox [0 0 1000 1000] /ItalicAngle 0 /Ascent 800 /Descent -200 /StemV 80 >> >>] >>
            """;
        var refusal = await Refusal(PdfLetters.Raw("BT /F 10 Tf 60 700 Td <002400250026> Tj ET"u8.ToArray(), font: Font));
        refusal.Kind.ShouldBe(IntakeError.ScanWithoutText);
        refusal.Message.ShouldContain("without saying which letters they are");
    }

    [Fact]
    public async Task A_file_cut_short_is_damaged_or_reads_what_is_whole()
    {
        var whole = PdfLetters.Print(Prose);
        (await Refusal(whole[..(whole.Length / 3)])).Kind.ShouldBe(IntakeError.Damaged);
        (await Refusal("%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3 nothing but noise 1 0 obj <<<<<<[[[[((("u8.ToArray())).Kind.ShouldBe(IntakeError.Damaged);
        (await Refusal("%PDF-1.7"u8.ToArray())).Kind.ShouldBe(IntakeError.Damaged);
    }

    [Fact]
    public async Task A_password_is_asked_for()
    {
        var refusal = await Refusal(await File.ReadAllBytesAsync(Path.Combine(AppContext.BaseDirectory, "Intake", "encrypted.pdf"), TestContext.Current.CancellationToken));
        refusal.Kind.ShouldBe(IntakeError.Encrypted);
        refusal.Message.ShouldContain("password");
    }

    [Fact]
    public async Task A_book_is_no_letter()
    {
        var refusal = await Refusal(PdfLetters.Draw((page, font) => page.AddText("x", 10, new PdfPoint(60, 700), font), pages: 501));
        refusal.Kind.ShouldBe(IntakeError.TooManyPages);
        refusal.Message.ShouldContain("501 pages");
    }

    [Fact]
    public async Task The_sample_letter_reads_as_it_was_printed()
    {
        var document = await new LetterReader().ReadFileAsync(Path.Combine(AppContext.BaseDirectory, "samples", "marketplace-ct-denial.pdf"), TestContext.Current.CancellationToken);
        var lines = document.Text.Split('\n');
        lines[0].ShouldBe("PRAIRIE LANTERN HEALTH PLAN");
        lines.ShouldContain("You have 180 days from the day you receive this notice to appeal. Your doctor or another");
        var rows = lines.Where(line => line.Contains(":   ", StringComparison.Ordinal)).ToList();
        rows.Count.ShouldBe(4);
        rows.Select(row => row.Split("   ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Length).ShouldAllBe(cells => cells == 4);
        rows.Select(row => row.IndexOf("Member ID:", StringComparison.Ordinal)).First().ShouldBe(rows[1].IndexOf("Reference no.:", StringComparison.Ordinal));
        document.RunningText.Single().Start.ShouldBe(document.Text.IndexOf("PLH-ABD-PRE 11/2025", StringComparison.Ordinal));
    }

    private static Task<LetterDocument> Read(byte[] bytes, IntakeOptions? options = null) =>
        new LetterReader(options).ReadAsync(new MemoryStream(bytes), "letter.pdf", TestContext.Current.CancellationToken);

    private static Task<IntakeException> Refusal(byte[] bytes, IntakeOptions? options = null) =>
        Should.ThrowAsync<IntakeException>(() => Read(bytes, options));
}
