using DenialOps.Cli.Settings;

namespace DenialOps.Cli.Commands;

/// <summary>Finds what a run would refuse, without a letter.</summary>
internal static class SettingsTrial
{
    /// <summary>Makes all that a run makes of its settings. A key that is not there is no fault here: it is shown as not set.</summary>
    /// <exception cref="WrongUseException">A run would refuse the settings.</exception>
    public static void Of(RunSettings settings)
    {
        var plan = ModelPlan.Of(settings);
        _ = AssistantSettings.Of(settings, plan);
        if (plan is not null)
        {
            RunModel.Try(settings, plan);
        }
    }
}
