using System.Globalization;

namespace DenialOps.Tests.Robustness;

/// <summary>Runs after the others of its program: an input may take a second, and they would be in its way.</summary>
[Collection(nameof(DamagedInputTests))]
[CollectionDefinition(nameof(DamagedInputTests), DisableParallelization = true)]
public sealed class DamagedInputTests
{
    private const int Seed = 20260101;
    private const int WholePackEvery = 10;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task Damaged_and_random_inputs_are_read_with_true_receipts_or_refused()
    {
        var count = int.Parse(Environment.GetEnvironmentVariable("DENIALOPS_FUZZ") ?? "2000", CultureInfo.InvariantCulture);
        var maker = new InputMaker(LetterCorpus.Load(Repository.Root), Seed);
        var check = new InputCheck(SomeCase.Clock());
        var failures = new List<string>();
        for (var i = 0; i < count; i++)
        {
            var input = maker.Make(i);
            var failure = await Task.Run(() => check.RunAsync(input, (i + (i / 100)) % WholePackEvery == 0), TestContext.Current.CancellationToken).WaitAsync(Patience, TestContext.Current.CancellationToken);
            if (failure is not null)
            {
                failures.Add($"input {i} of seed {Seed} ({input.Kind}): {failure}");
            }
        }

        failures.ShouldBeEmpty();
        check.Refused.ShouldBeInRange(count / 100, count / 3, "Inputs should reach beyond intake, and some should be no letters.");
    }

    [Theory]
    [InlineData("address-before-its-name.txt")]
    [InlineData("code-on-a-blank-line.txt")]
    [InlineData("first-page-empty.txt")]
    public async Task What_once_failed_is_read(string file)
    {
        var path = Path.Combine(Repository.Root, "tests", "DenialOps.Tests", "Robustness", "Found", file);
        var bytes = await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);

        (await new InputCheck(SomeCase.Clock()).RunAsync(new FuzzInput(0, 0, InputKind.DamagedBytes, file, bytes), wholePack: true)).ShouldBeNull();
    }

    /// <summary>A line of thousands of cells: what each of them looks for on its line or above may not be looked for in all of it.</summary>
    [Theory]
    [InlineData("Ann Lee   03/05/2026   ")]
    [InlineData("Date:   03/05/2026   ")]
    [InlineData("Rosa Delgado   Durham, NC 27702   ", "12 Main Street, Durham, NC 27702   ")]
    public async Task A_line_of_thousands_of_cells_hangs_nothing(params string[] pieces)
    {
        const int Characters = 500_000, Lines = 8;
        var each = pieces.Length == 1 ? Characters : Characters / Lines;
        var lines = Enumerable.Range(0, pieces.Length == 1 ? 1 : Lines).Select(i => string.Concat(Enumerable.Repeat(pieces[i % pieces.Length], each / pieces[i % pieces.Length].Length)));
        var bytes = System.Text.Encoding.UTF8.GetBytes(string.Join('\n', lines));

        (await new InputCheck(SomeCase.Clock()).RunAsync(new FuzzInput(0, 0, InputKind.DamagedBytes, "wide.txt", bytes), wholePack: false)).ShouldBeNull();
    }

    [Fact]
    public void The_same_seed_makes_the_same_inputs()
    {
        var corpus = LetterCorpus.Load(Repository.Root);

        for (var i = 0; i < 100; i++)
        {
            new InputMaker(corpus, Seed).Make(i).Bytes.ShouldBe(new InputMaker(corpus, Seed).Make(i).Bytes);
            if (i >= 44)
            {
                continue;
            }

            new InputMaker(corpus, Seed + 1).Make(i).Bytes.ShouldNotBe(new InputMaker(corpus, Seed).Make(i).Bytes);
        }
    }
}
