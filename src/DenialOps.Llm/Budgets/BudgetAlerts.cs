using DenialOps.Llm.Errors;
using DenialOps.Llm.Telemetry;
using Microsoft.Extensions.Logging;

namespace DenialOps.Llm.Budgets;

/// <summary>Tells that a part of a limit is spent, to the callback, the log and the meter; never fails.</summary>
/// <param name="options">A checked copy of the options.</param>
/// <param name="logger">Where alerts are logged.</param>
internal sealed partial class BudgetAlerts(BudgetOptions options, ILogger logger)
{
    private readonly int[] percents = [.. options.Alerts];

    internal void Tell(IReadOnlyList<BudgetBalance> balances)
    {
        for (var i = 0; i < balances.Count; i++)
        {
            var balance = balances[i];
            Listeners.Tell(LlmMeter.RecordLeft, balance);
            if (balance.SpentUsd != balance.SpentBeforeUsd)
            {
                Tell(balance);
            }
        }
    }

    /// <summary>Tells that a store did not take the end of a call.</summary>
    internal void TellFailure(Exception error) => Listeners.Tell(kind => NotSettled(logger, kind), error.GetType().Name);

    private void Tell(BudgetBalance balance)
    {
        foreach (var percent in percents)
        {
            var line = balance.Account.LimitUsd * percent / 100;
            if (balance.SpentBeforeUsd < line && balance.SpentUsd >= line)
            {
                var alert = new BudgetAlert { Percent = percent, Account = balance.Account, SpentUsd = balance.SpentUsd };
                options.OnAlert.Tell(alert);
                Listeners.Tell(Log, alert);
                Listeners.Tell(LlmMeter.CountAlert, alert);
            }
        }
    }

    private void Log(BudgetAlert alert)
    {
        var account = alert.Account;
        var level = alert.Percent >= 100 ? LogLevel.Error : LogLevel.Warning;
        var operation = SafeToken.Of(account.Operation);
        Alerted(logger, level, alert.Percent, account.LimitUsd, account.Period, operation, alert.SpentUsd);
    }

    [LoggerMessage(EventId = 11, EventName = "BudgetNotSettled", Level = LogLevel.Error, Message = "The budget's store did not take the end of "
        + "a call ({Failure}); what was held for it stays held")]
    private static partial void NotSettled(ILogger logger, string failure);

    [LoggerMessage(EventId = 10, EventName = "BudgetAlert", Message = "{Percent} % of the limit of {LimitUsd} USD a {Period} for {Operation} "
        + "are spent: {SpentUsd} USD")]
    private static partial void Alerted(
        ILogger logger, LogLevel level, int percent, decimal limitUsd, BudgetPeriod period, string? operation, decimal spentUsd);
}
