namespace DenialOps.Remittances;

/// <summary>Why the amount paid differs from the amount charged: one reason of a CAS segment.</summary>
/// <param name="Group">Who bears it: <c>CO</c> contractual obligation (the provider), <c>PR</c> patient responsibility, <c>OA</c> other, <c>PI</c> payer initiated.</param>
/// <param name="Reason">The claim adjustment reason code (CARC), such as <c>197</c>.</param>
/// <param name="Amount">By how much the charge was reduced, in US dollars; below 0 raises it; null where it cannot be read.</param>
/// <param name="Quantity">By how many units; null where the remittance does not say.</param>
public sealed record ClaimAdjustment(string Group, string Reason, decimal? Amount, decimal? Quantity)
{
    /// <summary>The code with its group, as <c>CO-197</c>.</summary>
    public string Code => Group.Length == 0 ? Reason : $"{Group}-{Reason}";
}
