using DenialOps.Llm.Prompts;

namespace DenialOps.Llm.Tests.Prompts;

public sealed class PromptLibraryTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("prompts-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void The_prompts_of_an_assembly_are_listed_by_name() =>
        PromptFiles.Library().GetAllPrompts().Select(prompt => prompt.Name).ShouldBe(["question", "summary"]);

    [Fact]
    public void A_folder_replaces_embedded_prompts_by_name_and_adds_to_them()
    {
        Write("mine.md", PromptFiles.Text("question").Replace("version: 2", "version: 3"));
        Write("p.md", PromptFiles.Of("# user\n{{a}}"));
        Write("notes.txt", "not a prompt");

        var library = PromptFiles.Library(folder);

        library.GetAllPrompts().Select(prompt => $"{prompt.Name} {prompt.Version}").ShouldBe(["p 1.0", "question 3", "summary 1.2.0"]);
        library.Get("question").File.ShouldBe(Path.Combine(folder, "mine.md"));
    }

    [Fact]
    public void A_folder_alone_is_a_library()
    {
        Write("p.md", PromptFiles.Of("# user\n{{a}}"));

        PromptLibrary.FromFolder(folder).Get("p").Name.ShouldBe("p");
    }

    [Fact]
    public void All_faults_of_all_files_are_told_at_once()
    {
        Write("1.md", PromptFiles.Of("# user\n{{b}}{{a}}"));
        Write("2.md", PromptFiles.Of("# user\n{{a}}"));
        Write("3.md", PromptFiles.Of("# user\n{{a}}!"));

        var error = Should.Throw<PromptFileException>(() => PromptLibrary.FromFolder(folder));

        error.Message.ShouldBe(string.Join(
            Environment.NewLine,
            $"{Path.Combine(folder, "1.md")}(8): The variable 'b' is not declared in 'inputs'.",
            $"{Path.Combine(folder, "3.md")}(1): The name 'p' is also that of {Path.Combine(folder, "2.md")}."));
        error.Problems.Count.ShouldBe(2);
    }

    [Fact]
    public void An_unknown_name_is_answered_with_those_that_there_are() =>
        Should.Throw<ArgumentException>(() => PromptFiles.Library().Get("sumary"))
            .Message.ShouldBe("There is no prompt 'sumary'; there are question, summary. (Parameter 'name')");

    [Fact]
    public void A_prefix_without_prompts_is_refused() =>
        Should.Throw<ArgumentException>(() => PromptLibrary.FromAssembly(GetType().Assembly, "nothing/"))
            .Message.ShouldContain("has no embedded prompt whose name begins with 'nothing/'");

    [Fact]
    public void A_missing_folder_is_an_io_error() =>
        Should.Throw<IOException>(() => PromptLibrary.FromFolder(Path.Combine(folder, "none")));

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(folder, name), text);
}
