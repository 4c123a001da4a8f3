using DenialOps.Llm.Budgets;
using Microsoft.Extensions.AI;

namespace DenialOps.Llm.Tests.Budgets;

public sealed class BudgetOptionsTests
{
    [Fact]
    public void Options_outside_their_range_are_refused_with_option_value_and_range()
    {
        var options = new BudgetOptions { DefaultMaxOutputTokens = 0, AlertPercents = [0] };
        options.Overall.DayUsd = -1;

        var error = Should.Throw<ArgumentException>(() => new TestChatClient().AsBuilder().UseBudget(options).Build());

        error.Message.ShouldContain("BudgetOptions.Overall.DayUsd is -1; allowed: not set, or above 0 US dollars.");
        error.Message.ShouldContain("DefaultMaxOutputTokens is 0");
        error.Message.ShouldContain("AlertPercents is 0; allowed: from 1 to 1,000.");
    }

    [Fact]
    public async Task Later_changes_of_the_options_have_no_effect()
    {
        var options = new BudgetOptions();
        options.Overall.DayUsd = 1;
        using var client = new BudgetChatClient(new TestChatClient(), options);
        options.Overall.DayUsd = 2;

        (await client.ReadAsync()).ShouldHaveSingleItem().Account.LimitUsd.ShouldBe(1);
    }
}
