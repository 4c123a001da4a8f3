using System.Net.Http.Headers;
using System.Text;
using ProviderSimulator.Wire;

namespace ProviderSimulator.Tests;

/// <summary>Plain HTTP requests to a simulator, as no SDK would dress them up.</summary>
internal static class Ask
{
    public const string Key = "sk-marked-secret-key";

    /// <summary>One client for all tests: its connections are pooled by address, and each simulator has its own.</summary>
    public static HttpClient Http { get; } = new(new SocketsHttpHandler()) { Timeout = TimeSpan.FromSeconds(30) };

    /// <summary>Every wire format, streamed and not.</summary>
    public static TheoryData<Api, bool> EveryForm =>
        new(new[] { Api.ChatCompletions, Api.Responses, Api.Messages }.SelectMany(api => new[] { (api, false), (api, true) }));

    /// <summary>Sends a request for a completion and gives the response as soon as its headers are there.</summary>
    public static Task<HttpResponseMessage> AskAsync(
        this Simulator simulator, Api api, string model, bool isStreamed = false, Action<HttpRequestMessage>? with = null, string more = "") =>
        simulator.SendAsync(HttpMethod.Post, Path(api), Body(api, model, isStreamed, more), with ?? (_ => { }));

    public static async Task<string> TextAsync(this Simulator simulator, Api api, string model, bool isStreamed = false, string more = "")
    {
        using var response = await simulator.AskAsync(api, model, isStreamed, more: more);
        return await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    public static async Task<HttpResponseMessage> SendAsync(
        this Simulator simulator, HttpMethod method, string path, string? body = null, Action<HttpRequestMessage>? with = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(simulator.Address, path));
        if (body is not null)
        {
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Key);
            request.Headers.Add("anthropic-version", "2023-06-01");
        }

        with?.Invoke(request);
        return await Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
    }

    public static string Path(Api api) => api switch
    {
        Api.ChatCompletions => "/v1/chat/completions",
        Api.Responses => "/v1/responses",
        _ => "/v1/messages",
    };

    public static string Body(Api api, string model, bool isStreamed, string more = "")
    {
        var stream = isStreamed ? "true" : "false";
        return api switch
        {
            Api.ChatCompletions => $$"""
                {"model":"{{model}}","stream":{{stream}},"stream_options":{"include_usage":true},"messages":[{"role":"user","content":"What is denied?"}]{{more}}}
                """,
            Api.Responses => $$"""{"model":"{{model}}","stream":{{stream}},"input":"What is denied?"{{more}}}""",
            _ => $$"""{"model":"{{model}}","stream":{{stream}},"max_tokens":100,"messages":[{"role":"user","content":"What is denied?"}]{{more}}}""",
        };
    }

    public static string? Header(this HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) ? string.Join(", ", values)
        : response.Content.Headers.TryGetValues(name, out values) ? string.Join(", ", values)
        : null;
}
