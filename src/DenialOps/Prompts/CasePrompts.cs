using System.Text.Json.Serialization.Metadata;
using DenialOps.Llm.Prompts;
using DenialOps.Llm.StructuredOutput;

namespace DenialOps.Prompts;

/// <summary>The prompts of the product: one method for each, which takes what the prompt is about and returns system and user text.</summary>
/// <remarks>
/// <para>
/// Each prompt is a file, embedded in the assembly, that a folder of files of the same names can replace. What a method is given stands in
/// the prompt between XML tags that it cannot close, and is never read as part of the prompt. The schema of the answer is put in from the
/// type that reads the answer (<see cref="AnswerOf"/>), so that what a model is told is what its answer is checked by.
/// </para>
/// <para>Texts that hold private values must be masked before they are given; see docs/prompts.md. Immutable, so safe on any thread.</para>
/// </remarks>
/// <example>
/// <code>
/// var (system, user) = CasePrompts.Default.ExtractDenialReason(letter);
/// ChatMessage[] messages = [new(ChatRole.System, system), new(ChatRole.User, user)];
/// var answer = await client.ExtractAsync(messages, PromptJson.Default.ExtractedReason, null, null, cancellationToken);
/// </code>
/// </example>
public sealed class CasePrompts
{
    /// <summary>The input that every prompt has beside those of its method: the JSON schema of the answer, <see cref="SchemaOf"/>.</summary>
    public const string SchemaInput = "schema";

    private const string Prefix = "DenialOps.Prompts.";
    private const string Letter = "letter";

    private static readonly Dictionary<string, JsonTypeInfo> Answers = new(StringComparer.Ordinal)
    {
        [PromptNames.ExtractFacts] = PromptJson.Default.ExtractedFacts,
        [PromptNames.ExtractDenialReason] = PromptJson.Default.ExtractedReason,
        [PromptNames.ExtractPayerInfo] = PromptJson.Default.ExtractedPayer,
        [PromptNames.PlanSummary] = PromptJson.Default.WrittenSummary,
        [PromptNames.ActionPlan] = PromptJson.Default.WrittenPlan,
        [PromptNames.AppealLetter] = PromptJson.Default.WrittenDocument,
        [PromptNames.CoverageDisputeLetter] = PromptJson.Default.WrittenDocument,
        [PromptNames.ClinicianLetter] = PromptJson.Default.WrittenDocument,
        [PromptNames.CallScript] = PromptJson.Default.WrittenDocument,
        [PromptNames.ValidateGrounding] = PromptJson.Default.GroundingVerdict,
        [PromptNames.RepairDraft] = PromptJson.Default.WrittenDocument,
        [PromptNames.ExtractPlanRules] = PromptJson.Default.ExtractedPlanRules,
    };

    private static readonly Lazy<CasePrompts> Own = new(() => new CasePrompts(PromptLibrary.FromAssembly(typeof(CasePrompts).Assembly, Prefix)));

    private CasePrompts(PromptLibrary library) => Library = library;

    /// <summary>Our own, as they are.</summary>
    public static CasePrompts Default => Own.Value;

    /// <summary>The prompts as files.</summary>
    public PromptLibrary Library { get; }

    /// <summary>Our own, replaced by those of a folder that have their names.</summary>
    /// <param name="overridesFolder">A folder of prompt files (<c>.md</c>); null for none.</param>
    /// <exception cref="PromptFileException">
    /// A file has faults, has a name that is none of <see cref="PromptNames.All"/>, or takes other inputs than our prompt of its name; all
    /// faults are told.
    /// </exception>
    /// <exception cref="IOException">The folder cannot be read.</exception>
    public static CasePrompts Load(string? overridesFolder)
    {
        if (overridesFolder is null)
        {
            return Default;
        }

        var library = PromptLibrary.FromAssembly(typeof(CasePrompts).Assembly, Prefix, overridesFolder);
        PromptProblem[] problems = [.. library.GetAllPrompts().SelectMany(Misfits)];
        return problems.Length == 0 ? new CasePrompts(library) : throw new PromptFileException(problems);
    }

    /// <summary>The type of the answer to a prompt.</summary>
    /// <param name="name">The name of the prompt.</param>
    /// <exception cref="ArgumentException">No prompt has that name; the message lists those that there are.</exception>
    public static JsonTypeInfo AnswerOf(string name) => Answers.TryGetValue(name, out var type) ? type : throw PromptNames.Unknown(name);

    /// <summary>The JSON schema of the answer to a prompt, which stands in its text.</summary>
    /// <param name="name">The name of the prompt.</param>
    /// <exception cref="ArgumentException">No prompt has that name; the message lists those that there are.</exception>
    public static string SchemaOf(string name) => AnswerSchema.Of(AnswerOf(name)).GetRawText();

    /// <summary>Asks for every fact of a letter; the answer is <see cref="ExtractedFacts"/>.</summary>
    /// <param name="letter">The text of the letter.</param>
    public RenderedPrompt ExtractFacts(string letter) => Render(PromptNames.ExtractFacts, (Letter, letter));

    /// <summary>Asks for the reason of a denial alone; the answer is <see cref="ExtractedReason"/>.</summary>
    /// <param name="letter">The text of the letter.</param>
    public RenderedPrompt ExtractDenialReason(string letter) => Render(PromptNames.ExtractDenialReason, (Letter, letter));

    /// <summary>Asks who pays, and nothing else; the answer is <see cref="ExtractedPayer"/>.</summary>
    /// <param name="letter">The text of the letter.</param>
    public RenderedPrompt ExtractPayerInfo(string letter) => Render(PromptNames.ExtractPayerInfo, (Letter, letter));

