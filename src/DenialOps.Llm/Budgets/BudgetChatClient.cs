using DenialOps.Llm.Pricing;
using DenialOps.Llm.Usage;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace DenialOps.Llm.Budgets;

/// <summary>Refuses a call that a budget has no room for, before it is sent.</summary>
/// <remarks>
/// <para>
/// The worst case of a call is reserved first, and settled when the call ends, with the usage that the provider reported. It is the most
/// output that the call may give, and a bound of its input with schema and tools: a token for each byte of UTF-8, or, where that has no
/// room, the count of a tokenizer; cache writes are in it where the call may cause them. A call that sets no maximum is sent with
/// <see cref="BudgetOptions.DefaultMaxOutputTokens"/>. A call that failed before any answer is released; one that was cancelled, timed out
/// or broke off pays its known or estimated input and the output that came. So callers at once cannot spend the same room twice.
/// </para>
/// <para>
/// A provider can still pass the limit: one that bills output above the maximum, a dearer service tier or region than its usual one, or
/// more for a picture or file than the 1,500 tokens that are held for it.
/// </para>
/// <para>
/// With a <see cref="MeteringChatClient"/> inside and usage tracking or telemetry outside, each request of a call is paid, those that go
/// on after their caller has left too; and before a retry what was billed so far is settled and the worst case of one more request is
/// reserved, so that retries cannot pass the limit either. Without them the answer alone is paid.
/// </para>
/// <para>
/// A refusal is an <see cref="LlmException"/> of <see cref="LlmErrorKind.BudgetExceeded"/> whose code names the window. A store that fails
/// before a call fails the call, by its own exception; one that fails after it takes no answer away (<see cref="StoreFailureCount"/>).
/// Thread safety: any number of callers at once.
/// </para>
/// </remarks>
/// <example>
/// <code>
/// var client = new ChatClientBuilder(provider).UseBudget(new BudgetOptions { Overall = { DayUsd = 5 } }).Build();
/// </code>
/// </example>
public sealed class BudgetChatClient : DelegatingChatClient
{
    private readonly BudgetOptions options;
    private readonly BudgetPlan plan;
    private readonly BudgetAlerts alerts;
    private readonly IBudgetStore store;
    private readonly BudgetClaims claims;
    private readonly BudgetPrices prices;
    private readonly TokenEstimate estimate;
    private readonly TimeProvider time;
    private readonly Lazy<string?> defaultModel;
    private readonly Lazy<bool> isMetered;
    private long unpriced;
    private long estimated;
    private long storeFailures;

    /// <summary>A budget on a client.</summary>
    /// <param name="innerClient">The client that is paid for.</param>
    /// <param name="options">The limits.</param>
    /// <param name="store">Where money is counted; null for this process's memory.</param>
    /// <param name="prices">What tokens cost; null for <see cref="PriceCatalog.Default"/>.</param>
    /// <param name="estimate">Estimates what a call is charged whose usage nobody reports; null for one of its own.</param>
    /// <param name="timeProvider">The clock of the windows; null for the system's.</param>
    /// <param name="logger">Where alerts are logged; null for nowhere.</param>
    /// <exception cref="ArgumentException">An option is outside its range.</exception>
    public BudgetChatClient(
        IChatClient innerClient,
        BudgetOptions options,
        IBudgetStore? store = null,
        PriceCatalog? prices = null,
        TokenEstimate? estimate = null,
        TimeProvider? timeProvider = null,
        ILogger? logger = null)
        : base(innerClient)
    {
        PipelineOrder.Check(typeof(BudgetChatClient), innerClient);
        ArgumentNullException.ThrowIfNull(options);
        options.Problems().ThrowIfAny(nameof(options));
        this.options = options.Clone();
        plan = new BudgetPlan(this.options);
        alerts = new BudgetAlerts(this.options, logger ?? NullLogger.Instance);
        this.store = store ?? new InProcessBudgetStore();
        claims = new BudgetClaims(this.store);
        this.prices = new BudgetPrices(prices ?? PriceCatalog.Default);
        this.estimate = estimate ?? new TokenEstimate();
        time = timeProvider ?? TimeProvider.System;
        isMetered = new Lazy<bool>(() => innerClient.GetService<MeteringChatClient>() is not null);
        defaultModel = new Lazy<string?>(() => innerClient.GetService<ChatClientMetadata>()?.DefaultModelId);
    }

