using DenialOps.Deadlines;
using DenialOps.Facts;
using DenialOps.Knowledge;
using DenialOps.Planning;
using DenialOps.Routing;

namespace DenialOps.Tests.Planning;

public sealed class ActionPlannerTests
{
    [Fact]
    public void Steps_are_numbered_from_one_without_a_gap()
    {
        foreach (var route in Enum.GetValues<Route>())
        {
            var steps = Plan(SomeCase.Scan(), SomeCase.Route(route)).Steps;

            steps.Select(s => s.Number).ShouldBe(Enumerable.Range(1, steps.Count));
        }
    }

    [Fact]
    public void Every_category_has_content_of_its_own()
    {
        var plans = Enum.GetValues<DenialCategory>().Select(c => Plan(SomeCase.Scan(c), SomeCase.Route(Route.CoverageDispute))).ToList();

        plans.Select(p => p.Situation).Distinct(StringComparer.Ordinal).Count().ShouldBe(15);
        plans.Select(p => string.Concat(p.Steps.Select(s => s.What))).Distinct(StringComparer.Ordinal).Count().ShouldBe(15);
        plans.Select(p => string.Concat(p.Evidence.Select(e => e.Item))).Distinct(StringComparer.Ordinal).Count().ShouldBe(15);
    }

    [Fact]
    public void Below_half_confidence_a_person_reads_the_letter_first()
    {
        var plan = Plan(SomeCase.Scan(), SomeCase.Route(Route.PriorAuthNeeded, confidence: 0.49));

        plan.PersonShouldLook.ShouldBeTrue();
        plan.Steps[0].Title.ShouldBe("Have a person read the letter");
        plan.Recommendation.ShouldStartWith("We are not sure what kind of denial this is.");
        Plan(SomeCase.Scan(), SomeCase.Route(Route.PriorAuthNeeded, confidence: 0.5)).PersonShouldLook.ShouldBeFalse();
    }

    [Fact]
    public void The_part_that_was_approved_is_said_before_the_reason()
    {
        var facts = SomeCase.Scan();
        var approved = facts with { Other = new Dictionary<string, Fact<string>> { ["approved_part"] = SomeCase.Fact("We approved 12 of the 20 visits.") } };

        Plan(approved).Situation.ShouldContain("It approved a part: “We approved 12 of the 20 visits.” What follows is about the rest.");
        Plan(facts).Situation.ShouldNotContain("approved a part");
    }

    [Fact]
    public void An_urgent_case_asks_for_the_fast_track_first() =>
        Plan(SomeCase.Scan(), SomeCase.Route(Route.MedicalNecessityAppeal, urgency: Urgency.Expedited)).Steps[0].Title.ShouldBe("Ask for a fast review");

    [Fact]
    public void An_unknown_last_day_is_asked_for_and_a_passed_one_is_acted_on()
    {
        Plan(SomeCase.Scan() with { Appeal = new AppealFacts() }).Steps[0].Title.ShouldBe("Find out the last day");

        var passed = Plan(SomeCase.Scan(), today: "2025-01-01");
        passed.Steps[0].Title.ShouldBe("Act now although the day has passed");
        passed.Steps.ShouldContain(s => s.ByWhen == "Now: the last day we know of, July 13, 2024, has passed");
    }

    [Fact]
    public void The_sending_is_due_by_the_deadline()
    {
        var send = Plan(SomeCase.Scan()).Steps.Single(s => s.Title == "Send the appeal so that you can prove it");

        send.By.ShouldBe(new DateOnly(2024, 7, 13));
        send.ByWhen.ShouldBe("So that it arrives by July 13, 2024");
        send.What.ShouldContain("fax them to (800) 555-4321 or mail them to Harbor Health Plan Appeals, P.O. Box 2291, Durham, NC 27702");
        send.Document.ShouldBe("appeal_letter.md");
    }

    [Theory]
    [InlineData("MA130")]
    [InlineData("N211")]
    public void Without_appeal_rights_there_is_no_appeal_in_the_plan(string code)
    {
        var facts = SomeCase.Scan(DenialCategory.MissingInformation) with { Appeal = new AppealFacts() };
        facts = facts with { Denial = facts.Denial with { RarcCodes = [SomeCase.Fact(code)] } };

        var plan = Plan(facts, SomeCase.Route(Route.ClaimCorrectionResubmit));

        plan.Recommendation.ShouldStartWith("Do not appeal this one");
        plan.Steps.ShouldAllBe(s => s.Document != "appeal_letter.md");
        plan.Steps.ShouldContain(s => s.Document == "resubmission_checklist.md");
    }

