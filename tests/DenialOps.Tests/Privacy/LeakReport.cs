using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using DenialOps.Facts;
using DenialOps.Intake;
using DenialOps.Knowledge;
using DenialOps.Mentions;
using DenialOps.Privacy;
using DenialOps.Tests.Facts;

namespace DenialOps.Tests.Privacy;

/// <summary>What is left of people's identifiers in hidden letters, and what is left of the values that the work needs.</summary>
internal sealed class LeakReport
{
    private const int ShortestName = 3;
    private const int ShortestNumber = 4;
    private const string BirthShape = @"(?i)\b(dob|date of birth|birth ?date|born|nacimiento)\b[^\w\n]{0,30}(\d{1,4}[/-]\d{1,2}[/-]\d{2,4}|[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4})";

    private static readonly string[] Numbers =
    [
        "member_id", "group_number", "claim_number", "reference_number", "patient_account", "check_eft", "policy_number", "invoice_number", "original_claim", "authorization_number",
        "authorization_on_file", "eob_number", "call_reference", "claims_in_file", "denied_claims_in_file", "claims", "denied_claims", "corrected_claim", "member_email", "email",
    ];

    private static readonly string[] Organizations = ["payer_name", "plan_name", "provider_name", "facility_name", "group_name", "drug_name"];

    private static readonly string[] Codes = ["cpt_codes", "hcpcs_codes", "icd10_codes", "carc_codes", "rarc_codes", "modifiers", "revenue_codes", "ndc", "npis", "drg", "remark_codes", "other_codes_mentioned", "cdt_codes"];

    private static readonly string[] Amounts = ["billed_amount", "allowed_amount", "paid_amount", "patient_responsibility", "denied_amount"];

    private static readonly string[] Days = ["date_of_letter", "date_of_service", "appeal_deadline_date", "date_of_service_end", "received_date", "approved_through"];

    private readonly SortedDictionary<string, (int Kept, int All)> _kept = new(StringComparer.Ordinal);

    private readonly HashSet<string> _sent = [];

    public int Letters { get; private set; }

    public int Checked { get; private set; }

    public List<string> Leaks { get; } = [];

    public List<string> Lost { get; } = [];

    /// <summary>The share of codes, amounts, days, times and payers that are still there.</summary>
    public double Kept => Share(name => name == "payer_name" || !Organizations.Contains(name));

    /// <summary>The share of the other names that are still there: of plans, providers, facilities and groups, where a doubt hides.</summary>
    public double KeptNames => Share(name => name != "payer_name" && Organizations.Contains(name));

    public async Task AddAsync(IEnumerable<LabelledLetter> letters)
    {
        foreach (var letter in letters)
        {
            var document = await new LetterReader().ReadFileAsync(letter.Path, TestContext.Current.CancellationToken);
            Add(letter, new CasePipeline(SomeCase.Clock()).ReadFacts(document));
        }
    }

    /// <summary>Looks for the identifiers of a letter in a text that is sent somewhere.</summary>
    /// <param name="letter">The letter.</param>
    /// <param name="text">What it says.</param>
    /// <param name="sent">What is sent.</param>
    /// <param name="ours">A part of that which is the program's own, with examples that a letter may happen to have.</param>
    public void AddSent(LabelledLetter letter, string text, string sent, string ours)
    {
        if (_sent.Add(letter.Name))
        {
            Letters++;
        }

        var left = WithoutPlaceholders(sent);
        AddNames(letter, left);
        AddNumbers(letter, text, left);
        AddShapes(letter, WithoutPlaceholders(sent.Replace(ours, "", StringComparison.Ordinal)), text);
        foreach (Match birth in Regex.Matches(text, BirthShape))
        {
            Check(letter, "day of birth", birth.Groups[2].Value, left.Contains(birth.Groups[2].Value, StringComparison.Ordinal));
        }
    }

    public override string ToString() =>
        $"{Letters} letters, {Checked} identifiers, {Leaks.Count} leaks; kept {Kept:P2}, other names {KeptNames:P2} ({string.Join(", ", _kept.Select(f => $"{f.Key} {f.Value.Kept}/{f.Value.All}"))})\n"
        + string.Join('\n', Leaks.Concat(Lost.Select(lost => "lost " + lost)));

