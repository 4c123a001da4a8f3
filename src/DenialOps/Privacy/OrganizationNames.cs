using DenialOps.Facts;
using DenialOps.Facts.Readers;

namespace DenialOps.Privacy;

/// <summary>
/// The names of payers, plans, facilities and drugs that may leave the machine. A field of that kind is no proof: a form may hold a patient's
/// name where a drug belongs, and a model may say so. What shares a word with somebody of the case stays only if it shows what it is.
/// </summary>
internal static class OrganizationNames
{
    private const int ShortestName = 2;

    /// <summary>The names in these facts that no person has.</summary>
    /// <param name="facts">The facts; those that a model gave are passed over.</param>
    /// <param name="people">Names of people of the case, organisations beside them included ("Jordan, UnitedHealthcare").</param>
    public static IEnumerable<string> Of(CaseFacts facts, IReadOnlyCollection<string> people)
    {
        var ofPeople = people.Select(person => PersonName.Words(person).Select(word => word.Word).ToHashSet(StringComparer.OrdinalIgnoreCase)).Where(words => words.Count > 0).ToList();
        return Named(facts)
            .Where(named => named.Fact is { Method: not FactMethod.Llm, Value.Length: > ShortestName } && MayStay(named.Fact.Value, named.IsSure, ofPeople))
            .Select(named => named.Fact!.Value);
    }

    // Readers find a payer by letterhead and list, and a facility by the words of its name; what follows "Plan" or "Drug" may be anything.
    private static IEnumerable<(Fact<string>? Fact, bool IsSure)> Named(CaseFacts facts) =>
    [
        (facts.Payer.Name, true),
        (facts.Payer.PlanName, false),
        (facts.Service.FacilityName is { } facility && NameShapes.IsOrganisation(facility.Value) ? facility : null, true),
        (facts.Service.DrugName, false),
    ];

    private static bool MayStay(string name, bool isSure, List<HashSet<string>> people)
    {
        var words = WordsOf(name);
        var folded = words.ConvertAll(word => Fold.Of(word));
        if (people.Exists(person => person.Count > 1 && person.IsSubsetOf(folded) && !words.Exists(word => KnownWords.IsNoPerson(word))))
        {
            return false;
        }

        var shows = words.Exists(word => KnownWords.IsNoPerson(word) || KnownWords.IsDrugShaped(word));
        return shows || (!people.Exists(person => person.Overlaps(folded)) && (isSure || words.Count < 2 || words.Exists(word => KnownWords.Contains(word) && !KnownWords.IsGivenName(word))));
    }

    // As they are written: capitals inside a word tell a company's name.
    private static List<string> WordsOf(string name) =>
        [.. new string([.. name.Select(c => Fold.IsOfWord(c) ? c : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries)];
}
