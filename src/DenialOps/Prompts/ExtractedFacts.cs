namespace DenialOps.Prompts;

/// <summary>
/// What a model read in a document, in the groups of <c>case_facts.json</c>: the answer to <c>extract-facts</c>. A member that is null, an
/// empty list and a member that is not there all say that the document does not have it.
/// </summary>
/// <remarks>Nothing in it is a fact yet: values are as printed, and each must be found again in the document by its quote.</remarks>
public sealed record ExtractedFacts
{
    /// <summary>Nothing at all.</summary>
    public static ExtractedFacts Empty { get; } = new()
    {
        Payer = new(),
        Member = new(),
        Claim = new(),
        Service = new(),
        Denial = new(),
        Appeal = new(),
        Contact = new(),
        Amounts = new(),
    };

    /// <summary>Who pays.</summary>
    public required ExtractedPayer Payer { get; init; }

    /// <summary>Who is insured.</summary>
    public required ExtractedMember Member { get; init; }

    /// <summary>The numbers of the case.</summary>
    public required ExtractedClaim Claim { get; init; }

    /// <summary>The denied care.</summary>
    public required ExtractedService Service { get; init; }

    /// <summary>What was denied and why.</summary>
    public required ExtractedDenial Denial { get; init; }

    /// <summary>What the document gives for appeals.</summary>
    public required ExtractedAppeal Appeal { get; init; }

    /// <summary>Member services and other contacts.</summary>
    public required ExtractedContact Contact { get; init; }

    /// <summary>The amounts of the claim.</summary>
    public required ExtractedAmounts Amounts { get; init; }
}
