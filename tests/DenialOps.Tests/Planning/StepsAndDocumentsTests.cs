using DenialOps.Facts;
using DenialOps.Intake;
using DenialOps.Knowledge;
using DenialOps.Planning;
using DenialOps.Tests.Facts;

namespace DenialOps.Tests.Planning;

/// <summary>Steps and documents belong together: what a step uses is there, and what is there is used.</summary>
public sealed class StepsAndDocumentsTests
{
    private static readonly string[] Appeals = ["appeal_letter.md", "coverage_dispute_letter.md"];

    public static TheoryData<string> Letters() => [.. LabelledLetter.OfRepository().Select(letter => Path.GetRelativePath(Repository.Root, letter.Path))];

    [Theory]
    [MemberData(nameof(Letters))]
    public async Task Every_document_has_a_step_and_every_step_its_document(string letter)
    {
        var pack = new CasePipeline(SomeCase.Clock("2026-11-27")).Run(await new LetterReader().ReadFileAsync(Path.Combine(Repository.Root, letter), TestContext.Current.CancellationToken));
        var documents = pack.Documents.Select(d => d.FileName).Where(name => name != "action_plan.md").ToList();
        var used = pack.Plan.Steps.Select(step => step.Document).OfType<string>().ToList();

        documents.Except(used).ShouldBeEmpty("documents that no step uses");
        used.Except(documents).ShouldBeEmpty("documents that a step uses and nobody gets");
        foreach (var step in pack.Plan.Steps.Where(step => step.What.Contains("Send the appeal", StringComparison.Ordinal) || step.What.Contains("the appeal letter", StringComparison.Ordinal)
            || step.Title.StartsWith("Send the ", StringComparison.Ordinal) || step.Title.StartsWith("Appeal ", StringComparison.Ordinal)))
        {
            Appeals.ShouldContain(step.Document.ShouldNotBeNull(step.Title), step.Title);
        }
    }

    [Theory]
    [MemberData(nameof(Letters))]
    public async Task What_is_for_today_comes_before_what_is_for_this_week(string letter)
    {
        var pack = new CasePipeline(SomeCase.Clock("2026-11-27")).Run(await new LetterReader().ReadFileAsync(Path.Combine(Repository.Root, letter), TestContext.Current.CancellationToken));

        pack.Plan.Steps.SkipWhile(step => step.ByWhen != "This week").ShouldAllBe(step => step.ByWhen != "Today");
    }

    [Theory]
    [MemberData(nameof(RoutesAndCategories))]
    public void It_holds_for_every_route_and_category(Route route, DenialCategory category, bool provider, string day)
    {
        var facts = SomeCase.Scan(category) with { Other = new Dictionary<string, Fact<string>> { ["audience"] = SomeCase.Fact(provider ? "provider" : "patient") } };
        facts = facts with { Payer = facts.Payer with { PlanType = SomeCase.Fact(PlanType.Employer) } };
        var decision = SomeCase.Route(route);
        var view = new CaseView(facts, decision, new DenialOps.Deadlines.DeadlinePlanner(SomeCase.Clock(day)).Plan(facts, decision));

        var used = new ActionPlanner().Plan(view).Steps.Select(step => step.Document).OfType<string>().Distinct();
        used.ShouldBe(PackContents.For(view), ignoreOrder: true);
    }

    public static TheoryData<Route, DenialCategory, bool, string> RoutesAndCategories()
    {
        var data = new TheoryData<Route, DenialCategory, bool, string>();
        foreach (var route in Enum.GetValues<Route>())
        {
            foreach (var category in Enum.GetValues<DenialCategory>())
            {
                data.Add(route, category, false, "2024-02-01");
                data.Add(route, category, true, "2025-02-01");
            }
        }

        return data;
    }

    [Theory]
    [InlineData("2024-02-01", "fill in the appeal letter and send it before the last day.", "So that it arrives by July 13, 2024")]
    [InlineData("2024-09-01", "fill in the appeal letter and send it now, although the last day has passed or may have passed.", "Now: the last day we know of, July 13, 2024, has passed")]
    public void An_appeal_of_a_claim_that_was_right_says_when_it_goes(string today, string what, string when)
    {
        var step = Plan(SomeCase.Scan(DenialCategory.MissingInformation), Route.ClaimCorrectionResubmit, today).Steps.Single(s => s.Title == "Appeal if the claim was right");

        step.What.ShouldEndWith(what);
        step.ByWhen.ShouldBe(when);
    }

    [Theory]
    [InlineData(PlanType.Employer, "If no answer has come within 60 days of the day it arrived")]
    [InlineData(PlanType.Tricare, "If the answer does not come in time")]
    public void A_complaint_is_for_an_answer_that_is_late(PlanType type, string when) =>
        Plan(Typed(type), Route.MedicalNecessityAppeal).Steps.Single(s => s.Document == "regulator_complaint.md").ByWhen.ShouldBe(when);

    [Theory]
    [InlineData(PlanType.Tricare, "So that it is postmarked by April 14, 2024", "The day of the postmark counts, so keep proof of that day.")]
    [InlineData(PlanType.Employer, "So that it arrives by July 13, 2024", "The plan goes by the day on which it gets this, so give it time to arrive.")]
    public void The_day_of_filing_is_the_one_of_the_rule(PlanType type, string when, string why)
    {
        var step = Plan(Typed(type), Route.MedicalNecessityAppeal).Steps.Single(s => s.Title == "Send the appeal so that you can prove it");

        step.ByWhen.ShouldBe(when);
        step.Why.ShouldBe(why);
    }

    [Fact]
    public void An_urgent_appeal_does_not_wait_for_its_last_day() =>
        Plan(Typed(PlanType.Employer), Route.MedicalNecessityAppeal, urgency: DenialOps.Routing.Urgency.Expedited).Steps.Single(s => s.Title == "Send the appeal so that you can prove it")
            .ByWhen.ShouldBe("Now if you can. The last day is July 13, 2024");

    [Theory]
    [InlineData("within 10 business days", "2024-02-01", true)]
    [InlineData("within 10 business days", "2024-01-29", false)]
    [InlineData("until January 24, 2024", "2024-02-01", true)]
    [InlineData("until February 24, 2024", "2024-02-01", false)]
    [InlineData("between 9 a.m. and 5 p.m.", "2024-02-01", false)]
    public void A_time_for_the_talk_between_doctors_that_is_over_is_said_to_be(string time, string today, bool over)
    {
        var facts = SomeCase.Scan(DenialCategory.MedicalNecessity) with { Other = new Dictionary<string, Fact<string>> { ["peer_to_peer_time"] = SomeCase.Fact(time) } };

        Plan(facts, Route.MedicalNecessityAppeal, today).Steps.Single(s => s.Title.Contains("talk to the plan's doctor", StringComparison.Ordinal)).What
            .Contains("That time has probably passed. Ask anyway.", StringComparison.Ordinal).ShouldBe(over);
    }

    private static CaseFacts Typed(PlanType type)
    {
        var facts = SomeCase.Scan(DenialCategory.MedicalNecessity);
        return facts with { Payer = facts.Payer with { PlanType = SomeCase.Fact(type) } };
    }

    private static ActionPlan Plan(CaseFacts facts, Route route, string today = "2024-02-01", DenialOps.Routing.Urgency urgency = DenialOps.Routing.Urgency.Standard)
    {
        var decision = SomeCase.Route(route, urgency: urgency);
        return new ActionPlanner().Plan(facts, decision, new DenialOps.Deadlines.DeadlinePlanner(SomeCase.Clock(today)).Plan(facts, decision));
    }
}
