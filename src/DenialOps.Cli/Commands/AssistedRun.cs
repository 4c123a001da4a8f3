using System.Globalization;
using DenialOps.Cli.Printing;
using DenialOps.Cli.Settings;
using DenialOps.Drafting;
using DenialOps.Facts;
using DenialOps.Knowledge;
using DenialOps.Llm.Providers;

namespace DenialOps.Cli.Commands;

/// <summary>The walk with a model's help, as the settings say. In a class of its own, so that a run without a model loads nothing of it.</summary>
internal sealed class AssistedRun(ConsoleHost host, TimeProvider timeProvider, RunSettings settings, ModelPlan plan)
{
    /// <summary>Whether each prompt is printed as it is sent.</summary>
    public bool ShowPrompts { get; init; }

    /// <summary>What the pack says where the ledger failed; why was said on standard error.</summary>
    private const string Unrecorded = "Calls to the model are missing from the usage ledger; usage.json of this case has what they took.";

    /// <summary>The pack of a letter.</summary>
    /// <param name="reading">The letter.</param>
    /// <param name="clock">Today, for the case; calls are timed by the real clock.</param>
    /// <param name="templates">The templates of the documents.</param>
    /// <param name="language">The language beside English.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    public async Task<CasePack> RunAsync(LetterReading reading, TimeProvider clock, DocumentTemplates? templates, DocumentLanguage language, CancellationToken cancellationToken)
    {
        var options = AssistantSettings.Of(settings, plan);
        options.OnSending = ShowPrompts ? new PromptScreen(host).Print : null;
        var model = await RunModel.OpenAsync(settings, plan, host, timeProvider).ConfigureAwait(false);
        CasePack pack;
        await using (model.ConfigureAwait(false))
        {
            if (Notice() is { } notice)
            {
                host.Complain(notice);
            }

            // Prompts that scroll by are progress enough.
            pack = await new ModelProgress(host, isShown: !ShowPrompts).ShowAsync(
                told =>
                {
                    options.OnProgress = told;
                    return new CasePipeline(clock, templates, model.Assistant(options)) { Language = language }.RunAsync(reading, cancellationToken);
                }).ConfigureAwait(false);
        }

        return model.IsRecorded ? pack : pack with { Warnings = [.. pack.Warnings, Unrecorded] };
    }

    /// <summary>What <c>run.json</c> says of it: never a key.</summary>
    public IEnumerable<KeyValuePair<string, string>> Recorded()
    {
        var target = plan.Target;
        yield return new(SettingNames.Provider, target.Provider);
        yield return new(SettingNames.Model, ModelOf(target));
        yield return new(SettingNames.SmallModel, plan.SmallModel ?? ModelOf(target));
        foreach (var (name, text) in new[]
        {
            (SettingNames.Models, string.Join(", ", settings.Models.Select(model => $"{model.Key}: {model.Value}"))),
            (SettingNames.Endpoint, target.Endpoint is { } address ? ShownValue.Of(address.OriginalString) : ""),
            (SettingNames.Fallbacks, string.Join(", ", plan.Fallbacks.Select(fallback => $"{fallback.Provider}:{ModelOf(fallback)}"))),
            (SettingNames.Budget, settings.Budget is { } usd ? usd.ToString(CultureInfo.InvariantCulture) : ""),
            (SettingNames.Judge, settings.Judge ? "true" : ""),
            (SettingNames.WriteFromLetter, settings.WriteFromLetter ? "true" : ""),
            (SettingNames.SendIdentifiers, settings.SendIdentifiers ? "true" : "false"),
        })
        {
            if (text.Length > 0)
            {
                yield return new(name, text);
            }
        }
    }

    /// <summary>What decides who is sent what.</summary>
    private static readonly string[] Deciding =
        [SettingNames.Provider, SettingNames.Endpoint, SettingNames.Fallbacks, SettingNames.Prompts, SettingNames.SendIdentifiers, SettingNames.WriteFromLetter];

    /// <summary>What the user is told before anything is sent, unless all of who is sent what was said on the command line.</summary>
    private string? Notice()
    {
        if (plan.Origin.Layer == SettingLayer.Option && Deciding.All(name => settings.OriginOf(name).Layer is SettingLayer.Option or SettingLayer.Default))
        {
            return null;
        }

        string models = plan.SmallModel is { } small && small != ModelOf(plan.Target) ? $"{ModelOf(plan.Target)} and {small}" : ModelOf(plan.Target);
        string place = plan.Target.Endpoint is { } address ? $" at {ShownValue.Of(address.OriginalString)}" : "";
        string what = settings.SendIdentifiers ? "Names and numbers are sent as they are." : "Names and numbers of the member are sent as placeholders, as far as they are known.";
        string why = plan.Origin.Label.StartsWith("environment ", StringComparison.Ordinal) ? $"{plan.Origin.Label["environment ".Length..]} is set" : $"{plan.Origin} says so";
        string next = plan.Fallbacks.Count == 0 ? "" : $" If it cannot answer: {string.Join(", ", plan.Fallbacks.Select(other => $"{other.Provider} ({ModelOf(other)}){(other.Endpoint is { } there ? $" at {ShownValue.Of(there.OriginalString)}" : "")}"))}.";
        return $"{why}: asking {plan.Target.Provider} ({models}){place}.{next} {what} To ask nobody: --provider offline.";
    }

    private static string ModelOf(ModelTarget target) => target.Model ?? LlmProviders.DefaultModelOf(LlmProviders.Parse(target.Provider));
}
