using System.IO.Compression;
using System.Text;
using DenialOps.Intake;
using Microsoft.Extensions.Time.Testing;

namespace DenialOps.Tests.Intake;

public sealed class LetterReaderHostileTests
{
    [Fact]
    public async Task A_page_that_unpacks_without_measure_is_left()
    {
        var bomb = Deflate(new byte[64 * 1024 * 1024]);
        bomb.Length.ShouldBeLessThan(100_000);
        var refusal = await Refusal(PdfLetters.Raw(bomb, "/Filter /FlateDecode"), new IntakeOptions { MaxUnpackedBytes = 8 * 1024 * 1024 });
        refusal.Kind.ShouldBe(IntakeError.TooLarge);
        refusal.Message.ShouldContain("unpacks");
    }

    [Fact]
    public async Task Drawings_inside_drawings_that_multiply_are_left()
    {
        const int Levels = 9;
        var forms = Enumerable.Range(6, Levels).Select(number =>
        {
            var body = number == 5 + Levels ? "BT /F 10 Tf 60 700 Td (aaaaaaaaaa) Tj ET" : string.Concat(Enumerable.Repeat($"/X{number + 1} Do ", 10));
            var names = string.Join(' ', Enumerable.Range(6, Levels).Select(n => $"/X{n} {n} 0 R"));
            return ($"/Type /XObject /Subtype /Form /BBox [0 0 612 792] /Resources << /Font << /F 4 0 R >> /XObject << {names} >> >>", Encoding.Latin1.GetBytes(body));
        }).ToArray();
        var refusal = await Refusal(PdfLetters.Raw("/X6 Do"u8.ToArray(), resources: "/XObject << /X6 6 0 R >>", more: forms), new IntakeOptions { MaxCharacters = 50_000 });
        refusal.Kind.ShouldBe(IntakeError.TooLarge);
    }

    [Fact]
    public async Task A_drawing_that_draws_itself_ends()
    {
        var bytes = PdfLetters.Raw("BT /F 10 Tf 60 700 Td (Denied) Tj ET /X6 Do"u8.ToArray(), resources: "/XObject << /X6 6 0 R >>",
            more: ("/Type /XObject /Subtype /Form /BBox [0 0 612 792] /Resources << /XObject << /X6 6 0 R >> >>", "/X6 Do"u8.ToArray()));
        (await Outcome(bytes)).ShouldBeOneOf("read", nameof(IntakeError.Damaged));
    }

    [Theory]
    [InlineData("[")]
    [InlineData("<<")]
    [InlineData("<</A ")]
    [InlineData("q ")]
    [InlineData("(")]
    [InlineData("BT ")]
    public async Task Deep_nesting_does_not_take_the_process_down(string opening)
    {
        var nested = Encoding.Latin1.GetBytes(string.Concat(Enumerable.Repeat(opening, 200_000)));
        (await Outcome(PdfLetters.Raw(nested))).ShouldNotBe("read");
        byte[] asObject = [.. "%PDF-1.4\n1 0 obj\n"u8, .. nested, .. "\nendobj\ntrailer <</Root 1 0 R>>"u8];
        (await Outcome(asObject)).ShouldBe(nameof(IntakeError.Damaged));
    }

    [Fact]
    public async Task A_pdf_is_left_at_the_deadline()
    {
        var clock = new FakeTimeProvider();
        var stream = new LateStream(PdfLetters.Print("Denied"), () => clock.Advance(TimeSpan.FromMinutes(1)));
        var refusal = await Should.ThrowAsync<IntakeException>(() => new LetterReader(timeProvider: clock).ReadAsync(stream, "slow.pdf", TestContext.Current.CancellationToken));
        refusal.Kind.ShouldBe(IntakeError.TimedOut);
    }

    [Fact]
    public async Task Two_thousand_spoiled_files_give_a_letter_or_a_refusal_and_nothing_else()
    {
        byte[][] seeds =
        [
            PdfLetters.Print("We denied the claim.\nMember ID:     ABC-1\fPage two of it"),
            PdfLetters.Raw("BT /F 10 Tf 60 700 Td (We denied) Tj [(the) -300 (claim)] TJ ET"u8.ToArray()),
            PdfLetters.Raw(Deflate("BT /F 10 Tf 60 700 Td (We denied it) Tj ET"u8.ToArray()), "/Filter /FlateDecode"),
            Encoding.UTF8.GetBytes("We denied the claim – “not necessary”.\n\fPage 2 of 2\ntrea-\nment"),
            Encoding.Unicode.GetBytes("We denied the claim."),
        ];
        var random = new Random(20260714);
        var outcomes = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < 2_000; i++)
        {
            var outcome = await Outcome(Mutate(seeds[i % seeds.Length], random));
            outcomes[outcome] = outcomes.GetValueOrDefault(outcome) + 1;
        }

        outcomes.Values.Sum().ShouldBe(2_000);
        outcomes["read"].ShouldBeGreaterThan(200);
        outcomes[nameof(IntakeError.Damaged)].ShouldBeGreaterThan(50);
    }

    private static byte[] Mutate(byte[] seed, Random random)
    {
        var bytes = seed.ToList();
        for (var changes = random.Next(1, 8); changes > 0 && bytes.Count > 0; changes--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(5))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes.RemoveRange(at, Math.Min(random.Next(1, 40), bytes.Count - at));
                    break;
                case 2:
                    bytes.InsertRange(at, seed.Skip(random.Next(seed.Length)).Take(random.Next(1, 60)));
                    break;
                case 3:
                    bytes[at] = (byte)"0123456789<>[]()/ \n"[random.Next(19)];
                    break;
                default:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
            }
        }

        return [.. bytes];
    }

    private static async Task<string> Outcome(byte[] bytes)
    {
        try
        {
            var document = await new LetterReader().ReadAsync(new MemoryStream(bytes), "x.pdf", TestContext.Current.CancellationToken);
            document.Text.ShouldNotBeNullOrWhiteSpace();
            document.OriginalOffset(document.Text.Length).ShouldBeGreaterThan(0);
            return "read";
        }
        catch (IntakeException refusal)
        {
            refusal.Message.ShouldStartWith("x.pdf");
            refusal.Message.ShouldNotContain("\n");
            return refusal.Kind.ToString();
        }
    }

    private static Task<IntakeException> Refusal(byte[] bytes, IntakeOptions options) =>
        Should.ThrowAsync<IntakeException>(() => new LetterReader(options).ReadAsync(new MemoryStream(bytes), "x.pdf", TestContext.Current.CancellationToken));

    private static byte[] Deflate(byte[] data)
    {
        using var packed = new MemoryStream();
        using (var deflater = new ZLibStream(packed, CompressionLevel.SmallestSize))
        {
            deflater.Write(data);
        }

        return packed.ToArray();
    }

    private sealed class LateStream(byte[] bytes, Action atEnd) : MemoryStream(bytes)
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var count = await base.ReadAsync(buffer, cancellationToken);
            if (count == 0)
            {
                atEnd();
            }

            return count;
        }
    }
}
