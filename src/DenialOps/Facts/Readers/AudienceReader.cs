using DenialOps.Facts.Layout;

namespace DenialOps.Facts.Readers;

/// <summary>Tells a letter to a patient from a letter to a provider.</summary>
internal static class AudienceReader
{
    private static readonly string[] ProviderSigns =
    [
        "dear provider", "dear sir or madam", "to whom it may concern", "attn: patient accounts", "attn billing", "attn: accounts", "provider remittance", "dear ur coordinator", "dear patient financial", "remittance advice", "provider appeal", "do not bill the patient",
        "the member may not be billed", "may not bill the member", "may not bill the patient", "dear dr", "provider dispute", "remit date", "a claim you sent us", "patient acct", "your office", "eft trace", "dear billing",
    ];

    private static readonly string[] PatientSigns = ["dear member", "dear parent", "your right to appeal", "your appeal rights", "you may owe", "your doctor", "your plan covers", "your appeal", "your coverage", "your benefits", "your provider", "this is not a bill", "your health"];

    /// <summary><c>provider</c> or <c>patient</c>, with the words that say so.</summary>
    public static Fact<string> Read(ReadingContext context)
    {
        int provider = 0, patient = 0, at = 0, length = 0;
        foreach (string sign in ProviderSigns)
        {
            int found = Find(context, sign);
            if (found >= 0)
            {
                provider++;
                (at, length) = length == 0 ? (found, sign.Length) : (at, length);
            }
        }

        foreach (string sign in PatientSigns)
        {
            patient += Find(context, sign) >= 0 ? 1 : 0;
        }

        return provider > patient
            ? context.Fact("provider", Math.Min(0.95, 0.6 + (0.1 * (provider - patient))), at, at + length)
            : new Fact<string>("patient", Math.Min(0.95, 0.6 + (0.1 * (patient - provider))), FactMethod.Rule, context.Receipt(0, Math.Min(context.Text.Length, 1)));
    }

    private static int Find(ReadingContext context, string sign)
    {
        int at = context.Text.AsSpan(0, Math.Min(context.Text.Length, 12_000)).IndexOf(sign, StringComparison.OrdinalIgnoreCase);
        return at >= 0 && context.ZoneAt(at) != Zone.Boilerplate ? at : -1;
    }
}
