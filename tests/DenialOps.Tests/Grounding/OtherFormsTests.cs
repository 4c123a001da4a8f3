using DenialOps.Facts;
using DenialOps.Grounding;

namespace DenialOps.Tests.Grounding;

/// <summary>Values in forms that the letter does not have: those that mean something else are found, those that mean the same are not.</summary>
public sealed class OtherFormsTests
{
    private const string Letter = """
        HARTWELL COMMUNITY CARE
        P.O. Box 4471, Columbus, OH 43004

        March 4, 2026

        Annalise M. Dovrenko
        12 Fox Hollow Trail, Apt 5
        Columbus, OH 43085

        We denied 20 visits of physical therapy. The amount is $1,612.00, and you owe $84.01.
        You may appeal by March 19, 2026. Call 1-800-555-0142 from 8 a.m. to 5:30 p.m. Fax 614-555-0199.
        Facility: Cascade Neurology. Ask the Ohio Department of Insurance for help. Our reviewers are in 900 Elm Street, Suite 300, Gary, IN 46401.
        """;

    private static readonly GroundingChecker Checker = new([SomeCase.Letter(Letter)], SomeCase.Empty() with
    {
        Payer = new PayerFacts { Name = SomeCase.Fact("HARTWELL COMMUNITY CARE") },
        Service = new ServiceFacts { FacilityName = SomeCase.Fact("Cascade Neurology") },
        Member = new MemberFacts { Name = SomeCase.Fact("Annalise M. Dovrenko") },
    });

    [Theory]
    [InlineData("The amount is sixteen hundred twelve dollars and one cent.", "sixteen hundred twelve dollars and one cent")]
    [InlineData("I owe eighty-four dollars and two cents.", "eighty-four dollars and two cents")]
    [InlineData("The amount is sixteen hundred thirteen dollars.", "sixteen hundred thirteen dollars")]
    [InlineData("The amount is €1,612.00.", "€1,612.00")]
    [InlineData("The amount is EUR 1,612.00.", "EUR 1,612.00")]
    [InlineData("The amount is £1,612.", "£1,612")]
    [InlineData("The amount is 1,612.00 euros.", "1,612.00 euros")]
    [InlineData("I wrote on the fourteenth of March.", "fourteenth of March")]
    [InlineData("I wrote on March fourteenth.", "March fourteenth")]
    [InlineData("I wrote on March the twenty-first.", "March the twenty-first")]
    [InlineData("I had a dozen visits.", "dozen")]
    [InlineData("I had two dozen visits.", "two dozen")]
    [InlineData("I asked the Indiana Department of Insurance.", "Indiana")]
    [InlineData("I asked the New York Department of Insurance.", "New York")]
    [InlineData("I write to HARTWELL COMMUNITY PATIENT.", "HARTWELL COMMUNITY PATIENT")]
    [InlineData("- Facility: Annalise Neurology", "Annalise Neurology")]
    [InlineData("I live in 12 Fox Hollow Trail, Apt 6, Columbus, OH 43085.", "12 Fox Hollow Trail, Apt 6, Columbus, OH 43085")]
    [InlineData("I live in 12 Fox Hollow Tr., Apartment 5, Columbus, Indiana 43085.", "12 Fox Hollow Tr., Apartment 5, Columbus, Indiana 43085")]
    [InlineData("They answer from 9:00 a.m.", "9")]
    [InlineData("Call 800 555 0143.", "0143")]
    public void Another_value_is_found(string draft, string claim) => Ungrounded(draft).ShouldContain(t => t.Contains(claim, StringComparison.Ordinal));

    [Theory]
    [InlineData("The amount is sixteen hundred twelve dollars.")]
    [InlineData("I owe eighty-four dollars and one cent.")]
    [InlineData("I got it on the fourth of March, and must answer by March nineteenth, or the nineteenth day of March.")]
    [InlineData("I had twenty visits.")]
    [InlineData("I asked the Ohio Department of Insurance.")]
    [InlineData("I write to HARTWELL COMMUNITY CARE.")]
    [InlineData("I write to Hartwell Community Member Services.")]
    [InlineData("Call 800 555 0142 or 1 800 555 0142, fax 614 555 0199.")]
    [InlineData("I live in 12 Fox Hollow Trail, Apartment 5, Columbus, Ohio 43085.")]
    [InlineData("I live in 12 Fox Hollow Tr., # 5, Columbus, OH 43085.")]
    [InlineData("I live in 12 Fox Hollow Trl, #5, Columbus, Ohio 43085.")]
    [InlineData("They are in 900 Elm St., Ste. 300, Gary, Indiana 46401.")]
    [InlineData("I live in Columbus, Ohio.")]
    [InlineData("They answer from 8:00 a.m. to 5:30 p.m.")]
    [InlineData("They answer from 8:00 AM to 5:30 PM.")]
    [InlineData("They answer from 8:00am.")]
    public void The_same_value_in_another_form_is_none(string draft) => Ungrounded(draft).ShouldBeEmpty();

    [Fact]
    public void A_letter_with_another_currency_may_be_quoted() =>
        new GroundingChecker([SomeCase.Letter("The hospital in Lyon asked for €1,612.00. It is denied.")]).Check("draft.md", "I paid €1,612.00.").IsGrounded.ShouldBeTrue();

    [Theory]
    [InlineData("€1.")]
    [InlineData("Indiana Department of Insurance. ")]
    [InlineData("12 Fox Hollow Tr. ")]
    [InlineData("8:00 a.m. 800 555 0142 ")]
    public void Many_other_forms_take_time_linear_in_the_draft(string piece)
    {
        var letter = new GroundingChecker([SomeCase.Letter(string.Concat(Enumerable.Repeat("Word by word, line by line. ", 20_000)) + Letter)]);
        var draft = string.Concat(Enumerable.Repeat(piece, 20_000));

        var clock = System.Diagnostics.Stopwatch.StartNew();
        letter.Check("draft.md", draft).Items.Count.ShouldBeGreaterThan(0);
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(20));
    }

    private static string[] Ungrounded(string draft) =>
        [.. Checker.Check("draft.md", draft).Items.Where(i => i.Status == GroundingStatus.Ungrounded).Select(i => i.Text)];
}
