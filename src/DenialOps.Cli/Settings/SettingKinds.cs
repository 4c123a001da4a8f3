using System.Text.Json;

namespace DenialOps.Cli.Settings;

/// <summary>
/// Refuses a value of a file that is of another kind than its setting: a number for a name, <c>1</c> for true. What reads the file makes
/// text of all of them.
/// </summary>
internal static class SettingKinds
{
    /// <summary>Looks at the settings of a file.</summary>
    /// <param name="settings">The JSON that has them.</param>
    /// <param name="origin">The file.</param>
    /// <exception cref="WrongUseException">A value is of another kind.</exception>
    public static void Check(JsonElement settings, SettingOrigin origin)
    {
        if (settings.ValueKind == JsonValueKind.Null)
        {
            return;
        }

        if (settings.ValueKind != JsonValueKind.Object)
        {
            throw new WrongUseException($"what {origin} has for DenialOps is no JSON object.");
        }

        foreach (var member in settings.EnumerateObject().Where(member => member.Value.ValueKind != JsonValueKind.Null))
        {
            if (SettingNames.Find(member.Name) is { } name && Allowed(name, member.Value) is { } allowed)
            {
                throw SettingEntry.Wrong(name, origin, allowed);
            }

            if (SettingNames.Find(member.Name) == SettingNames.Models)
            {
                CheckModels(member.Value, origin);
            }
        }
    }

    private static void CheckModels(JsonElement models, SettingOrigin origin)
    {
        foreach (var model in models.EnumerateObject().Where(model => model.Value.ValueKind != JsonValueKind.String))
        {
            throw SettingEntry.Wrong(SettingNames.ModelOf(ShownValue.Of(model.Name)), origin, "the name of a model");
        }
    }

    /// <summary>What a setting may be; null where the value is such.</summary>
    private static string? Allowed(string name, JsonElement value) => (name, value.ValueKind) switch
    {
        (SettingNames.Models, var kind) => kind == JsonValueKind.Object ? null : "an object of prompts and their models",
        (SettingNames.Fallbacks, JsonValueKind.Array) => value.EnumerateArray().All(part => part.ValueKind == JsonValueKind.String) ? null : "a list of texts, as openai:gpt-4o",
        (_, JsonValueKind.String) => null,
        (_, JsonValueKind.Object or JsonValueKind.Array) => "one value",
        (SettingNames.Budget or SettingNames.Retries, JsonValueKind.Number) => null,
        (SettingNames.Budget or SettingNames.Retries, _) => "a number",
        (SettingNames.Cache or SettingNames.Judge or SettingNames.WriteFromLetter or SettingNames.SendIdentifiers or SettingNames.RequireModel, var kind) =>
            kind is JsonValueKind.True or JsonValueKind.False ? null : "true or false",
        _ => "a text in quotation marks",
    };
}
