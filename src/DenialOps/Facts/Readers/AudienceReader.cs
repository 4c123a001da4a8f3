using DenialOps.Facts.Layout;
using DenialOps.Intake;

namespace DenialOps.Facts.Readers;

/// <summary>Tells a letter to a patient from a letter to a provider.</summary>
internal static class AudienceReader
{
    private const int SearchedCharacters = 12_000;

    /// <summary>How many lines the head of a letter has at most.</summary>
    private const int HeadLines = 25;

    /// <summary>How far behind an addressee's name its number stands, in characters.</summary>
    private const int Reach = 120;

    /// <summary>How many signs an addressee is worth: more than what a general part says of "your coverage".</summary>
    private const int Addressed = 3;

    private static readonly PhraseSet OfAddressee = new("to:", "to ", "mail to", "sent to");

    /// <summary><c>provider</c> or <c>patient</c>, with the words that say so.</summary>
    public static Fact<string> Read(ReadingContext context)
    {
        int provider = 0, patient = 0;
        TextSpan? providerSign = null, patientSign = null;
        ulong seenProvider = 0, seenPatient = 0;
        foreach (var hit in context.Layout.Phrases.Of(LexiconKind.Sign))
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
                providerSign ??= new TextSpan(start, context.Layout.Words.End(hit.LastWord));
            }
            else
            {
                patient++;
                seenPatient |= bit;
                patientSign ??= new TextSpan(start, context.Layout.Words.End(hit.LastWord));
            }
        }

        if (AddressedOffice(context) is { } office)
        {
            provider += Addressed;
            providerSign = office;
        }

        bool toOffice = provider > patient;
        var sign = (toOffice ? providerSign : patientSign) ?? FirstWord(context);
        double confidence = Math.Min(0.95, 0.6 + (0.1 * Math.Abs(provider - patient)));
        return context.Fact(toOffice ? "provider" : "patient", confidence, sign.Start, sign.End);
    }

    /// <summary>"To: Some Clinic, NPI 1234567893": whom a letter names with a provider's number is an office.</summary>
    private static TextSpan? AddressedOffice(ReadingContext context)
    {
        foreach (var hit in context.Fields)
        {
            if (hit.Line > HeadLines)
            {
                return null;
            }

            if (hit.Field == Field.Addressee && OfAddressee.IsIn(context.Text.AsSpan(hit.Label.Start, hit.Label.Length + 1)))
            {
                int end = Math.Min(context.Layout.Lines[hit.Line].End, hit.Value.Start + Reach);
                if (context.Text.AsSpan(hit.Value.Start, Math.Max(0, end - hit.Value.Start)).Contains("NPI", StringComparison.Ordinal))
                {
                    return hit.Value;
                }
            }
        }

        return null;
    }

    /// <summary>Where nothing says to whom a letter is written, its first word, or its first character, stands for the letter.</summary>
    private static TextSpan FirstWord(ReadingContext context)
    {
        if (context.Layout.Words.Count > 0)
        {
            return new TextSpan(context.Layout.Words.Start(0), context.Layout.Words.End(0));
        }

        int start = context.Text.AsSpan().IndexOfAnyExcept(" \n\f");
        return new TextSpan(start, start + 1);
    }
}
