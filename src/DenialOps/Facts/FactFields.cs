using System.Collections.Frozen;

namespace DenialOps.Facts;

/// <summary>The fields that others than the rules may give, by their path in <c>case_facts.json</c>.</summary>
internal static class FactFields
{
    private const string OtherGroup = "other";

    private static readonly string[] Settings = ["urgent", "received_notice_date", "notes", "audience"];

    private static readonly FrozenDictionary<string, FactField> All = ((FactField[])
    [
        .. PayerAndMember(), .. Claim(), .. Service(), .. Denial(), .. Appeal(), .. Contact(), .. Amounts(),
    ]).ToFrozenDictionary(field => field.Path, StringComparer.Ordinal);

    /// <summary>Every path that <see cref="Find"/> knows by name.</summary>
    public static IReadOnlyCollection<string> Paths => All.Keys;

    /// <summary>The fields that <see cref="Find"/> knows by name, in the order of their paths.</summary>
    public static IReadOnlyList<FactField> Known { get; } = [.. All.Values.OrderBy(field => field.Path, StringComparer.Ordinal)];

    /// <summary>Whether fields stand below <paramref name="path"/>.</summary>
    public static bool IsGroup(string path) =>
        path == OtherGroup || All.Keys.Any(known => known.Length > path.Length && known[path.Length] == '.'
            && known.StartsWith(path, StringComparison.Ordinal));

    /// <summary>The field at <paramref name="path"/>.</summary>
    /// <exception cref="UserContextException">There is none.</exception>
    public static FactField Find(string path)
    {
        if (All.TryGetValue(path, out var field))
        {
            return field;
        }

        if (path.StartsWith(OtherGroup + ".", StringComparison.Ordinal))
        {
            string name = UserValue.OtherName(path[(OtherGroup.Length + 1)..], path);
            return FactField.One(path, (element, where) => UserOther.Read(name, element, where), facts => facts.Other.GetValueOrDefault(name), (facts, fact) => WithOther(facts, name, fact));
        }

        if (IsGroup(path))
        {
            throw new UserContextException(path, "holds several fields: write an object, for example {\"" + path + "\": {\"" + FirstBelow(path) + "\": …}}.");
        }

        var near = NearMatch.Find(path, All.Keys.Concat(Settings));
        throw new UserContextException(
            path,
            near.Count == 0
                ? "there is no such fact; docs/case-files.md lists the fields that can be given."
                : $"there is no such fact; did you mean {string.Join(" or ", near.Select(name => $"'{name}'"))}?");
    }

    /// <summary>Puts a named fact into <c>other</c>.</summary>
    public static Func<CaseFacts, CaseFacts> SetOther(string name, string value) => facts => WithOther(facts, name, FactField.Given(value));

    private static CaseFacts WithOther(CaseFacts facts, string name, Fact<string> fact) => facts with
    {
        Other = new Dictionary<string, Fact<string>>(facts.Other, StringComparer.Ordinal) { [name] = fact },
    };

    private static string FirstBelow(string path) =>
        All.Keys.Where(known => known.StartsWith(path + ".",
            StringComparison.Ordinal)).Order(StringComparer.Ordinal).FirstOrDefault()?[(path.Length + 1)..] ?? "name";

    private static FactField[] PayerAndMember() =>
    [
        FactField.One("payer.name", UserValue.Text, f => f.Payer.Name, (f, v) => f with { Payer = f.Payer with { Name = v } }),
        FactField.One("payer.plan_name", UserValue.Text, f => f.Payer.PlanName, (f, v) => f with { Payer = f.Payer with { PlanName = v } }),
        FactField.One("payer.plan_type", (e, p) => UserValue.OneOf(e, p, UserValueJson.Default.PlanType), f => f.Payer.PlanType, (f, v) => f with { Payer = f.Payer with { PlanType = v } }),
        FactField.One("member.name", UserValue.Text, f => f.Member.Name, (f, v) => f with { Member = f.Member with { Name = v } }),
        FactField.One("member.member_id", UserValue.Text, f => f.Member.MemberId, (f, v) => f with { Member = f.Member with { MemberId = v } }),
        FactField.One("member.group_number", UserValue.Text, f => f.Member.GroupNumber, (f, v) => f with { Member = f.Member with { GroupNumber = v } }),
        FactField.One("member.date_of_birth", UserValue.Day, f => f.Member.DateOfBirth, (f, v) => f with { Member = f.Member with { DateOfBirth = v } }),
    ];

