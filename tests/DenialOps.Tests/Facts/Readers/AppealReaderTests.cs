using DenialOps.Facts;

namespace DenialOps.Tests.Facts.Readers;

public sealed class AppealReaderTests
{
    [Theory]
    [InlineData("You may appeal within 180 days of the date of this notice.", "180")]
    [InlineData("You have 65 calendar days from the day you get this letter to appeal.", "65")]
    [InlineData("Your appeal must reach us within one hundred eighty (180) days after you receive this letter.", "180")]
    [InlineData("You may appeal within 180 days. We will decide within 30 days.", "180")]
    [InlineData("You may appeal within 180 days of this notice. We will decide your appeal within 30 days.", "180")]
    [InlineData("You may appeal within 90 days of this notice. After our final decision you have 120 days to ask for an external review.", "90")]
    [InlineData("You may appeal within 60 days of this notice. Your doctor may ask for a peer-to-peer talk within 14 days.", "60")]
    [InlineData("Your doctor may ask for a peer-to-peer talk within 14 days. You may appeal within 60 days of this notice.", "60")]
    [InlineData("A corrected claim must be sent within 95 days. An appeal must be sent within 60 days.", "60")]
    [InlineData("You may appeal within 60 days of this notice. You may ask for a state fair hearing within 120 days of our appeal decision.", "60")]
    [InlineData("Send records within 45 days. An appeal must be filed within 180 days of this notice.", "180")]
    [InlineData("You may appeal within 180 days of this notice. If you need longer, ask for an extension of 14 days.", "180")]
    [InlineData("Ask for an internal appeal. You have 180 days from the day this letter reaches you. When the internal appeal is over you have 120 days to ask the State Insurance Department for an outside review.", "180")]
    [InlineData("Ask us to appeal. That is 60 days from the date we wrote this letter. Do you want to keep your hours? Ask us within 10 days of this letter.", "60")]
    [InlineData("Formal provider appeal. One level. Deadline: 90 calendar days after the date of this letter.", "90")]
    [InlineData("We have to get your appeal within 60 calendar days of the date on this letter.\\n\\nCan I keep my hours while you look at the appeal?\\n\\nYes, but tell us inside 10 calendar days of this letter.", "60")]
    [InlineData("You may (a) send a retrospective authorization request within 60 days, or (b) file an appeal within 120 days of the letter date.", "120")]
    [InlineData("Time limits that apply\\n\\n  Corrected claim             95 days from this letter\\n  Peer-to-peer talk           10 days from this letter\\n  Payment dispute, level one  90 days from this letter\\n  Our decision on a dispute   30 days after we have it", "90")]
    [InlineData("A provider who believes that the records did arrive in time may appeal within 60 days of this letter.", "60")]
    [InlineData("If you think this is wrong, you have 180 days from the date you got this notice to file a grievance.", "180")]
    [InlineData("We will take it back unless you dispute this in writing within 30 calendar days of this letter.", "30")]
    [InlineData("A peer-to-peer talk can be held within 2 business days. A standard appeal has to reach us within 60 calendar days from the date of this notice.", "60")]
    [InlineData("You can also object in writing within 90 days from the date of this letter.", "90")]
    [InlineData("You have 180 days from the day you receive this letter to ask the Trust to look at this again.", "180")]
    [InlineData("Too late for the outside review? Ask us for a fast plan appeal within 65 calendar days of this notice.", "65")]
    public void The_time_for_an_appeal_is_no_other_time(string appeal, string days) =>
        SomeLetter.Text(Read(appeal).DeadlineDays).ShouldBe(days);

    [Theory]
    [InlineData("Your doctor may ask for a peer-to-peer talk within 14 days.")]
    [InlineData("Send a corrected claim within 95 days.")]
    [InlineData("Send us the medical records within 45 days.")]
    [InlineData("We had 30 days to decide.")]
    [InlineData("A retroactive authorization can be asked for within 10 days.")]
    public void A_letter_that_gives_only_other_times_gives_none_for_an_appeal(string body) =>
        SomeLetter.Facts($"Marlowe Bay Health Plan\n\nMarch 3, 2026\n\nDear Member,\n\n{SomeLetter.Denial} {body}\n").Appeal.DeadlineDays.ShouldBeNull();

