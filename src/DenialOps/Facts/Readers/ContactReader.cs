using DenialOps.Facts.Layout;
using DenialOps.Mentions;

namespace DenialOps.Facts.Readers;

/// <summary>Reads the contacts that are not for appeals: member services and the payer's own address.</summary>
internal sealed class ContactReader(ReadingContext context)
{
    public ContactFacts Read(AppealFacts appeal) => new()
    {
        Phone = Phone(PhoneUse.Voice, appeal.Phone),
        Fax = Phone(PhoneUse.Fax, appeal.Fax),
        Address = Address(appeal.Address),
        Website = First(MentionKind.Url),
        Email = First(MentionKind.Email),
    };

    private Fact<string>? Phone(PhoneUse use, Fact<string>? appeal)
    {
        Mention? best = null;
        double bestScore = 0.35;
        foreach (var mention in context.Of(MentionKind.Phone))
        {
            if (mention.Use != use || mention.Value == appeal?.Value)
            {
                continue;
            }

            uint cues = context.SentenceCues(mention.Start);
            double score = ReadingContext.Has(cues, Cue.General) ? 0.9 : 0.4;
            score -= ReadingContext.Has(cues, Cue.Regulator) || ReadingContext.Has(cues, Cue.LaterLevel) || ReadingContext.Has(cues, Cue.Grievance)
                || ReadingContext.Has(cues, Cue.PeerToPeer) ? 0.4 : 0;
            score -= ReadingContext.Has(cues, Cue.Appeal) ? 0.2 : 0;
            score -= context.ZoneAt(mention.Start) == Zone.Boilerplate ? 0.2 : 0;
            if (score > bestScore)
            {
                (best, bestScore) = (mention, score);
            }
        }

        return best is null ? null : context.Fact(best.Value, bestScore, best.Start, best.End);
    }

    private Fact<string>? Address(Fact<string>? appeal)
    {
        foreach (var mention in context.Of(MentionKind.Address))
        {
            if (context.Layout.LineAt(mention.Start) < 8 && context.ZoneAt(mention.Start) is Zone.Head or Zone.Body)
            {
                string value = AddressBlock.Join(context, mention.Span);
                return value.Length == 0 || appeal?.Value.Contains(value, StringComparison.OrdinalIgnoreCase) == true ? null
                    : context.Fact(value, 0.6, mention.Start, mention.End);
            }
        }

        return null;
    }

    private Fact<string>? First(MentionKind kind)
    {
        foreach (var mention in context.Of(kind))
        {
            if (context.ZoneAt(mention.Start) is not (Zone.Boilerplate or Zone.Later))
            {
                return context.Fact(mention.Value, 0.7, mention.Start, mention.End);
            }
        }

        return null;
    }
}