    private static FactField[] Claim() =>
    [
        FactField.One("claim.claim_number", UserValue.Text, f => f.Claim.ClaimNumber, (f, v) => f with { Claim = f.Claim with { ClaimNumber = v } }),
        FactField.One("claim.reference_number", UserValue.Text, f => f.Claim.ReferenceNumber, (f, v) => f with { Claim = f.Claim with { ReferenceNumber = v } }),
        FactField.One("claim.authorization_number", UserValue.Text, f => f.Claim.AuthorizationNumber, (f, v) => f with { Claim = f.Claim with { AuthorizationNumber = v } }),
    ];

    private static FactField[] Service() =>
    [
        FactField.One("service.description", UserValue.Text, f => f.Service.Description, (f, v) => f with { Service = f.Service with { Description = v } }),
        FactField.One("service.date_of_service", UserValue.Day, f => f.Service.DateOfService, (f, v) => f with { Service = f.Service with { DateOfService = v } }),
        FactField.One("service.date_of_service_end", UserValue.Day, f => f.Service.DateOfServiceEnd, (f, v) => f with { Service = f.Service with { DateOfServiceEnd = v } }),
        FactField.One("service.provider_name", UserValue.Text, f => f.Service.ProviderName, (f, v) => f with { Service = f.Service with { ProviderName = v } }),
        FactField.One("service.provider_npi", UserCode.Npi, f => f.Service.ProviderNpi, (f, v) => f with { Service = f.Service with { ProviderNpi = v } }),
        FactField.One("service.facility_name", UserValue.Text, f => f.Service.FacilityName, (f, v) => f with { Service = f.Service with { FacilityName = v } }),
        FactField.One("service.drug_name", UserValue.Text, f => f.Service.DrugName, (f, v) => f with { Service = f.Service with { DrugName = v } }),
        FactField.Many("service.cpt_codes", UserCode.Cpt, f => f.Service.CptCodes, (f, v) => f with { Service = f.Service with { CptCodes = v } }),
        FactField.Many("service.hcpcs_codes", UserCode.Hcpcs, f => f.Service.HcpcsCodes, (f, v) => f with { Service = f.Service with { HcpcsCodes = v } }),
        FactField.Many("service.diagnosis_codes", UserCode.Icd10, f => f.Service.DiagnosisCodes, (f, v) => f with { Service = f.Service with { DiagnosisCodes = v } }),
        FactField.Many("service.modifiers", UserCode.Modifier, f => f.Service.Modifiers, (f, v) => f with { Service = f.Service with { Modifiers = v } }),
        FactField.Many("service.revenue_codes", UserCode.Revenue, f => f.Service.RevenueCodes, (f, v) => f with { Service = f.Service with { RevenueCodes = v } }),
        FactField.Many("service.ndc_codes", UserCode.Ndc, f => f.Service.NdcCodes, (f, v) => f with { Service = f.Service with { NdcCodes = v } }),
    ];

    private static FactField[] Denial() =>
    [
        FactField.One("denial.date_of_letter", UserValue.Day, f => f.Denial.DateOfLetter, (f, v) => f with { Denial = f.Denial with { DateOfLetter = v } }),
        FactField.One("denial.reason", UserValue.Text, f => f.Denial.Reason, (f, v) => f with { Denial = f.Denial with { Reason = v } }),
        FactField.Many("denial.categories", (e, p) => UserValue.OneOf(e, p, UserValueJson.Default.DenialCategory), f => f.Denial.Categories, (f, v) => f with { Denial = f.Denial with { Categories = v } }),
        FactField.Many("denial.carc_codes", UserCode.Carc, f => f.Denial.CarcCodes, (f, v) => f with { Denial = f.Denial with { CarcCodes = v } }),
        FactField.Many("denial.rarc_codes", UserCode.Rarc, f => f.Denial.RarcCodes, (f, v) => f with { Denial = f.Denial with { RarcCodes = v } }),
    ];

