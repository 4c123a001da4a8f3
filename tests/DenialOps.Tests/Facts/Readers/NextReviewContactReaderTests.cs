using DenialOps.Facts.Readers;

namespace DenialOps.Tests.Facts.Readers;

/// <summary>Where the request for the next review goes, as answers to appeals print it.</summary>
public sealed class NextReviewContactReaderTests
{
    private const string Office = "Northline Review Office, PO Box 77, Dayton, OH 45402";

    [Theory]
    [InlineData("You may ask for an external review within 4 months. Send it to Northline Review Office, PO Box 77, Dayton, OH 45402.", Office)]
    [InlineData("You may ask for an external review within 4 months. The request goes to:\n\nNorthline Review Office\nPO Box 77\nDayton, OH 45402", Office)]
    [InlineData("External review\n\nYou have 4 months to ask for an independent external review. Mail the form to the Northline Review Office, PO Box 77, Dayton, OH 45402.", Office)]
    [InlineData("An independent reviewer can look at this decision. Write to Northline Review Office, PO Box 77, Dayton, OH 45402 within 4 months.", Office)]
    [InlineData("To start the external review, complete the form and return it by mail to Northline Review Office, PO Box 77, Dayton, OH 45402.", Office)]
    [InlineData("You can ask for a hearing within 60 days. File it with Northline Review Office, PO Box 77, Dayton, OH 45402.", Office)]
    [InlineData("You may ask for an external review within 4 months. For help, write to the Ohio Department of Insurance, 50 W Town St, Columbus, OH 43215.", "none")]
    [InlineData("You may ask for an external review within 4 months.", "none")]
    public void The_address_is_found(string says, string address) =>
        SomeLetter.Text(SomeLetter.Facts(Letter(says)).Other.GetValueOrDefault(NextReviewContactReader.AddressFact)).ShouldBe(address);

    [Fact]
    public void The_fax_is_found_and_the_request_carries_both()
    {
        var pack = new CasePipeline(SomeCase.Clock("2026-11-05")).Run(SomeLetter.Document(Letter("You may ask for an external review within 4 months. Send it to " + Office + ", or fax it to 937-555-0144.")));
        string letter = pack.Documents.Single(d => d.FileName == "appeal_letter.md").Markdown;

        letter.ShouldContain(Office);
        letter.ShouldContain("By fax: (937) 555-0144");
        letter.ShouldNotContain("[ADDRESS FOR THIS REVIEW]");
    }

    [Fact]
    public void A_first_refusal_keeps_the_address_for_appeals()
    {
        var facts = SomeLetter.Facts(SomeLetter.With(appeal: "Send your appeal to Marlowe Appeals, PO Box 12, Easton, MD 21601 within 180 days of this notice. If we say no you may ask for an external review: write to " + Office + "."));

        facts.Other.Keys.ShouldNotContain(NextReviewContactReader.AddressFact);
        facts.Appeal.Address!.Value.ShouldBe("Marlowe Appeals, PO Box 12, Easton, MD 21601");
    }

    private static string Letter(string says) => $"""
        Brightwater Health Insurance Company
        PO Box 1000, Columbus, OH 43085

        November 2, 2026

        Plan: Employer group health plan (self-funded)

        Dear Maria Lopez,

        We reviewed your appeal. We uphold our denial of the MRI of the lumbar spine (CPT 72148) because it is not medically necessary.

        {says}

        """;
}
