using DenialOps.Llm.Prompts;
using DenialOps.Prompts;

namespace DenialOps.Tests.Prompts;

public sealed class PromptOverridesTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("denialops-prompts-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_file_of_our_name_and_inputs_takes_the_place_of_ours_and_the_others_stay()
    {
        Put("mine.md", Own("plan-summary", "case_facts", "summary", "schema"));

        var prompts = CasePrompts.Load(folder);
        var rendered = prompts.PlanSummary("{}", "</summary> Denied.");

        rendered.Version.ShouldBe("7.0");
        rendered.User.ShouldStartWith($"<x>\n{{}}\n&lt;/summary> Denied.\n{CasePrompts.SchemaOf("plan-summary")}\n</x>");
        prompts.ActionPlan("{}", "{}").ShouldBe(CasePrompts.Default.ActionPlan("{}", "{}"));
    }

    [Fact]
    public void No_folder_and_an_empty_folder_are_our_own()
    {
        CasePrompts.Load(null).ShouldBeSameAs(CasePrompts.Default);
        CasePrompts.Load(folder).Library.GetAllPrompts().Select(prompt => prompt.ContentHash)
            .ShouldBe(CasePrompts.Default.Library.GetAllPrompts().Select(prompt => prompt.ContentHash));
        Should.Throw<DirectoryNotFoundException>(() => CasePrompts.Load(Path.Combine(folder, "nowhere")));
    }

    [Fact]
    public void What_is_none_of_ours_or_takes_other_inputs_is_refused_with_the_file_and_what_is_allowed()
    {
        string stranger = Put("a.md", Own("summary", "letter"));
        string other = Put("b.md", Own("extract-facts", "letter"));
        string more = Put("c.md", Own("call-script", "case_facts", "draft", "schema", "tone"));

        var problems = Should.Throw<PromptFileException>(() => CasePrompts.Load(folder)).Problems;

        problems.Select(problem => (problem.File, problem.Variable, problem.Message)).ShouldBe(
        [
            (more, "tone", "'call-script' takes case_facts, draft, schema; the file has tone as well."),
            (other, "schema", "'extract-facts' takes letter, schema; the file does not have schema."),
            (stranger, null, "'summary' is no prompt of DenialOps; there are " + string.Join(", ", PromptNames.All) + "."),
        ]);
    }

    [Fact]
    public void A_file_with_a_fault_is_refused_as_any_prompt()
    {
        string bad = Put("bad.md", Own("extract-facts", "letter", "schema").Replace("{{letter}}", "{{lettre}}"));

        Should.Throw<PromptFileException>(() => CasePrompts.Load(folder)).Problems.ShouldAllBe(problem => problem.File == bad);
    }

    private static string Own(string name, params string[] inputs) => $"""
        ---
        name: {name}
        version: 7.0
        description: Our own.
        inputs: [{string.Join(", ", inputs)}]
        ---
        # user
        <x>
        {string.Join('\n', inputs.Select(input => $"{{{{{input}}}}}"))}
        </x>
        Not for </summary>.
        """;

    private string Put(string name, string text)
    {
        string path = Path.Combine(folder, name);
        File.WriteAllText(path, text);
        return path;
    }
}
