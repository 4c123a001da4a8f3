using System.Text;
using DenialOps.Llm.Ledger;
using Microsoft.Data.Sqlite;

namespace DenialOps.Llm.Tests.Ledger;

public sealed class LedgerFailureTests : IDisposable
{
    private readonly LedgerFiles files = new();

    public void Dispose() => files.Dispose();

    [Fact]
    public async Task A_full_disk_is_told_counted_and_thrown_by_the_next_flush()
    {
        var told = new List<LedgerException>();
        await using var ledger = files.Open(options => (options.MaxPages, options.MaxRetries, options.OnFailure) = (12, 0, told.Add));
        for (var i = 0; i < 1_000; i++)
        {
            await ledger.WriteAsync(LedgerFiles.Call($"req-{i}"), CancellationToken.None);
        }

        var thrown = await Should.ThrowAsync<LedgerException>(() => ledger.FlushAsync());

        thrown.Problem.ShouldBe(LedgerProblem.Full);
        thrown.Message.ShouldContain(files.Path);
        thrown.Message.ShouldContain("disk is full");
        told.ShouldNotBeEmpty();
        ledger.LostCount.ShouldBeGreaterThan(0);
        (files.Number("SELECT COUNT(*) FROM calls") + ledger.LostCount).ShouldBe(1_000);
        files.Query("PRAGMA integrity_check")[0][0].ShouldBe("ok");
        await ledger.FlushAsync();
    }

    [Fact]
    public async Task A_listener_that_throws_does_not_end_the_writer()
    {
        await using var ledger = files.Open(options =>
            (options.MaxPages, options.MaxRetries, options.OnFailure) = (12, 0, _ => throw new InvalidOperationException()));
        for (var i = 0; i < 1_000; i++)
        {
            await ledger.WriteAsync(LedgerFiles.Call(), CancellationToken.None);
        }

        await Should.ThrowAsync<LedgerException>(() => ledger.FlushAsync());
        await ledger.FlushAsync();
    }

    [Fact]
    public async Task A_file_that_another_program_holds_is_busy_and_nothing_hangs()
    {
        var ledger = files.Open(options =>
            (options.BusyTimeout, options.MaxRetries, options.DisposeTimeout) = (TimeSpan.FromSeconds(1), 0, TimeSpan.FromSeconds(30)));
        using (var other = new SqliteConnection($"Data Source={files.Path};Pooling=false"))
        {
            other.Open();
            using var held = other.BeginTransaction(deferred: false);
            await ledger.WriteAsync(LedgerFiles.Call(), CancellationToken.None);

            (await Should.ThrowAsync<LedgerException>(() => ledger.FlushAsync())).Problem.ShouldBe(LedgerProblem.Busy);
        }

        await ledger.WriteAsync(LedgerFiles.Call("after"), CancellationToken.None);
        await ledger.DisposeAsync();

        ledger.LostCount.ShouldBe(1);
        files.Query("SELECT request_id FROM calls").ShouldHaveSingleItem()[0].ShouldBe("after");
    }

    [Fact]
    public async Task Closing_waits_no_longer_than_it_may_and_counts_what_is_left()
    {
        var ledger = files.Open(options => (options.BatchLimit, options.DisposeTimeout) = (1, TimeSpan.Zero));
        using var other = new SqliteConnection($"Data Source={files.Path};Pooling=false");
        other.Open();
        using var held = other.BeginTransaction(deferred: false);
        for (var i = 0; i < 10; i++)
        {
            await ledger.WriteAsync(LedgerFiles.Call(), CancellationToken.None);
        }

        await ledger.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(4));

