using System.Collections.Frozen;
using DenialOps.Facts;
using DenialOps.Mentions;

namespace DenialOps.Assistance;

/// <summary>What a field holds, as far as it matters for finding a model's value in the letter.</summary>
/// <param name="Mention">The kind of value; null for words.</param>
/// <param name="Labels">What the labels that may stand beside it announce; none where no label speaks against it.</param>
internal sealed record FactKind(MentionKind? Mention, IReadOnlyList<Field> Labels)
{
    /// <summary>Labels whose value may have it among other things: a doctor's label has the doctor's practice too.</summary>
    public IReadOnlyList<Field> Around { get; init; } = [];

    private static readonly FrozenDictionary<string, FactKind> ByPath = new Dictionary<string, FactKind>
    {
        ["payer.name"] = Words(Field.PayerName),
        ["payer.plan_name"] = Words(Field.PlanName),
        ["member.name"] = Words(Field.MemberName, Field.Addressee, Field.SubscriberName),
        ["member.member_id"] = Of(MentionKind.Identifier, Field.MemberId),
        ["member.group_number"] = Of(MentionKind.Identifier, Field.GroupNumber),
        ["member.date_of_birth"] = Of(MentionKind.Date, Field.DateOfBirth),
        ["claim.claim_number"] = Of(MentionKind.Identifier, Field.ClaimNumber),
        ["claim.reference_number"] = Of(MentionKind.Identifier, Field.ReferenceNumber, Field.AuthorizationNumber),
        ["claim.authorization_number"] = Of(MentionKind.Identifier, Field.AuthorizationNumber),
        ["service.description"] = Words(Field.Service, Field.Drug),
        ["service.date_of_service"] = Of(MentionKind.Date, Field.DateOfService),
        ["service.date_of_service_end"] = Of(MentionKind.Date, Field.DateOfService),
        ["service.provider_name"] = Words(Field.Provider, Field.BillingProvider) with { Around = [Field.Addressee] },
        ["service.provider_npi"] = Of(MentionKind.Npi),
        ["service.facility_name"] = Words(Field.Facility) with { Around = [Field.Provider, Field.BillingProvider, Field.Addressee] },
        ["service.drug_name"] = Words(Field.Drug) with { Around = [Field.Service] },
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

    /// <summary>The path of the reason, which is a sentence: it holds the values that it speaks of.</summary>
    public const string Reason = "denial.reason";

    /// <summary>The labels of each kind of value, those of no field of ours among them: an account number is no claim number.</summary>
    private static readonly Dictionary<MentionKind, Field[]> LabelsOfKind = new()
    {
        [MentionKind.Identifier] = [Field.MemberId, Field.GroupNumber, Field.ClaimNumber, Field.ReferenceNumber, Field.AuthorizationNumber, Field.AccountNumber, Field.PaymentNumber, Field.PolicyNumber],
        [MentionKind.Date] = [Field.DateOfBirth, Field.DateOfLetter, Field.DateMailed, Field.DatePrinted, Field.DateReceived, Field.DateOfService, Field.OtherDate],
        [MentionKind.Amount] = [Field.Billed, Field.Allowed, Field.Paid, Field.PatientShare, Field.Deductible, Field.Copay, Field.Coinsurance],
        [MentionKind.Phone] = [Field.AppealPhone, Field.AppealFax, Field.ContactPhone],
        [MentionKind.Address] = [Field.AppealAddress],
    };

    private static readonly Field[] LabelsOfNames =
    [
        Field.PayerName, Field.PlanName, Field.PlanSponsor, Field.GroupName, Field.MemberName, Field.SubscriberName, Field.Service, Field.Drug, Field.Provider, Field.BillingProvider, Field.Facility,
    ];

    /// <summary>Whether a label announces a value of a kind, of whatever field.</summary>
    public static bool IsLabelOf(MentionKind? kind, Field label) => (kind is { } of ? LabelsOfKind.GetValueOrDefault(of) ?? [] : LabelsOfNames).Contains(label);

    /// <summary>
    /// The kind of a field; null for one that is never taken from a model. The kind of plan decides which law holds, and the categories
    /// decide the way: both rest on the letter's own words, weighed by rules.
    /// </summary>
    public static FactKind? Of(string path) => ByPath.GetValueOrDefault(path);

    private static FactKind Of(MentionKind kind, params Field[] labels) => new(kind, labels);

    private static FactKind Words(params Field[] labels) => new(null, labels);
}
