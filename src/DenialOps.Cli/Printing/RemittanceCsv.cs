using System.Globalization;
using DenialOps.Remittances;

namespace DenialOps.Cli.Printing;

/// <summary>Denials as comma-separated values (RFC 4180), each as it is found, so that the file may be of any length.</summary>
internal sealed class RemittanceCsv(TextWriter output) : IRemittanceList
{
    private bool _hasHead;

    public void Add(RemittedDenial denial)
    {
        Head();
        var claim = denial.Claim;
        Line(
            claim.PatientControlNumber,
            claim.PayerClaimNumber,
            claim.Remittance.Payer?.Name,
            Day(claim.Remittance.PaymentDate),
            Day(claim.From ?? claim.Lines.Select(line => line.From).FirstOrDefault(day => day is not null)),
            claim.Status,
            Money(claim.Charge),
            Money(claim.Paid),
            Money(denial.AtStake),
            string.Join(' ', denial.Reasons.Select(reason => reason.Code).Distinct(StringComparer.Ordinal)),
            string.Join(' ', claim.AllRemarkCodes),
            RemittanceWords.WayOf(denial),
            string.Join(' ', denial.Meanings.Select(meaning => $"{meaning.Key}: {meaning.Value}")));
    }

    public void End(int claims) => Head();

    private void Head()
    {
        if (!_hasHead)
        {
            _hasHead = true;
            Line("patient_control_number", "payer_claim_number", "payer", "payment_date", "service_date", "status", "charge", "paid", "at_stake", "reasons", "remarks", "route", "meaning");
        }
    }

    private void Line(params string?[] cells) => output.WriteLine(string.Join(',', cells.Select(Cell)));

    // What begins like a formula is one for a spreadsheet, and these words come out of somebody else's file.
    private static string Cell(string? value)
    {
        string text = PrintableText.OneLine(value ?? "");
        text = text.Length > 0 && text[0] is '=' or '+' or '-' or '@' && !decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out _) ? "'" + text : text;
        return text.AsSpan().ContainsAny(',', '"') ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
    }

    private static string Money(decimal amount) => amount.ToString("0.00", CultureInfo.InvariantCulture);

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
