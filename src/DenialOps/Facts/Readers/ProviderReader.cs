using DenialOps.Facts.Layout;
using DenialOps.Intake;
using DenialOps.Mentions;

namespace DenialOps.Facts.Readers;

/// <summary>Tells the treating, ordering or rendering clinician from the place of care and from the billing organisation.</summary>
internal sealed class ProviderReader(ReadingContext context)
{
    private static readonly string[] HeadingWords = ["notice", "integrity", "what "];

    private static readonly string[] RequestVerbs = ["asked", "sent", "billed", "requested", "submitted", "through"];

    private static readonly string[] OtherDoctors = ["review", "medical director", "dear", "pcp"];

    private static readonly string[] ReviewerWords = ["review", "medical director", "psychiatrist,"];

    private static readonly string[] PayerWords =
    [
        "Insurance", "Plan", "Appeal", "Department", "Member Services", "Benefit", "Customer", "Care Management", "Policy", "Medicare",
        "Notice", "Integrity",
    ];

    private static readonly string[] Suffixes =
    [
        "Inc", "LLC", "LLP", "PLLC", "PC", "P.C.", "Ltd", "PA", "P.A.", "INC", "|NC", "Nose", "Co.",
    ];

    private static readonly string[] PlaceCues = [" at ", " from ", "\nfrom ", "\nat ", " by "];

    private readonly string _text = context.Text;
    private readonly Best<string> _provider = new();
    private readonly Best<string> _organisation = new();
    private readonly Best<string> _facility = new();
    private string? _member;

    public (Fact<string>? Provider, Fact<string>? Facility) Read(bool toProvider, string? member = null)
    {
        _member = member;
        foreach (var hit in context.Fields)
        {
            if (hit.Zone is Zone.Head or Zone.Body)
            {
                ReadLabelled(hit);
            }
        }

        OfferProse();
        if (toProvider || (!_provider.Any && !_organisation.Any))
        {
            OfferAddressee();
        }

        var provider = _provider.ToFact(context);
        if (provider is null && _organisation.Any)
        {
            return (_organisation.ToFact(context), _facility.ToFact(context));
        }

        return (provider, _facility.ToFact(context) ?? _organisation.ToFact(context));
    }

    /// <summary>The NPI that stands nearest to the provider's name, else the only one.</summary>
    public Fact<string>? Npi(Fact<string>? provider)
    {
        var npis = context.Mentions.Where(m => m.Kind == MentionKind.Npi).ToList();
        if (npis.Count == 0)
        {
            return null;
        }

        int at = provider?.Source is { } source ? context.Letter.Pages[source.Page - 1].Start + source.Start : 0;
        var nearest = npis.MinBy(m => Math.Abs(m.Start - at))!;
        bool sure = npis.Count == 1 || (provider is not null && nearest.Start - at is > 0 and < 80);
        return context.Fact(nearest.Value, sure ? 0.9 : 0.6, nearest.Start, nearest.End);
    }

    private void ReadLabelled(FieldHit hit)
    {
        switch (hit.Field)
        {
            case Field.Provider:
                OfferParts(hit, 0.97 * hit.Certainty, ReviewerLabel(hit) ? 0 : 1);
                break;
            case Field.BillingProvider:
                OfferOrganisation(Trim(hit.Value), hit.Certainty > 0.95 ? 0.75 : 0);
                break;
            case Field.Facility:
                OfferFacility(hit);
                break;
        }
    }

    private bool ReviewerLabel(FieldHit hit) => _text.AsSpan(hit.Label.Start, hit.Label.Length).Contains("review", StringComparison.OrdinalIgnoreCase);

    /// <summary>"Priya Natarajan, MD — Cedar Grove Family Medicine", "Gwinnett Vein &amp; Vascular (Dr. Abara)", "Pediatric Associates / Dr. Vaughn".</summary>
    private void OfferParts(FieldHit hit, double score, double factor)
    {
        bool referring = _text.AsSpan(hit.Label.Start, hit.Label.Length).StartsWith("referr", StringComparison.OrdinalIgnoreCase)
            || _text.AsSpan(hit.Label.Start, hit.Label.Length).Contains("pcp", StringComparison.OrdinalIgnoreCase);
        score *= referring ? 0.6 : 1;
        foreach (var part in Parts(hit.Value))
        {
            var span = Trim(part);
            if (span.Length < 3)
            {
                continue;
            }

            if (NameShapes.PersonAt(_text, span.Start, span.End) is { } person)
            {
                _provider.Offer(_text[person.Start..person.End], score * factor, person);
            }
            else if (NameShapes.IsOrganisation(_text.AsSpan(span.Start, span.Length)))
            {
                OfferOrganisation(span, score * 0.95);
            }
        }
    }

