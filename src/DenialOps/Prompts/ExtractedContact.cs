using System.ComponentModel;

namespace DenialOps.Prompts;

/// <summary>Contacts that are not for appeals, as a model read them.</summary>
public sealed record ExtractedContact
{
    /// <summary>Telephone of member services.</summary>
    [Description("Telephone of member or customer services")]
    public ExtractedValue? Phone { get; init; }

    /// <summary>Fax.</summary>
    [Description("General fax")]
    public ExtractedValue? Fax { get; init; }

    /// <summary>Postal address of the payer.</summary>
    [Description("Postal address of the payer, not for appeals")]
    public ExtractedValue? Address { get; init; }

    /// <summary>Web address.</summary>
    [Description("General web address")]
    public ExtractedValue? Website { get; init; }

    /// <summary>E-mail.</summary>
    [Description("General e-mail address")]
    public ExtractedValue? Email { get; init; }
}
