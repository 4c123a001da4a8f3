using DenialOps.Deadlines;
using DenialOps.Knowledge;

namespace DenialOps.Cli.Printing;

/// <summary>Everything that a person should be careful about, most important first.</summary>
internal static class CaseWarnings
{
    private const int FieldsNamed = 4;

    /// <summary>The warnings of <paramref name="pack"/>, one sentence each.</summary>
    public static IReadOnlyList<string> Of(CasePack pack)
    {
        List<string> warnings = [];
        if (pack.Plan.PersonShouldLook)
        {
            warnings.Add("We are not sure: have a person read the letter before anything is sent.");
        }

        if (DeadlineHeadline.Leading(pack) is { Due: not null, Kind: not DeadlineKind.FastReview, Note: { } note })
        {
            warnings.Add(note);
        }

        warnings.AddRange(pack.Warnings);
        warnings.AddRange(pack.Reading.Facts.Warnings.Select(warning => $"{Label(warning.Field)}: {warning.Message}"));
        if (pack.Route.Route != Route.NotADenial && pack.Reading.Facts.Missing is { Count: > 0 } missing)
        {
            string named = string.Join(", ", missing.Take(FieldsNamed).Select(fact => Words(fact.Field)));
            string more = missing.Count > FieldsNamed ? $" and {missing.Count - FieldsNamed} more" : string.Empty;
            warnings.Add($"Not found in the letter: {named}{more}. Fill in the [BLANKS], or give them with --context.");
        }

        return warnings;
    }

    private static string Words(string field) => field switch
    {
        "payer.name" => "the plan's name",
        "member.name" => "the patient's name",
        "member.member_id" => "the member number",
        "claim.claim_number" => "a claim or reference number",
        "denial.date_of_letter" => "the letter's date",
        "denial.reason" => "the reason",
        "denial.carc_codes" or "denial.rarc_codes" => "codes",
        "service.description" => "what was denied",
        "service.date_of_service" => "the day of service",
        "appeal.deadline_days" => "the time to appeal",
        "appeal.deadline_date" => "the last day to appeal",
        "appeal.address" => "where to send an appeal",
        _ => field[(field.LastIndexOf('.') + 1)..].Replace('_', ' '),
    };

    private static string Label(string field) => Words(field) is var words && words.StartsWith("the ", StringComparison.Ordinal)
        ? char.ToUpperInvariant(words[4]) + words[5..]
        : char.ToUpperInvariant(words[0]) + words[1..];
}
