using DenialOps.Facts.Layout;

namespace DenialOps.Tests.Facts.Layout;

public sealed class LineScannerTests
{
    [Theory]
    [InlineData("Charge   $12.00", "Charge|$12.00")]
    [InlineData("Charge $12.00", "Charge $12.00")]
    [InlineData("   Charge  Paid  ", "Charge|Paid")]
    [InlineData("| Date | Code | Charge |", "Date|Code|Charge")]
    [InlineData("|Date|Code|Charge|", "Date|Code|Charge")]
    [InlineData("A|B", "A|B")]
    [InlineData("Member ID ........ QX 55", "Member ID|QX 55")]
    [InlineData("Member ID........QX 55", "Member ID|QX 55")]
    [InlineData("Claim 7 · Paid $0 · Denied", "Claim 7|Paid $0|Denied")]
    [InlineData("Claim 7 • Paid $0", "Claim 7|Paid $0")]
    [InlineData("Name _______ Date", "Name|Date")]
    [InlineData("Wait... what", "Wait|what")]
    [InlineData("e.g. this", "e.g. this")]
    [InlineData("Date\tCode", "Date|Code")]
    public void A_line_is_parted_where_a_reader_sees_columns(string line, string cells) => Cells(line).ShouldBe(cells);

    [Fact]
    public void A_blank_line_has_no_cells()
    {
        var layout = SomeLetter.Layout("One\n\nTwo");

        layout.Lines.Select(l => l.IsBlank).ShouldBe([false, true, false]);
        layout.Lines.Select(l => l.CellCount).ShouldBe([1, 0, 1]);
    }

    [Fact]
    public void A_cell_knows_its_line_and_column()
    {
        var layout = SomeLetter.Layout("Head\nCode    99213");

        layout.Cells[2].ShouldBe(new Cell(13, 18, 1, 8));
        layout.Cells[2].EndColumn.ShouldBe(13);
        layout.CellAt(13).ShouldBe(layout.Cells[2]);
        layout.CellAt(10).ShouldBeNull();
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(3, 0)]
    [InlineData(4, 1)]
    [InlineData(8, 2)]
    public void An_offset_finds_its_line(int offset, int line) => SomeLetter.Layout("One\nTwo\nThree").LineAt(offset).ShouldBe(line);

    private static string Cells(string line)
    {
        var layout = SomeLetter.Layout(line);
        return string.Join('|', layout.Cells.Select(c => layout.Text[c.Start..c.End]));
    }
}
