using DenialOps.Llm.Caching;
using Microsoft.Extensions.Time.Testing;

namespace DenialOps.Llm.Tests.Caching;

public sealed class FolderResponseCacheTests : IDisposable
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 7, 20, 12, 0, 0, TimeSpan.Zero));
    private readonly string root = Directory.CreateTempSubdirectory("denialops-cache-").FullName;

    private string Folder => Path.Combine(root, "answers");

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Fact]
    public async Task An_answer_outlives_the_cache_that_kept_it_until_its_time_is_over()
    {
        await Cache().SetAsync("ab12", "kept"u8.ToArray(), Minute, default);

        clock.Advance(Minute - TimeSpan.FromTicks(1));
        (await Cache().GetAsync("ab12", default)).ShouldNotBeNull().ToArray().ShouldBe("kept"u8.ToArray());
        (await Cache().GetAsync("ab13", default)).ShouldBeNull();
        clock.Advance(TimeSpan.FromTicks(1));
        (await Cache().GetAsync("ab12", default)).ShouldBeNull();
        Directory.GetFiles(Folder).ShouldBeEmpty("what is over is deleted");
    }

    [Fact]
    public async Task A_folder_that_is_not_there_has_nothing() => (await Cache().GetAsync("ab12", default)).ShouldBeNull();

    [Fact]
    public async Task Only_the_owner_may_read_them()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such modes");
        await Cache().SetAsync("ab12", new byte[10], Minute, default);

#pragma warning disable CA1416 // Skipped there.
        File.GetUnixFileMode(Directory.GetFiles(Folder).Single()).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        File.GetUnixFileMode(Folder).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
#pragma warning restore CA1416
    }

    [Fact]
    public async Task A_file_with_any_byte_changed_or_missing_is_not_found_and_is_deleted()
    {
        byte[] whole = [];
        for (var at = -1; at == -1 || at < whole.Length; at++)
        {
            await Cache().SetAsync("ab12", "kept"u8.ToArray(), Minute, default);
            var path = Directory.GetFiles(Folder).Single();
            whole = await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
            byte[] damaged = at < 0 ? whole[..^1] : [.. whole];
            if (at >= 0)
            {
                damaged[at] ^= 0x40;
            }

            await File.WriteAllBytesAsync(path, damaged, TestContext.Current.CancellationToken);
            (await Cache().GetAsync("ab12", default)).ShouldBeNull($"byte {at}");
            File.Exists(path).ShouldBeFalse();
        }
    }

    [Fact]
    public async Task An_empty_file_and_the_answer_to_another_key_are_not_found()
    {
        await Cache().SetAsync("ab12", "kept"u8.ToArray(), Minute, default);
        var path = Directory.GetFiles(Folder).Single();
        File.Copy(path, path.Replace("ab12", "cd34", StringComparison.Ordinal));
        await File.WriteAllBytesAsync(path.Replace("ab12", "ef56", StringComparison.Ordinal), [], TestContext.Current.CancellationToken);

        (await Cache().GetAsync("cd34", default)).ShouldBeNull();
        (await Cache().GetAsync("ef56", default)).ShouldBeNull();
        (await Cache().GetAsync("ab12", default)).ShouldNotBeNull();
    }

    [Fact]
    public async Task The_oldest_leave_first_and_what_is_too_large_is_not_kept()
    {
        var cache = Cache(sizeLimit: 500);
        foreach (var key in new[] { "a", "b", "c", "d" })
        {
            await cache.SetAsync(key, new byte[100], TimeSpan.FromHours(1), default);
            clock.Advance(Minute);
        }

        await cache.SetAsync("e", new byte[501], TimeSpan.FromHours(1), default);

        (await Found(cache, "a", "b", "c", "d", "e")).ShouldBe(["b", "c", "d"]);
        await cache.SetAsync("b", new byte[501], TimeSpan.FromHours(1), default);
        (await Found(cache, "b", "c", "d")).ShouldBe(["c", "d"], "a larger answer does not leave the old one behind");
    }

    [Fact]
    public async Task What_a_killed_process_left_is_deleted_and_what_is_being_written_is_not()
    {
        await Cache().SetAsync("a", new byte[1], Minute, default);
        foreach (var (name, age) in new[] { ("b.x.new", 2), ("c.x.new", 0) })
        {
            var path = Path.Combine(Folder, name);
            await File.WriteAllBytesAsync(path, new byte[1], TestContext.Current.CancellationToken);
            File.SetLastWriteTimeUtc(path, clock.GetUtcNow().UtcDateTime.AddHours(-age));
        }

        await Cache().SetAsync("d", new byte[1], Minute, default);

        Directory.GetFiles(Folder).Select(Path.GetFileName).ShouldBe(["a.answer", "c.x.new", "d.answer"], ignoreOrder: true);
    }

    [Fact]
    public async Task Many_writers_and_readers_of_one_folder_see_whole_answers_only()
    {
        await Parallel.ForEachAsync(Enumerable.Range(0, 4_000), TestContext.Current.CancellationToken, async (i, token) =>
        {
            var key = "k" + (i % 50);
            await Cache(sizeLimit: 40_000).SetAsync(key, Enumerable.Repeat((byte)i, 300).ToArray(), Minute, token);
            if (await Cache(sizeLimit: 40_000).GetAsync(key, token) is { } answer)
            {
                answer.Length.ShouldBe(300);
                answer.ToArray().Distinct().Count().ShouldBe(1);
            }
        });

        Directory.GetFiles(Folder).Length.ShouldBe(50);
    }

    [Theory]
    [InlineData("../ab12")]
    [InlineData("a/b")]
    [InlineData("a.b")]
    [InlineData("")]
    public async Task A_key_that_would_be_another_place_is_refused(string key)
    {
        await Should.ThrowAsync<ArgumentException>(async () => await Cache().GetAsync(key, default));
        await Should.ThrowAsync<ArgumentException>(async () => await Cache().SetAsync(key, new byte[1], Minute, default));
        Directory.Exists(Folder).ShouldBeFalse();
    }

    [Fact]
    public void What_cannot_be_a_cache_is_refused()
    {
        Should.Throw<ArgumentException>(() => new FolderResponseCache(" ", 100));
        Should.Throw<ArgumentOutOfRangeException>(() => new FolderResponseCache(Folder, 0));
    }

    private FolderResponseCache Cache(long sizeLimit = 10_000) => new(Folder, sizeLimit, clock);

    private static async Task<string[]> Found(FolderResponseCache cache, params string[] keys)
    {
        var found = new List<string>();
        foreach (var key in keys)
        {
            if (await cache.GetAsync(key, default) is not null)
            {
                found.Add(key);
            }
        }

        return [.. found];
    }
}