    /// <summary>Asks for the rules of a plan document; the answer is <see cref="ExtractedPlanRules"/>.</summary>
    /// <param name="planDocument">The text of the plan document, or a part of it.</param>
    public RenderedPrompt ExtractPlanRules(string planDocument) => Render(PromptNames.ExtractPlanRules, ("plan_document", planDocument));

    /// <summary>Asks for the case in a few sentences; the answer is <see cref="WrittenSummary"/>.</summary>
    /// <param name="caseFacts">The facts, as JSON.</param>
    /// <param name="summary">The summary that the program wrote, as JSON.</param>
    public RenderedPrompt PlanSummary(string caseFacts, string summary) => Written(PromptNames.PlanSummary, caseFacts, "summary", summary);

    /// <summary>Asks for the words of the action plan; the answer is <see cref="WrittenPlan"/>.</summary>
    /// <param name="caseFacts">The facts, as JSON.</param>
    /// <param name="plan">The plan that the program wrote, as JSON.</param>
    public RenderedPrompt ActionPlan(string caseFacts, string plan) => Written(PromptNames.ActionPlan, caseFacts, "plan", plan);

    /// <summary>Asks for the appeal letter; the answer is <see cref="WrittenDocument"/>.</summary>
    /// <param name="caseFacts">The facts, as JSON.</param>
    /// <param name="draft">The letter that the program wrote, as Markdown.</param>
    public RenderedPrompt AppealLetter(string caseFacts, string draft) => Written(PromptNames.AppealLetter, caseFacts, "draft", draft);

    /// <summary>Asks for the letter of a coverage dispute; the answer is <see cref="WrittenDocument"/>.</summary>
    /// <inheritdoc cref="AppealLetter" path="/param"/>
    public RenderedPrompt CoverageDisputeLetter(string caseFacts, string draft) =>
        Written(PromptNames.CoverageDisputeLetter, caseFacts, "draft", draft);

    /// <summary>Asks for the letter that the clinician signs; the answer is <see cref="WrittenDocument"/>.</summary>
    /// <inheritdoc cref="AppealLetter" path="/param"/>
    public RenderedPrompt ClinicianLetter(string caseFacts, string draft) => Written(PromptNames.ClinicianLetter, caseFacts, "draft", draft);

    /// <summary>Asks for the script of the call; the answer is <see cref="WrittenDocument"/>.</summary>
    /// <inheritdoc cref="AppealLetter" path="/param"/>
    public RenderedPrompt CallScript(string caseFacts, string draft) => Written(PromptNames.CallScript, caseFacts, "draft", draft);

    /// <summary>Asks whether the evidence supports the claims of a draft; the answer is <see cref="GroundingVerdict"/>.</summary>
    /// <param name="evidence">The letter, the facts and the rules that the draft may use.</param>
    /// <param name="draft">The draft, as Markdown.</param>
    public RenderedPrompt ValidateGrounding(string evidence, string draft) =>
        Render(PromptNames.ValidateGrounding, ("evidence", evidence), ("draft", draft));

    /// <summary>Asks for an answer without what is unsupported in it, in the form of the answer.</summary>
    /// <param name="caseFacts">The facts, as JSON.</param>
    /// <param name="draft">The answer as it was given: JSON.</param>
    /// <param name="violations">What is unsupported in it, one a line.</param>
    /// <param name="of">The prompt that the answer was given to; its type is the type of this answer too.</param>
    /// <exception cref="ArgumentException">No prompt has the name after <paramref name="of"/>.</exception>
    public RenderedPrompt RepairDraft(string caseFacts, string draft, string violations, string of = PromptNames.RepairDraft) =>
        Render(PromptNames.RepairDraft, of, ("case_facts", caseFacts), ("draft", draft), ("violations", violations));

    private static IEnumerable<PromptProblem> Misfits(PromptTemplate prompt)
    {
        if (!Answers.ContainsKey(prompt.Name))
        {
            yield return Problem(prompt, $"'{prompt.Name}' is no prompt of DenialOps; there are {string.Join(", ", PromptNames.All)}.");
            yield break;
        }

        var own = Default.Library.Get(prompt.Name).Inputs;
        if (prompt.Output is { } output && output != Default.Library.Get(prompt.Name).Output)
        {
            yield return Problem(prompt, $"the answer to '{prompt.Name}' is {Default.Library.Get(prompt.Name).Output}, and the file's output is {output}; write that, or leave output out.");
        }

        string takes = $"'{prompt.Name}' takes {string.Join(", ", own.Keys)}; the file";
        foreach (string missing in own.Keys.Where(input => !prompt.Inputs.ContainsKey(input)))
        {
            yield return Problem(prompt, $"{takes} does not have {missing}.", missing);
        }

        foreach (string unknown in prompt.Inputs.Keys.Where(input => !own.ContainsKey(input)))
        {
            yield return Problem(prompt, $"{takes} has {unknown} as well.", unknown);
        }
    }

    private static PromptProblem Problem(PromptTemplate prompt, string message, string? variable = null) =>
        new() { File = prompt.File, Line = 1, Variable = variable, Message = message };

    private RenderedPrompt Written(string name, string caseFacts, string input, string text) =>
        Render(name, ("case_facts", caseFacts), (input, text));

    private RenderedPrompt Render(string name, params ReadOnlySpan<(string Input, string Text)> given) => Render(name, name, given);

    private RenderedPrompt Render(string name, string answer, params ReadOnlySpan<(string Input, string Text)> given)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal) { [SchemaInput] = SchemaOf(answer) };
        foreach (var (input, text) in given)
        {
            ArgumentNullException.ThrowIfNull(text, input);
            values[input] = text;
        }

        return Library.Get(name).Render(values);
    }
}
