using DenialOps.Facts;
using DenialOps.Llm.Providers;
using DenialOps.Prompts;
using ProviderSimulator.Scripts;

namespace DenialOps.Tests.Assistance;

public sealed class AssistedPipelineTests
{
    private static readonly string Letter = File.ReadAllText(Path.Combine(Repository.Root, "samples", "prior-auth-mri.txt"));

    [Theory]
    [InlineData(LlmProvider.OpenAI)]
    [InlineData(LlmProvider.OpenAIResponses)]
    [InlineData(LlmProvider.Anthropic)]
    public async Task What_a_model_writes_well_takes_the_place_of_ours(LlmProvider provider)
    {
        await using var model = await SimulatedModel.EchoAsync(asked => asked.Name == PromptNames.AppealLetter
            ? SimulatedModel.Json(new WrittenDocument(asked.Input("draft").Replace("Please change the decision", "Please look at this once more and change the decision", StringComparison.Ordinal)), PromptJson.Default.WrittenDocument)
            : null);

        var pack = await model.RunAsync(Letter, provider: provider);

        pack.Warnings.ShouldBeEmpty();
        pack.Model!.NotDone.ShouldBeEmpty();
        pack.Summary.GeneratedBy.ShouldBe("model");
        var letter = pack.Documents.Single(document => document.FileName == "appeal_letter.md");
        letter.GeneratedBy.ShouldBe("model");
        letter.Markdown.ShouldContain("Please look at this once more");
        letter.Markdown.ShouldContain("Annalise Dovrenko");
        pack.Grounding.ShouldAllBe(report => report.IsGrounded);
        model.Asked.Select(asked => asked.Name).ShouldBe([PromptNames.ExtractFacts, PromptNames.PlanSummary, PromptNames.ActionPlan, PromptNames.AppealLetter, PromptNames.CallScript]);
        pack.Model.Total.CallCount.ShouldBe(5);
        pack.Model.ByPrompt.Keys.ShouldContain("extract-facts 1.0.0");
    }

    [Fact]
    public async Task Without_an_assistant_the_walk_is_the_one_that_needs_no_model()
    {
        var pipeline = new CasePipeline(SomeCase.Clock("2026-07-20"));
        var letter = new DenialOps.Intake.LetterReader().FromText(Letter);

        var (offline, asynchronous) = (pipeline.Run(letter, TestContext.Current.CancellationToken), await pipeline.RunAsync(letter, TestContext.Current.CancellationToken));

        asynchronous.Documents.ShouldBe(offline.Documents);
        asynchronous.Model.ShouldBeNull();
    }

    [Fact]
    public async Task A_value_that_is_not_in_the_letter_is_repaired_and_else_ours_stands()
    {
        int written = 0;
        await using var model = await SimulatedModel.EchoAsync(asked => asked.Name is PromptNames.AppealLetter or PromptNames.RepairDraft
            ? SimulatedModel.Json(new WrittenDocument((asked.Name == PromptNames.AppealLetter ? asked.Input("draft") : "Call 900-555-0100.") + (written++ == 0 ? "\nThe code is 99213.\n" : "")), PromptJson.Default.WrittenDocument)
            : null);

        var pack = await model.RunAsync(Letter);

        var letter = pack.Documents.Single(document => document.FileName == "appeal_letter.md");
        letter.GeneratedBy.ShouldBe("template");
        letter.Markdown.ShouldNotContain("99213");
        model.Asked.Count(asked => asked.Name == PromptNames.RepairDraft).ShouldBe(2);
        model.Asked.First(asked => asked.Name == PromptNames.RepairDraft).Input("violations").ShouldContain("99213");
        pack.Warnings.ShouldHaveSingleItem().ShouldStartWith("The appeal letter was not taken as written by the model: ");
    }

