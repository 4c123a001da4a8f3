using DenialOps.Facts.Readers;

namespace DenialOps.Tests.Facts.Readers;

public sealed class NameShapesTests
{
    [Theory]
    [InlineData("Iris Tolland", "Iris Tolland")]
    [InlineData("Iris Q. Tolland", "Iris Q. Tolland")]
    [InlineData("TOLLAND, IRIS", "TOLLAND, IRIS")]
    [InlineData("Anne-Marie O'Dell", "Anne-Marie O'Dell")]
    [InlineData("your doctor", "none")]
    [InlineData("12345", "none")]
    public void A_person_has_the_shape_of_a_name(string text, string expected) =>
        (NameShapes.PersonAt(text, 0, text.Length) is { } span ? text[span.Start..span.End] : "none").ShouldBe(expected);

    [Theory]
    [InlineData("Quince Lane Imaging LLC", true)]
    [InlineData("Larkmoor Medical Center", true)]
    [InlineData("Marlowe Bay Health Plan", true)]
    [InlineData("Iris Tolland", false)]
    public void An_organisation_is_told_from_a_person(string text, bool organisation) => NameShapes.IsOrganisation(text).ShouldBe(organisation);

    [Theory]
    [InlineData("Odile Marchetti, MD", true)]
    [InlineData("Odile Marchetti, NP", true)]
    [InlineData("Odile Marchetti", false)]
    public void A_credential_marks_a_clinician(string text, bool credential) => NameShapes.HasCredential(text).ShouldBe(credential);
}
