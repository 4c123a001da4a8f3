using System.Text.Json;
using DenialOps.Llm.Providers;
using DenialOps.Llm.StructuredOutput;
using DenialOps.Llm.Tests.StructuredOutput;
using Microsoft.Extensions.AI;
using Microsoft.ML.Tokenizers;
using ProviderSimulator;
using ProviderSimulator.Scripts;

namespace DenialOps.Llm.Tests.Budgets;

/// <summary>A limit holds against a provider that counts every byte of a request with OpenAI's own tokenizer.</summary>
public sealed class BudgetOfRealTokensTests
{
    private const string Answer = """{"payer": "Acme", "reason": "not_necessary", "amount": 1, "code": null, "lines": []}""";
    private static readonly TiktokenTokenizer O200k = TiktokenTokenizer.CreateForEncoding("o200k_base");

    // Each answer is as long as it may be.
    private static readonly int MaxOutput = O200k.CountTokens(Answer);

    // What letters have on their last page: the offer of an interpreter in many languages.
    private static readonly string ManyScripts = string.Concat(Enumerable.Repeat(
        "ध्यान दें: यदि आप हिंदी बोलते हैं तो आपके लिए मुफ्त में भाषा सहायता सेवाएं उपलब्ध हैं। ማስታወሻ: የሚናገሩት ቋንቋ ኣማርኛ ከሆነ የትርጉም እርዳታ ድርጅቶች፣ በነጻ ሊያግዝዎት ተዘጋጀተዋል። 注意：如果您使用繁體中文，您可以免費獲得語言援助服務。 📞\n", 12));

    private static readonly string Dense = string.Join(' ', Enumerable.Range(0, 1_500).Select(i => i % 10));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string, string, string, double> Requests => new()
    {
        { "openai", "gpt-4o", "English", 1.5 },
        { "openai", "gpt-4o", "ManyScripts", 1.5 },
        { "openai", "gpt-4o", "Dense", 1.5 },
        { "openai-responses", "gpt-4o-mini", "English", 1.5 },
        { "anthropic", "claude-sonnet-4-5", "ManyScripts", 2 },
        { "openai", "gpt-5.6", "English", 2.6 },
    };

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task Whatever_the_budget_calls_never_cost_more(string provider, string model, string text, double near)
    {
        var whole = await RunAsync(provider, model, text, budget: 1_000);
        whole.Answered.ShouldBe(3);

        for (var percent = 10; percent <= 400; percent += percent < 150 ? 5 : 50)
        {
            var budget = whole.Cost * percent / 100;
            var run = await RunAsync(provider, model, text, budget);

            run.Cost.ShouldBeLessThanOrEqualTo(budget, $"{percent} %");
        }

        // And what is held is near. Whose tokenizer is not known is held twice, and what may be written to the cache at its price.
        (await RunAsync(provider, model, text, whole.Cost * (decimal)near)).Answered.ShouldBe(3);
    }

    [Fact]
    public async Task A_schema_is_held_as_the_tokens_that_it_is()
    {
        var schema = JsonSerializer.SerializeToElement(new
        {
            type = "object",
            properties = Enumerable.Range(0, 300).ToDictionary(i => $"field_{i}", _ => new { type = "string", description = "What the letter says of it." }),
        });
        await using var simulator = await StartAsync();
        using var client = Client(simulator, LlmProvider.OpenAI, "gpt-4o", budget: 0.012m, options => options.StructuredOutput = new() { Mode = StructuredOutputMode.Native });

        // Some 9,000 tokens of schema are 0.0225 US dollars.
        var error = await Should.ThrowAsync<LlmException>(() => client.ExtractJsonAsync("Read it.", schema, maxTokens: 5, cancellationToken: Cancel));

        error.Kind.ShouldBe(LlmErrorKind.BudgetExceeded);
        simulator.Requests.Count.ShouldBe(0);
    }

    private static string TextOf(string name) => name switch
    {
        "ManyScripts" => ManyScripts,
        "Dense" => Dense,
        _ => string.Concat(Enumerable.Repeat("We have denied your request for an MRI of the left knee (CPT 73721), as \"not medically necessary\".\n", 60)),
    };

    private static async Task<(decimal Cost, int Answered)> RunAsync(string provider, string model, string text, decimal budget)
    {
        await using var simulator = await StartAsync();
        using var client = Client(simulator, LlmProviders.Parse(provider), model, budget);
        var answered = 0;
        for (var call = 0; call < 3; call++)
        {
            try
            {
                await client.ExtractAsync<Claim>([new(ChatRole.System, "You read letters."), new(ChatRole.User, TextOf(text))], new ChatOptions { MaxOutputTokens = MaxOutput }, null, cancellationToken: Cancel);
                answered++;
            }
            catch (LlmException error) when (error.Kind == LlmErrorKind.BudgetExceeded)
            {
            }
        }

        var total = client.Usage.Summarize().Total;
        return (total.EstimatedCostUsd ?? 0, answered);
    }

    private static Task<Simulator> StartAsync() => Simulator.StartAsync(new SimulatorOptions
    {
        TokenCounter = body => O200k.CountTokens(body),
        DefaultReply = Reply.Json(Answer),
    });

    private static LlmClient Client(Simulator simulator, LlmProvider provider, string model, decimal budget, Action<LlmClientOptions>? configure = null) => LlmClient.Create(provider, "sk-test-0123456789", model, options =>
    {
        options.Target.Provider.Endpoint = provider == LlmProvider.Anthropic ? simulator.AnthropicEndpoint : simulator.OpenAiEndpoint;
        options.Budget = new() { Overall = { RunUsd = budget } };
        configure?.Invoke(options);
    });
}
