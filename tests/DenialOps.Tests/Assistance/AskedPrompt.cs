using System.Text.Json.Nodes;
using DenialOps.Prompts;

namespace DenialOps.Tests.Assistance;

/// <summary>What a provider was asked, whichever wire format it came in.</summary>
internal sealed record AskedPrompt(string Name, string System, string User, string Body)
{
    private static readonly (string Name, string Beginning)[] Beginnings =
        [.. CasePrompts.Default.Library.GetAllPrompts().Select(prompt => (prompt.Name, BeginningOf(prompt.Render(prompt.Inputs.Keys.ToDictionary(key => key, key => ""))!.System!)))];

    /// <summary>Reads a request's body; the name is empty where the prompt is none of ours.</summary>
    public static AskedPrompt Of(string body)
    {
        var json = JsonNode.Parse(body)!.AsObject();
        var messages = (json["messages"] ?? json["input"])!.AsArray();
        string system = string.Join('\n', messages.Where(m => (string?)m!["role"] is "system" or "developer").Select(m => Text(m!["content"])).Prepend(Text(json["system"])));
        string user = string.Join('\n', messages.Where(m => (string?)m!["role"] == "user").Select(m => Text(m!["content"])));
        return new AskedPrompt(Array.Find(Beginnings, known => system.Contains(known.Beginning, StringComparison.Ordinal)).Name ?? "", system, user, body);
    }

    /// <summary>All that the request's body says, in whatever member: each name and each value on a line, as it is meant and not as JSON escapes it.</summary>
    public string Sent => string.Join('\n', Texts(JsonNode.Parse(Body)));

    /// <summary>What stands between two XML tags of the user text.</summary>
    public string Input(string tag)
    {
        int start = User.IndexOf($"<{tag}>\n", StringComparison.Ordinal) + tag.Length + 3;
        return User[start..User.LastIndexOf($"\n</{tag}>", StringComparison.Ordinal)];
    }

    // What it is told to be and to do; two prompts may have the rest in common.
    private static string BeginningOf(string system) => system[..Math.Min(system.Length, 300)];

    private static IEnumerable<string> Texts(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(member => Texts(member.Value).Prepend(member.Key)),
        JsonArray items => items.SelectMany(Texts),
        JsonValue value => [value.ToString()],
        _ => [],
    };

    private static string Text(JsonNode? content) => content switch
    {
        null => "",
        JsonArray parts => string.Concat(parts.Select(part => (string?)part!["text"])),
        _ => (string)content!,
    };
}
