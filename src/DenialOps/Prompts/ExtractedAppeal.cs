using System.ComponentModel;

namespace DenialOps.Prompts;

/// <summary>What the document gives for appeals, as a model read it.</summary>
public sealed record ExtractedAppeal
{
    /// <summary>The time for the first internal appeal.</summary>
    [Description("Time for the first internal appeal, as printed")]
    public ExtractedValue? DeadlineDays { get; init; }

    /// <summary>The last day for it.</summary>
    [Description("Last day for the first internal appeal, only when a date is printed")]
    public ExtractedValue? DeadlineDate { get; init; }

    /// <summary>Telephone for appeals.</summary>
    [Description("Telephone for appeals")]
    public ExtractedValue? Phone { get; init; }

    /// <summary>Fax for appeals.</summary>
    [Description("Fax for appeals")]
    public ExtractedValue? Fax { get; init; }

    /// <summary>Postal address for appeals.</summary>
    [Description("Postal address to which an appeal is sent")]
    public ExtractedValue? Address { get; init; }

    /// <summary>Web address for appeals.</summary>
    [Description("Web address for appeals")]
    public ExtractedValue? Website { get; init; }

    /// <summary>E-mail for appeals.</summary>
    [Description("E-mail address for appeals")]
    public ExtractedValue? Email { get; init; }

    /// <summary>The time in which a fast appeal is decided.</summary>
    [Description("Time in which an expedited appeal is decided, as printed")]
    public ExtractedValue? ExpeditedHours { get; init; }
}
