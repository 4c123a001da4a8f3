using DenialOps.Mentions;

namespace DenialOps.Facts.Readers;

/// <summary>Reads what the letter gives for the first internal appeal: time, last day and contacts; never those of other matters.</summary>
internal sealed class AppealReader(ReadingContext context, bool toProvider)
{
    private readonly AppealTimeReader _time = new(context, toProvider);
    private readonly AppealContactReader _contacts = new(context);

    public AppealFacts Read()
    {
        var (days, span, from) = _time.Time();
        var address = _contacts.Address();
        return new AppealFacts
        {
            DeadlineDays = days,
            DeadlineSpan = span,
            CountedFrom = from,
            DeadlineDate = _time.LastDay(),
            Address = address,
            Phone = _contacts.Phone(PhoneUse.Voice, address),
            Fax = _contacts.Phone(PhoneUse.Fax, address),
            ExpeditedHours = _time.ExpeditedHours(),
            Website = _contacts.Contact(MentionKind.Url),
            Email = _contacts.Contact(MentionKind.Email),
        };
    }
}
