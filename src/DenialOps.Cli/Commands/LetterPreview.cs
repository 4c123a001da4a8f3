using DenialOps.Assistance;
using DenialOps.Cli.Printing;
using DenialOps.Cli.Settings;
using DenialOps.Facts;
using DenialOps.Knowledge;
using DenialOps.Llm;
using DenialOps.Llm.Prompts;
using DenialOps.Prompts;
using Microsoft.Extensions.AI;

namespace DenialOps.Cli.Commands;

/// <summary>
/// Shows what a run would send for a letter: the run itself, with a model that declines everything. So the prompts are those of a run whose
/// model reads nothing out of the letter that we have not read.
/// </summary>
internal sealed class LetterPreview(ConsoleHost host, TimeProvider timeProvider)
{
    /// <summary>Prints a prompt as it would be sent, each part of a long letter for itself.</summary>
    /// <param name="name">The prompt's name.</param>
    /// <param name="letter">The letter.</param>
    /// <param name="folder">Prompts that take the place of ours; null for those of the settings.</param>
    /// <param name="asJson">Whether it is printed as JSON, an object a line.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    public async Task<int> PrintAsync(string name, string letter, string? folder, bool asJson, CancellationToken cancellationToken)
    {
        if (!PromptNames.All.Contains(name, StringComparer.Ordinal))
        {
            throw new WrongUseException(
                $"there is no prompt '{name}'{(NearMatch.Find(name, PromptNames.All) is [var near, ..] ? $"; did you mean '{near}'?" : $"; there are {string.Join(", ", PromptNames.All)}.")}");
        }

        GivenSetting[] named = folder is null ? [] : [new(SettingNames.Prompts, folder, new(SettingLayer.Option, "option --prompts"))];
        var settings = await SettingsReader.ReadAsync(Directory.GetCurrentDirectory(), configFile: null, named, timeProvider, cancellationToken).ConfigureAwait(false);
        var options = AssistantSettings.Of(settings, ModelPlan.Of(settings with { RequireModel = false }));
        List<SentPrompt> sent = [];
        options.OnSending = sent.Add;
        var reading = await new CaseInput(host, timeProvider).ReadCaseAsync(letter, context: null, cancellationToken).ConfigureAwait(false);
        var pack = await WalkAsync(reading, options, cancellationToken).ConfigureAwait(false);
        SentPrompt[] wanted = [.. sent.Where(prompt => prompt.Name == name)];
        if (wanted.Length == 0)
        {
            host.Complain($"a run would not send {name} for this letter: {WhyNot(name, pack)}");
            return ExitCodes.Failed;
        }

        foreach (var prompt in wanted)
        {
            RenderedPromptScreen.Print(host, Rendered(prompt, options.Prompts.Library.Get(name)), asJson);
        }

        return ExitCodes.Done;
    }

    private async Task<CasePack> WalkAsync(LetterReading reading, AssistantOptions options, CancellationToken cancellationToken)
    {
        using var model = new SilentModel();
        using var client = LlmClient.Create(model, client =>
        {
            client.Retry = null;
            client.CircuitBreaker = null;
        });
        return await new CasePipeline(timeProvider, assistant: new CaseAssistant(client, options)).RunAsync(reading, cancellationToken).ConfigureAwait(false);
    }

    private static RenderedPrompt Rendered(SentPrompt sent, PromptTemplate template) => new()
    {
        Name = sent.Name,
        Version = sent.Version,
        ContentHash = template.ContentHash,
        Temperature = template.Temperature,
        MaxTokens = template.MaxTokens,
        Output = template.Output,
        System = sent.System,
        User = sent.User,
    };

    private static string WhyNot(string name, CasePack pack) => name switch
    {
        PromptNames.RepairDraft => "it goes out when an answer fails a check, with what is wrong with it.",
        PromptNames.ValidateGrounding => "it goes out with --judge, with what the model wrote.",
        PromptNames.ExtractPlanRules => "it is about a plan document, which run does not take yet.",
        PromptNames.ExtractDenialReason => "the reason was found without it.",
        PromptNames.ExtractPayerInfo => "the insurer was found without it.",
        _ when pack.Route.Route == Route.NotADenial => "it denies nothing, so nothing is written.",
        _ => $"its way out is {RouteWords.Of(pack.Route.Route)}, and the pack of that has no such document.",
    };

    /// <summary>A model that declines everything, so that every prompt comes by.</summary>
    private sealed class SilentModel : IChatClient
    {
        public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
            throw new LlmException(LlmErrorKind.Refused);

        public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
            IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
            throw new LlmException(LlmErrorKind.Refused);

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }
    }
}
