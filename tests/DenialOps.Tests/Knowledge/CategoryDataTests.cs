using DenialOps.Knowledge;

namespace DenialOps.Tests.Knowledge;

public sealed class CategoryDataTests
{
    private static readonly CategoryFile File = KnowledgeReader.Categories("categories.json");

    [Fact]
    public void Each_of_the_fifteen_kinds_is_there_once()
    {
        Enum.GetValues<DenialCategory>().Length.ShouldBe(15);
        File.Categories.Select(c => c.Category).ShouldBe(Enum.GetValues<DenialCategory>(), ignoreOrder: true);
    }

    [Fact]
    public void Each_kind_has_strong_phrases_and_says_nothing_twice()
    {
        foreach (var entry in File.Categories)
        {
            entry.Strong.ShouldNotBeEmpty(entry.Category.ToString());
            entry.Strong.Intersect(entry.Against).ShouldBeEmpty(entry.Category.ToString());
            entry.Strong.Intersect(entry.Weak).ShouldBeEmpty(entry.Category.ToString());
        }
    }

    [Fact]
    public void Phrases_are_small_letters_and_single_spaces() =>
        File.Categories.SelectMany(c => c.Strong.Concat(c.Medium).Concat(c.Weak).Concat(c.Against))
            .Where(p => p.Any(char.IsUpper) || p.Contains("  ", StringComparison.Ordinal) || p != p.Trim() || p.Length < 3).ShouldBeEmpty();

    [Fact]
    public void The_file_says_where_it_comes_from_and_when()
    {
        File.Source.ShouldNotBeNullOrWhiteSpace();
        File.AsOf.ShouldBeGreaterThan(new DateOnly(2026, 1, 1));
    }

    [Theory]
    [InlineData(DenialCategory.PriorAuthorization, Route.PriorAuthNeeded)]
    [InlineData(DenialCategory.CodingError, Route.ClaimCorrectionResubmit)]
    [InlineData(DenialCategory.Eligibility, Route.ClaimCorrectionResubmit)]
    [InlineData(DenialCategory.TimelyFiling, Route.ClaimCorrectionResubmit)]
    [InlineData(DenialCategory.Duplicate, Route.ClaimCorrectionResubmit)]
    [InlineData(DenialCategory.MissingInformation, Route.ClaimCorrectionResubmit)]
    [InlineData(DenialCategory.MedicalNecessity, Route.MedicalNecessityAppeal)]
    [InlineData(DenialCategory.Experimental, Route.MedicalNecessityAppeal)]
    [InlineData(DenialCategory.StepTherapy, Route.MedicalNecessityAppeal)]
    [InlineData(DenialCategory.QuantityLimit, Route.MedicalNecessityAppeal)]
    [InlineData(DenialCategory.LevelOfCare, Route.MedicalNecessityAppeal)]
    [InlineData(DenialCategory.OutOfNetwork, Route.CoverageDispute)]
    [InlineData(DenialCategory.NotCoveredExclusion, Route.CoverageDispute)]
    [InlineData(DenialCategory.CoordinationOfBenefits, Route.CoverageDispute)]
    [InlineData(DenialCategory.Other, Route.CoverageDispute)]
    public void A_kind_points_to_its_way_out(DenialCategory category, Route route) => SignalBook.Current.RouteOf(category).ShouldBe(route);

    [Fact]
    public void A_phrase_against_weighs_less_than_nothing() =>
        SignalBook.Current.Signals.Select(s => s.Weight).Distinct().Order().ShouldBe([-3, 0.4, 1.5, 3]);
}
