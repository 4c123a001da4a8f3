using System.Text.RegularExpressions;
using CsCheck;
using DenialOps.Deadlines;
using DenialOps.Drafting;
using DenialOps.Facts;
using DenialOps.Grounding;
using DenialOps.Knowledge;
using DenialOps.Planning;
using DenialOps.Routing;

namespace DenialOps.Tests.Drafting;

public sealed partial class PackDrafterTests
{
    /// <summary>Cases of the law that templates hold for all facts; DENIALOPS_HOSTILE_CASES asks for another number, in each of both voices.</summary>
    private static readonly int HostileCases = int.TryParse(Environment.GetEnvironmentVariable("DENIALOPS_HOSTILE_CASES"), out var cases) ? cases : 1_000;

    [Fact]
    public void Every_document_of_every_hostile_case_is_whole() =>
        HostileCase.Wild.Sample(c => Check(c.Facts, c.Route, mayBeUngrounded: true), iter: HostileCases);

    [Fact]
    public void Every_document_of_every_case_of_our_time_is_whole_and_grounded() =>
        HostileCase.Tame.Sample(c => Check(c.Facts, c.Route, mayBeUngrounded: false), iter: HostileCases);

    [Theory]
    [InlineData("R:", "- R.")]
    [InlineData("dfB :\u200B", "- dfB.")]
    [InlineData("Compare it with the letter.", "- Compare it with the letter.")]
    public void A_warning_that_ends_in_a_colon_is_no_empty_label(string warning, string line)
    {
        var facts = SomeCase.Scan() with { Warnings = [new FactWarning("denial.carc_codes", warning)] };

        var plan = Write(facts, SomeCase.Route(Route.PriorAuthNeeded)).First(d => d.FileName == "action_plan.md");

        ShouldBeWhole(plan);
        plan.Markdown.Split('\n').ShouldContain(line);
    }

    [Theory]
    [MemberData(nameof(RoutesAndCategories))]
    public void Every_route_and_category_has_whole_documents(Route route, DenialCategory category, bool provider)
    {
        var facts = SomeCase.Scan(category) with { Other = Audience(provider) };

        foreach (var draft in Write(facts, SomeCase.Route(route)))
        {
            ShouldBeWhole(draft);
            EmptyPlace().Matches(draft.Markdown).Select(m => m.Value).ShouldBeEmpty(draft.FileName);
            draft.Markdown.ShouldContain("MRI of the lumbar spine", customMessage: draft.FileName);
        }
    }

    [Theory]
    [MemberData(nameof(RoutesAndCategories))]
    public void A_case_of_which_nothing_is_known_has_no_number_in_any_document_but_the_times_of_the_rules_that_could_apply(Route route, DenialCategory category, bool provider)
    {
        var facts = SomeCase.Empty() with
        {
            Denial = new DenialFacts { Categories = [SomeCase.Fact(category)] },
            Other = Audience(provider),
        };

        var rules = RuleBook.Current.All.Where(rule => rule is { Level: 1, Time: not null }).Select(rule => rule.Time!).Distinct();
        foreach (var draft in Write(facts, SomeCase.Route(route, urgency: Urgency.Expedited)))
        {
            var ours = rules.Aggregate(OrdinalPattern().Replace(draft.Markdown, string.Empty), (text, time) => text.Replace(time, string.Empty, StringComparison.Ordinal));
            ours.Where(char.IsAsciiDigit).ShouldBeEmpty($"{draft.FileName} states a number of its own");
        }
    }

    [Fact]
    public void A_value_is_never_read_as_template_text()
    {
        var facts = SomeCase.Scan() with { Member = new MemberFacts { Name = SomeCase.Fact("{{ payer }}{% if true %}X"), MemberId = SomeCase.Fact("A{{claim_number}}") } };

        var letter = Write(facts, SomeCase.Route(Route.PriorAuthNeeded)).First(d => d.FileName == "appeal_letter.md").Markdown;

        letter.ShouldContain(@"- Member: \{\{ payer \}\}\{\% if true \%\}X");
        letter.ShouldContain(@"- Member ID: A\{\{claim_number\}\}");
    }

