namespace DenialOps.Tests.Facts.Readers;

public sealed class MemberReaderTests
{
    [Fact]
    public void The_doctor_to_whom_a_letter_is_sent_is_not_the_patient() =>
        SomeLetter.Text(SomeLetter.Facts("Marlowe Bay Health Plan\n\nMarch 3, 2026\n\nTO:   Araminta Kowalski, MD\nRE:   Desmond Oyelaran\n\nWe denied the scan because it is not medically necessary.").Member.Name).ShouldBe("Desmond Oyelaran");

    [Theory]
    [InlineData("Patient: Iris Tolland", "Iris Tolland")]
    [InlineData("Member: TOLLAND, IRIS", "TOLLAND, IRIS")]
    [InlineData("Patient: Iris Tolland\\nSubscriber: Gareth Tolland", "Iris Tolland")]
    [InlineData("Subscriber: Gareth Tolland\\nPatient: Iris Tolland", "Iris Tolland")]
    [InlineData("Member name ........ Iris Q. Tolland", "Iris Q. Tolland")]
    [InlineData("Member/Patient: Iris Tolland", "Iris Tolland")]
    [InlineData("Member: Larkmoor Foundry Benefits Trust", "none")]
    public void The_patient_is_the_person_with_the_patients_label(string head, string expected) =>
        SomeLetter.Text(SomeLetter.Facts(SomeLetter.With(head: head)).Member.Name).ShouldBe(expected);

    [Fact]
    public void The_subscriber_is_kept_beside_the_patient() =>
        SomeLetter.Facts(SomeLetter.With(head: "Patient: Iris Tolland\nSubscriber: Gareth Tolland")).Other["subscriber_name"].Value.ShouldBe("Gareth Tolland");

    [Theory]
    [InlineData("Dear Iris Tolland:", "Iris Tolland")]
    [InlineData("Dear Member:", "none")]
    [InlineData("Dear Provider:", "none")]
    public void The_greeting_names_the_patient_where_nothing_else_does(string greeting, string expected) =>
        SomeLetter.Text(SomeLetter.Facts($"Marlowe Bay Health Plan\n\nMarch 3, 2026\n\n{greeting}\n\n{SomeLetter.Denial}\n").Member.Name).ShouldBe(expected);

    [Fact]
    public void The_addressee_who_is_greeted_is_the_patient() =>
        SomeLetter.Text(SomeLetter.Facts($"Marlowe Bay Health Plan\n\nMarch 3, 2026\n\nIris Tolland\n14 Quince Lane\nEaston, MD 21601\n\nDear Ms. Tolland,\n\n{SomeLetter.Denial}\n").Member.Name).ShouldBe("Iris Tolland");

    [Fact]
    public void The_family_of_a_child_is_addressed_in_the_childs_name() =>
        SomeLetter.Text(SomeLetter.Facts($"Marlowe Bay Health Plan\n\nMarch 3, 2026\n\nTo the family of Wren Tolland\n14 Quince Lane\nEaston, MD 21601\n\nDear Parent,\n\n{SomeLetter.Denial}\n").Member.Name).ShouldBe("Wren Tolland");

    [Fact]
    public void A_number_beside_the_name_needs_no_colon_before_it() =>
        SomeLetter.Facts(SomeLetter.With(head: "Member: Rosa Quill Member ID AC990")).Member.Name!.Value.ShouldBe("Rosa Quill");
}
