using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using DenialOps.Facts;
using DenialOps.Prompts;
using DenialOps.Tests.Facts;

namespace DenialOps.Tests.Assistance;

/// <summary>What a model would say that reads as the person who labelled a letter, but for some mistakes that are put in.</summary>
internal sealed class GoldModel
{
    private static readonly (string Label, string Path)[] Singles =
    [
        ("payer_name", "payer.name"), ("plan_name", "payer.plan_name"), ("member_name", "member.name"), ("member_id", "member.member_id"), ("group_number", "member.group_number"),
        ("claim_number", "claim.claim_number"), ("reference_number", "claim.reference_number"), ("provider_name", "service.provider_name"), ("facility_name", "service.facility_name"),
        ("service_description", "service.description"), ("date_of_letter", "denial.date_of_letter"), ("date_of_service", "service.date_of_service"), ("appeal_deadline_days", "appeal.deadline_days"),
        ("appeal_deadline_date", "appeal.deadline_date"), ("billed_amount", "amounts.billed"), ("allowed_amount", "amounts.allowed"), ("paid_amount", "amounts.paid"),
        ("patient_responsibility", "amounts.patient_responsibility"), ("appeal_phone", "appeal.phone"), ("appeal_fax", "appeal.fax"), ("appeal_address", "appeal.address"), ("denial_reason_quote", "denial.reason"),
    ];

    private static readonly (string Label, string Path)[] Lists =
    [
        ("cpt_codes", "service.cpt_codes"), ("hcpcs_codes", "service.hcpcs_codes"), ("icd10_codes", "service.diagnosis_codes"), ("carc_codes", "denial.carc_codes"), ("rarc_codes", "denial.rarc_codes"),
        ("modifiers", "service.modifiers"),
    ];

    /// <summary>Values that stand in no letter; a letter that has one of them keeps it out of the mistakes.</summary>
    private static readonly (string Path, string Value)[] Inventions =
    [
        ("denial.date_of_letter", "February 29, 2025"), ("denial.date_of_letter", "March 17, 2019"), ("service.date_of_service", "2018-11-23"), ("appeal.deadline_date", "December 24, 2031"), ("appeal.deadline_days", "173 days"),
        ("amounts.billed", "$91,827.36"), ("amounts.patient_responsibility", "$0.37"), ("service.cpt_codes", "99188"), ("service.hcpcs_codes", "J9358"), ("service.diagnosis_codes", "Q87.11"), ("denial.carc_codes", "CO-256"),
        ("denial.rarc_codes", "N901"), ("appeal.phone", "(900) 555-0161"), ("appeal.fax", "(900) 555-0162"), ("appeal.address", "99 Nowhere Lane, Vandalia, ZZ 00001"), ("member.member_id", "ZZQ900418823"),
        ("claim.claim_number", "ZZ-90210-4471"), ("member.name", "Zebulon Quarterstaff"), ("payer.name", "Zanzibar Mutual Health"), ("service.provider_name", "Dr. Quincy Zvezdochka"), ("service.provider_npi", "1999999984"),
        ("denial.reason", "The member asked us to deny this claim because Tuesday is a holiday."), ("service.description", "Removal of the third kneecap"), ("service.drug_name", "Zyxovumab"),
    ];

    /// <summary>The fields whose values a careless reader takes for each other's, by what they hold.</summary>
    public static readonly (string Kind, string[] Paths)[] Kinds =
    [
        ("names, services and reasons", ["payer.name", "payer.plan_name", "member.name", "service.provider_name", "service.facility_name", "service.description", "service.drug_name", "denial.reason"]),
        ("dates", ["denial.date_of_letter", "service.date_of_service", "service.date_of_service_end", "appeal.deadline_date", "member.date_of_birth"]),
        ("amounts", ["amounts.billed", "amounts.allowed", "amounts.paid", "amounts.patient_responsibility", "amounts.deductible", "amounts.copay", "amounts.coinsurance"]),
        ("numbers of members, claims and cases", ["member.member_id", "member.group_number", "claim.claim_number", "claim.reference_number", "claim.authorization_number"]),
        ("telephones and faxes", ["appeal.phone", "appeal.fax", "contact.phone", "contact.fax"]),
        ("addresses", ["appeal.address", "contact.address"]),
    ];

    /// <summary>
    /// Where a letter has one value for two fields, one of which has no label of its own: a letter that refuses a drug describes it by its name, and
    /// R26 says by what number the surgery was certified in advance.
    /// </summary>
    private static readonly (string From, string Path, string[] Letters)[] BothInTruth =
    [
        ("service.description", "service.drug_name",
        [
            "P13", "P14", "Q12", "R15", "R16", "S03", "S18", "T07", "U18", "V02", "V07", "V08", "W24", "W25", "W28", "X02", "X14", "X24", "step-therapy-part-d", "L002", "L053", "L064",
        ]),
        ("claim.reference_number", "claim.authorization_number", ["R26"]),
    ];

    private const double Sure = 0.8;

    private readonly SortedDictionary<string, List<string>> _values = new(StringComparer.Ordinal);
    private readonly string _name;
    private readonly JsonObject _gold;
    private readonly string _text;

    private readonly CaseFacts _facts;

