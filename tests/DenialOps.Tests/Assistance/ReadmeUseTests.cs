using DenialOps.Assistance;
using DenialOps.Intake;
using DenialOps.Llm;

namespace DenialOps.Tests.Assistance;

/// <summary>The use from C# that README shows.</summary>
public sealed class ReadmeUseTests
{
    [Fact]
    public async Task The_three_lines_of_README_do_what_it_says()
    {
        var (path, cancel) = (Path.Combine(Repository.Root, "samples/prior-auth-mri.txt"), TestContext.Current.CancellationToken);
        /* README begins */
        var letter = await new LetterReader().ReadFileAsync(path, cancel);
        var pipeline = new CasePipeline(TimeProvider.System);
        var result = await pipeline.RunAsync(letter, cancel);
        /* README ends */

        result.Documents.ShouldContain(document => document.FileName == "appeal_letter.md");
        result.Grounding.ShouldAllBe(report => report.IsGrounded);
        Shown().ShouldBe(Compiled());
    }

    [Fact]
    public void A_models_help_is_one_argument_more()
    {
        const string key = "sk-test-0123456789";
        var pipeline = new CasePipeline(TimeProvider.System, assistant: new CaseAssistant(LlmClient.Create("openai", key)));

        pipeline.ShouldNotBeNull();
        File.ReadAllText(Path.Combine(Repository.Root, "README.md")).ShouldContain("new CasePipeline(TimeProvider.System, assistant: new CaseAssistant(LlmClient.Create(\"openai\", key)))");
    }

    /// <summary>The lines between the remarks of this file, without what a test needs beside them.</summary>
    private static string Compiled()
    {
        string own = File.ReadAllText(Path.Combine(Repository.Root, "tests", "DenialOps.Tests", "Assistance", "ReadmeUseTests.cs"));
        string begin = "/* README begins */\n", end = "/* README ends */";
        string lines = own[(own.IndexOf(begin, StringComparison.Ordinal) + begin.Length)..own.IndexOf(end, StringComparison.Ordinal)];
        return string.Join('\n', lines.Split('\n').Select(line => line.Trim())).Trim().Replace("path", "\"samples/prior-auth-mri.txt\"", StringComparison.Ordinal).Replace(", cancel", "", StringComparison.Ordinal);
    }

    private static string Shown()
    {
        string readme = File.ReadAllText(Path.Combine(Repository.Root, "README.md"));
        int start = readme.IndexOf("```csharp\n", StringComparison.Ordinal) + "```csharp\n".Length;
        return readme[start..readme.IndexOf("\n```", start, StringComparison.Ordinal)];
    }
}
