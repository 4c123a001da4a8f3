using DenialOps.Llm.Providers;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Time.Testing;
using ProviderSimulator;

namespace DenialOps.Llm.Tests.Providers;

/// <summary>A test with a simulator whose clock only the test moves, and clients of both vendors for it.</summary>
public abstract class ProviderTest : IAsyncLifetime
{
    protected const string Key = "sk-ant-marked-0123456789abcdef";
    protected const string Prompt = "PROMPTMARK why was it denied?";

    private readonly List<ProviderChatClient> clients = [];

    protected FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 11, 27, 8, 0, 0, TimeSpan.Zero));

    private protected Simulator Simulator { get; private set; } = null!;

    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var options = new SimulatorOptions { TimeProvider = Clock };
        Configure(options);
        Simulator = await Simulator.StartAsync(options);
    }

    public virtual async ValueTask DisposeAsync()
    {
        clients.ForEach(client => client.Dispose());
        await Simulator.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private protected virtual void Configure(SimulatorOptions options)
    {
    }

    protected ProviderChatClient Client(LlmProvider provider, string model = "gpt-4o", Action<ProviderOptions>? configure = null)
    {
        var options = OptionsOf(provider, model);
        configure?.Invoke(options);
        var client = new ProviderChatClient(options, Clock);
        clients.Add(client);
        return client;
    }

    protected ProviderOptions OptionsOf(LlmProvider provider, string model) => new()
    {
        Provider = provider,
        ApiKey = Key,
        Model = model,
        Endpoint = provider == LlmProvider.Anthropic ? Simulator.AnthropicEndpoint : Simulator.OpenAiEndpoint,
    };

    /// <summary>The whole answer, however it was asked for.</summary>
    protected static async Task<ChatResponse> AskAsync(
        IChatClient client, bool streamed, ChatOptions? options = null, CancellationToken? cancellationToken = null)
    {
        var cancel = cancellationToken ?? Cancel;
        return streamed
            ? await client.GetStreamingResponseAsync(Prompt, options, cancel).ToChatResponseAsync(cancel)
            : await client.GetResponseAsync(Prompt, options, cancel);
    }

    /// <summary>Ends the silences of answers that never come, by the limits of time that a client has.</summary>
    protected async Task EndSilencesAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            await Simulator.Requests.WaitForAsync(r => r.IsWaiting && r.Wait == Timeout.InfiniteTimeSpan, cancellationToken);
            Clock.Advance(TimeSpan.FromSeconds(61));
            await Task.Delay(20, cancellationToken);
        }
    }

    /// <summary>Lets the time go by that an answer waits for, and no more: what the client measures of an answer is what was scripted.</summary>
    protected async Task PassTimeAsync(CancellationToken cancellationToken)
    {
        for (var passed = (Request: 0, Waits: 0); !cancellationToken.IsCancellationRequested;)
        {
            var request = await Simulator.Requests.WaitForAsync(
                r => r.IsWaiting && r.Wait > TimeSpan.Zero && (r.Number, r.Waits).CompareTo(passed) > 0, cancellationToken);
            passed = (request.Number, request.Waits);
            Clock.Advance(request.Wait);
        }
    }
}
