using DenialOps.Knowledge;

namespace DenialOps.Tests.Knowledge;

public sealed class CodeBookTests
{
    private static readonly CodeFile Carc = KnowledgeReader.Codes("carc.json");
    private static readonly CodeFile Rarc = KnowledgeReader.Codes("rarc.json");

    [Fact]
    public void The_codes_that_matter_are_there()
    {
        Carc.Codes.Count.ShouldBeGreaterThanOrEqualTo(120);
        Rarc.Codes.Count.ShouldBeGreaterThanOrEqualTo(60);
    }

    [Fact]
    public void No_code_is_there_twice()
    {
        Carc.Codes.Select(c => c.Code).ShouldBeUnique();
        Rarc.Codes.Select(c => c.Code).ShouldBeUnique();
    }

    [Fact]
    public void Every_meaning_is_a_short_sentence()
    {
        var wrong = All().Where(c => c.Meaning.Length > 300 || !c.Meaning.EndsWith('.') || char.IsLower(c.Meaning[0])).Select(c => c.Code);

        wrong.ShouldBeEmpty();
    }

    [Fact]
    public void Every_code_says_who_acts_and_what_to_do()
    {
        All().Where(c => c.NextStep.Length < 10 || !c.NextStep.EndsWith('.')).Select(c => c.Code).ShouldBeEmpty();
        All().Where(c => c.Acts is not ("patient" or "provider" or "either" or "payer" or "nobody")).Select(c => $"{c.Code}: {c.Acts}").ShouldBeEmpty();
    }

    [Fact]
    public void Every_value_of_an_enumeration_is_one_of_its_names()
    {
        All().Where(c => !Enum.IsDefined(c.Kind) || (c.Category is { } k && !Enum.IsDefined(k)) || (c.Route is { } r && !Enum.IsDefined(r)) || c.Also.Any(a => !Enum.IsDefined(a)))
            .Select(c => c.Code).ShouldBeEmpty();
    }

    [Fact]
    public void A_denial_names_its_category_or_needs_a_remark_or_is_of_no_one_kind()
    {
        All().Where(c => c.Kind is CodeKind.PatientShare or CodeKind.Contractual && c.Category is not null).Select(c => c.Code).ShouldBeEmpty();
        All().Where(c => c.Category is { } category && c.Also.Contains(category)).Select(c => c.Code).ShouldBeEmpty();
    }

    [Fact]
    public void Every_code_has_the_form_of_its_list()
    {
        Carc.Codes.Where(c => !IsCarc(c.Code)).Select(c => c.Code).ShouldBeEmpty();
        Rarc.Codes.Where(c => !(c.Code[0] is 'M' or 'N') || !char.IsAsciiDigit(c.Code[^1])).Select(c => c.Code).ShouldBeEmpty();
    }

    [Fact]
    public void The_files_say_where_they_come_from_and_when_they_were_checked()
    {
        foreach (var file in new[] { Carc, Rarc })
        {
            file.Source.ShouldContain("https://");
            file.AsOf.ShouldBeGreaterThan(new DateOnly(2026, 1, 1));
            file.SchemaVersion.ShouldBe(1);
        }

        CodeBook.Current.AsOf.ShouldBe(Carc.AsOf < Rarc.AsOf ? Carc.AsOf : Rarc.AsOf);
    }

    [Theory]
    [InlineData("197", DenialCategory.PriorAuthorization, Route.PriorAuthNeeded)]
    [InlineData("CO-50", DenialCategory.MedicalNecessity, Route.MedicalNecessityAppeal)]
    [InlineData("PR-96", DenialCategory.NotCoveredExclusion, Route.CoverageDispute)]
    [InlineData("29", DenialCategory.TimelyFiling, Route.ClaimCorrectionResubmit)]
    [InlineData("18", DenialCategory.Duplicate, Route.ClaimCorrectionResubmit)]
    [InlineData("22", DenialCategory.CoordinationOfBenefits, Route.CoverageDispute)]
    [InlineData("55", DenialCategory.Experimental, Route.MedicalNecessityAppeal)]
    [InlineData("4", DenialCategory.CodingError, Route.ClaimCorrectionResubmit)]
    [InlineData("27", DenialCategory.Eligibility, Route.ClaimCorrectionResubmit)]
    [InlineData("242", DenialCategory.OutOfNetwork, Route.CoverageDispute)]
    public void A_code_points_to_its_kind_of_denial_and_its_way_out(string code, DenialCategory category, Route route)
    {
        var meaning = CodeBook.Current.Carc(code)!;

        meaning.Category.ShouldBe(category);
        meaning.Route.ShouldBe(route);
        meaning.Kind.ShouldBe(CodeKind.Denial);
    }

    [Theory]
    [InlineData("PR-1")]
    [InlineData("2")]
    [InlineData("PR-3")]
    public void The_patients_share_is_no_denial(string code) => CodeBook.Current.Carc(code)!.Kind.ShouldBe(CodeKind.PatientShare);

    [Fact]
    public void A_write_off_is_no_denial() => CodeBook.Current.Carc("CO-45")!.Kind.ShouldBe(CodeKind.Contractual);

    [Fact]
    public void The_code_for_missing_claim_data_needs_its_remark() => CodeBook.Current.Carc("CO-16")!.NeedsRemark.ShouldBeTrue();

    [Theory]
    [InlineData("MA130")]
    [InlineData("N211")]
    public void A_remark_that_takes_away_appeal_rights_says_so(string code) =>
        CodeBook.Current.Rarc(code)!.Kind.ShouldBe(CodeKind.Unprocessable);

    [Fact]
    public void A_code_that_nobody_knows_has_no_meaning()
    {
        CodeBook.Current.Carc("CO-9999").ShouldBeNull();
        CodeBook.Current.Rarc("N99999").ShouldBeNull();
    }

    private static bool IsCarc(string code) => code.Length is >= 1 and <= 3 && code.All(char.IsAsciiLetterOrDigit) && code.Any(char.IsAsciiDigit) && !code.Any(char.IsAsciiLetterLower);

    private static IEnumerable<CodeMeaning> All() => Carc.Codes.Concat(Rarc.Codes);
}
