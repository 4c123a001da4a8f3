using DenialOps.Llm.Caching;
using Microsoft.Extensions.Time.Testing;

namespace DenialOps.Llm.Tests.Caching;

public sealed class InMemoryResponseCacheTests
{
    private readonly FakeTimeProvider clock = new();

    [Fact]
    public async Task An_answer_is_given_until_its_time_is_over()
    {
        var cache = new InMemoryResponseCache(10_000, clock);
        await cache.SetAsync("k", new byte[] { 7 }, TimeSpan.FromMinutes(1), default);

        clock.Advance(TimeSpan.FromSeconds(59));
        (await cache.GetAsync("k", default)).ShouldNotBeNull().ToArray().ShouldBe([7]);
        clock.Advance(TimeSpan.FromSeconds(1));
        (await cache.GetAsync("k", default)).ShouldBeNull();
        cache.Count.ShouldBe(0);
    }

    [Fact]
    public async Task What_was_used_longest_ago_leaves_first()
    {
        var cache = new InMemoryResponseCache(3 * (512 + 100), clock);
        foreach (var key in new[] { "a", "b", "c" })
        {
            await Set(cache, key, 100);
        }

        await cache.GetAsync("a", default);
        await Set(cache, "d", 100);

        (await Found(cache, "a", "b", "c", "d")).ShouldBe(["a", "c", "d"]);
    }

    [Fact]
    public async Task A_new_answer_takes_the_place_of_the_old()
    {
        var cache = new InMemoryResponseCache(2 * (512 + 100), clock);
        await Set(cache, "a", 100);
        await Set(cache, "a", 100);
        await Set(cache, "b", 100);

        (await Found(cache, "a", "b")).ShouldBe(["a", "b"]);
    }

    [Fact]
    public async Task An_answer_that_is_too_large_is_not_kept_and_drives_nobody_out()
    {
        var cache = new InMemoryResponseCache(1_000, clock);
        await Set(cache, "a", 100);
        await Set(cache, "b", 489);

        (await Found(cache, "a", "b")).ShouldBe(["a"]);
    }

    [Fact]
    public async Task A_hundred_thousand_answers_take_no_more_than_the_limit()
    {
        var cache = new InMemoryResponseCache(50 * (512 + 100), clock);
        for (var i = 0; i < 100_000; i++)
        {
            await Set(cache, i.ToString(), 100);
        }

        cache.Count.ShouldBe(50);
    }

    private static ValueTask Set(InMemoryResponseCache cache, string key, int size) =>
        cache.SetAsync(key, new byte[size], TimeSpan.FromMinutes(1), default);

    private static async Task<string[]> Found(InMemoryResponseCache cache, params string[] keys)
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
