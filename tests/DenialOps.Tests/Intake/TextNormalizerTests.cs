using CsCheck;
using DenialOps.Intake;

namespace DenialOps.Tests.Intake;

public sealed class TextNormalizerTests
{
    private const int Plenty = 1_000_000;

    [Theory]
    [InlineData("o\uFB03ce con\uFB01rms \uFB02u", "office confirms flu")]
    [InlineData("e\uFB00ort wa\uFB04e", "effort waffle")]
    public void A_ligature_is_two_letters_again(string text, string expected) => Normal(text).ShouldBe(expected);

    [Theory]
    [InlineData("\u201CNot Medically Necessary\u201D", "\"Not Medically Necessary\"")]
    [InlineData("We\u2019ve denied \u2018it\u2019", "We've denied 'it'")]
    public void A_curly_quote_is_straight(string text, string expected) => Normal(text).ShouldBe(expected);

    [Theory]
    [InlineData("a\u00A0b\u2009c\u3000d", "a b c d")]
    [InlineData("auth\u00ADoriza\u200Btion\uFEFF", "authorization")]
    [InlineData("\u202Aleft\u202C\u200Fright", "leftright")]
    [InlineData("a\0b\u0007c\u0092", "abc")]
    public void What_cannot_be_seen_is_a_space_or_nothing(string text, string expected) => Normal(text).ShouldBe(expected);

    [Theory]
    [InlineData("a\r\nb\rc\u2028d\n", "a\nb\nc\nd\n")]
    [InlineData("a  \nb \t\nc ", "a\nb\nc")]
    [InlineData("a\fb", "a\fb")]
    public void Every_line_end_is_a_line_feed_without_spaces_before_it(string text, string expected) => Normal(text).ShouldBe(expected);

    [Theory]
    [InlineData("Member\tID", "Member          ID")]
    [InlineData("\tx", "        x")]
    [InlineData("1234\tx", "1234    x")]
    [InlineData("12345\tx", "12345           x")]
    public void A_tab_keeps_columns_at_least_four_spaces_apart(string text, string expected) => Normal(text).ShouldBe(expected);

    [Theory]
    [InlineData("\uFF11\uFF18\uFF10 \uFF44\uFF41\uFF59\uFF53", "180 days")]
    [InlineData("\uFF23\uFF2F\uFF0D\uFF15\uFF10", "CO-50")]
    [InlineData("\uFF04\uFF14\uFF0C\uFF12\uFF10\uFF10\uFF0E\uFF10\uFF10", "$4,200.00")]
    [InlineData("\uFF01\uFF5E", "!~")]
    public void A_full_width_character_is_the_plain_one(string text, string expected) => Normal(text).ShouldBe(expected);

    [Fact]
    public void Every_full_width_character_is_the_plain_one_and_leads_back_to_its_place() =>
        Gen.String[Gen.Char['!', '~'], 1, 60].Where(s => !s.Contains('-')).Sample(plain =>
        {
            string wide = new([.. plain.Select(c => (char)(c - '!' + '\uFF01'))]);
            var normal = TextNormalizer.Normalize(wide, Plenty)!;

            return normal.Text == plain && Enumerable.Range(0, plain.Length).All(i => normal.Origin(i) == i);
        });

    [Theory]
    [InlineData("M54.50 \u2014 Low back pain, 2024\u20132025")]
    [InlineData("½ tablet, 10 µg, x² ①, Español, 中文, 🩺")]
    public void What_means_something_stays(string text) => Normal(text).ShouldBe(text);

    [Fact]
    public void A_hyphen_that_may_not_break_is_a_hyphen() => Normal("CO\u2011197").ShouldBe("CO-197");

    [Fact]
    public void Half_a_surrogate_pair_is_a_replacement_character() => Normal("a\uD83Eb").ShouldBe("a\uFFFDb");

    [Theory]
    [InlineData("more trea-\ntment please", "more treatment\nplease")]
    [InlineData("reasons invo-\nlving medical", "reasons involving\nmedical")]
    [InlineData("the organi-\nzation, if", "the organization,\nif")]
    [InlineData("treat-  \n   ment now", "treatment\n   now")]
    [InlineData("a deter-\nmina-\ntion by", "a determination\nby")]
    [InlineData("the treat-\nment\n\nNext", "the treatment\n\nNext")]
    [InlineData("we re-\nceived your in-\nsurance card", "we received\nyour insurance\ncard")]
    [InlineData("NO AUTHORI-\nZATION ON FILE", "NO AUTHORIZATION\nON FILE")]
    [InlineData("month-\nly follow-\ning", "monthly\nfollowing")]
    public void A_word_that_a_line_end_cut_is_whole_again(string text, string expected) => Normal(text).ShouldBe(expected);

