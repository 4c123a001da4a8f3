namespace DenialOps.Llm.Timeouts;

/// <summary>How long a provider may take.</summary>
/// <remarks>Checked when a <see cref="TimeoutChatClient"/> is built from it; the client keeps a copy.</remarks>
/// <example><code>var options = new TimeoutOptions { FirstToken = TimeSpan.FromSeconds(20), Attempt = TimeSpan.FromMinutes(2) };</code></example>
public sealed class TimeoutOptions
{
    internal static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    /// <summary>
    /// The whole of an attempt, from sending it to its end; of a stream, without the time that its reader takes after the first content.
    /// Outside of retries and other limits it is the deadline of the whole call, and the reader's time counts.
    /// </summary>
    /// <value>10 minutes; above 0, at most 1 day, or <see cref="Timeout.InfiniteTimeSpan"/> for no limit.</value>
    public TimeSpan Attempt { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>Of a stream, from sending it to its first content; a role or an empty piece is none.</summary>
    /// <value>60 seconds; above 0, at most 1 day, or <see cref="Timeout.InfiniteTimeSpan"/> for no limit.</value>
    public TimeSpan FirstToken { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Of a stream, the wait for each piece after the first content; the time its reader takes does not count.</summary>
    /// <value>30 seconds; above 0, at most 1 day, or <see cref="Timeout.InfiniteTimeSpan"/> for no limit.</value>
    public TimeSpan Idle { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Whether it is the deadline of the whole call in any case.</summary>
    internal bool IsDeadline { get; set; }

    internal TimeoutOptions Clone() => (TimeoutOptions)MemberwiseClone();

    internal OptionProblems Problems()
    {
        var problems = new OptionProblems(nameof(TimeoutOptions));
        Check(nameof(Attempt), Attempt);
        Check(nameof(FirstToken), FirstToken);
        Check(nameof(Idle), Idle);
        return problems;

        void Check(string name, TimeSpan limit) => problems.Check(
            name, limit, limit == Timeout.InfiniteTimeSpan || (limit > TimeSpan.Zero && limit <= Longest),
            "above 0, at most 1 day, or Timeout.InfiniteTimeSpan");
    }
}