    private double Share(Func<string, bool> isAsked)
    {
        var counted = _kept.Where(field => isAsked(field.Key)).Select(field => field.Value).ToList();
        return counted.Sum(field => field.Kept) / (double)Math.Max(1, counted.Sum(field => field.All));
    }

    private void Add(LabelledLetter letter, LetterReading reading)
    {
        Letters++;
        var mask = IdentifierMask.Of(reading);
        var text = reading.Letter.Text;
        var masked = mask.Hide(text);
        mask.Restore(masked).ShouldBe(text);
        var left = WithoutPlaceholders(masked);
        AddNames(letter, left);
        AddNumbers(letter, text, left);
        AddShapes(letter, left);
        AddWork(letter, text, left);
    }

    private void AddNames(LabelledLetter letter, string left)
    {
        var organizations = string.Join(' ', Organizations.SelectMany(field => Values(letter, field)));
        foreach (var name in Values(letter, "member_name").Concat(Values(letter, "subscriber_name")))
        {
            // A form filled in for a test says so: no word of it is anybody's name.
            if (name.StartsWith("Test Patient", StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            var words = Regex.Matches(name, @"[\p{L}]+").Select(match => match.Value).Where(word => word.Length >= ShortestName).ToArray();
            Check(letter, "name", string.Join(' ', words), words.Length > 1 && Regex.IsMatch(left, $@"(?i)\b{string.Join(@"[^\p{L}\p{N}]+", words)}\b"));
            foreach (var word in words.Where(word => !EnglishWords.Contains(word) && !organizations.Contains(word, StringComparison.OrdinalIgnoreCase)))
            {
                Check(letter, "name part", word, Regex.IsMatch(left, $@"(?i)\b{word}\b"));
            }
        }
    }

    private void AddNumbers(LabelledLetter letter, string text, string left)
    {
        foreach (var field in Numbers)
        {
            foreach (var value in Values(letter, field).Where(value => value.Count(char.IsLetterOrDigit) >= ShortestNumber && value.Any(char.IsDigit) && !IsTime(field, value)))
            {
                Check(letter, field, value, Grouped(value).IsMatch(left));
            }
        }

        foreach (var (field, node) in letter.Gold.Concat(letter.Gold["extra"]?.AsObject() ?? []).Where(p => p.Key.EndsWith("_phone", StringComparison.Ordinal) || p.Key.EndsWith("_fax", StringComparison.Ordinal)))
        {
            foreach (var value in Texts(node).Concat(Texts(letter.Gold["field_alternatives"]?[field])).Select(v => new string([.. v.Where(char.IsAsciiDigit)])).Where(v => v.Length >= 10))
            {
                Check(letter, field, value, Grouped(value[^10..]).IsMatch(left));
            }
        }

        // The payer's own address: its box, street number and ZIP code are hidden, its name and "Floor 11" are nobody's.
        foreach (var part in Values(letter, "appeal_address").SelectMany(value => value.Split(',')).Where(part => Regex.IsMatch(part, @"(?<![\w])\d{4}|\d{4}(?![\w])") && part.Any(char.IsLetter)))
        {
            Check(letter, "appeal_address", part, Grouped(part).IsMatch(left) && Grouped(part).IsMatch(text));
        }
    }

    // Shapes that no label names: what looks like a telephone number, a town's ZIP code, an e-mail address, a Social Security number, a day of birth.
    // A prompt has examples of its own, so what is sent is looked for in the letter too.
    private void AddShapes(LabelledLetter letter, string left, string? text = null)
    {
        foreach (var (name, shape) in new[]
        {
            ("phone shape", @"(?<![\w.-])\(?[2-9]\d\d\)?[-. ]\d{3}[-.]\d{4}(?![\w-])"),
            ("ZIP shape", @"\b[A-Z]{2},? +\d{5}(-\d{4})?\b"),
            ("e-mail shape", @"\S+@\S+\.\w+"),
            ("SSN shape", @"\b\d{3}-\d{2}-\d{4}\b"),
            ("birth shape", BirthShape),
        })
        {
            foreach (Match match in Regex.Matches(left, shape))
            {
                // "GP, 97140" and "95810 OR 95806" are codes of the letter.
                var isCode = name == "ZIP shape" && Codes.SelectMany(field => Values(letter, field)).Contains(Regex.Match(match.Value, @"\d{5}").Value);
                Check(letter, name, match.Value, !isCode && (text is null || text.Contains(match.Value, StringComparison.Ordinal)));
            }
        }
    }

    private void AddWork(LabelledLetter letter, string text, string left)
    {
        var before = MentionRecognizer.Recognize(text).Select(mention => (mention.Kind, mention.Value)).ToHashSet();
        var after = MentionRecognizer.Recognize(left).Select(mention => (mention.Kind, mention.Value)).ToHashSet();
        foreach (var field in Codes)
        {
            foreach (var code in Values(letter, field, alternatives: false))
            {
                // What is called an NPI and has a wrong check digit is hidden as any other number.
                var isIn = field == "npis" ? before.Contains((MentionKind.Npi, code)) : Grouped(code).IsMatch(text);
                Keep(letter, field, code, isIn, Grouped(code).IsMatch(left));
            }
        }

        foreach (var field in Organizations)
        {
            foreach (var name in Values(letter, field, alternatives: false))
            {
                Keep(letter, field, name, Spaced(name).IsMatch(text), Spaced(name).IsMatch(left));
            }
        }

        foreach (var (field, kind, form) in Amounts.Select(f => (f, MentionKind.Amount, "0.00")).Concat(Days.Select(f => (f, MentionKind.Date, ""))).Append(("appeal_deadline_days", MentionKind.Duration, "0 'days'")))
        {
            foreach (var value in Values(letter, field, alternatives: false))
            {
                var normal = form.Length == 0 ? value : decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture).ToString(form, System.Globalization.CultureInfo.InvariantCulture);
                Keep(letter, field, value, before.Contains((kind, normal)), after.Contains((kind, normal)));
            }
        }
    }

    // Of a corrected claim a label gives the time in which it is taken: "12 months".
    private static bool IsTime(string field, string value) => field == "corrected_claim" && Regex.IsMatch(value, "^[0-9]{1,3} (days|months)$");

    private static Regex Grouped(string value) =>
        new($@"(?i)(?<![A-Z0-9]){string.Join(@"[^\p{L}\p{N}\u25A0]{0,3}", value.Where(char.IsLetterOrDigit).Select(c => Regex.Escape($"{c}")))}(?![A-Z0-9])");

    private static Regex Spaced(string value) => new($"(?i){string.Join(@"\s+", value.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Regex.Escape))}");

    private static string WithoutPlaceholders(string text) => Regex.Replace(text, @"\[\[[A-Z_0-9]+\]\]", " \u25A0 ");

    private void Check(LabelledLetter letter, string field, string value, bool isLeft)
    {
        Checked++;
        if (isLeft)
        {
            Leaks.Add($"{letter.Name} {field}: {value}");
        }
    }

    private void Keep(LabelledLetter letter, string field, string value, bool was, bool isThere)
    {
        if (!was)
        {
            return;
        }

        var (kept, all) = _kept.GetValueOrDefault(field);
        _kept[field] = (kept + (isThere ? 1 : 0), all + 1);
        if (!isThere)
        {
            Lost.Add($"{letter.Name} {field}: {value}");
        }
    }

    private static IEnumerable<string> Values(LabelledLetter letter, string field, bool alternatives = true) =>
        Texts(letter.Gold[field]).Concat(Texts(letter.Gold["extra"]?[field])).Concat(alternatives ? Texts(letter.Gold["field_alternatives"]?[field]) : []).Distinct();

    private static IEnumerable<string> Texts(JsonNode? node) => node switch
    {
        null => [],
        JsonArray array => array.SelectMany(Texts),
        JsonValue value when value.GetValueKind() is System.Text.Json.JsonValueKind.String or System.Text.Json.JsonValueKind.Number => [value.ToString()],
        _ => [],
    };
}