    [Theory]
    [InlineData("this is self-\ninsured by", "this is self-insured\nby")]
    [InlineData("an in-\nnetwork doctor", "an in-network\ndoctor")]
    [InlineData("an out-of-\nnetwork doctor", "an out-of-network\ndoctor")]
    [InlineData("a peer-\nto-\npeer call", "a peer-to-peer\ncall")]
    [InlineData("is non-\ncovered here", "is non-covered\nhere")]
    [InlineData("a 30-\nday supply", "a 30-day\nsupply")]
    [InlineData("a pre-\nservice claim", "a pre-service\nclaim")]
    [InlineData("fee-schedule and the fee-\nschedule is", "fee-schedule and the fee-schedule\nis")]
    public void A_compound_keeps_its_hyphen(string text, string expected) => Normal(text).ShouldBe(expected);

    [Theory]
    [InlineData("Policy MP-RAD-\n014, Section 2", "Policy MP-RAD-014,\nSection 2")]
    [InlineData("MI 49501-\n2612 USA", "MI 49501-2612\nUSA")]
    [InlineData("call 1-800-555-\n0164.", "call 1-800-555-0164.")]
    public void A_code_or_number_keeps_its_hyphen(string text, string expected) => Normal(text).ShouldBe(expected);

    [Theory]
    [InlineData("left column text     right col-\numn two              more")]
    [InlineData("a list -\nof things")]
    [InlineData("trea-\n\ntment")]
    [InlineData("trea-\n- tment")]
    [InlineData("trea-\ftment")]
    [InlineData("x --\ny")]
    [InlineData("Mary-\nAnn")]
    public void A_hyphen_that_cuts_no_word_stays(string text) => Normal(text).ShouldBe(text);

    [Fact]
    public void A_text_over_the_limit_is_refused_even_when_tabs_make_it_long() =>
        TextNormalizer.Normalize(new string('\t', 100), 500).ShouldBeNull();

    [Fact]
    public void Normalising_twice_changes_nothing() =>
        Texts.Sample(text =>
        {
            var once = Normal(text);
            Normal(once).ShouldBe(once);
        });

    [Fact]
    public void The_map_never_goes_back_and_leads_to_the_same_character() =>
        Texts.Sample(text =>
        {
            var result = TextNormalizer.Normalize(text, Plenty).ShouldNotBeNull();
            var last = 0;
            for (var i = 0; i < result.Text.Length; i++)
            {
                var origin = result.Origin(i);
                origin.ShouldBeInRange(last, text.Length - 1);
                MayBecome(text[origin], result.Text[i]).ShouldBeTrue($"U+{(int)text[origin]:X4} became U+{(int)result.Text[i]:X4}");
                last = origin;
            }
        });

    [Fact]
    public void No_letter_or_digit_is_lost() =>
        Texts.Sample(text =>
        {
            static string Essence(string value) => string.Concat(value.Where(char.IsLetterOrDigit));
            Essence(Normal(text)).ShouldBe(Essence(text.Replace("\uFB01", "fi", StringComparison.Ordinal).Replace("\uFB05", "st", StringComparison.Ordinal)));
        });

    private static readonly string[] Pieces =
    [
        "trea-\ntment ", "in-\nnetwork ", "MP-\n014 ", "self-\n", "a", "B", "7", "-", "-\n", "\n", " ", "   ", "    x", "\t", "\r\n", "\r", "\f", "\u00AD",
        "\u00A0", "\uFB01", "\uFB05", "\u2019", "\u201D", "\u2011", "\u2014", "\u200B", "\uFEFF", "\u202E", "\0", "é", "中", "🩺", "\u2028", "-to-\n", "LY-\n", "word",
    ];

    private static readonly Gen<string> Texts = Gen.OneOf(
        Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i]),
        Gen.Char[' ', '~'].Select(c => c.ToString())).Array[0, 40].Select(string.Concat);

    private static bool MayBecome(char original, char kept) =>
        original == kept
        || (kept == ' ' && (original == '\t' || char.IsWhiteSpace(original)))
        || (kept == '\n' && (original is ' ' or '\r' or '\v' or '\t' || char.IsWhiteSpace(original)))
        || CharacterFolding.Replacement(original)?.Contains(kept, StringComparison.Ordinal) == true;

    private static string Normal(string text) => TextNormalizer.Normalize(text, Plenty).ShouldNotBeNull().Text;
}
