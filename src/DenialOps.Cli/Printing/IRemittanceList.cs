using DenialOps.Remittances;

namespace DenialOps.Cli.Printing;

/// <summary>A form in which the denials of a remittance are listed.</summary>
internal interface IRemittanceList
{
    /// <summary>One more, in the order of the file.</summary>
    void Add(RemittedDenial denial);

    /// <summary>Ends the list.</summary>
    /// <param name="claims">How many claims the file has, paid ones included.</param>
    void End(int claims);
}
