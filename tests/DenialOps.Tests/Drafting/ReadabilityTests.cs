using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using DenialOps.Deadlines;
using DenialOps.Drafting;
using DenialOps.Facts;
using DenialOps.Intake;
using DenialOps.Planning;
using DenialOps.Tests.Robustness;

namespace DenialOps.Tests.Drafting;

/// <summary>
/// How hard the documents are to read. What the program does not word is left out of the count: blanks, quotations, the values of the
/// facts, citations of law, lines that only name a value, headings.
/// </summary>
public sealed partial class ReadabilityTests
{
    private const double ForPatients = 8;
    private const double ForLetters = 12;

    private static readonly HashSet<string> OfPatients =
    [
        "action_plan.md", "call_script.md", "prior_auth_checklist.md", "resubmission_checklist.md", "records_request.md", "representative_authorization.md",
    ];

    public static TheoryData<string> Samples =>
        [.. Directory.GetFiles(Path.Combine(Repository.Root, "samples")).Where(f => !f.EndsWith(".json", StringComparison.Ordinal)).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];

    public static TheoryData<string> Cases => [.. SnapshotCases.All.Keys];

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task The_pack_of_a_sample_is_easy_to_read(string sample)
    {
        var letter = await new LetterReader().ReadFileAsync(Path.Combine(Repository.Root, "samples", sample), TestContext.Current.CancellationToken);
        var pack = new CasePipeline(SomeCase.Clock("2026-07-20")).Run(letter, TestContext.Current.CancellationToken);

        ShouldBeEasy(pack.Documents, pack.Reading.Facts);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_documents_of_a_case_are_easy_to_read(string name)
    {
        var (facts, route) = SnapshotCases.All[name];
        var deadlines = new DeadlinePlanner(SomeCase.Clock()).Plan(facts, route);

        ShouldBeEasy(new PackDrafter().WriteAll(facts, route, deadlines, new ActionPlanner().Plan(facts, route, deadlines)), facts);
    }

    private static void ShouldBeEasy(IReadOnlyList<Draft> drafts, CaseFacts facts)
    {
        var values = ValuesOf(facts);
        var forStaff = facts.Other.TryGetValue("audience", out var audience) && audience.Value == "provider";
        drafts.ShouldSatisfyAllConditions([.. drafts.Select<Draft, Action>(draft => () =>
        {
            var rule = draft.Markdown.IndexOf("\n---\n", StringComparison.Ordinal);
            if (rule > 0)
            {
                ShouldBeAtMost(ForPatients, draft.Markdown[..rule], draft.FileName + ", before the letter", values);
            }

            var limit = OfPatients.Contains(draft.FileName) && !forStaff ? ForPatients : ForLetters;
            ShouldBeAtMost(limit, rule > 0 ? draft.Markdown[(rule + 5)..] : draft.Markdown, draft.FileName, values);
        })]);
    }

    private static void ShouldBeAtMost(double limit, string text, string name, IReadOnlyList<string> values)
    {
        var counted = Counted(text, values);
        FleschKincaid.Grade(counted).ShouldBeLessThanOrEqualTo(limit, $"{name}:\n{counted}");
    }

    private static string Counted(string text, IReadOnlyList<string> values)
    {
        var kept = new StringBuilder();
        foreach (var line in text.Split('\n'))
        {
            if (!line.StartsWith('#') && !line.StartsWith('>'))
            {
                kept.Append(line).Append('\n');
            }
        }

        var counted = Blank().Replace(Quotation().Replace(kept.ToString(), string.Empty), string.Empty);
        foreach (var value in values)
        {
            counted = counted.Replace(value, string.Empty, StringComparison.Ordinal);
        }

        counted = Label().Replace(FileName().Replace(Citation().Replace(counted, string.Empty), string.Empty), string.Empty);
        return EmptyLine().Replace(counted, "\n").Trim();
    }

    /// <summary>The values as they are printed, the longest first.</summary>
    private static List<string> ValuesOf(CaseFacts facts) =>
    [
        .. FactWalk.Of(facts).Select(f => f.Value switch
        {
            string text => MarkdownText.Escape(text),
            DateOnly day => PrintedForm.Of(day),
            _ => string.Create(CultureInfo.InvariantCulture, $"{f.Value}"),
        }).Where(v => v.Length > 3).Distinct(StringComparer.Ordinal).OrderByDescending(v => v.Length),
    ];

    [GeneratedRegex(@"\[[^\]\n]+\]:?")]
    private static partial Regex Blank();

    [GeneratedRegex(@"“[^”]*”")]
    private static partial Regex Quotation();

    [GeneratedRegex(@"\(?\b\d+ (CFR|U\.S\.C\.) [\w.()-]+\)?")]
    private static partial Regex Citation();

    [GeneratedRegex(@"\w+\.md\b")]
    private static partial Regex FileName();

    [GeneratedRegex(@"^ *[-*\d.]* ?[\w ]+:\s*[\d,.;\s]*$", RegexOptions.Multiline)]
    private static partial Regex Label();

    [GeneratedRegex(@"\n\s*(\n|$)+")]
    private static partial Regex EmptyLine();
}
