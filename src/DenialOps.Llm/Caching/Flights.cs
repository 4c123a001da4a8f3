using System.Runtime.InteropServices;

namespace DenialOps.Llm.Caching;

/// <summary>The calls that are under way. Safe on any thread.</summary>
internal sealed class Flights
{
    private readonly Lock gate = new();
    private readonly Dictionary<FlightKey, Flight> open = [];

    /// <summary>Joins the call that is under way for a key, or begins one.</summary>
    /// <param name="key">Who may wait together.</param>
    /// <param name="first">Whether it has to be begun by whoever asked.</param>
    internal Flight Board(FlightKey key, out bool first)
    {
        lock (gate)
        {
            ref var flight = ref CollectionsMarshal.GetValueRefOrAddDefault(open, key, out _);
            first = flight is null;
            flight ??= new Flight(key);
            flight.Waiting++;
            return flight;
        }
    }

    /// <summary>A caller has its answer or does not want it any more.</summary>
    internal void Leave(Flight flight)
    {
        lock (gate)
        {
            if (--flight.Waiting > 0 || flight.Landed.IsCompleted)
            {
                return;
            }

            // Nobody may join it now that it is cancelled.
            Forget(flight);
        }

        flight.Desert();
    }

    /// <summary>Nobody can join the call any more.</summary>
    internal void Close(Flight flight)
    {
        lock (gate)
        {
            Forget(flight);
        }
    }

    private void Forget(Flight flight)
    {
        if (open.TryGetValue(flight.Key, out var there) && ReferenceEquals(there, flight))
        {
            open.Remove(flight.Key);
        }
    }
}
