using DenialOps.Intake;

namespace DenialOps.Facts.Readers;

/// <summary>Tells names of people from names of organisations by their shape and words.</summary>
internal static class NameShapes
{
    private const int ZipDigits = 5;
    private const int MostBeforeZip = 4;

    private static readonly WordSet Credentials = new(
    [
        "MD", "DO", "NP", "PA", "PAC", "PA-C", "DPM", "DMD", "DDS", "RN", "LCSW", "PHD", "PSYD", "PT", "DPT", "OT", "OTR", "SLP", "CCC-SLP", "CCC",
        "DC", "OD", "APRN", "ARNP", "FNP", "FNP-C", "CRNA", "CNM", "LCGC", "MS", "MA", "PHARMD", "LPC", "LMFT", "BCBA", "FACS", "FACP", "MBBS", "DNP",
        "CNP", "AGNP", "PMHNP", "LMHC", "RD", "AUD", "MPH", "ESQ", "ND", "CPO",
    ]);

    private static readonly WordSet OrganisationWords = new(
    [
        "hospital", "center", "centre", "clinic", "associates", "medical", "imaging", "pharmacy", "laboratory", "laboratories", "lab", "labs",
        "surgery", "surgical", "group", "pllc", "llc", "llp", "inc", "inc.", "pc", "p.c.", "ltd", "ltd.", "co", "co.", "company", "corporation",
        "corp", "health", "healthcare", "care", "services", "service", "svc", "institute", "insurance", "plan", "mutual", "partners", "physicians",
        "therapy", "rehab", "rehabilitation", "radiology", "orthopedic", "orthopedics", "dermatology", "cardiology", "supply", "supplies", "ambulance",
        "rescue", "home", "nursing", "academy", "university", "school", "trust", "fund", "department", "benefit", "benefits", "administrators",
        "assurance", "cooperative", "alliance", "system", "systems", "network", "hospice", "dialysis", "infusion", "pediatrics", "pediatric",
        "oncology", "podiatry", "dental", "vision", "eye", "pavilion", "spine", "treatment", "genomics", "genetics", "diagnostics", "anesthesia",
        "emergency", "wellness", "solutions", "technologies", "practice", "family", "medicine", "foundation", "county", "regional", "community",
        "memorial", "outpatient", "ambulatory", "residential", "neurology", "urology", "gastroenterology", "endoscopy", "fertility", "sleep", "air",
        "transport", "mobility", "equipment", "respiratory", "prosthetics", "behavioral", "counseling", "recovery", "specialists", "consultants",
        "providers", "urgent", "studio", "orthotics", "optical", "devices", "medic", "pediatrics", "internal", "drug", "drugs", "apothecary", "ent",
        "allergy", "surgeons", "neurosurgery", "psychiatry", "psychology", "dentistry", "orthodontics", "chiropractic", "acupuncture", "optometry",
        "gynecology", "obstetrics", "nephrology", "rheumatology", "hematology", "pulmonary", "plan", "hmo", "ppo", "reproductive", "joint", "bank",
        "suite", "tower", "clinics", "centers", "hospitals", "prosthetic", "wound", "pain", "imaging,", "midwifery", "birth",
    ]);

    private static readonly WordSet NotNames = new(
    [
        "provider", "member", "sir", "madam", "beneficiary", "patient", "parent", "guardian", "concern", "whom", "subscriber", "enrollee", "customer",
        "colleague", "claims", "department", "appeals", "coordinator", "ur", "administrator", "services", "you", "your", "notice", "date", "claim",
        "denial", "none", "self", "yes", "no", "unknown", "n/a", "id", "number", "the", "billing", "staff", "same", "this", "code", "codes", "status",
        "representative", "physician", "doctor", "policyholder", "valued", "family", "request", "manager", "supplier", "director", "case", "team",
        "caregiver", "neighbor", "hospital", "office", "account", "accounts", "name", "information", "not", "is", "plan", "please", "and",
    ]);

