using DenialOps.Facts.Readers;
using DenialOps.Mentions;

namespace DenialOps.Tests.Facts.Readers;

public sealed class TableReaderTests
{
    [Fact]
    public void A_row_is_read_by_the_heads_above_its_amounts() => Rows("""
        Date         Service          Billed      Allowed     Paid       You owe
        02/11/2026   73221 MRI        $900.00     $310.00     $0.00      $310.00
        """).ShouldBe(["2026-02-11 900.00 310.00 0.00 310.00"]);

    [Fact]
    public void Heads_over_several_lines_belong_together() => Rows("""
                                    Amount      Amount      Amount     You may
        Date         Service        billed      allowed     we paid    owe
        02/11/2026   73221 MRI      $900.00     $310.00     $0.00      $310.00
        """).ShouldBe(["2026-02-11 900.00 310.00 0.00 310.00"]);

    [Fact]
    public void A_table_with_bars_is_read_cell_by_cell() => Rows("""
        | Date | Code | Billed | Allowed | Paid | You owe |
        |------|------|--------|---------|------|---------|
        | 02/11/2026 | 73221 | $12,900.00 | $310.00 | $0.00 | $310.00 |
        """).ShouldBe(["2026-02-11 12900.00 310.00 0.00 310.00"]);

    [Fact]
    public void An_empty_cell_between_bars_keeps_its_column() => Rows("""
        | Date | Service | Billed | Allowed | Paid | You owe | Notes |
        |---|---|---|---|---|---|---|
        | 02/11/2026 | Office visit | $145.00 | $98.00 | $78.40 | $19.60 | |
        | 02/11/2026 | Nail care | $120.00 |  | $0.00 | $120.00 | K4 |
        """).ShouldBe(["2026-02-11 145.00 98.00 78.40 19.60", "2026-02-11 120.00 - 0.00 120.00"]);

    [Fact]
    public void A_second_head_between_bars_begins_new_columns() => Rows("""
        | Date | Service | Billed | Paid |
        | 02/11/2026 | Office visit | $145.00 | $78.40 |

        | Date | Service | Paid | Billed |
        | 02/12/2026 | Nail care | $0.00 | $120.00 |
        """).ShouldBe(["2026-02-11 145.00 - 78.40 -", "2026-02-12 120.00 - 0.00 -"]);

    [Fact]
    public void Bars_without_spaces_part_cells_too() => Rows("""
        |Date|Service|Billed|Allowed|Paid|
        |02/11/2026|Office visit|$145.00|$98.00|$78.40|
        """).ShouldBe(["2026-02-11 145.00 98.00 78.40 -"]);

    [Fact]
    public void What_the_member_paid_is_what_was_billed_and_what_came_back_is_what_the_plan_paid() => Rows("""
           Item                       You paid       Reimbursed
           V2020  Frame               $229.00        $0.00
        """).ShouldBe(["- 229.00 - 0.00 -"]);

    [Theory]
    [InlineData("$900.00     $0.00       $0.00       -", "Denied")]
    [InlineData("$900.00     $310.00     $310.00     -", "Paid")]
    [InlineData("$900.00     $310.00     $0.00       -", "Paid")]
    [InlineData("$900.00     $310.00     $0.00       CO-197", "Denied")]
    [InlineData("$900.00     $310.00     $310.00     CO-45", "Paid")]
    [InlineData("$900.00     $310.00     $100.00     CO-50", "Unknown")]
    public void A_rows_money_and_codes_say_what_became_of_it(string amounts, string outcome) => Read($"""
        Date         Code      Billed      Allowed     Paid        Reason
        02/11/2026   73221     {amounts}
        """).Single().Outcome.ToString().ShouldBe(outcome);

    [Theory]
    [InlineData("Denied", "Denied")]
    [InlineData("Not covered", "Denied")]
    [InlineData("NO", "Denied")]
    [InlineData("Yes", "Paid")]
    [InlineData("Paid", "Paid")]
    public void A_rows_own_word_counts_more_than_its_money(string status, string outcome) => Read($"""
        Date         Code      Billed      Paid        Status
        02/11/2026   73221     $900.00     $0.00       {status}
        """).Single().Outcome.ToString().ShouldBe(outcome);

    [Fact]
    public void Words_too_long_for_their_row_stand_above_it() => SomeLetter.Text(SomeLetter.Facts(SomeLetter.With(body: """
        Service                                Approved?   Charged     Allowed     Paid
        Established patient visit (99212)      Yes         $88.00      $57.05      $45.64
        Routine foot care, trimming of nails
          (11719)                              NO          $84.00      $0.00       $0.00
        """)).Service.Description).ShouldBe("Routine foot care, trimming of nails");

    [Fact]
    public void Codes_and_day_of_the_denied_line_are_the_services()
    {
        var service = SomeLetter.Facts(SomeLetter.With(body: """
            Date         Code     Description          Billed      Allowed     Paid
            02/11/2026   99213    Office visit         $145.00     $98.00      $78.40
            02/12/2026   11721    Nail debridement     $120.00     $0.00       $0.00

            Routine foot care is not covered by your plan.
            """)).Service;

        service.CptCodes.Select(c => c.Value).ShouldBe(["11721"]);
        SomeLetter.Text(service.Description).ShouldBe("Nail debridement");
        SomeLetter.Day(service.DateOfService).ShouldBe("2026-02-12");
    }

