using System.Text.Json.Nodes;
using DenialOps.Artifacts;
using DenialOps.Drafting;
using DenialOps.Knowledge;
using DenialOps.Planning;

namespace DenialOps.Tests;

/// <summary>What becomes of a draft that states what nothing supports.</summary>
public sealed class CheckedDraftsTests
{
    private const string Letter = "appeal_letter.md";

    public static TheoryData<string, string> Inventions => new()
    {
        { "Your letter of March 3, 2031 says so.", "March 3, 2031" },
        { "CPT 99285 was billed too.", "99285" },
        { "The bill was $8,123.45.", "$8,123.45" },
        { "Call (212) 555-0199.", "(212) 555-0199" },
        { "Member ID: ZZQ 90017 44", "ZZQ 90017 44" },
        { "Dr. Vlasta Ummerhof agrees.", "Vlasta Ummerhof" },
        { "> We are sorry that we were wrong about this care.", "sorry that we were wrong" },
    };

    [Theory]
    [MemberData(nameof(Inventions))]
    public void An_invention_is_replaced_by_the_shortest_form(string sentence, string invented)
    {
        var pack = Run(new Liar { Document = Letter, Invention = sentence });

        var letter = pack.Documents.Single(d => d.FileName == Letter).Markdown;
        letter.ShouldContain("[MEMBER NAME]");
        letter.ShouldNotContain("Dear reviewer");
        ShouldNotDeliver(pack, invented);
        pack.Warnings.ShouldHaveSingleItem().ShouldStartWith($"{Letter} was replaced by its shortest form, because nothing in the letter supports: ");
        pack.Plan.Steps.ShouldContain(s => s.Document == Letter);
    }

    [Theory]
    [MemberData(nameof(Inventions))]
    public void A_document_whose_shortest_form_invents_too_is_left_out(string sentence, string invented)
    {
        var pack = Run(new Liar { Document = Letter, Invention = sentence, Always = true });

        pack.Documents.ShouldNotContain(d => d.FileName == Letter);
        pack.Grounding.ShouldNotContain(g => g.Document == Letter);
        ShouldNotDeliver(pack, invented);
        pack.Warnings.ShouldHaveSingleItem().ShouldStartWith($"{Letter} was left out, because nothing in the letter supports: ");
        pack.Plan.Steps.ShouldNotBeEmpty();
        pack.Plan.Steps.ShouldNotContain(s => s.Document == Letter);
        pack.Documents.Single(d => d.FileName == "action_plan.md").Markdown.ShouldNotContain(Letter);
    }

    [Theory]
    [InlineData("Your letter of March 3, 2031 says so.", "March 3, 2031", "hallucinated_dates")]
    [InlineData("CPT 99285 was billed too.", "99285", "hallucinated_codes")]
    [InlineData("The bill was $8,123.45.", "$8,123.45", "hallucinated_amounts")]
    [InlineData("Call (212) 555-0199.", "(212) 555-0199", "hallucinated_contacts")]
    [InlineData("Member ID: ZZQ 90017 44", "ZZQ 90017 44", "hallucinated_identifiers")]
    [InlineData("Dr. Vlasta Ummerhof agrees.", "Vlasta Ummerhof", "ungrounded_claims")]
    [InlineData("> We are sorry that we were wrong about this care.", "sorry that we were wrong", "ungrounded_claims")]
    public void The_check_says_what_kind_of_claim_was_invented(string sentence, string invented, string list)
    {
        var pipeline = new CasePipeline(SomeCase.Clock());

        var report = pipeline.CheckDraft(Letter, Liar.Text(sentence), pipeline.ReadFacts(SomeCase.Letter()), []);

        report.IsGrounded.ShouldBeFalse();
        var claims = JsonNode.Parse(ContractJson.Serialize(report))![list]!.AsArray().Select(c => c!.GetValue<string>());
        claims.ShouldContain(c => c.Contains(invented) || invented.Contains(c));
    }

