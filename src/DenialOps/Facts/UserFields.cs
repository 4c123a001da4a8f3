using System.Collections.Frozen;

namespace DenialOps.Facts;

/// <summary>The facts that a user may give, by their path in <c>case_facts.json</c>.</summary>
internal static class UserFields
{
    private const string OtherGroup = "other";

    private static readonly string[] Settings = ["urgent", "received_notice_date", "notes", "audience"];

    private static readonly FrozenDictionary<string, UserField> All = ((UserField[])
    [
        .. PayerAndMember(), .. Claim(), .. Service(), .. Denial(), .. Appeal(), .. Contact(), .. Amounts(),
    ]).ToFrozenDictionary(field => field.Path, StringComparer.Ordinal);

    /// <summary>Every path that <see cref="Find"/> knows by name.</summary>
    public static IReadOnlyCollection<string> Paths => All.Keys;

    /// <summary>Whether fields stand below <paramref name="path"/>.</summary>
    public static bool IsGroup(string path) =>
        path == OtherGroup || All.Keys.Any(known => known.Length > path.Length && known[path.Length] == '.'
            && known.StartsWith(path, StringComparison.Ordinal));

    /// <summary>The field at <paramref name="path"/>.</summary>
    /// <exception cref="UserContextException">There is none.</exception>
    public static UserField Find(string path)
    {
        if (All.TryGetValue(path, out var field))
        {
            return field;
        }

        if (path.StartsWith(OtherGroup + ".", StringComparison.Ordinal))
        {
            string name = UserValue.OtherName(path[(OtherGroup.Length + 1)..], path);
            return new UserField(path, (element, where) => SetOther(name, UserOther.Read(name, element, where)));
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
    public static Func<CaseFacts, CaseFacts> SetOther(string name, string value) => facts => facts with
    {
        Other = new Dictionary<string, Fact<string>>(facts.Other, StringComparer.Ordinal) { [name] = UserField.Given(value) },
    };

    private static string FirstBelow(string path) =>
        All.Keys.Where(known => known.StartsWith(path + ".",
            StringComparison.Ordinal)).Order(StringComparer.Ordinal).FirstOrDefault()?[(path.Length + 1)..] ?? "name";

    private static UserField[] PayerAndMember() =>
    [
        UserField.One("payer.name", UserValue.Text, (f, v) => f with { Payer = f.Payer with { Name = v } }),
        UserField.One("payer.plan_name", UserValue.Text, (f, v) => f with { Payer = f.Payer with { PlanName = v } }),
        UserField.One("payer.plan_type", (e, p) => UserValue.OneOf(e, p, UserValueJson.Default.PlanType), (f, v) =>
            f with { Payer = f.Payer with { PlanType = v } }),
        UserField.One("member.name", UserValue.Text, (f, v) => f with { Member = f.Member with { Name = v } }),
        UserField.One("member.member_id", UserValue.Text, (f, v) => f with { Member = f.Member with { MemberId = v } }),
        UserField.One("member.group_number", UserValue.Text, (f, v) => f with { Member = f.Member with { GroupNumber = v } }),
        UserField.One("member.date_of_birth", UserValue.Day, (f, v) => f with { Member = f.Member with { DateOfBirth = v } }),
    ];

    private static UserField[] Claim() =>
    [
        UserField.One("claim.claim_number", UserValue.Text, (f, v) => f with { Claim = f.Claim with { ClaimNumber = v } }),
        UserField.One("claim.reference_number", UserValue.Text, (f, v) => f with { Claim = f.Claim with { ReferenceNumber = v } }),
        UserField.One("claim.authorization_number", UserValue.Text, (f, v) => f with { Claim = f.Claim with { AuthorizationNumber = v } }),
    ];

    private static UserField[] Service() =>
    [
        UserField.One("service.description", UserValue.Text, (f, v) => f with { Service = f.Service with { Description = v } }),
        UserField.One("service.date_of_service", UserValue.Day, (f, v) => f with { Service = f.Service with { DateOfService = v } }),
        UserField.One("service.date_of_service_end", UserValue.Day, (f, v) => f with { Service = f.Service with { DateOfServiceEnd = v } }),
        UserField.One("service.provider_name", UserValue.Text, (f, v) => f with { Service = f.Service with { ProviderName = v } }),
        UserField.One("service.provider_npi", UserCode.Npi, (f, v) => f with { Service = f.Service with { ProviderNpi = v } }),
        UserField.One("service.facility_name", UserValue.Text, (f, v) => f with { Service = f.Service with { FacilityName = v } }),
        UserField.One("service.drug_name", UserValue.Text, (f, v) => f with { Service = f.Service with { DrugName = v } }),
        UserField.Many("service.cpt_codes", UserCode.Cpt, (f, v) => f with { Service = f.Service with { CptCodes = v } }),
        UserField.Many("service.hcpcs_codes", UserCode.Hcpcs, (f, v) => f with { Service = f.Service with { HcpcsCodes = v } }),
        UserField.Many("service.diagnosis_codes", UserCode.Icd10, (f, v) => f with { Service = f.Service with { DiagnosisCodes = v } }),
        UserField.Many("service.modifiers", UserCode.Modifier, (f, v) => f with { Service = f.Service with { Modifiers = v } }),
        UserField.Many("service.revenue_codes", UserCode.Revenue, (f, v) => f with { Service = f.Service with { RevenueCodes = v } }),
        UserField.Many("service.ndc_codes", UserCode.Ndc, (f, v) => f with { Service = f.Service with { NdcCodes = v } }),
    ];

    private static UserField[] Denial() =>
    [
        UserField.One("denial.date_of_letter", UserValue.Day, (f, v) => f with { Denial = f.Denial with { DateOfLetter = v } }),
        UserField.One("denial.reason", UserValue.Text, (f, v) => f with { Denial = f.Denial with { Reason = v } }),
        UserField.Many("denial.categories", (e, p) => UserValue.OneOf(e, p, UserValueJson.Default.DenialCategory), (f, v) =>
            f with { Denial = f.Denial with { Categories = v } }),
        UserField.Many("denial.carc_codes", UserCode.Carc, (f, v) => f with { Denial = f.Denial with { CarcCodes = v } }),
        UserField.Many("denial.rarc_codes", UserCode.Rarc, (f, v) => f with { Denial = f.Denial with { RarcCodes = v } }),
    ];

    private static UserField[] Appeal() =>
    [
        UserField.One("appeal.deadline_days", (e, p) => UserValue.Count(e, p, 3650), (f, v) => f with { Appeal = f.Appeal with { DeadlineDays = v } }),
        UserField.One("appeal.deadline_date", UserValue.Day, (f, v) => f with { Appeal = f.Appeal with { DeadlineDate = v } }),
        UserField.One("appeal.phone", UserCode.Phone, (f, v) => f with { Appeal = f.Appeal with { Phone = v } }),
        UserField.One("appeal.fax", UserCode.Phone, (f, v) => f with { Appeal = f.Appeal with { Fax = v } }),
        UserField.One("appeal.address", UserValue.Text, (f, v) => f with { Appeal = f.Appeal with { Address = v } }),
        UserField.One("appeal.website", UserValue.Text, (f, v) => f with { Appeal = f.Appeal with { Website = v } }),
        UserField.One("appeal.email", UserValue.Text, (f, v) => f with { Appeal = f.Appeal with { Email = v } }),
        UserField.One("appeal.expedited_hours", (e, p) => UserValue.Count(e, p, 720), (f, v) => f with { Appeal = f.Appeal with { ExpeditedHours = v } }),
    ];

    private static UserField[] Contact() =>
    [
        UserField.One("contact.phone", UserCode.Phone, (f, v) => f with { Contact = f.Contact with { Phone = v } }),
        UserField.One("contact.fax", UserCode.Phone, (f, v) => f with { Contact = f.Contact with { Fax = v } }),
        UserField.One("contact.address", UserValue.Text, (f, v) => f with { Contact = f.Contact with { Address = v } }),
        UserField.One("contact.website", UserValue.Text, (f, v) => f with { Contact = f.Contact with { Website = v } }),
        UserField.One("contact.email", UserValue.Text, (f, v) => f with { Contact = f.Contact with { Email = v } }),
    ];

    private static UserField[] Amounts() =>
    [
        UserField.One("amounts.billed", UserValue.Money, (f, v) => f with { Amounts = f.Amounts with { Billed = v } }),
        UserField.One("amounts.allowed", UserValue.Money, (f, v) => f with { Amounts = f.Amounts with { Allowed = v } }),
        UserField.One("amounts.paid", UserValue.Money, (f, v) => f with { Amounts = f.Amounts with { Paid = v } }),
        UserField.One("amounts.patient_responsibility", UserValue.Money, (f, v) => f with { Amounts = f.Amounts with { PatientResponsibility = v } }),
        UserField.One("amounts.deductible", UserValue.Money, (f, v) => f with { Amounts = f.Amounts with { Deductible = v } }),
        UserField.One("amounts.copay", UserValue.Money, (f, v) => f with { Amounts = f.Amounts with { Copay = v } }),
        UserField.One("amounts.coinsurance", UserValue.Money, (f, v) => f with { Amounts = f.Amounts with { Coinsurance = v } }),
    ];
}
