namespace DenialOps.Tests.Facts.Readers;

public sealed class ProviderReaderTests
{
    [Theory]
    [InlineData("Provider: Dr. Odile Marchetti", "Odile Marchetti", "none")]
    [InlineData("Provider: Odile Marchetti, MD\\nFacility: Quince Lane Surgery Center", "Odile Marchetti", "Quince Lane Surgery Center")]
    [InlineData("Doctor: Odile Marchetti, DO\\nHospital: Quince Lane Medical Center", "Odile Marchetti", "Quince Lane Medical Center")]
    [InlineData("Billing provider: Quince Lane Imaging LLC", "Quince Lane Imaging LLC", "none")]
    public void Clinician_and_facility_keep_their_own_places(string head, string provider, string facility)
    {
        var service = SomeLetter.Facts(SomeLetter.With(head: head)).Service;

        SomeLetter.Text(service.ProviderName).ShouldContain(provider);
        SomeLetter.Text(service.FacilityName).ShouldBe(facility);
    }

    [Theory]
    [InlineData("Rendering provider: Odile Marchetti, MD\\nBilling provider: Quince Lane Imaging LLC")]
    [InlineData("Billing provider: Quince Lane Imaging LLC\\nRendering provider: Odile Marchetti, MD")]
    public void Who_gave_the_care_goes_before_who_billed_it(string head) =>
        SomeLetter.Text(SomeLetter.Facts(SomeLetter.With(head: head)).Service.ProviderName).ShouldStartWith("Odile Marchetti");

    [Fact]
    public void The_reviewer_who_signs_is_not_the_provider() =>
        SomeLetter.Facts(SomeLetter.With(body: SomeLetter.Denial + "\n\nReviewed by: Torvald Ekeberg, MD, Medical Director")).Service.ProviderName.ShouldBeNull();

    [Fact]
    public void Whose_claim_was_reviewed_is_the_provider() =>
        SomeLetter.Text(SomeLetter.Facts(SomeLetter.With(body: "We have reviewed the claim submitted by Dr. Anita Patel for the scan. " + SomeLetter.Denial)).Service.ProviderName).ShouldBe("Dr. Anita Patel");

    [Fact]
    public void A_subject_names_no_facility() =>
        SomeLetter.Facts(SomeLetter.With(head: "400 Harbor Street, New London, CT 06320\n\nRE: Denial of inpatient level of care", body: "Dear Case Manager. We denied the inpatient admission.")).Service.FacilityName.ShouldBeNull();

    [Fact]
    public void A_desk_for_providers_is_none() =>
        SomeLetter.Facts("COMMONWEALTH UNITED BENEFITS\nPROVIDER CLAIM SERVICES\nP.O. BOX 8814\nHARRISBURG, PA 17105\n\n01/14/2025\n\nThis claim was denied as received after the filing limit.").Service.ProviderName.ShouldBeNull();

    [Theory]
    [InlineData("A psychiatrist board certified in child psychiatry, Torvald Ekeberg, MD, made the decision.")]
    [InlineData("Torvald Ekeberg, MD, reviewed your request.")]
    [InlineData("CLINICAL REVIEWER\\nTorvald Ekeberg, MD, medical genetics.")]
    public void Who_decided_for_the_plan_is_not_the_provider(string body) =>
        SomeLetter.Facts(SomeLetter.With(body: SomeLetter.Denial + "\n\n" + body)).Service.ProviderName.ShouldBeNull();

    [Fact]
    public void Where_the_care_takes_place_goes_before_the_doctors_practice() =>
        SomeLetter.Text(SomeLetter.Facts(SomeLetter.With(body: "Your surgeon, Odile Marchetti, MD, of Quince Lane Orthopedics, asked for surgery to be done at Harbor Day Surgery Center. "
            + SomeLetter.Denial)).Service.FacilityName).ShouldBe("Harbor Day Surgery Center");

    [Fact]
    public void A_subject_line_names_no_provider() =>
        SomeLetter.Facts(SomeLetter.With(head: "RE: DENIAL OF PRIOR AUTHORIZATION")).Service.ProviderName.ShouldBeNull();

    [Fact]
    public void A_person_is_parted_from_a_practice_by_a_dash() =>
        SomeLetter.Text(SomeLetter.Facts(SomeLetter.With(head: "Provider: Odile Marchetti, MD — Quince Lane Orthopedics")).Service.ProviderName).ShouldStartWith("Odile Marchetti");

    [Fact]
    public void A_national_number_is_kept_with_its_provider() =>
        SomeLetter.Text(SomeLetter.Facts(SomeLetter.With(head: "Provider: Odile Marchetti, MD (NPI 1234567893)")).Service.ProviderNpi).ShouldBe("1234567893");

    [Theory]
    [InlineData("Rosalind Achterberg\n77 Tannery Lane\nFactoryville, PA 18419")]
    [InlineData("Rosalind Achterberg\n77 Tannery Lane\nEllicott City, MD 21043-1187")]
    [InlineData("Rosalind Achterberg, 77 Tannery Lane, Owings Mills, MD  21117")]
    public void A_town_in_a_state_that_is_called_as_a_profession_is_nobody(string address)
    {
        string letter = "CEDAR RIDGE HEALTH COOPERATIVE\n\nNovember 9, 2026\n\n" + address + "\n\nDear Ms. Achterberg:\n\nWe reviewed the request from Tobias Wren, MD for an injection (CPT 62323).\n\n" + SomeLetter.Denial;

        SomeLetter.Text(SomeLetter.Facts(letter).Service.ProviderName).ShouldBe("Tobias Wren, MD");
        SomeLetter.Facts(letter.Replace(" from Tobias Wren, MD", "", StringComparison.Ordinal)).Service.ProviderName.ShouldBeNull();
    }
}
