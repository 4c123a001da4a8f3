using DenialOps.Facts;
using DenialOps.Knowledge;

namespace DenialOps.Tests.Facts;

public sealed class UserContextTests
{
    [Fact]
    public void Nested_objects_and_dotted_names_say_the_same()
    {
        var nested = Apply("""{"member": {"name": "Ana Reyes"}, "appeal": {"deadline_days": 60}}""");
        var dotted = Apply("""{"member.name": "Ana Reyes", "appeal.deadline_days": 60}""");

        nested.Member.Name.ShouldBe(new Fact<string>("Ana Reyes", 1, FactMethod.User, null));
        nested.Appeal.DeadlineDays!.Value.ShouldBe(60);
        dotted.Member.ShouldBe(nested.Member);
        dotted.Appeal.ShouldBe(nested.Appeal);
    }

    [Fact]
    public void A_fact_of_the_user_replaces_what_the_letter_says_and_leaves_the_rest()
    {
        var before = Facts() with
        {
            Member = new MemberFacts
            {
                Name = new Fact<string>("Anna Reys", 0.6, FactMethod.Rule, new FactSource("a.txt", 1, 0, 9, "Anna Reys")),
                GroupNumber = new Fact<string>("G1", 1, FactMethod.Rule, null),
            },
        };

        var after = UserContext.Parse("""{"member.name": "Ana Reyes"}""").Apply(before);

        after.Member.Name!.Value.ShouldBe("Ana Reyes");
        after.Member.Name.Source.ShouldBeNull();
        after.Member.GroupNumber.ShouldBe(before.Member.GroupNumber);
    }

    [Fact]
    public void What_is_given_is_neither_missing_nor_doubtful_any_more()
    {
        var before = Facts() with
        {
            Missing = [new MissingFact("member.name", "not found"), new MissingFact("claim.claim_number", "not found")],
            Warnings = [new FactWarning("member.name", "two names"), new FactWarning("appeal.fax", "two faxes")],
        };

        var after = UserContext.Parse("""{"member": {"name": "Ana Reyes"}}""").Apply(before);

        after.Missing.ShouldHaveSingleItem().Field.ShouldBe("claim.claim_number");
        after.Warnings.ShouldHaveSingleItem().Field.ShouldBe("appeal.fax");
    }

    [Fact]
    public void Values_come_out_in_the_contracts_form()
    {
        var facts = Apply("""
            {
              "payer.plan_type": "Medicare Advantage",
              "service": {
                "cpt_codes": ["72148", "3014f"], "hcpcs_codes": "j0135", "diagnosis_codes": ["m0579", "M23.231"],
                "modifiers": ["rt"], "revenue_codes": ["120"], "provider_npi": "1234567893", "date_of_service": "2026-06-22"
              },
              "denial": {"carc_codes": ["co 197", "50"], "rarc_codes": ["ma130"], "categories": ["prior_authorization"]},
              "appeal": {"phone": "1-800-555-1234 ext. 12", "fax": "8005551235"},
              "amounts": {"billed": 2500.5},
            }
            """);

        facts.Payer.PlanType!.Value.ShouldBe(PlanType.MedicareAdvantage);
        facts.Service.CptCodes.Select(code => code.Value).ShouldBe(["72148", "3014F"]);
        facts.Service.HcpcsCodes.Select(code => code.Value).ShouldBe(["J0135"]);
        facts.Service.DiagnosisCodes.Select(code => code.Value).ShouldBe(["M05.79", "M23.231"]);
        facts.Service.Modifiers.Select(code => code.Value).ShouldBe(["RT"]);
        facts.Service.RevenueCodes.Select(code => code.Value).ShouldBe(["0120"]);
        facts.Service.ProviderNpi!.Value.ShouldBe("1234567893");
        facts.Service.DateOfService!.Value.ShouldBe(new DateOnly(2026, 6, 22));
        facts.Denial.CarcCodes.Select(code => code.Value).ShouldBe(["CO-197", "50"]);
        facts.Denial.RarcCodes.Select(code => code.Value).ShouldBe(["MA130"]);
        facts.Denial.Categories.ShouldHaveSingleItem().Value.ShouldBe(DenialCategory.PriorAuthorization);
        facts.Appeal.Phone!.Value.ShouldBe("(800) 555-1234 x12");
        facts.Appeal.Fax!.Value.ShouldBe("(800) 555-1235");
        facts.Amounts.Billed!.Value.ToString().ShouldBe("2500.50");
    }

    [Fact]
    public void Settings_are_read_and_those_that_later_rooms_need_are_facts_too()
    {
        var context = UserContext.Parse("""{"urgent": true, "received_notice_date": "2026-07-17", "notes": " In pain. ", "audience": "provider"}""");

        context.Urgent.ShouldBe(true);
        context.ReceivedNoticeDate.ShouldBe(new DateOnly(2026, 7, 17));
        context.Notes.ShouldBe("In pain.");
        context.Audience.ShouldBe(Audience.Provider);
        var other = context.Apply(Facts()).Other;
        other["received_notice_date"].Value.ShouldBe("2026-07-17");
        other["audience"].Value.ShouldBe("provider");
    }

    [Fact]
    public void An_empty_context_changes_nothing()
    {
        var context = UserContext.Parse("{}");

        context.Fields.ShouldBeEmpty();
        context.Urgent.ShouldBeNull();
        context.Audience.ShouldBeNull();
        context.Apply(Facts()).Member.ShouldBe(new MemberFacts());
    }

