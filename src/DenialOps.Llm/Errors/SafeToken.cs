using System.Text.RegularExpressions;

namespace DenialOps.Llm.Errors;

/// <summary>Lets a text into an error message only if it looks like an identifier and holds nothing that looks like a key.</summary>
internal static partial class SafeToken
{
    internal const string Hidden = "(not shown)";

    internal static string? Of(string? text) => text is null ? null
        : Identifier().IsMatch(text) && SecretRedactor.Redact(text) == text ? text
        : Hidden;

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9._:/@+~-]{0,199}\z", RegexOptions.NonBacktracking)]
    private static partial Regex Identifier();
}
