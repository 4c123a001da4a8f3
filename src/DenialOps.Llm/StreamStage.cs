using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using Microsoft.Extensions.AI;

namespace DenialOps.Llm;

/// <summary>What a middleware does with one reading of a stream: before it, at each piece, at its end.</summary>
/// <remarks>
/// An async iterator would do the same in fewer lines and costs some 80 ns and a state machine for each piece in each middleware. Here a
/// piece that is there at once passes through all of them as plain calls; only what has to be waited for is a state machine.
/// </remarks>
internal abstract class StreamStage(CancellationToken cancellationToken) : IAsyncEnumerator<ChatResponseUpdate>
{
    private IAsyncEnumerator<ChatResponseUpdate>? source;

    // The source, where it is another stage.
    private StreamStage? inner;
    private Queue<ChatResponseUpdate>? held;
    private bool hasBegun;
    private bool isOver;
    private bool isClosed;

    public ChatResponseUpdate Current { get; private set; } = null!;

    /// <summary>The caller's.</summary>
    protected CancellationToken CancellationToken => cancellationToken;

    /// <summary>What else is disposed of with the reading.</summary>
    internal IDisposable? Owned { get; set; }

    public ValueTask<bool> MoveNextAsync() => TryTake(out var later) ? new(true) : later;

    /// <summary>Takes a piece that is there at once.</summary>
    /// <param name="later">If there is none: whether one comes.</param>
    /// <remarks>Between stages, in place of a <see cref="ValueTask{T}"/>, whose making and reading takes longer than all the rest.</remarks>
    private bool TryTake(out ValueTask<bool> later)
    {
        // A reader may leave in the middle of this, which he should not.
        var (running, passing) = (source, inner);
        if (running is null || held is not null)
        {
            later = hasBegun ? new(TryTakeHeld()) : BeginAsync();
            return false;
        }

        ValueTask<bool> next = default;
        var isThere = false;
        try
        {
            if (passing is null)
            {
                next = running.MoveNextAsync();
            }
            else
            {
                isThere = passing.TryTake(out next);
            }
        }
        catch (Exception error)
        {
            later = FailAsync(error);
            return false;
        }

        if (!isThere)
        {
            return Settle(running, next, out later);
        }

        later = default;
        Came(Current = passing!.Current);
        return true;
    }

    /// <summary>Takes a piece if it is there after all; else says what is waited for.</summary>
    private bool Settle(IAsyncEnumerator<ChatResponseUpdate> running, ValueTask<bool> next, out ValueTask<bool> later)
    {
        if (!next.IsCompletedSuccessfully)
        {
            Waiting();
            later = WaitAsync(next);
            return false;
        }

        if (!next.Result)
        {
            later = EndAsync();
            return false;
        }

        later = default;
        Came(Current = running.Current);
        return true;
    }

    public ValueTask DisposeAsync() => FinishAsync();

    /// <summary>Waits for what has to be had first. What it fails with goes to the reader as it is, and <see cref="CloseAsync"/> is not called.</summary>
    protected virtual ValueTask AcquireAsync() => ValueTask.CompletedTask;

    /// <summary>Opens the stream that is read.</summary>
    protected abstract IAsyncEnumerator<ChatResponseUpdate> Open();

    /// <summary>The next piece is not there yet and is waited for.</summary>
    protected virtual void Waiting()
    {
    }

    /// <summary>A piece has come.</summary>
    protected virtual void Came(ChatResponseUpdate update)
    {
    }

    /// <summary>The stream has come to its end.</summary>
    protected virtual void Ended()
    {
    }

    /// <summary>The stream has failed.</summary>
    /// <returns>What is thrown instead; null for what it failed with.</returns>
    protected virtual Exception? Failed(Exception error) => null;