        // The one that is being written just now is not decided.
        ledger.LostCount.ShouldBeInRange(9, 10);
    }

    [Fact]
    public async Task A_wait_for_room_can_be_cancelled()
    {
        var ledger = files.Open(options =>
        {
            (options.QueueLimit, options.BatchLimit, options.DisposeTimeout) = (1, 1, TimeSpan.Zero);

            // No entry is given up meanwhile, which would make room.
            options.BusyTimeout = TimeSpan.FromMinutes(1);
        });
        using var other = new SqliteConnection($"Data Source={files.Path};Pooling=false");
        other.Open();
        using var held = other.BeginTransaction(deferred: false);
        using var cancel = new CancellationTokenSource();
        Task waiting;
        do
        {
            // One may wait for a moment only, until the writer has taken those before it.
            waiting = ledger.WriteAsync(LedgerFiles.Call(), cancel.Token).AsTask();
            await Task.WhenAny(waiting, Task.Delay(200, TestContext.Current.CancellationToken));
        }
        while (waiting.IsCompleted);

        await cancel.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => waiting);
        await ledger.DisposeAsync();
    }

    [Fact]
    public void A_folder_that_is_not_there_is_told_at_once()
    {
        var failure = Should.Throw<LedgerException>(() => files.Open(options => options.Path = files.Named("no/such/usage.db")));

        failure.Problem.ShouldBe(LedgerProblem.Missing);
        failure.Message.ShouldContain("no/such/usage.db");
    }

    [Theory]
    [InlineData("not a database")]
    [InlineData("This is a text that is longer than the hundred bytes of the header of a database, so that it is read as one and then refused.")]
    public void A_file_of_another_kind_is_refused_and_left_as_it_is(string content)
    {
        File.WriteAllText(files.Path, content);

        Should.Throw<LedgerException>(() => files.Open()).Problem.ShouldBe(LedgerProblem.NotALedger);
        Should.Throw<LedgerException>(() => new LedgerReader(files.Path)).Problem.ShouldBe(LedgerProblem.NotALedger);

        File.ReadAllText(files.Path).ShouldBe(content);
    }

    [Fact]
    public void A_database_of_another_program_is_refused_and_left_as_it_is()
    {
        files.Query("CREATE TABLE mine (x); SELECT 1");
        var before = File.ReadAllBytes(files.Path);

        Should.Throw<LedgerException>(() => files.Open()).Problem.ShouldBe(LedgerProblem.NotALedger);

        File.ReadAllBytes(files.Path).ShouldBe(before);
    }

    [Fact]
    public async Task A_newer_version_is_refused()
    {
        await files.Open().DisposeAsync();
        files.Query("PRAGMA user_version = 2; SELECT 1");

        Should.Throw<LedgerException>(() => files.Open()).Problem.ShouldBe(LedgerProblem.NewerVersion);
        Should.Throw<LedgerException>(() => new LedgerReader(files.Path)).Message.ShouldContain("Update this program");
    }

    [Fact]
    public async Task A_damaged_file_is_told_and_a_call_that_cannot_be_written_is_counted()
    {
        await using (var filled = files.Open())
        {
            for (var i = 0; i < 500; i++)
            {
                await filled.WriteAsync(LedgerFiles.Call($"req-{i}"), CancellationToken.None);
            }
        }

        using (var file = File.OpenWrite(files.Path))
        {
            file.Position = 4096;
            file.Write(Encoding.ASCII.GetBytes(new string('x', (int)(file.Length - 4096))));
        }

        await using var ledger = files.Open(options => options.MaxRetries = 0);
        await ledger.WriteAsync(LedgerFiles.Call(), CancellationToken.None);
        (await Should.ThrowAsync<LedgerException>(() => ledger.FlushAsync())).Problem.ShouldBe(LedgerProblem.Corrupt);
        ledger.LostCount.ShouldBe(1);
    }

    [Fact]
    public void A_reader_says_that_there_is_no_file()
    {
        Should.Throw<LedgerException>(() => new LedgerReader(files.Path)).Problem.ShouldBe(LedgerProblem.Missing);
        File.Exists(files.Path).ShouldBeFalse();
    }
}