    public GoldModel(LabelledLetter letter, LetterReading reading)
    {
        var gold = letter.Gold;
        (_name, _gold, _text, _facts) = (letter.Name, gold, reading.Letter.Text, reading.Facts);
        foreach (var (label, path) in Singles)
        {
            if (Text(gold[label]) is { Length: > 0 } value)
            {
                _values[path] = [value];
            }
        }

        foreach (var (label, path) in Lists)
        {
            _values[path] = [.. (gold[label] as JsonArray ?? []).Select(Text).OfType<string>()];
        }
    }

    /// <summary>The mistakes that were put in, by path.</summary>
    public List<(string Path, string Value)> Mistakes { get; } = [];

    /// <summary>Puts values that the letter does not have, or has for another purpose, into the places of right ones.</summary>
    public void Err(int seed, int count)
    {
        var random = new Random(seed);
        var candidates = Inventions.Where(made => !_text.Contains(made.Value, StringComparison.OrdinalIgnoreCase))
            .Concat(Swaps().Select(swap => (swap.Path, swap.Value)))
            .Concat(_values.Where(value => value.Key != "denial.reason" && value.Value.Count > 0).Select(value => (value.Key, OneDigitOff(value.Value[0], random))).Where(made => made.Item2.Length > 0 && !_text.Contains(made.Item2, StringComparison.OrdinalIgnoreCase)))
            .ToArray();
        random.Shuffle(candidates);
        foreach (var (path, value) in candidates.DistinctBy(candidate => candidate.Item1).Take(count))
        {
            Mistakes.Add((path, value));
            _values[path] = [value];
        }
    }

    /// <summary>Each value of the letter in each other field of its kind, but where a person would take it for that field's too.</summary>
    public IEnumerable<(string Kind, string From, string Path, string Value)> Swaps() =>
        from kind in Kinds
        from path in kind.Paths
        from other in kind.Paths
        where other != path && ValueOf(other) is not null && !IsRight(path, ValueOf(other)!) && !IsBothInTruth(other, path)
        select (kind.Kind, other, path, ValueOf(other)!);

    /// <summary>What the field holds by the labels; for a field that nobody labelled, what the rules are sure of.</summary>
    private string? ValueOf(string path) => First(path)
        ?? (Array.Exists(Singles, single => single.Path == path) ? null : FactFields.Find(path).In(_facts).FirstOrDefault(fact => fact.Confidence >= Sure)?.Text);

    /// <summary>Whether a person who labelled the letter found the value in the field, or would have let it pass.</summary>
    public bool IsRight(string path, string value)
    {
        string? label = Singles.FirstOrDefault(single => single.Path == path).Label;
        var accepted = label is null ? [] : ((_gold["field_alternatives"] as JsonObject)?[label] as JsonArray ?? []).Append(_gold[label]).Select(Text).OfType<string>();
        return accepted.Any(right => Comparison.Same(ComparedAs(path), right, value));
    }

    private bool IsBothInTruth(string from, string path) => Array.Exists(BothInTruth, both => both.From == from && both.Path == path && both.Letters.Contains(_name));

    private static string ComparedAs(string path) => path switch
    {
        "service.description" or "denial.reason" => "text",
        "appeal.address" => "address",
        "appeal.phone" or "appeal.fax" => "digits",
        "appeal.deadline_days" => "number",
        "member.member_id" or "member.group_number" => "id",
        _ when path.StartsWith("claim.", StringComparison.Ordinal) => "id",
        _ when path.StartsWith("amounts.", StringComparison.Ordinal) => "number",
        _ when path.Contains("date", StringComparison.Ordinal) => "exact",
        _ => "name",
    };

    /// <summary>The line of the letter that has a value, as a model quotes it.</summary>
    public string QuoteOf(string value) => LineOf(value);

    /// <summary>The answer to the prompt that asks for the facts.</summary>
    public string Answer()
    {
        var answer = JsonSerializer.SerializeToNode(ExtractedFacts.Empty, PromptJson.Default.ExtractedFacts)!.AsObject();
        foreach (var (path, values) in _values)
        {
            var (group, field) = (path[..path.IndexOf('.')], path[(path.IndexOf('.') + 1)..]);
            var all = values.Select(value => (JsonNode?)new JsonObject { ["value"] = value, ["quote"] = LineOf(value) }).ToArray();
            answer[group]![field] = answer[group]![field] is JsonArray ? new JsonArray(all) : all.FirstOrDefault();
        }

        return answer.ToJsonString();
    }

    private string? First(string path) => _values.TryGetValue(path, out var values) ? values.FirstOrDefault() : null;

    private string LineOf(string value) => _text.Split('\n').FirstOrDefault(line => line.Contains(value, StringComparison.OrdinalIgnoreCase))?.Trim() ?? value;

    private static string OneDigitOff(string value, Random random)
    {
        int[] digits = [.. Enumerable.Range(0, value.Length).Where(i => char.IsAsciiDigit(value[i]))];
        if (digits.Length < 3)
        {
            return "";
        }

        int at = digits[random.Next(digits.Length)];
        return string.Concat(value.AsSpan(0, at), ((char)('0' + ((value[at] - '0' + 1 + random.Next(8)) % 10))).ToString(), value.AsSpan(at + 1));
    }

    private static string? Text(JsonNode? node) => node switch
    {
        null => null,
        JsonValue value when value.TryGetValue<string>(out var text) => text,
        JsonValue value when value.TryGetValue<decimal>(out var number) => number.ToString("0.##", CultureInfo.InvariantCulture),
        _ => node.ToJsonString(),
    };
}