    [Fact]
    public async Task Who_answers_a_repair_with_the_same_words_is_not_asked_again()
    {
        await using var model = await SimulatedModel.EchoAsync(asked => asked.Name is PromptNames.AppealLetter or PromptNames.RepairDraft
            ? SimulatedModel.Json(new WrittenDocument("We ask you to pay."), PromptJson.Default.WrittenDocument) : null);

        var pack = await model.RunAsync(Letter);

        model.Asked.Count(asked => asked.Name == PromptNames.RepairDraft).ShouldBe(1);
        pack.Documents.ShouldAllBe(document => document.FileName != "appeal_letter.md" || document.GeneratedBy == "template");
    }

    [Fact]
    public async Task A_provider_that_is_down_costs_nothing_but_the_models_words()
    {
        await using var model = await SimulatedModel.StartAsync(_ => Fault.Status(500));

        var pack = await model.RunAsync(Letter);

        var offline = new CasePipeline(SomeCase.Clock("2026-07-20")).Run(new DenialOps.Intake.LetterReader().FromText(Letter), TestContext.Current.CancellationToken);
        pack.Documents.ShouldBe(offline.Documents);
        pack.Summary.SituationSummary.ShouldBe(offline.Summary.SituationSummary);
        pack.Warnings.ShouldHaveSingleItem().ShouldStartWith("The letter was not read by the model: ");
        model.Asked.ShouldAllBe(asked => asked.Name == PromptNames.ExtractFacts, "after a provider that is down nothing more is asked");
    }

    [Fact]
    public async Task Facts_that_a_model_makes_up_change_no_document_that_is_sent_and_no_deadline()
    {
        await using var model = await SimulatedModel.EchoAsync(asked => asked.Name == PromptNames.ExtractFacts ? SimulatedModel.Json(ExtractedFacts.Empty with
        {
            Denial = new() { CarcCodes = [new("CO-50", "CO-50")], RarcCodes = [new("N130", "N130")], DateOfLetter = new("July 1, 2026", "July 1, 2026") },
            Appeal = new() { DeadlineDays = new("60 days", "60 days"), Fax = new("614-555-0999", "fax 614-555-0999") },
        }, PromptJson.Default.ExtractedFacts) : null);

        var pack = await model.RunAsync(Letter);

        var offline = new CasePipeline(SomeCase.Clock("2026-07-20")).Run(new DenialOps.Intake.LetterReader().FromText(Letter), TestContext.Current.CancellationToken);
        Words(pack).ShouldBe(Words(offline));
        pack.Deadlines.Select(deadline => (deadline.Due, deadline.IsCertain)).ShouldBe(offline.Deadlines.Select(deadline => (deadline.Due, deadline.IsCertain)));
        pack.Plan.Steps.Select(step => step.What).ShouldBe(offline.Plan.Steps.Select(step => step.What));

        IEnumerable<string> Words(CasePack of) => of.Documents.Where(document => document.FileName != "action_plan.md").Select(document => string.Join(' ', document.Markdown.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
    }

    [Fact]
    public async Task A_fact_that_only_the_model_found_has_its_receipt()
    {
        string letter = Letter.Replace("   Ordered by ............ Ravindra Sooklal, DO\n", "   Contrast .............. gadobutrol 7.5 mL\n", StringComparison.Ordinal);
        await using var model = await SimulatedModel.EchoAsync(asked => asked.Name == PromptNames.ExtractFacts ? SimulatedModel.Json(ExtractedFacts.Empty with
        {
            Service = new() { DrugName = new("gadobutrol", "Contrast .............. gadobutrol 7.5 mL") },
            Claim = new() { ClaimNumber = new("26-188-0047318", "Claim 26-188-0047318") },
        }, PromptJson.Default.ExtractedFacts) : null);

        var facts = (await model.RunAsync(letter)).Reading.Facts;

        facts.Service.DrugName!.Method.ShouldBe(FactMethod.Llm);
        facts.Service.DrugName.Source!.Quote.ShouldBe("gadobutrol");
        facts.Claim.ClaimNumber!.Value.ShouldBe("26-188-0047319");
        facts.Warnings.ShouldContain(warning => warning.Field == "document" && warning.Message.EndsWith("They were dropped: claim.claim_number.", StringComparison.Ordinal));
    }
}
