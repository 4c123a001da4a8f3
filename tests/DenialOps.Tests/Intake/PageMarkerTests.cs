using DenialOps.Intake;

namespace DenialOps.Tests.Intake;

public sealed class PageMarkerTests
{
    [Theory]
    [InlineData("Page 2", 2, true)]
    [InlineData("PAGE 2 OF 4", 2, true)]
    [InlineData("pg. 3/5", 3, true)]
    [InlineData("pg3 of 12", 3, true)]
    [InlineData("Continued on page 3 of 4", 3, true)]
    [InlineData("continued page 3", 3, true)]
    [InlineData("PÁGINA 2 de 3", 2, true)]
    [InlineData("pagina 2", 2, true)]
    [InlineData("P. 2/3", 2, true)]
    [InlineData("p. 2 of 3", 2, true)]
    [InlineData("p.2", 2, false)]
    [InlineData("-2-", 2, false)]
    [InlineData("- 12 -", 12, false)]
    [InlineData("2 of 4", 2, false)]
    [InlineData("2/4", 2, false)]
    public void A_page_number_is_read(string line, int number, bool isStrong)
    {
        var marker = PageMarker.Find(line);

        Assert.Equal(new PageMarker(0, line.Length, number, isStrong, IsWholeLine: true), marker);
    }

    [Theory]
    [InlineData("page 5 of 4")]
    [InlineData("page 0")]
    [InlineData("page 1234")]
    [InlineData("page  2")]
    [InlineData("page 2 4")]
    [InlineData("continued 2")]
    [InlineData("p. 3/2")]
    [InlineData("2 de 4")]
    [InlineData("04/21/2026")]
    [InlineData("97110")]
    [InlineData("-2")]
    [InlineData("1-800-555-0100")]
    public void What_is_no_page_number_is_left_alone(string line) => Assert.Null(PageMarker.Find(line));
}