    [Fact]
    public void Heads_and_amounts_in_equal_number_belong_together_however_they_are_set() => Rows("""
        Date  Code  Billed  Allowed  Paid  You owe
        02/11/2026  73221  $12,900.00  $310.00  $0.00  $310.00
        """).ShouldBe(["2026-02-11 12900.00 310.00 0.00 310.00"]);

    [Fact]
    public void A_head_that_stands_over_no_amount_leaves_its_neighbours_alone() => Rows("""
        LINE  PROC      CHARGE     ALLOWED    PAID     ADJ     REMARK
         01   E0470     310.00      10.00     5.00     CO16    M60
        """).ShouldBe(["- 310.00 10.00 5.00 -"]);

    [Fact]
    public void A_sentence_with_two_amounts_under_a_table_is_no_row() => Rows("""
        Date         Code     Billed      Allowed     Paid
        02/11/2026   73221    $900.00     $310.00     $0.00
        Your deductible so far this year: $1,200.00 of $2,000.00.
        """).ShouldBe(["2026-02-11 900.00 310.00 0.00 -"]);

    [Fact]
    public void A_patients_name_in_a_row_is_no_service() => Read("""
        Patient Name      Dates        Proc     Billed    Allow    Paid
        GAUTREAUX, RENE   06/02/2026   74177    1450.00   0.00     0.00
        """).Single().Description.ShouldBeNull();

    [Fact]
    public void The_row_of_totals_is_marked() => Rows("""
        Date         Code     Billed      Allowed     Paid
        02/11/2026   73221    $900.00     $310.00     $0.00
        02/12/2026   73222    $100.00     $50.00      $0.00
        Total                 $1,000.00   $360.00     $0.00
        """).ShouldBe(["2026-02-11 900.00 310.00 0.00 -", "2026-02-12 100.00 50.00 0.00 -", "total 1000.00 360.00 0.00 -"]);

    [Fact]
    public void Totals_with_a_label_of_their_own_are_the_claims_too()
    {
        var amounts = SomeLetter.Facts(SomeLetter.With(body: """
            SVC DATE  PROC       BILLED   ALLOWED   PAID
            06/30/25  99392      210.00    139.50    0.00
            06/30/25  90707      118.00     97.10    0.00
            CLAIM TOTAL          328.00    236.60    0.00

            We denied this claim because the service is not medically necessary.
            """)).Amounts;

        SomeLetter.Text(amounts.Billed).ShouldBe("328.00");
        SomeLetter.Text(amounts.Allowed).ShouldBe("236.60");
    }

    [Fact]
    public void Of_several_totals_the_denied_claims_counts()
    {
        var amounts = SomeLetter.Facts(SomeLetter.With(body: """
            SVC DATE  PROC       BILLED   ALLOWED   PAID     CODE
            06/30/25  94060      190.00    113.20   113.20   CO-45
            CLAIM TOTAL          190.00    113.20   113.20
            07/17/25  99214      225.00      0.00     0.00   CO-31
            07/17/25  94010      140.00      0.00     0.00   CO-31
            CLAIM TOTAL          365.00      0.00     0.00

            We denied this claim because the member was not found on our rolls.
            """)).Amounts;

        SomeLetter.Text(amounts.Billed).ShouldBe("365.00");
        SomeLetter.Text(amounts.Paid).ShouldBe("0.00");
    }

    [Fact]
    public void The_totals_are_the_claims_amounts()
    {
        var amounts = SomeLetter.Facts(SomeLetter.With(body: """
            Date         Code     Billed      Allowed     Paid
            02/11/2026   73221    $900.00     $310.00     $0.00
            02/12/2026   73222    $100.00     $50.00      $0.00
            Total                 $1,000.00   $360.00     $0.00

            We denied this claim because the service is not medically necessary.
            """)).Amounts;

        SomeLetter.Text(amounts.Billed).ShouldBe("1000.00");
        SomeLetter.Text(amounts.Allowed).ShouldBe("360.00");
    }

    [Theory]
    [InlineData("Billed: $900.00   Allowed: $310.00")]
    [InlineData("You paid $20.00 at the desk and $30.00 by mail.")]
    [InlineData("Nothing here costs anything.")]
    public void Amounts_with_labels_or_in_prose_are_no_rows(string line) => Rows(line).ShouldBeEmpty();

    [Fact]
    public void A_rows_codes_status_and_words_are_kept()
    {
        var row = Read("""
            Date         Code     Description          Billed      Paid       Status
            02/11/2026   73221    MRI shoulder joint   $900.00     $0.00      Denied
            """).Single();

        row.Codes.Where(c => c.Kind == MentionKind.Cpt).Select(c => c.Value).ShouldBe(["73221"]);
        row.Description.ShouldNotBeNull();
        row.Status.ShouldNotBeNull();
    }

    [Fact]
    public void A_discount_is_neither_paid_nor_owed() => Rows("""
        Date         Code     Billed      Discount    Paid       You owe
        02/11/2026   73221    $900.00     $590.00     $0.00      $310.00
        """).ShouldBe(["2026-02-11 900.00 - 0.00 310.00"]);

    private static List<TableRow> Read(string text) => new TableReader(SomeLetter.Context(text)).Read();

    private static List<string> Rows(string text) =>
        [.. Read(text).Select(r => $"{(r.IsTotal ? "total" : r.Date?.Value ?? "-")} {Number(r.Billed)} {Number(r.Allowed)} {Number(r.Paid)} {Number(r.PatientShare)}")];

    private static string Number(Mention? mention) => mention?.Number?.ToString("0.00") ?? "-";
}
