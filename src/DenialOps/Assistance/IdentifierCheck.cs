using DenialOps.Facts.Readers;
using DenialOps.Intake;
using DenialOps.Mentions;

namespace DenialOps.Assistance;

/// <summary>Asks whether a stretch of the letter is a number that names a case: not a piece of a longer one, and none of an address, a telephone, a day or an amount.</summary>
internal sealed class IdentifierCheck(ReadingContext context)
{
    /// <summary>How far before a place a mention may begin that still holds it.</summary>
    private const int LongestMention = 200;

    /// <summary>Shorter numbers without a label name nothing.</summary>
    private const int ShortestNumber = 5;

    /// <summary>Whether it can be the number that the field at <paramref name="path"/> holds.</summary>
    public bool CanBe(string path, FoundValue found) => found.Mention is { } number
        ? IsOfRole(path, number.Role) && !IsInside(found.Span, isNumber: true)
        : found.Text.Count(char.IsLetterOrDigit) >= ShortestNumber && !IsInside(found.Span, isNumber: false) && !Joins(found.Span.Start - 1, -1) && !Joins(found.Span.End, 1);

    private static bool IsOfRole(string path, IdentifierRole role) => role == IdentifierRole.None || path switch
    {
        "member.member_id" => role == IdentifierRole.Member,
        "member.group_number" => role == IdentifierRole.Group,
        "claim.claim_number" => role == IdentifierRole.Claim,
        "claim.authorization_number" => role == IdentifierRole.Authorization,
        _ => role is IdentifierRole.Reference or IdentifierRole.Authorization,
    };

    private bool IsInside(TextSpan span, bool isNumber)
    {
        foreach (var mention in context.MentionsIn(Math.Max(0, span.Start - LongestMention), span.End))
        {
            if (mention.End > span.Start && (isNumber ? mention.Kind == MentionKind.Address : IsSomethingElse(mention.Kind)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What is taken for a short code may be a number all the same.</summary>
    private static bool IsSomethingElse(MentionKind kind) =>
        kind is not (MentionKind.Number or MentionKind.Cpt or MentionKind.Modifier or MentionKind.Revenue or MentionKind.Carc or MentionKind.Drg);

    /// <summary>Whether the sign at a place ties the number to what stands beyond it: "4471-" before "9021".</summary>
    private bool Joins(int sign, int step)
    {
        string text = context.Text;
        int beyond = sign + step;
        return sign >= 0 && sign < text.Length && (char.IsLetterOrDigit(text[sign])
            || (text[sign] is '-' or '/' or '.' or '_' && beyond >= 0 && beyond < text.Length && char.IsLetterOrDigit(text[beyond])));
    }
}
