using DenialOps.Deadlines;
using DenialOps.Drafting;
using DenialOps.Facts;
using DenialOps.Grounding;
using DenialOps.Knowledge;
using DenialOps.Planning;
using DenialOps.Routing;

namespace DenialOps.Tests.Drafting;

/// <summary>Which law a letter cites, and what it then says.</summary>
public sealed class LawInLettersTests
{
    private const string Letter = "appeal_letter.md";

    [Theory]
    [InlineData(PlanType.Employer, "The rule for this appeal (29 CFR 2560.503-1(i)(2)(iii)) gives you 60 days.")]
    [InlineData(PlanType.Marketplace, "The rule for this appeal (45 CFR 147.136(b)(3)(i)) gives you 60 days.")]
    [InlineData(PlanType.Individual, "The rule for this appeal (45 CFR 147.136(b)(3)(i)) gives you 60 days.")]
    [InlineData(PlanType.Medicare, "The rule for this appeal (42 CFR 405.950(a)) gives you 60 days.")]
    [InlineData(PlanType.MedicareAdvantage, "The rule for this appeal (42 CFR 422.590(b)) gives you 60 days.")]
    [InlineData(PlanType.PartD, "The rule for this appeal (42 CFR 423.590(b)) gives you 14 days.")]
    [InlineData(PlanType.Medicaid, "The rule for this appeal (42 CFR 438.408(b)(2)) gives you 30 days.")]
    [InlineData(PlanType.Fehb, "The rule for this appeal (5 CFR 890.105(b)(2)) gives you 30 days.")]
    [InlineData(PlanType.Chip, "The rule for this appeal (42 CFR 457.1260) gives you 30 days.")]
    [InlineData(PlanType.Tricare, "Please say by which day you will answer.")]
    [InlineData(PlanType.Unknown, "Please say by which day you will answer.")]
    public void The_time_for_the_answer_and_its_rule_are_those_of_the_plans_kind(PlanType type, string sentence) => Write(Plan(type)).ShouldContain(sentence);

    [Fact]
    public void A_request_ahead_of_the_care_and_an_urgent_one_have_times_of_their_own()
    {
        Write(Request(PlanType.MedicareAdvantage)).ShouldContain("The rule for this appeal (42 CFR 422.590(a)) gives you 30 days.");
        Write(Request(PlanType.MedicareAdvantage), Urgency.Expedited).ShouldContain("The rule for this appeal (42 CFR 422.590(e)) gives you 72 hours, because the case is urgent.");
    }

    [Fact]
    public void A_kind_of_plan_that_we_are_not_sure_of_gives_no_law_to_a_letter()
    {
        var facts = Plan(PlanType.Employer);

        var letter = Write(facts with { Payer = facts.Payer with { PlanType = SomeCase.Fact(PlanType.Employer, 0.7) } });

        letter.ShouldNotContain("CFR");
        letter.ShouldContain("Please send copies without charge.");
    }

    [Theory]
    [InlineData("2025-12-31", false)]
    [InlineData("2026-01-01", true)]
    public void The_duty_to_give_a_specific_reason_holds_from_its_day_on(string day, bool holds)
    {
        var facts = Request(PlanType.MedicareAdvantage);

        Write(facts with { Denial = facts.Denial with { DateOfLetter = SomeCase.Day(day) } })
            .Contains("The rule asks for a specific reason when a prior authorization is refused (42 CFR 422.122(a)).", StringComparison.Ordinal).ShouldBe(holds);
    }

    [Fact]
    public void It_holds_neither_for_drugs_nor_for_claims_nor_for_other_kinds_of_plan()
    {
        var facts = Request(PlanType.MedicareAdvantage);

        Write(facts with { Service = facts.Service with { DrugName = SomeCase.Fact("Humira") } }).ShouldNotContain("specific reason");
        Write(facts with { Service = facts.Service with { HcpcsCodes = [SomeCase.Fact("J0135")] } }).ShouldNotContain("specific reason");
        Write(facts with { Claim = new ClaimFacts { ClaimNumber = SomeCase.Fact("CLM-1") } }).ShouldNotContain("specific reason");
        Write(Request(PlanType.Employer)).ShouldNotContain("specific reason");
    }

