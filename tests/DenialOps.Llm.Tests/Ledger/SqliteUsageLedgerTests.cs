using DenialOps.Llm.Ledger;
using DenialOps.Llm.Usage;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;

namespace DenialOps.Llm.Tests.Ledger;

public sealed class SqliteUsageLedgerTests : IDisposable
{
    private const string FakeKey = "sk-ant-api03-AAAAbbbbCCCCdddd1111222233334444";
    private readonly LedgerFiles files = new();

    public void Dispose() => files.Dispose();

    [Fact]
    public async Task A_call_is_kept_whole_with_each_of_its_attempts()
    {
        var usage = TokenUsage.FromExclusiveInput("claude-opus", 1, 20, 2, 3, 4, 5) with
        {
            EstimatedCost = 0.1234567890123456789m,
            LatencyMs = 1234.5,
            TimeToFirstTokenMs = 250,
            At = DateTimeOffset.FromUnixTimeMilliseconds(1_790_000_000_123),
            Estimated = true,
            ServiceTier = "batch",
            Region = "us",
        };
        var call = LedgerFiles.Call() with
        {
            Usage = usage,
            Operation = "appeal-letter",
            PromptName = "letter",
            PromptVersion = "1.2.0",
            PromptHash = new string('a', 63) + "7",
            Provider = "anthropic",
        };
        await using (var ledger = files.Open())
        {
            await ledger.WriteAsync(call, CancellationToken.None);
        }

        files.Query("""
            SELECT at_ms, model, uncached_tokens, cached_read_tokens, cache_write_tokens, cache_write_1h_tokens, output_tokens,
                reasoning_tokens, latency_ms, ttft_ms, cost_usd, estimated, service_tier, region, provider, request_id, failure, cancelled,
                operation, prompt_name, prompt_version, prompt_hash, attempts, late, from_cache FROM calls
            """).ShouldHaveSingleItem().ShouldBe(
            [
                1_790_000_000_123, "claude-opus", 1L, 2L, 3L, 4L, 20L, 5L, 1234.5, 250.0, "0.1234567890123456789", 1L, "batch", "us",
                "anthropic", "req-1", null, 0L, "appeal-letter", "letter", "1.2.0", new string('a', 63) + "7", 2L, 0L, 0L,
            ]);
        var attempts = files.Query("""
            SELECT number, model, uncached_tokens, output_tokens, cost_usd, failure, status, request_id, back_off_ms, queue_ms, cancelled
            FROM attempts JOIN calls ON call_id = id ORDER BY number
            """.Replace("model", "attempts.model").Replace("uncached", "attempts.uncached").Replace("output", "attempts.output")
            .Replace("cost", "attempts.cost").Replace("failure", "attempts.failure").Replace("request", "attempts.request")
            .Replace("cancelled", "attempts.cancelled"));
        attempts.Count.ShouldBe(2);
        attempts[0].ShouldBe([1L, "gpt-4o", 0L, 0L, "0", "Overloaded", 529L, "req-1-a", 0.0, 0.0, 0L]);
        attempts[1].ShouldBe([2L, "gpt-4o", 110L, 11L, "0.5", null, null, "req-1", 1000.0, 5.0, 0L]);
    }

    [Fact]
    public async Task A_flush_ends_when_all_before_it_is_in_the_file()
    {
        await using var ledger = files.Open();
        for (var i = 0; i < 1_234; i++)
        {
            await ledger.WriteAsync(LedgerFiles.Call($"req-{i}"), CancellationToken.None);
        }

        await ledger.FlushAsync();

        files.Number("SELECT COUNT(*) FROM calls").ShouldBe(1_234);
        files.Number("SELECT COUNT(*) FROM attempts").ShouldBe(2_468);
        ledger.LostCount.ShouldBe(0);
    }

    [Fact]
    public async Task What_looks_like_a_key_or_like_prose_is_not_kept()
    {
        await using (var ledger = files.Open())
        {
            await ledger.WriteAsync(
                LedgerFiles.Call(FakeKey) with { Operation = "Dear Mrs Reyes, your claim", PromptName = FakeKey, Provider = FakeKey },
                CancellationToken.None);
        }

        var bytes = Directory.GetFiles(Path.GetDirectoryName(files.Path)!).SelectMany(File.ReadAllBytes).ToArray();
        var text = System.Text.Encoding.Latin1.GetString(bytes);
        text.ShouldContain("(not shown)");
        text.ShouldNotContain("AAAAbbbb");
        text.ShouldNotContain("Reyes");
    }

