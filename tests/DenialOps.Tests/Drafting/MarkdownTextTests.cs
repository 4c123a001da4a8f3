using DenialOps.Drafting;

namespace DenialOps.Tests.Drafting;

public sealed class MarkdownTextTests
{
    [Theory]
    [InlineData("P.O. Box 2291, Durham, NC 27702", "P.O. Box 2291, Durham, NC 27702")]
    [InlineData("Torrance Valve & Fitting Co.", "Torrance Valve & Fitting Co.")]
    [InlineData("55 Wharf Lane #3", "55 Wharf Lane #3")]
    [InlineData("a_b@example.com", "a_b@example.com")]
    [InlineData("$4,200.00 (20%)", "$4,200.00 (20%)")]
    [InlineData("José  Núñez ", "José Núñez")]
    [InlineData("two\r\nlines\tand\u00a0more", "two lines and more")]
    [InlineData("# head", "\\# head")]
    [InlineData("> quote", "\\> quote")]
    [InlineData("- item", "\\- item")]
    [InlineData("-12.00", "-12.00")]
    [InlineData("a | b", "a \\| b")]
    [InlineData("`code`", "\\`code\\`")]
    [InlineData("*bold*", "\\*bold\\*")]
    [InlineData("_em_", "\\_em\\_")]
    [InlineData("[MEMBER ID]", "\\[MEMBER ID\\]")]
    [InlineData("<b>x</b>", "&lt;b>x&lt;/b>")]
    [InlineData("&lt;b>", "\\&lt;b>")]
    [InlineData("{{ x }}", "\\{\\{ x \\}\\}")]
    [InlineData("{% x %}", "\\{\\% x \\%\\}")]
    [InlineData("nul\0 bell\u0007 \u202Ertl", "nul bell rtl")]
    [InlineData("\u200B", "")]
    [InlineData("a\\b", "a\\\\b")]
    public void A_value_is_plain_text_on_one_line(string value, string expected) => MarkdownText.Escape(value).ShouldBe(expected);

    [Fact]
    public void A_value_without_an_end_is_cut() => MarkdownText.Escape(new string('x', 100_000)).Length.ShouldBeLessThan(2100);

    [Fact]
    public void Tidying_leaves_one_empty_line_and_hard_line_breaks() =>
        MarkdownText.Tidy("\n\na  \nb \n\n\n \nc").ShouldBe("a  \nb\n\nc\n");
}
