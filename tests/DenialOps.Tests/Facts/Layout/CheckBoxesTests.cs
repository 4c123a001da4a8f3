using CsCheck;
using DenialOps.Facts.Layout;

namespace DenialOps.Tests.Facts.Layout;

public sealed class CheckBoxesTests
{
    [Theory]
    [InlineData("[ ] Approved   [X] Denied", "[ ] Approved")]
    [InlineData("[] Yes [ ] No [x] Later", "[] Yes |[ ] No ")]
    [InlineData("Limit: [ ] 60 days   [X] 180 days   from today", "[ ] 60 days")]
    [InlineData("[__] Other\n[ ] None of these", "[__] Other|[ ] None of these")]
    [InlineData("☐ Approved  ☒ Denied", "☐ Approved")]
    [InlineData("☐ First point\n☐ Second point", "")]
    [InlineData("See [1], [link](https://a.example) and [MEMBER NAME].", "")]
    [InlineData("An open [ bracket", "")]
    public void An_empty_box_goes_with_its_words(string text, string empty) =>
        string.Join('|', CheckBoxes.Empty(SomeLetter.Lines(text)).Select(s => SomeLetter.Lines(text)[s.Start..s.End])).ShouldBe(empty);

    [Fact]
    public void Boxes_lie_in_the_text_in_order_and_apart() =>
        Gen.String[Gen.Char["[]xX _☐☒\nab"], 0, 60].Sample(text =>
        {
            int end = 0;
            foreach (var box in CheckBoxes.Empty(text))
            {
                box.Start.ShouldBeGreaterThanOrEqualTo(end);
                box.End.ShouldBeInRange(box.Start + 1, text.Length);
                end = box.End;
            }
        });

    [Fact]
    public void A_choice_that_was_not_made_gives_no_fact()
    {
        var facts = SomeLetter.Facts(SomeLetter.With(
            body: "DECISION   [ ] Approved   [X] Denied\nREASON   [ ] Experimental   [X] Not a covered benefit",
            appeal: "Time limit:  [ ] 60 days   [X] 180 days   from the day you get this form"));

        facts.Appeal.DeadlineDays!.Value.ShouldBe(180);
        facts.Denial.Categories.Select(c => c.Value).ShouldBe([DenialOps.Knowledge.DenialCategory.NotCoveredExclusion]);
    }
}
