using DenialOps.Assistance;
using DenialOps.Llm.Budgets;
using DenialOps.Llm.Caching;
using DenialOps.Prompts;
using ProviderSimulator.Scripts;

namespace DenialOps.Tests.Assistance;

public sealed class AssistantOptionsTests
{
    private static readonly string Letter = File.ReadAllText(Path.Combine(Repository.Root, "samples", "prior-auth-mri.txt"));

    [Fact]
    public async Task What_a_second_opinion_finds_unsupported_is_not_delivered()
    {
        const string Claim = "The care has helped a lot so far.";
        await using var model = await SimulatedModel.EchoAsync(asked => asked.Name switch
        {
            PromptNames.CallScript => SimulatedModel.Json(new WrittenDocument(asked.Input("draft") + "\n" + Claim + "\n"), PromptJson.Default.WrittenDocument),
            PromptNames.ValidateGrounding when asked.Input("draft").Contains(Claim, StringComparison.Ordinal) =>
                SimulatedModel.Json(new GroundingVerdict { Claims = [new ClaimVerdict(Claim, false, null)] }, PromptJson.Default.GroundingVerdict),
            _ => null,
        });

        (await model.RunAsync(Letter)).Documents.Single(document => document.FileName == "call_script.md").Markdown.ShouldContain(Claim, Case.Sensitive, "no list knows it");
        var judged = await model.RunAsync(Letter, new AssistantOptions { Judge = true });

        judged.Documents.Single(document => document.FileName == "call_script.md").Markdown.ShouldNotContain(Claim);
        judged.Warnings.ShouldHaveSingleItem().ShouldContain("The call script was not taken as written by the model");
    }

    [Fact]
    public async Task What_a_second_opinion_finds_supported_is_in_the_report()
    {
        const string Claim = "Please take your time and answer each question.";
        await using var model = await SimulatedModel.EchoAsync(asked => asked.Name switch
        {
            PromptNames.CallScript => SimulatedModel.Json(new WrittenDocument(asked.Input("draft") + "\n" + Claim + "\n"), PromptJson.Default.WrittenDocument),
            PromptNames.ValidateGrounding when asked.Input("draft").Contains(Claim, StringComparison.Ordinal) =>
                SimulatedModel.Json(new GroundingVerdict { Claims = [new ClaimVerdict(Claim, true, "You may also appeal.")] }, PromptJson.Default.GroundingVerdict),
            _ => null,
        });

        var pack = await model.RunAsync(Letter, new AssistantOptions { Judge = true });

        pack.Warnings.ShouldBeEmpty();
        var item = pack.Grounding.Single(report => report.Document == "call_script.md").Items.Single(item => item.Kind == "claim");
        (item.Text, item.Evidence).ShouldBe((Claim, "second opinion: You may also appeal"));
    }

