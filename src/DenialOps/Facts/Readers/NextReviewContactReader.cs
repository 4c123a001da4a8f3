using DenialOps.Facts.Layout;
using DenialOps.Mentions;

namespace DenialOps.Facts.Readers;

/// <summary>Reads where the request for the review that is open now goes: the address and the fax that an answer to an appeal prints beside it.</summary>
internal sealed class NextReviewContactReader(ReadingContext context)
{
    /// <summary>The named fact with the address.</summary>
    public const string AddressFact = "next_review_address";

    /// <summary>The named fact with the fax number.</summary>
    public const string FaxFact = "next_review_fax";

    private const double Told = 0.8;

    /// <summary>How many sentences before a contact may say what it is for.</summary>
    private const int MostBefore = 3;

    private static readonly Cue[] OtherMatters = [Cue.Records, Cue.Grievance, Cue.PeerToPeer, Cue.CorrectedClaim];

    private static readonly PhraseSet Announces = new("send", "mail", "write", "fax", "submit", "deliver", "return", "file", "goes to", "go to", "requests", "address", "contact", " to:");

    /// <summary>The address with the name that stands before it.</summary>
    public Fact<string>? Address()
    {
        foreach (var mention in context.Of(MentionKind.Address))
        {
            if (IsForReview(mention) && AddressBlock.WithName(context, mention) is var span
                && AddressBlock.Join(context, span) is { Length: > 0 } value)
            {
                return context.Fact(value, Told, span.Start, span.End);
            }
        }

        return null;
    }

    /// <summary>The fax number.</summary>
    public Fact<string>? Fax()
    {
        foreach (var mention in context.Of(MentionKind.Phone))
        {
            if (mention is { Use: PhoneUse.Fax } && IsForReview(mention))
            {
                return context.Fact(mention.Value, Told, mention.Start, mention.End);
            }
        }

        return null;
    }

    private bool IsForReview(Mention contact)
    {
        int s = context.Layout.SentenceAt(contact.Start);
        if (s < 0 || context.ZoneAt(contact.Start) is Zone.Head or Zone.Boilerplate || context.IsInstruction(s))
        {
            return false;
        }

        uint own = context.Layout.CuesOfSentence(s);
        uint before = 0;
        var announced = Announces.IsIn(TextOf(s, contact.Start));
        for (int i = s - 1; i >= 0 && s - i <= MostBefore && context.Layout.Sentences[s].Paragraph - context.Layout.Sentences[i].Paragraph <= 1; i--)
        {
            before |= context.Layout.CuesOfSentence(i);
            announced |= i == s - 1 && Announces.IsIn(TextOf(i, context.Layout.Sentences[i].End));
        }

        bool review = Has(own, Cue.LaterLevel) || (Has(before, Cue.LaterLevel) && !Has(own, Cue.Regulator) && !Has(own, Cue.General));
        return review && announced && !Array.Exists(OtherMatters, matter => Has(own, matter));
    }

    private string TextOf(int sentence, int end)
    {
        var s = context.Layout.Sentences[sentence];
        return context.Layout.Flow(Math.Max(s.Start, end - 200), Math.Max(s.Start, end));
    }

    private static bool Has(uint cues, Cue cue) => ReadingContext.Has(cues, cue);
}