    [Fact]
    public void A_letter_that_gives_less_than_the_law_is_told_so_once_and_politely()
    {
        var facts = Plan(PlanType.Employer);
        var less = facts with { Appeal = facts.Appeal with { DeadlineDays = SomeCase.Fact(60) } };

        Write(less).ShouldContain("Your letter gives less time to appeal than the rule does, which is 180 days (29 CFR 2560.503-1(h)(3)(i)). Please count the time by the rule.");
        Write(facts).ShouldNotContain("less time to appeal");
    }

    [Fact]
    public void An_answer_to_an_appeal_is_answered_with_the_review_after_it()
    {
        var letter = Write(Level(Plan(PlanType.Employer), "2"));

        letter.ShouldContain("# Request for external review");
        letter.ShouldContain("To: Harbor Health Plan\n\n[ADDRESS FOR THIS REVIEW]");
        letter.ShouldNotContain("To: independent review organization");
        letter.ShouldContain("Please hand this request on to the independent review organization, with the whole record.");
        letter.ShouldContain("answers an earlier appeal, and it still says no. I now ask for external review.");
        letter.ShouldContain("The rule for this review (29 CFR 2590.715-2719(d)) gives 45 days for an answer.");
        letter.ShouldNotContain("I appeal your decision");
        letter.ShouldNotContain("lawsuit");
    }

    [Fact]
    public void Where_the_letter_says_where_the_review_is_asked_for_that_is_where_it_goes()
    {
        var facts = Level(Plan(PlanType.Marketplace), "2");
        facts = facts with { Appeal = facts.Appeal with { Address = SomeCase.Fact("External Review, P.O. Box 8, Phoenix, AZ 85001") } };

        var letter = Write(facts);

        letter.ShouldContain("To: Harbor Health Plan\n\nExternal Review, P.O. Box 8, Phoenix, AZ 85001");
        letter.ShouldContain("The rule for this review (45 CFR 147.136(d)(2)(iii)(B)(6)) gives 45 days for an answer.");
    }

    [Fact]
    public void A_review_that_is_asked_for_at_the_one_who_decides_goes_there() =>
        Write(Level(Plan(PlanType.Medicare), "2")).ShouldContain("To: qualified independent contractor (QIC)");

    [Fact]
    public void A_review_that_comes_by_itself_is_not_asked_for()
    {
        var letter = Write(Level(Plan(PlanType.MedicareAdvantage), "2"));

        letter.ShouldContain("The rule (42 CFR 422.592) has the plan send the case on for independent review, and I ask that this letter go with it.");
        letter.ShouldContain("To the appeals department:");
    }

    [Fact]
    public void Of_an_unknown_plan_the_next_review_has_no_name() =>
        Write(Level(SomeCase.Scan(DenialCategory.MedicalNecessity), "2")).ShouldContain("I now ask for the next review.");

    [Fact]
    public void The_claim_file_is_asked_for_with_its_rule_where_there_is_one()
    {
        Write(Plan(PlanType.Employer), document: "claim_file_request.md")
            .ShouldContain("The rule (29 CFR 2560.503-1(h)(2)(iii)) gives me copies of all documents, records and other information that bear on the claim, free of charge:");
        Write(Plan(PlanType.Medicare), document: "claim_file_request.md").ShouldNotContain("CFR");
        Write(SomeCase.Scan(), document: "claim_file_request.md").ShouldNotContain("CFR");
    }

    [Theory]
    [InlineData(PlanType.Employer, "[EBSA OR THE STATE INSURANCE DEPARTMENT]")]
    [InlineData(PlanType.Individual, "the state insurance department")]
    [InlineData(PlanType.PartD, "Medicare")]
    [InlineData(PlanType.Chip, "the state agency that runs CHIP")]
    [InlineData(PlanType.Fehb, "US Office of Personnel Management (OPM)")]
    [InlineData(PlanType.Tricare, "Defense Health Agency (DHA)")]
    public void A_complaint_names_its_office(PlanType type, string office) => Write(Plan(type), document: "regulator_complaint.md").ShouldContain($"\nTo: {office}\n");

