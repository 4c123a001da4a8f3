using DenialOps.Facts;
using DenialOps.Facts.Layout;
using DenialOps.Facts.Readers;
using DenialOps.Intake;
using DenialOps.Knowledge;
using DenialOps.Mentions;
using DenialOps.Privacy;

namespace DenialOps.Assistance;

/// <summary>Asks whether words can be the name that a model takes them for: a patient is a person, a place of care is none, a drug is neither.</summary>
internal sealed class NameCheck(ReadingContext context, CaseFacts facts)
{
    private const int WordsOfDose = 5;
    private const int NearCode = 70;
    private const int LinesOfLetterhead = 3;
    private const int ShortestName = 3;
    private const int MostBetween = 6;
    private const int FirstWords = 3;
    private const int LongestJoint = 4;

    private static readonly WordSet PlanWords = new(
    [
        "plan", "plans", "trust", "fund", "program", "hmo", "ppo", "epo", "pos", "dppo", "pdp", "bronze", "silver", "gold", "platinum", "advantage", "choice", "select", "complete", "medicaid", "medicare",
        "saver", "premier", "option", "tricare", "flex", "plus", "product", "rx",
    ]);

    private static readonly WordSet PayerWords = new(
        ["insurance", "assurance", "indemnity", "mutual", "plan", "plans", "hmo", "ppo", "epo", "medicare", "medicaid", "tricare", "benefit", "benefits", "administrators", "payer", "insurer", "health", "healthcare"]);

    private static readonly WordSet InsurerWords = new(["insurance", "assurance", "indemnity", "plan", "plans", "hmo", "ppo", "epo", "medicare", "medicaid", "tricare", "benefit", "benefits", "appeals", "claims"]);

    private static readonly WordSet Verbs = new(["is", "are", "was", "were", "do", "does", "did", "has", "have", "had", "will", "must", "can", "cannot", "we"]);

    private static readonly WordSet Doses = new(["mg", "mcg", "ml", "meq", "tablet", "tablets", "tab", "tabs", "capsule", "capsules", "pen", "pens", "vial", "vials", "patch", "patches", "syringe", "inhaler", "refill"]);

    private static readonly WordSet PlacesOfCare = new(
    [
        "hospital", "hospitals", "clinic", "clinics", "center", "centers", "centre", "pharmacy", "laboratory", "laboratories", "lab", "imaging", "radiology", "institute", "pavilion", "suite", "hospice", "infirmary",
        "surgery", "infusion", "dermatology", "pediatrics", "cardiology", "oncology", "rehabilitation", "rehab", "dentistry", "dental", "genomics", "diagnostics", "orthopedics", "orthopaedics", "audiology", "periodontics",
    ]);

    private static readonly Lazy<HashSet<string>> Drugs = new(() => WordFile.Words("drugs").Select(word => word.Word).ToHashSet(StringComparer.OrdinalIgnoreCase));

    private readonly string _text = context.Text;

    /// <summary>Whether the words may be such a name at all.</summary>
    /// <param name="path">The field.</param>
    /// <param name="text">The words, white space folded.</param>
    /// <param name="span">Where they stand.</param>
    public bool CanBe(string path, string text, TextSpan span)
    {
        if (text.Count(char.IsLetter) < ShortestName || !NamesSomething(text) || IsAddress(span))
        {
            return false;
        }

        if (path is not ("service.description" or "service.drug_name") && !IsTitled(text))
        {
            return false;
        }

        return path switch
        {
            "member.name" => IsPerson(text) && !NameShapes.HasCredential(text),
            "payer.name" => !IsPerson(text) && NameShapes.IsOrganisation(text) | OrganisationNames.IsPayer(text) | HasWord(text, PayerWords),
            "payer.plan_name" => !IsPerson(text) || HasWord(text, PlanWords),
            "service.provider_name" => (IsPerson(text) || NameShapes.IsOrganisation(text)) && !IsInsurer(text),
            "service.facility_name" => !IsPerson(text) && !IsInsurer(text),
            "service.drug_name" => !IsSentence(text) && !NameShapes.HasCredential(text) && (IsDrug(text) || !(IsPerson(text) || NameShapes.IsOrganisation(text))),
            "service.description" => !IsSentence(text) && !NameShapes.HasCredential(text) && !IsInsurer(text),
            _ => true,
        };
    }

