using DenialOps.Deadlines;
using DenialOps.Drafting;
using DenialOps.Facts;
using DenialOps.Grounding;
using DenialOps.Knowledge;
using DenialOps.Planning;
using DenialOps.Routing;

namespace DenialOps.Tests.Planning;

/// <summary>The time of the fast appeal that a letter gives, in the plan and in every document.</summary>
public sealed class FastAppealTests
{
    private const string Said = "The letter says that it is decided within 72 hours.";

    [Fact]
    public void An_urgent_case_is_told_the_time_and_the_number()
    {
        var plan = Plan(Facts(), Urgency.Expedited);

        plan.Steps[0].Title.ShouldBe("Ask for a fast review");
        plan.Steps[0].What.ShouldContain("by phone at (800) 555-1234 and in writing. " + Said);
        Write(Facts(), Urgency.Expedited, "call_script.md").ShouldContain("I ask for an expedited review now. Your letter says that it is decided within 72 hours.");
        Write(Facts(), Urgency.Expedited, "appeal_letter.md").ShouldContain("on the fast track. Your letter says that it is decided within 72 hours.");
    }

    [Fact]
    public void The_number_for_fast_appeals_comes_before_the_other()
    {
        var facts = Facts() with { Other = new Dictionary<string, Fact<string>> { ["fast_appeal_phone"] = SomeCase.Fact("(800) 555-0199") } };

        Plan(facts, Urgency.Expedited).Steps[0].What.ShouldContain("by phone at (800) 555-0199 and in writing.");
        Write(facts, Urgency.Expedited, "call_script.md").ShouldContain("**For a fast appeal:** (800) 555-0199");
        Write(Facts(), Urgency.Expedited, "call_script.md").ShouldNotContain("For a fast appeal:");
    }

    [Theory]
    [InlineData("(800) 555-0142", "within 14 days of this letter", "(peer-to-peer). The letter gives (800) 555-0142 for it, and this time: “within 14 days of this letter”. That time has probably passed. Ask anyway. Appeal all the same.")]
    [InlineData("(800) 555-0142", null, "(peer-to-peer). The letter gives (800) 555-0142 for it. Ask until when. Appeal all the same.")]
    [InlineData(null, "within 14 days", "(peer-to-peer). The letter gives this time for it: “within 14 days”. Ask the plan how. That time has probably passed. Ask anyway. Appeal all the same.")]
    [InlineData(null, null, "(peer-to-peer). Ask the plan how and until when. Appeal all the same.")]
    public void The_talk_between_doctors_has_the_letters_number_and_time(string? phone, string? time, string words)
    {
        var other = new Dictionary<string, Fact<string>>();
        if (phone is not null)
        {
            other["peer_to_peer_phone"] = SomeCase.Fact(phone);
        }

        if (time is not null)
        {
            other["peer_to_peer_time"] = SomeCase.Fact(time);
        }

        var facts = Facts() with { Other = other };
        Plan(facts).Steps.Single(s => s.Title == "Ask your doctor to talk to the plan's doctor").What.ShouldEndWith(words);
        Write(facts, Urgency.Standard, "call_script.md").Contains("(peer-to-peer), by my doctor:", StringComparison.Ordinal).ShouldBe(phone is not null || time is not null);
    }

    [Fact]
    public void A_case_not_known_to_be_urgent_is_told_when_to_ask()
    {
        var step = Plan(Facts()).Steps.Single(s => s.Title == "If waiting could do harm, ask for a fast appeal");

        step.What.ShouldBe("If waiting could harm life, health or the chance to get better, ask for a fast appeal, by phone at (800) 555-1234 and in writing. "
            + Said + " Ask your doctor to say why waiting could do harm.");
        Write(Facts(), Urgency.Standard, "call_script.md").ShouldContain("Only if waiting could harm life, health or the chance to get better, say:\n\n\"I ask for a fast appeal. Your letter says that it is decided within 72 hours.");
        Write(Facts(), Urgency.Standard, "appeal_letter.md").ShouldNotContain("72 hours");
    }

    [Fact]
    public void Without_a_time_or_a_number_none_is_stated()
    {
        var facts = Facts() with { Appeal = new AppealFacts(), Contact = new ContactFacts() };

        Plan(facts, Urgency.Expedited).Steps[0].What.ShouldContain("by phone and in writing. Ask your doctor");
        Plan(facts).Steps.ShouldNotContain(s => s.Title.Contains("fast", StringComparison.Ordinal));
    }

    [Fact]
    public void A_doubtful_time_is_not_stated() =>
        Plan(Facts() with { Appeal = Facts().Appeal with { ExpeditedHours = SomeCase.Fact(72, 0.4) } }).Steps
            .ShouldNotContain(s => s.What.Contains("72", StringComparison.Ordinal));

    [Fact]
    public void Care_that_was_given_asks_for_no_fast_appeal() =>
        Plan(Facts() with { Service = Facts().Service with { DateOfService = SomeCase.Day("2024-01-05") } }).Steps
            .ShouldNotContain(s => s.Title.Contains("fast", StringComparison.Ordinal));

    [Fact]
    public void The_users_time_is_not_put_in_the_letters_mouth()
    {
        var facts = Facts() with { Appeal = Facts().Appeal with { ExpeditedHours = SomeCase.Fact(24, 1, FactMethod.User) } };

        Plan(facts, Urgency.Expedited).Steps[0].What.ShouldContain("By what you told us, it is decided within 24 hours.");
        Write(facts, Urgency.Expedited, "appeal_letter.md").ShouldNotContain("24 hours");
    }

    [Theory]
    [InlineData(Urgency.Standard)]
    [InlineData(Urgency.Expedited)]
    public void The_time_is_traced_to_the_letter(Urgency urgency)
    {
        var checker = new GroundingChecker([SomeCase.Letter("Harbor Health Plan. We decide a fast appeal within 72 hours.")], Facts(), []);

        foreach (var document in (string[])["action_plan.md", "call_script.md", "appeal_letter.md"])
        {
            var found = checker.Check(document, Write(Facts(), urgency, document)).Items.Where(i => i.Text.Contains("72", StringComparison.Ordinal)).ToList();

            found.ShouldAllBe(i => i.Status != GroundingStatus.Ungrounded);
            (found.Count > 0).ShouldBe(document != "appeal_letter.md" || urgency == Urgency.Expedited);
        }
    }

    private static CaseFacts Facts()
    {
        var facts = SomeCase.Scan(DenialCategory.MedicalNecessity);
        return facts with
        {
            Service = facts.Service with { DateOfService = null, CptCodes = [] },
            Appeal = facts.Appeal with { ExpeditedHours = SomeCase.Fact(72, 0.85) },
        };
    }

    private static ActionPlan Plan(CaseFacts facts, Urgency urgency = Urgency.Standard)
    {
        var route = SomeCase.Route(Route.MedicalNecessityAppeal, urgency: urgency);
        return new ActionPlanner().Plan(facts, route, new DeadlinePlanner(SomeCase.Clock()).Plan(facts, route));
    }

    private static string Write(CaseFacts facts, Urgency urgency, string document)
    {
        var route = SomeCase.Route(Route.MedicalNecessityAppeal, urgency: urgency);
        var deadlines = new DeadlinePlanner(SomeCase.Clock()).Plan(facts, route);
        return new PackDrafter().WriteAll(facts, route, deadlines, new ActionPlanner().Plan(facts, route, deadlines)).Single(d => d.FileName == document).Markdown;
    }
}