    [Theory]
    [InlineData("action_plan.md")]
    [InlineData("call_script.md")]
    [InlineData("prior_auth_checklist.md")]
    public void Every_document_is_held_to_it(string document)
    {
        var pack = Run(new Liar { Document = document, Invention = "The bill was $8,123.45." });

        pack.Documents.ShouldContain(d => d.FileName == document);
        ShouldNotDeliver(pack, "8,123.45");
        pack.Warnings.ShouldHaveSingleItem().ShouldStartWith(document + " was replaced");
    }

    [Fact]
    public void A_true_draft_is_delivered_as_it_was_written()
    {
        var pack = Run(new Liar { Document = Letter, Invention = "Your letter of January 15, 2024 says so." });

        pack.Documents.Single(d => d.FileName == Letter).Markdown.ShouldBe(Liar.Text("Your letter of January 15, 2024 says so."));
        pack.Warnings.ShouldBeEmpty();
    }

    [Fact]
    public void A_draft_full_of_inventions_gives_one_warning_of_one_short_line()
    {
        var days = string.Join('\n', Enumerable.Range(1, 300).Select(n => $"- March {1 + (n % 28)}, {2031 + (n / 28)}"));

        var pack = Run(new Liar { Document = Letter, Invention = "> We are\n> sorry that we were\n> wrong about it.\n\n" + days });

        var warning = pack.Warnings.ShouldHaveSingleItem();
        warning.ShouldContain("and 296 more");
        warning.ShouldNotContain("\n");
        warning.Length.ShouldBeLessThan(600);
    }

    [Fact]
    public void The_shortest_letter_of_the_clinician_is_in_the_clinicians_voice()
    {
        var view = new CaseView(SomeCase.Scan(), SomeCase.Route(Route.MedicalNecessityAppeal), []);

        var letter = new DraftSession(view, new ActionPlanner().Plan(view)).WriteMinimal("clinician_letter.md").Markdown;

        letter.ShouldContain("I am treating this patient.");
        letter.ShouldNotContain("[YOUR NAME]");
    }

    private static CasePack Run(Liar liar) => new CasePipeline(SomeCase.Clock(), (view, plan) => liar.Of(new DraftSession(view, plan))).Run(SomeCase.Letter());

    private static void ShouldNotDeliver(CasePack pack, string invented)
    {
        pack.Documents.ShouldAllBe(d => !d.Markdown.Contains(invented));
        pack.Grounding.Select(g => g.Document).ShouldBe(pack.Documents.Select(d => d.FileName));
        foreach (var file in CaseArtifacts.Render(pack))
        {
            var text = System.Text.Encoding.UTF8.GetString(file.Content.Span);
            if (file.FileName == "grounding.json")
            {
                JsonNode.Parse(text)!["is_grounded"]!.GetValue<bool>().ShouldBeTrue();
            }

            // The warning in run.json is where a person reads what was invented.
            text.Contains(invented).ShouldBe(file.FileName == "run.json", file.FileName);
        }
    }

    /// <summary>Writes one document with an invention in it, in its shortest form too if it always lies; the others are the templates'.</summary>
    private sealed class Liar : IDraftWriter
    {
        private IDraftWriter _honest = null!;

        public required string Document { get; init; }

        public required string Invention { get; init; }

        public bool Always { get; init; }

        public static string Text(string invention) => $"# Appeal\n\nDear reviewer,\n\n{invention}\n";

        public Liar Of(IDraftWriter honest)
        {
            _honest = honest;
            return this;
        }

        public Draft Write(string fileName) => fileName == Document ? Lie() : _honest.Write(fileName);

        public Draft WriteMinimal(string fileName) => fileName == Document && Always ? Lie() : _honest.WriteMinimal(fileName);

        public void Replace(ActionPlan plan) => _honest.Replace(plan);

        private Draft Lie() => new() { FileName = Document, Markdown = Text(Invention) };
    }
}
