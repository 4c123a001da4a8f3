using ProviderSimulator.Limits;

namespace ProviderSimulator.Tests;

public sealed class OptionsTests
{
    public static TheoryData<SimulatorOptions, string> Impossible => new()
    {
        { new() { Port = 65_536 }, "Port is 65536; it must be from 0 to 65535." },
        { new() { MaxRecordedRequests = 0 }, "MaxRecordedRequests is 0; it must be from 1" },
        { new() { MaxBodyBytes = -1 }, "MaxBodyBytes is -1; it must be from 1" },
        { new() { Limits = new() { RequestsPerMinute = 0 } }, "Limits.RequestsPerMinute is 0; it must be at least 1, or null for no limit." },
        { new() { Limits = new() { Burst = TimeSpan.Zero } }, "Limits.Burst is 00:00:00; it must be more than zero and at most one minute." },
        { new() { ModelLimits = { ["m"] = new RateLimits { OutputTokensPerMinute = -5 } } }, "ModelLimits[m].OutputTokensPerMinute is -5;" },
    };

    [Theory]
    [MemberData(nameof(Impossible), DisableDiscoveryEnumeration = true)]
    public async Task An_impossible_option_is_refused_with_its_name_value_and_range(SimulatorOptions options, string message) =>
        (await Should.ThrowAsync<ArgumentException>(() => Simulator.StartAsync(options))).Message.ShouldStartWith(message);

    [Fact]
    public void The_command_takes_its_options_as_numbers()
    {
        var options = CommandLine.Parse(["--port", "0", "--requests-per-minute", "60", "--burst-seconds", "1"])!;

        options.Port.ShouldBe(0);
        options.Limits.ShouldBe(new() { RequestsPerMinute = 60, Burst = TimeSpan.FromSeconds(1) });
        CommandLine.Parse([])!.Limits.ShouldBeNull();
        CommandLine.Parse(["--help"]).ShouldBeNull();
    }

    [Theory]
    [InlineData("--port needs a whole number. --help lists the options.", "--port")]
    [InlineData("--port needs a whole number. --help lists the options.", "--port", "x")]
    [InlineData("There is no option --ports. --help lists them.", "--ports", "1")]
    public void A_mistake_on_the_command_line_is_told_in_one_line(string message, params string[] arguments) =>
        Should.Throw<ArgumentException>(() => CommandLine.Parse(arguments)).Message.ShouldBe(message);
}
