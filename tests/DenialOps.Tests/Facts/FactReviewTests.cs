using DenialOps.Facts;
using DenialOps.Tests.Robustness;

namespace DenialOps.Tests.Facts;

public sealed class FactReviewTests
{
    [Fact]
    public void What_a_letter_lacks_is_named_with_the_reason()
    {
        var missing = SomeLetter.Facts("We denied it.").Missing;

        missing.Select(m => m.Field).ShouldBe(
            ["payer.name", "member.name", "member.member_id", "denial.date_of_letter", "denial.reason", "service.description", "service.date_of_service", "claim.claim_number", "appeal.deadline_days", "appeal.address"],
            ignoreOrder: true, customMessage: string.Join(' ', missing.Select(m => m.Field)));
        missing.ShouldAllBe(m => m.Why.EndsWith('.'));
    }

    [Fact]
    public void What_a_letter_gives_is_not_missing()
    {
        var missing = SomeLetter.Facts(SomeLetter.With(head: "Member ID: 5521 08\nClaim number: 77-4410\nPatient: Iris Tolland\nDate of service: 02/11/2026", appeal: "You may appeal within 180 days of this notice. Fax your appeal to (503) 555-0142.")).Missing.Select(m => m.Field).ToList();

        missing.ShouldNotContain("member.member_id");
        missing.ShouldNotContain("claim.claim_number");
        missing.ShouldNotContain("member.name");
        missing.ShouldNotContain("payer.name");
        missing.ShouldNotContain("service.date_of_service");
        missing.ShouldNotContain("appeal.deadline_days");
        missing.ShouldNotContain("appeal.address");
    }

    [Fact]
    public void A_code_that_contradicts_the_words_is_worth_a_warning() =>
        SomeLetter.Facts(SomeLetter.With(body: "We denied the scan because it is not medically necessary. Reason code CO-29.")).Warnings.ShouldContain(w => w.Field == "denial.carc_codes");

    [Fact]
    public void A_code_that_agrees_with_the_words_is_not() =>
        SomeLetter.Facts(SomeLetter.With(body: "We denied the scan because it is not medically necessary. Reason code CO-50.")).Warnings.ShouldNotContain(w => w.Field == "denial.carc_codes");

    [Theory]
    [InlineData("MA130")]
    [InlineData("N211")]
    public void A_remark_without_appeal_rights_is_worth_a_warning(string remark) =>
        SomeLetter.Facts(SomeLetter.With(body: $"We denied the claim because the member number is missing. Remark code {remark}.")).Warnings.ShouldContain(w => w.Field == "denial.rarc_codes");

    [Theory]
    [InlineData("02/30/2026", true)]
    [InlineData("February 30, 2026", true)]
    [InlineData("Date: 13/45/2026", true)]
    [InlineData("Letter date: 2/31/26", true)]
    [InlineData("February 28, 2026", false)]
    [InlineData("Order 02/30/2026/7", false)]
    [InlineData("Room 3-30-12", false)]
    public void A_date_that_no_calendar_has_is_worth_a_warning(string date, bool warned)
    {
        string letter = SomeLetter.With().Replace("March 3, 2026", date, StringComparison.Ordinal);

        Doubted(letter, "2026-03-10", "no day of the calendar").ShouldBe(warned);
    }

    [Theory]
    [InlineData("2026-03-02", "after today")]
    [InlineData("2028-03-04", "long ago")]
    public void A_date_that_is_far_away_is_worth_a_warning(string today, string words) => Doubted(SomeLetter.With(), today, words).ShouldBeTrue();

    [Theory]
    [InlineData("2026-03-03")]
    [InlineData("2028-03-02")]
    public void A_date_that_is_near_is_not(string today)
    {
        Doubted(SomeLetter.With(), today, "after today").ShouldBeFalse();
        Doubted(SomeLetter.With(), today, "long ago").ShouldBeFalse();
    }

    [Theory]
    [InlineData("You may appeal within 60 days of this notice.", "You may file an appeal within 180 days of the date of this letter.", true)]
    [InlineData("You may appeal within 180 days of this notice.", "You may file an appeal within six months of the date of this letter.", false)]
    [InlineData("You may appeal within 180 days of this notice.", "You may file an appeal within 180 days of the date of this letter.", false)]
    [InlineData("You may appeal within 180 days of this notice.", "We will decide your appeal within 30 days.", false)]
    [InlineData("You may appeal within 180 days of this notice.", "You may ask for an external review within four months of our final decision.", false)]
    [InlineData("You may appeal within 180 days of this notice.", "A corrected claim must be received within 90 days of this notice.", false)]
    public void Two_times_to_appeal_are_worth_a_warning(string first, string second, bool warned) =>
        Doubted(SomeLetter.With(body: SomeLetter.Denial + " " + first, appeal: second), "2026-03-10", "more than one time to appeal").ShouldBe(warned);

    [Theory]
    [InlineData("Denied.", true)]
    [InlineData("x", true)]
    public void A_letter_with_next_to_no_text_is_worth_a_warning(string text, bool warned) => Doubted(text, "2026-03-10", "next to no text").ShouldBe(warned);

    [Fact]
    public void A_letter_is_not_next_to_no_text() => Doubted(SomeLetter.With(), "2026-03-10", "next to no text").ShouldBeFalse();

    private static bool Doubted(string letter, string today, string words) =>
        new FactReader(SomeCase.Clock(today)).Read(SomeLetter.Document(letter)).Facts.Warnings.Any(w => w.Message.Contains(words, StringComparison.Ordinal));

    [Fact]
    public void Warnings_name_nobody()
    {
        foreach (string text in LetterCorpus.Load(Repository.Root).Texts)
        {
            var facts = SomeLetter.Facts(text);
            string warnings = string.Join('\n', facts.Warnings.Select(w => w.Message));
            foreach (var fact in new[] { facts.Member.Name, facts.Member.MemberId, facts.Member.GroupNumber, facts.Claim.ClaimNumber, facts.Claim.ReferenceNumber }.OfType<Fact<string>>())
            {
                warnings.ShouldNotContain(fact.Value);
            }
        }
    }
}
