using DenialOps.Planning;

namespace DenialOps.Drafting;

/// <summary>Something that a document must have, whoever wrote its template.</summary>
/// <param name="Name">What it is, in words.</param>
/// <param name="Variables">The variables that it is made of.</param>
/// <param name="Text">The text that it is made of, or null.</param>
/// <param name="Remedy">What to put into the template.</param>
internal sealed record RequiredPart(string Name, IReadOnlyList<string> Variables, string? Text, string Remedy)
{
    private static readonly RequiredPart Case = new("the case block", ["member_name", "member_id", "service"], null,
        "{% include 'case_block' %}, or member_name, member_id and service,");

    private static readonly RequiredPart Who = new("whom it is about", ["member_name"], null, "{{ member_name }}");
    private static readonly RequiredPart Reason = new("the reason", ["reason"], null, "{% include 'reason_block' %} or {{ reason }}");
    private static readonly RequiredPart Signature = new("the place for the signature", [], "[SIGNATURE]", "[SIGNATURE]");
    private static readonly RequiredPart Deadlines = new("what is due", ["deadlines"], null, "a loop over deadlines");
    private static readonly RequiredPart Steps = new("what to do", ["steps"], null, "a loop over steps");
    private static readonly RequiredPart Disclaimers = new("the notes at the end", ["disclaimers"], null, "a loop over disclaimers");
    private static readonly RequiredPart LastDay = new("the last day to appeal", ["deadline_date"], null, "{{ deadline_date }}");
    private static readonly RequiredPart Fax = new("the fax number", ["appeal_fax"], null, "{{ appeal_fax }}");
    private static readonly RequiredPart Payer = new("the plan's name", ["payer"], null, "{{ payer }}");

    /// <summary>The parts that a document must have.</summary>
    public static IReadOnlyList<RequiredPart> Of(string document) => document switch
    {
        PackContents.ActionPlan or PackContents.ActionPlanInSpanish => [Steps, Deadlines, Disclaimers],
        PackContents.AppealLetter or PackContents.CoverageDisputeLetter or PackContents.ClinicianLetter => [Case, Reason, Signature],
        PackContents.RegulatorComplaint => [Who, Payer, Reason, Signature],
        PackContents.FaxCover => [Who, Payer, Fax],
        PackContents.CallScript or PackContents.CallScriptInSpanish or PackContents.ResubmissionChecklist or PackContents.PriorAuthChecklist => [Case, LastDay],
        _ => [Who, Signature],
    };
}
