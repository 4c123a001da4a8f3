using DenialOps.Deadlines;
using DenialOps.Drafting;
using DenialOps.Facts;
using DenialOps.Knowledge;
using DenialOps.Planning;
using DenialOps.Tests.Facts;

namespace DenialOps.Tests.Planning;

/// <summary>What a patient, a nurse or a lawyer would miss in a pack, or find wrong in it.</summary>
public sealed class ReaderOfThePackTests
{
    private const string Appeal = "You may appeal within 60 days of this notice.";

    [Theory]
    [InlineData("For a fast appeal call (800) 555-0199. Questions? Member Services (800) 555-0140.", "(800) 555-0140")]
    [InlineData("Questions? Member Services (800) 555-0140. By phone (800) 555-0199, only for an urgent appeal.", "(800) 555-0140")]
    [InlineData("For a fast appeal call (800) 555-0199.", "(800) 555-0199")]
    [InlineData("To appeal call (800) 555-0199. For a fast appeal call (800) 555-0199. Questions? Member Services (800) 555-0140.", "(800) 555-0199")]
    public void Questions_do_not_go_to_the_line_for_fast_appeals(string contacts, string phone)
    {
        var pack = Run(SomeLetter.With(appeal: Appeal + " " + contacts));

        pack.Plan.Steps.Single(s => s.Title == "Call the plan").What.ShouldStartWith($"Call the plan at {phone}.");
        Text(pack, "call_script.md").ShouldContain($"**Call:** {phone}");
    }

    [Fact]
    public void A_name_that_ends_in_a_full_stop_gets_no_second_one()
    {
        var facts = SomeCase.Scan(DenialCategory.MedicalNecessity);
        facts = facts with { Payer = facts.Payer with { Name = SomeCase.Fact("Harbor Benefit Services, Inc.") } };

        var plan = Plan(facts);

        string all = string.Join('\n', plan.Steps.Select(s => s.What).Concat(plan.Assumptions.Select(a => a.HowToVerify)).Concat(plan.Evidence.Select(e => e.WhereToGet)));
        all.ShouldContain("Harbor Benefit Services, Inc.");
        all.ShouldNotContain("..");
    }

    [Theory]
    [InlineData("0", "patient", " The letter puts your share at $0.00. If a bill comes all the same, call the plan before you pay it.")]
    [InlineData("250", "patient", " The letter puts your share at $250.00.")]
    [InlineData("0", "provider", " The letter puts the patient's share at $0.00.")]
    public void What_the_patient_owes_is_told_when_it_is_nothing_too(string owed, string audience, string end)
    {
        var facts = SomeCase.Scan(DenialCategory.MedicalNecessity) with
        {
            Amounts = new AmountFacts { Billed = SomeCase.Fact(1684m), PatientResponsibility = SomeCase.Fact(decimal.Parse(owed, System.Globalization.CultureInfo.InvariantCulture)) },
            Other = new Dictionary<string, Fact<string>> { ["audience"] = SomeCase.Fact(audience) },
        };

        Plan(facts).Situation.ShouldEndWith(end);
    }

    [Fact]
    public void Care_that_becomes_less_is_not_said_to_be_refused()
    {
        var pack = Run(SomeLetter.With(
            body: "We are reducing your adult day care from 5 to 2 days a week because it is not medically necessary. This change takes effect on March 27, 2026.",
            appeal: Appeal + " To keep your services while you appeal, ask by March 20, 2026."));

        pack.Plan.Situation.ShouldContain(" decided to end or lower ");
        pack.Plan.Situation.ShouldNotContain(" said no to ");
        Text(pack, "appeal_letter.md").ShouldContain("Please change the decision and go on covering the care as before.");
    }

    [Fact]
    public void The_day_of_the_change_is_told_where_it_lies_ahead()
    {
        var facts = SomeCase.Scan(DenialCategory.MedicalNecessity);
        facts = facts with
        {
            Service = facts.Service with { DateOfService = SomeCase.Day("2024-03-01") },
            Other = new Dictionary<string, Fact<string>> { ["keep_services_by"] = SomeCase.Fact("2024-02-20") },
        };

        Plan(facts).Situation.ShouldContain(" decided to end or lower this care: MRI of the lumbar spine. The day of the change is March 1, 2024. The letter gives this reason:");
    }

