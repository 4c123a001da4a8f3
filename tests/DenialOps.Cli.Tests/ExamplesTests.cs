namespace DenialOps.Cli.Tests;

/// <summary>The packs in docs/examples are what the program writes for the samples.</summary>
public sealed class ExamplesTests
{
    private const string UpdateSwitch = "DENIALOPS_UPDATE_EXAMPLES";

    /// <summary>How long stages took, what version ran, where the letter lies: other at each run.</summary>
    private static readonly string[] OfTheRun = ["run.json", "case.json"];

    private static readonly string Examples = Path.Combine(Repository.Root, "docs", "examples");

    /// <summary>Letter, day, further options.</summary>
    public static TheoryData<string, string, string> Letters() => new()
    {
        { "prior-auth-mri.txt", "2026-07-20", "" },
        { "medical-necessity-biologic.txt", "2026-09-10", "" },
        { "experimental-genetic-test.txt", "2026-08-28", "" },
        { "out-of-network-er.md", "2026-08-18", "" },
        { "coordination-of-benefits-eob.txt", "2026-06-25", "--language es" },
        { "step-therapy-part-d.txt", "2026-07-07", "" },
        { "medicaid-home-care.txt", "2026-10-21", "--language es" },
        { "timely-filing-provider.txt", "2026-11-12", "" },
    };

    [Theory]
    [MemberData(nameof(Letters))]
    public async Task The_pack_of_an_example_is_what_run_writes(string letter, string day, string options)
    {
        using var folder = new TemporaryFolder();
        var arguments = $"run samples/{letter} --as-of {day} {options} --out {folder.Path}".Split(' ', StringSplitOptions.RemoveEmptyEntries);

        (await DenialOpsProcess.RunAsync(arguments, Repository.Root)).ShouldSucceed();

        var written = Read(Directory.GetDirectories(folder.Path).ShouldHaveSingleItem());
        string kept = Path.Combine(Examples, Path.GetFileNameWithoutExtension(letter));
        if (Environment.GetEnvironmentVariable(UpdateSwitch) == "1")
        {
            if (Directory.Exists(kept))
            {
                Directory.Delete(kept, recursive: true);
            }

            Directory.CreateDirectory(kept);
            foreach (var (name, text) in written)
            {
                await File.WriteAllTextAsync(Path.Combine(kept, name), text, TestContext.Current.CancellationToken);
            }
        }

        var example = Read(kept);
        example.Keys.ShouldBe(written.Keys);
        foreach (var (name, text) in written)
        {
            example[name].ShouldBe(text, $"docs/examples/{Path.GetFileName(kept)}/{name} is not what the program writes. If the change is right, run with {UpdateSwitch}=1.");
        }
    }

    private static SortedDictionary<string, string> Read(string folder) => new(
        Directory.GetFiles(folder).Where(file => !OfTheRun.Contains(Path.GetFileName(file))).ToDictionary(file => Path.GetFileName(file), File.ReadAllText),
        StringComparer.Ordinal);
}
