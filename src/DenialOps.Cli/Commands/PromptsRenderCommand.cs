using System.CommandLine;
using System.Text;
using DenialOps.Cli.Printing;
using DenialOps.Facts;
using DenialOps.Llm.Prompts;
using DenialOps.Prompts;

namespace DenialOps.Cli.Commands;

/// <summary><c>denialops prompts render NAME</c>: a prompt with values in its places, as a model would get it.</summary>
internal sealed class PromptsRenderCommand : ExampleCommand
{
    private const string ExampleLines = """
          denialops prompts render extract-denial-reason --set letter=@letter.txt
          denialops prompts render summary --prompts my-prompts \
              --set letter=@letter.txt --set tone=friendly
          denialops prompts render summary --prompts my-prompts \
              --set letter=@letter.txt --json | jq -r .user
          denialops prompts render extract-facts --letter letter.pdf
                                           what run would send for this letter
          denialops prompts render appeal-letter --letter letter.pdf --json
        """;

    private const int MaxBytes = 16 * 1024 * 1024;

    private readonly Argument<string> _name = new("NAME") { Description = "The prompt's name." };
    private readonly Option<string?> _folder = new("--prompts")
    {
        HelpName = "DIR",
        Description = "The folder of the prompt files (.md). With --letter: prompts that take the place of ours.",
    };

    private readonly Option<string?> _letter = new("--letter")
    {
        HelpName = "FILE",
        Description = "Print what run would send for this letter, with placeholders for what names the member. Nothing is sent.",
    };

    private readonly Option<string[]> _set = new("--set")
    {
        HelpName = "KEY=VALUE",
        Description = "A value, or KEY=@FILE for the text of a file. Once for each input.",
        AllowMultipleArgumentsPerToken = false,
    };

    private readonly Option<bool> _json = new("--json") { Description = "Print one JSON object, with the texts exactly as they are." };
    private readonly ConsoleHost _host;
    private readonly TimeProvider _timeProvider;

    public PromptsRenderCommand(ConsoleHost host, TimeProvider timeProvider)
        : base("render", "Fill in a prompt and print it as a model would get it.", ExampleLines)
    {
        _host = host;
        _timeProvider = timeProvider;
        Arguments.Add(_name);
        Options.Add(_folder);
        Options.Add(_letter);
        Options.Add(_set);
        Options.Add(_json);
        SetAction(ExecuteAsync);
    }

    private async Task<int> ExecuteAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        string? folder = parsed.GetValue(_folder);
        if (parsed.GetValue(_letter) is { } letter)
        {
            return parsed.GetResult(_set) is null
                ? await new LetterPreview(_host, _timeProvider).PrintAsync(parsed.GetRequiredValue(_name), letter, folder, parsed.GetValue(_json), cancellationToken).ConfigureAwait(false)
                : throw new WrongUseException("--letter fills in the prompt, so --set has nothing to set; leave one of the two out.");
        }

        var prompt = PromptFolder.Find(PromptFolder.Open(folder), parsed.GetRequiredValue(_name));
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string given in parsed.GetValue(_set) ?? [])
        {
            int at = given.IndexOf('=', StringComparison.Ordinal);
            string key = at < 1 ? throw new WrongUseException($"'{given}' after --set is not KEY=VALUE, for example letter=@letter.txt.") : given[..at];
            if (!prompt.Inputs.ContainsKey(key))
            {
                throw new WrongUseException($"the prompt '{prompt.Name}' has no input '{key}'.{Known(prompt, key)}");
            }

            if (!values.TryAdd(key, await ValueAsync(key, given[(at + 1)..], cancellationToken).ConfigureAwait(false)))
            {
                throw new WrongUseException($"--set {key} is given twice; leave one out.");
            }
        }

        if (folder is null)
        {
            // Of our own prompts the program knows the schema of the answer.
            values.TryAdd(CasePrompts.SchemaInput, CasePrompts.SchemaOf(prompt.Name));
        }

        string[] missing = [.. prompt.Inputs.Keys.Where(key => !values.ContainsKey(key))];
        if (missing.Length > 0)
        {
            throw new WrongUseException($"the prompt '{prompt.Name}' needs {string.Join(", ", missing)} as well; add {string.Join(" ", missing.Select(key => $"--set {key}=…"))}.");
        }

        RenderedPromptScreen.Print(_host, prompt.Render(values), parsed.GetValue(_json));
        return ExitCodes.Done;
    }

    private static string Known(PromptTemplate prompt, string key) =>
        NearMatch.Find(key, prompt.Inputs.Keys) is [var near, ..] ? $" Did you mean '{near}'?"
        : prompt.Inputs.Count == 0 ? " It takes none." : $" It takes {string.Join(", ", prompt.Inputs.Keys)}.";

    private async Task<string> ValueAsync(string key, string value, CancellationToken cancellationToken)
    {
        if (value is not ['@', .. var path])
        {
            return value;
        }

        if (!File.Exists(path))
        {
            throw new WrongUseException($"there is no file '{path}'; check the name after --set {key}=@.");
        }

        byte[] content = await new InputFile(_timeProvider).ReadAsync(path, MaxBytes, cancellationToken).ConfigureAwait(false);
        if (content.Length > MaxBytes)
        {
            throw new IOException($"'{path}' is larger than {MaxBytes / (1024 * 1024)} MB; no prompt can hold it.");
        }

        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(content).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException invalid)
        {
            throw new IOException($"'{path}' is no UTF-8 text; save it as one.", invalid);
        }
    }
}