    [Theory]
    [InlineData("Ask for a review by an organization that has no ties to us. File within 120 days of getting this letter.")]
    [InlineData("We will decide your appeal within 30 days.")]
    [InlineData("You will have our decision within 60 calendar days.")]
    [InlineData("Your doctor may ask for a peer-to-peer discussion within 14 days.")]
    [InlineData("A corrected claim must be sent within 95 days of the date of service.")]
    [InlineData("You may ask for a state fair hearing within 120 days of our appeal decision.")]
    [InlineData("After our final decision you have four months, or 120 days, to ask for an external review.")]
    [InlineData("Medical records must reach us within 45 days.")]
    [InlineData("To keep your services during an appeal, ask within 10 days of this notice.")]
    public void Under_the_heading_of_appeals_other_times_stay_other_times(string appeal) => Read(appeal).DeadlineDays.ShouldBeNull();

    [Theory]
    [InlineData("Dear Provider,", "90")]
    [InlineData("Dear Member,", "180")]
    public void Each_reader_has_a_time_of_his_own(string greeting, string days) =>
        SomeLetter.Text(SomeLetter.Facts($"Marlowe Bay Health Plan\n\nMarch 3, 2026\n\n{greeting}\n\n{SomeLetter.Denial}\n\nAPPEALS\n\nProviders have 90 days to appeal. Members may appeal within 180 days.\n").Appeal.DeadlineDays).ShouldBe(days);

    [Fact]
    public void A_day_after_which_appeals_are_not_taken_is_the_last_day() =>
        SomeLetter.Day(Read("You may appeal within 180 days. Appeals received after August 1, 2026 will not be considered.").DeadlineDate).ShouldBe("2026-08-01");

    [Theory]
    [InlineData("You may appeal within 180 days of this notice. You must appeal within 60 days of this letter.", "60")]
    [InlineData("You must appeal within 60 days of this letter. You may appeal within 180 days of this notice.", "60")]
    [InlineData("You may appeal within 90 days of this notice. An urgent appeal must be filed within 3 days.", "90")]
    public void Of_two_times_to_appeal_the_shorter_counts(string appeal, string days)
    {
        var facts = SomeLetter.Facts(SomeLetter.With(appeal: appeal));

        SomeLetter.Text(facts.Appeal.DeadlineDays).ShouldBe(days);
        facts.Warnings.Any(w => w.Message.StartsWith("The letter gives more than one time", StringComparison.Ordinal)).ShouldBe(days == "60");
    }

    [Fact]
    public void The_fast_line_is_not_for_a_standard_appeal()
    {
        var appeal = Read("For a Standard Appeal: Mail: Larkspur Appeals, PO Box 3, Mobile, AL 36652. Phone: 1-855-555-0128\nFor a Fast Appeal: Phone: 1-855-555-0129\nYou have 65 days from the date of this notice.");

        SomeLetter.Text(appeal.Phone).ShouldBe("(855) 555-0128");
    }

    [Theory]
    [InlineData("You may appeal within 180 days after you receive this letter.", "receipt")]
    [InlineData("You may appeal within 180 days of the date of this notice.", "notice")]
    [InlineData("You may appeal within 60 days after the date this notice was mailed.", "notice")]
    [InlineData("You may appeal within 60 days.", "none")]
    public void What_the_time_is_counted_from_is_read(string appeal, string from) => SomeLetter.Text(Read(appeal).CountedFrom).ShouldBe(from);

    [Fact]
    public void Months_are_months_and_not_days()
    {
        var read = Read("You may appeal within six months of the date of this notice.");

        read.DeadlineDays.ShouldBeNull();
        SomeLetter.Text(read.DeadlineSpan).ShouldBe("6 months");
    }

    [Theory]
    [InlineData("We must receive your appeal by August 30, 2026.", "2026-08-30")]
    [InlineData("Send your appeal no later than 08/30/2026.", "2026-08-30")]
    [InlineData("Ask for an appeal in time. The last day to ask is August 30, 2026.", "2026-08-30")]
    [InlineData("You can ask for an external review by August 30, 2026.", "none")]
    [InlineData("Send a corrected claim by August 30, 2026.", "none")]
    public void The_last_day_is_read_where_it_is_printed(string appeal, string day) => SomeLetter.Day(Read(appeal).DeadlineDate).ShouldBe(day);