    [Fact]
    public void A_doubtful_value_is_a_blank_and_not_a_statement()
    {
        var facts = SomeCase.Scan() with { Member = new MemberFacts { Name = SomeCase.Fact("Ana Morales", 0.3), MemberId = SomeCase.Fact("HHP 4471-902", 0.4) } };

        var letter = Write(facts, SomeCase.Route(Route.PriorAuthNeeded)).First(d => d.FileName == "appeal_letter.md").Markdown;

        letter.ShouldContain("- Member: [MEMBER NAME]");
        letter.ShouldContain("- Member ID: [MEMBER ID]");
        letter.ShouldNotContain("Ana Morales");
    }

    [Theory]
    [InlineData(Route.PriorAuthNeeded, DenialCategory.PriorAuthorization, "action_plan.md prior_auth_checklist.md appeal_letter.md claim_file_request.md records_request.md representative_authorization.md fax_cover.md call_script.md")]
    [InlineData(Route.MedicalNecessityAppeal, DenialCategory.Experimental, "action_plan.md appeal_letter.md clinician_letter.md claim_file_request.md records_request.md representative_authorization.md fax_cover.md call_script.md")]
    [InlineData(Route.CoverageDispute, DenialCategory.NotCoveredExclusion, "action_plan.md coverage_dispute_letter.md claim_file_request.md records_request.md representative_authorization.md fax_cover.md call_script.md")]
    [InlineData(Route.ClaimCorrectionResubmit, DenialCategory.CodingError, "action_plan.md resubmission_checklist.md appeal_letter.md call_script.md")]
    [InlineData(Route.ClaimCorrectionResubmit, DenialCategory.TimelyFiling, "action_plan.md resubmission_checklist.md appeal_letter.md claim_file_request.md representative_authorization.md fax_cover.md call_script.md")]
    [InlineData(Route.NotADenial, DenialCategory.Other, "action_plan.md")]
    public void Each_route_has_its_documents(Route route, DenialCategory category, string files) =>
        string.Join(' ', Write(SomeCase.Scan(category), SomeCase.Route(route)).Select(d => d.FileName)).ShouldBe(files);

