using DenialOps.Assistance;
using DenialOps.Facts;
using DenialOps.Prompts;
using DenialOps.Tests.Facts;

namespace DenialOps.Tests.Assistance;

/// <summary>A value that stands in the letter is a fact only where the letter says there that it is this field's.</summary>
public sealed class RoleCheckTests
{
    private const string Letter = """
        Marlowe Bay Health Plan
        P.O. Box 43230, Easton, MD 21601

        March 3, 2026

        Member: Ana Reyes
        Member ID: MB 4471 9021
        Claim number: 26-0047-119
        Provider: Dr. Tove Lindqvist
        Service: MRI of the lumbar spine
        Date of service: February 2, 2026
        Billed: $1,250.00

        Dear Ana Reyes,

        """;

    private const string Denial = "\n\nWe denied this claim because the service is not medically necessary.\n";

    [Theory]
    [InlineData("service.facility_name", "Dr. Tove Lindqvist", "a person")]
    [InlineData("service.facility_name", "Marlowe Bay Health Plan", "the insurer")]
    [InlineData("service.drug_name", "Ana Reyes", "the member")]
    [InlineData("service.drug_name", "Marlowe Bay Health Plan", "the insurer")]
    [InlineData("service.drug_name", "MRI of the lumbar spine", "no drug")]
    [InlineData("service.drug_name", "the", "a small word")]
    [InlineData("service.drug_name", "not", "a small word")]
    [InlineData("service.description", "Dr. Tove Lindqvist", "a doctor")]
    [InlineData("service.description", "Marlowe Bay Health Plan", "the insurer")]
    [InlineData("service.provider_name", "Ana Reyes", "the member")]
    [InlineData("service.provider_name", "Marlowe Bay Health Plan", "the insurer")]
    [InlineData("member.name", "Dr. Tove Lindqvist", "a doctor")]
    [InlineData("payer.plan_name", "Marlowe Bay Health Plan", "the insurer, and nothing says that it is the plan too")]
    [InlineData("payer.plan_name", "Ana Reyes", "the member")]
    [InlineData("denial.reason", "Marlowe Bay Health Plan", "a name")]
    [InlineData("member.date_of_birth", "March 3, 2026", "the letter's day")]
    [InlineData("service.date_of_service_end", "February 2, 2026", "the first day")]
    [InlineData("amounts.copay", "1250", "what was billed")]
    [InlineData("amounts.paid", "1250", "what was billed")]
    [InlineData("member.group_number", "26-0047-119", "the claim's number")]
    [InlineData("claim.authorization_number", "26-0047-119", "the claim's number")]
    [InlineData("claim.authorization_number", "43230", "a part of an address")]
    [InlineData("claim.reference_number", "21601", "a part of an address")]
    public void A_value_of_another_field_is_dropped(string path, string value, string why)
    {
        var before = SomeLetter.Read(Letter + Denial);
        var field = FactFields.Find(path);

        var after = Merge(before, path, value, value);

        field.In(after.Facts).ShouldBe(field.In(before.Facts), why);
        after.Facts.Warnings[^1].Message.ShouldEndWith($"They were dropped: {path}.");
    }

