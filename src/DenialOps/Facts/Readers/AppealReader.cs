using DenialOps.Mentions;

namespace DenialOps.Facts.Readers;

/// <summary>Reads what the letter gives for the first internal appeal: time, last day and contacts; never those of other matters.</summary>
internal sealed class AppealReader(ReadingContext context, bool toProvider)
{
    private readonly AppealTimeReader _time = new(context, toProvider);
    private readonly AppealContactReader _contacts = new(context);

    /// <summary>The printed day that the time runs from, as <c>2026-09-10</c>, once it was read.</summary>
    public Fact<string>? CountedFromDay { get; private set; }

    /// <summary>What the letter gives for the review after an appeal that it answers, by the names of the facts.</summary>
    public IEnumerable<(string Name, Fact<string> Fact)> NextReview() => new NextReviewReader(context, _time).Read();

    /// <summary>What the letter gives for the review that follows the first appeal.</summary>
    public LaterReviewReader LaterReview() => new(context, _time);

    public AppealFacts Read()
    {
        var (days, span, from, fromDay) = _time.Time();
        CountedFromDay = fromDay;
        var address = _contacts.Address();
        return new AppealFacts
        {
            DeadlineDays = days,
            DeadlineSpan = span,
            CountedFrom = from,
            DeadlineDate = new LastDayReader(context, _time).Read(),
            Address = address,
            Phone = _contacts.Phone(PhoneUse.Voice, address),
            Fax = _contacts.Phone(PhoneUse.Fax, address),
            ExpeditedHours = _time.ExpeditedHours(),
            Website = _contacts.Contact(MentionKind.Url),
            Email = _contacts.Contact(MentionKind.Email),
        };
    }
}
