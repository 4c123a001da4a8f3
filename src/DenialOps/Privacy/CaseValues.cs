using DenialOps.Facts;
using DenialOps.Facts.Readers;
using DenialOps.Mentions;

namespace DenialOps.Privacy;

/// <summary>What is private in one case: people, days of birth, and numbers and addresses in whatever form they are printed; and the names that stay.</summary>
internal sealed class CaseValues
{
    private const int ShortestGrouped = 8;
    private const int ShortestId = 4;
    private const int ShortestBase = 6;
    private const int LongestSuffix = 3;
    private const int ShortestAddress = 10;
    private const int ShortestSpelled = 9;

    private static readonly string[] PeopleOfFacts =
    [
        "subscriber", "member", "patient", "guardian", "parent", "spouse", "dependent", "representative", "employee", "insured", "holder", "child", "son_", "daughter",
        "mother", "father", "husband", "wife", "caregiver", "beneficiary", "enrollee", "claimant", "appellant", "sponsor", "attorney", "sender", "signer", "my_", "your_",
    ];

    private static readonly string[] NumbersOfFacts = ["number", "account", "_id", "ssn", "security", "mrn", "record", "case", "reference", "invoice", "check", "policy", "certificate", "license", "passport", "medicare", "medicaid"];

    private readonly CaseNames _names;

    private CaseValues(CaseNames names, HashSet<DateOnly> births)
    {
        _names = names;
        Births = births;
    }

    /// <summary>Whose names are hidden.</summary>
    public NameBook People { get; private set; } = new([]);

    /// <summary>Their days of birth.</summary>
    public IReadOnlySet<DateOnly> Births { get; }

    /// <summary>Numbers and addresses.</summary>
    public PhraseTrie Numbers { get; } = new();

    /// <summary>Names of payers, plans, facilities and drugs: a word of them stays where it stands in them, even if somebody is called so.</summary>
    public PhraseTrie Organizations { get; } = new();

    /// <summary>Names of providers: a first name that a patient shares stays in them.</summary>
    public PhraseTrie Providers { get; } = new();

    /// <summary>Collects what is private in a letter that was read, in its facts and in what its user said.</summary>
    /// <param name="reading">The letter.</param>
    /// <param name="before">Its facts as they were, whose values stay private whatever they have become; null where there are none.</param>
    public static CaseValues Of(LetterReading reading, CaseFacts? before = null)
    {
        long steps = 0;
        var text = reading.Letter.Text;
        var births = BirthDates.Find(text, reading.Mentions, ref steps);
        CaseFacts[] all = before is null ? [reading.Facts] : [reading.Facts, before];
        births.UnionWith(all.Select(facts => facts.Member.DateOfBirth?.Value).OfType<DateOnly>());
        var people = all.SelectMany(PeopleOf).Concat(new MemberReader(new ReadingContext(reading.Letter, reading.Mentions)).Everybody()).ToList();
        string[] organizations = [.. all.SelectMany(facts => OrganizationNames.Of(facts, people)).Distinct(StringComparer.OrdinalIgnoreCase)];
        var values = new CaseValues(new CaseNames(reading.Facts, organizations), births);
        foreach (var name in organizations)
        {
            values.Organizations.Add(name, PrivateKind.Text, mayBeGrouped: true);
        }

        foreach (var facts in all)
        {
            values.AddFacts(facts);
        }

        var persons = values.Persons(reading, people, all);
        values.People = new NameBook(persons);
        foreach (var name in persons)
        {
            values.AddSpelled(name);
        }

        foreach (var mention in reading.Mentions)
        {
            values.AddMention(text[mention.Start..mention.End], mention);
        }

        foreach (var spelling in births.SelectMany(BirthDates.Spellings))
        {
            values.Numbers.Add(spelling, PrivateKind.BirthDate, mayBeGrouped: spelling.Any(char.IsLetter));
        }

        return values;
    }

    /// <summary>The people whom a text itself shows, by what it calls them or by the shape of their names.</summary>
    public IReadOnlyCollection<string> PeopleIn(string text, List<(PrivateSpan Span, int Length)> organizations, ref long steps)
    {
        var shapes = PersonShapes.Of(text, organizations, ref steps);
        return [.. PersonCues.Find(text, ref steps).Concat(shapes.People).Select(person => _names.PersonOf(person, shapes.Clinicians)).OfType<string>()];
    }

    private List<string> Persons(LetterReading reading, List<string> named, CaseFacts[] all)
    {
        long steps = 0;
        var people = all.Select(facts => facts.Member.Name?.Value).OfType<string>().Select(member => _names.PersonOf(member) is { Length: > 0 } person ? person : member).ToList();
        people.AddRange(named.Select(person => _names.PersonOf(person)).OfType<string>());
        foreach (var text in new[] { reading.Letter.Text, reading.Context?.Notes }.OfType<string>())
        {
            var read = ScannedLetters.Of(text, ref steps);
            people.AddRange(PeopleIn(read, Organizations.Find(read, ref steps), ref steps));
        }

        // "O'Brien" is printed as "OBrien".
        people.AddRange([.. people.Where(name => name.AsSpan().ContainsAny('\'', '\u2019')).Select(name => name.Replace("'", "", StringComparison.Ordinal).Replace("\u2019", "", StringComparison.Ordinal))]);
        return people;
    }