    private List<TextSpan> Parts(TextSpan value)
    {
        var parts = new List<TextSpan>(3);
        int start = value.Start;
        for (int i = value.Start; i < value.End; i++)
        {
            bool dash = _text[i] is '—' or '–' || (_text[i] == '-' && i > value.Start && _text[i - 1] == ' ');
            bool word = _text.AsSpan(i, Math.Min(5, value.End - i)) is " for " or " at D" || _text.AsSpan(i, Math.Min(4, value.End - i)) is " at ";
            if (dash || word || _text[i] is '(' or ')' or '/' or ';' || (_text[i] == ',' && i + 2 < value.End && NameShapes.IsOrganisation(_text.AsSpan(i + 1, value.End - i - 1)) && !NameShapes.IsOrganisation(_text.AsSpan(start, i - start))))
            {
                parts.Add(new TextSpan(start, i));
                start = i + (word ? 4 : 1);
            }
        }

        parts.Add(new TextSpan(start, value.End));
        return parts;
    }

    private TextSpan Trim(TextSpan span)
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

    private void OfferOrganisation(TextSpan span, double score)
    {
        if (OrganisationAt(span) is { } name)
        {
            _organisation.Offer(_text[name.Start..name.End], score, name);
        }
    }

    private void OfferFacility(FieldHit hit)
    {
        foreach (var part in Parts(hit.Value).Take(1))
        {
            if (OrganisationAt(Trim(part)) is { } name)
            {
                _facility.Offer(_text[name.Start..name.End], 0.95 * hit.Certainty, name);
            }
        }
    }

    /// <summary>An organisation's name: capitalised words up to a comma followed by an address or small letters; no digits first.</summary>
    private TextSpan? OrganisationAt(TextSpan span)
    {
        if (span.Length < 3 || !char.IsUpper(_text[span.Start]))
        {
            return null;
        }

        int end = span.Start, words = 0;
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

        while (end > span.Start && _text[end - 1] is ',' or ';')
        {
            end--;
        }

        bool heading = _text.AsSpan(span.Start, end - span.Start) is var taken && (TextMatch.ContainsAny(taken, HeadingWords) || taken.StartsWith("Your ", StringComparison.OrdinalIgnoreCase) || taken.StartsWith("Part ", StringComparison.Ordinal) || taken.Contains("request", StringComparison.OrdinalIgnoreCase));
        return !heading && end > span.Start + 3 && words > 1 ? new TextSpan(span.Start, end) : null;
    }

