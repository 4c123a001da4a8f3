using CsCheck;
using DenialOps.Mentions;

namespace DenialOps.Tests.Mentions;

public sealed class MentionRecognizerTests
{
    private static readonly string[] Pieces =
    [
        "CPT ", "99213", "-25", "J0135", "M05.79", "CO-197", "N130", "Member ID: ", "W12 345 6789", "Group No. ", "03/05/2024", "March 5, 2024", " - ",
        "$4,200.00", "412.00", "(800) 555-1234", "ext. 5", "PO Box 12", ", Reno, NV 89501", "one hundred eighty (180) days", "72-hour", "Section 6.3(c)",
        "LCD L33718", "NPI 1245319599", "20%", "a@b.com", "www.x.org/1", "\n", "\n\n", "   ", " | ", "Code  Mod  Dx\n", "2O24", "l", "1.", "2) ", "(", ")", "#",
        "ICD-10-CM ", "Reason 19: ", "revenue code 0120", "12 Main St", "Fax: ", "x123", "and ", ".", ",", "é", "中", "\t", "/", "_", "rev 01/24", "1-800-MEDICARE",
    ];

    private static readonly Gen<string> Letters = Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i]).Array[0, 40].Select(string.Concat);

    private static readonly Gen<string> Noise = Gen.Char[" \n\t\r0123456789OlI.,-/$()#:|_@%ABCDJMNPRTabcxé中\u2013\u00a0"].Array[0, 60].Select(c => new string(c));

    [Fact]
    public void Mentions_are_in_order_and_never_overlap() => Gen.OneOf(Letters, Noise).Sample(
        text =>
        {
            var end = 0;
            foreach (var mention in MentionRecognizer.Recognize(text))
            {
                mention.Start.ShouldBeGreaterThanOrEqualTo(end);
                mention.End.ShouldBeInRange(mention.Start + 1, text.Length);
                mention.Value.ShouldNotBeNull();
                mention.Confidence.ShouldBeInRange(0.01, 1);
                end = mention.End;
            }
        },
        iter: 5_000);

    [Fact]
    public void Every_digit_belongs_to_one_mention_unless_it_counts_a_list() => Gen.OneOf(Letters, Noise).Sample(
        text =>
        {
            var mentions = MentionRecognizer.Recognize(text);
            for (var i = 0; i < text.Length; i++)
            {
                if (char.IsAsciiDigit(text[i]) && !IsListOrdinal(text, i))
                {
                    mentions.Count(m => m.Span.Contains(i)).ShouldBe(1, $"digit {i} of «{text}»");
                }
            }
        },
        iter: 5_000);

    [Fact]
    public void The_same_text_gives_the_same_mentions() => Letters.Sample(
        text => MentionRecognizer.Recognize(text).ShouldBe(MentionRecognizer.Recognize(text)), iter: 2_000);

    [Theory]
    [InlineData("$4,200", "$4,200.00")]
    [InlineData("01/15/2024", "January 15, 2024")]
    [InlineData("one hundred eighty (180) calendar days", "180 days")]
    [InlineData("800.555.1234", "1-800-555-1234")]
    [InlineData("P.O. Box 12, Reno, NV 89501", "PO Box 12\nReno NV 89501")]
    [InlineData("Member ID: W12 345 6789", "Member no. W123456789")]
    [InlineData("Dx M0579", "diagnosis M05.79")]
    [InlineData("CPT 64721RT", "CPT 64721-RT")]
    public void Two_ways_to_print_a_value_have_one_normal_form(string one, string other) =>
        MentionRecognizer.Recognize(one).Select(m => (m.Kind, m.Value)).ShouldBe(MentionRecognizer.Recognize(other).Select(m => (m.Kind, m.Value)));

    [Fact]
    public void An_empty_text_has_none() => MentionRecognizer.Recognize("").ShouldBeEmpty();

    [Fact]
    public void A_missing_text_is_the_callers_mistake() => Should.Throw<ArgumentNullException>(() => MentionRecognizer.Recognize(null!));

    // One or two digits at a line's start, with a point or parenthesis and white space behind.
    private static bool IsListOrdinal(string text, int i)
    {
        var start = i;
        while (start > 0 && char.IsAsciiDigit(text[start - 1]))
        {
            start--;
        }

        var end = i + 1;
        while (end < text.Length && char.IsAsciiDigit(text[end]))
        {
            end++;
        }

        var before = text.AsSpan(0, start)[(text.AsSpan(0, start).LastIndexOfAny('\n', '\f') + 1)..];
        return end - start <= 2 && end + 1 < text.Length && text[end] is '.' or ')' && char.IsWhiteSpace(text[end + 1]) && (start == 0 || before.IsWhiteSpace());
    }
}
