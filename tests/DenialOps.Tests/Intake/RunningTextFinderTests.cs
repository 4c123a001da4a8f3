using DenialOps.Intake;

namespace DenialOps.Tests.Intake;

public sealed class RunningTextFinderTests
{
    private const string Before = "A peer-to-peer discussion with our medical director about this case is";
    private const string After = "not an appeal and does not extend the time to appeal.";

    [Theory]
    [InlineData("HBA-ABD-PRE 01/2025                                  Page 2 of 4")]
    [InlineData("Rosalind Petrakis   ID SCX9081442-02                         Page 2 of 4")]
    [InlineData("Lucille M. Abernathy-Cole | Member Number: 5BX-330-71045 | page 2/5")]
    [InlineData("BFC-NABD-KY-0724          Page 2 of 4          Jaylen R. Stout")]
    [InlineData("01/16/2025 14:53  FROM: CMHP UM   TO: 7045550183   P. 2/3")]
    [InlineData("Page 2 of 4 · HG-2025-81432-007")]
    [InlineData("Delmarva Trust Health Plan - Notice of Benefit Determination - Page 2 of 3")]
    [InlineData("TE-DNL-0232 (02/24)   -2-")]
    [InlineData("PLAINSWARD HEALTH INSURANCE COMPANY       PW24-0409-000831       PAGE 2 OF 3")]
    [InlineData("                                    continued on page 2")]
    [InlineData("Page 2")]
    public void A_page_number_between_two_halves_of_a_sentence_is_running_text(string line) =>
        Running($"{Before}\n\n{line}\n\n{After}\n").ShouldBe([line + "\n"]);

    [Fact]
    public void A_page_number_needs_no_blank_lines() =>
        Running($"{Before}\n\nPCHC-EXP-81479           Page 2 of 2\n{After}\n").ShouldBe(["PCHC-EXP-81479           Page 2 of 2\n"]);

    [Fact]
    public void A_bare_number_counts_when_it_goes_up_from_line_to_line() =>
        Running($"{Before}\n\nTMG*77  B26-02    2 / 4\n\n{After}\n\nTMG*77  B26-02    3 / 4\n\nMore.\n")
            .ShouldBe(["TMG*77  B26-02    2 / 4\n", "TMG*77  B26-02    3 / 4\n"]);

    [Fact]
    public void The_line_beside_the_page_number_goes_with_it() =>
        Running($"{Before}\n\nPalmetto Crest Health  H4417_40112_C\nPage 2 of 3\n\n{After}\n\nPalmetto Crest Health  H4417_40112_C\nPage 3 of 3\n\nEnd.\n")
            .ShouldBe(["Palmetto Crest Health  H4417_40112_C\n", "Page 2 of 3\n", "Palmetto Crest Health  H4417_40112_C\n", "Page 3 of 3\n"]);

    [Fact]
    public void A_form_number_above_a_page_break_is_no_procedure_code() =>
        Running($"call 704-555-0180.\nCMHP-UM-99221.3\n\nFROM: CMHP UM    P. 3/3\n\n{After}\n")
            .ShouldBe(["CMHP-UM-99221.3\n", "FROM: CMHP UM    P. 3/3\n"]);

    [Theory]
    [InlineData("AETNA PLAN   Page 1 of 3\nDear Member:\n", "Page 1 of 3")]
    [InlineData("   SABINE RIVER HEALTH PLAN          FAX SVR 2 pg 1/3\nDear Member:\n", "pg 1/3")]
    [InlineData("LANTERN MUTUAL HEALTH PLAN      LM-IFP-0721\nPage 1 of 2\n\nDear Member:\n", "Page 1 of 2\n")]
    public void On_the_first_page_the_header_says_who_writes_and_stays(string text, string marked) => Running(text).ShouldBe([marked]);

    [Theory]
    [InlineData("Evidence of Coverage, Part 4, \"Services that need our OK first,\" page 62. Because Red Mesa\n")]
    [InlineData("The Plan's rule is on page 51 of the Summary Plan Description.\n")]
    [InlineData("Medicare begins to pay.                     See claims starting on page 3. Look for NO in the\n")]
    [InlineData("Physical therapy     Visits used     2 of 4\n")]
    [InlineData("SECURE MESSAGE CENTER - Message 1 of 1\n")]
    [InlineData("2 of 4\n")]
    [InlineData("Anytown, ST 12345\n\nDear Sir\n\nAnytown, ST 12345\n")]
    [InlineData("-------------\nx\n-------------\n")]
    public void Body_text_is_never_marked(string text) => Running(text).ShouldBeEmpty();

    [Fact]
    public void The_first_page_number_far_below_the_header_is_a_footer() =>
        Running($"{string.Concat(Enumerable.Repeat("A line of the letter\n", 14))}{Before}\n\nABD-PRE 01/2025      Page 1 of 2\n\n{After}\n")
            .ShouldBe(["ABD-PRE 01/2025      Page 1 of 2\n"]);

    [Fact]
    public void An_address_that_ends_at_a_page_number_is_no_footer() =>
        Running($"{Before}\n\nPO Box 49310\nGrand Rapids, MI 49501-9310\nPage 2 of 3\n\n{After}\n").ShouldBe(["Page 2 of 3\n"]);

    [Fact]
    public void What_repeats_at_the_foot_of_pages_is_a_footer() =>
        Running($"Dear Ann:\n{Before}\n\nHarborline notice of denial   1\f{After}\n\nHarborline notice of denial   2\fThe end.\n\nHarborline notice of denial   3\n")
            .ShouldBe(["Harborline notice of denial   1", "Harborline notice of denial   2", "Harborline notice of denial   3\n"]);

    [Fact]
    public void A_header_is_marked_from_the_second_page_on() =>
        Running($"HARBORLINE BENEFITS\nDear Ann:\n{Before}\n\fHARBORLINE BENEFITS\n{After}\n").ShouldBe(["HARBORLINE BENEFITS\n"]);

    [Fact]
    public void Rows_of_a_table_that_runs_over_pages_are_no_header() =>
        Running("Claims\n\n01/02/2025  Office visit  99213\n\f01/09/2025  Office visit  99213\nTotal due in all\n\f01/16/2025  Office visit  99214\nThe end of it\n")
            .ShouldBeEmpty();

    [Fact]
    public void A_repeated_form_line_that_cuts_a_sentence_is_marked_without_a_page_number() =>
        Running($"{Before}\n\nBlue Plan notice ABD-77\n\n{After}\n\nBlue Plan notice ABD-77\n\nEnd.\n")
            .ShouldBe(["Blue Plan notice ABD-77\n", "Blue Plan notice ABD-77\n"]);

    private static IEnumerable<string> Running(string text)
    {
        var document = new LetterReader().FromText(text);
        return document.RunningText.Select(span => document.Text[span.Start..span.End]);
    }
}
