using CsCheck;
using DenialOps.Llm.Retry;

namespace DenialOps.Llm.Tests.Retry;

public sealed class RetryOptionsTests
{
    [Fact]
    public void The_defaults_are_those_of_the_specification()
    {
        var options = new RetryOptions();

        options.MaxRetries.ShouldBe(3);
        options.InitialDelay.ShouldBe(TimeSpan.FromSeconds(1));
        options.MaxDelay.ShouldBe(TimeSpan.FromSeconds(60));
        options.ExponentialBase.ShouldBe(2.0);
        options.Jitter.ShouldBe(RetryJitter.Full);
    }

    [Fact]
    public void The_back_off_doubles_up_to_sixty_seconds() =>
        Enumerable.Range(0, 9).Select(attempt => new RetryOptions().GetDelay(attempt).TotalSeconds)
            .ShouldBe([1, 2, 4, 8, 16, 32, 60, 60, 60]);

    [Fact]
    public void The_back_off_never_shrinks_and_stays_within_its_bounds() =>
        (from initial in Gen.Double[0.001, 100]
         from more in Gen.Double[0, 1000]
         from growth in Gen.Double[1, 10]
         from attempt in Gen.Int[0, 5000]
         select (initial, more, growth, attempt))
        .Sample(t =>
        {
            var options = new RetryOptions
            {
                InitialDelay = TimeSpan.FromSeconds(t.initial),
                MaxDelay = TimeSpan.FromSeconds(t.initial + t.more),
                ExponentialBase = t.growth,
            };

            var (now, then) = (options.GetDelay(t.attempt), options.GetDelay(t.attempt + 1));
            return now >= options.InitialDelay && now <= then && then <= options.MaxDelay;
        });

    [Fact]
    public void A_negative_attempt_is_refused() => Should.Throw<ArgumentOutOfRangeException>(() => new RetryOptions().GetDelay(-1));

    public static TheoryData<Action<RetryOptions>, string> Impossible => new()
    {
        { o => o.MaxRetries = -1, "RetryOptions.MaxRetries is -1; allowed: from 0 to 100." },
        { o => o.MaxRetries = 101, "RetryOptions.MaxRetries is 101; allowed: from 0 to 100." },
        { o => o.InitialDelay = TimeSpan.Zero, "RetryOptions.InitialDelay is 00:00:00; allowed: above 0, at most 1 day." },
        { o => o.MaxDelay = TimeSpan.FromSeconds(0.5), "RetryOptions.MaxDelay is 00:00:00.5000000; allowed: from InitialDelay (00:00:01) to 1 day." },
        { o => o.MaxDelay = TimeSpan.FromDays(2), "RetryOptions.MaxDelay is 2.00:00:00; allowed: from InitialDelay (00:00:01) to 1 day." },
        { o => o.ExponentialBase = 0.9, "RetryOptions.ExponentialBase is 0.9; allowed: from 1 to 10." },
        { o => o.ExponentialBase = double.NaN, "RetryOptions.ExponentialBase is NaN; allowed: from 1 to 10." },
        { o => o.Jitter = (RetryJitter)9, "RetryOptions.Jitter is 9; allowed: None, Full, Decorrelated." },
        { o => o.MaxRetryAfter = TimeSpan.FromSeconds(-1), "RetryOptions.MaxRetryAfter is -00:00:01; allowed: from 0 to 1 day." },
        { o => o.RetryableErrors = [(LlmErrorKind)99], "RetryOptions.RetryableErrors is 99; allowed: the names of LlmErrorKind." },
    };

    [Theory]
    [MemberData(nameof(Impossible))]
    public void An_impossible_value_is_refused_by_name_value_and_range(Action<RetryOptions> set, string message)
    {
        var options = new RetryOptions();
        set(options);

        Should.Throw<ArgumentException>(() => new RetryPolicy(options)).Message.ShouldBe(message + " (Parameter 'options')");
    }

    [Fact]
    public void A_back_off_of_impossible_options_is_refused() =>
        Should.Throw<InvalidOperationException>(() => new RetryOptions { ExponentialBase = 0 }.GetDelay(0))
            .Message.ShouldBe("RetryOptions.ExponentialBase is 0; allowed: from 1 to 10.");

    [Fact]
    public void All_that_is_wrong_is_told_at_once() =>
        Should.Throw<ArgumentException>(() => new RetryPolicy(new RetryOptions { MaxRetries = -1, ExponentialBase = 0 }))
            .Message.ShouldBe("RetryOptions.MaxRetries is -1; allowed: from 0 to 100. RetryOptions.ExponentialBase is 0; allowed: from 1 to 10. (Parameter 'options')");
}
