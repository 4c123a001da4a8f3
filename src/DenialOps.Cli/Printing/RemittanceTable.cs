using System.Globalization;
using DenialOps.Remittances;

namespace DenialOps.Cli.Printing;

/// <summary>Denials as a table, the most at stake first, and what their codes mean.</summary>
internal sealed class RemittanceTable(TextWriter output) : IRemittanceList
{
    private readonly List<RemittedDenial> _denials = [];

    public void Add(RemittedDenial denial) => _denials.Add(denial);

    public void End(int claims)
    {
        if (_denials.Count == 0)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{claims:N0} claims, and none is denied or reduced by a denial."));
            return;
        }

        var table = new TextTable("claim", "payer's number", "at stake", "charge", "paid", "codes", "way out");
        foreach (var denial in _denials.OrderByDescending(denial => denial.AtStake).ThenBy(denial => denial.Claim.Segment))
        {
            table.Add(
                denial.Claim.PatientControlNumber ?? "-",
                denial.Claim.PayerClaimNumber ?? "-",
                Money(denial.AtStake),
                Money(denial.Claim.Charge),
                Money(denial.Claim.Paid),
                string.Join(' ', denial.Meanings.Select(meaning => meaning.Key)) is { Length: > 0 } codes ? codes : "no code",
                RemittanceWords.WayInWords(denial));
        }

        table.WriteTo(output);
        output.WriteLine();
        foreach (var (code, meaning) in _denials.SelectMany(denial => denial.Meanings).DistinctBy(meaning => meaning.Key).OrderBy(meaning => meaning.Key, StringComparer.Ordinal))
        {
            output.WriteLine($"{PrintableText.OneLine(code)}: {meaning}");
        }

        output.WriteLine();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{_denials.Count:N0} of {claims:N0} claims, {Money(_denials.Sum(denial => denial.AtStake))} US dollars at stake."));
        output.WriteLine("A remittance does not say by when to appeal: look at the payer's notice or your contract.");
    }

    private static string Money(decimal amount) => amount.ToString("N2", CultureInfo.InvariantCulture);
}
