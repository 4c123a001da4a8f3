using DenialOps.Facts.Layout;
using DenialOps.Intake;

namespace DenialOps.Facts.Readers;

/// <summary>Finds the patient: from labels, from the salutation, from the addressee. A subscriber or sponsor is somebody else.</summary>
internal sealed class MemberReader(ReadingContext context)
{
    private static readonly PhraseSet ProseCues = new(
        "Notice for ", "request for your patient ", "the patient, ", "your patient, ", "your child, ", "your patient ", "our member, ",
        "our member ", "for patient ", "on behalf of ", "alert for ", "Notice to ", "(member: ", "(member ", "message for ");

    private readonly string _text = context.Text;

    public Fact<string>? Name() => Offers().ToFact(context);

    /// <summary>Everybody whom the letter names as a member, a subscriber or the reader, whoever it is in the end.</summary>
    public IEnumerable<string> Everybody() => Offers().Values;

    private Best<string> Offers()
    {
        var best = new Best<string>();
        foreach (var hit in context.Fields)
        {
            if (hit.Zone is Zone.Head or Zone.Body && hit.Field is Field.MemberName or Field.SubscriberName or Field.Addressee
                && PersonIn(hit.Value) is { } person
                && !(hit.Field == Field.Addressee && NameShapes.HasCredential(_text.AsSpan(person.Start, person.Length))))
            {
                double score = hit.Field switch
                {
                    Field.MemberName => IsPatientLabel(hit) ? 0.98 : 0.95,
                    Field.SubscriberName => 0.45,
                    _ => IsParentLabel(hit) ? 0.8 : 0.62,
                };
                best.Offer(_text[person.Start..person.End], score * (hit.Field == Field.MemberName ? hit.Certainty : 1), person);
            }
        }

        OfferSalutation(best);
        OfferAddressee(best);
        OfferTitled(best);
        OfferProse(best);
        return best;
    }

    /// <summary>The insured person when that is not the patient.</summary>
    public Fact<string>? Subscriber(Fact<string>? member)
    {
        foreach (var hit in context.Fields)
        {
            if (hit.Field == Field.SubscriberName && PersonIn(hit.Value) is { } person && !Same(_text[person.Start..person.End], member?.Value))
            {
                return context.TextFact(person, 0.9 * hit.Certainty);
            }
        }

        return null;
    }

    private bool IsPatientLabel(FieldHit hit) => TextMatch.Holds(_text.AsSpan(hit.Label.Start, hit.Label.Length), "patient")
        || TextMatch.Holds(_text.AsSpan(hit.Label.Start, hit.Label.Length), "beneficiary");

    private bool IsParentLabel(FieldHit hit) => _text.AsSpan(hit.Label.Start, hit.Label.Length) is var label
        && (TextMatch.Holds(label, "parent") || TextMatch.Holds(label, "family")
            || label.Equals("for", StringComparison.OrdinalIgnoreCase));

    private static bool Same(string a, string? b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);

    private TextSpan? PersonIn(TextSpan value)
    {
        int start = SkipPreamble(value.Start, value.End);
        if (NameShapes.IsOrganisation(_text.AsSpan(start, value.End - start)) && _text.IndexOf('(', start, value.End - start) < 0)
        {
            return null;
        }

        return NameShapes.PersonAt(_text, start, value.End);
    }

    private static readonly PhraseSet Preambles = new(
        "patient ", "member ", "our member ", "the parent or guardian of ", "parent or guardian of ",
        "parent/guardian of ", "family of ", "the family of ", "c/o ", "to: ", "parent(s) of ", "parents of ",
        "guardian of ", "the parents of ", "Parent/Legal Guardian of ", "the parent of ", "parent of ", "Mr. ",
        "Ms. ", "Mrs. ", "Mr ", "Mrs ", "Ms ");

    private int SkipPreamble(int start, int end)
    {
        while (start < end && Preambles.PrefixOf(_text.AsSpan(start, end - start)) is > 0 and var length)
        {
            start += length;
        }

        return start;
    }

