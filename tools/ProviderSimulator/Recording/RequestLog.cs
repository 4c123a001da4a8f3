namespace ProviderSimulator.Recording;

/// <summary>
/// What the simulator was asked, from the provider's side: attempts, gaps, bodies, outcomes. It keeps the newest
/// <see cref="SimulatorOptions.MaxRecordedRequests"/> requests. Safe for many threads.
/// </summary>
public sealed class RequestLog
{
    private readonly Lock _lock = new();
    private readonly LinkedList<RecordedRequest> _requests = [];
    private readonly TimeProvider _time;
    private readonly int _capacity;
    private readonly long _startedAt;
    private TaskCompletionSource _changed = NewSignal();
    private int _count;

    internal RequestLog(TimeProvider time, int capacity)
    {
        _time = time;
        _capacity = capacity;
        _startedAt = time.GetTimestamp();
    }

    /// <summary>How many requests have come since the start, those that the log no longer has included.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _count;
            }
        }
    }

    /// <summary>The requests in the order of their arrival, as they are now.</summary>
    public IReadOnlyList<RecordedRequest> All
    {
        get
        {
            lock (_lock)
            {
                return [.. _requests];
            }
        }
    }

    internal TimeSpan Now => _time.GetElapsedTime(_startedAt);

    /// <summary>The requests for one model.</summary>
    /// <param name="model">The model's name.</param>
    /// <returns>The requests in the order of their arrival.</returns>
    public IReadOnlyList<RecordedRequest> For(string model) => [.. All.Where(r => r.Model == model)];

    /// <summary>The times between the arrivals of requests, such as the waits of a client that tries again.</summary>
    /// <param name="model">Only requests for this model; null takes all.</param>
    /// <returns>One time fewer than there are requests.</returns>
    public IReadOnlyList<TimeSpan> Gaps(string? model = null)
    {
        var times = (model is null ? All : For(model)).Select(r => r.ReceivedAt).ToList();
        return [.. times.Zip(times.Skip(1), (earlier, later) => later - earlier)];
    }

    /// <summary>Waits until the log has a request of which something is true, and gives it.</summary>
    /// <param name="condition">What must be true, for instance <c>r => r.IsWaiting</c>.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The first such request.</returns>
    public async Task<RecordedRequest> WaitForAsync(Func<RecordedRequest, bool> condition, CancellationToken cancellationToken = default)
    {
        while (true)
        {
            Task changed;
            lock (_lock)
            {
                if (_requests.FirstOrDefault(condition) is { } found)
                {
                    return found;
                }

                changed = _changed.Task;
            }

            await changed.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Forgets the requests; those that are being answered stay forgotten. Numbers and times go on.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            _requests.Clear();
        }
    }

    internal RequestEntry Add(Func<int, TimeSpan, RecordedRequest> request)
    {
        lock (_lock)
        {
            var node = _requests.AddLast(request(++_count, Now));
            if (_requests.Count > _capacity)
            {
                _requests.RemoveFirst();
            }

            Signal();
            return new(this, node);
        }
    }

    internal RecordedRequest Update(LinkedListNode<RecordedRequest> node, Func<RecordedRequest, RecordedRequest> change)
    {
        lock (_lock)
        {
            node.Value = change(node.Value);
            Signal();
            return node.Value;
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void Signal()
    {
        var changed = _changed;
        _changed = NewSignal();
        changed.SetResult();
    }
}
