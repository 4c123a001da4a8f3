using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using DenialOps.Assistance;
using DenialOps.Intake;
using DenialOps.Llm;
using DenialOps.Llm.Providers;
using DenialOps.Prompts;
using Microsoft.Extensions.Time.Testing;
using ProviderSimulator;
using ProviderSimulator.Scripts;

namespace DenialOps.Tests.Assistance;

/// <summary>A model behind a real client and real HTTP, that answers each prompt as a test says.</summary>
internal sealed class SimulatedModel : IAsyncDisposable
{
    private readonly Simulator _simulator;

    private SimulatedModel(Simulator simulator) => _simulator = simulator;

    /// <summary>The requests that came, in order.</summary>
    public IReadOnlyList<AskedPrompt> Asked => [.. _simulator.Requests.All.Select(request => AskedPrompt.Of(request.Body))];

    public Simulator Simulator => _simulator;

    /// <summary>A model that answers as <paramref name="answer"/> says: with a text, or with a step. Null is an answer without anything.</summary>
    public static async Task<SimulatedModel> StartAsync(Func<AskedPrompt, object?> answer) =>
        new(await Simulator.StartAsync(new SimulatorOptions
        {
            Responder = body => AskedPrompt.Of(body) is var asked && answer(asked) is var given && given is Step step ? step : Reply.Json(given as string ?? Nothing(asked.Name)),
        }));

    /// <summary>A model that answers what it is told to and gives back unchanged what it is to write anew.</summary>
    public static Task<SimulatedModel> EchoAsync(Func<AskedPrompt, object?>? otherwise = null) => StartAsync(asked => otherwise?.Invoke(asked) ?? Echo(asked));

    public static string? Echo(AskedPrompt asked) => asked.Name switch
    {
        PromptNames.PlanSummary => asked.Input("summary"),
        PromptNames.ActionPlan => asked.Input("plan"),
        PromptNames.AppealLetter or PromptNames.CoverageDisputeLetter or PromptNames.ClinicianLetter or PromptNames.CallScript => Json(new WrittenDocument(asked.Input("draft")), PromptJson.Default.WrittenDocument),
        PromptNames.RepairDraft => asked.Input("draft"),
        _ => null,
    };

    /// <summary>An answer that says that there is nothing.</summary>
    public static string Nothing(string prompt) => prompt switch
    {
        PromptNames.ExtractFacts => Json(ExtractedFacts.Empty, PromptJson.Default.ExtractedFacts),
        PromptNames.ExtractDenialReason => Json(new ExtractedReason { Reason = null }, PromptJson.Default.ExtractedReason),
        PromptNames.ExtractPayerInfo => Json(new ExtractedPayer(), PromptJson.Default.ExtractedPayer),
        PromptNames.ValidateGrounding => Json(new GroundingVerdict { Claims = [] }, PromptJson.Default.GroundingVerdict),
        _ => "{}",
    };

    public static string Json<T>(T value, JsonTypeInfo<T> type) => JsonSerializer.Serialize(value, type);

    public LlmClient Client(LlmProvider provider = LlmProvider.OpenAI, Action<LlmClientOptions>? configure = null) =>
        LlmClient.Create(provider, "sk-test-0123456789", configure: options =>
        {
            options.Target.Provider.Endpoint = provider == LlmProvider.Anthropic ? _simulator.AnthropicEndpoint : _simulator.OpenAiEndpoint;
            options.Retry = new() { InitialDelay = TimeSpan.FromMilliseconds(1), MaxRetries = 1 };
            configure?.Invoke(options);
        });

    /// <summary>The pack of a letter with this model's help.</summary>
    public async Task<CasePack> RunAsync(string letter, AssistantOptions? options = null, LlmProvider provider = LlmProvider.OpenAI, Action<LlmClientOptions>? configure = null)
    {
        using var client = Client(provider, configure);
        return await new CasePipeline(new FakeTimeProvider(new DateTimeOffset(2026, 7, 20, 12, 0, 0, TimeSpan.Zero)), assistant: new CaseAssistant(client, options)).RunAsync(new LetterReader().FromText(letter), TestContext.Current.CancellationToken);
    }

    public ValueTask DisposeAsync() => _simulator.DisposeAsync();
}