    /// <summary>Words that no part of a person's name is, wherever they stand.</summary>
    private static readonly WordSet NeverNames = new(
    [
        "billing", "department", "management", "services", "unit", "office", "claims", "appeals", "review", "desk", "coverage", "benefits",
        "marketplace", "notice", "remittance", "advice", "statement", "determination", "denial", "letter", "information", "request", "number", "date",
        "code", "description", "status", "policy", "explanation", "payment", "provider", "medicare", "medicaid", "authorization", "utilization",
        "final", "insured", "network", "summary",
    ]);

    /// <summary>
    /// The person's name at the start of a stretch, credentials included: two to six capitalised words, no digits and no word of an
    /// organisation. Null when there is none.
    /// </summary>
    public static TextSpan? PersonAt(string text, int start, int end)
    {
        int i = start, last = start, words = 0;
        bool surnameFirst = false;
        while (i < end && words < 7)
        {
            int wordEnd = EndOfWord(text, i, end);
            var word = text.AsSpan(i, wordEnd - i);
            if (words > 0 && IsOfOrganisation(word, words))
            {
                return null;
            }

            if (word.Length == 0 || (!IsNameWord(word, words) && !IsTitle(word)))
            {
                break;
            }

            words += IsTitle(word) ? 0 : 1;
            last = i = wordEnd;
            int next = SkipSpace(text, i < end && text[i] == ',' ? i + 1 : i, end);
            if (i < end && text[i] == ',')
            {
                int itemEnd = EndOfItem(text, next, end);
                var following = text.AsSpan(next, itemEnd - next);
                bool isCredential = IsCredential(following);
                if (isCredential && IsStateOfZip(text, itemEnd))
                {
                    return null;
                }

                last = isCredential ? TakeCredentials(text, next, end) : last;

                // "RIVERA, MARISOL": the surname first.
                if (isCredential || words != 1 || surnameFirst || next - i > 2 || !IsNameWord(following, 1))
                {
                    break;
                }

                surnameFirst = true;
            }
            else if (next - i != 1)
            {
                break;
            }

            i = next;
        }

        last = WithoutStop(text, start, last);
        bool isName = words is >= 2 and <= 6 || (words == 1 && StartsWithTitle(text, start, end));
        return isName && !JoinsAnother(text, last, end) ? new TextSpan(start, last) : null;
    }

    /// <summary>Whether a word alone can be the name of a person: "Dear Ana".</summary>
    public static bool CanBeName(ReadOnlySpan<char> word) => IsNameWord(word, 0);

    private static int EndOfWord(string text, int i, int end)
    {
        while (i < end && !char.IsWhiteSpace(text[i]) && text[i] is not (',' or '(' or ';' or ':' or '/' or '<' or '|' or '[' or '–' or '—'))
        {
            i++;
        }

        return i;
    }

    private static int EndOfItem(string text, int i, int end)
    {
        while (i < end && !char.IsWhiteSpace(text[i]) && text[i] is not (',' or ';' or '('))
        {
            i++;
        }

        return i;
    }

    private static bool IsOfOrganisation(ReadOnlySpan<char> word, int words) =>
        OrganisationWords.Contains(word)
        || (words == 1 && NeverNames.Contains(word));

    /// <summary>The name without the full stop of its sentence; that of an initial stays.</summary>
    private static int WithoutStop(string text, int start, int last)
    {
        while (last > start && text[last - 1] is '.' && last - start > 3 && !char.IsUpper(text[last - 2]))
        {
            last--;
        }

        return last;
    }

    /// <summary>"Smith &amp; Jones" is a firm.</summary>
    private static bool JoinsAnother(string text, int last, int end)
    {
        int rest = SkipSpace(text, last, end);
        return rest < end && rest - last <= 1 && text[rest] == '&';
    }

    /// <summary>Whether a stretch starts with "Dr.".</summary>
    public static bool StartsWithTitle(string text, int start, int end) =>
        start + 3 < end && text.AsSpan(start).StartsWith("Dr", StringComparison.OrdinalIgnoreCase) && text[start + 2] is '.' or ' ';

