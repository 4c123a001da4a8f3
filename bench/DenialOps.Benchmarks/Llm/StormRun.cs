using System.ClientModel;
using System.Diagnostics;
using Anthropic.Exceptions;
using DenialOps.Llm;
using DenialOps.Llm.Providers;
using Microsoft.Extensions.AI;
using ProviderSimulator;

namespace DenialOps.Benchmarks.Llm;

/// <summary>
/// 300 calls from 200 callers at once against a provider that allows 600 requests a minute, on the wall clock over real connections: this
/// client with its limiter, and the bare SDKs with their own retries.
/// </summary>
internal static class StormRun
{
    private const int Calls = 300;
    private const int Callers = 200;
    private const int PerMinute = 600;
    private const double MostMakespan = 1.05;
    private const double MostRefused = 0.01;

    /// <summary>Prints both; 1 when a bar is missed.</summary>
    public static async Task<int> RunAsync()
    {
        Console.WriteLine($"{"",-38}{"makespan",10}{"of ideal",10}{"requests",10}{"refused",9}{"failed",8}{"longest wait",14}");
        var met = true;
        foreach (var provider in new[] { LlmProvider.OpenAI, LlmProvider.Anthropic })
        {
            var ours = await StormAsync($"DenialOps.Llm, {provider}, limiter", simulator => Ours(simulator, provider));
            met &= ours.OfIdeal <= MostMakespan && ours.Refused <= MostRefused && ours.Failed == 0;
        }

        await StormAsync("OpenAI 2.14, its default retries", simulator => Vendors.OpenAi(simulator.OpenAiEndpoint));
        await StormAsync("Anthropic 13.12, its default retries", simulator => Vendors.Anthropic(simulator.AnthropicEndpoint));
        Console.WriteLine(met ? "bars met: 1.05 of the ideal, 1 % refused, nobody fails" : "MISSED: 1.05 of the ideal, 1 % refused, nobody fails");
        return met ? 0 : 1;
    }

    private static async Task<Outcome> StormAsync(string name, Func<Simulator, IChatClient> make)
    {
        await using var simulator = await Simulator.StartAsync(new() { Limits = new() { RequestsPerMinute = PerMinute, Burst = TimeSpan.FromSeconds(1) } }).ConfigureAwait(false);
        using var client = make(simulator);
        var failed = 0;
        var left = Calls;
        var longest = TimeSpan.Zero;
        var start = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => Task.Run(async () =>
        {
            while (Interlocked.Decrement(ref left) >= 0)
            {
                var asked = Stopwatch.GetTimestamp();
                try
                {
                    await client.GetResponseAsync("Why was it denied?", new ChatOptions { MaxOutputTokens = 50 }).ConfigureAwait(false);
                }
                catch (Exception error) when (error is LlmException or ClientResultException or AggregateException or AnthropicException)
                {
                    Interlocked.Increment(ref failed);
                }

                lock (simulator)
                {
                    longest = TimeSpan.FromTicks(Math.Max(longest.Ticks, Stopwatch.GetElapsedTime(asked).Ticks));
                }
            }
        }))).ConfigureAwait(false);
        var makespan = Stopwatch.GetElapsedTime(start).TotalSeconds;
        var all = simulator.Requests.All;
        var refused = all.Count(request => request.Status == 429);
        var outcome = new Outcome(makespan / Ideal, refused / (double)all.Count, failed);
        Console.WriteLine(FormattableString.Invariant(
            $"{name,-38}{makespan,9:0.0}s{outcome.OfIdeal,10:0.000}{all.Count,10}{outcome.Refused,9:P1}{failed,8}{longest.TotalSeconds,13:0.0}s"));
        return outcome;
    }

    private static double Ideal => Calls * 60.0 / PerMinute;

    private static LlmClient Ours(Simulator simulator, LlmProvider provider) => LlmClient.Create(
        provider, "sim-key", provider == LlmProvider.Anthropic ? Vendors.AnthropicModel : Vendors.OpenAiModel, options =>
        {
            options.Target.Provider.Endpoint = provider == LlmProvider.Anthropic ? simulator.AnthropicEndpoint : simulator.OpenAiEndpoint;
            options.Target.RateLimit = new() { RequestsPerMinute = PerMinute };
        });

    private sealed record Outcome(double OfIdeal, double Refused, int Failed);
}
