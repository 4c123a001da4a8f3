using System.Collections.Frozen;
using DenialOps.Facts;
using DenialOps.Mentions;

namespace DenialOps.Assistance;

/// <summary>What a field holds, as far as it matters for finding a model's value in the letter.</summary>
/// <param name="Mention">The kind of value; null for words.</param>
/// <param name="Labels">What the labels that may stand beside it announce; none where no label speaks against it.</param>
internal sealed record FactKind(MentionKind? Mention, IReadOnlyList<Field> Labels)
{
    private static readonly FrozenDictionary<string, FactKind> ByPath = new Dictionary<string, FactKind>
    {
        ["payer.name"] = Words(Field.PayerName),
        ["payer.plan_name"] = Words(Field.PlanName, Field.PayerName),
        ["member.name"] = Words(Field.MemberName, Field.Addressee, Field.SubscriberName),
        ["member.member_id"] = Of(MentionKind.Identifier, Field.MemberId),
        ["member.group_number"] = Of(MentionKind.Identifier, Field.GroupNumber),
        ["member.date_of_birth"] = Of(MentionKind.Date, Field.DateOfBirth),
        ["claim.claim_number"] = Of(MentionKind.Identifier, Field.ClaimNumber),
        ["claim.reference_number"] = Of(MentionKind.Identifier, Field.ReferenceNumber, Field.AuthorizationNumber),
        ["claim.authorization_number"] = Of(MentionKind.Identifier, Field.AuthorizationNumber, Field.ReferenceNumber),
        ["service.description"] = Words(Field.Service, Field.Drug),
        ["service.date_of_service"] = Of(MentionKind.Date, Field.DateOfService),
        ["service.date_of_service_end"] = Of(MentionKind.Date, Field.DateOfService),
        ["service.provider_name"] = Words(Field.Provider, Field.BillingProvider, Field.Facility),
        ["service.provider_npi"] = Of(MentionKind.Npi),
        ["service.facility_name"] = Words(Field.Facility, Field.Provider, Field.BillingProvider),
        ["service.drug_name"] = Words(Field.Drug, Field.Service),
        ["service.cpt_codes"] = Of(MentionKind.Cpt),
        ["service.hcpcs_codes"] = Of(MentionKind.Hcpcs),
        ["service.diagnosis_codes"] = Of(MentionKind.Icd10),
        ["service.modifiers"] = Of(MentionKind.Modifier),
        ["service.revenue_codes"] = Of(MentionKind.Revenue),
        ["service.ndc_codes"] = Of(MentionKind.Ndc),
        ["denial.date_of_letter"] = Of(MentionKind.Date, Field.DateOfLetter, Field.DateMailed),
        ["denial.reason"] = Words(Field.Reason),
        ["denial.carc_codes"] = Of(MentionKind.Carc),
        ["denial.rarc_codes"] = Of(MentionKind.Rarc),
        ["appeal.deadline_days"] = Of(MentionKind.Duration),
        ["appeal.deadline_date"] = Of(MentionKind.Date),
        ["appeal.phone"] = Of(MentionKind.Phone, Field.AppealPhone, Field.ContactPhone),
        ["appeal.fax"] = Of(MentionKind.Phone, Field.AppealFax),
        ["appeal.address"] = Of(MentionKind.Address, Field.AppealAddress),
        ["appeal.website"] = Of(MentionKind.Url),
        ["appeal.email"] = Of(MentionKind.Email),
        ["appeal.expedited_hours"] = Of(MentionKind.Duration),
        ["contact.phone"] = Of(MentionKind.Phone, Field.ContactPhone, Field.AppealPhone),
        ["contact.fax"] = Of(MentionKind.Phone, Field.AppealFax),
        ["contact.address"] = Of(MentionKind.Address),
        ["contact.website"] = Of(MentionKind.Url),
        ["contact.email"] = Of(MentionKind.Email),
        ["amounts.billed"] = Of(MentionKind.Amount, Field.Billed),
        ["amounts.allowed"] = Of(MentionKind.Amount, Field.Allowed),
        ["amounts.paid"] = Of(MentionKind.Amount, Field.Paid),
        ["amounts.patient_responsibility"] = Of(MentionKind.Amount, Field.PatientShare),
        ["amounts.deductible"] = Of(MentionKind.Amount, Field.Deductible),
        ["amounts.copay"] = Of(MentionKind.Amount, Field.Copay),
        ["amounts.coinsurance"] = Of(MentionKind.Amount, Field.Coinsurance),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>
    /// The kind of a field; null for one that is never taken from a model. The kind of plan decides which law holds, and the categories
    /// decide the way: both rest on the letter's own words, weighed by rules.
    /// </summary>
    public static FactKind? Of(string path) => ByPath.GetValueOrDefault(path);

    private static FactKind Of(MentionKind kind, params Field[] labels) => new(kind, labels);

    private static FactKind Words(params Field[] labels) => new(null, labels);
}
