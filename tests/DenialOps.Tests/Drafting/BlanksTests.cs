using DenialOps.Deadlines;
using DenialOps.Drafting;
using DenialOps.Planning;

namespace DenialOps.Tests.Drafting;

/// <summary>The list of blanks before a letter.</summary>
public sealed class BlanksTests
{
    public static TheoryData<string> Cases => [.. SnapshotCases.All.Keys];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_blank_of_a_letter_is_explained_before_it_once_and_in_order(string name)
    {
        var (facts, route) = SnapshotCases.All[name];
        var deadlines = new DeadlinePlanner(SomeCase.Clock()).Plan(facts, route);
        foreach (var draft in new PackDrafter().WriteAll(facts, route, deadlines, new ActionPlanner().Plan(facts, route, deadlines)).Where(d => PackContents.IsLetter(d.FileName)))
        {
            var parts = draft.Markdown.Split("\n\n---\n\n");
            parts.Length.ShouldBe(2, draft.FileName);
            var listed = parts[0].Split('\n').Where(l => l.StartsWith("- [", StringComparison.Ordinal)).Select(l => l[2..(l.IndexOf(']', StringComparison.Ordinal) + 1)]).ToList();

            listed.ShouldBe(Blanks.Find(parts[1]).Select(b => parts[1][b.Start..b.End]).Distinct(StringComparer.Ordinal), draft.FileName);
            foreach (var blank in listed)
            {
                Blanks.Known.Keys.ShouldContain(blank[1..^1], draft.FileName);
            }
        }
    }

    [Fact]
    public void Every_blank_of_every_template_of_a_letter_has_its_words_and_every_word_its_blank()
    {
        var folder = Path.Combine(Repository.Root, "src", "DenialOps", "Drafting", "Templates");
        var letters = PackContents.All.Where(PackContents.IsLetter).Select(d => Path.GetFileNameWithoutExtension(d))
            .Concat(["letterhead", "opening", "closing", "case_block", "case_short", "reason_block", "file_request", "argument", "contact_and_signature"]);
        var used = letters.SelectMany(name => BlanksOf(File.ReadAllText(Path.Combine(folder, name + ".liquid")))).ToHashSet();
        used.UnionWith(["PLAN NAME", "MEMBER NAME", "MEMBER ID", "THE CARE THAT WAS DENIED"]);
        var minimal = File.ReadAllText(Path.Combine(folder, "minimal.liquid"));
        used.UnionWith(BlanksOf(minimal[minimal.IndexOf("{% when 'clinician_letter.md' %}", StringComparison.Ordinal)..]));

        used.Order(StringComparer.Ordinal).ShouldBe(Blanks.Known.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_stands_above_the_line_of_a_template_stays_above_the_list()
    {
        Blanks.Explain("Keep a copy.\n\n---\n\nDear plan,\n\n[SIGNATURE]\n")
            .ShouldBe("Keep a copy.\n\n**Before you send this:** fill in what stands in brackets, then delete this part down to the line.\n\n- [SIGNATURE]: sign here by hand\n\n---\n\nDear plan,\n\n[SIGNATURE]\n");
    }

    [Fact]
    public void A_letter_without_a_line_gets_one() =>
        Blanks.Explain("Dear plan,\n\n[SIGNATURE] [MY OWN BLANK] [SIGNATURE]\n").ShouldBe(
            "**Before you send this:** fill in what stands in brackets, then delete this part down to the line.\n\n- [SIGNATURE]: sign here by hand\n- [MY OWN BLANK]\n\n---\n\nDear plan,\n\n[SIGNATURE] [MY OWN BLANK] [SIGNATURE]\n");

    [Theory]
    [InlineData("Nothing to fill in.\n")]
    [InlineData("A value in \\[BRACKETS\\] is no blank, nor is [a link](x) or a box [ ].\n")]
    public void A_letter_without_blanks_stays_as_it_is(string letter) => Blanks.Explain(letter).ShouldBe(letter);

    private static IEnumerable<string> BlanksOf(string text) => Blanks.Find(text).Select(b => text[(b.Start + 1)..(b.End - 1)]);
}