    /// <summary>Whether the stretch has a word that organisations have in their names.</summary>
    public static bool IsOrganisation(ReadOnlySpan<char> text)
    {
        foreach (var range in text.SplitAny(' ', ',', '-', '/', '(', ')'))
        {
            if (OrganisationWords.Contains(text[range]))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a name carries a clinician's credentials or title.</summary>
    public static bool HasCredential(ReadOnlySpan<char> name)
    {
        if (name.StartsWith("Dr.", StringComparison.OrdinalIgnoreCase) || name.StartsWith("Dr ", StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        foreach (var range in name.SplitAny(' ', ','))
        {
            if (IsCredential(name[range]))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a ZIP code stands behind a word: "Factoryville, PA 18419" and "Towson, MD 21204" are towns, and neither an assistant nor a doctor.</summary>
    internal static bool IsStateOfZip(string text, int wordEnd)
    {
        int digits = wordEnd;
        while (digits < text.Length && digits - wordEnd < MostBeforeZip && text[digits] == ' ')
        {
            digits++;
        }

        return digits > wordEnd && digits + ZipDigits <= text.Length && !text.AsSpan(digits, ZipDigits).ContainsAnyExceptInRange('0', '9')
            && (digits + ZipDigits == text.Length || !char.IsAsciiLetterOrDigit(text[digits + ZipDigits]));
    }

    private static int TakeCredentials(string text, int start, int end)
    {
        int last = start;
        int i = start;
        for (int taken = 0; i < end && taken < 6; taken++)
        {
            int wordEnd = i;
            while (wordEnd < end && !char.IsWhiteSpace(text[wordEnd]) && text[wordEnd] is not (',' or ';' or '(' or ')'))
            {
                wordEnd++;
            }

            if (!IsCredential(text.AsSpan(i, wordEnd - i)))
            {
                break;
            }

            last = wordEnd;
            i = wordEnd;
            while (i < end && i - wordEnd < 2 && text[i] is ' ' or ',')
            {
                i++;
            }
        }

        while (last > start && text[last - 1] == '.')
        {
            last--;
        }

        return last;
    }

    private static bool IsCredential(ReadOnlySpan<char> word)
    {
        word = word.TrimEnd('.');
        Span<char> letters = stackalloc char[12];
        int n = 0;
        foreach (char c in word)
        {
            if (c != '.' && n < letters.Length)
            {
                letters[n++] = c;
            }
        }

        bool upper = n > 0 && char.IsUpper(letters[0]) && (n < 2 || char.IsUpper(letters[1]) || n >= 4);
        return upper && Credentials.Contains(letters[..n]);
    }

    private static bool IsTitle(ReadOnlySpan<char> word) =>
        word is "Dr." or "Dr" or "DR" or "DR." or "Mr." or "Mrs." or "Ms." or "Mr" or "Ms" or "Mrs" or "MR." or "MRS." or "MS." or "CPT" or "SGT" or "LTC" or "MAJ" or "COL" or "Sgt." or "Capt." or "Maj.";

    private static bool IsNameWord(ReadOnlySpan<char> word, int position)
    {
        if (word.Length is 0 or > 24)
        {
            return false;
        }

        bool particle = position > 0 && word is "de" or "la" or "van" or "von" or "der" or "del" or "da" or "di" or "bin" or "al" or "le" or "y";
        bool misread = word.Length > 3 && word[0] == 'l' && char.IsLower(word[1]) && "aeiou".Contains(word[1]) is false;
        if (!char.IsUpper(word[0]) && !particle && !misread)
        {
            return false;
        }

        foreach (char c in word)
        {
            if (!char.IsLetter(c) && c is not ('.' or '\'' or '-'))
            {
                return false;
            }
        }

        return !OrganisationWords.Contains(word) && !NeverNames.Contains(word) && !(position == 0 && NotNames.Contains(word.TrimEnd('.')));
    }

    private static int SkipSpace(string text, int i, int end)
    {
        while (i < end && text[i] is ' ' or '\n')
        {
            i++;
        }

        return i;
    }
}
