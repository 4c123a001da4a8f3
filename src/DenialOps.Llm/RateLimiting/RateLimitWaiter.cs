namespace DenialOps.Llm.RateLimiting;

/// <summary>A call that waits to be let through.</summary>
internal sealed class RateLimitWaiter : TaskCompletionSource<RateLimitLease>
{
    internal RateLimitWaiter(RateLimitRequest request)
        : base(TaskCreationOptions.RunContinuationsAsynchronously)
    {
        Request = request;
        Line = Math.Clamp((int)request.Priority, 0, 2);
        Node = new LinkedListNode<RateLimitWaiter>(this);
    }

    internal RateLimitRequest Request { get; }

    internal int Line { get; }

    internal LinkedListNode<RateLimitWaiter> Node { get; }

    /// <summary>Whether it still stands in the queue.</summary>
    internal bool Waits => Node.List is not null;
}
