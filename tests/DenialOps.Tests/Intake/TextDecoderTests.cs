using System.Text;
using CsCheck;
using DenialOps.Intake;

namespace DenialOps.Tests.Intake;

public sealed class TextDecoderTests
{
    private const string Sample = "Denial of Español coverage – “not necessary”: $1,204.50";

    public static TheoryData<string> Encodings => ["utf-8", "utf-16", "utf-16BE", "utf-32"];

    [Theory]
    [MemberData(nameof(Encodings))]
    public void A_byte_order_mark_decides(string name)
    {
        var encoding = Encoding.GetEncoding(name);
        TextDecoder.Decode([.. encoding.GetPreamble(), .. encoding.GetBytes(Sample)]).ShouldBe(Sample);
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public void Without_a_mark_the_bytes_tell(string name) =>
        TextDecoder.Decode(Encoding.GetEncoding(name).GetBytes(Sample)).ShouldBe(Sample);

    [Fact]
    public void Windows_1252_is_read_as_such()
    {
        byte[] bytes = [.. "Jos"u8, 0xE9, .. " said "u8, 0x93, .. "no"u8, 0x94, .. " "u8, 0x96, .. " 50"u8, 0x80];
        TextDecoder.Decode(bytes).ShouldBe("José said “no” – 50€");
    }

    [Fact]
    public void One_spoiled_byte_does_not_spoil_the_rest() =>
        TextDecoder.Decode([.. "Español "u8, 0x92, .. " ñandú"u8]).ShouldBe("Español ’ ñandú");

    [Fact]
    public void Valid_utf_8_is_never_misread() =>
        Gen.String.Where(text => !text.Contains('\0', StringComparison.Ordinal) && IsWhole(text) && !text.StartsWith('\uFEFF')).Sample(text =>
            TextDecoder.Decode(Encoding.UTF8.GetBytes(text)).ShouldBe(text));

    [Fact]
    public void Noise_is_not_text()
    {
        var random = new Random(7);
        var bytes = new byte[4096];
        for (var i = 0; i < 50; i++)
        {
            random.NextBytes(bytes);
            TextDecoder.LooksLikeText(TextDecoder.Decode(bytes)).ShouldBeFalse();
        }
    }

    private static bool IsWhole(string text) => !text.EnumerateRunes().Any(rune => rune == Rune.ReplacementChar);
}
