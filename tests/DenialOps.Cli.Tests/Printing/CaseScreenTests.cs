using DenialOps.Deadlines;
using DenialOps.Facts;
using DenialOps.Knowledge;
using DenialOps.Routing;

namespace DenialOps.Cli.Tests.Printing;

public sealed class CaseScreenTests
{
    [Fact]
    public void A_case_reads_in_ten_seconds() => Screen.Print(Screen.Pack(Screen.Due(112))).ShouldBe(
        """
        ╭──────────────────────────────────────────────────────────────────────────────╮
        │ Appeal by July 13, 2026 — 112 days left                                      │
        │ The letter gives 180 days. Counted from the date of the notice, 2026-01-14.  │
        ╰──────────────────────────────────────────────────────────────────────────────╯

         Denied    MRI [31m of the knee
         Why       “Not [medically] necessary.”
                   The plan doubts the need.
         Way out   Appeal on medical grounds (93% sure)

         Do now    1. Step [1] (this week, call_script.md)
                   2. Step [2] (this week, call_script.md)
                   3. Step [3] (this week, call_script.md)

         Files     out/case-1/
                   action_plan.md  what to do, step by step: start here
                   call_script.md  what to say on the phone
                   and 1 for programs: facts, sources, checks (README lists them)

        """);

    [Theory]
    [InlineData(-1, "Appeal was due July 13, 2026 — 1 day ago")]
    [InlineData(0, "Appeal by July 13, 2026 — today is the last day")]
    [InlineData(1, "Appeal by July 13, 2026 — 1 day left")]
    [InlineData(1500, "Appeal by July 13, 2026 — 1,500 days left")]
    public void The_deadline_stands_first(int daysLeft, string headline) =>
        Screen.Print(Screen.Pack(Screen.Due(daysLeft))).Split('\n')[1].ShouldStartWith("│ " + headline);

    [Fact]
    public void A_passed_day_that_is_not_sure_is_no_fact() =>
        Screen.Print(Screen.Pack(Screen.Due(-4) with { IsCertain = false }), width: 100).Split('\n')[1]
            .ShouldStartWith("│ Appeal may have been due July 13, 2026 — 4 days ago. Still send it");

    [Theory]
    [InlineData(DeadlineKind.FastReview, "Also: The call for the fast review may have been due July 13, 2026 — 4 days ago. Call all the same")]
    [InlineData(DeadlineKind.KeepServices, "Also: The request to keep the care may have been due July 13, 2026 — 4 days ago. Ask all the same")]
    [InlineData(DeadlineKind.FastAppeal, "Also: The request for a fast appeal may have been due July 13, 2026 — 4 days ago. Ask all the same")]
    public void What_care_needs_beside_the_appeal_is_told_although_its_day_may_have_passed(DeadlineKind kind, string line) =>
        string.Join(' ', Screen.Print(Screen.Pack(Screen.Due(20), Screen.Due(-4) with { Kind = kind, IsCertain = false }), width: 100).Split('\n').Select(l => l.Trim('│', ' '))).ShouldContain(line);

    [Fact]
    public void A_fast_review_without_a_day_comes_first_among_the_others() =>
        Screen.Print(Screen.Pack(Screen.Due(20), Screen.Due(25) with { Kind = DeadlineKind.CorrectedClaim, Name = "Corrected claim" }, Screen.Due(1) with { Kind = DeadlineKind.FastReview, Name = "Call for the fast review", Due = null, DaysLeft = null }), width: 100)
            .Split('\n')[3].ShouldStartWith("│ Also: Call for the fast review today: we do not know its last day");

    [Fact]
    public void Care_that_goes_on_is_no_proof_of_urgency()
    {
        var pack = Screen.Pack(Screen.Due(20));

        Screen.Print(pack with { Route = pack.Route with { Urgency = Urgency.Expedited, RestsOnOngoingCare = true } }, width: 100).ShouldContain("Care goes on: if waiting could do harm, ask for a fast (expedited) decision today.");
        Screen.Print(pack with { Route = pack.Route with { Urgency = Urgency.Expedited } }, width: 100).ShouldContain("URGENT: ask for a fast (expedited) decision today.");
    }

    [Fact]
    public void Where_the_day_comes_from_is_told_as_it_is()
    {
        var due = Screen.Due(30);

        Screen.Print(Screen.Pack(due with { Days = null, Allowed = "6 months" })).ShouldContain("The letter gives 6 months. Counted from the date of");
        Screen.Print(Screen.Pack(due with { Basis = DeadlineBasis.User })).ShouldContain("You gave 180 days. Counted from the date of");
        Screen.Print(Screen.Pack(due with { Days = null, Allowed = null, CountedFrom = null })).ShouldContain("The letter prints this day.");
        Screen.Print(Screen.Pack(due with { Days = null, Allowed = null, CountedFrom = null, Basis = DeadlineBasis.User })).ShouldContain("You gave this day.");
    }

