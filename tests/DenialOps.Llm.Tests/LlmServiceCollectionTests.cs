using System.Text;
using DenialOps.Llm.Budgets;
using DenialOps.Llm.Providers;
using DenialOps.Llm.RateLimiting;
using DenialOps.Llm.Tests.Providers;
using DenialOps.Llm.Tests.Usage;
using DenialOps.Llm.Usage;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace DenialOps.Llm.Tests;

public sealed class LlmServiceCollectionTests : ProviderTest
{
    [Fact]
    public async Task A_client_is_made_once_from_a_configuration_and_is_the_chat_client_too()
    {
        var sink = new RecordingSink();
        var services = new ServiceCollection().AddSingleton<IUsageSink>(sink).AddSingleton<TimeProvider>(Clock).AddLlmClient(Section($$"""
            {
              "Target": {
                "Provider": { "Provider": "anthropic", "ApiKey": "{{Key}}", "Model": "claude-3-haiku-20240307", "Endpoint": "{{Simulator.AnthropicEndpoint}}" },
                "RateLimit": { "RequestsPerMinute": 600 }
              },
              "TotalTimeout": "00:02:00",
              "Retry": { "MaxRetries": 1, "RetryableErrors": [ "Overloaded" ] },
              "Budget": { "Overall": { "DayUsd": 5.5 }, "Operations": { "summary": { "DayUsd": 1 } }, "AlertPercents": [ 90 ] },
              "Cache": { "TimeToLive": "1.00:00:00" }
            }
            """));
        await using var provider = services.BuildServiceProvider();

        var client = provider.GetRequiredService<LlmClient>();
        await client.CompleteAsync(Prompt, call: new LlmCall { Operation = "summary" }, cancellationToken: Cancel);

        provider.GetRequiredService<IChatClient>().ShouldBeSameAs(client);
        sink.Only.Provider.ShouldBe("anthropic");
        var balances = await client.GetService<BudgetChatClient>()!.ReadAsync("summary", Cancel);
        balances.Select(balance => balance.Account.LimitUsd).ShouldBe([5.5m, 1m], ignoreOrder: true);
    }

    [Fact]
    public async Task Clients_under_keys_stand_beside_each_other()
    {
        var services = new ServiceCollection()
            .AddKeyedLlmClient("small", options => options.Target.Provider = At("gpt-4o-mini"))
            .AddKeyedLlmClient("large", options => options.Target.Provider = At("gpt-4o"));
        await using var provider = services.BuildServiceProvider();

        await provider.GetRequiredKeyedService<LlmClient>("small").CompleteAsync(Prompt, cancellationToken: Cancel);
        await provider.GetRequiredKeyedService<IChatClient>("large").GetResponseAsync(Prompt, cancellationToken: Cancel);

        Simulator.Requests.All.Select(request => request.Model).ShouldBe(["gpt-4o-mini", "gpt-4o"]);
        provider.GetService<LlmClient>().ShouldBeNull();
    }