    /// <summary>Whether the words and their place speak for such a name, where no label does.</summary>
    public bool Shows(string path, FactKind kind, string text, TextSpan span, RoleWords words) => path switch
    {
        "member.name" => words.Say(path, kind, span),
        "payer.name" => HasWord(text, PayerWords) && (IsLetterhead(span) || words.Say(path, kind, span)),
        "payer.plan_name" => HasWord(text, PlanWords) && !IsLetterhead(span) && words.Say(path, kind, span),
        "service.provider_name" => (IsPerson(text) && NameShapes.HasCredential(text)) || words.Say(path, kind, span),
        "service.facility_name" => !IsLetterhead(span) && IsBody(text) && (EndsAsPlace(text) || IsBesideProvider(span) || words.Say(path, kind, span)),
        "service.drug_name" => (IsDrug(text) && !IsPerson(text)) || IsBesideDose(span),
        "service.description" => IsDescription(text, span) && (IsBesideCode(span) || words.Say(path, kind, span)),
        _ => true,
    };

    /// <summary>A practice behind its doctor's name, or under a label of those who gave or billed the care while the doctor is known.</summary>
    private bool IsBesideProvider(TextSpan span)
    {
        if (facts.Service.ProviderName is not { Source: { } source } provider || !IsPerson(provider.Value))
        {
            return false;
        }

        int end = context.Letter.Pages[source.Page - 1].Start + source.End;
        return (span.Start >= end && span.Start - end <= MostBetween && !_text.AsSpan(end, span.Start - end).ContainsAny('.', '\n'))
            || context.Fields.Exists(hit => hit.Field is Field.Provider or Field.BillingProvider && hit.Value.Start <= span.Start && hit.Value.End >= span.End);
    }

    private static bool IsBody(string text) => NameShapes.IsOrganisation(text) || HasWord(text, PlacesOfCare) || text.Contains(" & ", StringComparison.Ordinal);

    private static bool IsInsurer(string text) => HasWord(text, InsurerWords);

    private static bool IsPerson(string text) =>
        !NameShapes.IsOrganisation(text) && !OrganisationNames.IsPayer(text) && NameShapes.PersonAt(text, 0, text.Length) is { } person && person.End >= text.TrimEnd('.', ',', ' ').Length - 1;

    /// <summary>Not "the", "a" or "your plan".</summary>
    private static bool NamesSomething(string text) => text.Split(' ').Any(word => word.Length > 3 || (word.Length > 1 && char.IsUpper(word[0])));

    /// <summary>Whether each of the longer words has a capital, as in a name; small words may join them.</summary>
    private static bool IsTitled(string text) => text.Split(' ').All(word => word.Length <= LongestJoint || !char.IsLetter(word[0]) || char.IsUpper(word[0])) && text.Any(char.IsUpper);

    private static bool IsSentence(string text) => HasWord(text, Verbs);

    private static bool HasWord(string text, WordSet words)
    {
        foreach (var range in text.AsSpan().SplitAny(' ', ',', '-', '/', '(', ')'))
        {
            if (words.Contains(text.AsSpan()[range]))
            {
                return true;
            }
        }

        return false;
    }

    private static bool EndsAsPlace(string text)
    {
        var words = text.Split([' ', ',', '.'], StringSplitOptions.RemoveEmptyEntries);
        return words.Length > 1 && (PlacesOfCare.Contains(words[^1]) || PlacesOfCare.Contains(words[0]) || PlacesOfCare.Contains(words[^2]));
    }

    private static bool IsDrug(string text)
    {
        var words = new WordTable(text);
        for (int i = 0; i < Math.Min(words.Count, FirstWords); i++)
        {
            if (Drugs.Value.Contains(words[i].ToString()) || KnownWords.IsDrugShaped(words[i]))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsBesideDose(TextSpan span)
    {
        var words = context.Layout.Words;
        int first = words.IndexAt(span.Start), last = Math.Min(words.Count, words.IndexAt(span.End) + WordsOfDose);
        for (int i = first + 1; i < last; i++)
        {
            if (Doses.Contains(words[i]) && char.IsAsciiDigit(words[i - 1][0]))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsDescription(string text, TextSpan span) => !IsLetterhead(span) && !IsPerson(text);

    private bool IsBesideCode(TextSpan span) =>
        context.FirstIn(Math.Max(0, span.Start - NearCode), span.End + NearCode, MentionKind.Cpt, MentionKind.Hcpcs, MentionKind.Ndc) is { } code
        && context.Layout.LineAt(code.Start) - context.Layout.LineAt(span.Start) is >= -1 and <= 1;

    private bool IsAddress(TextSpan span) => context.FirstIn(span.Start, span.End, MentionKind.Address) is { } address && address.Start <= span.Start + 1 && _text.Length > span.Start;

    private bool IsLetterhead(TextSpan span)
    {
        int line = context.Layout.LineAt(span.Start), printed = 0;
        for (int i = 0; i < line && printed < LinesOfLetterhead; i++)
        {
            printed += context.Layout.Lines[i].IsBlank ? 0 : 1;
        }

        return printed < LinesOfLetterhead && context.Layout.Zones[line] == Zone.Head;
    }
}
