namespace DenialOps.Cli.Commands;

/// <summary><c>denialops prompts</c>: prompts that are kept as files.</summary>
internal sealed class PromptsCommand : ExampleCommand
{
    public const string Word = "prompts";
    public const string Covers = "Show, fill in and check prompts: those of DenialOps, or your own files.";

    private const string ExampleLines = """
          denialops prompts list
          denialops prompts render extract-denial-reason --set letter=@letter.txt
          denialops prompts show summary --prompts my-prompts
          denialops prompts render summary --prompts my-prompts \
              --set letter=@letter.txt --set tone=friendly
          denialops prompts render appeal-letter --letter letter.pdf
          denialops prompts validate --prompts my-prompts
        """;

    public PromptsCommand(ConsoleHost host, TimeProvider timeProvider)
        : base(Word, Covers, ExampleLines)
    {
        Subcommands.Add(new PromptsListCommand(host));
        Subcommands.Add(new PromptsShowCommand(host));
        Subcommands.Add(new PromptsRenderCommand(host, timeProvider));
        Subcommands.Add(new PromptsValidateCommand(host));
    }
}
