using DenialOps.Prompts;

namespace DenialOps.Assistance;

/// <summary>How a model helps with a case. What it gives is checked in the same way whatever stands here.</summary>
public sealed class AssistantOptions
{
    private const int MostRepairs = 5;
    private const int FewestCharacters = 2_000;
    private const int MostCharacters = 10_000_000;

    /// <summary>The prompts.</summary>
    /// <value>Those that ship with the product.</value>
    public CasePrompts Prompts { get; set; } = CasePrompts.Default;

    /// <summary>Whether names, numbers and contacts of the member are sent as they are, and not as placeholders.</summary>
    /// <value>False.</value>
    public bool SendIdentifiers { get; set; }

    /// <summary>Whether the letter itself is sent to those prompts too that write; otherwise they get the facts and our own draft.</summary>
    /// <value>False.</value>
    public bool WriteFromLetter { get; set; }

    /// <summary>Whether a second call judges what the model wrote: claims that hold no value ("your doctor confirmed …").</summary>
    /// <value>False.</value>
    public bool Judge { get; set; }

    /// <summary>How many times a text that is not grounded is asked for again, with what is wrong with it.</summary>
    /// <value>2; from 0 to 5.</value>
    public int MaxRepairs { get; set; } = 2;

    /// <summary>The model for the prompts that extract, summarize and judge.</summary>
    /// <value>Null: the client's own.</value>
    public string? SmallModel { get; set; }

    /// <summary>The model for the prompts that write letters, plans and scripts.</summary>
    /// <value>Null: the client's own.</value>
    public string? StrongModel { get; set; }

    /// <summary>The model for a prompt by its name; goes before the other two.</summary>
    /// <value>None.</value>
    public IDictionary<string, string> Models { get; set; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>How many characters of a letter one call may hold; a longer letter is sent in parts, cut between its pages.</summary>
    /// <value>120,000; from 2,000 to 10,000,000.</value>
    public int MaxLetterCharacters { get; set; } = 120_000;

    /// <summary>Told what is about to be sent, as it is sent.</summary>
    /// <value>Null: nobody.</value>
    public Action<SentPrompt>? OnSending { get; set; }

    /// <summary>Told what has begun, and what calls have come to.</summary>
    /// <value>Null: nobody.</value>
    public Action<AssistantProgress>? OnProgress { get; set; }

    internal AssistantOptions Checked(string parameter)
    {
        string? problem = Prompts is null || Models is null ? "AssistantOptions.Prompts and AssistantOptions.Models must not be null."
            : MaxRepairs is < 0 or > MostRepairs ? $"AssistantOptions.MaxRepairs is {MaxRepairs}; allowed: from 0 to {MostRepairs}."
            : MaxLetterCharacters is < FewestCharacters or > MostCharacters ? $"AssistantOptions.MaxLetterCharacters is {MaxLetterCharacters}; allowed: from {FewestCharacters} to {MostCharacters}."
            : Models.Keys.FirstOrDefault(name => !PromptNames.All.Contains(name, StringComparer.Ordinal)) is { } unknown
                ? $"AssistantOptions.Models has \"{unknown}\", which is no prompt; allowed: {string.Join(", ", PromptNames.All)}."
            : null;
        if (problem is not null)
        {
            throw new ArgumentException(problem, parameter);
        }

        var copy = (AssistantOptions)MemberwiseClone();
        copy.Models = new Dictionary<string, string>(Models!, StringComparer.Ordinal);
        return copy;
    }

    internal string? ModelOf(string prompt) =>
        Models.TryGetValue(prompt, out var model) ? model : PromptNames.TierOf(prompt) == PromptTier.Small ? SmallModel : StrongModel;
}
