namespace DenialOps.Cli.Tests;

public sealed class BadInputTests
{
    private static readonly string[] Commands = ["facts", "route", "run"];

    public static TheoryData<string> EachCommand() => [.. Commands];

    [Theory]
    [MemberData(nameof(EachCommand))]
    public async Task A_letter_that_is_not_there(string command) => await ShouldFailAsync(command, "nowhere.txt", "nowhere.txt");

    [Theory]
    [MemberData(nameof(EachCommand))]
    public async Task A_directory(string command)
    {
        using var folder = new TemporaryFolder();
        await ShouldFailAsync(command, folder.Path, Path.GetFileName(folder.Path));
    }

    [Theory]
    [MemberData(nameof(EachCommand))]
    public async Task An_empty_file(string command)
    {
        using var folder = new TemporaryFolder();
        await ShouldFailAsync(command, folder.File("empty.txt", string.Empty), "empty.txt");
    }

    [Theory]
    [MemberData(nameof(EachCommand))]
    public async Task A_file_over_the_limit(string command)
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("huge.txt", []);
        using (var file = File.OpenWrite(path))
        {
            file.SetLength(200L * 1024 * 1024);
        }

        await ShouldFailAsync(command, path, "larger than");
    }

    [Fact]
    public async Task Binary_rubbish()
    {
        using var folder = new TemporaryFolder();
        byte[] bytes = new byte[4096];
        new Random(7).NextBytes(bytes);
        await ShouldFailAsync("facts", folder.File("rubbish.txt", bytes), "rubbish.txt");
    }

    [Fact]
    public async Task A_damaged_pdf()
    {
        using var folder = new TemporaryFolder();
        await ShouldFailAsync("facts", folder.File("broken.pdf", "%PDF-1.7\n1 0 obj\n<< /Type"), "broken.pdf");
    }

    [Fact]
    public async Task A_file_that_breaks_off_while_it_is_read()
    {
        Assert.SkipUnless(File.Exists("/proc/self/mem"), "only Linux has a file that opens and cannot be read");
        await ShouldFailAsync("facts", "/proc/self/mem", "mem");
    }

    [Fact]
    public async Task A_name_with_a_line_end_and_brackets_stays_on_one_line()
    {
        await ShouldFailAsync("facts", "no[red]such\n\u001b[31mfile.txt", "no[red]such");
    }

    [Fact]
    public async Task Nothing_on_standard_input() =>
        (await DenialOpsProcess.RunAsync("facts", "-")).ShouldFail(ExitCodes.Failed, "standard input");

    [Fact]
    public async Task Standard_input_that_the_shell_closed_is_told_at_once()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "only Linux shows that standard input is closed");
        var clock = System.Diagnostics.Stopwatch.StartNew();

        (await DenialOpsProcess.ShellAsync("$DENIALOPS facts - <&-")).ShouldFail(ExitCodes.Failed, "standard input is closed");

        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(20), "it must not wait for 30 seconds");
    }

    [Fact]
    public async Task Standard_output_that_the_shell_closed_is_told_as_such()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "other shells close in other ways");

        (await DenialOpsProcess.ShellAsync($"$DENIALOPS facts '{Sample.Mri}' >&-")).ShouldFail(ExitCodes.Failed, "standard output is closed");
    }

    [Fact]
    public async Task A_context_file_that_cannot_be_read_is_named()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("mine.json", "{}");
        using var held = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);

        (await DenialOpsProcess.RunAsync("facts", Sample.Mri, "--context", path))
            .ShouldFail(ExitCodes.Failed, "the context file 'mine.json' cannot be read; check that it is a file and that you may read it.");
    }

    private static async Task ShouldFailAsync(string command, string letter, string message)
    {
        using var folder = new TemporaryFolder();

        var result = await DenialOpsProcess.RunAsync([command, letter], folder.Path);

        result.ShouldFail(ExitCodes.Failed, message);
        folder.Entries.ShouldBeEmpty();
    }
}
