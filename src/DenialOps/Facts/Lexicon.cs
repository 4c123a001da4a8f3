using DenialOps.Knowledge;

namespace DenialOps.Facts;

/// <summary>Every phrase that the reader knows, in one matcher: labels, section heads and signals.</summary>
internal static class Lexicon
{
    /// <summary>The matcher; built once.</summary>
    public static PhraseMatcher<LexiconEntry> Matcher { get; } = Build();

    private static PhraseMatcher<LexiconEntry> Build()
    {
        var matcher = new PhraseMatcher<LexiconEntry>();
        AddLabels(matcher);

        foreach (var (zone, oneParagraph, phrases) in SectionHeads.All)
        {
            foreach (string phrase in Parts(phrases))
            {
                matcher.Add(phrase, new LexiconEntry(LexiconKind.SectionHead, (int)zone, oneParagraph ? 1 : 0));
            }
        }

        foreach (var (cue, phrases) in Cues.All)
        {
            foreach (string phrase in Parts(phrases))
            {
                matcher.Add(phrase, new LexiconEntry(LexiconKind.Cue, (int)cue, 1));
            }
        }

        foreach (var (sign, phrases) in Signs.All)
        {
            int rank = 0;
            foreach (string phrase in Parts(phrases))
            {
                matcher.Add(phrase, new LexiconEntry(LexiconKind.Sign, (int)sign, rank++));
            }
        }

        for (int i = 0; i < PlanTypeSigns.All.Length; i++)
        {
            matcher.Add(PlanTypeSigns.All[i].Phrase, new LexiconEntry(LexiconKind.PlanType, i, PlanTypeSigns.All[i].Certainty));
        }

        var signals = SignalBook.Current.Signals;
        for (int i = 0; i < signals.Count; i++)
        {
            foreach (string phrase in signals[i].Phrases)
            {
                matcher.Add(phrase, new LexiconEntry(LexiconKind.Signal, i, signals[i].Weight));
            }
        }

        return matcher;
    }

    /// <summary>Labels that end in "number" are printed with "no." too.</summary>
    private static void AddLabels(PhraseMatcher<LexiconEntry> matcher)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (field, certainty, phrases) in FieldLabels.All)
        {
            foreach (string phrase in Parts(phrases))
            {
                Add(field, phrase, certainty);
            }
        }

        foreach (var (field, certainty, phrases) in FieldLabels.All)
        {
            foreach (string phrase in Parts(phrases).Where(p => p.EndsWith(" number", StringComparison.Ordinal)))
            {
                Add(field, phrase[..^"number".Length] + "no", certainty);
            }
        }

        void Add(Field field, string phrase, double certainty)
        {
            if (known.Add($"{(int)field} {phrase}"))
            {
                matcher.Add(phrase, new LexiconEntry(LexiconKind.Label, (int)field, certainty));
            }
        }
    }

    private static string[] Parts(string phrases) =>
        phrases.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