    [Theory]
    [InlineData("denial.date_of_letter", "Your letter of August 24, 2026 has reached us.", "August 24, 2026")]
    [InlineData("service.date_of_service", "We received the request on January 9, 2026.", "January 9, 2026")]
    [InlineData("appeal.deadline_date", "You may appeal the decision on the scan of June 1, 2026.", "June 1, 2026")]
    [InlineData("claim.authorization_number", "Reason 198: authorization exceeded. No authorization, 198.", "198")]
    [InlineData("claim.authorization_number", "Case number: RV-2026-118.", "RV-2026-118")]
    [InlineData("claim.claim_number", "Patient account 77-4410-9.", "77-4410-9")]
    [InlineData("claim.reference_number", "The check 0299107-2 was sent.", "0299107-2")]
    [InlineData("claim.reference_number", "We have it on file 7525-239-1152.", "7525-239-1152")]
    [InlineData("amounts.paid", "The deductible of $300.00 counts.", "$300.00")]
    [InlineData("amounts.deductible", "Deductible: you have met $257.00 of it.", "$257.00")]
    [InlineData("amounts.copay", "A sum of $77.00 was seen.", "$77.00")]
    [InlineData("appeal.phone", "You can appeal. The weather is fine. Ring us at 410-555-0144.", "410-555-0144")]
    [InlineData("appeal.phone", "Reconsideration by peer-to-peer: call 410-555-0144.", "410-555-0144")]
    [InlineData("contact.phone", "To appeal call 410-555-0144.", "410-555-0144")]
    [InlineData("appeal.address", "Appeals are free.\n\nAna Reyes\n402 Breakwall Road, Easton, MD 21602", "402 Breakwall Road, Easton, MD 21602")]
    [InlineData("service.facility_name", "Harborview is a fine town.", "Harborview")]
    [InlineData("payer.plan_name", "Your request about Ocean Gold was read.", "Ocean Gold")]
    [InlineData("member.name", "The nurse Berta Collins has read it.", "Berta Collins")]
    [InlineData("service.drug_name", "The package insert was read.", "package insert")]
    public void A_value_without_words_that_say_so_is_dropped(string path, string sentence, string value)
    {
        var before = Without(SomeLetter.Read(Letter + sentence + Denial), path);
        var field = FactFields.Find(path);

        field.In(Merge(before, path, value, sentence).Facts).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("denial.date_of_letter", "The date of this notice is August 24, 2026.", "August 24, 2026", "2026-08-24")]
    [InlineData("service.date_of_service", "You were treated on January 9, 2026.", "January 9, 2026", "2026-01-09")]
    [InlineData("service.date_of_service", "Claims this period\nJanuary 9, 2026 Easton Ambulance", "January 9, 2026", "2026-01-09")]
    [InlineData("member.date_of_birth", "She was born on May 4, 1990.", "May 4, 1990", "1990-05-04")]
    [InlineData("claim.authorization_number", "You had authorization 26-T-33871 for it.", "26-T-33871", "26-T-33871")]
    [InlineData("claim.claim_number", "The hospital sent us claim TM5-70012-88.", "TM5-70012-88", "TM5-70012-88")]
    [InlineData("amounts.billed", "The charge was one hundred ninety dollars, $190.00.", "$190.00", "190.00")]
    [InlineData("amounts.patient_responsibility", "The doctor may bill you for $93.00.", "$93.00", "93.00")]
    [InlineData("appeal.phone", "For an urgent appeal call 410-555-0144.", "410-555-0144", "(410) 555-0144")]
    [InlineData("contact.phone", "Questions? Call member services at 410-555-0144.", "410-555-0144", "(410) 555-0144")]
    [InlineData("service.facility_name", "She was admitted to Easton Memorial Hospital.", "Easton Memorial Hospital", "Easton Memorial Hospital")]
    [InlineData("payer.plan_name", "He is enrolled in Ocean Gold PPO.", "Ocean Gold PPO", "Ocean Gold PPO")]
    [InlineData("member.name", "To the parents of Berta Collins", "Berta Collins", "Berta Collins")]
    [InlineData("service.drug_name", "You asked for denosumab every six months.", "denosumab", "denosumab")]
    [InlineData("service.drug_name", "You asked for Velmora 60 mg.", "Velmora", "Velmora")]
    public void A_value_with_such_words_is_taken(string path, string sentence, string value, string expected)
    {
        var before = Without(SomeLetter.Read(Letter + sentence + Denial), path);
        var field = FactFields.Find(path);

        var fact = field.In(Merge(before, path, value, sentence).Facts).ShouldHaveSingleItem();

        (fact.Text, fact.Method).ShouldBe((expected, FactMethod.Llm));
    }

    [Fact]
    public void An_insurer_is_its_plan_too_where_the_letter_says_so()
    {
        var before = SomeLetter.Read(Letter.Replace("Member: Ana", "Plan: Marlowe Bay Health Plan\nMember: Ana", StringComparison.Ordinal) + Denial);

        Merge(Without(before, "payer.plan_name"), "payer.plan_name", "Marlowe Bay Health Plan", "Plan: Marlowe Bay Health Plan").Facts.Payer.PlanName!.Value.ShouldBe("Marlowe Bay Health Plan");
    }

    [Fact]
    public void Half_of_what_a_label_has_is_not_the_plan()
    {
        var before = SomeLetter.Read(Letter.Replace("Member: Ana", "Plan: Marlowe Bay Health Plan - Easton School District\nMember: Ana", StringComparison.Ordinal) + Denial);

        Merge(Without(before, "payer.plan_name"), "payer.plan_name", "Marlowe Bay Health Plan", "Plan: Marlowe Bay Health Plan").Facts.Payer.PlanName.ShouldBeNull();
    }

    [Fact]
    public void What_only_the_words_around_it_speak_for_does_not_take_a_rules_place()
    {
        var read = SomeLetter.Read(Letter + "You were treated on January 9, 2026." + Denial);
        var doubtful = read with { Facts = FactFields.Find("service.date_of_service").Weigh(read.Facts, 0, 0.4) };

        var after = Merge(doubtful, "service.date_of_service", "January 9, 2026", "You were treated on January 9, 2026.");

        after.Facts.Service.DateOfService!.Value.ShouldBe(new DateOnly(2026, 2, 2));
        after.Facts.Warnings[^1].Message.ShouldContain("the rules and the model read different values");
    }

