using CsCheck;
using DenialOps.Privacy;

namespace DenialOps.Tests.Privacy;

public sealed class MaskPropertyTests
{
    private const int MostGrowth = 12;

    private static readonly string[] Pieces =
    [
        "Ana M. Reyes-Ortiz", "REYES-ORTIZ, ANA", "Leo", "HHP4471902338", "HHP 4471 902 338", "03/09/1961", "(800) 555-1234", "418 Fox Hollow Trail", "Raleigh, NC 27601", "CPT 72148", "$2,500.00",
        "[[MEMBER_NAME_1]]", "[[member name 1]]", "[MEMBER_ID_1]", "\\[\\[PHONE\\_1\\]\\]", "[[TEXT_1]]", "[[", "]]", "[", "]", "\\", "\\n", "\\u0041", "_", "[[MEMBER_NAME_", "1]]", "[[X]]",
        " ", "\n", "\t", "\"", ",", "Jos\u00e9", "\u0301", "\ud83d\ude00", "\ud83d", "\ude00", "\u0000", "Dear Ms. ", "Member: ", "Patient ", "Box 8091", "a", "1",
    ];

    private static readonly Gen<string> Piece = Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i]);

    private static readonly Gen<string> Texts = Gen.OneOf(Piece, Piece, Gen.String[0, 6]).Array[0, 24].Select(string.Concat);

    private static readonly IdentifierMask Mask = SomeMask.Of();

    [Fact]
    public void Hidden_text_is_restored_character_by_character() => Texts.Sample(text =>
    {
        var hidden = Mask.Hide(text);
        Mask.Restore(hidden).ShouldBe(text);
        Mask.Invented(hidden).Where(name => name.StartsWith("[[", StringComparison.Ordinal)).ShouldBeEmpty();
    });

    [Fact]
    public void A_stream_cut_anywhere_restores_what_the_whole_does() => Gen.Select(Texts, Gen.Int[1, 9].Array[0, 200]).Sample((text, cuts) =>
    {
        var hidden = Mask.Hide(text) + text;
        Streamed(hidden, cuts).ShouldBe(Mask.Restore(hidden));
        Streamed(hidden, []).ShouldBe(Mask.Restore(hidden));
    });

    [Theory]
    [InlineData("[[[[[[", 0)]
    [InlineData("A A A A ", 0)]
    [InlineData("Ana ", 0)]
    [InlineData("[[MEMBER_NAME_1", 0)]
    [InlineData("HHP 4471 ", 0)]
    [InlineData("1 ", 0)]
    [InlineData("Member: ", 0)]
    [InlineData("Dear Ms. Ana Reyes, ", 0)]
    [InlineData("\\[", 0)]
    [InlineData("born ", 0)]
    [InlineData("1-", 0)]
    [InlineData("Abcdefg", 0)]
    [InlineData(SomeMask.Letter, 1)]
    public void Eight_times_the_text_is_about_eight_times_the_work(string piece, int isLetter)
    {
        var count = isLetter == 1 ? 10 : 2000;
        var once = Mask.StepsFor(string.Concat(Enumerable.Repeat(piece, count)));
        var more = Mask.StepsFor(string.Concat(Enumerable.Repeat(piece, count * 8)));

        more.ShouldBeLessThan(once * MostGrowth);
    }

    // Without cuts one character at a time.
    private static string Streamed(string text, int[] cuts)
    {
        var stream = Mask.Stream();
        var shown = new System.Text.StringBuilder();
        for (int at = 0, k = 0; at < text.Length; k++)
        {
            var length = Math.Min(text.Length - at, k < cuts.Length ? cuts[k] : 1);
            shown.Append(stream.Push(text.Substring(at, length)));
            stream.Held.ShouldBeLessThanOrEqualTo(PlaceholderSyntax.Longest);
            at += length;
        }

        return shown.Append(stream.Flush()).ToString();
    }
}
