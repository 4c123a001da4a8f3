namespace DenialOps.Cli.Settings;

/// <summary>Who gave a value.</summary>
/// <param name="Layer">What kind of place it came from.</param>
/// <param name="Label">The place, for people: a file, a variable, an option.</param>
internal sealed record SettingOrigin(SettingLayer Layer, string Label)
{
    /// <summary>Nobody.</summary>
    public static SettingOrigin Default { get; } = new(SettingLayer.Default, "default");

    /// <inheritdoc/>
    public override string ToString() => Label;
}
