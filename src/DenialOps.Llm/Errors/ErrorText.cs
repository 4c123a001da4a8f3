using System.Globalization;
using System.Text;
using DenialOps.Llm.Budgets;
using DenialOps.Llm.RateLimiting;
using DenialOps.Llm.Timeouts;

namespace DenialOps.Llm.Errors;

/// <summary>Writes the message of an <see cref="LlmException"/>: what, where, and what to do next.</summary>
internal static class ErrorText
{
    private const int LowestSuccess = 200;
    private const int LowestFailure = 400;

    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);

    internal static string Of(LlmException error)
    {
        var (what, next) = OurOwn(error.Code) ?? OfAnotherServer(error) ?? Words(error.Kind);
        var text = new StringBuilder(what);
        if (Place(error) is { Length: > 0 } place)
        {
            text.Append(" (").Append(place).Append(')');
        }

        return text.Append(". ").Append(next).ToString();
    }

    private static string Place(LlmException error)
    {
        var parts = new List<string>();
        void Add(string label, object? value)
        {
            if (value is not null)
            {
                parts.Add(string.Create(CultureInfo.InvariantCulture, $"{label}{value}"));
            }
        }

        Add("provider ", error.Provider);
        Add("model ", error.Model);
        Add("HTTP ", error.Status);
        Add("code ", error.Code);
        Add("request ", error.RequestId);
        Add("asks to wait ", error.RetryAfter is { } wait ? Seconds(wait) : null);
        Add("attempts ", error.Attempts > 1 ? error.Attempts : null);
        return string.Join(", ", parts);
    }

    private static string Seconds(TimeSpan wait) => wait > LongestWait ? "longer than a day" : string.Create(CultureInfo.InvariantCulture, $"{wait.TotalSeconds:0.###} s");

    // A page of a web site, or a way to one: whoever answers there is no provider. A provider that fails within a stream says by which code.
    private static (string What, string Next)? OfAnotherServer(LlmException error) => error is { Kind: LlmErrorKind.Server, Code: null, Status: >= LowestSuccess and < LowestFailure }
        ? ("What answered does not speak the provider's language", "Check the endpoint's address, its path included; if it is right, try again later.")
        : null;

    // Refusals of this package's own, which say more than their kind.
    private static (string What, string Next)? OurOwn(string? code) => code switch
    {
        BudgetCodes.NoPrice =>
            ("The price of the model is not known, and the budget refuses calls that it cannot count",
                "Add the model to the price file, or let such calls through."),
        RateLimitCodes.TooLarge =>
            ("The call asks for more than the rate limit that is set here allows in a whole minute, so it was not sent",
                "Shorten the prompt, ask for fewer tokens, or raise the limit."),
        RateLimitCodes.QueueFull =>
            ("Too many calls already wait for the rate limit that is set here, so this one was not sent",
                "Try again later, send fewer calls at once, or raise the queue's limit."),
        RateLimitCodes.Paused =>
            ("The provider asked for a pause that is longer than this call may wait here, so it was not sent",
                "Another model is asked where there is one; else try again after the pause."),
        TimeoutCodes.Total =>
            ("The call was not over within its own deadline, waits and retries included",
                "Try again later, or give the call more time where that can be set; what the last attempt failed by may say more."),
        _ => null,
    };

    private static (string What, string Next) Words(LlmErrorKind kind) => kind switch
    {
        LlmErrorKind.RateLimited =>
            ("The provider's rate limit is reached", "Wait, send fewer requests at once, or ask the provider for a higher limit."),
        LlmErrorKind.Overloaded => ("The provider is overloaded", "Try again in a few minutes, or use another model or provider."),
        LlmErrorKind.Timeout => ("The provider did not answer in time", "Try again, ask for a shorter answer, or raise the timeout."),
        LlmErrorKind.Connection =>
            ("The provider could not be reached, or the connection broke", "Check the network, the proxy and the endpoint's address."),
        LlmErrorKind.Server => ("The provider failed", "Try again later; if it goes on, give the request's id to the provider's support."),
        LlmErrorKind.Authentication => ("The provider does not accept the key", "Check that the key is set, whole and not revoked."),
        LlmErrorKind.Permission =>
            ("The key may not be used for this", "Check which models and features the key's project has access to."),
        LlmErrorKind.InvalidRequest =>
            ("The provider refuses the request as it stands", "Check the model's name and the options; sending it again will not help."),
        LlmErrorKind.ContextLength =>
            ("The prompt does not fit the model's context window",
                "Shorten the prompt, ask for fewer tokens, or use a model with a larger window."),
        LlmErrorKind.ContentFiltered =>
            ("The provider's content filter stopped the prompt or the answer", "Look at the prompt; sending it again will not help."),
        LlmErrorKind.Refused => ("The model declined to answer", "Look at the prompt, or use another model."),
        LlmErrorKind.QuotaExhausted =>
            ("The account's credit or spend limit is used up", "Add credit or raise the limit in the provider's billing settings."),
        LlmErrorKind.BudgetExceeded =>
            ("The call would exceed the budget that is set here, so it was not sent", "Raise the budget, or ask for less."),
        LlmErrorKind.StreamInterrupted =>
            ("The answer broke off before it was complete", "Ask again; what came is not a whole answer."),
        LlmErrorKind.Truncated =>
            ("The answer was cut at its token limit", "Raise the limit of output tokens, or ask for a shorter answer."),
        LlmErrorKind.InvalidOutput =>
            ("The answer is not of the form that was asked for", "Ask again, make the prompt or the schema clearer, or use another model."),
        LlmErrorKind.CircuitOpen =>
            ("The provider has been failing, so the circuit breaker that is set here did not send the call",
                "Use another model or provider, or wait for the breaker's next probe; the inner exception is what opened it."),
        _ => ("The call failed", "Look at the kind, the status and the request's id."),
    };
}