    /// <summary>Calls that were let through uncharged because their price is not known.</summary>
    public long UnpricedCallCount => Interlocked.Read(ref unpriced);

    /// <summary>Calls that were charged by an estimate because the provider reported no usage.</summary>
    public long EstimatedCallCount => Interlocked.Read(ref estimated);

    /// <summary>Calls whose end the store did not take: their worst case stays held until it is given up there.</summary>
    public long StoreFailureCount => Interlocked.Read(ref storeFailures);

    /// <summary>How the accounts stand that a call would be charged to now.</summary>
    /// <param name="operation">The call's operation; null for none.</param>
    /// <param name="cancellationToken">Ends the wait for the store.</param>
    public async Task<IReadOnlyList<BudgetBalance>> ReadAsync(string? operation = null, CancellationToken cancellationToken = default)
    {
        var balances = new List<BudgetBalance>();
        foreach (var account in plan.AccountsOf(operation, time.GetUtcNow()))
        {
            balances.Add(await store.ReadAsync(account, cancellationToken).ConfigureAwait(false));
        }

        return balances;
    }

    /// <inheritdoc/>
    /// <exception cref="LlmException">A budget has no room for the call.</exception>
    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var list = messages as IReadOnlyList<ChatMessage> ?? [.. messages];
        options = WithMaximum(options);
        var hold = await ReserveAsync(list, options, cancellationToken).ConfigureAwait(false);
        try
        {
            var response = await base.GetResponseAsync(list, options, cancellationToken).ConfigureAwait(false);
            hold.Take(response);
            return response;
        }
        catch (Exception e) when (hold.Failed(e))
        {
            throw;
        }
        finally
        {
            await SettleAsync(hold).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    /// <exception cref="LlmException">A budget has no room for the call.</exception>
    public override IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var list = messages as IReadOnlyList<ChatMessage> ?? [.. messages];
        return new StreamOf(token => new BudgetStream(this, InnerClient, list, options, token), cancellationToken);
    }

    /// <summary>The options with a maximum of output, without which the cost of a call has no bound. A copy, unless they have one.</summary>
    internal ChatOptions? WithMaximum(ChatOptions? chat)
    {
        if (chat?.MaxOutputTokens is not null)
        {
            return chat;
        }

        var now = time.GetUtcNow();
        if (plan.AccountsOf(LlmCall.Of(chat).Operation, now).Length == 0 || prices.MaxOutputTokens(ModelOf(chat), now) is not { } most)
        {
            return chat;
        }

        var copy = CallOptions.Copy(chat, maxWait: null);
        copy.MaxOutputTokens = (int)Math.Min(most, options.DefaultMaxOutputTokens);
        return copy;
    }

    internal async ValueTask<BudgetHold> ReserveAsync(
        IReadOnlyList<ChatMessage> messages, ChatOptions? chat, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var now = time.GetUtcNow();
        var model = ModelOf(chat);
        var characters = TokenEstimate.Characters(messages, chat);
        var accounts = plan.AccountsOf(LlmCall.Of(chat).Operation, now);
        if (accounts.Length == 0)
        {
            return new BudgetHold { Model = model, InputCharacters = characters, At = now };
        }

        var (claim, full) = await claims.HoldAsync(accounts, Worst(model, now, messages, chat), cancellationToken).ConfigureAwait(false);
        if (full is not null)
        {
            throw BudgetClaims.Refusal(full, model, now);
        }

        if (claim is null)
        {
            return options.Unpriced == UnpricedCalls.LetThrough
                ? new BudgetHold { Model = model, InputCharacters = characters, At = now, Unpriced = true }
                : throw new LlmException(LlmErrorKind.BudgetExceeded) { Model = model, Code = BudgetCodes.NoPrice };
        }

        var log = isMetered.Value ? CallLog.Of(chat) : null;
        var hold = new BudgetHold
        {
            Claim = claim,
            Model = model,
            InputCharacters = characters,
            At = now,
            Log = log,
            Outer = log?.Tab ?? default,
        };
        log?.Tab = new() { Budget = this, Claim = claim, Model = model, Paid = log.Attempts.Count };
        return hold;
    }