    [Fact]
    public void A_complaint_about_a_plan_that_the_employer_pays_for_itself_goes_to_its_federal_office()
    {
        var facts = Plan(PlanType.Employer);
        facts = facts with { Payer = facts.Payer with { PlanType = facts.Payer.PlanType! with { Source = new FactSource("letter.txt", 1, 0, 11, "self-funded") } } };

        Write(facts, document: "regulator_complaint.md").ShouldContain("\nTo: US Department of Labor, Employee Benefits Security Administration (EBSA)\n");
    }

    [Theory]
    [InlineData(PlanType.Employer, "29 CFR 2590.716-4 and 29 CFR 2590.716-5")]
    [InlineData(PlanType.Marketplace, "45 CFR 149.110 and 45 CFR 149.120")]
    [InlineData(PlanType.Medicaid, null)]
    [InlineData(PlanType.Unknown, null)]
    public void Care_outside_the_network_cites_the_law_on_surprise_bills_where_it_binds_the_plan(PlanType type, string? law)
    {
        var facts = SomeCase.Scan(DenialCategory.OutOfNetwork);
        facts = facts with { Payer = facts.Payer with { PlanType = SomeCase.Fact(type) } };
        var letter = Write(facts, document: "coverage_dispute_letter.md", route: Route.CoverageDispute);

        letter.Contains("Federal law (", StringComparison.Ordinal).ShouldBe(law is not null);
        letter.ShouldContain(law is null ? "If you hold that none does" : $"Federal law ({law}) has a plan count emergency care, and most care");
    }

    [Theory]
    [InlineData(PlanType.MedicareAdvantage, "2026-09-08", "The rule gives it 7 days from the day on which the request comes in (42 CFR 422.568(b)(1)(ii)), and 72 hours in an urgent case (42 CFR 422.572(a)(1)).")]
    [InlineData(PlanType.MedicareAdvantage, "2025-12-31", "The rule gives it 14 days from the day on which the request comes in (42 CFR 422.568(b)(1)(i)), and 72 hours in an urgent case (42 CFR 422.572(a)(1)).")]
    [InlineData(PlanType.Employer, "2026-09-08", "The rule gives it 15 days from the day on which the request comes in (29 CFR 2560.503-1(f)(2)(iii)(A)), and 72 hours in an urgent case (29 CFR 2560.503-1(f)(2)(i)).")]
    [InlineData(PlanType.Fehb, "2026-09-08", null)]
    public void The_checklist_for_an_approval_tells_by_when_the_plan_must_decide(PlanType type, string day, string? expected)
    {
        var facts = Request(type);
        facts = facts with { Denial = facts.Denial with { DateOfLetter = SomeCase.Day(day) } };
        var checklist = Write(facts, document: "prior_auth_checklist.md", route: Route.PriorAuthNeeded);

        checklist.Contains("The rule gives it", StringComparison.Ordinal).ShouldBe(expected is not null);
        checklist.ShouldContain(expected ?? "Day by which the plan will answer: [DAY]\n");
    }

    [Fact]
    public void Care_that_was_given_has_no_time_for_an_approval() =>
        Write(Plan(PlanType.Employer), document: "prior_auth_checklist.md", route: Route.PriorAuthNeeded).ShouldNotContain("The rule gives it");

    [Theory]
    [InlineData("J0135", "7 days")]
    [InlineData("E0601", "30 days")]
    public void A_drug_of_Part_B_has_the_shorter_time_for_an_answer(string code, string time)
    {
        var facts = Request(PlanType.MedicareAdvantage);
        facts = facts with { Service = facts.Service with { HcpcsCodes = [SomeCase.Fact(code)] } };

        Write(facts).ShouldContain($"gives you {time}");
    }

    [Theory]
    [InlineData(PlanType.Medicare, true)]
    [InlineData(PlanType.Medicaid, false)]
    public void Medicares_own_form_is_named_for_Medicare_alone(PlanType type, bool named) =>
        Write(Plan(type), document: "representative_authorization.md").Contains("CMS-1696", StringComparison.Ordinal).ShouldBe(named);

