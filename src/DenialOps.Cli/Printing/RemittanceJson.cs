using System.Globalization;
using System.Text.Json.Nodes;
using DenialOps.Remittances;

namespace DenialOps.Cli.Printing;

/// <summary>Denials as one JSON array, each written as it is found, so that the file may be of any length.</summary>
internal sealed class RemittanceJson(TextWriter output) : IRemittanceList
{
    private bool _hasAny;

    public void Add(RemittedDenial denial)
    {
        output.WriteLine(_hasAny ? "," : "[");
        _hasAny = true;
        var claim = denial.Claim;
        output.Write(new JsonObject
        {
            ["patient_control_number"] = claim.PatientControlNumber,
            ["payer_claim_number"] = claim.PayerClaimNumber,
            ["payer"] = claim.Remittance.Payer?.Name,
            ["payment_number"] = claim.Remittance.PaymentNumber,
            ["payment_date"] = Day(claim.Remittance.PaymentDate),
            ["status"] = claim.Status,
            ["charge"] = Money(claim.Charge),
            ["paid"] = Money(claim.Paid),
            ["at_stake"] = Money(denial.AtStake),
            ["route"] = RemittanceWords.WayOf(denial) is { Length: > 0 } route ? route : null,
            ["is_unprocessable"] = denial.IsUnprocessable,
            ["reasons"] = new JsonArray([.. denial.Reasons.Select(reason => (JsonNode)new JsonObject { ["code"] = reason.Code, ["amount"] = Money(reason.Amount) })]),
            ["remarks"] = new JsonArray([.. claim.AllRemarkCodes.Select(remark => (JsonNode)remark)]),
            ["meanings"] = new JsonObject(denial.Meanings.DistinctBy(meaning => meaning.Key).Select(meaning => KeyValuePair.Create(meaning.Key, (JsonNode?)meaning.Value))),
            ["lines"] = new JsonArray([.. claim.Lines.Select(line => (JsonNode)new JsonObject
            {
                ["code"] = line.Code,
                ["modifiers"] = new JsonArray([.. line.Modifiers.Select(modifier => (JsonNode)modifier)]),
                ["date_of_service"] = Day(line.From),
                ["charge"] = Money(line.Charge),
                ["paid"] = Money(line.Paid),
            })]),
            ["segment"] = claim.Segment,
            ["offset"] = claim.Offset,
        }.ToJsonString());
    }

    public void End(int claims) => output.WriteLine(_hasAny ? "\n]" : "[]");

    // Two decimals, as everywhere in the contract.
    private static decimal? Money(decimal? amount) => amount is { } known ? decimal.Round(known, 2) + 0.00m : null;

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
