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
    public static CaseValues Of(LetterReading reading)
    {
        long steps = 0;
        var text = reading.Letter.Text;
        var births = BirthDates.Find(text, reading.Mentions, ref steps);
        if (reading.Facts.Member.DateOfBirth is { } birth)
        {
            births.Add(birth.Value);
        }

        var values = new CaseValues(new CaseNames(reading.Facts), births);
        values.AddFacts(reading.Facts);
        values.People = new NameBook(values.PeopleOf(reading));
        foreach (var mention in reading.Mentions)
        {
            values.AddMention(text[mention.Start..mention.End], mention);
        }

        foreach (var spelling in births.SelectMany(BirthDates.Spellings))
        {
            values.Numbers.Add(spelling, PrivateKind.BirthDate, mayBeGrouped: false);
        }

        return values;
    }

    /// <summary>The people whom a text itself shows, by what it calls them or by the shape of their names.</summary>
    public IReadOnlyCollection<string> PeopleIn(string text, List<(PrivateSpan Span, int Length)> organizations, ref long steps)
    {
        var shapes = PersonShapes.Of(text, organizations, ref steps);
        return [.. PersonCues.Find(text, ref steps).Concat(shapes.People).Select(person => _names.PersonOf(person, shapes.Clinicians)).OfType<string>()];
    }

    private List<string> PeopleOf(LetterReading reading)
    {
        long steps = 0;
        var facts = reading.Facts;
        var isToProvider = facts.Other.GetValueOrDefault("audience")?.Value == "provider";
        var people = new List<string>();
        people.AddRange(facts.Other.Where(other => IsPerson(other.Key) && !(other.Key == AddresseeReader.NameFact && isToProvider)).Select(other => other.Value.Value));
        people.AddRange(new MemberReader(new ReadingContext(reading.Letter, reading.Mentions)).Everybody());
        people = [.. people.Select(person => _names.PersonOf(person)).OfType<string>()];
        if (facts.Member.Name is { } name)
        {
            people.Insert(0, _names.PersonOf(name.Value) ?? name.Value);
        }

        foreach (var text in new[] { reading.Letter.Text, reading.Context?.Notes }.OfType<string>())
        {
            var read = ScannedLetters.Of(text, ref steps);
            people.AddRange(PeopleIn(read, Organizations.Find(read, ref steps), ref steps));
        }

        return people;
    }

    /// <summary>The facility where its name is one of an organisation: a reader may have taken a patient for it.</summary>
    internal static Fact<string>? Facility(CaseFacts facts) => facts.Service.FacilityName is { } facility && NameShapes.IsOrganisation(facility.Value) ? facility : null;

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

        foreach (var name in new[] { facts.Payer.Name, facts.Payer.PlanName, Facility(facts), facts.Service.DrugName })
        {
            Organizations.Add(name?.Value, PrivateKind.Text, mayBeGrouped: true);
        }

        if (facts.Service.ProviderName is { } provider && NameShapes.HasCredential(provider.Value))
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
