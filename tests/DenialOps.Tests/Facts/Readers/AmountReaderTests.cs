using DenialOps.Facts;

namespace DenialOps.Tests.Facts.Readers;

public sealed class AmountReaderTests
{
    [Fact]
    public void What_somebody_asked_to_be_paid_was_not_paid() =>
        SomeLetter.Facts(SomeLetter.With(body: "The supplier asked to be paid $4,995.00. We denied the claim because it was late.")).Amounts.Paid.ShouldBeNull();

    [Theory]
    [InlineData("Amount billed: $1,240.50", 1240.50, -1, -1, -1)]
    [InlineData("Billed: $900.00   Allowed: $310.00   Paid: $0.00   You owe: $310.00", 900, 310, 0, 310)]
    [InlineData("Total charge ......... $900.00\\nPlan paid ............ $0.00\\nYou may owe .......... $900.00", 900, -1, 0, 900)]
    [InlineData("Patient responsibility: $75.25", -1, -1, -1, 75.25)]
    [InlineData("Patient responsibility:\\n$75.25", -1, -1, -1, 75.25)]
    public void An_amount_goes_where_its_label_says(string lines, double billed, double allowed, double paid, double share) =>
        Amounts(SomeLetter.With(head: lines)).ShouldBe((billed, allowed, paid, share));

    [Fact]
    public void Labelled_amounts_are_no_row_of_the_table_above_them() =>
        Amounts(SomeLetter.With(body: """
            Code     Charge     Allowed    Paid
            73221    $900.00    $310.00    $0.00

            Amount billed: $900.00    You owe: $120.00

            We denied this claim because the service is not medically necessary.
            """)).ShouldBe((900, 310, 0, 120));

    [Fact]
    public void Deductible_copay_and_coinsurance_keep_their_own_places()
    {
        var amounts = SomeLetter.Facts(SomeLetter.With(head: "Deductible: $50.00\nCopay: $20.00\nCoinsurance: $15.00")).Amounts;

        SomeLetter.Text(amounts.Deductible).ShouldBe("50.00");
        SomeLetter.Text(amounts.Copay).ShouldBe("20.00");
        SomeLetter.Text(amounts.Coinsurance).ShouldBe("15.00");
        amounts.PatientResponsibility.ShouldBeNull();
    }

    [Fact]
    public void Labels_on_lines_under_each_other_are_the_lines_own() =>
        Amounts(SomeLetter.With(body: """
            Your claim came to $611.00.

            V2020  frame     billed 190.00    paid 150.00
            V2750  coating   billed 97.00     paid 0.00

            We denied the coating because it is not covered.
            """)).Billed.ShouldBe(611);

    [Fact]
    public void An_amount_without_a_name_is_nobodys() =>
        Amounts(SomeLetter.With(body: SomeLetter.Denial + " A copy costs $0.25 a page.")).ShouldBe((-1, -1, -1, -1));

    private static (double Billed, double Allowed, double Paid, double Share) Amounts(string text)
    {
        var amounts = SomeLetter.Facts(text).Amounts;
        return (Number(amounts.Billed), Number(amounts.Allowed), Number(amounts.Paid), Number(amounts.PatientResponsibility));
    }

    private static double Number(Fact<decimal>? fact) => fact is null ? -1 : (double)fact.Value;
}