    [Fact]
    public async Task A_judge_that_cannot_be_asked_lets_nothing_pass()
    {
        await using var model = await SimulatedModel.EchoAsync(asked => asked.Name == PromptNames.ValidateGrounding ? Reply.Text("I think it is fine.") : null);

        var pack = await model.RunAsync(Letter, new AssistantOptions { Judge = true, MaxRepairs = 0 });

        pack.Documents.ShouldAllBe(document => document.GeneratedBy == "template");
        pack.Warnings.ShouldContain(warning => warning.StartsWith("The appeal letter was not judged by the model: ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_long_letter_is_sent_in_parts_and_no_character_of_it_is_lost()
    {
        string letter = Letter + "\f" + string.Concat(Enumerable.Range(1, 400).Select(i => $"Line {i} of a notice in small print that says nothing of this case.\n")) + "\fThe reference number is REF-2290-771.\n";
        await using var model = await SimulatedModel.EchoAsync(asked => asked.Name == PromptNames.ExtractFacts && asked.User.Contains("REF-2290", StringComparison.Ordinal)
            ? SimulatedModel.Json(ExtractedFacts.Empty with { Claim = new() { ReferenceNumber = new("REF-2290-771", "The reference number is REF-2290-771.") } }, PromptJson.Default.ExtractedFacts) : null);

        var pack = await model.RunAsync(letter, new AssistantOptions { MaxLetterCharacters = 5_000, SendIdentifiers = true });

        var parts = model.Asked.Where(asked => asked.Name == PromptNames.ExtractFacts).Select(asked => asked.Input("letter")).ToList();
        parts.Count.ShouldBeGreaterThan(5);
        parts.ShouldAllBe(part => part.Length <= 5_000);
        string Words(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
        Words(string.Concat(parts)).ShouldBe(Words(pack.Reading.Letter.Text));
        pack.Reading.Facts.Claim.ReferenceNumber!.Source!.Page.ShouldBe(3);
    }

    [Fact]
    public async Task A_letter_that_the_model_cannot_hold_is_halved_until_it_can()
    {
        const int Most = 700;
        await using var model = await SimulatedModel.EchoAsync(asked => asked.Name == PromptNames.ExtractFacts && asked.Input("letter").Length > Most ? Fault.Error(ErrorKind.ContextLength) : null);

        var pack = await model.RunAsync(Letter, new AssistantOptions { SendIdentifiers = true });

        pack.Warnings.ShouldBeEmpty();
        var read = model.Asked.Where(asked => asked.Name == PromptNames.ExtractFacts).Select(asked => asked.Input("letter")).Where(part => part.Length <= Most).ToList();
        read.Count.ShouldBeGreaterThan(3);
        string Words(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
        Words(string.Concat(read)).ShouldBe(Words(pack.Reading.Letter.Text), "no character is lost");
    }

    [Fact]
    public async Task Each_prompt_asks_the_model_that_it_is_worth()
    {
        await using var model = await SimulatedModel.EchoAsync();

        await model.RunAsync(Letter, new AssistantOptions { SmallModel = "gpt-4o-mini", StrongModel = "gpt-4o", Models = { [PromptNames.CallScript] = "gpt-4.1" } });

        var asked = model.Simulator.Requests.All.Select(request => (AskedPrompt.Of(request.Body).Name, request.Model)).ToList();
        asked.ShouldBe([
            (PromptNames.ExtractFacts, "gpt-4o-mini"), (PromptNames.PlanSummary, "gpt-4o-mini"), (PromptNames.ActionPlan, "gpt-4o"), (PromptNames.AppealLetter, "gpt-4o"), (PromptNames.CallScript, "gpt-4.1")]);
    }

    [Theory]
    [InlineData(0.000001)]
    [InlineData(0.01)]
    [InlineData(0.05)]
    public async Task A_budget_is_never_exceeded_and_what_it_does_not_pay_for_is_ours(double usd)
    {
        await using var model = await SimulatedModel.EchoAsync();

        var pack = await model.RunAsync(Letter, configure: options => options.Budget = new BudgetOptions { Overall = { RunUsd = (decimal)usd } });

        pack.Model!.Total.EstimatedCostUsd.GetValueOrDefault().ShouldBeLessThanOrEqualTo((decimal)usd);
        var offline = new CasePipeline(SomeCase.Clock("2026-07-20")).Run(new DenialOps.Intake.LetterReader().FromText(Letter), TestContext.Current.CancellationToken);
        pack.Documents.Select(document => document.FileName).ShouldBe(offline.Documents.Select(document => document.FileName));
        pack.Warnings.Count.ShouldBe(pack.Model.Total.CallCount == 5 ? 0 : (int)(5 - pack.Model.Total.CallCount));
        model.Asked.Count.ShouldBe((int)pack.Model.Total.CallCount, "what the budget refuses is not sent");
    }

    [Fact]
    public async Task The_same_letter_again_costs_nothing()
    {
        await using var model = await SimulatedModel.EchoAsync();
        using var client = model.Client(configure: options => options.Cache = new ResponseCacheOptions());
        var pipeline = new CasePipeline(SomeCase.Clock("2026-07-20"), assistant: new CaseAssistant(client));
        var letter = new DenialOps.Intake.LetterReader().FromText(Letter);

        var first = await pipeline.RunAsync(letter, TestContext.Current.CancellationToken);
        var again = await pipeline.RunAsync(letter, TestContext.Current.CancellationToken);

        model.Asked.Count.ShouldBe(5);
        again.Documents.ShouldBe(first.Documents);
        (again.Model!.Total.EstimatedCostUsd, again.Model.Total.CacheHits).ShouldBe((0m, 5));
    }

    [Fact]
    public async Task What_is_sent_and_how_far_it_is_can_be_watched()
    {
        await using var model = await SimulatedModel.EchoAsync();
        var (sent, progress) = (new List<SentPrompt>(), new List<AssistantProgress>());

        await model.RunAsync(Letter, new AssistantOptions { OnSending = sent.Add, OnProgress = progress.Add });

        sent.Select(prompt => (prompt.System, prompt.User)).ShouldBe(model.Asked.Select(asked => ((string?)asked.System.Trim('\n'), asked.User)));
        sent[0].ToString().ShouldBe("extract-facts 1.0.0", "a log shows nothing of a case");
        progress.Select(step => step.Task).Distinct().ShouldBe(["reading the letter", "writing the summary", "writing the action plan", "writing the appeal letter", "writing the call script"]);
        progress[^1].Tokens.ShouldBeGreaterThan(0);
        progress[^1].CostUsd.ShouldNotBeNull();
        foreach (var answer in progress.GroupBy(step => step.Task))
        {
            int[] received = [.. answer.Select(step => step.ReceivedCharacters)];
            (received[0], received[^1]).ShouldBe((0, 0), "between the calls nothing is under way");
            received[1..^1].ShouldBeInOrder(SortDirection.Ascending, "it is told while it comes");
            received.Distinct().Count().ShouldBeGreaterThan(3);
        }
    }

    [Fact]
    public async Task The_letter_goes_to_writing_prompts_only_if_that_is_wanted()
    {
        const string OnlyInTheLetter = "must not bill you for this scan";
        await using var model = await SimulatedModel.EchoAsync();

        await model.RunAsync(Letter);
        model.Asked.Where(asked => asked.Name != PromptNames.ExtractFacts).ShouldAllBe(asked => !asked.User.Contains(OnlyInTheLetter, StringComparison.Ordinal));
        model.Simulator.Requests.Clear();
        await model.RunAsync(Letter, new AssistantOptions { WriteFromLetter = true });

        model.Asked.Where(asked => asked.Name != PromptNames.ExtractFacts).ShouldAllBe(asked => asked.User.Contains(OnlyInTheLetter, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("AssistantOptions.MaxRepairs is 6; allowed: from 0 to 5", 6, 120_000, "call-script")]
    [InlineData("AssistantOptions.MaxLetterCharacters is 10; allowed: from 2000 to 10000000", 2, 10, "call-script")]
    [InlineData("AssistantOptions.Models has \"letters\", which is no prompt; allowed: extract-facts", 2, 120_000, "letters")]
    public async Task An_option_outside_its_range_is_refused_by_name(string message, int repairs, int characters, string prompt)
    {
        await using var model = await SimulatedModel.EchoAsync();
        using var client = model.Client();

        Should.Throw<ArgumentException>(() => new CaseAssistant(client, new AssistantOptions { MaxRepairs = repairs, MaxLetterCharacters = characters, Models = { [prompt] = "m" } })).Message.ShouldStartWith(message);
    }
}
