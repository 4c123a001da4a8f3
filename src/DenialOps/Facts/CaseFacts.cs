namespace DenialOps.Facts;

/// <summary>Everything that is known about a case: <c>case_facts.json</c>.</summary>
public sealed record CaseFacts
{
    /// <summary>Version of the schema, for example <c>1.0</c>.</summary>
    public string SchemaVersion { get; init; } = "1.0";

    /// <summary>The case's name: derived from the letter's content, so that the same letter is the same case.</summary>
    public required string CaseId { get; init; }

    /// <summary>When the facts were read.</summary>
    public required DateTimeOffset ExtractedAt { get; init; }

    /// <summary>The document they were read from.</summary>
    public required DocumentFacts Document { get; init; }

    /// <summary>Who pays.</summary>
    public PayerFacts Payer { get; init; } = new();

    /// <summary>Who is insured.</summary>
    public MemberFacts Member { get; init; } = new();

    /// <summary>The numbers that name the claim.</summary>
    public ClaimFacts Claim { get; init; } = new();

    /// <summary>The denied service; with several, the one with the most at stake.</summary>
    public ServiceFacts Service { get; init; } = new();

    /// <summary>One entry a service line, where the document lists them.</summary>
    public IReadOnlyList<ServiceLine> Services { get; init; } = [];

    /// <summary>What was denied and why.</summary>
    public DenialFacts Denial { get; init; } = new();

    /// <summary>What the document gives for appeals, and only that.</summary>
    public AppealFacts Appeal { get; init; } = new();

    /// <summary>Member services and other contacts.</summary>
    public ContactFacts Contact { get; init; } = new();

    /// <summary>The claim's totals, in US dollars.</summary>
    public AmountFacts Amounts { get; init; } = new();

    /// <summary>Further named facts: patient account, check number, subscriber, received date …</summary>
    public IReadOnlyDictionary<string, Fact<string>> Other { get; init; } = new Dictionary<string, Fact<string>>();

    /// <summary>What was looked for and not found.</summary>
    public IReadOnlyList<MissingFact> Missing { get; init; } = [];

    /// <summary>What is doubtful or contradictory.</summary>
    public IReadOnlyList<FactWarning> Warnings { get; init; } = [];
}
