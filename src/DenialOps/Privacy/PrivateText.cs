using DenialOps.Mentions;

namespace DenialOps.Privacy;

/// <summary>Finds all that is private in one text: what the case knows, and what the text itself shows to be private.</summary>
internal sealed class PrivateText(CaseValues values)
{
    private long _steps;

    /// <summary>How often a character or a mention was looked at: the measure of work that tests hold to be linear.</summary>
    public long Steps => _steps;

    /// <summary>The private stretches of <paramref name="text"/> in order, none overlapping another.</summary>
    public List<PrivateSpan> Find(string text)
    {
        var found = Read(text);
        AddPlaceholders(text, found);
        if (TextView.Of(text) is { } view)
        {
            found = [.. found.Select(view.Whole), .. Read(view.Text).Select(view.Printed)];
        }

        return PrivateSpan.Merge(found);
    }

    private List<PrivateSpan> Read(string text)
    {
        var mentions = MentionRecognizer.Recognize(text);
        var births = BirthDates.Find(text, mentions, ref _steps);
        births.UnionWith(values.Births);
        var found = RecognisedValues.Find(text, mentions, births, ref _steps);
        AddKnown(text, mentions, found);
        KeepOrganizations(text, found);
        AddNames(text, mentions, found);
        return found;
    }

    private void AddKnown(string text, IReadOnlyList<Mention> mentions, List<PrivateSpan> found)
    {
        var next = 0;
        foreach (var (span, length) in values.Numbers.Find(text, ref _steps))
        {
            while (next < mentions.Count && mentions[next].End < span.End)
            {
                next++;
                _steps++;
            }

            var isInside = next < mentions.Count && mentions[next].Start <= span.Start;
            if (!isInside || span.Kind is PrivateKind.BirthDate or PrivateKind.Address || !RecognisedValues.IsWork(mentions[next], length))
            {
                found.Add(span);
            }
        }
    }

    // The recogniser's address begins with the name of the office, which may be the payer's.
    private void KeepOrganizations(string text, List<PrivateSpan> found)
    {
        var named = values.Organizations.Find(text, ref _steps).ToDictionary(hit => hit.Span.Start, hit => hit.Span.End);
        for (var i = 0; i < found.Count; i++)
        {
            if (found[i].Kind == PrivateKind.Address && named.TryGetValue(found[i].Start, out var end) && end < found[i].End)
            {
                found[i] = found[i] with { Start = end };
            }
        }
    }

    private void AddNames(string text, IReadOnlyList<Mention> mentions, List<PrivateSpan> found)
    {
        var read = ScannedLetters.Of(text, ref _steps);
        var named = values.Organizations.Find(read, ref _steps);
        var days = new SpanSet([.. mentions.Where(mention => mention.Kind == MentionKind.Date).Select(mention => (new PrivateSpan(mention.Start, mention.End, PrivateKind.Text), mention.End - mention.Start))]);
        var finder = new NameFinder(read, values.People.With(values.PeopleIn(read, named, ref _steps)), days);
        var organizations = new SpanSet(named);
        var providers = new SpanSet(values.Providers.Find(read, ref _steps));
        found.AddRange(finder.Find(name => name.Kind != PrivateKind.MemberName && organizations.Holds(name)
            || (name.Kind == PrivateKind.MemberFirstName && providers.Holds(name))));
        _steps += finder.Steps;
    }

    // Whatever has the form of a placeholder was not written by us: it becomes one of ours that stands for it.
    private void AddPlaceholders(string text, List<PrivateSpan> found)
    {
        for (var at = PlaceholderSyntax.Next(text, 0); at >= 0; at = PlaceholderSyntax.Next(text, at))
        {
            _steps++;
            var match = PlaceholderSyntax.At(text, at);
            if (match.State == PlaceholderMatch.Outcome.Whole)
            {
                found.Add(new PrivateSpan(at, match.End, PrivateKind.Text));
            }

            at = match.State == PlaceholderMatch.Outcome.Whole ? match.End : at + 1;
        }
    }
}
