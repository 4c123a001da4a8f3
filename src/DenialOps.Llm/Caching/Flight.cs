namespace DenialOps.Llm.Caching;

#pragma warning disable CA1001 // The source has no timer and no wait handle, so there is nothing to free; a caller may cancel it at any time.
/// <summary>One call that any number of callers wait for. It goes on until all of them have left.</summary>
internal sealed class Flight(FlightKey key)
#pragma warning restore CA1001
{
    private readonly TaskCompletionSource<Landing> landed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource deserted = new();

    internal FlightKey Key => key;

    /// <summary>Cancelled when the last caller left before the end.</summary>
    internal CancellationToken Deserted => deserted.Token;

    internal Task<Landing> Landed => landed.Task;

    /// <summary>How many wait; under the lock of <see cref="Flights"/>.</summary>
    internal int Waiting { get; set; }

    internal void Land(Landing landing) => landed.TrySetResult(landing);

    internal void Desert() => deserted.Cancel();
}
