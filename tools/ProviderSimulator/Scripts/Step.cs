namespace ProviderSimulator.Scripts;

/// <summary>
/// One line of a script: what is said to one request, and how it is put on the wire. <see cref="Reply"/> and <see cref="Fault"/> make
/// them; both parts are plain data, so any answer can be combined with any misbehaviour.
/// </summary>
/// <param name="Content">What is said.</param>
public sealed record Step(Content Content)
{
    /// <summary>The name under which the request log shows the step.</summary>
    public string Name { get; init; } = "reply";

    /// <summary>How it is put on the wire. Default: as a well-behaved server does it.</summary>
    public Delivery Delivery { get; init; } = Delivery.Whole;

    /// <summary>How many requests get this step before the script moves on. Default: 1.</summary>
    public int Count { get; init; } = 1;

    /// <summary>The same step for several requests in a row.</summary>
    /// <param name="count">How many; at least 1.</param>
    /// <returns>The step.</returns>
    public Step Times(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        return this with { Count = count };
    }

    /// <summary>The same step for every further request.</summary>
    /// <returns>The step.</returns>
    public Step Forever() => this with { Count = int.MaxValue };

    /// <summary>The same step after a wait before its headers.</summary>
    /// <param name="wait">How long, by the simulator's clock.</param>
    /// <returns>The step.</returns>
    public Step After(TimeSpan wait) => this with { Delivery = Delivery with { BeforeHeaders = wait } };
}
