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