    /// <summary>Begins anew after a failure, by <see cref="ReplaceAsync"/>.</summary>
    /// <returns>Whether it did; else the failure goes on to <see cref="Failed"/>.</returns>
    protected virtual ValueTask<bool> TryRecoverAsync(Exception error) => new(false);

    /// <summary>Always called at last, once, if the reading began: after the end, a failure, or when the reader has left.</summary>
    protected virtual ValueTask CloseAsync() => ValueTask.CompletedTask;

    /// <summary>Gives these pieces to the reader before the others.</summary>
    protected void Hold(IEnumerable<ChatResponseUpdate> pieces)
    {
        var queue = new Queue<ChatResponseUpdate>(pieces);
        held = queue.Count > 0 ? queue : null;
    }

    /// <summary>Reads from another stream from now on, or for a time from none; the one before is disposed of.</summary>
    protected async ValueTask ReplaceAsync(IAsyncEnumerator<ChatResponseUpdate>? by)
    {
        var before = source;
        (source, inner) = (by, by as StreamStage);
        if (before is not null)
        {
            await before.DisposeAsync().ConfigureAwait(false);
        }
    }

    private bool TryTakeHeld()
    {
        if (held is null || !held.TryDequeue(out var piece))
        {
            return false;
        }

        held = held.Count > 0 ? held : null;
        Current = piece;
        return true;
    }

    private async ValueTask<bool> BeginAsync()
    {
        if (isOver)
        {
            return false;
        }

        try
        {
            await AcquireAsync().ConfigureAwait(false);
            hasBegun = true;
        }
        finally
        {
            // Who is refused and reads on all the same would ask a second time.
            if (!hasBegun)
            {
                isOver = true;
                Owned?.Dispose();
            }
        }

        try
        {
            source = Open();
            inner = source as StreamStage;
        }
        catch (Exception error)
        {
            return await FailAsync(error).ConfigureAwait(false);
        }

        if (isOver)
        {
            await LeaveAsync().ConfigureAwait(false);
        }

        return await MoveNextAsync().ConfigureAwait(false);
    }

    /// <summary>Gives back what came after the reader disposed of the reading while it was still waited for.</summary>
    private async ValueTask LeaveAsync()
    {
        isOver = false;
        await FinishAsync().ConfigureAwait(false);
        ObjectDisposedException.ThrowIf(isOver, this);
    }

    // Pooled: it is awaited once a piece.
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<bool> WaitAsync(ValueTask<bool> next)
    {
        try
        {
            if (!await next.ConfigureAwait(false))
            {
                return await EndAsync().ConfigureAwait(false);
            }
        }
        catch (Exception error) when (!isOver)
        {
            return await FailAsync(error).ConfigureAwait(false);
        }

        ObjectDisposedException.ThrowIf(isOver, this);
        Came(Current = source!.Current);
        return true;
    }

    private async ValueTask<bool> EndAsync()
    {
        Ended();
        await FinishAsync().ConfigureAwait(false);
        return false;
    }

    private async ValueTask<bool> FailAsync(Exception error)
    {
        if (await TryRecoverAsync(error).ConfigureAwait(false))
        {
            if (isOver)
            {
                await LeaveAsync().ConfigureAwait(false);
            }

            return await MoveNextAsync().ConfigureAwait(false);
        }

        var instead = Failed(error);
        await FinishAsync().ConfigureAwait(false);
        if (instead is not null)
        {
            throw instead;
        }

        ExceptionDispatchInfo.Throw(error);
        return false;
    }

    private async ValueTask FinishAsync()
    {
        if (isOver)
        {
            return;
        }

        isOver = true;
        var last = source;
        (source, inner, held) = (null, null, null);
        try
        {
            if (last is not null)
            {
                await last.DisposeAsync().ConfigureAwait(false);
            }
        }
        finally
        {
            if (hasBegun && !isClosed)
            {
                isClosed = true;
                await CloseAsync().ConfigureAwait(false);
            }

            Owned?.Dispose();
        }
    }
}