    public static TheoryData<PlanType, string> Levels()
    {
        var data = new TheoryData<PlanType, string>();
        foreach (var type in Enum.GetValues<PlanType>())
        {
            data.Add(type, "1");
            data.Add(type, "2");
            data.Add(type, "4");
        }

        return data;
    }

    /// <summary>Every document of every kind of plan holds before the check, and a single changed digit of a law does not.</summary>
    [Theory]
    [MemberData(nameof(Levels))]
    public void Every_law_in_a_document_is_in_play_and_a_changed_digit_is_found(PlanType type, string level)
    {
        foreach (var facts in (CaseFacts[])[Level(Plan(type), level), Level(Request(type), level)])
        {
            var route = SomeCase.Route(Route.MedicalNecessityAppeal);
            var deadlines = new DeadlinePlanner(SomeCase.Clock()).Plan(facts, route);
            var rules = RuleTexts.Of(facts, deadlines).ToList();
            var checker = new GroundingChecker([SomeCase.LetterOf(facts)], facts, DerivedValues.Of(deadlines), rules);
            foreach (var draft in new PackDrafter().WriteAll(facts, route, deadlines, new ActionPlanner().Plan(facts, route, deadlines)))
            {
                var report = checker.Check(draft.FileName, draft.Markdown);

                report.UngroundedClaims.ShouldBeEmpty(draft.FileName);
                foreach (var law in report.Items.Where(i => i.Kind == "citation" && i.Text.Contains("CFR", StringComparison.Ordinal)))
                {
                    foreach (var (changed, altered) in Altered(draft.Markdown, law).Where(a => !rules.Exists(r => r.Text.Contains(a.Changed, StringComparison.Ordinal))))
                    {
                        checker.Check(draft.FileName, altered).IsGrounded.ShouldBeFalse($"{draft.FileName}: {law.Text} as {changed}");
                    }
                }
            }
        }
    }

    /// <summary>The document with one digit of a citation changed: the title's, the section's first and its last. A digit that makes another rule in play of it says nothing false to a check of values.</summary>
    private static IEnumerable<(string Changed, string Text)> Altered(string text, GroundingItem law)
    {
        foreach (var at in (int[])[0, law.Text.IndexOf("CFR ", StringComparison.Ordinal) + 4, law.Text.LastIndexOfAny(['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'])])
        {
            var digit = law.Text[at] == '9' ? '7' : (char)(law.Text[at] + 1);
            var changed = law.Text[..at] + digit + law.Text[(at + 1)..];
            yield return (changed, text[..law.Start] + changed + text[law.End..]);
        }
    }

    private static CaseFacts Plan(PlanType type)
    {
        var facts = SomeCase.Scan(DenialCategory.MedicalNecessity);
        return facts with { Payer = facts.Payer with { PlanType = SomeCase.Fact(type) } };
    }

    /// <summary>A request ahead of the care, in a year in which the duty to give a specific reason holds.</summary>
    private static CaseFacts Request(PlanType type)
    {
        var facts = Plan(type);
        return facts with
        {
            Claim = new ClaimFacts { ReferenceNumber = SomeCase.Fact("ODR-26-0903") },
            Service = new ServiceFacts { Description = SomeCase.Fact("MRI of the lumbar spine") },
            Denial = facts.Denial with { DateOfLetter = SomeCase.Day("2026-09-08"), CarcCodes = [] },
            Amounts = new AmountFacts(),
        };
    }

    private static CaseFacts Level(CaseFacts facts, string level) => facts with
    {
        Appeal = level == "1" ? facts.Appeal : new AppealFacts(),
        Other = new Dictionary<string, Fact<string>> { ["decision_level"] = SomeCase.Fact(level) },
    };

    private static string Write(CaseFacts facts, Urgency urgency = Urgency.Standard, string document = Letter, Route route = Route.MedicalNecessityAppeal)
    {
        var decision = SomeCase.Route(route, urgency: urgency);
        var deadlines = new DeadlinePlanner(SomeCase.Clock()).Plan(facts, decision);
        return new PackDrafter().WriteAll(facts, decision, deadlines, new ActionPlanner().Plan(facts, decision, deadlines)).Single(d => d.FileName == document).Markdown;
    }
}
