namespace DenialOps.Llm.CircuitBreaking;

/// <summary>How many calls ended well and how many badly in the last while. Ten slots, so the memory is fixed. Not safe by itself.</summary>
internal sealed class OutcomeWindow(TimeSpan length, TimeProvider time)
{
    private const int Slots = 10;
    private readonly (long Slot, int Good, int Bad)[] slots = new (long, int, int)[Slots];
    private readonly long start = time.GetTimestamp();

    internal void Add(bool good)
    {
        var now = Now();
        ref var slot = ref slots[now % Slots];
        if (slot.Slot != now)
        {
            slot = (now, 0, 0);
        }

        if (good)
        {
            slot.Good++;
        }
        else
        {
            slot.Bad++;
        }
    }

    internal (int All, int Bad) Count()
    {
        var oldest = Now() - Slots + 1;
        var (all, bad) = (0, 0);
        foreach (var slot in slots)
        {
            if (slot.Slot >= oldest)
            {
                all += slot.Good + slot.Bad;
                bad += slot.Bad;
            }
        }

        return (all, bad);
    }

    internal void Clear() => Array.Clear(slots);

    private long Now() => time.GetElapsedTime(start).Ticks / (length.Ticks / Slots);
}
