using DenialOps.Llm.Budgets;

namespace DenialOps.Llm.Tests.Budgets;

public sealed class InProcessBudgetStoreTests
{
    private static readonly DateTimeOffset Begin = new(2026, 11, 27, 0, 0, 0, TimeSpan.Zero);
    private readonly InProcessBudgetStore store = new();

    [Fact]
    public async Task A_claim_is_held_in_all_accounts_or_in_none()
    {
        var wide = Day(0, "wide", limit: 10);
        var narrow = Day(0, "narrow", limit: 1);

        (await store.TryReserveAsync(Claim(2, wide, narrow), default)).ShouldBe(narrow);
        (await store.ReadAsync(wide, default)).ReservedUsd.ShouldBe(0);
        (await store.TryReserveAsync(Claim(1, wide, narrow), default)).ShouldBeNull();
        (await store.ReadAsync(wide, default)).ReservedUsd.ShouldBe(1);
    }

    [Fact]
    public async Task A_claim_is_settled_once()
    {
        var account = Day(0, "a", limit: 10);
        var claim = Claim(2, account);
        await store.TryReserveAsync(claim, default);

        (await store.SettleAsync(claim, 1, default)).ShouldHaveSingleItem().SpentUsd.ShouldBe(1);
        (await store.SettleAsync(claim, 1, default)).ShouldBeEmpty();

        var balance = await store.ReadAsync(account, default);
        (balance.SpentUsd, balance.ReservedUsd, balance.LeftUsd).ShouldBe((1m, 0m, 9m));
    }

    [Fact]
    public async Task Ended_windows_are_forgotten_except_those_in_which_a_call_is_under_way()
    {
        var underWay = Claim(1, Day(0, "", limit: 10));
        await store.TryReserveAsync(underWay, default);
        for (var day = 1; day < 100; day++)
        {
            var claim = Claim(1, Day(day, "", limit: 10));
            await store.TryReserveAsync(claim, default);
            await store.SettleAsync(claim, 1, default);
        }

        store.AccountCount.ShouldBeLessThanOrEqualTo(4);
        (await store.SettleAsync(underWay, 1, default)).ShouldHaveSingleItem().ReservedUsd.ShouldBe(0);
    }

    private static BudgetClaim Claim(decimal usd, params BudgetAccount[] accounts) =>
        new() { Id = Guid.NewGuid(), Accounts = accounts, Usd = usd };

    private static BudgetAccount Day(int day, string name, decimal limit) => new()
    {
        Key = $"{day}/{name}",
        Period = BudgetPeriod.Day,
        LimitUsd = limit,
        Starts = Begin.AddDays(day),
        Ends = Begin.AddDays(day + 1),
    };
}
