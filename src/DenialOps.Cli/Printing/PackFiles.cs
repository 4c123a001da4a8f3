namespace DenialOps.Cli.Printing;

/// <summary>What a person finds in each document of a pack.</summary>
internal static class PackFiles
{
    private static readonly (string Name, string Purpose)[] Documents =
    [
        ("action_plan.md", "what to do, step by step: start here"),
        ("appeal_letter.md", "the appeal, to complete and sign"),
        ("coverage_dispute_letter.md", "the dispute letter, to complete and sign"),
        ("clinician_letter.md", "for your doctor, to support the appeal"),
        ("expedited_request.md", "asks for a fast decision: only if waiting could do harm"),
        ("claim_file_request.md", "asks the plan for your file and its rules"),
        ("records_request.md", "asks your doctor for your records"),
        ("representative_authorization.md", "lets somebody act for you"),
        ("regulator_complaint.md", "for the office that oversees the plan, if it will not listen"),
        ("fax_cover.md", "the first page of a fax"),
        ("prior_auth_checklist.md", "what the authorization needs"),
        ("resubmission_checklist.md", "what the corrected claim needs"),
        ("call_script.md", "what to say on the phone"),
        ("action_plan.es.md", "the plan in Spanish: empiece aquí"),
        ("call_script.es.md", "what to say on the phone, in Spanish"),
    ];

    /// <summary>A few words on a document.</summary>
    public static string Purpose(string file) => Array.Find(Documents, document => document.Name == file).Purpose ?? "for people";

    /// <summary>Its place in the list.</summary>
    public static int Order(string file) => Array.FindIndex(Documents, document => document.Name == file) is >= 0 and var index ? index : Documents.Length;
}
