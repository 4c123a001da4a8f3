using System.Net;
using System.Net.Sockets;
using ProviderSimulator.Admin;
using ProviderSimulator.Http;
using ProviderSimulator.Limits;
using ProviderSimulator.Recording;
using ProviderSimulator.Scripts;

namespace ProviderSimulator;

/// <summary>
/// A local server that speaks OpenAI Chat Completions and Responses and Anthropic Messages, and misbehaves on request. It listens on the
/// loopback address, over plain HTTP/1.1. Safe for many threads.
/// </summary>
/// <example>
/// <code>
/// await using var simulator = await Simulator.StartAsync();
/// simulator.Script("gpt-4o", Fault.RateLimited(), Fault.ResetMidBody(), Reply.Text("At last."));
/// // … a client with simulator.OpenAiEndpoint as its base address …
/// simulator.Requests.For("gpt-4o").Count.ShouldBe(3);
/// </code>
/// </example>
public sealed class Simulator : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly ScriptBook _scripts = new();
    private readonly RateLimiter _limiter;
    private readonly Listener _listener;
    private readonly Socket _refusing = Listener.Bound(new(IPAddress.Loopback, 0));
    private readonly TimeProvider _time;
    private ITimer? _again;

    private Simulator(SimulatorOptions options)
    {
        Requests = new(options.TimeProvider, options.MaxRecordedRequests);
        _limiter = new(options);
        var completions = new CompletionHandler(options, _scripts, _limiter);
        var admin = new AdminHandler(this);
        var server = new ConnectionServer(options, Requests, completions, admin, RefuseFor, _stop.Token);
        _listener = new(IPAddress.Loopback, options.Port, options.MaxBodyBytes, server.ServeAsync);
        _time = options.TimeProvider;
        Address = new($"http://{_listener.EndPoint}/");
        RefusingAddress = new($"http://{_refusing.LocalEndPoint}/");
    }

    /// <summary>Where the simulator listens, such as <c>http://127.0.0.1:8089/</c>.</summary>
    public Uri Address { get; }

    /// <summary>The base address for a client of OpenAI's APIs.</summary>
    public Uri OpenAiEndpoint => new(Address, "v1");

    /// <summary>The base address for a client of Anthropic's API.</summary>
    public Uri AnthropicEndpoint => Address;

    /// <summary>An address of this machine at which every connection is refused.</summary>
    public Uri RefusingAddress { get; }

    /// <summary>What the simulator was asked.</summary>
    public RequestLog Requests { get; }

    /// <summary>Starts a simulator. Dispose of it to stop it.</summary>
    /// <param name="options">How it is set up; null takes the defaults.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    /// <returns>The simulator, which listens already.</returns>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    /// <exception cref="SocketException">The port is taken.</exception>
    public static Task<Simulator> StartAsync(SimulatorOptions? options = null, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        options ??= new();
        options.Validate();
        var simulator = new Simulator(options);
        simulator.AcceptConnections();
        return Task.FromResult(simulator);
    }

    /// <summary>Scripts the answers for a model, in the place of an earlier script for it.</summary>
    /// <param name="model">The model's name, exactly.</param>
    /// <param name="steps">The steps, one for each request; afterwards come default replies.</param>
    public void Script(string model, params Step[] steps) => Script(model, new Script(steps));

    /// <summary>Scripts the answers for a model, in the place of an earlier script for it.</summary>
    /// <param name="model">The model's name, exactly.</param>
    /// <param name="script">The script.</param>
    public void Script(string model, Script script) => _scripts.Put(new(Model: model), script);

    /// <summary>Scripts the answers for requests that carry a header; it goes before a script for the model.</summary>
    /// <param name="header">The header's name.</param>
    /// <param name="value">Its value, exactly.</param>
    /// <param name="steps">The steps, one for each request; afterwards come the model's.</param>
    public void ScriptHeader(string header, string value, params Step[] steps) => ScriptHeader(header, value, new Script(steps));

    /// <summary>Scripts the answers for requests that carry a header; it goes before a script for the model.</summary>
    /// <param name="header">The header's name.</param>
    /// <param name="value">Its value, exactly.</param>
    /// <param name="script">The script.</param>
    public void ScriptHeader(string header, string value, Script script) =>
        _scripts.Put(new(Header: header, HeaderValue: value), script);

    /// <summary>Scripts the answers for every request that no other script is for.</summary>
    /// <param name="steps">The steps, one for each request; afterwards come default replies.</param>
    public void ScriptAll(params Step[] steps) => ScriptAll(new Script(steps));

    /// <summary>Scripts the answers for every request that no other script is for.</summary>
    /// <param name="script">The script.</param>
    public void ScriptAll(Script script) => _scripts.Put(new(), script);

    /// <summary>Forgets scripts and the state of the limits; the log stays.</summary>
    public void Reset()
    {
        _scripts.Clear();
        _limiter.Clear();
    }

    /// <summary>Resets every connection and refuses new ones, as a machine does on which the program has ended.</summary>
    public void RefuseConnections() => _listener.Refuse(beforeResets: () => { });

    /// <summary>Takes connections again, at the same address.</summary>
    public void AcceptConnections() => _listener.Accept();

    /// <summary>Stops: connections are reset, and the port is free.</summary>
    /// <returns>A task that ends when no request is being answered any more.</returns>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _listener.DisposeAsync().ConfigureAwait(false);
        _again?.Dispose();
        _refusing.Dispose();
        _stop.Dispose();
    }

    // The timer is set before a client can notice anything, and runs on the clock's own thread: a test that moves its clock past the
    // duration finds the simulator listening.
    private void RefuseFor(TimeSpan duration) => _listener.Refuse(beforeResets: () =>
    {
        _again?.Dispose();
        _again = _time.CreateTimer(_ => AcceptConnections(), state: null, duration, Timeout.InfiniteTimeSpan);
    });
}
