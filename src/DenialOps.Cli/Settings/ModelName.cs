namespace DenialOps.Cli.Settings;

/// <summary>Refuses a key that was given in place of a model: a model's name is sent, shown and written into the files of the case.</summary>
internal static class ModelName
{
    /// <summary>The name of a model.</summary>
    /// <param name="text">The name.</param>
    /// <param name="name">The setting or option that has it.</param>
    /// <param name="origin">Who gave it.</param>
    /// <exception cref="WrongUseException">It has the form of a key.</exception>
    public static string Checked(string text, string name, SettingOrigin origin) => !ShownValue.IsLikeKey(text) ? text : throw new WrongUseException(
        $"{name} is '{KeyForm.Hidden}' ({origin}): it has the form of a key. Name a model; a key is read from the environment (OPENAI_API_KEY, ANTHROPIC_API_KEY, or the variable that --key-from names).");
}
