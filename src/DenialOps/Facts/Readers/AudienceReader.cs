using DenialOps.Facts.Layout;

namespace DenialOps.Facts.Readers;

/// <summary>Tells a letter to a patient from a letter to a provider.</summary>
internal static class AudienceReader
{
    private const int SearchedCharacters = 12_000;

    /// <summary><c>provider</c> or <c>patient</c>, with the words that say so.</summary>
    public static Fact<string> Read(ReadingContext context)
    {
        int provider = 0, patient = 0, at = 0, end = 0;
        ulong seenProvider = 0, seenPatient = 0;
        foreach (var hit in context.Layout.HitsOf(LexiconKind.Sign))
        {
            bool toProvider = hit.Value.Code == (int)Sign.ToProvider;
            if (!toProvider && hit.Value.Code != (int)Sign.ToPatient)
            {
                continue;
            }

            int start = context.Layout.Words.Start(hit.FirstWord);
            ulong bit = 1ul << ((int)hit.Value.Weight & 63);
            if (start > SearchedCharacters || context.ZoneAt(start) == Zone.Boilerplate || ((toProvider ? seenProvider : seenPatient) & bit) != 0)
            {
                continue;
            }

            if (toProvider)
            {
                provider++;
                seenProvider |= bit;
                (at, end) = end == 0 ? (start, context.Layout.Words.End(hit.LastWord)) : (at, end);
            }
            else
            {
                patient++;
                seenPatient |= bit;
            }
        }

        return provider > patient
            ? context.Fact("provider", Math.Min(0.95, 0.6 + (0.1 * (provider - patient))), at, end)
            : new Fact<string>("patient", Math.Min(0.95, 0.6 + (0.1 * (patient - provider))), FactMethod.Rule, context.Receipt(0,
                Math.Min(context.Text.Length, 1)));
    }
}
