namespace DenialOps.Facts;

/// <summary>Contacts that are not for appeals.</summary>
public sealed record ContactFacts
{
    /// <summary>Telephone of member services.</summary>
    public Fact<string>? Phone { get; init; }

    /// <summary>Fax.</summary>
    public Fact<string>? Fax { get; init; }

    /// <summary>Postal address of the payer.</summary>
    public Fact<string>? Address { get; init; }

    /// <summary>Web address.</summary>
    public Fact<string>? Website { get; init; }

    /// <summary>E-mail.</summary>
    public Fact<string>? Email { get; init; }
}