    private void OfferSalutation(Best<string> best)
    {
        if (context.Layout.Zones.SalutationLine < 0)
        {
            return;
        }

        var line = context.Layout.Lines[context.Layout.Zones.SalutationLine];
        int start = context.Layout.Cells[line.FirstCell].Start;
        int greeting = _text.AsSpan(start, line.End - start).IndexOf(' ');
        if (greeting > 0)
        {
            int from = SkipPreamble(start + greeting + 1, line.End);
            int stop = _text.AsSpan(from, Math.Max(0, line.End - from)).IndexOfAny(".,:;!") is var p && p > 3 && _text[from + p] == '.'
                && from + p + 2 < line.End && char.IsUpper(_text[from + p + 2]) && p > 6 ? from + p : line.End;
            if (stop < line.End && NameShapes.PersonAt(_text, from, stop) is { } greeted)
            {
                best.Offer(_text[greeted.Start..greeted.End], 0.86, greeted);
                return;
            }

            if (NameShapes.PersonAt(_text, from, line.End) is { } person && !NameShapes.HasCredential(_text.AsSpan(person.Start, person.Length)))
            {
                best.Offer(_text[person.Start..person.End], 0.86, person);
            }
        }
    }

    /// <summary>The first line of the address block above the salutation, when it is a person.</summary>
    private void OfferAddressee(Best<string> best)
    {
        foreach (var mention in context.Of(Mentions.MentionKind.Address))
        {
            if (context.ZoneAt(mention.Start) is not (Zone.Head or Zone.Body)
                || context.Layout.LineAt(mention.Start) > 24)
            {
                continue;
            }

            int line = context.Layout.LineAt(mention.Start);
            int column = mention.Start - context.Layout.Lines[line].Start;
            for (int above = line - 1; above >= 0 && above >= line - 2 && !context.Layout.Lines[above].IsBlank; above--)
            {
                foreach (var cell in context.Layout.CellsNear(above, column, 4))
                {
                    int from = SkipPreamble(cell.Start, cell.End);
                    if (NameShapes.PersonAt(_text, from, cell.End) is { } person && person.End >= cell.End - 4
                        && !NameShapes.HasCredential(_text.AsSpan(person.Start, person.Length)))
                    {
                        best.Offer(_text[person.Start..person.End], 0.76, person);
                    }
                }
            }
        }
    }

    /// <summary>A cell of the head that starts with Mr., Ms. or Mrs.: the person the letter is sent to.</summary>
    private void OfferTitled(Best<string> best)
    {
        for (int i = 0; i < context.Layout.Lines.Count && i < 20; i++)
        {
            var line = context.Layout.Lines[i];
            for (int c = line.FirstCell; c < line.FirstCell + line.CellCount; c++)
            {
                var cell = context.Layout.Cells[c];
                int from = SkipPreamble(cell.Start, cell.End);
                if (from > cell.Start && _text[cell.Start] is 'M' && NameShapes.PersonAt(_text, from, cell.End) is { } person && person.End >= cell.End - 2)
                {
                    best.Offer(_text[person.Start..person.End], 0.74, person);
                }
            }
        }
    }

    /// <summary>"… of Beatrice Nolan (member ID …": the name right before the bracket.</summary>
    private void OfferBeforeBracket(Best<string> best)
    {
        var words = context.Layout.Words;
        foreach (var hit in context.Fields)
        {
            int bracket = hit.Label.Start - 1;
            if (hit.Field != Field.MemberId || bracket < 4 || _text[bracket] != '(')
            {
                continue;
            }

            int last = words.IndexAt(bracket) - 1, first = last;
            while (first > 0 && last - first < 3 && char.IsUpper(words[first - 1][0]) && words.Start(first) - words.End(first - 1) <= 2)
            {
                first--;
            }

            if (last >= 0 && NameShapes.PersonAt(_text, words.Start(first), words.End(last)) is { } person)
            {
                best.Offer(_text[person.Start..person.End], 0.8, person);
            }
        }
    }

    /// <summary>"FOR: NAME", "Notice for NAME" and the like that are no labels.</summary>
    private void OfferProse(Best<string> best)
    {
        OfferBeforeBracket(best);
        foreach (var (cue, at) in ProseCues.FirstOfEach(_text.AsSpan(0, Math.Min(_text.Length, 2500))))
        {
            if (context.ZoneAt(at) is Zone.Head or Zone.Body && NameShapes.PersonAt(_text, at + cue.Length, Math.Min(_text.Length,
                at + cue.Length + 50)) is { } person)
            {
                best.Offer(_text[person.Start..person.End], 0.7, person);
            }
        }
    }
}
