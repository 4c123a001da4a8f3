using System.Text;
using DenialOps.Prompts;

namespace DenialOps.Tests.Prompts;

/// <summary>docs/prompts.md is written from the prompts. UPDATE_SNAPSHOTS=1 writes it anew.</summary>
public sealed class PromptDocumentationTests
{
    [Fact]
    public void The_list_of_prompts_is_that_of_the_prompts()
    {
        string path = Path.Combine(Repository.Root, "docs", "prompts.md");
        string text = Text();
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
        {
            File.WriteAllText(path, text);
        }

        File.ReadAllText(path).ReplaceLineEndings("\n").ShouldBe(text, "docs/prompts.md is not up to date; run with UPDATE_SNAPSHOTS=1.");
    }

    private static string Text()
    {
        var table = new StringBuilder();
        foreach (string name in PromptNames.All)
        {
            var prompt = CasePrompts.Default.Library.Get(name);
            string inputs = string.Join(", ", SomePrompt.Given(name).Select(input => $"`{input}`"));
            string model = PromptNames.TierOf(name) == PromptTier.Small ? "small" : "strong";
            table.Append($"| `{name}` | {prompt.Version} | {prompt.Description} | {inputs} | `{prompt.Output}` | {model} | {prompt.MaxTokens} |\n");
        }

        return Before + table + After;
    }

    private const string Before = """
        # The prompts

        This page is written from the prompts by a test; do not change it by hand.

        What a language model is asked stands in files, `src/DenialOps/Prompts/NAME.prompt.md`, which the program has built in. Their form is told in [llm-client.md](llm-client.md#prompts-as-files).

        | Name | Version | What it is for | Inputs | Answer | Model | Tokens at most |
        |---|---|---|---|---|---|---|

        """;

    private const string After = """

        **Inputs** are what the program gives. Each prompt has one more, `schema`: the JSON schema of the answer, made from the C# type that reads the answer. What a model is told and what its answer is checked by are one.

        **Answer** is the type in `DenialOps.Prompts`. An answer with a member that the type does not know, or without one that it needs, is no answer.

        **Model**: for *small* a small and cheap model does, for *strong* a strong one is worth its price (`PromptNames.TierOf`).

        ## What all of them do

        1. They give the model a role.
        2. They put every text between XML tags of its own, which the text cannot close.
        3. They show the JSON schema of the answer.
        4. They say what is *not* meant, by example: the digits of a ZIP code are no procedure code, the time for a corrected claim is not the time to appeal.
        5. They say in which form to answer.

        And they say that what stands inside the tags is data: an order in a letter is a part of the letter. This is asked of the model and not relied on: what an answer says is looked for in the letter, whoever wrote it there, and what is not found is not used.

        Private values are masked before a text comes into a prompt. The prompts say that a placeholder such as `[[MEMBER_NAME_1]]` is copied as it is.

        ## Looking at them

        ```
        denialops prompts list
        denialops prompts show extract-facts
        denialops prompts render extract-denial-reason --set letter=@letter.txt
        ```

        ## Your own

        A folder of prompt files replaces ours by name (`CasePrompts.Load(folder)`). A file must have the name of one of our prompts, and its inputs, `schema` too. Any other is refused when the folder is loaded, with the file and what is allowed. Version and SHA-256 of the prompt that was used stand in the record of each call.

        """;
}
