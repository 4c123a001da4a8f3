using DenialOps.Facts.Layout;
using DenialOps.Intake;

namespace DenialOps.Facts.Readers;

/// <summary>Finds clinicians and places in sentences: "prescribed by Dr. Robert Johnson", "performed … by Dr. Jane Wilson at Raleigh Medical Center".</summary>
internal sealed class ProviderProseReader(
    ReadingContext context, OrganisationNames organisations, ProviderCandidates candidates, string? member)
{
    private static readonly PhraseSet RequestVerbs = new("asked", "sent", "billed", "requested", "submitted", "through");

    private static readonly PhraseSet OtherDoctors = new("reviewer", "reviewed by", "review by", "medical director", "dear", "pcp");

    private static readonly PhraseSet ReviewerWords = new("review", "medical director", "psychiatrist,", "psychologist,", "reviewed by",
        "decision was made by");

    /// <summary>After a name: who decided for the plan, not who treats.</summary>
    private static readonly PhraseSet DecidedWords = new("made the decision", "made this decision", "decided", "reviewed", "board certified", "board-certified");

    private static readonly string[] PlaceCues = [" at ", " from ", "\nfrom ", "\nat ", " by ", "dmission to ", "dmitted to ", "ransfer to "];

    private static readonly PhraseSet Places = new(PlaceCues);

    /// <summary>Before "at": the care itself, not its request, took or takes place there.</summary>
    private static readonly PhraseSet PlaceVerbs = new("done at", "performed at", "given at", "place at", "provided at", "do it at", "received at");

    /// <summary>Before a name: who asked for the care.</summary>
    private static readonly string[] Requests =
        [" request from", " request by", " request of", " requested by", " ordered by", " order from", " order of", " prescribed by", " submitted by", " referred by", " recommended by"];

    private readonly string _text = context.Text;

    /// <summary>Offers what every sentence before the appeal says.</summary>
    public void Offer()
    {
        foreach (var sentence in context.Layout.Sentences)
        {
            if (sentence.Zone is Zone.Head or Zone.Body)
            {
                OfferPeople(sentence);
                OfferSubject(sentence);
                OfferPlaces(sentence);
            }
        }
    }

    private void OfferPeople(Sentence sentence)
    {
        var words = context.Layout.Words;
        for (int w = sentence.FirstWord; w < sentence.EndWord; w++)
        {
            if (words[w] is "Dr" or "DR" && w + 1 < sentence.EndWord)
            {
                OfferDoctor(w, sentence);
            }
            else if (IsCredential(words[w]) && _text.AsSpan(Math.Max(0, words.Start(w) - 2), 2) is ", " && !NameShapes.IsStateOfZip(_text, words.End(w)))
            {
                OfferCredentialed(w, sentence);
            }
        }
    }

    private static bool IsCredential(ReadOnlySpan<char> word) =>
        word is "MD" or "DO" or "NP" or "DPM" or "DDS" or "DMD" or "PA" or "CCC" or "DPT" or "PhD" or "LCSW" or "OD" or "FNP" or "APRN";

    /// <summary>"Snowy Basin Academy asked us to cover …": the organisation that a sentence starts with asked or billed.</summary>
    private void OfferSubject(Sentence sentence)
    {
        if (organisations.OrganisationAt(sentence.Span with { End = Math.Min(sentence.End, sentence.Start + 70) }) is not { } name)
        {
            return;
        }

        var value = _text.AsSpan(name.Start, name.Length);
        if (!NameShapes.IsOrganisation(value) || OrganisationNames.IsPayer(value))
        {
            return;
        }

        var rest = _text.AsSpan(name.End, Math.Min(40, sentence.End - name.End)).TrimStart(", ");
        if (RequestVerbs.Starts(rest))
        {
            candidates.Facility.Offer(_text[name.Start..name.End], 0.72, name);
        }
    }

    private void OfferDoctor(int word, Sentence sentence)
    {
        int start = context.Layout.Words.Start(word);
        if (NameShapes.PersonAt(_text, start, sentence.End) is not { } person)
        {
            return;
        }

        var before = context.Layout.Flow(Math.Max(sentence.Start, start - 40), start, stackalloc char[40]);
        bool reviewer = IsMember(person) || OtherDoctors.IsIn(before);
        int words = _text.AsSpan(person.Start, person.Length).Count(' ');
        if (!reviewer && words >= 2)
        {
            bool asks = before.Has("by ") || before.Has("from ");
            candidates.Provider.Offer(_text[person.Start..person.End], asks ? 0.82 : 0.72, person);
        }
    }

    /// <summary>"Lysander Petrakis, MD, of Northgate Reproductive Associates": back from the credential to the name, on to the place.</summary>
    private void OfferCredentialed(int word, Sentence sentence)
    {
        var words = context.Layout.Words;
        for (int first = FirstOfName(word, sentence); first < word; first++)
        {
            if (NameShapes.PersonAt(_text, words.Start(first), sentence.End) is { } person && person.End >= words.End(word))
            {
                bool reviewer = IsReviewer(person, sentence);
                candidates.Provider.Offer(_text[person.Start..person.End], reviewer ? 0 : 0.73, person);
                int after = person.End;
                if (!reviewer && after + 5 < sentence.End && _text.AsSpan(after, 5) is ", of " or ", at ")
                {
                    OfferFacilityAt(after + 5, sentence.End);
                }

                return;
            }
        }
    }

    /// <summary>Whether the words around a name, or the head over its sentence, say that the plan's own reviewer is meant.</summary>
    private bool IsReviewer(TextSpan person, Sentence sentence)
    {
        int from = Math.Max(sentence.Start, person.Start - 110);
        if (AsksBefore(_text.AsSpan(from, person.Start - from)))
        {
            return false;
        }

        int index = context.Layout.SentenceAt(sentence.Start);
        bool head = index > 0 && context.Layout.Sentences[index - 1] is var above && above.End - above.Start < 50
            && ReviewerWords.IsIn(_text.AsSpan(above.Start, above.End - above.Start));
        return head || ReviewerWords.IsIn(_text.AsSpan(from, person.Start - from)) || DecidedWords.IsIn(_text.AsSpan(from, person.Start - from))
            || DecidedWords.IsIn(_text.AsSpan(person.End, Math.Min(60, sentence.End - person.End)));
    }

    // "We reviewed the request from Tobias Wren, MD": whoever asked did not review.
    private static bool AsksBefore(ReadOnlySpan<char> before)
    {
        before = before.TrimEnd();
        foreach (string words in Requests)
        {
            if (before.EndsWith(words, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Up to four capitalised words back from a credential, with nothing but spaces between them.</summary>
    private int FirstOfName(int credential, Sentence sentence)
    {
        var words = context.Layout.Words;
        int first = credential;
        while (first > sentence.FirstWord && credential - first < 4 && char.IsUpper(words[first - 1][0]))
        {
            int end = words.End(first - 1), start = words.Start(first);
            if (start - end > 2 || (first != credential && _text.AsSpan(end, start - end).ContainsAny(",:;(")))
            {
                break;
            }

            first--;
        }

        return first;
    }

    private void OfferFacilityAt(int start, int limit)
    {
        int end = Math.Min(limit, start + 60);
        int stop = _text.AsSpan(start, end - start).IndexOfAny(",.\n;(");
        if (organisations.OrganisationAt(new TextSpan(start, stop < 0 ? end : start + stop)) is { } name)
        {
            candidates.Facility.Offer(_text[name.Start..name.End], 0.75, name);
        }
    }

    /// <summary>A patient may be a doctor too.</summary>
    private bool IsMember(TextSpan person) =>
        member is not null && _text.AsSpan(person.Start, person.Length).EndsWith(member, StringComparison.OrdinalIgnoreCase);

    private void OfferPlaces(Sentence sentence)
    {
        if (!Places.IsIn(_text.AsSpan(sentence.Start, sentence.End - sentence.Start)))
        {
            return;
        }

        foreach (string cue in PlaceCues)
        {
            int at = _text.IndexOf(cue, sentence.Start, sentence.End - sentence.Start, StringComparison.Ordinal);
            while (at >= 0)
            {
                OfferPlace(cue, at + cue.Length, sentence.End);
                at = _text.IndexOf(cue, at + 1, sentence.End - at - 1, StringComparison.Ordinal);
            }
        }
    }

    private void OfferPlace(string cue, int start, int limit)
    {
        int end = Math.Min(limit, start + 60);
        int stop = _text.AsSpan(start, end - start).IndexOfAny(".\n;(");
        if (organisations.OrganisationAt(new TextSpan(start, stop < 0 ? end : start + stop)) is not { } name)
        {
            return;
        }

        var value = _text.AsSpan(name.Start, name.Length);
        if (NameShapes.IsOrganisation(value) && value.IndexOf(' ') > 0 && !OrganisationNames.IsPayer(value))
        {
            bool there = PlaceVerbs.IsIn(_text.AsSpan(Math.Max(0, start - 14), Math.Min(14, start)));
            double score = there ? 0.79 : cue.Contains("from", StringComparison.Ordinal) ? 0.6 : 0.64;
            (cue == " by " ? candidates.Organisation : candidates.Facility).Offer(_text[name.Start..name.End], score, name);
        }
    }
}
