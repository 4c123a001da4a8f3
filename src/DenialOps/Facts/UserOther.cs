using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using DenialOps.Facts.Readers;
using DenialOps.Knowledge;

namespace DenialOps.Facts;

/// <summary>Reads the named facts of <c>other</c> that the program itself goes by, into the one form in which it knows them. All others are text.</summary>
internal static class UserOther
{
    private static readonly string[] Ordinals = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"];

    private static readonly FrozenDictionary<string, Func<JsonElement, string, string>> Known = new Dictionary<string, Func<JsonElement, string, string>>
    {
        [StateReader.FactName] = StateCode,
        [DecisionLevelReader.FactName] = Level,
        [CareEndReader.EndFact] = Day,
        [CareEndReader.DateFact] = Day,
        [KeepServicesReader.DateFact] = Day,
        [CorrectedClaimReader.DateFact] = Day,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The value of the fact of that name.</summary>
    /// <exception cref="UserContextException">It is nothing that the fact can be.</exception>
    public static string Read(string name, JsonElement element, string path) =>
        Known.TryGetValue(name, out var read) ? read(element, path) : UserValue.Text(element, path);

    private static string StateCode(JsonElement element, string path) =>
        State.Named(UserValue.Text(element, path))?.Code
        ?? throw new UserContextException(path, "is not a state that we know; write its two letters or its name, for example \"OH\" or \"Ohio\".");

    private static string Day(JsonElement element, string path) => UserValue.Day(element, path).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>"2", 2, "second", "2nd", "level 2" or "second level".</summary>
    private static string Level(JsonElement element, string path)
    {
        string text = element.ValueKind == JsonValueKind.Number ? element.GetRawText() : UserValue.Text(element, path);
        string word = text.Replace("level", string.Empty, StringComparison.OrdinalIgnoreCase).Trim();
        int ordinal = Array.FindIndex(Ordinals, name => name.Equals(word, StringComparison.OrdinalIgnoreCase));
        return ordinal >= 0 ? (ordinal + 1).ToString(CultureInfo.InvariantCulture)
            : word is [>= '1' and <= '9', .. var ending] && IsOrdinal(ending) ? word[..1]
            : throw new UserContextException(path, "is not a level; write 1 for a first refusal, 2 for the answer to a first appeal, and so on to 9.");
    }

    private static bool IsOrdinal(string ending) => ending is "" or "st" or "nd" or "rd" or "th";
}
