namespace DenialOps.Tests.Facts;

public sealed class CorpusTests
{
    [Fact]
    public async Task The_letters_of_this_repository_are_read_as_a_person_reads_them()
    {
        var score = await ScoreAsync(LabelledLetter.OfRepository());

        score.Letters.ShouldBeGreaterThanOrEqualTo(228);
        Meets(score, f1: 0.96, codes: 0.99, dates: 0.98, routing: 0.98, confident: 0.985);
    }

    [Fact]
    public async Task The_shared_letters_are_read_as_well_as_was_promised()
    {
        string folder = Path.GetFullPath(Path.Combine(Repository.Root, "..", "shared", "data", "letters", "dev"));
        Assert.SkipUnless(Directory.Exists(folder), $"The shared labelled letters are not on this machine: there is no folder {folder}.");

        Meets(await ScoreAsync(LabelledLetter.In(folder)), f1: 0.95, codes: 0.99, dates: 0.98, routing: 0.95, confident: 0.98);
    }

    [Theory]
    [InlineData("number", "1200", "1200.00", true)]
    [InlineData("number", "1200", "1200.01", false)]
    [InlineData("id", "QF 7719-02", "qf771902", true)]
    [InlineData("id", "QF 7719-02", "QF 7719-03", false)]
    [InlineData("digits", "1-800-555-0142", "(800) 555-0142", true)]
    [InlineData("digits", "1-800-555-0142", "(800) 555-0143", false)]
    [InlineData("name", "Dr. Odile Marchetti", "MARCHETTI, ODILE", true)]
    [InlineData("name", "Odile Marchetti", "Odile Brandt", false)]
    [InlineData("address", "P.O. Box 12, Salem, OR 97301", "PO Box 12 Salem OR 97301", true)]
    [InlineData("address", "Appeals, P.O. Box 12, Salem, OR 97301", "4 Elm Street, Salem, OR 97301", false)]
    [InlineData("text", "MRI of the left knee", "MRI left knee", true)]
    [InlineData("text", "MRI of the left knee", "office visit", false)]
    [InlineData("exact", "2026-01-02", "2026-01-03", false)]
    public void The_scorer_tells_equal_values_from_different_ones(string kind, string gold, string read, bool same) =>
        Comparison.Same(kind, gold, read).ShouldBe(same);

    private static async Task<Scorer> ScoreAsync(IEnumerable<LabelledLetter> letters)
    {
        var scorer = new Scorer();
        foreach (var letter in letters)
        {
            await letter.ScoreAsync(scorer);
        }

        return scorer;
    }

    private static void Meets(Scorer score, double f1, double codes, double dates, double routing, double confident)
    {
        TestContext.Current.TestOutputHelper?.WriteLine(score.ToString());
        score.MicroF1.ShouldBeGreaterThanOrEqualTo(f1, score.ToString());
        score.CodePrecision.ShouldBeGreaterThanOrEqualTo(codes, score.ToString());
        score.DatePrecision.ShouldBeGreaterThanOrEqualTo(dates, score.ToString());
        score.Routing.ShouldBeGreaterThanOrEqualTo(routing, score.ToString());
        score.RightWhenConfident.ShouldBeGreaterThanOrEqualTo(confident, score.ToString());
    }
}
