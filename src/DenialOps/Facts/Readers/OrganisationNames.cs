using DenialOps.Intake;

namespace DenialOps.Facts.Readers;

/// <summary>Finds the names of organisations, and the parts of a value that names several.</summary>
internal sealed class OrganisationNames(ReadingContext context)
{
    private static readonly PhraseSet HeadingWords = new("notice", "integrity", "what ", "request");

    private static readonly PhraseSet PayerWords = new(
        "Insurance", "Plan", "Appeal", "Department", "Member Services", "Benefit", "Customer", "Care Management", "Policy", "Medicare",
        "Notice", "Integrity");

    private readonly string _text = context.Text;

    /// <summary>An organisation's name: capitalised words up to a comma followed by an address or small letters; no digits first.</summary>
    public TextSpan? OrganisationAt(TextSpan span)
    {
        if (span.Length < 3 || !char.IsUpper(_text[span.Start]))
        {
            return null;
        }

        int end = CapitalisedEnd(span, out int words);
        while (end > span.Start && _text[end - 1] is ',' or ';')
        {
            end--;
        }

        return !IsHeading(_text.AsSpan(span.Start, end - span.Start)) && end > span.Start + 3 && words > 1
            ? new TextSpan(span.Start, end)
            : null;
    }

    /// <summary>Where the run of capitalised words ends, and how many words it has.</summary>
    private int CapitalisedEnd(TextSpan span, out int words)
    {
        int end = span.Start;
        words = 0;
        for (int i = span.Start; i < span.End;)
        {
            int wordEnd = i;
            while (wordEnd < span.End && !char.IsWhiteSpace(_text[wordEnd]))
            {
                wordEnd++;
            }

            var word = _text.AsSpan(i, wordEnd - i);
            if (word.IsEmpty)
            {
                break;
            }

            bool joins = word is "of" or "the" or "and" or "&" or "at" or "for" or "in" or "de" or "la" or "y";
            if (!joins && !char.IsUpper(word[0]) && word[0] is not ('|' or '\''))
            {
                break;
            }

            words++;
            end = joins ? end : wordEnd;
            i = wordEnd + 1;
            if (word[^1] == ',' && !(i < span.End && IsSuffix(_text.AsSpan(i, span.End - i))))
            {
                break;
            }
        }

        return end;
    }

    private static bool IsHeading(ReadOnlySpan<char> name) =>
        HeadingWords.IsIn(name) || name.StartsWith("Part ", StringComparison.Ordinal)
        || name.StartsWith("Your ", StringComparison.OrdinalIgnoreCase);

    /// <summary>A labelled value by its dashes, brackets, strokes and commas before an organisation.</summary>
    public List<TextSpan> Parts(TextSpan value)
    {
        var parts = new List<TextSpan>(3);
        int start = value.Start;
        for (int i = value.Start; i < value.End; i++)
        {
            bool dash = _text[i] is '—' or '–' || (_text[i] == '-' && i > value.Start && _text[i - 1] == ' ');
            bool word = _text.AsSpan(i, Math.Min(5, value.End - i)) is " for " or " at D" || _text.AsSpan(i, Math.Min(4, value.End - i)) is " at ";
            if (dash || word || _text[i] is '(' or ')' or '/' or ';' || (_text[i] == ',' && ComesBeforeOrganisation(start, i, value.End)))
            {
                parts.Add(new TextSpan(start, i));
                start = i + (word ? 4 : 1);
            }
        }

        parts.Add(new TextSpan(start, value.End));
        return parts;
    }

    private bool ComesBeforeOrganisation(int start, int comma, int end) =>
        comma + 2 < end && NameShapes.IsOrganisation(_text.AsSpan(comma + 1, end - comma - 1))
        && !NameShapes.IsOrganisation(_text.AsSpan(start, comma - start));

    /// <summary>The stretch without identifier, bracket and punctuation around it.</summary>
    public TextSpan Trim(TextSpan span)
    {
        int start = span.Start, end = span.End;
        int npi = _text.IndexOf("NPI", start, end - start, StringComparison.Ordinal);
        if (npi > start)
        {
            end = npi;
        }

        int bracket = _text.IndexOf('(', start, end - start);
        if (bracket > start + 2 && bracket + 1 < _text.Length && !NameShapes.StartsWithTitle(_text, bracket + 1, end))
        {
            end = bracket;
        }

        while (start < end && _text[start] is ' ' or ',' or '.')
        {
            start++;
        }

        while (end > start && _text[end - 1] is ' ' or ',' or ';' or '(' or ')')
        {
            end--;
        }

        return new TextSpan(start, end);
    }

    /// <summary>Whether a name has a word of payers or of the letter's own business.</summary>
    public static bool IsPayer(ReadOnlySpan<char> name) => PayerWords.IsIn(name);

    /// <summary>Whether a comma before the next word does not end the name: "Inc", "PA", or the middle of "Ear, Nose and Throat".</summary>
    private static bool IsSuffix(ReadOnlySpan<char> rest)
    {
        int end = rest.IndexOfAny(" ,;)\n");
        return (end < 0 ? rest : rest[..end]).TrimEnd('.') is "Inc" or "INC" or "|NC" or "LLC" or "LLP" or "PLLC" or "Ltd" or "Co" or "PC" or "P.C"
            or "PA" or "P.A" or "Nose";
    }
}
