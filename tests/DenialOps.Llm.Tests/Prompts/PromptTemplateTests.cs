using System.Security.Cryptography;
using System.Text;
using DenialOps.Llm.Prompts;

namespace DenialOps.Llm.Tests.Prompts;

public sealed class PromptTemplateTests
{
    private static readonly PromptTemplate Summary = PromptFiles.Library().Get("summary");

    [Fact]
    public void The_front_matter_is_read()
    {
        (Summary.Name, Summary.Version, Summary.Description).ShouldBe(("summary", "1.2.0", "A letter in three sentences."));
        (Summary.Temperature, Summary.MaxTokens, Summary.Output).ShouldBe((0.2, 300, "summary-schema"));
        Summary.Inputs.ShouldBe(new Dictionary<string, string> { ["letter"] = "The text of the letter.", ["reader"] = "Who reads the summary." });
    }

    [Fact]
    public void What_the_front_matter_leaves_out_is_null()
    {
        var question = PromptFiles.Library().Get("question");

        (question.Temperature, question.MaxTokens, question.Output).ShouldBe((null, null, null));
        question.Version.ShouldBe("2");
        question.Render(new Dictionary<string, string> { ["question"] = "Why?" }).System.ShouldBeNull();
    }

    [Fact]
    public void The_rendered_text_is_the_file_with_the_values_in_it()
    {
        var rendered = Summary.Render(new Dictionary<string, string> { ["letter"] = "Dear member,\nno.", ["reader"] = "a child" });

        rendered.System.ShouldBe("You write plain English for a child.\nWrite {{ and }} as they are.");
        rendered.User.ShouldBe("<letter>\nDear member,\nno.\n</letter>\n\nSay in three sentences what the letter says to a child.");
        (rendered.Name, rendered.Version, rendered.ContentHash).ShouldBe(("summary", "1.2.0", Summary.ContentHash));
        (rendered.Temperature, rendered.MaxTokens, rendered.Output).ShouldBe((0.2, 300, "summary-schema"));
        var (system, user) = rendered;
        (system, user).ShouldBe((rendered.System, rendered.User));
    }

    [Fact]
    public void A_rendered_prompt_does_not_print_its_text() =>
        Summary.Render(new Dictionary<string, string> { ["letter"] = "MARKED", ["reader"] = "MARKED" }).ToString().ShouldBe("summary 1.2.0");

    [Fact]
    public void The_hash_is_that_of_the_text_whatever_its_line_ends()
    {
        var text = PromptFiles.Text("summary");
        var expected = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

        Summary.ContentHash.ShouldBe(expected);
        PromptTemplate.Parse("\uFEFF" + text.Replace("\n", "\r\n"), "x.md").ContentHash.ShouldBe(expected);
        PromptTemplate.Parse(text.Replace("three sentences what", "two sentences what"), "x.md").ContentHash.ShouldNotBe(expected);
    }

    [Fact]
    public void A_missing_value_is_refused_by_name()
    {
        var error = Should.Throw<ArgumentException>(() => Summary.Render(new Dictionary<string, string> { ["letter"] = "x", ["lettre"] = "y" }));

        error.Message.ShouldBe("The prompt summary 1.2.0 (prompts/summary.md) takes letter, reader. Missing: reader. Not declared: lettre. (Parameter 'values')");
    }

    [Fact]
    public void An_empty_value_is_a_value() =>
        Summary.Render(new Dictionary<string, string> { ["letter"] = "", ["reader"] = "" }).User.ShouldStartWith("<letter>\n\n</letter>");

    [Fact]
    public void A_prompt_is_read_from_disk()
    {
        var path = Path.Combine(Path.GetTempPath(), $"prompt-{Guid.NewGuid():n}.md");
        File.WriteAllText(path, PromptFiles.Text("question"));
        try
        {
            PromptTemplate.Load(path).File.ShouldBe(path);
            PromptLibrary.ValidatePrompt(path).ShouldBeEmpty();
        }
        finally
        {
            File.Delete(path);
        }
    }
}