    [Fact]
    public void Each_category_is_answered_in_its_own_words()
    {
        var letters = Enum.GetValues<DenialCategory>()
            .Select(c => Write(SomeCase.Scan(c), SomeCase.Route(Route.MedicalNecessityAppeal)).First(d => d.FileName == "appeal_letter.md").Markdown)
            .ToList();

        letters.Distinct(StringComparer.Ordinal).Count().ShouldBe(letters.Count);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_letter_keeps_to_one_voice(bool provider)
    {
        foreach (var category in Enum.GetValues<DenialCategory>())
        {
            var facts = SomeCase.Scan(category) with { Other = Audience(provider) };
            var letter = Write(facts, SomeCase.Route(Route.MedicalNecessityAppeal)).First(d => d.FileName == "appeal_letter.md").Markdown;

            (provider ? PatientVoice() : ProviderVoice()).Matches(letter).Select(m => m.Value).ShouldBeEmpty(category.ToString());
        }
    }

    [Fact]
    public void The_shortest_form_of_every_document_is_whole_too()
    {
        var facts = SomeCase.Scan();
        foreach (var route in Enum.GetValues<Route>())
        {
            var view = new CaseView(facts, SomeCase.Route(route), []);
            var session = new DraftSession(view, new ActionPlanner().Plan(view));
            foreach (var document in (string[])["action_plan.md", .. PackContents.For(view)])
            {
                ShouldBeWhole(session.WriteMinimal(document));
            }
        }
    }

    public static TheoryData<Route, DenialCategory, bool> RoutesAndCategories()
    {
        var data = new TheoryData<Route, DenialCategory, bool>();
        foreach (var route in Enum.GetValues<Route>().Where(r => r != Route.NotADenial))
        {
            foreach (var category in Enum.GetValues<DenialCategory>())
            {
                data.Add(route, category, false);
                data.Add(route, category, true);
            }
        }

        return data;
    }

    private static void Check(CaseFacts facts, RouteDecision route, bool mayBeUngrounded)
    {
        foreach (var audience in (string[])["patient", "provider"])
        {
            facts = facts with { Other = new Dictionary<string, Fact<string>>(facts.Other) { ["audience"] = SomeCase.Fact(audience) } };
            var deadlines = new DeadlinePlanner(SomeCase.Clock()).Plan(facts, route);
            var checker = new GroundingChecker([SomeCase.LetterOf(facts)], facts, DerivedValues.Of(deadlines), RuleTexts.Of(facts, deadlines));
            var isChecked = !mayBeUngrounded && HostileCase.IsOfOurTime(facts, deadlines);
            foreach (var draft in new PackDrafter().WriteAll(facts, route, deadlines, new ActionPlanner().Plan(facts, route, deadlines)))
            {
                ShouldBeWhole(draft);
                if (isChecked)
                {
                    checker.Check(draft.FileName, draft.Markdown).UngroundedClaims.ShouldBeEmpty(draft.FileName);
                }
            }

            if (isChecked)
            {
                CheckSpanish(facts, route, deadlines);
            }
        }
    }

    private static void CheckSpanish(CaseFacts facts, RouteDecision route, IReadOnlyList<Deadline> deadlines)
    {
        var reading = new LetterReading(SomeCase.LetterOf(facts), [], facts);
        var (documents, _, warnings) = TranslatedDrafts.Write(
            new CaseView(facts, route, deadlines, DocumentLanguage.Spanish), reading, DerivedValues.Of(deadlines), RuleTexts.Of(facts, deadlines));

        warnings.ShouldBeEmpty();
        foreach (var draft in documents)
        {
            ShouldBeWhole(draft);
        }
    }

    private static IReadOnlyList<Draft> Write(CaseFacts facts, RouteDecision route)
    {
        var deadlines = new DeadlinePlanner(SomeCase.Clock()).Plan(facts, route);
        return new PackDrafter().WriteAll(facts, route, deadlines, new ActionPlanner().Plan(facts, route, deadlines));
    }

    private static void ShouldBeWhole(Draft draft)
    {
        var text = draft.Markdown;
        foreach (var bad in (string[])["{{", "}}", "{%", "%}", "null", "<script", "<!--", "\n\n\n"])
        {
            text.ShouldNotContain(bad, customMessage: draft.FileName);
        }

        text.Any(c => char.IsControl(c) && c != '\n').ShouldBeFalse(draft.FileName);
        text.ShouldEndWith("\n");
        var lines = text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            var isHeading = lines[i].StartsWith('#');
            (isHeading && lines[i].Contains("EVIL", StringComparison.Ordinal)).ShouldBeFalse(draft.FileName);
            (lines[i].StartsWith('|') || lines[i].StartsWith("```", StringComparison.Ordinal)).ShouldBeFalse(draft.FileName);
            EmptyLabel().IsMatch(lines[i]).ShouldBeFalse($"{draft.FileName}: {lines[i]}");
            if (isHeading)
            {
                var next = lines.Skip(i + 1).FirstOrDefault(l => l.Length > 0);
                next.ShouldNotBeNull($"{draft.FileName}: nothing under {lines[i]}");
                (next.StartsWith('#') && Level(next) <= Level(lines[i])).ShouldBeFalse($"{draft.FileName}: nothing under {lines[i]}");
            }
        }
    }

    private static int Level(string heading) => heading.TakeWhile(c => c == '#').Count();

    private static Dictionary<string, Fact<string>> Audience(bool provider) => new() { ["audience"] = SomeCase.Fact(provider ? "provider" : "patient") };

    [GeneratedRegex(@"^ *\d+\. ", RegexOptions.Multiline)]
    private static partial Regex OrdinalPattern();

    [GeneratedRegex(@"^ *- [A-Za-z ]+:\s*$|^>\s*$|^ *- *$")]
    private static partial Regex EmptyLabel();

    [GeneratedRegex(@"\(\s*\)|\( | \)| [,.;:](\s|$)|\.\.|,,|(?<!- )\[ *\]")]
    private static partial Regex EmptyPlace();

    [GeneratedRegex(@"\b(I|me|my|I'm)\b")]
    private static partial Regex PatientVoice();

    [GeneratedRegex(@"\b([Ww]e|us|our)\b")]
    private static partial Regex ProviderVoice();
}