    private static FactField[] Appeal() =>
    [
        FactField.One("appeal.deadline_days", (e, p) => UserValue.Count(e, p, 3650), f => f.Appeal.DeadlineDays, (f, v) => f with { Appeal = f.Appeal with { DeadlineDays = v } }),
        FactField.One("appeal.deadline_date", UserValue.Day, f => f.Appeal.DeadlineDate, (f, v) => f with { Appeal = f.Appeal with { DeadlineDate = v } }),
        FactField.One("appeal.phone", UserCode.Phone, f => f.Appeal.Phone, (f, v) => f with { Appeal = f.Appeal with { Phone = v } }),
        FactField.One("appeal.fax", UserCode.Phone, f => f.Appeal.Fax, (f, v) => f with { Appeal = f.Appeal with { Fax = v } }),
        FactField.One("appeal.address", UserValue.Text, f => f.Appeal.Address, (f, v) => f with { Appeal = f.Appeal with { Address = v } }),
        FactField.One("appeal.website", UserValue.Text, f => f.Appeal.Website, (f, v) => f with { Appeal = f.Appeal with { Website = v } }),
        FactField.One("appeal.email", UserValue.Text, f => f.Appeal.Email, (f, v) => f with { Appeal = f.Appeal with { Email = v } }),
        FactField.One("appeal.expedited_hours", (e, p) => UserValue.Count(e, p, 720), f => f.Appeal.ExpeditedHours, (f, v) => f with { Appeal = f.Appeal with { ExpeditedHours = v } }),
    ];

    private static FactField[] Contact() =>
    [
        FactField.One("contact.phone", UserCode.Phone, f => f.Contact.Phone, (f, v) => f with { Contact = f.Contact with { Phone = v } }),
        FactField.One("contact.fax", UserCode.Phone, f => f.Contact.Fax, (f, v) => f with { Contact = f.Contact with { Fax = v } }),
        FactField.One("contact.address", UserValue.Text, f => f.Contact.Address, (f, v) => f with { Contact = f.Contact with { Address = v } }),
        FactField.One("contact.website", UserValue.Text, f => f.Contact.Website, (f, v) => f with { Contact = f.Contact with { Website = v } }),
        FactField.One("contact.email", UserValue.Text, f => f.Contact.Email, (f, v) => f with { Contact = f.Contact with { Email = v } }),
    ];

    private static FactField[] Amounts() =>
    [
        FactField.One("amounts.billed", UserValue.Money, f => f.Amounts.Billed, (f, v) => f with { Amounts = f.Amounts with { Billed = v } }),
        FactField.One("amounts.allowed", UserValue.Money, f => f.Amounts.Allowed, (f, v) => f with { Amounts = f.Amounts with { Allowed = v } }),
        FactField.One("amounts.paid", UserValue.Money, f => f.Amounts.Paid, (f, v) => f with { Amounts = f.Amounts with { Paid = v } }),
        FactField.One("amounts.patient_responsibility", UserValue.Money, f => f.Amounts.PatientResponsibility, (f, v) => f with { Amounts = f.Amounts with { PatientResponsibility = v } }),
        FactField.One("amounts.deductible", UserValue.Money, f => f.Amounts.Deductible, (f, v) => f with { Amounts = f.Amounts with { Deductible = v } }),
        FactField.One("amounts.copay", UserValue.Money, f => f.Amounts.Copay, (f, v) => f with { Amounts = f.Amounts with { Copay = v } }),
        FactField.One("amounts.coinsurance", UserValue.Money, f => f.Amounts.Coinsurance, (f, v) => f with { Amounts = f.Amounts with { Coinsurance = v } }),
    ];
}
