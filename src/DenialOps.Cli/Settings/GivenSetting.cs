namespace DenialOps.Cli.Settings;

/// <summary>A value as somebody wrote it.</summary>
/// <param name="Name">One of <see cref="SettingNames"/>, or <c>models.PROMPT</c>.</param>
/// <param name="Text">The value.</param>
/// <param name="Origin">Who wrote it.</param>
internal sealed record GivenSetting(string Name, string Text, SettingOrigin Origin);
