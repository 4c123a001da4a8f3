using DenialOps.Cli.Settings;

namespace DenialOps.Cli.Commands;

/// <summary>Settings about models in a run that asks none: they are looked at all the same, and options that change nothing are said to.</summary>
internal sealed class IdleSettings(ConsoleHost host)
{
    private const string ShowPrompts = "--show-prompts";

    /// <summary>Looks at them.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="showsPrompts">Whether <c>--show-prompts</c> was given.</param>
    /// <exception cref="WrongUseException">The folder of prompts cannot be used.</exception>
    public void Look(RunSettings settings, bool showsPrompts)
    {
        if (settings.Prompts is not null)
        {
            _ = AssistantSettings.PromptsOf(settings);
        }

        string[] idle = [.. settings.Asked.Where(option => option != "--provider").Concat(showsPrompts ? [ShowPrompts] : [])];
        if (idle.Length > 0)
        {
            string change = idle.Length == 1 ? "changes" : "change";
            host.Complain(settings.Provider is null
                ? $"no model is asked, so {string.Join(", ", idle)} {change} nothing. Set OPENAI_API_KEY or ANTHROPIC_API_KEY, or name a model's server with --endpoint."
                : $"{SettingNames.Provider} is {settings.Provider} ({settings.OriginOf(SettingNames.Provider)}), so {string.Join(", ", idle)} {change} nothing.");
        }
    }
}
