using DenialOps.Facts;

namespace DenialOps.Tests.Facts;

public sealed class FieldFinderTests
{
    [Theory]
    [InlineData("Member ID: ZK 4471", "MemberId=ZK 4471")]
    [InlineData("Member ID   ZK 4471", "MemberId=ZK 4471")]
    [InlineData("Member ID ........ ZK 4471", "MemberId=ZK 4471")]
    [InlineData("| Member ID | ZK 4471 |", "MemberId=ZK 4471")]
    [InlineData("**Member ID:** ZK 4471", "MemberId=ZK 4471")]
    [InlineData("Member ID:\\nZK 4471", "MemberId=ZK 4471")]
    [InlineData("Member ID #: ZK 4471", "MemberId=ZK 4471")]
    [InlineData("Member ID: ZK 4471, Group number: 8890", "MemberId=ZK 4471;GroupNumber=8890")]
    [InlineData("Member ID: ZK 4471 Group number: 8890", "MemberId=ZK 4471;GroupNumber=8890")]
    [InlineData("Member ID: ZK 4471    Group number: 8890", "MemberId=ZK 4471;GroupNumber=8890")]
    [InlineData("Claim number: 77-1 (as printed)", "ClaimNumber=77-1 (as printed)")]
    public void A_label_is_found_with_its_value(string line, string expected) => Fields(line).ShouldBe(expected.Split(';'), ignoreOrder: true);

    [Theory]
    [InlineData("You cannot be identified by this number: nobody can.")]
    [InlineData("A claim number is printed on your statement, and the member id on your card.")]
    [InlineData("We looked at what you sent us.")]
    public void Prose_holds_no_labelled_value(string line) => Fields(line).ShouldBeEmpty();

    [Fact]
    public void A_label_in_brackets_is_found_within_a_sentence() =>
        Fields("We wrote about Iris Tolland (member ID 55218) last week.").ShouldContain(f => f.StartsWith("MemberId=55218", StringComparison.Ordinal));

    [Fact]
    public void Of_two_labels_before_one_value_both_count() => Fields("Member/Patient: Iris Tolland").ShouldContain("MemberName=Iris Tolland");

    [Fact]
    public void A_value_beneath_is_taken_from_the_column_of_its_label() =>
        Fields("Claim number:        Group number:\n9917-22              40031").ShouldBe(["ClaimNumber=9917-22", "GroupNumber=40031"], ignoreOrder: true);

    [Fact]
    public void A_label_with_a_colon_is_surer_than_one_without()
    {
        var with = FieldFinder.Find(SomeLetter.Layout("Member ID: ZK 4471"))[0];
        var without = FieldFinder.Find(SomeLetter.Layout("Member ID   ZK 4471"))[0];

        with.Certainty.ShouldBeGreaterThan(without.Certainty);
    }

    [Fact]
    public void General_parts_hold_no_fields() =>
        Fields("Dear Member,\n\nNONDISCRIMINATION NOTICE\n\nMember ID: ZK 4471").ShouldBeEmpty();

    private static List<string> Fields(string text)
    {
        var layout = SomeLetter.Layout(text);
        return [.. FieldFinder.Find(layout).Select(f => $"{f.Field}={layout.Text[f.Value.Start..f.Value.End]}").Distinct()];
    }
}