    [Fact]
    public void Another_thing_that_is_due_stands_below()
    {
        var claim = Screen.Due(10) with { Name = "Corrected claim", Kind = DeadlineKind.CorrectedClaim, Due = new DateOnly(2026, 4, 2) };

        Screen.Print(Screen.Pack(Screen.Due(112), claim)).ShouldContain("│ Also: Corrected claim by April 2, 2026 — 10 days left");
    }

    [Fact]
    public void An_unknown_deadline_says_what_is_needed()
    {
        var unknown = Screen.Due(0) with { Due = null, DaysLeft = null, Note = "Ask the plan." };

        Screen.Print(Screen.Pack(unknown)).Split('\n')[1].ShouldStartWith("│ Deadline unknown: Ask the plan.");
        Screen.Print(Screen.Pack()).Split('\n')[1].ShouldStartWith("│ Deadline unknown: ");
    }

    [Fact]
    public void A_letter_that_denies_nothing_is_said_to_be_so()
    {
        var pack = Screen.Pack() with { Route = new RouteDecision { Route = Route.NotADenial, Confidence = 0.99, Reasoning = "It approves." } };

        Screen.Print(pack).ShouldContain("Nothing is denied here");
    }

    [Fact]
    public void Urgency_stands_beside_the_deadline()
    {
        var pack = Screen.Pack(Screen.Due(30));

        Screen.Print(pack with { Route = pack.Route with { Urgency = Urgency.Expedited } }).Split('\n')[3].ShouldStartWith("│ URGENT");
    }

    [Fact]
    public void What_to_be_careful_about_comes_last_and_is_not_endless()
    {
        var pack = Screen.Pack(Screen.Due(30) with { Note = "This day falls on a weekend." });
        var facts = pack.Reading.Facts with
        {
            Warnings = [.. Enumerable.Range(1, 6).Select(n => new FactWarning("appeal.fax", $"doubt {n}"))],
            Missing = [new MissingFact("claim.claim_number", "not found")],
        };

        string screen = Screen.Print(pack with { Reading = pack.Reading with { Facts = facts } });

        screen.ShouldContain(" Careful   This day falls on a weekend.");
        screen.ShouldContain("Fax: doubt 1");
        screen.ShouldContain("and 4 more in case_facts.json and run.json");
    }

    [Theory]
    [InlineData(20)]
    [InlineData(40)]
    [InlineData(60)]
    [InlineData(80)]
    [InlineData(100)]
    [InlineData(400)]
    public void It_fits_every_terminal(int width) =>
        Screen.Print(Screen.Pack(Screen.Due(30)), width).Split('\n').ShouldAllBe(line => line.Length <= Math.Clamp(width, 40, 100));

    [Fact]
    public void Colours_are_for_terminals_only()
    {
        Screen.Print(Screen.Pack(Screen.Due(30)), styled: false).ShouldNotContain("\u001b");
        Screen.Print(Screen.Pack(Screen.Due(30)), styled: true).ShouldContain("\u001b[");
    }

    [Fact]
    public void Colours_change_nothing_else() =>
        System.Text.RegularExpressions.Regex.Replace(Screen.Print(Screen.Pack(Screen.Due(30)), styled: true), "\u001b\\[[0-9;]*m", string.Empty)
            .Split('\n').Select(line => line.TrimEnd())
            .ShouldBe(Screen.Print(Screen.Pack(Screen.Due(30))).Split('\n'));

    [Theory]
    [InlineData(72, 0.9, FactMethod.Rule, "(800) 555-0199", "today, at (800) 555-0199. The letter says that it is decided within 72 hours.")]
    [InlineData(1, 0.9, FactMethod.Rule, null, "today. The letter says that it is decided within 1 hour.")]
    [InlineData(72, 0.4, FactMethod.Rule, null, "URGENT: ask for a fast (expedited) decision today.")]
    [InlineData(72, 1, FactMethod.User, null, "URGENT: ask for a fast (expedited) decision today.")]
    public void An_urgent_case_shows_the_time_and_the_number_of_the_fast_appeal(int hours, double confidence, FactMethod method, string? phone, string line)
    {
        var pack = Screen.Pack(Screen.Due(30));
        var facts = pack.Reading.Facts with
        {
            Appeal = new AppealFacts { ExpeditedHours = new Fact<int>(hours, confidence, method, null) },
            Other = phone is null ? [] : new Dictionary<string, Fact<string>> { ["fast_appeal_phone"] = new(phone, 0.9, FactMethod.Rule, null) },
        };
        pack = pack with { Reading = new LetterReading(pack.Reading.Letter, [], facts), Route = pack.Route with { Urgency = Urgency.Expedited } };

        string printed = string.Join(' ', Screen.Print(pack, width: 100).Split('\n').Select(l => l.Trim('│', ' ')));
        printed.ShouldContain(line);
        printed.Contains("decided within", StringComparison.Ordinal).ShouldBe(line.Contains("decided within", StringComparison.Ordinal));
    }
}
