namespace ProviderSimulator.Limits;

/// <summary>A bucket that refills evenly. It may be overdrawn by what is only known afterwards, and then refuses until it is even.</summary>
internal sealed class TokenBucket
{
    private readonly TimeProvider _time;
    private readonly double _perSecond;
    private readonly double _capacity;
    private double _level;
    private long _filledAt;

    public TokenBucket(string name, int perMinute, TimeSpan burst, TimeProvider time)
    {
        Name = name;
        Limit = perMinute;
        _time = time;
        _perSecond = perMinute / 60.0;
        _capacity = Math.Max(1, _perSecond * burst.TotalSeconds);
        _level = _capacity;
        _filledAt = time.GetTimestamp();
    }

    public string Name { get; }

    public int Limit { get; }

    public LimitStatus Status()
    {
        Fill();
        return new(Name, Limit, (long)Math.Max(0, Math.Floor(_level + Rounding)), TimeSpan.FromSeconds((_capacity - _level) / _perSecond));
    }

    /// <summary>Why an amount cannot be taken now, or null where it can.</summary>
    public Refused? Refuses(long amount)
    {
        Fill();
        if (amount > _capacity + Rounding)
        {
            return new(Name, Limit, Used, amount, Timeout.InfiniteTimeSpan, FitsNever: true);
        }

        var missing = amount - _level;
        return missing <= Rounding ? null : new(Name, Limit, Used, amount, TimeSpan.FromSeconds(missing / _perSecond), FitsNever: false);
    }

    public void Take(long amount)
    {
        Fill();
        _level = Math.Min(_capacity, _level - amount);
    }

    // The sum of many small refills is a hair off; a request must not wait for that hair.
    private const double Rounding = 1e-6;

    private long Used => (long)Math.Ceiling(_capacity - _level - Rounding);

    private void Fill()
    {
        var now = _time.GetTimestamp();
        _level = Math.Min(_capacity, _level + _time.GetElapsedTime(_filledAt, now).TotalSeconds * _perSecond);
        _filledAt = now;
    }
}
