using System.Diagnostics;
using System.Text;
using DenialOps.Grounding;

namespace DenialOps.Tests.Grounding;

/// <summary>A draft or a letter that was made to be slow is not.</summary>
public sealed class HostileDraftTests
{
    private const int Length = 1_000_000;

    public static TheoryData<string> Units() =>
    [
        "29881 ", "[", "[A", ">", ">\n", "> a b c d e\n", "\"", "“", "\"“", "\"a b c d\" ", "“the plan denied ", "Dr. ", "Dr. Jane ", ", MD", "A, MD ", "Member: A\n", "\\[",
        "12/", "1-", "January ", "January 1 ", "CO ", "Modifier: RT, ", "P.O. Box 1, Durham, NC 27702 ", "the the the the ", ": ", "is is is ", "member id ", "$1,", "a-", "\n\n",
        "Ana Morales ", "Xqz ", "Ana Wilson of the ", "Harbor Health Plan ", "left knee ", "hundred ", "one-", "dupilumob ", "O'A", "A. ", "Morales, ", "Dr. Xqz, MD ",
    ];

    [Theory]
    [MemberData(nameof(Units))]
    public void A_megabyte_of_one_thing_is_checked_in_seconds(string unit)
    {
        var text = new StringBuilder(Length + unit.Length);
        while (text.Length < Length)
        {
            text.Append(unit);
        }

        var draft = text.ToString();
        var watch = Stopwatch.StartNew();

        var report = new GroundingChecker([SomeCase.Letter(draft)], SomeCase.Scan()).Check("draft.md", draft);

        report.Document.ShouldBe("draft.md");
        // Well under a second alone; a quadratic step would take hours. The other tests share the machine.
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(30));
    }
}
