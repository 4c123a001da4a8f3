using System.Text;
using DenialOps.Artifacts;

namespace DenialOps.Tests.Artifacts;

public sealed class CaseWriterTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("denialops-writer-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Files_are_written_into_the_cases_folder()
    {
        var path = await new CaseWriter().WriteAsync(Path.Combine(_folder, "out", "deep"), "case-1", Files("a.json", "b.md"));

        path.ShouldBe(Path.Combine(_folder, "out", "deep", "case-1"));
        (await File.ReadAllTextAsync(Path.Combine(path, "a.json"))).ShouldBe("new a.json");
        Everything(Path.Combine(_folder, "out", "deep")).ShouldBe(["case-1", "case-1/a.json", "case-1/b.md"]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_failure_at_any_file_leaves_nothing(int failAt)
    {
        var written = 0;
        var writer = new CaseWriter((path, content, token) => written++ == failAt
            ? throw new IOException("No space left on device", 28)
            : File.WriteAllBytesAsync(path, content.ToArray(), token));

        var failure = await Should.ThrowAsync<ArtifactException>(writer.WriteAsync(_folder, "case-1", Files("a", "b", "c")));

        failure.Message.ShouldContain("is full. Free some space");
        Everything(_folder).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public async Task A_failure_keeps_the_case_that_was_there(int failAt)
    {
        await new CaseWriter().WriteAsync(_folder, "case-1", Files("old"));
        var written = 0;
        var writer = new CaseWriter((path, content, token) => written++ == failAt ? throw new IOException("broken") : File.WriteAllBytesAsync(path, content.ToArray(), token));

        await Should.ThrowAsync<ArtifactException>(writer.WriteAsync(_folder, "case-1", Files("a", "b", "c")));

        Everything(_folder).ShouldBe(["case-1", "case-1/old"]);
    }

    [Fact]
    public async Task A_case_is_replaced_as_a_whole()
    {
        await new CaseWriter().WriteAsync(_folder, "case-1", Files("old", "a"));

        await new CaseWriter().WriteAsync(_folder, "case-1", Files("a", "b"));

        Everything(_folder).ShouldBe(["case-1", "case-1/a", "case-1/b"]);
    }

    [Fact]
    public async Task What_a_killed_run_left_is_cleared_away_and_a_run_that_goes_on_is_not_disturbed()
    {
        foreach (string name in (string[])[".case-1.abc.new", ".case-1.abc.old", ".case-1.xyz.new", ".case-12.abc.new"])
        {
            Directory.CreateDirectory(Path.Combine(_folder, name));
        }

        foreach (string killed in (string[])[".case-1.abc.new", ".case-1.abc.old", ".case-12.abc.new"])
        {
            Directory.SetLastWriteTimeUtc(Path.Combine(_folder, killed), new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        }

        await new CaseWriter().WriteAsync(_folder, "case-1", Files("a"));

        Everything(_folder).ShouldBe([".case-1.xyz.new", ".case-12.abc.new", "case-1", "case-1/a"]);
    }

    [Fact]
    public async Task Writers_of_one_case_at_once_all_succeed_and_leave_one_whole_case()
    {
        await Parallel.ForEachAsync(Enumerable.Range(0, 400), new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (writer, token) =>
            await new CaseWriter((path, content, _) => File.WriteAllBytesAsync(path, content.ToArray(), token)).WriteAsync(_folder, "case-1", Files($"a{writer}", "b"), token));

        var files = Everything(_folder);
        files.Length.ShouldBe(3, string.Join(' ', files));
        files[0].ShouldBe("case-1");
        files[1].ShouldStartWith("case-1/a");
        files[2].ShouldBe("case-1/b");
    }

    [Fact]
    public async Task A_replacement_that_was_killed_between_its_two_steps_is_found_and_cleared_away_when_the_case_is_there_again()
    {
        CaseFolder.Find(_folder, "case-1").ShouldBeNull();
        CaseFolder.Find(Path.Combine(_folder, "nowhere"), "case-1").ShouldBeNull();
        foreach (string name in (string[])[".case-1.abc.old", ".case-12.abc.old", ".case-1.xyz.new"])
        {
            Directory.CreateDirectory(Path.Combine(_folder, name));
        }

        CaseFolder.Find(_folder, "case-1").ShouldBe(Path.Combine(_folder, ".case-1.abc.old"));
        Directory.CreateDirectory(Path.Combine(_folder, ".case-1.abc.new"));
        CaseFolder.Find(_folder, "case-1").ShouldBe(Path.Combine(_folder, ".case-1.abc.new"), "the new files were whole before the old ones were moved away");

        var failing = new CaseWriter((_, _, _) => throw new IOException("broken"));
        await Should.ThrowAsync<ArtifactException>(failing.WriteAsync(_folder, "case-1", Files("a")));
        Everything(_folder).ShouldBe([".case-1.abc.new", ".case-1.abc.old", ".case-1.xyz.new", ".case-12.abc.old"], "the last copy stays where there is no other");

        await new CaseWriter().WriteAsync(_folder, "case-1", Files("a"));
        CaseFolder.Find(_folder, "case-1").ShouldBe(Path.Combine(_folder, "case-1"));
        Everything(_folder).ShouldBe([".case-1.abc.new", ".case-1.xyz.new", ".case-12.abc.old", "case-1", "case-1/a"]);
    }

    [Fact]
    public async Task Only_the_user_may_read_the_files_of_a_case()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("there the folder's own rights count");
            return;
        }

        var path = await new CaseWriter().WriteAsync(Path.Combine(_folder, "out"), "case-1", Files("a", "b"));

        File.GetUnixFileMode(path).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        foreach (var file in Directory.GetFiles(path))
        {
            File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite, file);
        }
    }

    [Fact]
    public async Task A_folder_that_was_made_for_a_case_that_failed_goes_with_it()
    {
        var writer = new CaseWriter((_, _, _) => throw new IOException("No space left on device", 28));

        await Should.ThrowAsync<ArtifactException>(writer.WriteAsync(Path.Combine(_folder, "out"), "case-1", Files("a")));

        Everything(_folder).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_link_that_leads_round_in_a_circle_is_said()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "links need a right there");
        var link = Path.Combine(_folder, "out");
        File.CreateSymbolicLink(link, link);

        var failure = await Should.ThrowAsync<ArtifactException>(new CaseWriter().WriteAsync(link, "case-1", Files("a")));

        failure.Message.ShouldContain("is a link that leads to no folder");
    }

    [Fact]
    public async Task A_cancelled_run_leaves_nothing()
    {
        using var source = new CancellationTokenSource();
        var writer = new CaseWriter(async (path, content, token) =>
        {
            await File.WriteAllBytesAsync(path, content.ToArray(), token);
            await source.CancelAsync();
        });

        await Should.ThrowAsync<OperationCanceledException>(writer.WriteAsync(_folder, "case-1", Files("a", "b"), source.Token));

        Everything(_folder).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_file_where_the_output_folder_should_be_is_said()
    {
        var file = Path.Combine(_folder, "out");
        await File.WriteAllTextAsync(file, "x");

        var failure = await Should.ThrowAsync<ArtifactException>(new CaseWriter().WriteAsync(file, "case-1", Files("a")));

        failure.Message.ShouldContain("is a file");
        failure.Message.ShouldContain("Choose another output folder");
    }

    [Fact]
    public async Task A_file_on_the_way_to_the_output_folder_is_said()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "out"), "x");

        var failure = await Should.ThrowAsync<ArtifactException>(new CaseWriter().WriteAsync(Path.Combine(_folder, "out", "deep"), "case-1", Files("a")));

        failure.Message.ShouldContain("out is a file");
        Everything(_folder).ShouldBe(["out"]);
    }

    [Fact]
    public async Task A_file_where_the_cases_folder_should_be_is_kept_and_said()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "case-1"), "mine");

        var failure = await Should.ThrowAsync<ArtifactException>(new CaseWriter().WriteAsync(_folder, "case-1", Files("a")));

        failure.Message.ShouldContain("Move the file away");
        (await File.ReadAllTextAsync(Path.Combine(_folder, "case-1"))).ShouldBe("mine");
        Everything(_folder).ShouldBe(["case-1"]);
    }

    [Fact]
    public async Task An_unwritable_folder_is_said()
    {
        var writer = new CaseWriter((_, _, _) => throw new UnauthorizedAccessException("Access to the path is denied."));

        var failure = await Should.ThrowAsync<ArtifactException>(writer.WriteAsync(_folder, "case-1", Files("a")));

        failure.Message.ShouldContain("No permission to write in");
        Everything(_folder).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_folder_that_the_system_does_not_let_us_write_to_is_said()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Directory.Exists("/proc/self"), "Needs a folder that nobody can write to.");

        var failure = await Should.ThrowAsync<ArtifactException>(new CaseWriter().WriteAsync("/proc/self/denialops", "case-1", Files("a")));

        failure.Message.ShouldContain("hoose another output folder");
    }

    [Theory]
    [InlineData("../case")]
    [InlineData("case/1")]
    [InlineData("..")]
    [InlineData("Case-1")]
    [InlineData("case 1")]
    [InlineData("case\0")]
    public async Task A_case_id_that_is_no_plain_name_is_refused(string caseId)
    {
        await Should.ThrowAsync<ArtifactException>(new CaseWriter().WriteAsync(_folder, caseId, Files("a")));

        Everything(_folder).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("../a")]
    [InlineData("b/a")]
    [InlineData("..")]
    [InlineData("")]
    public async Task A_file_name_with_a_folder_is_refused(string name) =>
        await Should.ThrowAsync<ArgumentException>(new CaseWriter().WriteAsync(_folder, "case-1", Files(name)));

    private static CaseArtifact[] Files(params string[] names) => [.. names.Select(n => new CaseArtifact(n, Encoding.UTF8.GetBytes("new " + n)))];

    private static string[] Everything(string folder) =>
        [.. Directory.EnumerateFileSystemEntries(folder, "*", SearchOption.AllDirectories).Select(e => Path.GetRelativePath(folder, e).Replace('\\', '/')).Order(StringComparer.Ordinal)];
}
