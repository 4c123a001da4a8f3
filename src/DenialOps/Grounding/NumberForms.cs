using DenialOps.Intake;
using DenialOps.Mentions;

namespace DenialOps.Grounding;

/// <summary>Numbers of a draft that are part of something which the evidence has in another form: a time of the clock, a telephone number with spaces, a street.</summary>
internal sealed class NumberForms(EvidenceIndex index, string draft)
{
    private static readonly int[] Groups = [3, 3, 4];

    /// <summary>What begins at a plain number and stands in the evidence in another form; null for nothing.</summary>
    public (MentionKind Kind, TextSpan Span, Evidence Evidence)? At(Mention number) => Time(number) ?? Phone(number) ?? Street(number);

    private (MentionKind Kind, TextSpan Span, Evidence Evidence)? Time(Mention number) =>
        ClockTime.At(draft, number.Start) is { } time && index.Forms.FindTime(time.Minutes) is { } evidence
            ? (MentionKind.Number, new TextSpan(number.Start, time.End), evidence)
            : null;

    private (MentionKind Kind, TextSpan Span, Evidence Evidence)? Phone(Mention number)
    {
        Span<char> digits = stackalloc char[10];
        var at = number.Start;
        at += at + 1 < draft.Length && draft[at] == '1' && draft[at + 1] == ' ' ? 2 : 0;
        if (number.Start > 0 && char.IsLetterOrDigit(draft[number.Start - 1]))
        {
            return null;
        }

        var count = 0;
        foreach (var length in Groups)
        {
            at += count > 0 && at < draft.Length && draft[at] == ' ' ? 1 : 0;
            for (var k = 0; k < length; k++)
            {
                if (at >= draft.Length || !char.IsAsciiDigit(draft[at]))
                {
                    return null;
                }

                digits[count++] = draft[at++];
            }

            if (at < draft.Length && draft[at] != ' ' && count < 10)
            {
                return null;
            }
        }

        if (at < draft.Length && (char.IsLetterOrDigit(draft[at]) || draft[at] == '-'))
        {
            return null;
        }

        return index.Find($"{ValueKey.Phone}({digits[..3]}) {digits[3..6]}-{digits[6..]}") is { } evidence
            ? (MentionKind.Phone, new TextSpan(number.Start, at), evidence)
            : null;
    }

    private (MentionKind Kind, TextSpan Span, Evidence Evidence)? Street(Mention number) =>
        AddressForms.StreetEnd(draft, number.End) is > 0 and var end && index.Forms.FindAddress(draft.AsSpan(number.Start, end - number.Start)) is { } evidence
            ? (MentionKind.Address, new TextSpan(number.Start, end), evidence)
            : null;
}