    [Fact]
    public async Task A_number_that_is_none_does_not_cost_the_others_their_place()
    {
        var odd = LedgerFiles.Call() with { Trace = [LedgerFiles.Call().Trace[0] with { BackOffMs = double.NaN, QueueMs = double.PositiveInfinity }] };
        await using var ledger = files.Open();
        await ledger.WriteAsync(LedgerFiles.Call("before"), CancellationToken.None);
        await ledger.WriteAsync(odd, CancellationToken.None);

        await ledger.FlushAsync();

        files.Number("SELECT COUNT(*) FROM calls").ShouldBe(2);
        files.Number("SELECT COUNT(*) FROM attempts").ShouldBe(3);
    }

    [Fact]
    public async Task Eight_threads_lose_nothing_and_double_nothing()
    {
        await using (var ledger = files.Open(options => options.QueueLimit = 100))
        {
            await Task.WhenAll(Enumerable.Range(0, 8).Select(thread => Task.Run(async () =>
            {
                for (var i = 0; i < 1_000; i++)
                {
                    await ledger.WriteAsync(LedgerFiles.Call($"req-{thread}-{i}"), CancellationToken.None);
                }
            })));
        }

        files.Number("SELECT COUNT(*) FROM calls").ShouldBe(8_000);
        files.Number("SELECT COUNT(DISTINCT request_id) FROM calls").ShouldBe(8_000);
        files.Number("SELECT COUNT(*) FROM attempts").ShouldBe(16_000);
    }

    [Fact]
    public async Task Two_ledgers_write_one_file()
    {
        await using (var one = files.Open(options => options.BatchLimit = 10))
        await using (var other = files.Open(options => options.BatchLimit = 10))
        {
            await Task.WhenAll(new[] { one, other }.Select((ledger, number) => Task.Run(async () =>
            {
                for (var i = 0; i < 500; i++)
                {
                    await ledger.WriteAsync(LedgerFiles.Call($"req-{number}-{i}"), CancellationToken.None);
                }

                await ledger.FlushAsync();
            })));
            (one.LostCount + other.LostCount).ShouldBe(0);
        }

        files.Number("SELECT COUNT(DISTINCT request_id) FROM calls").ShouldBe(1_000);
    }

    [Fact]
    public async Task A_batch_that_is_written_again_is_there_once()
    {
        LedgerEntry[] batch = [.. Enumerable.Range(0, 3).Select(i => new LedgerEntry(Guid.CreateVersion7(), i, LedgerFiles.Call($"req-{i}"), null))];
        await using (var ledger = files.Open())
        {
            using var connection = new SqliteConnection($"Data Source={files.Path};Pooling=false");
            connection.Open();
            using var inserter = new LedgerInserter(connection);
            inserter.Write(batch[..2]);
            inserter.Write(batch);
        }

        files.Number("SELECT COUNT(*) FROM calls").ShouldBe(3);
        files.Number("SELECT COUNT(*) FROM attempts").ShouldBe(6);
    }

    [Fact]
    public async Task Old_calls_are_deleted_with_their_attempts()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 27, 12, 0, 0, TimeSpan.Zero));
        await using var ledger = new SqliteUsageLedger(new SqliteUsageLedgerOptions { Path = files.Path }, clock);
        await ledger.WriteAsync(LedgerFiles.Call("old"), CancellationToken.None);
        clock.Advance(TimeSpan.FromDays(1));
        await ledger.WriteAsync(LedgerFiles.Call("new"), CancellationToken.None);

        (await ledger.PruneAsync(clock.GetUtcNow())).ShouldBe(1);

        files.Query("SELECT request_id FROM calls").ShouldHaveSingleItem()[0].ShouldBe("new");
        files.Number("SELECT COUNT(*) FROM attempts").ShouldBe(2);
    }

    [Fact]
    public async Task A_closed_ledger_takes_no_call()
    {
        var ledger = files.Open();
        await ledger.DisposeAsync();
        await ledger.DisposeAsync();

        await Should.ThrowAsync<ObjectDisposedException>(() => ledger.WriteAsync(LedgerFiles.Call(), CancellationToken.None).AsTask());
    }

    [Fact]
    public void Options_outside_their_range_are_refused_with_option_value_and_range() =>
        Should.Throw<ArgumentException>(() => files.Open(options =>
        {
            options.Path = "";
            options.QueueLimit = 0;
            options.BusyTimeout = TimeSpan.Zero;
        })).Message.ShouldSatisfyAllConditions(
            message => message.ShouldContain("SqliteUsageLedgerOptions.Path is ; allowed: the name of a file."),
            message => message.ShouldContain("SqliteUsageLedgerOptions.QueueLimit is 0; allowed: 1 to 1,000,000."),
            message => message.ShouldContain("SqliteUsageLedgerOptions.BusyTimeout is 00:00:00; allowed: 1 second to 1 hour."));
}
