using ProviderSimulator.Wire;

namespace ProviderSimulator.Tests.Limits;

public sealed class ConcurrentLimitTests : SimulatorTest
{
    [Fact]
    public async Task Of_many_requests_at_once_exactly_as_many_come_in_as_the_limit_allows()
    {
        var statuses = await Task.WhenAll(Enumerable.Range(0, 100).Select(async _ =>
        {
            using var response = await Simulator.AskAsync(Api.ChatCompletions, "m");
            return (int)response.StatusCode;
        }));

        statuses.Count(s => s == 200).ShouldBe(30);
        statuses.Count(s => s == 429).ShouldBe(70);
        Simulator.Requests.All.Select(r => r.Number).ShouldBe(Enumerable.Range(1, 100));
    }

    [Fact]
    public async Task Where_refused_requests_are_charged_who_keeps_asking_is_kept_out()
    {
        var options = new SimulatorOptions { TimeProvider = Clock, Limits = new() { RequestsPerMinute = 1, ChargesRefused = true } };
        await using var strict = await Simulator.StartAsync(options, Cancel);
        for (var i = 0; i < 3; i++)
        {
            using var _ = await strict.AskAsync(Api.ChatCompletions, "m");
        }

        Clock.Advance(TimeSpan.FromMinutes(1));
        using var response = await strict.AskAsync(Api.ChatCompletions, "m");

        ((int)response.StatusCode).ShouldBe(429);
    }

    protected override void Configure(SimulatorOptions options) => options.Limits = new() { RequestsPerMinute = 30 };
}
