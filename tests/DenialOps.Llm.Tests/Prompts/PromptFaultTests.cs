using DenialOps.Llm.Prompts;

namespace DenialOps.Llm.Tests.Prompts;

public sealed class PromptFaultTests
{
    public static TheoryData<string, string[]> Faults => new()
    {
        { PromptFiles.Of("# user\n{{a}}\n\n{{b}}"), ["p.md(10): The variable 'b' is not declared in 'inputs'."] },
        { PromptFiles.Of("# user\n{{a}}", "a, b"), ["p.md(5): The input 'b' is not used in any section."] },
        { PromptFiles.Of("# user\n{{a}}", "a, a"), ["p.md(5): The input 'a' is declared twice."] },
        { PromptFiles.Of("# user\n{{a}}", "a, 1b"), ["p.md(5): The input '1b' is not a name: letters, digits and underscores, a letter first."] },
        { PromptFiles.Of("# user\n{{a}}\n{{a"), [@"p.md(9): '{{' does not begin a variable, as {{name}}; write \{{ for the characters themselves."] },
        { PromptFiles.Of("# user\n{{a}} {{}}"), [@"p.md(8): '{{' does not begin a variable, as {{name}}; write \{{ for the characters themselves."] },
        { PromptFiles.Of("# user\n<x id=\"{{a}}\">"), ["p.md(8): The variable 'a' stands inside the brackets of a tag; put it between an opening and a closing tag."] },
        { PromptFiles.Of("# user\n<{{a}}"), ["p.md(8): The variable 'a' stands inside the brackets of a tag; put it between an opening and a closing tag."] },
        { PromptFiles.Of("Hello.\n# user\n{{a}}"), ["p.md(7): Text before the first section; put it under '# system' or '# user'."] },
        { PromptFiles.Of("# system\n{{a}}"), ["p.md(8): There is no section '# user'."] },
        { PromptFiles.Of("# user\n{{a}}\n# user\n{{a}}"), ["p.md(9): The section '# user' is there twice."] },
        { PromptFiles.Of("# system\n\n# user\n{{a}}"), ["p.md(7): The section '# system' is empty."] },
        { PromptFiles.Of("# user\n{{a}}", more: "temperature: 3\n"), ["p.md(6): 'temperature' is '3'; a number from 0 to 2 is needed."] },
        { PromptFiles.Of("# user\n{{a}}", more: "temperature: NaN\n"), ["p.md(6): 'temperature' is 'NaN'; a number from 0 to 2 is needed."] },
        { PromptFiles.Of("# user\n{{a}}", more: "max_tokens: 0\n"), ["p.md(6): 'max_tokens' is '0'; a whole number from 1 is needed."] },
        { PromptFiles.Of("# user\n{{a}}", more: "output: [x]\n"), ["p.md(6): 'output' is of another kind; the name of a schema: letters, digits, hyphens and underscores is needed."] },
        { PromptFiles.Of("# user\n{{a}}", more: "modell: x\n"), ["p.md(6): 'modell' is not a field; there are name, version, description, inputs, temperature, max_tokens, output."] },
        { PromptFiles.Of("# user\n{{a}}", more: "name: q\n"), ["p.md(6): The front matter is not YAML, or has a field twice."] },
        { PromptFiles.Of("# user\n{{a}}").Replace("name: p", "name: My Prompt"), ["p.md(2): 'name' is 'My Prompt'; small letters, digits and hyphens is needed."] },
        { PromptFiles.Of("# user\n{{a}}").Replace("version: 1.0", "version: v1"), ["p.md(3): 'version' is 'v1'; one to three numbers, as 1.2.0 is needed."] },
        { PromptFiles.Of("# user\n{{a}}").Replace("description: A prompt.\n", ""), ["p.md(1): The front matter has no 'description'."] },
        { PromptFiles.Of("# user\n{{a}}").Replace("inputs: [a]", "inputs: {a: [x]}"), ["p.md(5): The description of the input 'a' is not a text."] },
        { PromptFiles.Of("# user\n{{a}}").Replace("inputs: [a]", "inputs: a"), ["p.md(5): 'inputs' is neither a list of names nor names with descriptions."] },
        { PromptFiles.Of("# user\n{{a}}", new string('[', 100_000)), ["p.md(2): The front matter is nested more than 8 deep."] },
        { "# user\nhello", ["p.md(1): The file does not begin with front matter between two lines '---'."] },
        { "---\n- a\n---\n# user\nhello", ["p.md(2): The front matter is not a list of fields, as 'name: summary'."] },
        { "", ["p.md(1): The file does not begin with front matter between two lines '---'."] },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_fault_is_told_by_file_and_line(string text, string[] expected)
    {
        PromptTemplate.Validate(text, "p.md").Select(problem => problem.ToString()).ShouldBe(expected);
        Should.Throw<PromptFileException>(() => PromptTemplate.Parse(text, "p.md")).Problems.Count.ShouldBe(expected.Length);
    }

    [Fact]
    public void A_fault_about_a_variable_names_it()
    {
        var problems = PromptTemplate.Validate(PromptFiles.Of("# user\n{{b}}"), "p.md");

        problems.Select(problem => (problem.File, problem.Line, problem.Variable)).ShouldBe([("p.md", 5, "a"), ("p.md", 8, "b")]);
    }

    [Fact]
    public void A_prompt_without_variables_needs_no_inputs() =>
        PromptTemplate.Parse("---\nname: p\nversion: 1\ndescription: d\n---\n# user\nHello.", "p.md")
            .Render(new Dictionary<string, string>()).User.ShouldBe("Hello.");

    [Fact]
    public void Headings_of_other_names_are_text() =>
        PromptTemplate.Parse(PromptFiles.Of("# user\n{{a}}\n# Rules\n## user\n1. Be kind.\n"), "p.md")
            .Render(new Dictionary<string, string> { ["a"] = "x" }).User.ShouldBe("x\n# Rules\n## user\n1. Be kind.");

    [Fact]
    public void Of_a_file_full_of_faults_the_first_are_told()
    {
        var text = PromptFiles.Of("# user\n{{a}}\n" + string.Concat(Enumerable.Repeat("{{\n", 100_000)));

        var problems = Should.Throw<PromptFileException>(() => PromptTemplate.Parse(text, "p.md")).Problems;

        problems.Count.ShouldBe(101);
        problems[^1].Message.ShouldBe("There are more faults; mend those before.");
    }
}