    private static bool IsSuffix(ReadOnlySpan<char> rest)
    {
        foreach (string suffix in Suffixes)
        {
            if (rest.StartsWith(suffix, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"prescribed by Dr. Robert Johnson", "performed … by Dr. Jane Wilson at Raleigh Medical Center".</summary>
    private void OfferProse()
    {
        var layout = context.Layout;
        foreach (var sentence in layout.Sentences)
        {
            if (sentence.Zone is not (Zone.Head or Zone.Body))
            {
                continue;
            }

            for (int w = sentence.FirstWord; w < sentence.EndWord; w++)
            {
                if (layout.Words[w] is "Dr" or "DR" && w + 1 < sentence.EndWord)
                {
                    OfferDoctor(w, sentence);
                }
                else if (layout.Words[w] is "MD" or "DO" or "NP" or "DPM" or "DDS" or "DMD" or "PA" or "CCC" or "DPT" or "PhD" or "LCSW" or "OD" or "FNP" or "APRN" && _text.AsSpan(Math.Max(0, layout.Words.Start(w) - 2), 2) is ", ")
                {
                    OfferCredentialed(w, sentence);
                }
            }

            OfferSubject(sentence);
            OfferPlaces(sentence);
        }
    }

    /// <summary>"Snowy Basin Academy asked us to cover …": the organisation that a sentence starts with asked or billed.</summary>
    private void OfferSubject(Sentence sentence)
    {
        if (OrganisationAt(sentence.Span with { End = Math.Min(sentence.End, sentence.Start + 70) }) is not { } name || !NameShapes.IsOrganisation(_text.AsSpan(name.Start, name.Length)) || IsPayerWord(_text.AsSpan(name.Start, name.Length)))
        {
            return;
        }

        var rest = _text.AsSpan(name.End, Math.Min(40, sentence.End - name.End)).TrimStart(", ");
        if (TextMatch.StartsWithAny(rest, RequestVerbs, StringComparison.Ordinal))
        {
            _facility.Offer(_text[name.Start..name.End], 0.72, name);
        }
    }

    private void OfferDoctor(int word, Sentence sentence)
    {
        int start = context.Layout.Words.Start(word);
        if (NameShapes.PersonAt(_text, start, sentence.End) is not { } person)
        {
            return;
        }

        string before = context.Layout.Flow(Math.Max(sentence.Start, start - 40), start).ToLowerInvariant();
        bool reviewer = IsMember(person) || TextMatch.ContainsAny(before, OtherDoctors, StringComparison.Ordinal);
        int words = _text.AsSpan(person.Start, person.Length).Count(' ');
        if (!reviewer && words >= 2)
        {
            _provider.Offer(_text[person.Start..person.End], before.Contains("by ", StringComparison.Ordinal) || before.Contains("from ", StringComparison.Ordinal) ? 0.82 : 0.72, person);
        }
    }

    /// <summary>"Lysander Petrakis, MD, of Northgate Reproductive Associates": back from the credential to the name, on to the place.</summary>
    private void OfferCredentialed(int word, Sentence sentence)
    {
        var words = context.Layout.Words;
        int first = word;
        while (first > sentence.FirstWord && word - first < 4 && char.IsUpper(words[first - 1][0]) && words.Start(first) - words.End(first - 1) <= 2 && (first == word || !_text.AsSpan(words.End(first - 1), words.Start(first) - words.End(first - 1)).ContainsAny(",:;(")))
        {
            first--;
        }

        for (; first < word; first++)
        {
            if (NameShapes.PersonAt(_text, words.Start(first), sentence.End) is { } person && person.End >= words.End(word))
            {
                string before = context.Layout.Flow(Math.Max(sentence.Start, person.Start - 60), person.Start).ToLowerInvariant();
                bool reviewer = TextMatch.ContainsAny(before, ReviewerWords, StringComparison.Ordinal);
                _provider.Offer(_text[person.Start..person.End], reviewer ? 0 : 0.73, person);
                int after = person.End;
                if (!reviewer && after + 5 < sentence.End && _text.AsSpan(after, 5) is ", of " or ", at ")
                {
                    OfferFacilityAt(after + 5, sentence.End);
                }

                return;
            }
        }
    }

    private void OfferFacilityAt(int start, int limit)
    {
        int end = Math.Min(limit, start + 60);
        int stop = _text.AsSpan(start, end - start).IndexOfAny(",.\n;(");
        if (OrganisationAt(new TextSpan(start, stop < 0 ? end : start + stop)) is { } name)
        {
            _facility.Offer(_text[name.Start..name.End], 0.75, name);
        }
    }

    /// <summary>A patient may be a doctor too.</summary>
    private bool IsMember(TextSpan person) => _member is not null && _text.AsSpan(person.Start, person.Length).EndsWith(_member, StringComparison.OrdinalIgnoreCase);

    private void OfferPlaces(Sentence sentence)
    {
        foreach (string cue in PlaceCues)
        {
            for (int at = _text.IndexOf(cue, sentence.Start, sentence.End - sentence.Start, StringComparison.Ordinal); at >= 0; at = _text.IndexOf(cue, at + 1, sentence.End - at - 1, StringComparison.Ordinal))
            {
                int start = at + cue.Length;
                int end = Math.Min(sentence.End, start + 60);
                int stop = _text.AsSpan(start, end - start).IndexOfAny(".\n;(");
                if (OrganisationAt(new TextSpan(start, stop < 0 ? end : start + stop)) is { } name && NameShapes.IsOrganisation(_text.AsSpan(name.Start, name.Length)) && _text.AsSpan(name.Start, name.Length).IndexOf(' ') > 0
                    && !IsPayerWord(_text.AsSpan(name.Start, name.Length)))
                {
                    (cue == " by " ? _organisation : _facility).Offer(_text[name.Start..name.End], cue.Contains("from", StringComparison.Ordinal) ? 0.6 : 0.64, name);
                }
            }
        }
    }

    private static bool IsPayerWord(ReadOnlySpan<char> name) =>
        TextMatch.ContainsAny(name, PayerWords);

    /// <summary>A letter to a provider is addressed to the organisation that billed.</summary>
    private void OfferAddressee()
    {
        foreach (var hit in context.Fields)
        {
            if (hit.Field == Field.Addressee && hit.Zone is Zone.Head or Zone.Body && hit.Line < 24)
            {
                OfferOrganisation(Trim(hit.Value), 0.7);
            }
        }

        foreach (var mention in context.Mentions)
        {
            if (mention.Kind != MentionKind.Address || context.ZoneAt(mention.Start) is not (Zone.Head or Zone.Body) || context.Layout.LineAt(mention.Start) > 24)
            {
                continue;
            }

            int line = context.Layout.LineAt(mention.Start);
            int column = mention.Start - context.Layout.Lines[line].Start;
            for (int above = line - 1; above > 1 && above >= line - 2 && !context.Layout.Lines[above].IsBlank; above--)
            {
                var l = context.Layout.Lines[above];
                var cell = context.Layout.Cells[l.FirstCell];
                if (Math.Abs(cell.Column - column) <= 4 && !_text.AsSpan(cell.Start, cell.End - cell.Start).Contains("attn", StringComparison.OrdinalIgnoreCase)
                    && NameShapes.IsOrganisation(_text.AsSpan(cell.Start, cell.End - cell.Start)))
                {
                    OfferOrganisation(cell.Span, 0.6 + (above > 4 ? 0.08 : 0));
                }
            }
        }
    }
}
