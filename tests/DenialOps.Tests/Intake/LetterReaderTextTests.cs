using System.Security.Cryptography;
using System.Text;
using DenialOps.Intake;
using Microsoft.Extensions.Time.Testing;

namespace DenialOps.Tests.Intake;

public sealed class LetterReaderTextTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("intake-").FullName;

    [Fact]
    public async Task A_text_file_is_read_with_its_hash_and_its_way_back()
    {
        var path = await Write("letter.txt", Encoding.UTF8.GetBytes("We con\uFB01rm\r\nthe denial."));
        var document = await new LetterReader().ReadFileAsync(path, TestContext.Current.CancellationToken);
        document.Text.ShouldBe("We confirm\nthe denial.");
        document.FileName.ShouldBe("letter.txt");
        document.MediaType.ShouldBe("text/plain");
        document.Ocr.ShouldBeFalse();
        document.Sha256.ShouldBe(Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken))));
        document.OriginalOffset(document.Text.IndexOf("the", StringComparison.Ordinal)).ShouldBe(11);
        document.OriginalOffset(document.Text.Length).ShouldBe(22);
    }

    [Fact]
    public void A_form_feed_ends_a_page()
    {
        var document = new LetterReader().FromText("one\n\ftwo\n\f\fthree\n\f");
        document.Pages.Select(page => document.Text.Substring(page.Start, page.Length)).ShouldBe(["one\n", "two\n", "", "three\n"]);
        document.PageAt(document.Text.IndexOf("three", StringComparison.Ordinal)).Number.ShouldBe(4);
    }

    [Fact]
    public void Markdown_is_text() => new LetterReader().FromText("# Denied", "a/b/letter.md").MediaType.ShouldBe("text/markdown");

    [Theory]
    [InlineData("iVBORw0KGgo=", IntakeError.Unsupported, "OCR")]
    [InlineData("/9j/4AAQSkY=", IntakeError.Unsupported, "OCR")]
    [InlineData("SUkqAAgAAAA=", IntakeError.Unsupported, "OCR")]
    [InlineData("UEsDBBQABgA=", IntakeError.Unsupported, "Word")]
    [InlineData("0M8R4KGxGuE=", IntakeError.Unsupported, "Word")]
    [InlineData("e1xydGYxXGFuc2k=", IntakeError.Unsupported, "RTF")]
    [InlineData("AAEAAAD/AAMEBQ==", IntakeError.NotText, "neither text nor a PDF")]
    [InlineData("", IntakeError.Empty, "no text")]
    [InlineData("IAoMCQ0K", IntakeError.Empty, "no text")]
    public async Task What_is_no_letter_is_refused_with_advice(string base64, IntakeError kind, string advice)
    {
        var refusal = await Refusal(new MemoryStream(Convert.FromBase64String(base64)));
        refusal.Kind.ShouldBe(kind);
        refusal.Message.ShouldContain(advice);
    }

    [Theory]
    [InlineData("ISA*00*          *00*          *ZZ*", "X12")]
    [InlineData("{ \"resourceType\": \"ExplanationOfBenefit\" }", "JSON")]
    [InlineData("[{\"a\": 1}]", "JSON")]
    [InlineData("{ \"resourceType\": \"ExplanationOfBenefit\", \"id\":", "JSON")]
    [InlineData("\uFEFF<!DOCTYPE html><p>Denied", "web page")]
    public async Task Text_that_is_data_is_refused_with_advice(string text, string advice)
    {
        var refusal = await Refusal(new MemoryStream(Encoding.UTF8.GetBytes(text)));
        refusal.Kind.ShouldBe(IntakeError.Unsupported);
        refusal.Message.ShouldContain(advice);
    }

    [Theory]
    [InlineData("[INSURER NAME]\nDear member")]
    [InlineData("{Insurer}: Palmetto Crest Health")]
    [InlineData("ISABEL GARCIA\nDear member")]
    public async Task A_letter_may_open_with_a_bracket(string text) =>
        (await new LetterReader().ReadAsync(new MemoryStream(Encoding.UTF8.GetBytes(text)), "-", TestContext.Current.CancellationToken)).Text.ShouldBe(text);

    [Fact]
    public async Task A_missing_file_is_said_to_be_missing()
    {
        var refusal = await Should.ThrowAsync<IntakeException>(() => new LetterReader().ReadFileAsync(Path.Combine(_folder, "none.pdf"), TestContext.Current.CancellationToken));
        refusal.Kind.ShouldBe(IntakeError.NotFound);
        refusal.Message.ShouldBe("none.pdf: there is no such file; check the name and the folder.");
    }

    [Fact]
    public async Task A_folder_is_no_letter() =>
        (await Should.ThrowAsync<IntakeException>(() => new LetterReader().ReadFileAsync(_folder, TestContext.Current.CancellationToken))).Kind.ShouldBe(IntakeError.IsDirectory);

    [Fact]
    public async Task A_stream_without_end_is_left_at_the_limit()
    {
        var stream = new EndlessStream();
        var refusal = await Refusal(stream, new IntakeOptions { MaxBytes = 100_000 });
        refusal.Kind.ShouldBe(IntakeError.TooLarge);
        refusal.Message.ShouldContain("MaxBytes");
        stream.Given.ShouldBeLessThan(300_000);
    }

    [Fact]
    public async Task A_file_of_exactly_the_limit_is_read() =>
        (await new LetterReader(new IntakeOptions { MaxBytes = 5 }).ReadAsync(new MemoryStream("abcde"u8.ToArray()), "-", TestContext.Current.CancellationToken)).Text.ShouldBe("abcde");

    [Fact]
    public async Task A_stream_that_never_answers_times_out()
    {
        var clock = new FakeTimeProvider();
        var reading = new LetterReader(timeProvider: clock).ReadAsync(new SilentStream(), "fax.txt", TestContext.Current.CancellationToken);
        reading.IsCompleted.ShouldBeFalse();
        clock.Advance(TimeSpan.FromSeconds(31));
        var refusal = await Should.ThrowAsync<IntakeException>(() => reading);
        refusal.Kind.ShouldBe(IntakeError.TimedOut);
        refusal.Message.ShouldStartWith("fax.txt: reading took longer than 30 s");
    }

    [Fact]
    public async Task A_cancelled_reading_is_cancelled_and_not_timed_out()
    {
        using var source = new CancellationTokenSource();
        var reading = new LetterReader().ReadAsync(new SilentStream(), "-", source.Token);
        await source.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => reading);
    }

    [Fact]
    public void Too_many_pages_and_too_much_text_are_refused()
    {
        var reader = new LetterReader(new IntakeOptions { MaxPages = 2, MaxCharacters = 20 });
        Should.Throw<IntakeException>(() => reader.FromText("a\fb\fc")).Kind.ShouldBe(IntakeError.TooManyPages);
        Should.Throw<IntakeException>(() => reader.FromText("a\t\t\tb")).Kind.ShouldBe(IntakeError.TooLarge);
    }

    [Fact]
    public void An_option_out_of_range_is_named_with_its_value_and_range() =>
        Should.Throw<ArgumentOutOfRangeException>(() => new LetterReader(new IntakeOptions { MaxPages = 0 }))
            .Message.ShouldContain("IntakeOptions.MaxPages is 0; it must be from 1 to 10000.");

    [Fact]
    public void A_message_is_one_line_whatever_the_file_is_called() =>
        Should.Throw<IntakeException>(() => new LetterReader().FromText(" ", "a\nb.txt")).Message.ShouldStartWith("a?b.txt: ");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static Task<IntakeException> Refusal(Stream stream, IntakeOptions? options = null) =>
        Should.ThrowAsync<IntakeException>(() => new LetterReader(options).ReadAsync(stream, "x.bin", TestContext.Current.CancellationToken));

    private async Task<string> Write(string name, byte[] bytes)
    {
        var path = Path.Combine(_folder, name);
        await File.WriteAllBytesAsync(path, bytes);
        return path;
    }

    private sealed class EndlessStream : MemoryStream
    {
        public long Given { get; private set; }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            buffer.Span.Clear();
            Given += buffer.Length;
            return ValueTask.FromResult(buffer.Length);
        }
    }

    private sealed class SilentStream : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            new(new TaskCompletionSource<int>().Task);
    }

    [Fact]
    public async Task A_pipe_that_nobody_writes_is_not_waited_for_for_ever()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such pipes");
        string pipe = Path.Combine(Path.GetTempPath(), $"denialops-{Guid.NewGuid():N}.txt");
        using (var make = System.Diagnostics.Process.Start("mkfifo", [pipe]))
        {
            await make.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        try
        {
            var reader = new LetterReader(new IntakeOptions { MaxDuration = TimeSpan.FromMilliseconds(50) });

            var refusal = await Should.ThrowAsync<IntakeException>(() => reader.ReadFileAsync(pipe, TestContext.Current.CancellationToken));

            refusal.Kind.ShouldBe(IntakeError.TimedOut);
            refusal.Message.ShouldContain("a pipe needs a program that writes it");
        }
        finally
        {
            // The wait for a writer ends when one comes.
            await using (new FileStream(pipe, FileMode.Open, FileAccess.Write, FileShare.ReadWrite))
            {
            }

            File.Delete(pipe);
        }
    }
}
