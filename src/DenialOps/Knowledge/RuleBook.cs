namespace DenialOps.Knowledge;

/// <summary>The times that laws give, by kind of plan: <c>Knowledge/Data/rules.json</c>, read once.</summary>
internal sealed class RuleBook
{
    private static readonly Lazy<RuleBook> Shared = new(() => new RuleBook(Resources.Read("rules.json", RuleFileJson.Default.RuleFile)));

    private static readonly Lazy<Dictionary<string, RuleWords>> Spanish = new(() => Resources.Read("rules.es.json", RuleFileJson.Default.DictionaryStringRuleWords));

    private readonly Dictionary<PlanType, IReadOnlyList<LegalRule>> _appeals;

    public RuleBook(RuleFile file)
    {
        All = file.Rules;
        Duties = file.Duties;
        ReviewAfter = file.ReviewAfter;
        _appeals = Enum.GetValues<PlanType>().ToDictionary(type => type, type => Of(type, RuleMatter.Appeal));
    }

    /// <summary>The book that ships with the product.</summary>
    public static RuleBook Current => Shared.Value;

    /// <summary>Every rule.</summary>
    public IReadOnlyList<LegalRule> All { get; }

    /// <summary>What laws make plans do.</summary>
    public IReadOnlyList<LegalDuty> Duties { get; }

    /// <summary>What a law makes a plan of a kind do on a day; null where we know of none.</summary>
    public LegalDuty? Find(PlanType type, PlanDuty duty, DateOnly? day) =>
        Duties.FirstOrDefault(d => d.Duty == duty && d.PlanTypes.Contains(type) && (d.From is null || day >= d.From));

    /// <summary>From which day on the rules are due for another check.</summary>
    public DateOnly ReviewAfter { get; }

    /// <summary>The appeals against a plan's refusal, from the first to the last; those of single states included. Empty where the kind of plan is unknown.</summary>
    public IReadOnlyList<LegalRule> Appeals(PlanType type) => _appeals[type];

    /// <summary>The appeal at a place of the ladder: the state's own where it has one, else the federal one; null past the ladder's end.</summary>
    public LegalRule? Appeal(PlanType type, int level, string? state = null)
    {
        LegalRule? found = null;
        foreach (var rule in _appeals[type])
        {
            if (rule.Level == level && (rule.States.Count == 0 ? found is null : state is not null && rule.States.Contains(state)))
            {
                found = rule;
            }
        }

        return found;
    }

    /// <summary>A rule with its names and notes in a language; the law is the same.</summary>
    public LegalRule In(DocumentLanguage language, LegalRule rule) =>
        language != DocumentLanguage.English && Spanish.Value.TryGetValue(rule.Id, out var words)
            ? rule with { Name = words.Name, DecidedBy = words.DecidedBy ?? rule.DecidedBy, WhoFiles = words.WhoFiles, Note = words.Note }
            : rule;

    /// <summary>The rule of that name.</summary>
    public LegalRule Find(string id) => All.First(rule => rule.Id == id);

    /// <summary>The rule of a kind of plan on another matter, or null.</summary>
    public LegalRule? Find(PlanType type, RuleMatter matter) => All.FirstOrDefault(rule => rule.Matter == matter && rule.PlanTypes.Contains(type));

    private IReadOnlyList<LegalRule> Of(PlanType type, RuleMatter matter) =>
        [.. All.Where(rule => rule.Matter == matter && rule.PlanTypes.Contains(type)).OrderBy(rule => rule.Level)];
}
