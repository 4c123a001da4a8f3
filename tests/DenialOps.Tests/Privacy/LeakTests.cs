using DenialOps.Tests.Facts;

namespace DenialOps.Tests.Privacy;

public sealed class LeakTests
{
    private const double MostlyKept = 0.995;
    private const double NamesMostlyKept = 0.94;

    [Fact]
    public async Task No_identifier_of_the_letters_of_this_repository_is_left_and_the_work_is()
    {
        var report = new LeakReport();
        await report.AddAsync(LabelledLetter.OfRepository());
        report.Letters.ShouldBeGreaterThanOrEqualTo(228);
        IsTight(report);
    }

    [Fact]
    public async Task No_identifier_of_the_shared_letters_is_left_and_the_work_is()
    {
        string folder = Path.GetFullPath(Path.Combine(Repository.Root, "..", "shared", "data", "letters", "dev"));
        Assert.SkipUnless(Directory.Exists(folder), $"The shared labelled letters are not on this machine: there is no folder {folder}.");

        var report = new LeakReport();
        await report.AddAsync(LabelledLetter.In(folder));
        IsTight(report);
    }

    private static void IsTight(LeakReport report)
    {
        TestContext.Current.TestOutputHelper?.WriteLine(report.ToString());
        report.Checked.ShouldBeGreaterThan(report.Letters * 5);
        report.Leaks.ShouldBeEmpty(report.ToString());
        report.Kept.ShouldBeGreaterThanOrEqualTo(MostlyKept, report.ToString());
        report.KeptNames.ShouldBeGreaterThanOrEqualTo(NamesMostlyKept, report.ToString());
    }
}
