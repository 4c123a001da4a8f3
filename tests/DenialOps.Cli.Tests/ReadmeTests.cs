using System.Text;
using System.Text.RegularExpressions;
using DenialOps.Artifacts;
using DenialOps.Cli.Printing;
using DenialOps.Intake;
using Microsoft.Extensions.Time.Testing;

namespace DenialOps.Cli.Tests;

/// <summary>What the README promises is what the program does.</summary>
public sealed partial class ReadmeTests
{
    private const string UpdateSwitch = "DENIALOPS_UPDATE_README";
    private static readonly string Readme = Path.Combine(Repository.Root, "README.md");

    [Fact]
    public async Task Every_command_of_the_README_works()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.Combine("samples"));
        foreach (string sample in Directory.GetFiles(Sample.Folder))
        {
            File.Copy(sample, Path.Combine(folder.Combine("samples"), Path.GetFileName(sample)));
        }

        string[] commands = [.. Commands(await File.ReadAllTextAsync(Readme, TestContext.Current.CancellationToken))];

        commands.Length.ShouldBeGreaterThan(3);
        commands.ShouldContain("run samples/prior-auth-mri.txt");
        foreach (string command in commands)
        {
            var result = await DenialOpsProcess.RunAsync(command.Split(' ', StringSplitOptions.RemoveEmptyEntries), folder.Path);
            result.Error.ShouldBeEmpty(command);
            result.ExitCode.ShouldBe(ExitCodes.Done, command);
        }
    }

    [Fact]
    public async Task The_picture_in_the_README_is_what_the_program_prints()
    {
        string readme = await File.ReadAllTextAsync(Readme, TestContext.Current.CancellationToken);
        var picture = Picture().Match(readme);
        picture.Success.ShouldBeTrue();
        string screen = await PrintAsync(picture.Groups["letter"].Value, DateOnly.Parse(picture.Groups["today"].Value));

        if (Environment.GetEnvironmentVariable(UpdateSwitch) is "1")
        {
            var text = picture.Groups["text"];
            await File.WriteAllTextAsync(Readme, readme[..text.Index] + screen + readme[(text.Index + text.Length)..], TestContext.Current.CancellationToken);
            return;
        }

        picture.Groups["text"].Value.ShouldBe(screen, $"run this test with {UpdateSwitch}=1 to take the new picture");
    }

    private static async Task<string> PrintAsync(string letter, DateOnly today)
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(today, new TimeOnly(12, 0), TimeSpan.Zero));
        var document = await new LetterReader(timeProvider: clock).ReadFileAsync(Path.Combine(Repository.Root, letter), TestContext.Current.CancellationToken);
        var pack = new CasePipeline(clock).Run(document, TestContext.Current.CancellationToken);
        string[] files = [.. CaseArtifacts.Render(pack).Select(artifact => artifact.FileName)];
        using var output = new MemoryStream();
        using var host = new ConsoleHost(() => Stream.Null, output, Stream.Null);
        new CaseScreen(host).Print(pack, $"denialops-out/{pack.Reading.Facts.CaseId}/", files);
        host.Flush();
        return Encoding.UTF8.GetString(output.ToArray());
    }

    // The lines of ```sh blocks that start the program, without what starts it.
    private static IEnumerable<string> Commands(string markdown) => ShellBlock().Matches(markdown)
        .SelectMany(block => block.Groups["lines"].Value.Split('\n'))
        .Select(line => Start().Match(line))
        .Where(start => start.Success)
        .Select(start => start.Groups["arguments"].Value.Trim());

    [GeneratedRegex(@"^```sh\n(?<lines>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex ShellBlock();

    [GeneratedRegex(@"^(?:dotnet run --project src/DenialOps\.Cli -- |denialops )(?<arguments>.+)$")]
    private static partial Regex Start();

    [GeneratedRegex(@"<!-- picture: denialops run (?<letter>\S+) --as-of (?<today>[0-9-]{10}) -->\n```text\n(?<text>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Picture();
}