    [Fact]
    public async Task What_the_services_cannot_hold_is_added_in_code_and_a_sink_that_fails_is_logged()
    {
        List<Exception> told = [];
        var lines = new ListLoggerFactory();
        using var pace = new InProcessRateLimit(new(), Clock);
        using var handler = new Counting { InnerHandler = new HttpClientHandler() };
        var services = new ServiceCollection().AddSingleton<IUsageSink>(new Broken()).AddSingleton<IBudgetStore>(new InProcessBudgetStore())
            .AddSingleton<ILoggerFactory>(lines).AddSingleton<TimeProvider>(Clock)
            .AddKeyedSingleton<IRateLimitState>("paced", pace)
            .AddKeyedLlmClient(
                "paced", options => options.Target.Provider = At("gpt-4o"),
                (_, found) => found with { Handler = handler, OnSinkFailure = told.Add });
        await using var provider = services.BuildServiceProvider();

        await provider.GetRequiredKeyedService<LlmClient>("paced").CompleteAsync(Prompt, cancellationToken: Cancel);

        handler.Requests.ShouldBe(1);
        told.ShouldHaveSingleItem().Message.ShouldContain("full");
        lines.Warnings.ShouldHaveSingleItem().ShouldBe("A record of a call was not written: System.IO.IOException: The disk is full, Bearer [redacted]");
        await Should.ThrowAsync<LlmException>(async () =>
        {
            await pace.PauseAsync(TimeSpan.FromSeconds(30));
            await pace.AcquireAsync(new(1, 1, CallPriority.Normal) { MaxPause = TimeSpan.Zero }, Cancel);
        });
        var waits = provider.GetRequiredKeyedService<LlmClient>("paced").CompleteAsync(Prompt, cancellationToken: Cancel);
        pace.Waiting.ShouldBe(1, "the client keeps its pace there");
        Clock.Advance(TimeSpan.FromSeconds(31));
        await waits;
    }

    private sealed class Broken : IUsageSink
    {
        public ValueTask WriteAsync(CallRecord record, CancellationToken cancellationToken) =>
            throw new IOException("The disk is full, Bearer abcdefgh.");
    }

    private sealed class ListLoggerFactory : ILoggerFactory, ILogger
    {
        public List<string> Warnings { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public void AddProvider(ILoggerProvider provider)
        {
        }

        public void Dispose()
        {
        }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel level, EventId id, TState state, Exception? error, Func<TState, Exception?, string> formatter)
        {
            if (level == LogLevel.Warning)
            {
                Warnings.Add(formatter(state, error));
            }
        }
    }

    private sealed class Counting : DelegatingHandler
    {
        public int Requests { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Requests++;
            return base.SendAsync(request, cancellationToken);
        }
    }

    [Theory]
    [InlineData("""{ "Target": { "Provider": { "ApiKey": "k" } }, "Retrys": { "MaxRetries": 1 } }""", "Retrys")]
    [InlineData("""{ "Target": { "Provider": { "ApiKey": "k" } }, "Retry": { "MaxRetry": 1 } }""", "MaxRetry")]
    [InlineData("""{ "Target": { "Provider": { "ApiKey": "k" } }, "Retry": { "MaxRetries": "three" } }""", "MaxRetries")]
    [InlineData("""{ "Target": { "Provider": { "ApiKey": "k" } }, "Retry": { "MaxRetries": 1000 } }""", "RetryOptions.MaxRetries is 1000; allowed: from 0 to 100")]
    [InlineData("""{ "Target": { "Provider": { "Provider": "cohere", "ApiKey": "k" } } }""", "Provider")]
    public void What_a_configuration_gets_wrong_is_named(string json, string named)
    {
        using var provider = new ServiceCollection().AddLlmClient(Section(json)).BuildServiceProvider();

        Should.Throw<Exception>(() => provider.GetRequiredService<LlmClient>()).Message.ShouldContain(named);
    }

    [Fact]
    public void A_provider_without_a_model_gets_its_default()
    {
        using var provider = new ServiceCollection()
            .AddLlmClient(Section("""{ "Target": { "Provider": { "ApiKey": "k" } }, "Fallbacks": [ { "Provider": { "Provider": "Anthropic", "ApiKey": "k" } } ] }"""))
            .BuildServiceProvider();

        provider.GetRequiredService<LlmClient>().GetService<ChatClientMetadata>()!.DefaultModelId.ShouldBe("gpt-4o");
    }

    private ProviderOptions At(string model) => new() { ApiKey = Key, Model = model, Endpoint = Simulator.OpenAiEndpoint };

    private static IConfiguration Section(string json) =>
        new ConfigurationBuilder().AddJsonStream(new MemoryStream(Encoding.UTF8.GetBytes($$"""{ "Llm": {{json}} }"""))).Build().GetSection("Llm");
}
