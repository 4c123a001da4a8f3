namespace DenialOps.Llm.Prompts;

/// <summary>A prompt that is kept as a file: Markdown with YAML front matter and the sections <c># system</c> and <c># user</c>.</summary>
/// <remarks>
/// <para>
/// The front matter has <c>name</c>, <c>version</c>, <c>description</c>, <c>inputs</c> (names, or names with descriptions), and if
/// wanted <c>temperature</c>, <c>max_tokens</c> and <c>output</c>, the name of a schema. A variable stands as <c>{{name}}</c>;
/// <c>\{{</c> is a plain <c>{{</c>.
/// </para>
/// <para>
/// A value is put in as it is and never read as template text. If the prompt uses XML tags, a value cannot open or close one of them: the
/// <c>&lt;</c> of what looks like one becomes <c>&amp;lt;</c>.
/// </para>
/// <para>Immutable, so safe on any thread.</para>
/// </remarks>
/// <example>
/// <code>
/// ---
/// name: summary
/// version: 1.0.0
/// description: A letter in three sentences.
/// inputs:
///   letter: The text of the letter.
/// temperature: 0
/// max_tokens: 300
/// ---
/// # system
/// You write plain English.
/// # user
/// &lt;letter&gt;
/// {{letter}}
/// &lt;/letter&gt;
/// Say in three sentences what the letter says.
/// </code>
/// <code>
/// var prompt = PromptTemplate.Load("summary.md");
/// var (system, user) = prompt.Render(new Dictionary&lt;string, string&gt; { ["letter"] = text });
/// </code>
/// </example>
public sealed class PromptTemplate
{
    private readonly PromptSection? system;
    private readonly PromptSection user;

    internal PromptTemplate(PromptHeader header, PromptSection? system, PromptSection user, string file, string contentHash)
    {
        (this.system, this.user) = (system, user);
        (File, ContentHash) = (file, contentHash);
        (Name, Version, Description) = (header.Name, header.Version, header.Description);
        (Temperature, MaxTokens, Output) = (header.Temperature, header.MaxTokens, header.Output);
        Inputs = header.Inputs.ToDictionary(input => input.Name, input => input.Description);
    }

    /// <summary>The file that it was read from.</summary>
    public string File { get; }

    /// <summary>Its name: small letters, digits, hyphens.</summary>
    public string Name { get; }

    /// <summary>Its version, as <c>1.2.0</c>.</summary>
    public string Version { get; }

    /// <summary>What it is for.</summary>
    public string Description { get; }

    /// <summary>The variables, each with its description; the description is empty where the file gives none.</summary>
    public IReadOnlyDictionary<string, string> Inputs { get; }

    /// <summary>Its own temperature, from 0 to 2. Null when it leaves it open.</summary>
    public double? Temperature { get; }

    /// <summary>Its own limit of output tokens. Null when it leaves it open.</summary>
    public int? MaxTokens { get; }

    /// <summary>The name of the schema of the answer. Null when the answer is text.</summary>
    public string? Output { get; }

    /// <summary>
    /// The SHA-256 of the file's text in UTF-8, line ends as LF, as 64 hexadecimal digits: two prompts of one version that differ are told
    /// apart by it.
    /// </summary>
    public string ContentHash { get; }

    /// <summary>Reads a prompt file.</summary>
    /// <param name="path">The file, UTF-8.</param>
    /// <exception cref="PromptFileException">The file has faults; each with file, line and variable.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static PromptTemplate Load(string path) => Parse(System.IO.File.ReadAllText(path), path);

    /// <summary>Reads the text of a prompt file.</summary>
    /// <param name="text">The text.</param>
    /// <param name="file">Its name, for errors.</param>
    /// <exception cref="PromptFileException">The text has faults; each with file, line and variable.</exception>
    public static PromptTemplate Parse(string text, string file)
    {
        var (template, problems) = new PromptParser(file).Parse(text);
        return template ?? throw new PromptFileException(problems);
    }

    /// <summary>The faults of the text of a prompt file.</summary>
    /// <param name="text">The text.</param>
    /// <param name="file">Its name, for the faults.</param>
    /// <returns>Empty when it can be used.</returns>
    public static IReadOnlyList<PromptProblem> Validate(string text, string file) => new PromptParser(file).Parse(text).Problems;

    /// <summary>The prompt with values in the places of its variables.</summary>
    /// <param name="values">One value for each of <see cref="Inputs"/>, and no other; a value may be empty.</param>
    /// <exception cref="ArgumentException">A value is missing or null, or there is one that the prompt does not declare.</exception>
    public RenderedPrompt Render(IReadOnlyDictionary<string, string> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var missing = Inputs.Keys.Where(name => !values.TryGetValue(name, out var value) || value is null).ToArray();
        var unknown = values.Keys.Where(name => !Inputs.ContainsKey(name)).ToArray();
        if (missing.Length > 0 || unknown.Length > 0)
        {
            throw new ArgumentException(
                $"The prompt {Name} {Version} ({File}) takes {string.Join(", ", Inputs.Keys)}."
                + (missing.Length > 0 ? $" Missing: {string.Join(", ", missing)}." : "")
                + (unknown.Length > 0 ? $" Not declared: {string.Join(", ", unknown)}." : ""),
                nameof(values));
        }

        return new RenderedPrompt
        {
            System = system?.Render(values),
            User = user.Render(values),
            Name = Name,
            Version = Version,
            ContentHash = ContentHash,
            Temperature = Temperature,
            MaxTokens = MaxTokens,
            Output = Output,
        };
    }
}
