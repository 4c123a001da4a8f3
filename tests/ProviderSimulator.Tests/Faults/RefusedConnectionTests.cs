using System.Net.Sockets;
using ProviderSimulator.Wire;

namespace ProviderSimulator.Tests.Faults;

/// <summary>Nobody listens: for a while, until further notice, or ever.</summary>
public sealed class RefusedConnectionTests : SimulatorTest
{
    [Fact]
    public async Task After_a_reset_connections_are_refused_until_the_time_is_over()
    {
        Simulator.Script("m", Fault.ConnectionRefused(TimeSpan.FromSeconds(5)));

        await Should.ThrowAsync<HttpRequestException>(() => Simulator.AskAsync(Api.ChatCompletions, "m"));
        (await RefusalAsync(Simulator.Address)).ShouldBe(SocketError.ConnectionRefused);
        Clock.Advance(TimeSpan.FromSeconds(5));

        (await Simulator.TextAsync(Api.ChatCompletions, "m")).ShouldContain("simulated answer");
        Simulator.Requests.All.Select(r => r.Outcome).ShouldBe([RequestOutcome.Reset, RequestOutcome.Answered]);
    }

    [Fact]
    public async Task A_simulator_can_stop_listening_and_begin_again_at_the_same_address()
    {
        for (var i = 0; i < 3; i++)
        {
            Simulator.RefuseConnections();
            (await RefusalAsync(Simulator.Address)).ShouldBe(SocketError.ConnectionRefused);

            Simulator.AcceptConnections();
            using var response = await Simulator.AskAsync(Api.Messages, "m");
            ((int)response.StatusCode).ShouldBe(200);
        }
    }

    [Fact]
    public async Task An_answer_under_way_is_reset_when_the_simulator_stops_listening()
    {
        Simulator.Script("m", Fault.Stall());

        using var response = await Simulator.AskAsync(Api.Messages, "m", isStreamed: true);
        await Simulator.Requests.WaitForAsync(r => r.IsWaiting, Cancel);
        Simulator.RefuseConnections();
        var (_, error) = await response.ReadAsync(Cancel);

        error.ShouldBeAssignableTo<IOException>();
        (await Simulator.Requests.WaitForAsync(r => r.EndedAt is not null, Cancel)).Outcome.ShouldBe(RequestOutcome.Stopped);
    }

    [Fact]
    public async Task There_is_an_address_that_refuses_always() =>
        (await RefusalAsync(Simulator.RefusingAddress)).ShouldBe(SocketError.ConnectionRefused);

    private static async Task<SocketError> RefusalAsync(Uri address)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        return (await Should.ThrowAsync<SocketException>(() => socket.ConnectAsync(address.Host, address.Port))).SocketErrorCode;
    }
}
