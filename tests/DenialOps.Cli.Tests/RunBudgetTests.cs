using System.Text.Json.Nodes;
using DenialOps.Assistance;
using DenialOps.Llm.Providers;
using DenialOps.Tests.Assistance;
using Microsoft.ML.Tokenizers;
using ProviderSimulator.Scripts;

namespace DenialOps.Cli.Tests;

/// <summary>Whole runs under a budget, against a provider that counts every byte of a request with OpenAI's own tokenizer.</summary>
public sealed class RunBudgetTests
{
    // The offer of an interpreter, as letters have it on their last page in many languages.
    private const string Taglines = "ध्यान दें: यदि आप हिंदी बोलते हैं तो आपके लिए मुफ्त में भाषा सहायता सेवाएं उपलब्ध हैं। ማስታወሻ: የሚናገሩት ቋንቋ ኣማርኛ ከሆነ የትርጉም እርዳታ ድርጅቶች፣ በነጻ ሊያግዝዎት ተዘጋጀተዋል።\n";

    private static readonly TiktokenTokenizer O200k = TiktokenTokenizer.CreateForEncoding("o200k_base");

    [Theory]
    [InlineData(LlmProvider.OpenAI, 0)]
    [InlineData(LlmProvider.OpenAI, 300)]
    [InlineData(LlmProvider.Anthropic, 0)]
    public async Task Whatever_the_budget_a_run_never_costs_more(LlmProvider provider, int taglines)
    {
        string letter = await File.ReadAllTextAsync(Sample.Mri, TestContext.Current.CancellationToken);
        letter += taglines == 0 ? "" : "\f" + string.Concat(Enumerable.Repeat(Taglines, taglines));
        var whole = await RunAsync(letter, provider, budget: 1_000);
        decimal cost = whole.Total.EstimatedCostUsd!.Value;
        whole.NotDone.ShouldBeEmpty();

        foreach (int percent in new[] { 5, 12, 20, 30, 40, 50, 60, 70, 80, 90, 95, 99, 100, 101, 103, 106, 110, 120, 140 })
        {
            decimal budget = cost * percent / 100;
            var run = await RunAsync(letter, provider, budget);

            (run.Total.EstimatedCostUsd ?? 0).ShouldBeLessThanOrEqualTo(budget, $"{percent} %");
            run.NotDone.ShouldAllBe(undone => undone.Contains("would exceed the budget"));
        }

        (await RunAsync(letter, provider, cost * 3)).NotDone.ShouldBeEmpty("what is held is near what it costs");
    }

    // Each answer costs all that it may.
    private static async Task<ModelUse> RunAsync(string letter, LlmProvider provider, decimal budget)
    {
        await using var model = await SimulatedModel.StartAsync(asked => Reply.With(new Answer
        {
            Json = SimulatedModel.Echo(asked) ?? SimulatedModel.Nothing(asked.Name),
            Usage = new Usage { InputTokens = O200k.CountTokens(asked.Body), OutputTokens = MaxOutput(asked.Body) },
        }));
        return (await model.RunAsync(letter, provider: provider, configure: options => options.Budget = new() { Overall = { RunUsd = budget } })).Model!;
    }

    private static int MaxOutput(string body) => JsonNode.Parse(body) is var request && (int?)(request!["max_tokens"] ?? request["max_completion_tokens"]) is { } most ? most : 0;
}
