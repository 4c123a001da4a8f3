using DenialOps.Facts.Layout;
using DenialOps.Intake;
using DenialOps.Mentions;

namespace DenialOps.Facts.Readers;

/// <summary>Tells the treating, ordering or rendering clinician from the place of care and from the billing organisation.</summary>
internal sealed class ProviderReader(ReadingContext context)
{
    private readonly string _text = context.Text;
    private readonly OrganisationNames _organisations = new(context);
    private readonly ProviderCandidates _candidates = new();

    public (Fact<string>? Provider, Fact<string>? Facility) Read(bool toProvider, string? member = null)
    {
        foreach (var hit in context.Fields)
        {
            if (hit.Zone is Zone.Head or Zone.Body)
            {
                ReadLabelled(hit);
            }
        }

        new ProviderProseReader(context, _organisations, _candidates, member).Offer();
        if (toProvider || (!_candidates.Provider.Any && !_candidates.Organisation.Any))
        {
            OfferAddressee();
        }

        var provider = _candidates.Provider.ToFact(context);
        if (provider is null && _candidates.Organisation.Any)
        {
            return (_candidates.Organisation.ToFact(context), _candidates.Facility.ToFact(context));
        }

        return (provider, _candidates.Facility.ToFact(context) ?? _candidates.Organisation.ToFact(context));
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
                OfferParts(hit, 0.97 * hit.Certainty, IsReviewerLabel(hit) ? 0 : 1);
                break;
            case Field.BillingProvider:
                OfferOrganisation(_organisations.Trim(hit.Value), hit.Certainty > 0.95 ? 0.75 : 0);
                break;
            case Field.Facility:
                OfferFacility(hit);
                break;
        }
    }

    private bool IsReviewerLabel(FieldHit hit) =>
        TextMatch.Holds(_text.AsSpan(hit.Label.Start, hit.Label.Length), "review");

    private void OfferOrganisation(TextSpan span, double score)
    {
        if (_organisations.OrganisationAt(span) is { } name)
        {
            _candidates.Organisation.Offer(_text[name.Start..name.End], score, name);
        }
    }

    private void OfferFacility(FieldHit hit)
    {
        var first = _organisations.Parts(hit.Value)[0];
        if (_organisations.OrganisationAt(_organisations.Trim(first)) is { } name)
        {
            _candidates.Facility.Offer(_text[name.Start..name.End], 0.95 * hit.Certainty, name);
        }
    }

    /// <summary>A letter to a provider is addressed to the organisation that billed.</summary>
    private void OfferAddressee()
    {
        foreach (var hit in context.Fields)
        {
            if (hit.Field != Field.Addressee || IsSubject(hit) || hit.Zone is not (Zone.Head or Zone.Body) || hit.Line >= 24)
            {
                continue;
            }

            foreach (var part in _organisations.Parts(hit.Value).Select(_organisations.Trim))
            {
                if (part.Length >= 3 && NameShapes.IsOrganisation(_text.AsSpan(part.Start, part.Length))
                    && NameShapes.PersonAt(_text, part.Start, part.End) is null
                    && !OrganisationNames.IsPayer(_text.AsSpan(part.Start, part.Length)))
                {
                    OfferOrganisation(part, 0.7);
                }
            }
        }

        foreach (var mention in context.Of(MentionKind.Address))
        {
            if (context.ZoneAt(mention.Start) is not (Zone.Head or Zone.Body)
                || context.Layout.LineAt(mention.Start) > 24)
            {
                continue;
            }

            int line = context.Layout.LineAt(mention.Start);
            int column = mention.Start - context.Layout.Lines[line].Start;
            for (int above = line - 1; above > 1 && above >= line - 2 && !context.Layout.Lines[above].IsBlank; above--)
            {
                var l = context.Layout.Lines[above];
                var cell = context.Layout.Cells[l.FirstCell];
                if (Math.Abs(cell.Column - column) <= 4 && !TextMatch.Holds(_text.AsSpan(cell.Start, cell.End - cell.Start), "attn")
                    && NameShapes.IsOrganisation(_text.AsSpan(cell.Start, cell.End - cell.Start)))
                {
                    OfferOrganisation(cell.Span, 0.6 + (above > 4 ? 0.08 : 0));
                }
            }
        }
    }

    /// <summary>"RE: Denial of inpatient care" says what the letter is about, not whom it is to.</summary>
    private bool IsSubject(FieldHit hit) =>
        TextMatch.EqualsAny(_text.AsSpan(hit.Label.Start, hit.Label.Length), ["re", "regarding", "about"]);

    /// <summary>"Priya Natarajan, MD — Cedar Grove Family Medicine", "Gwinnett Vein &amp; Vascular (Dr. Abara)", "Pediatric Associates / Dr. Vaughn".</summary>
    private void OfferParts(FieldHit hit, double score, double factor)
    {
        var label = _text.AsSpan(hit.Label.Start, hit.Label.Length);
        bool referring = label.StartsWith("referr", StringComparison.OrdinalIgnoreCase)
            || TextMatch.Holds(label, "pcp");
        score *= referring ? 0.6 : 1;
        foreach (var part in _organisations.Parts(hit.Value))
        {
            var span = _organisations.Trim(part);
            if (span.Length < 3)
            {
                continue;
            }

            if (NameShapes.PersonAt(_text, span.Start, span.End) is { } person)
            {
                _candidates.Provider.Offer(_text[person.Start..person.End], score * factor, person);
            }
            else if (NameShapes.IsOrganisation(_text.AsSpan(span.Start, span.Length)))
            {
                OfferOrganisation(span, score * 0.95);
            }
        }
    }
}