    [Theory]
    [InlineData("(614) 555-0171", "within 30 days of this letter", " For a late request the letter gives (614) 555-0171 and this time: “within 30 days of this letter”. It does not make the time to appeal longer.")]
    [InlineData("(614) 555-0171", null, " For a late request the letter gives (614) 555-0171. Ask until when.")]
    [InlineData(null, "within 10 days of this letter", " It does not make the time to appeal longer. That time has probably passed. Ask anyway.")]
    [InlineData(null, null, "say why it was not asked for before.")]
    public void The_time_for_a_late_approval_is_told_where_the_letter_gives_it(string? phone, string? time, string end)
    {
        var other = new Dictionary<string, Fact<string>>();
        if (phone is not null)
        {
            other["late_approval_phone"] = SomeCase.Fact(phone);
        }

        if (time is not null)
        {
            other["late_approval_time"] = SomeCase.Fact(time);
        }

        var facts = SomeCase.Scan(DenialCategory.PriorAuthorization) with { Other = other };

        Plan(facts, Route.PriorAuthNeeded).Steps.Single(s => s.Title == "Ask for approval now").What.ShouldEndWith(end);
        Write(facts, "prior_auth_checklist.md", Route.PriorAuthNeeded).Contains("For a late request the letter gives", StringComparison.Ordinal).ShouldBe(other.Count > 0);
    }

    [Fact]
    public void A_plan_that_pays_for_itself_has_one_office_above_it()
    {
        var facts = SomeCase.Scan(DenialCategory.MedicalNecessity);
        var type = SomeCase.Fact(PlanType.Employer);
        facts = facts with { Payer = facts.Payer with { PlanType = type with { Source = type.Source! with { Quote = "self-funded" } } } };

        Plan(facts).Steps.Single(s => s.Document == "regulator_complaint.md").What.ShouldStartWith("Write to the US Department of Labor (EBSA). Say");
    }

    [Theory]
    [InlineData("Halvorsen Employee Medical Plan, a self-funded ERISA plan\n", true)]
    [InlineData("", false)]
    public void Approved_care_that_an_employers_plan_cuts_short_is_asked_to_go_on_until_the_appeal_is_decided(string head, bool asks)
    {
        var pack = Run(head + SomeLetter.With(
            body: "We certified 21 days of residential treatment. We are reducing your treatment because it is not medically necessary. Residential treatment will end on March 26, 2026.",
            appeal: "You have 180 days after you receive this notice to appeal."));

        pack.Plan.Steps.Any(s => s.Title == "Ask to keep the care until the appeal is decided" && s.What.Contains("(29 CFR 2560.503-1(f)(2)(ii)(A))")).ShouldBe(asks);
        Text(pack, "appeal_letter.md").Contains("has you give notice early enough that an appeal is decided before approved care is cut short.", StringComparison.Ordinal).ShouldBe(asks);
        pack.Warnings.ShouldBeEmpty();
    }

    [Fact]
    public void Every_denied_line_is_named_and_the_number_of_what_was_approved_is_not()
    {
        var facts = SomeCase.Scan(DenialCategory.MedicalNecessity);
        facts = facts with
        {
            Claim = facts.Claim with { AuthorizationNumber = SomeCase.Fact("IOP-44") },
            Services = [Line("MRI of the lumbar spine", 0), Line("Needle EMG, 2 limbs", 0), Line("Office visit", 40)],
            Other = new Dictionary<string, Fact<string>> { ["approved_part"] = SomeCase.Fact("We approved six visits under authorization IOP-44.") },
        };

        string letter = Write(facts, "appeal_letter.md");

        letter.ShouldContain("- Also denied: Needle EMG (95885)\n");
        letter.ShouldNotContain("Office visit");
        letter.ShouldNotContain("Authorization number");

        static ServiceLine Line(string words, decimal paid) => new()
        {
            Description = SomeCase.Fact(words),
            Codes = [SomeCase.Fact("95885")],
            Billed = SomeCase.Fact(188m),
            Paid = SomeCase.Fact(paid),
        };
    }