    [Fact]
    public void A_document_that_denies_nothing_gets_no_appeal()
    {
        var plan = Plan(SomeCase.Scan(), SomeCase.Route(Route.NotADenial));

        plan.Recommendation.ShouldContain("There is nothing to appeal in it.");
        plan.Steps.ShouldAllBe(s => s.Document == null);
        plan.Questions.ShouldBeEmpty();
        plan.Citations.ShouldBeEmpty();
    }

    [Fact]
    public void A_practice_gets_steps_for_its_staff()
    {
        var facts = SomeCase.Scan(DenialCategory.CodingError) with { Other = new Dictionary<string, Fact<string>> { ["audience"] = SomeCase.Fact("provider") } };

        var who = Plan(facts, SomeCase.Route(Route.ClaimCorrectionResubmit)).Steps.Select(s => s.Who).ToList();

        who.ShouldContain("Billing staff");
        who.ShouldNotContain("You");
    }

    [Fact]
    public void Questions_come_most_valuable_first_and_only_for_what_is_open()
    {
        Plan(SomeCase.Empty()).Questions.Select(q => q.Field).First().ShouldBe("denial.date_of_letter");
        Plan(SomeCase.Empty()).Questions.Count.ShouldBe(8);
        Plan(SomeCase.Scan()).Questions.Select(q => q.Field).ShouldBe(["payer.plan_type"]);
    }

    [Fact]
    public void A_doubtful_fact_is_asked_about()
    {
        var facts = SomeCase.Scan() with { Member = SomeCase.Scan().Member with { MemberId = SomeCase.Fact("HHP 4471-902", 0.6) } };

        Plan(facts).Questions.Single(q => q.Field == "member.member_id").Why.ShouldStartWith("We read something here, but we are not sure of it.");
    }

    [Fact]
    public void A_limit_that_runs_from_receipt_asks_for_the_day_of_receipt()
    {
        var facts = SomeCase.Scan() with { Appeal = SomeCase.Scan().Appeal with { CountedFrom = SomeCase.Fact("receipt") } };

        Plan(facts).Questions[0].Field.ShouldBe("received_notice_date");
    }

    [Fact]
    public void The_plan_quotes_what_it_rests_on() =>
        Plan(SomeCase.Scan()).Citations[0].ShouldBe("Reason: “Prior authorization was not obtained for this service.” (first page)");

    [Fact]
    public void The_content_states_no_number_no_law_and_no_promise()
    {
        var content = PlanLibrary.Current;
        var texts = content.Routes.Values.Concat(content.Categories.Values).Append(content.NoAppealRights)
            .SelectMany(s => (IEnumerable<string>)[s.Meaning, s.Recommendation, .. s.Steps.SelectMany(t => new[] { t.Title, t.What, t.Why ?? "" }), .. s.Evidence.SelectMany(e => new[] { e.Item, e.WhereToGet, e.WhyItHelps }), .. s.SuccessFactors])
            .Concat(content.Steps.SelectMany(t => new[] { t.Title, t.What, t.Why ?? "" }))
            .Concat(content.Questions.SelectMany(q => new[] { q.Question, q.Why }))
            .Concat(content.Disclaimers);

        foreach (var text in texts)
        {
            text.Any(char.IsAsciiDigit).ShouldBeFalse(text);
            foreach (var word in (string[])["guarantee", "will win", "will be overturned", "percent", "success rate", "CFR", "U.S.C."])
            {
                text.ShouldNotContain(word, Case.Insensitive);
            }
        }
    }

    private static ActionPlan Plan(CaseFacts facts, RouteDecision? route = null, string today = "2024-02-01")
    {
        route ??= SomeCase.Route(Route.PriorAuthNeeded);
        var deadlines = new DeadlinePlanner(SomeCase.Clock(today)).Plan(facts, route);
        return new ActionPlanner().Plan(facts, route, deadlines);
    }
}
