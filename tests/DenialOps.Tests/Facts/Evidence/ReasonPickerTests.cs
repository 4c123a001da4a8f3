namespace DenialOps.Tests.Facts.Evidence;

/// <summary>The reason as it is quoted: whole sentences, with what they conclude from, and without marks that are not theirs.</summary>
public sealed class ReasonPickerTests
{
    [Theory]
    [InlineData(
        "At your assessment you could eat and move from bed to chair without help. For that reason 38 hours of personal care each week are no longer medically necessary.",
        "At your assessment you could eat and move from bed to chair without help. For that reason 38 hours of personal care each week are no longer medically necessary.")]
    [InlineData(
        "The records do not show a response after fourteen weeks, so continuing the drug is not medically necessary under the plan. Specifically, no C-reactive protein later than May 2026 was sent.",
        "The records do not show a response after fourteen weeks, so continuing the drug is not medically necessary under the plan. Specifically, no C-reactive protein later than May 2026 was sent.")]
    [InlineData(
        "Why\\n---\\nYou can bathe without help. Therefore 38 hours of care each week are no longer medically necessary.",
        "You can bathe without help. Therefore 38 hours of care each week are no longer medically necessary.")]
    [InlineData(
        "We looked at your request.\n\nTherefore the therapy is not medically necessary.",
        "Therefore the therapy is not medically necessary.")]
    [InlineData(
        "**Reason:** *Tidal Physicians, LLP is not in the network, and your plan has no benefits for providers outside the network.*",
        "Tidal Physicians, LLP is not in the network, and your plan has no benefits for providers outside the network.")]
    public void A_reason_is_quoted_with_its_grounds_and_without_foreign_marks(string body, string reason) => Reason(body).ShouldBe(reason);

    [Theory]
    [InlineData(" K3  Our records show that this patient has other health coverage that pays first.\n     Send the claim to that plan.", "Our records show that this patient has other health coverage that pays first.")]
    [InlineData("517  The X-rays do not show the bone loss that is needed for\n     scaling and root planing to be a medically necessary service.", "The X-rays do not show the bone loss that is needed for scaling and root planing to be a medically necessary service.")]
    [InlineData("A - The service is not medically necessary because the records do not show why.", "The service is not medically necessary because the records do not show why.")]
    public void A_note_is_quoted_without_its_key_and_to_its_end(string note, string reason) => Reason("NOTES\n" + note).ShouldBe(reason);

    private static string Reason(string body) => SomeLetter.Text(SomeLetter.Facts(SomeLetter.With(body: body)).Denial.Reason);
}