    /// <summary>A whole name without the spaces between its words, or with spaces between its letters, as scanners have it.</summary>
    private void AddSpelled(string name)
    {
        var all = PersonName.Words(name).ConvertAll(word => word.Word);
        foreach (var words in new[] { all, [.. all.Where(word => word.Length > 1)] })
        {
            for (var first = 0; words.Count > 1 && words.Sum(word => word.Length) >= ShortestSpelled && first < words.Count; first++)
            {
                Numbers.Add(string.Concat(words.Skip(first).Concat(words.Take(first))), PrivateKind.MemberName, mayBeGrouped: true);
            }
        }
    }

    /// <summary>The people whom facts name, as they name them.</summary>
    private static IEnumerable<string> PeopleOf(CaseFacts facts)
    {
        var isToProvider = facts.Other.GetValueOrDefault("audience")?.Value == "provider";
        return facts.Other.Where(other => IsPerson(other.Key) && !(other.Key == AddresseeReader.NameFact && isToProvider)).Select(other => other.Value.Value)
            .Concat(facts.Member.Name is { } member ? [member.Value] : []);
    }

    private static bool IsPerson(string key) => key == AddresseeReader.NameFact
        || (PeopleOfFacts.Any(part => key.Contains(part, StringComparison.OrdinalIgnoreCase)) && !IsNumber(key) && !key.Contains("address", StringComparison.OrdinalIgnoreCase));

    private static bool IsNumber(string key) => NumbersOfFacts.Any(part => key.Contains(part, StringComparison.OrdinalIgnoreCase)) && !key.Contains("name", StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// Knows the numbers that were found private in the letter by their place there: a draft may print one under another label, and as what it is
    /// not. To be called before the mask is used.
    /// </summary>
    public void Remember(IReadOnlyList<(string Value, PrivateKind Kind)> found)
    {
        foreach (var (value, kind) in found)
        {
            if (kind is PrivateKind.MemberId or PrivateKind.GroupNumber or PrivateKind.ClaimNumber or PrivateKind.ReferenceNumber or PrivateKind.AuthorizationNumber or PrivateKind.PolicyNumber
                or PrivateKind.AccountNumber or PrivateKind.PaymentNumber or PrivateKind.TaxNumber or PrivateKind.IdNumber)
            {
                AddNumber(value, kind);
            }
        }
    }

    private void AddFacts(CaseFacts facts)
    {
        AddNumber(facts.Member.MemberId?.Value, PrivateKind.MemberId);
        AddNumber(facts.Member.GroupNumber?.Value, PrivateKind.GroupNumber);
        AddNumber(facts.Claim.ClaimNumber?.Value, PrivateKind.ClaimNumber);
        AddNumber(facts.Claim.ReferenceNumber?.Value, PrivateKind.ReferenceNumber);
        AddNumber(facts.Claim.AuthorizationNumber?.Value, PrivateKind.AuthorizationNumber);
        foreach (var (key, fact) in facts.Other.Where(other => other.Value.Value.Any(char.IsAsciiDigit)))
        {
            if (key.Contains("address", StringComparison.OrdinalIgnoreCase))
            {
                AddAddress(fact.Value);
            }
            else if (IsNumber(key) && !DateOnly.TryParse(fact.Value, System.Globalization.CultureInfo.InvariantCulture, out _))
            {
                AddNumber(fact.Value, PrivateKind.IdNumber);
            }
        }

        if (facts.Service.ProviderName is { Method: not FactMethod.Llm } provider && NameShapes.HasCredential(provider.Value))
        {
            Providers.Add(provider.Value, PrivateKind.Text, mayBeGrouped: true);
        }
    }

    private void AddMention(string printed, Mention mention)
    {
        switch (mention.Kind)
        {
            case MentionKind.Identifier when mention.Role != IdentifierRole.Form:
                AddNumber(printed, RecognisedValues.KindOf(mention.Role));
                break;
            case MentionKind.Phone:
                var digits = string.Concat(mention.Value.Where(char.IsAsciiDigit).Take(10));
                var kind = mention.Use == PhoneUse.Fax ? PrivateKind.Fax : PrivateKind.Phone;
                Numbers.Add(digits, kind, mayBeGrouped: true);
                Numbers.Add("1" + digits, kind, mayBeGrouped: true);
                break;
            case MentionKind.Address:
                AddAddress(printed);
                break;
        }
    }

    private void AddAddress(string address)
    {
        foreach (var part in address.Split([',', '\n']).Append(address))
        {
            if (part.Count(char.IsLetterOrDigit) >= ShortestAddress && part.Any(char.IsAsciiDigit) && part.Any(char.IsLetter))
            {
                Numbers.Add(part, PrivateKind.Address, mayBeGrouped: true);
            }
        }
    }

    // "W123456789-01" is also known without its suffix; a short number is known only as it is printed.
    private void AddNumber(string? number, PrivateKind kind)
    {
        var key = Fold.Of(number);
        if (key.Length < ShortestId || !key.Any(char.IsAsciiDigit) || (key.Length == ShortestId && key[..2] is "19" or "20"))
        {
            return;
        }

        Numbers.Add(number, kind, mayBeGrouped: key.Length >= ShortestGrouped || key.Any(char.IsLetter) || number!.Any(c => !char.IsLetterOrDigit(c)));
        var cut = number!.TrimEnd().LastIndexOfAny([' ', '-', '/', '.']);
        var stem = cut > 0 ? Fold.Of(number.AsSpan(0, cut)) : string.Empty;
        if (stem.Length >= ShortestBase && key.Length - stem.Length <= LongestSuffix)
        {
            Numbers.Add(stem, kind, mayBeGrouped: stem.Length >= ShortestGrouped);
        }
    }
}