    [Fact]
    public void Of_the_time_that_a_state_may_choose_the_letters_own_is_the_laws()
    {
        const string Head = "A Medicaid managed care plan\n";
        var chosen = Run(Head + SomeLetter.With(appeal: Appeal + " After that you have 120 days from the date on our appeal decision to ask for a fair hearing."));
        var longer = Run(Head + SomeLetter.With(appeal: Appeal + " After that you have 150 days from the date on our appeal decision to ask for a fair hearing."));

        (chosen.Plan.Reviews[1].Allowed, chosen.Plan.Reviews[1].AllowedByLaw).ShouldBe(("120 days", null));
        chosen.Plan.Steps[^1].What.ShouldContain("The letter says that the time to ask for it is 120 days.");
        (longer.Plan.Reviews[1].Allowed, longer.Plan.Reviews[1].AllowedByLaw).ShouldBe(("150 days", "90 days"));
    }

    [Fact]
    public void The_help_that_the_letter_names_is_in_the_plan()
    {
        Run(SomeLetter.With(appeal: Appeal + "\n\nFree legal help: Harbor Legal Aid Line, 1-877-555-0108.")).Plan.Steps
            .Single(s => s.Title == "Use the help that the letter names").What.ShouldContain("“Harbor Legal Aid Line, 1-877-555-0108”");
        Run(SomeLetter.With(appeal: Appeal)).Plan.Steps.ShouldNotContain(s => s.Title == "Use the help that the letter names");
    }

    [Fact]
    public void The_number_for_other_coverage_stands_in_its_step()
    {
        var facts = SomeCase.Scan(DenialCategory.CoordinationOfBenefits);

        Plan(facts with { Other = new Dictionary<string, Fact<string>> { ["coverage_desk_phone"] = SomeCase.Fact("(888) 555-0145") } }, Route.CoverageDispute)
            .Steps.Single(s => s.Title == "Tell the plan about all coverage").What.ShouldEndWith(" The letter gives (888) 555-0145 for this.");
        Plan(facts, Route.CoverageDispute).Steps.Single(s => s.Title == "Tell the plan about all coverage").What.ShouldEndWith("Ask who pays first and why.");
    }

    [Fact]
    public void A_late_claims_checklist_asks_for_proof_and_for_no_replacement()
    {
        string checklist = Write(SomeCase.Scan(DenialCategory.TimelyFiling), "resubmission_checklist.md", Route.ClaimCorrectionResubmit);

        checklist.ShouldStartWith("# Checklist: show when the claim was sent");
        checklist.ShouldContain("The proof goes with the appeal letter");
        checklist.ShouldNotContain("replacement of the first claim");
        Deadlines(SomeCase.Scan(DenialCategory.TimelyFiling), Route.ClaimCorrectionResubmit).ShouldNotContain(d => d.Kind == DeadlineKind.CorrectedClaim);
        Plan(SomeCase.Scan(DenialCategory.TimelyFiling), Route.ClaimCorrectionResubmit).Assumptions.ShouldNotContain(a => a.Statement.Contains("corrected claim"));
        Plan(SomeCase.Scan(DenialCategory.CodingError), Route.ClaimCorrectionResubmit).Assumptions.ShouldContain(a => a.Statement.Contains("corrected claim"));
    }

    private static CasePack Run(string letter) => new CasePipeline(SomeCase.Clock("2026-03-05")).Run(SomeLetter.Document(letter));

    private static string Text(CasePack pack, string document) => pack.Documents.Single(d => d.FileName == document).Markdown;

    private static IReadOnlyList<Deadline> Deadlines(CaseFacts facts, Route route) => new DeadlinePlanner(SomeCase.Clock()).Plan(facts, SomeCase.Route(route));

    private static ActionPlan Plan(CaseFacts facts, Route route = Route.MedicalNecessityAppeal) => new ActionPlanner().Plan(facts, SomeCase.Route(route), Deadlines(facts, route));

    private static string Write(CaseFacts facts, string document, Route route = Route.MedicalNecessityAppeal) =>
        new PackDrafter().WriteAll(facts, SomeCase.Route(route), Deadlines(facts, route), Plan(facts, route)).Single(d => d.FileName == document).Markdown;
}
