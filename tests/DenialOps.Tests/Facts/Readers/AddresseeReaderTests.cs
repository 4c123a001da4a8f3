using DenialOps.Facts.Readers;

namespace DenialOps.Tests.Facts.Readers;

/// <summary>Who will answer the letter, from its block of name and address.</summary>
public sealed class AddresseeReaderTests
{
    private const string Body = "We denied the scan because it is not medically necessary.";

    [Theory]
    [InlineData("Wanda Oyelaran\\n88 Fenn Street\\nEaston, MD 21601", "Patient: Wanda Oyelaran", "Wanda Oyelaran", "88 Fenn Street, Easton, MD 21601")]
    [InlineData("WANDA OYELARAN\\n88 FENN STREET APT 4\\nEASTON MD 21601", "Member: Wanda Oyelaran", "WANDA OYELARAN", "88 FENN STREET APT 4, EASTON MD 21601")]
    [InlineData("Parent of Wanda Oyelaran\\n88 Fenn Street\\nEaston, MD 21601", "Patient: Wanda Oyelaran", "none", "88 Fenn Street, Easton, MD 21601")]
    [InlineData("Theodor Brandt\\n88 Fenn Street\\nEaston, MD 21601", "Patient: Wanda Oyelaran", "none", "none")]
    [InlineData("", "Patient: Wanda Oyelaran", "none", "none")]
    [InlineData("Wanda Oyelaran\\n88 Fenn Street", "Patient: Wanda Oyelaran", "Wanda Oyelaran", "none")]
    [InlineData("Wanda Oyelaran\\nThe Old Mill at the Weir\\nEaston, MD 21601", "Patient: Wanda Oyelaran", "none", "none")]
    [InlineData("Wanda Oyelaran-Brandt\\n88 Fenn Street\\nEaston, MD 21601", "Patient: Wanda Oyelaran", "none", "none")]
    public void Of_a_letter_to_a_patient_the_block_is_taken_where_it_names_the_patient(string block, string label, string name, string address) =>
        Read($"{block}\n\n{label}\n\nDear Member,").ShouldBe((name, address));

    [Theory]
    [InlineData("Fennwick Imaging Center\\nAttn: Billing Office\\n12 Gale Road\\nEaston, MD 21601", "Fennwick Imaging Center", "12 Gale Road, Easton, MD 21601")]
    [InlineData("To: Fennwick Imaging Center\\n12 Gale Road\\nEaston, MD 21601", "Fennwick Imaging Center", "12 Gale Road, Easton, MD 21601")]
    [InlineData("Some Mail Room\\n12 Gale Road\\nEaston, MD 21601", "none", "none")]
    public void Of_a_letter_to_a_provider_the_block_is_taken_where_it_names_the_provider(string block, string name, string address) =>
        Read($"{block}\n\nPatient: Wanda Oyelaran\nProvider: Fennwick Imaging Center\n\nDear Provider,\n\nRemit date: March 3, 2026").ShouldBe((name, address));

    [Fact]
    public void The_letters_carry_them_and_leave_no_blank_for_them()
    {
        var pack = Run("Wanda Oyelaran\n88 Fenn Street\nEaston, MD 21601\n\nPatient: Wanda Oyelaran\n\nDear Member,");
        string letter = pack.Documents.Single(d => d.FileName == "appeal_letter.md").Markdown;

        letter.ShouldContain("Wanda Oyelaran  \n88 Fenn Street, Easton, MD 21601  \n[YOUR PHONE NUMBER]");
        letter.ShouldContain("[SIGNATURE]  \nWanda Oyelaran");
        pack.Documents.ShouldAllBe(d => !d.Markdown.Contains("[YOUR NAME]", StringComparison.Ordinal) && !d.Markdown.Contains("[YOUR ADDRESS]", StringComparison.Ordinal));
        pack.Warnings.ShouldBeEmpty();
    }

    [Fact]
    public void Where_the_letter_does_not_have_them_the_blanks_stay()
    {
        string letter = Run("Patient: Wanda Oyelaran\n\nDear Member,").Documents.Single(d => d.FileName == "appeal_letter.md").Markdown;

        letter.ShouldContain("[YOUR NAME]  \n[YOUR ADDRESS]  \n");
    }

    private static string Letter(string head) => SomeLetter.Lines($"Marlowe Bay Health Plan\nP.O. Box 9911, Easton, MD 21601\n\nMarch 3, 2026\n\n{head}\n\n{Body}\n");

    private static (string Name, string Address) Read(string head)
    {
        var other = SomeLetter.Facts(Letter(head)).Other;
        return (SomeLetter.Text(other.GetValueOrDefault(AddresseeReader.NameFact)), SomeLetter.Text(other.GetValueOrDefault(AddresseeReader.AddressFact)));
    }

    private static CasePack Run(string head) => new CasePipeline(SomeCase.Clock("2026-03-05")).Run(SomeLetter.Document(Letter(head)));
}
