using Microsoft.Extensions.Time.Testing;

namespace ProviderSimulator.Tests;

/// <summary>A test with a simulator of its own, whose clock only the test moves.</summary>
public abstract class SimulatorTest : IAsyncLifetime
{
    protected FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 11, 27, 6, 0, 0, TimeSpan.Zero));

    private protected Simulator Simulator { get; private set; } = null!;

    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var options = new SimulatorOptions { TimeProvider = Clock };
        Configure(options);
        Simulator = await Simulator.StartAsync(options);
    }

    public async ValueTask DisposeAsync()
    {
        await Simulator.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected virtual void Configure(SimulatorOptions options)
    {
    }

    /// <summary>Moves the clock once the answer to some request waits for it.</summary>
    protected async Task PassAsync(TimeSpan time)
    {
        await Simulator.Requests.WaitForAsync(r => r.IsWaiting, Cancel);
        Clock.Advance(time);
    }
}
