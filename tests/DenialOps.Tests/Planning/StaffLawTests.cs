using DenialOps.Deadlines;
using DenialOps.Drafting;
using DenialOps.Facts;
using DenialOps.Knowledge;
using DenialOps.Planning;

namespace DenialOps.Tests.Planning;

/// <summary>A provider is not the claimant: the law's times and rights are the patient's.</summary>
public sealed class StaffLawTests
{
    [Fact]
    public void A_contracts_time_is_not_measured_by_the_law()
    {
        var deadline = Deadlines(Facts(PlanType.Employer, days: 90)).ShouldHaveSingleItem();

        deadline.Basis.ShouldBe(DeadlineBasis.Letter);
        deadline.IsShorterThanLaw.ShouldBeFalse();
        deadline.Citation.ShouldBeNull();
        deadline.Note.ShouldNotBeNull().ShouldContain("The contract with the plan may set another");
        deadline.Note.ShouldNotContain("less time than the law");
    }

    [Fact]
    public void Where_the_letter_is_silent_the_law_is_said_to_be_the_patients()
    {
        var deadline = Deadlines(Facts(PlanType.Employer)).ShouldHaveSingleItem();

        deadline.IsCertain.ShouldBeFalse();
        deadline.Note.ShouldNotBeNull().ShouldStartWith("This is the patient's time to appeal: it holds for you only as the patient's representative");
        deadline.Note.ShouldContain("may give less");
    }

    [Fact]
    public void Of_an_unknown_plan_no_day_is_called_safe()
    {
        var deadline = Deadlines(Facts(PlanType.Unknown)).ShouldHaveSingleItem();

        deadline.Candidates.ShouldNotBeEmpty();
        deadline.IsCertain.ShouldBeFalse();
        deadline.Note.ShouldNotBeNull().ShouldNotContain("safe");
        deadline.Note.ShouldContain("the contract with the plan may give less");
    }

    [Theory]
    [InlineData(PlanType.Medicare, "2024-05-19")]
    [InlineData(PlanType.Tricare, "2024-04-14")]
    public void A_law_that_lets_providers_file_holds_for_them(PlanType type, string due)
    {
        var deadline = Deadlines(Facts(type)).ShouldHaveSingleItem();

        deadline.Due.ShouldBe(DateOnly.Parse(due, System.Globalization.CultureInfo.InvariantCulture));
        deadline.Note.ShouldNotBeNull().ShouldNotContain("only as the patient's representative");
    }

    [Theory]
    [InlineData("appeal_letter.md")]
    [InlineData("claim_file_request.md")]
    public void A_letter_cites_a_claimants_right_as_the_patients(string document)
    {
        var letter = Write(Facts(PlanType.Employer, days: 90), document);

        letter.ShouldContain("Where we act for the patient, with the patient's written authorization, the rule (29 CFR 2560.503-1(h)(2)(iii)) gives us");
        letter.ShouldNotContain("The rule (29 CFR", Case.Sensitive);
        letter.ShouldNotContain("The rule for this appeal", Case.Sensitive);
        letter.ShouldNotContain("external review");
    }

    [Fact]
    public void The_ladder_speaks_of_the_patient()
    {
        var plan = Plan(Facts(PlanType.Employer, days: 90));

        plan.Reviews.ShouldNotBeEmpty();
        plan.Reviews.ShouldAllBe(review => !review.IsNext && (review.WhoFiles == null || review.WhoFiles.StartsWith("the patient", StringComparison.Ordinal)));
        Write(Facts(PlanType.Employer, days: 90), "action_plan.md").ShouldContain("These reviews are the patient's.");
        Plan(Facts(PlanType.Employer, days: 90, audience: "patient")).Reviews[0].WhoFiles.ShouldNotBeNull().ShouldStartWith("you or somebody");
    }

    [Theory]
    [InlineData(PlanType.Employer)]
    [InlineData(PlanType.Medicaid)]
    public void Staff_are_not_sent_to_the_office_that_looks_after_members(PlanType type)
    {
        const string Title = "If the plan is late or does not keep its rules, tell the office that oversees it";

        Plan(Facts(type, days: 90)).Steps.ShouldNotContain(step => step.Title == Title);
        Plan(Facts(type, days: 90, audience: "patient")).Steps.ShouldContain(step => step.Title == Title);
    }

    [Fact]
    public void Every_rule_that_speaks_to_a_patient_has_words_for_staff()
    {
        foreach (var rule in RuleBook.Current.All.Where(rule => rule.WhoFiles?.StartsWith("you", StringComparison.Ordinal) == true))
        {
            rule.WhoFilesStaff.ShouldNotBeNull(rule.Id).ShouldNotMatch(@"\byou");
        }
    }

    private static CaseFacts Facts(PlanType type, int? days = null, string audience = "provider")
    {
        var facts = SomeCase.Scan(DenialCategory.MedicalNecessity);
        return facts with
        {
            Payer = facts.Payer with { PlanType = SomeCase.Fact(type) },
            Appeal = facts.Appeal with { DeadlineDays = days is { } count ? SomeCase.Fact(count) : null, CountedFrom = days is null ? null : SomeCase.Fact("notice") },
            Other = new Dictionary<string, Fact<string>> { ["audience"] = SomeCase.Fact(audience) },
        };
    }

    private static IReadOnlyList<Deadline> Deadlines(CaseFacts facts) => new DeadlinePlanner(SomeCase.Clock()).Plan(facts, SomeCase.Route(Route.MedicalNecessityAppeal));

    private static ActionPlan Plan(CaseFacts facts) => new ActionPlanner().Plan(facts, SomeCase.Route(Route.MedicalNecessityAppeal), Deadlines(facts));

    private static string Write(CaseFacts facts, string document) =>
        new PackDrafter().WriteAll(facts, SomeCase.Route(Route.MedicalNecessityAppeal), Deadlines(facts), Plan(facts)).Single(d => d.FileName == document).Markdown;
}