    [Fact]
    public void An_expedited_appeals_hours_are_read() =>
        SomeLetter.Text(Read("You may appeal within 180 days of this notice. An expedited appeal is decided within 72 hours.").ExpeditedHours).ShouldBe("72");

    [Fact]
    public void The_fax_and_telephone_for_appeals_are_not_those_of_member_services()
    {
        var facts = SomeLetter.Facts(SomeLetter.With(appeal: "Fax your appeal to (503) 555-0142 or call the appeals team at (503) 555-0177.\n\nFor anything else call Member Services at (800) 555-0199."));

        SomeLetter.Text(facts.Appeal.Fax).ShouldBe("(503) 555-0142");
        SomeLetter.Text(facts.Appeal.Phone).ShouldBe("(503) 555-0177");
        SomeLetter.Text(facts.Contact.Phone).ShouldBe("(800) 555-0199");
    }

    [Fact]
    public void A_letter_that_gives_only_member_services_has_no_telephone_for_appeals()
    {
        var facts = SomeLetter.Facts(SomeLetter.With(body: SomeLetter.Denial + "\n\nQuestions? Call Member Services at (800) 555-0199."));

        facts.Appeal.Phone.ShouldBeNull();
        SomeLetter.Text(facts.Contact.Phone).ShouldBe("(800) 555-0199");
    }

    [Theory]
    [InlineData("Questions about benefits? (800) 555-0199")]
    [InlineData("Need a hand? (800) 555-0199")]
    [InlineData("Customer Care (not for appeals): (800) 555-0199")]
    [InlineData("Help in other languages without charge: (800) 555-0199")]
    [InlineData("To update other insurance: (800) 555-0199")]
    [InlineData("Call Provider Service, (800) 555-0199, about anything else.")]
    [InlineData("Care Review Center      Phone (800) 555-0199")]
    [InlineData("To send proof by telephone call (800) 555-0199. That is not an appeal.")]
    [InlineData("If you would like to talk with us, call (800) 555-0199.")]
    public void A_telephone_for_other_matters_under_the_heading_of_appeals_is_not_for_appeals(string line) =>
        Read("You may appeal within 180 days of this notice.\n\n" + line).Phone.ShouldBeNull();

    [Theory]
    [InlineData("Mail your appeal to Marlowe Bay Appeals, P.O. Box 5510, Easton, MD 21601.", "P.O. Box 5510")]
    [InlineData("Mail your appeal to:\\n\\nMarlowe Bay Health Plan\\nAppeals Unit\\nP.O. Box 5510\\nEaston, MD 21601", "P.O. Box 5510")]
    public void The_address_for_appeals_is_read_inline_and_over_lines(string appeal, string part)
    {
        string address = SomeLetter.Text(Read(appeal).Address);

        address.ShouldContain(part);
        address.ShouldContain("21601");
        address.ShouldContain("Appeals");
    }

    [Fact]
    public void The_marks_of_a_quoted_block_are_no_part_of_an_address() =>
        SomeLetter.Text(Read("Mail your appeal to:\n\n> Marlowe Bay Health Plan\n> Appeals Unit\n> P.O. Box 5510\n> Easton, MD 21601").Address)
            .ShouldBe("Marlowe Bay Health Plan, Appeals Unit, P.O. Box 5510, Easton, MD 21601");

    [Fact]
    public void The_payers_own_address_is_not_the_address_for_appeals() => Read("You may appeal within 180 days of this notice.").Address.ShouldBeNull();

    [Fact]
    public void A_telephone_keeps_its_number_and_loses_its_extension() =>
        SomeLetter.Text(Read("To appeal by telephone, call (503) 555-0177, ext. 4410.").Phone).ShouldBe("(503) 555-0177");

    private static AppealFacts Read(string appeal) => SomeLetter.Facts(SomeLetter.With(appeal: appeal)).Appeal;
}
