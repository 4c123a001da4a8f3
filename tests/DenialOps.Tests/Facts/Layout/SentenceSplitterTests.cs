namespace DenialOps.Tests.Facts.Layout;

public sealed class SentenceSplitterTests
{
    [Theory]
    [InlineData("We looked at it. We said no.", "We looked at it.|We said no.")]
    [InlineData("Dr. Ames asked for it. We said no.", "Dr. Ames asked for it.|We said no.")]
    [InlineData("Claim no. 7741 was late. Send proof.", "Claim no. 7741 was late.|Send proof.")]
    [InlineData("Care at St. Brendan Hosp. was paid. No more is due.", "Care at St. Brendan Hosp. was paid.|No more is due.")]
    [InlineData("The fee is $12.50 a day. Pay it.", "The fee is $12.50 a day.|Pay it.")]
    [InlineData("Why not? It is excluded!", "Why not?|It is excluded!")]
    [InlineData("1. The modifier is missing. Add it.", "1. The modifier is missing.|Add it.")]
    [InlineData("1. First reason\\n2. Second reason", "1. First reason|2. Second reason")]
    [InlineData("- First reason\\n- Second reason", "- First reason|- Second reason")]
    [InlineData("We could not pay\\nthis claim today.", "We could not pay this claim today.")]
    [InlineData("OUR DECISION\\nWe could not pay.", "OUR DECISION|We could not pay.")]
    [InlineData("Reason:\\nIt came too late.", "Reason:|It came too late.")]
    [InlineData("One line\\n\\nanother line", "One line|another line")]
    [InlineData("Charge      $12.00\\nPaid        $0.00", "Charge $12.00|Paid $0.00")]
    public void A_paragraph_is_parted_where_its_sentences_end(string text, string sentences) => Sentences(text).ShouldBe(sentences.Split('|'));

    [Fact]
    public void A_short_head_over_text_that_is_set_in_from_it_is_no_part_of_its_first_sentence() =>
        SomeLetter.Layout("What we decided\n   Denied in part. The rest is paid.\n").Sentences.Count.ShouldBe(3);

    [Fact]
    public void A_sentence_goes_on_behind_the_footer_that_interrupts_it()
    {
        string Page(int number, string text) => $"Tidewater Mutual\n\n{text}\n\nTidewater Mutual Form 77   Page {number} of 3\n";

        var sentences = Sentences(Page(1, "The plan did not pay because the\nrecords that we asked") + "\f" + Page(2, "for never came to this office.\nSend them now.") + "\f" + Page(3, "That is all."));

        sentences.ShouldContain("The plan did not pay because the records that we asked for never came to this office.");
    }

    [Fact]
    public void Sentences_of_one_paragraph_share_its_number()
    {
        var layout = SomeLetter.Layout("One here. Two here.\n\nThree here.");

        layout.Sentences.Select(s => s.Paragraph).ShouldBe([0, 0, 1]);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(11, 1)]
    [InlineData(19, 1)]
    public void An_offset_finds_its_sentence(int offset, int sentence) => SomeLetter.Layout("One here. Two here.").SentenceAt(offset).ShouldBe(sentence);

    private static List<string> Sentences(string text)
    {
        var layout = SomeLetter.Layout(text);
        return [.. layout.Sentences.Select(s => layout.Flow(s.Start, s.End))];
    }
}