    [Fact]
    public void An_amount_under_a_label_does_not_take_the_place_of_another_under_the_same()
    {
        var read = SomeLetter.Read(Letter + "Line 1  billed: $190.00" + Denial);
        var doubtful = read with { Facts = FactFields.Find("amounts.billed").Weigh(read.Facts, 0, 0.65) };

        Merge(doubtful, "amounts.billed", "$190.00", "billed: $190.00").Facts.Amounts.Billed!.Value.ShouldBe(1250m);
    }

    [Fact]
    public void One_name_for_two_fields_is_dropped_for_both_where_no_label_says_so()
    {
        var read = SomeLetter.Read(Letter + "A claim from Easton Memorial Hospital came in. You were seen at Easton Memorial Hospital." + Denial);
        var before = Without(Without(read, "service.provider_name"), "service.facility_name");
        var received = new ReceivedFacts();
        received.Add("service.provider_name", new ExtractedValue("Easton Memorial Hospital", "A claim from Easton Memorial Hospital came in."));
        received.Add("service.facility_name", new ExtractedValue("Easton Memorial Hospital", "You were seen at Easton Memorial Hospital."));

        var after = FactMerge.Merge(before, received);

        (after.Facts.Service.ProviderName, after.Facts.Service.FacilityName).ShouldBe((null, null));
        after.Facts.Warnings[^1].Message.ShouldEndWith("They were dropped: service.facility_name, service.provider_name.");
    }

    [Fact]
    public void The_last_day_is_the_second_of_the_range_that_the_service_begins()
    {
        var read = SomeLetter.Read(Letter.Replace("February 2, 2026", "February 2, 2026 to February 9, 2026", StringComparison.Ordinal) + Denial);

        var fact = Merge(Without(read, "service.date_of_service_end"), "service.date_of_service_end", "February 9, 2026", "").Facts.Service.DateOfServiceEnd;

        fact!.Value.ShouldBe(new DateOnly(2026, 2, 9));
    }

    [Fact]
    public void A_name_that_was_scanned_badly_takes_the_form_that_it_has_elsewhere()
    {
        var read = SomeLetter.Read(Letter.Replace("Marlowe Bay Health Plan", "Mar1owe Bay Health Plan", StringComparison.Ordinal) + "Ask Marlowe Bay Health Plan to review it." + Denial);
        var doubtful = read with { Facts = FactFields.Find("payer.name").Weigh(read.Facts, 0, 0.6) };

        Merge(doubtful, "payer.name", "Marlowe Bay Health Plan", "Ask Marlowe Bay Health Plan to review it.").Facts.Payer.Name!.Value.ShouldBe("Marlowe Bay Health Plan");
    }

    [Fact]
    public void What_the_rules_read_needs_no_more_words_for_it()
    {
        var read = SomeLetter.Read(Letter + Denial);
        var doubtful = read with { Facts = FactFields.Find("denial.date_of_letter").Weigh(read.Facts, 0, 0.7) };

        var after = Merge(doubtful, "denial.date_of_letter", "March 3, 2026", "March 3, 2026");

        after.Facts.Denial.DateOfLetter!.Confidence.ShouldBe(0.85, 1e-9);
        after.Facts.Warnings.ShouldBe(read.Facts.Warnings);
    }

    private static LetterReading Without(LetterReading reading, string path) => reading with
    {
        Facts = path switch
        {
            "denial.date_of_letter" => reading.Facts with { Denial = reading.Facts.Denial with { DateOfLetter = null } },
            "service.date_of_service" => reading.Facts with { Service = reading.Facts.Service with { DateOfService = null } },
            "service.date_of_service_end" => reading.Facts with { Service = reading.Facts.Service with { DateOfServiceEnd = null } },
            "service.provider_name" => reading.Facts with { Service = reading.Facts.Service with { ProviderName = null } },
            "service.facility_name" => reading.Facts with { Service = reading.Facts.Service with { FacilityName = null } },
            "service.drug_name" => reading.Facts with { Service = reading.Facts.Service with { DrugName = null } },
            "claim.claim_number" or "claim.reference_number" or "claim.authorization_number" => reading.Facts with { Claim = new ClaimFacts() },
            "member.name" => reading.Facts with { Member = reading.Facts.Member with { Name = null } },
            "member.date_of_birth" => reading.Facts with { Member = reading.Facts.Member with { DateOfBirth = null } },
            "payer.plan_name" => reading.Facts with { Payer = reading.Facts.Payer with { PlanName = null } },
            "appeal.phone" or "appeal.address" or "appeal.deadline_date" => reading.Facts with { Appeal = reading.Facts.Appeal with { Phone = null, Address = null, DeadlineDate = null } },
            "contact.phone" => reading.Facts with { Contact = new ContactFacts() },
            _ => reading.Facts with { Amounts = new AmountFacts() },
        },
    };

    private static LetterReading Merge(LetterReading reading, string path, string value, string quote)
    {
        var received = new ReceivedFacts();
        received.Add(path, new ExtractedValue(value, quote));
        return FactMerge.Merge(reading, received);
    }
}