    [Fact]
    public void Further_facts_go_into_other() =>
        Apply("""{"other": {"patient_account": "A-77"}, "other.check_number": "0042"}""").Other
            .ToDictionary(pair => pair.Key, pair => pair.Value.Value)
            .ShouldBe(new Dictionary<string, string> { ["patient_account"] = "A-77", ["check_number"] = "0042" }, ignoreOrder: true);

    [Theory]
    [InlineData("""{"member": {"nmae": "x"}}""", "member.nmae", "'member.name'")]
    [InlineData("""{"memberid": "x"}""", "memberid", "'member.member_id'")]
    [InlineData("""{"appeal.deadline": 60}""", "appeal.deadline", "'appeal.deadline_da")]
    [InlineData("""{"urgnet": true}""", "urgnet", "'urgent'")]
    [InlineData("""{"zzz": 1}""", "zzz", "there is no such fact")]
    [InlineData("""{"member": "Ana"}""", "member", "write an object")]
    [InlineData("""{"member.name": {"first": "Ana"}}""", "member.name", "must be text in quotes")]
    [InlineData("""{"member.name": null}""", "member.name", "must be text in quotes")]
    [InlineData("""{"member.name": "  "}""", "member.name", "is empty")]
    [InlineData("""{"member.date_of_birth": "13/05/1990"}""", "member.date_of_birth", "the month before the day")]
    [InlineData("""{"member.date_of_birth": "1790-03-05"}""", "member.date_of_birth", "is out of range: the year must be from 1900 to 2200.")]
    [InlineData("""{"received_notice_date": "2026-02-30"}""", "received_notice_date", "is not a day of the calendar")]
    [InlineData("""{"appeal": {"deadline_days": 0}}""", "appeal.deadline_days", "from 1 to 3650")]
    [InlineData("""{"appeal": {"deadline_days": 60.5}}""", "appeal.deadline_days", "from 1 to 3650")]
    [InlineData("""{"appeal": {"deadline_days": "60"}}""", "appeal.deadline_days", "from 1 to 3650")]
    [InlineData("""{"amounts.billed": -1}""", "amounts.billed", "at most two decimals")]
    [InlineData("""{"amounts.billed": 1.005}""", "amounts.billed", "at most two decimals")]
    [InlineData("""{"service": {"cpt_codes": ["72148", "7214"]}}""", "service.cpt_codes[1]", "five digits")]
    [InlineData("""{"service.provider_npi": "1234567890"}""", "service.provider_npi", "National Provider Identifier")]
    [InlineData("""{"appeal.phone": "555-1234"}""", "appeal.phone", "(800) 555-1234")]
    [InlineData("""{"payer.plan_type": "hmo"}""", "payer.plan_type", "medicare_advantage")]
    [InlineData("""{"payer.plan_type": 3}""", "payer.plan_type", "medicare_advantage")]
    [InlineData("""{"urgent": "yes"}""", "urgent", "true or false")]
    [InlineData("""{"member": {"name": "A"}, "member.name": "B"}""", "member.name", "given twice")]
    [InlineData("""{"other": {"Patient Account": "A"}}""", "other.Patient Account", "small letters")]
    [InlineData("[]", "$", "one JSON object")]
    [InlineData("", "$", "not JSON")]
    [InlineData("""{"member": }""", "$", "line 1, byte 12")]
    [InlineData("""{"notes": "\ud800"}""", "$", "surrogate")]
    [InlineData("""{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":1}}}}}}}}}""", "$", "deeper than 8")]
    public void A_mistake_is_named_with_its_field_and_what_is_allowed(string json, string path, string expected)
    {
        var mistake = Should.Throw<UserContextException>(() => UserContext.Parse(json));

        mistake.Path.ShouldBe(path);
        mistake.Message.ShouldContain(expected);
        mistake.Message.ShouldNotContain("\n");
    }

    [Fact]
    public void A_mistake_does_not_repeat_the_value_which_may_name_a_person() =>
        Should.Throw<UserContextException>(() => UserContext.Parse("""{"member": {"date_of_birth": "Ana Reyes"}}"""))
            .Message.ShouldNotContain("Ana");

    [Fact]
    public void More_than_a_megabyte_is_refused() =>
        Should.Throw<UserContextException>(() => UserContext.Parse($$"""{"notes": "{{new string('x', UserContext.MaximumBytes)}}"}"""))
            .Message.ShouldContain("larger than 1024 KB");

    [Fact]
    public void Every_single_fact_of_the_contract_can_be_given()
    {
        string[] samples = ["\"text\"", "\"2026-01-02\"", "5", "\"employer\"", "\"other\"", "\"72148\"", "\"J0135\"", "\"M23.231\"", "\"RT\"", "\"0120\"", "\"00955-1702-10\"", "\"CO-197\"", "\"N115\"", "\"1234567893\"", "\"(800) 555-1234\""];

        foreach (string path in FactFields.Paths)
        {
            samples.Any(sample => Takes(path, sample)).ShouldBeTrue(path);
        }

        FactFields.Paths.Count.ShouldBeGreaterThan(45);
    }

    private static bool Takes(string path, string sample)
    {
        try
        {
            var context = UserContext.Parse($$"""{"{{path}}": {{sample}}}""");
            context.Apply(Facts()).ToString().ShouldNotBe(Facts().ToString(), path);
            return true;
        }
        catch (UserContextException)
        {
            return false;
        }
    }

    private static CaseFacts Apply(string json) => UserContext.Parse(json).Apply(Facts());

    private static CaseFacts Facts() => new()
    {
        CaseId = "case-1",
        ExtractedAt = new DateTimeOffset(2026, 7, 20, 0, 0, 0, TimeSpan.Zero),
        Document = new DocumentFacts { FileName = "a.txt", MediaType = "text/plain", Sha256 = "00" },
    };
}
