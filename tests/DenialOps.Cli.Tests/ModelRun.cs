using System.Text.Json.Nodes;
using DenialOps.Tests.Assistance;

namespace DenialOps.Cli.Tests;

/// <summary>Runs of the command against a simulated model over real HTTP, with a ledger and a cache of their own.</summary>
internal sealed class ModelRun : IAsyncDisposable
{
    public const string Key = "sk-marked-0123456789abcdef";

    private ModelRun(SimulatedModel model) => Model = model;

    public SimulatedModel Model { get; }

    public TemporaryFolder Folder { get; } = new();

    public string Ledger => Folder.Combine("usage.db");

    public string Cache => Path.Combine(Folder.Path, "cache", "denialops", "answers");

    /// <summary>How many requests came.</summary>
    public int Requests => Model.Asked.Count;

    public static async Task<ModelRun> StartAsync(Func<AskedPrompt, object?>? otherwise = null) => new(await SimulatedModel.EchoAsync(otherwise));

    /// <summary>The variables of a run, without a key.</summary>
    public Dictionary<string, string?> Environment(params (string Name, string Value)[] further)
    {
        var environment = new Dictionary<string, string?>
        {
            ["DENIALOPS_LEDGER"] = Ledger,
            ["DENIALOPS_RETRIES"] = "0",
            ["XDG_CACHE_HOME"] = Folder.Combine("cache"),
            ["LOCALAPPDATA"] = Folder.Combine("cache"),
            ["MODEL_KEY"] = Key,
        };
        foreach (var (name, value) in further)
        {
            environment[name] = value;
        }

        return environment;
    }

    public string Endpoint(string provider = "openai") => (provider == "anthropic" ? Model.Simulator.AnthropicEndpoint : Model.Simulator.OpenAiEndpoint).ToString();

    /// <summary>The arguments of a run that asks the simulated model.</summary>
    public string[] Asking(string provider = "openai") =>
        ["run", Sample.Mri, "--as-of", "2026-07-20", "--provider", provider, "--endpoint", Endpoint(provider), "--key-from", "MODEL_KEY"];

    /// <summary>The arguments of a run that asks OpenAI's format at one address, then Anthropic's at another, then nobody.</summary>
    public string[] Chain(string openai, string anthropic) =>
    [
        "run", Sample.Mri, "--as-of", "2026-07-20", "--no-cache", "--provider", "openai", "--model", "gpt-4o", "--endpoint", openai,
        "--fallback", $"anthropic:claude-haiku-4-5@{anthropic}", "--fallback", "offline",
    ];

    public Task<DenialOpsProcess.Result> RunAsync(params string[] arguments) => DenialOpsProcess.RunAsync(arguments, Folder.Path, environment: Environment());

    public async Task<string> TextAsync(string file) => await File.ReadAllTextAsync(
        Path.Combine(Directory.GetDirectories(Folder.Combine("denialops-out")).ShouldHaveSingleItem(), file), TestContext.Current.CancellationToken);

    public async Task<JsonNode> JsonAsync(string file) => JsonNode.Parse(await TextAsync(file))!;

    public async ValueTask DisposeAsync()
    {
        await Model.DisposeAsync();
        Folder.Dispose();
    }
}
