using ProviderSimulator.Wire;

namespace ProviderSimulator.Tests.Scripts;

public sealed class ScriptTests : SimulatorTest
{
    [Fact]
    public async Task Steps_are_played_in_order_and_then_come_default_replies()
    {
        Simulator.Script("m", Reply.Text("one"), Reply.Text("two").Times(2), Fault.Status(500));

        (await StepsAsync(5)).ShouldBe(["reply", "reply", "reply", "status-500", "default"]);
        Simulator.Requests.All.Select(r => r.Status).ShouldBe([200, 200, 200, 500, 200]);
    }

    [Fact]
    public async Task A_step_can_be_given_for_ever()
    {
        Simulator.Script("m", Fault.Status(500), Fault.Status(503).Forever());

        (await StepsAsync(4)).ShouldBe(["status-500", "status-503", "status-503", "status-503"]);
    }

    [Fact]
    public async Task A_script_can_begin_anew()
    {
        Simulator.Script("m", new Script([Fault.Status(500), Reply.Text("one")]) { Loops = true });

        (await StepsAsync(5)).ShouldBe(["status-500", "reply", "status-500", "reply", "status-500"]);
    }

    [Fact]
    public async Task A_later_script_takes_the_place_of_an_earlier_one()
    {
        Simulator.Script("m", Fault.Status(500).Forever());
        Simulator.Script("m", Fault.Status(503).Forever());

        (await StepsAsync(1)).ShouldBe(["status-503"]);
    }

    [Fact]
    public async Task A_header_goes_before_the_model_and_the_model_before_all()
    {
        Simulator.ScriptAll(Fault.Status(501).Forever());
        Simulator.Script("m", Fault.Status(502));
        Simulator.ScriptHeader("x-test", "7", Fault.Status(503));

        (await StepsAsync(4, r => r.Headers.Add("x-test", "7"))).ShouldBe(["status-503", "status-502", "status-501", "status-501"]);
        (await StepsAsync(1, r => r.Headers.Add("x-test", "8"))).ShouldBe(["status-501"]);
    }

    [Fact]
    public async Task A_fault_can_be_asked_for_by_a_header_whatever_the_model_is()
    {
        using var response = await Simulator.AskAsync(Api.Messages, "m", with: r => r.Headers.Add("x-simulator-fault", "overloaded"));

        ((int)response.StatusCode).ShouldBe(529);
    }

    [Theory]
    [InlineData("fault-no-such-thing", null)]
    [InlineData("m", "no-such-thing")]
    [InlineData("fault-status-200", null)]
    public async Task A_fault_that_does_not_exist_is_an_error_and_no_healthy_answer(string model, string? header)
    {
        using var response = await Simulator.AskAsync(Api.ChatCompletions, model, with: header is null ? null : r => r.Headers.Add("x-simulator-fault", header));

        ((int)response.StatusCode).ShouldBe(404);
        (await response.Content.ReadAsStringAsync(Cancel)).ShouldContain("GET /_faults lists them");
    }

    [Fact]
    public async Task A_reset_simulator_has_forgotten_its_scripts()
    {
        Simulator.ScriptAll(Fault.Status(500).Forever());
        Simulator.Reset();

        (await StepsAsync(1)).ShouldBe(["default"]);
    }

    [Fact]
    public async Task A_script_is_given_out_once_however_many_ask_at_once()
    {
        Simulator.Script("m", Fault.Status(500).Times(20), Fault.Status(503).Times(20));

        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Simulator.TextAsync(Api.ChatCompletions, "m")));

        var steps = Simulator.Requests.All.CountBy(r => r.Step).ToDictionary();
        steps["status-500"].ShouldBe(20);
        steps["status-503"].ShouldBe(20);
        steps["default"].ShouldBe(10);
    }

    [Fact]
    public void A_script_without_steps_is_the_callers_mistake() => Should.Throw<ArgumentException>(() => Simulator.Script("m"));

    private async Task<IEnumerable<string>> StepsAsync(int requests, Action<HttpRequestMessage>? with = null)
    {
        var before = Simulator.Requests.Count;
        for (var i = 0; i < requests; i++)
        {
            using var response = await Simulator.AskAsync(Api.ChatCompletions, "m", with: with);
        }

        return Simulator.Requests.All.Where(r => r.Number > before).Select(r => r.Step);
    }
}