    /// <inheritdoc cref="BudgetTab.RenewAsync"/>
    internal async ValueTask RenewAsync(
        CallLog log, IReadOnlyList<ChatMessage> messages, ChatOptions? chat, CancellationToken cancellationToken)
    {
        var tab = log.Tab;
        if (tab.Claim is not { } claim || Unpaid(log, claim, out _) is not (> 0 and var usd))
        {
            return;
        }

        // What was held is given up first, so that it does not stand in its own way.
        log.Tab = tab with { Claim = null, Paid = log.Attempts.Count };
        alerts.Tell(await store.SettleAsync(claim, usd, CancellationToken.None).ConfigureAwait(false));
        var now = time.GetUtcNow();
        var (next, full) = await claims.HoldAsync(claim.Accounts, Worst(tab.Model!, now, messages, chat), cancellationToken).ConfigureAwait(false);
        if (next is null)
        {
            throw BudgetClaims.Refusal(full ?? claim.Accounts[0], tab.Model!, now, log.LastFailure);
        }

        log.Tab = log.Tab with { Claim = next };
    }

    private string ModelOf(ChatOptions? chat) => chat?.ModelId ?? defaultModel.Value ?? MeteredClient.Unknown;

    // A maximum below 0 is refused by the provider; reserved, it would make room for others.
    private WorstCase Worst(string model, DateTimeOffset at, IReadOnlyList<ChatMessage> messages, ChatOptions? chat) =>
        new(prices, model, at, messages, chat, Math.Max(0, chat?.MaxOutputTokens ?? options.DefaultMaxOutputTokens));

    /// <summary>What the requests cost that are not paid yet.</summary>
    private decimal Unpaid(CallLog log, BudgetClaim claim, out TokenUsage? last)
    {
        var sum = 0m;
        last = null;
        var logged = log.Attempts;
        for (var i = log.Tab.Paid; i < logged.Count; i++)
        {
            last = logged[i].Usage;
            sum += CostOf(last, log.Tab.Model!, last.At ?? time.GetUtcNow(), claim);
        }

        return sum;
    }

    internal async ValueTask SettleAsync(BudgetHold hold)
    {
        var claim = hold.Log is { } log ? log.Tab.Claim : hold.Claim;
        TokenUsage? usage = null;
        var usd = 0m;
        if (hold.Log is not null)
        {
            // Each request is paid, and none is if nothing was sent.
            usd = claim is null ? 0 : Unpaid(hold.Log, claim, out usage);
            hold.Log.Tab = hold.Outer;
        }
        else if (hold.Usage(estimate) is { } own)
        {
            usage = own;
            usd = hold.Claim is null ? 0 : CostOf(own, hold.Model, hold.At, hold.Claim);
        }

        Learn(hold, usage);
        if (claim is null)
        {
            Interlocked.Add(ref unpriced, hold.Unpriced ? 1 : 0);
            return;
        }

        try
        {
            // The call was made, so it is settled even if its caller has gone.
            alerts.Tell(await store.SettleAsync(claim, usd, CancellationToken.None).ConfigureAwait(false));
        }
#pragma warning disable CA1031 // The answer is paid for and has to reach its caller; what is not settled stays held, which errs on the safe side.
        catch (Exception error)
#pragma warning restore CA1031
        {
            Interlocked.Increment(ref storeFailures);
            alerts.TellFailure(error);
        }
    }

    private void Learn(in BudgetHold hold, TokenUsage? usage)
    {
        if (usage is { Estimated: true })
        {
            Interlocked.Increment(ref estimated);
        }
        else if (usage is not null)
        {
            estimate.Learn(hold.InputCharacters, usage.PromptTokens);
        }
    }

    // A model that answers in place of the one asked for may have no price: then that of the one asked for counts, at last the worst case.
    private decimal CostOf(TokenUsage usage, string model, DateTimeOffset at, BudgetClaim claim) => usage.TotalTokens == 0 ? 0
        : prices.Cost(usage.Model, at, usage) ?? prices.Cost(model, at, usage) ?? claim.Usd;
}
