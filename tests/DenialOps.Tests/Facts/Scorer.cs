using System.Globalization;
using System.Text.Json.Nodes;

namespace DenialOps.Tests.Facts;

/// <summary>Compares facts and routes with labels, field by field, and keeps every miss.</summary>
internal sealed class Scorer
{
    private const double Sure = 0.8;

    private static readonly (string Field, string Path, string Kind)[] Singles =
    [
        ("payer_name", "payer.name", "name"), ("plan_name", "payer.plan_name", "name"), ("member_name", "member.name", "name"),
        ("member_id", "member.member_id", "id"), ("group_number", "member.group_number", "id"), ("claim_number", "claim.claim_number", "id"),
        ("reference_number", "claim.reference_number", "id"), ("provider_name", "service.provider_name", "name"),
        ("facility_name", "service.facility_name", "name"), ("service_description", "service.description", "text"),
        ("date_of_letter", "denial.date_of_letter", "exact"), ("date_of_service", "service.date_of_service", "exact"),
        ("appeal_deadline_days", "appeal.deadline_days", "number"), ("appeal_deadline_date", "appeal.deadline_date", "exact"),
        ("billed_amount", "amounts.billed", "number"), ("allowed_amount", "amounts.allowed", "number"),
        ("paid_amount", "amounts.paid", "number"), ("patient_responsibility", "amounts.patient_responsibility", "number"),
        ("appeal_phone", "appeal.phone", "digits"), ("appeal_fax", "appeal.fax", "digits"), ("appeal_address", "appeal.address", "address"),
        ("denial_reason_quote", "denial.reason", "text"),
    ];

    private static readonly (string Field, string Path)[] Lists =
    [
        ("cpt_codes", "service.cpt_codes"), ("hcpcs_codes", "service.hcpcs_codes"), ("icd10_codes", "service.diagnosis_codes"),
        ("carc_codes", "denial.carc_codes"), ("rarc_codes", "denial.rarc_codes"), ("modifiers", "service.modifiers"),
    ];

    private readonly Dictionary<string, Tally> _fields = [];
    private readonly List<string> _misses = [];
    private int _sure, _sureAndRight, _routed;

    public int Letters { get; private set; }

    /// <summary>What was right, wrong and missed, by field.</summary>
    public IReadOnlyDictionary<string, Tally> Fields => _fields;

    public double MicroF1 => Sum(_fields.Keys).F1;

    public double CodePrecision => Sum(Lists.Select(l => l.Field).Where(f => f.EndsWith("codes", StringComparison.Ordinal))).Precision;

    public double DatePrecision => Sum(["date_of_letter", "date_of_service", "appeal_deadline_date"]).Precision;

    public double Routing => _routed / (double)Letters;

    public double RightWhenConfident => _sureAndRight / (double)_sure;

    /// <summary>The figures and every miss.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Letters} letters: micro-F1 {MicroF1:F4}, codes {CodePrecision:F4}, dates {DatePrecision:F4}, routing {Routing:F4}, right when confident {RightWhenConfident:F4}\n{string.Join('\n', _misses)}");

    public void Add(string letter, JsonObject gold, JsonNode facts, JsonNode route)
    {
        Letters++;
        var alternatives = gold["field_alternatives"] as JsonObject;
        foreach (var (field, path, kind) in Singles)
        {
            var others = alternatives?[field] as JsonArray;
            string? label = Text(gold[field]);
            var accepted = (others ?? []).Append(gold[field]).Select(Text).OfType<string>();
            bool mayBeEmpty = label is null || (others is not null && others.Any(o => o is null));
            Single(letter, field, label, Dig(facts, path), accepted.Any(a => Read(Dig(facts, path)) is { } read && Comparison.Same(kind, a, read)), mayBeEmpty);
        }

        foreach (var (field, path) in Lists)
        {
            var read = Codes(Dig(facts, path) as JsonArray);
            var options = ((alternatives?[field] as JsonArray) ?? []).OfType<JsonArray>().Prepend(gold[field] as JsonArray ?? []).Select(Codes);
            var best = options.MinBy(o => o.Except(read).Count() + read.Except(o).Count())!;
            Count(field, new Tally(read.Intersect(best).Count(), read.Except(best).Count(), best.Except(read).Count()));
            Note(!read.SetEquals(best), letter, field, string.Join(' ', best), string.Join(' ', read));
        }

        var routes = RoutesOf(gold);
        string got = Text(route["route"])!;
        _routed += routes.Contains(got) ? 1 : 0;
        Note(!routes.Contains(got), letter, "route", string.Join(" or ", routes), got);
    }

    private void Single(string letter, string field, string? label, JsonNode? fact, bool right, bool mayBeEmpty)
    {
        if (Read(fact) is not { } read)
        {
            Count(field, new Tally(0, 0, mayBeEmpty ? 0 : 1));
            Note(!mayBeEmpty, letter, field, label, null);
            return;
        }

        Count(field, right ? new Tally(1, 0, 0) : new Tally(0, 1, label is null ? 0 : 1));
        Note(!right, letter, field, label, read);
        if (fact!["confidence"]!.GetValue<double>() >= Sure)
        {
            _sure++;
            _sureAndRight += right ? 1 : 0;
        }
    }

    private static HashSet<string> RoutesOf(JsonObject gold)
    {
        if (gold["is_denial"] is JsonValue isDenial && !isDenial.GetValue<bool>())
        {
            return ["not_a_denial"];
        }

        return [.. (gold["route_alternatives"] as JsonArray ?? []).Append(gold["route"]).Select(Text).OfType<string>().Select(r => r == "other" ? "coverage_dispute" : r)];
    }

    private void Count(string field, Tally tally) => _fields[field] = _fields.GetValueOrDefault(field) + tally;

    private void Note(bool miss, string letter, string field, string? gold, string? read)
    {
        if (miss)
        {
            _misses.Add($"{letter} {field}: expected {gold ?? "nothing"}, read {read ?? "nothing"}");
        }
    }

    private Tally Sum(IEnumerable<string> fields) => fields.Aggregate(default(Tally), (sum, field) => sum + _fields.GetValueOrDefault(field));

    private static JsonNode? Dig(JsonNode tree, string path) => path.Split('.').Aggregate((JsonNode?)tree, (node, part) => (node as JsonObject)?[part]);

    private static string? Read(JsonNode? fact) => fact is JsonObject ? Text(fact["value"]) is { Length: > 0 } value ? value : null : null;

    private static string? Text(JsonNode? node) => node switch
    {
        null => null,
        JsonValue value when value.TryGetValue<string>(out var text) => text,
        _ => node.ToJsonString(),
    };

    private static HashSet<string> Codes(JsonArray? codes) =>
        [.. (codes ?? []).Select(c => string.Concat((c is JsonObject ? Text(c["value"]) : Text(c))!.ToUpperInvariant().Where(x => !char.IsWhiteSpace(x))))];
}
