namespace DenialOps.Facts;

/// <summary>What a corrected claim has to change, as the letter names it: <c>add modifier 25 (99213)</c>.</summary>
/// <param name="Kind">What is to be done, as the wording spells it: <c>add_modifier</c>, <c>check_diagnosis</c> …</param>
/// <param name="Codes">The codes that it is about, one of them or several; empty for an entry that has no code.</param>
/// <param name="With">The code that it belongs to or is set against; null where the letter names none.</param>
internal sealed record CodeChange(string Kind, IReadOnlyList<string> Codes, string? With)
{
    /// <summary>The named fact of the first change; the second is <c>code_change_2</c>, and so on.</summary>
    public const string FactName = "code_change";

    public const string AddModifier = "add_modifier";
    public const string CheckModifier = "check_modifier";
    public const string CheckDiagnosis = "check_diagnosis";
    public const string CheckCode = "check_code";
    public const string CheckUnits = "check_units";
    public const string UseCode = "use_code";
    public const string CorrectEntry = "correct_entry";

    /// <summary>How many changes are told at most.</summary>
    public const int Most = 6;

    /// <summary>The name of the fact of a change, from 0.</summary>
    public static string NameOf(int index) => index == 0 ? FactName : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{FactName}_{index + 1}");

    /// <summary>As the fact's value says it: words, the codes with a bar between, and what they belong to in brackets.</summary>
    public override string ToString() =>
        Kind.Replace('_', ' ') + (Codes.Count == 0 ? string.Empty : " " + string.Join('/', Codes)) + (With is null ? string.Empty : $" ({With})");

    /// <summary>Reads a fact's value; null when it says no change that we know.</summary>
    public static CodeChange? Parse(string value)
    {
        var parts = value.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var kind = parts.Length < 2 ? null : $"{parts[0]}_{parts[1]}";
        return kind is not (AddModifier or CheckModifier or CheckDiagnosis or CheckCode or CheckUnits or UseCode or CorrectEntry) || parts.Length > 4
            || (parts.Length == 2) != (kind == CorrectEntry)
            ? null
            : new CodeChange(kind, parts.Length > 2 ? parts[2].Split('/') : [], parts.Length > 3 ? parts[3].Trim('(', ')') : null);
    }
}
