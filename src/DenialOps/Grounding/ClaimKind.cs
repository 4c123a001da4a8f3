using System.Text.Json;
using DenialOps.Mentions;

namespace DenialOps.Grounding;

/// <summary>The names of kinds in a report, and which of its lists an unsupported claim of each goes to.</summary>
internal static class ClaimKind
{
    public const string Placeholder = "placeholder";
    public const string Name = "name";
    public const string Quote = "quote";

    /// <summary>Left or right, or a region of the spine.</summary>
    public const string Side = "side";

    /// <summary>That something was approved or overturned, or that somebody was told.</summary>
    public const string Outcome = "outcome";

    /// <summary>A claim without a value that a second opinion found in what was given.</summary>
    public const string Claim = "claim";
    public const string Amount = "amount";
    public const string Percentage = "percentage";
    public const string Number = "number";

    private static readonly string[] Names = [.. Enum.GetValues<MentionKind>().Select(k => JsonNamingPolicy.SnakeCaseLower.ConvertName(k.ToString()))];
    private static readonly HashSet<string> Codes = NamesOf(MentionKind.Cpt, MentionKind.Hcpcs, MentionKind.Icd10, MentionKind.Carc, MentionKind.Rarc,
        MentionKind.Modifier, MentionKind.Revenue, MentionKind.Drg, MentionKind.Ndc);

    private static readonly HashSet<string> Dates = NamesOf(MentionKind.Date, MentionKind.Duration);
    private static readonly HashSet<string> Amounts = NamesOf(MentionKind.Amount, MentionKind.Percentage, MentionKind.Number);
    private static readonly HashSet<string> Contacts = NamesOf(MentionKind.Phone, MentionKind.Address, MentionKind.Url, MentionKind.Email);
    private static readonly HashSet<string> Identifiers = NamesOf(MentionKind.Identifier, MentionKind.Npi);

    public static string NameOf(MentionKind kind) => Names[(int)kind];

    public static bool IsCode(string kind) => Codes.Contains(kind);

    public static bool IsDate(string kind) => Dates.Contains(kind);

    public static bool IsAmount(string kind) => Amounts.Contains(kind);

    public static bool IsContact(string kind) => Contacts.Contains(kind);

    public static bool IsIdentifier(string kind) => Identifiers.Contains(kind);

    private static HashSet<string> NamesOf(params MentionKind[] kinds) => kinds.Select(NameOf).ToHashSet(StringComparer.Ordinal);
}
