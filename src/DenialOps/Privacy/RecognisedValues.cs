using DenialOps.Mentions;

namespace DenialOps.Privacy;

/// <summary>What the recogniser knows to be private in a text, and tokens so rich in digits that they can only be somebody's number.</summary>
internal static class RecognisedValues
{
    private const int FewestOfNumber = 7;
    private const int FewestOfToken = 6;
    private const int FewestDigits = 4;

    /// <summary>The private stretches of a text with these mentions.</summary>
    public static List<PrivateSpan> Find(string text, IReadOnlyList<Mention> mentions, IReadOnlySet<DateOnly> births, ref long steps)
    {
        var found = new List<PrivateSpan>();
        foreach (var mention in mentions)
        {
            steps++;
            if (KindOf(text, mention, births) is { } kind)
            {
                found.Add(new PrivateSpan(mention.Start, mention.End, kind));
            }
        }

        AddTokens(text, mentions, found, ref steps);
        found.AddRange(NumberRuns.Find(text, mentions, ref steps));
        found.AddRange(AddressParts.Find(text, ref steps));
        return found;
    }

    /// <summary>What an identifier is called.</summary>
    public static PrivateKind KindOf(IdentifierRole role) => role switch
    {
        IdentifierRole.Member => PrivateKind.MemberId,
        IdentifierRole.Group => PrivateKind.GroupNumber,
        IdentifierRole.Claim => PrivateKind.ClaimNumber,
        IdentifierRole.Reference => PrivateKind.ReferenceNumber,
        IdentifierRole.Authorization => PrivateKind.AuthorizationNumber,
        IdentifierRole.Policy => PrivateKind.PolicyNumber,
        IdentifierRole.Account => PrivateKind.AccountNumber,
        IdentifierRole.Payment => PrivateKind.PaymentNumber,
        IdentifierRole.Tax => PrivateKind.TaxNumber,
        _ => PrivateKind.IdNumber,
    };

    /// <summary>Whether the work depends on what a mention says, so that a number of somebody's does not hide it by having its digits.</summary>
    public static bool IsWork(Mention mention, int length) => mention.Kind is MentionKind.Date or MentionKind.Amount or MentionKind.Percentage or MentionKind.Duration
        || (length < 8 && mention.Kind is not (MentionKind.Number or MentionKind.Identifier or MentionKind.Phone or MentionKind.Address or MentionKind.Email or MentionKind.Url));

    private static PrivateKind? KindOf(string text, Mention mention, IReadOnlySet<DateOnly> births) => mention.Kind switch
    {
        MentionKind.Identifier when mention.Role != IdentifierRole.Form => KindOf(mention.Role),
        MentionKind.Phone => mention.Use == PhoneUse.Fax ? PrivateKind.Fax : PrivateKind.Phone,
        MentionKind.Address => PrivateKind.Address,
        MentionKind.Email => PrivateKind.Email,
        MentionKind.Date when mention.Date is { } day && births.Contains(day) => PrivateKind.BirthDate,
        MentionKind.Number when mention.End - mention.Start >= FewestOfNumber && !text.AsSpan(mention.Start, mention.End - mention.Start).ContainsAny(",.") => PrivateKind.IdNumber,
        _ => null,
    };

    // "w123456789": no mention, or numbers inside a word or a web address.
    private static void AddTokens(string text, IReadOnlyList<Mention> mentions, List<PrivateSpan> found, ref long steps)
    {
        var next = 0;
        for (var i = 0; i < text.Length; i++)
        {
            steps++;
            if (!char.IsAsciiLetterOrDigit(text[i]))
            {
                continue;
            }

            var start = i;
            int digits = 0, lower = 0;
            for (; i < text.Length && char.IsAsciiLetterOrDigit(text[i]); i++)
            {
                digits += char.IsAsciiDigit(text[i]) ? 1 : 0;
                lower += char.IsAsciiLetterLower(text[i]) ? 1 : 0;
            }

            if (i - start < FewestOfToken || digits < FewestDigits)
            {
                continue;
            }

            while (next < mentions.Count && mentions[next].End <= start)
            {
                next++;
            }

            var mention = next < mentions.Count && mentions[next].Start < i ? mentions[next] : null;
            var isAmong = mention is null or { Kind: MentionKind.Url } || (mention.Kind == MentionKind.Number && digits < i - start);
            if (isAmong && !(char.IsAsciiDigit(text[start]) && lower == i - start - digits && lower > 0 && !char.IsAsciiDigit(text[i - 1])))
            {
                found.Add(new PrivateSpan(start, i, PrivateKind.IdNumber));
            }
        }
    }
}
