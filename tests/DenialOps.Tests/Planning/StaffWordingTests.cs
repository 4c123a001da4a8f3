using DenialOps.Deadlines;
using DenialOps.Drafting;
using DenialOps.Facts;
using DenialOps.Knowledge;
using DenialOps.Planning;

namespace DenialOps.Tests.Planning;

/// <summary>What billing staff are told is theirs to do, with what they have at hand.</summary>
public sealed class StaffWordingTests
{
    [Fact]
    public void Staff_are_not_asked_for_their_own_words_on_the_illness()
    {
        const string Item = "Your own words on daily life with the illness";

        Plan(Facts(provider: true)).Evidence.ShouldNotContain(e => e.Item == Item);
        Plan(Facts(provider: false)).Evidence.ShouldContain(e => e.Item == Item);
    }

    [Fact]
    public void Without_a_number_staff_call_the_provider_line_and_a_member_the_number_on_the_card()
    {
        var staff = NoContacts(Facts(provider: true));
        var member = NoContacts(Facts(provider: false));

        Plan(staff).Steps.Single(s => s.Title == "Call the plan").What.ShouldStartWith("Call the payer's provider line. Use the script.");
        Plan(member).Steps.Single(s => s.Title == "Call the plan").What.ShouldStartWith("Call the plan at the number on the insurance card.");
        Script(staff).ShouldContain("[PHONE NUMBER OF THE PAYER'S PROVIDER LINE]");
        Script(staff).ShouldNotContain("INSURANCE CARD", Case.Insensitive);
        Script(member).ShouldContain("[PLAN PHONE NUMBER: SEE THE INSURANCE CARD]");
    }

    [Fact]
    public void The_card_that_staff_are_asked_about_is_the_patients()
    {
        var facts = Facts(provider: true) with { Member = new MemberFacts() };

        Plan(facts).Questions.Single(q => q.Field == "member.member_id").Question.ShouldBe("What is the member number on the patient's insurance card?");
    }

    [Theory]
    [InlineData(true, true, "Keep the fax receipt or the mailing receipt and")]
    [InlineData(true, false, "Keep the fax receipt and")]
    [InlineData(false, true, "Keep the mailing receipt and")]
    [InlineData(false, false, "Keep the proof that you sent them and")]
    public void The_receipt_is_that_of_a_way_that_is_known(bool fax, bool address, string said)
    {
        var facts = Facts(provider: false);
        facts = facts with { Appeal = facts.Appeal with { Fax = fax ? facts.Appeal.Fax : null, Address = address ? facts.Appeal.Address : null } };

        Plan(facts).Steps.Single(s => s.Title == "Send the appeal so that you can prove it").What.ShouldContain(said);
    }

    [Fact]
    public void Nothing_for_staff_speaks_of_what_is_the_patients_own()
    {
        foreach (var route in Enum.GetValues<Route>())
        {
            foreach (var category in Enum.GetValues<DenialCategory>())
            {
                var plan = Plan(Facts(provider: true, category), route);

                plan.Evidence.ShouldAllBe(e => !e.WhereToGet.StartsWith("You", StringComparison.Ordinal) && !e.Item.StartsWith("Your", StringComparison.Ordinal));
            }
        }
    }

    private static CaseFacts Facts(bool provider, DenialCategory category = DenialCategory.MedicalNecessity) => SomeCase.Scan(category) with
    {
        Other = new Dictionary<string, Fact<string>> { ["audience"] = SomeCase.Fact(provider ? "provider" : "patient") },
    };

    private static CaseFacts NoContacts(CaseFacts facts) => facts with { Appeal = facts.Appeal with { Phone = null }, Contact = new ContactFacts() };

    private static ActionPlan Plan(CaseFacts facts, Route route = Route.MedicalNecessityAppeal)
    {
        var decision = SomeCase.Route(route);
        return new ActionPlanner().Plan(facts, decision, new DeadlinePlanner(SomeCase.Clock()).Plan(facts, decision));
    }

    private static string Script(CaseFacts facts)
    {
        var route = SomeCase.Route(Route.MedicalNecessityAppeal);
        var deadlines = new DeadlinePlanner(SomeCase.Clock()).Plan(facts, route);
        return new PackDrafter().WriteAll(facts, route, deadlines, new ActionPlanner().Plan(facts, route, deadlines)).Single(d => d.FileName == "call_script.md").Markdown;
    }
}
