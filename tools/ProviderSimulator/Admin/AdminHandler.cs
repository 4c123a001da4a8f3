using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using ProviderSimulator.Http;
using ProviderSimulator.Scripts;
using ProviderSimulator.Wire;

namespace ProviderSimulator.Admin;

/// <summary>What can be asked of a running simulator over HTTP besides completions: faults, scripts, the log.</summary>
internal sealed class AdminHandler(Simulator simulator)
{
    private static readonly JsonSerializerOptions s_options = new(WireJson.Options)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
        WriteIndented = true,
    };

    public static bool Serves(string path) => path == "/" || path.StartsWith("/_", StringComparison.Ordinal);

    public Response Answer(HttpRequest request) => (request.Method, request.Path) switch
    {
        ("GET", "/") => Text(200, Help(simulator)),
        ("GET", "/_faults") => Json(200, FaultCatalog.All.Select(f => new { f.Name, Model = FaultCatalog.ModelPrefix + f.Name, f.Summary })),
        ("GET", "/_requests") => Json(200, simulator.Requests.All),
        ("DELETE", "/_requests") => Done(simulator.Requests.Clear),
        ("POST", "/_script") => PutScript(request.Body),
        ("DELETE", "/_script") => Done(simulator.Reset),
        _ => Json(404, new { Error = $"There is no {request.Method} {request.Path}. GET / says what there is." }),
    };

    private Response PutScript(string body)
    {
        try
        {
            var document = ScriptDocument.Parse(JsonNode.Parse(body));
            document.Apply(simulator);
            return Json(200, new { Steps = document.Script.Steps.Select(s => s.Name) });
        }
        catch (Exception e) when (e is JsonException or FormatException)
        {
            return Json(400, new { Error = e is JsonException ? "The body is no JSON." : e.Message });
        }
    }

    private static Response Done(Action action)
    {
        action();
        return Json(200, new { Done = true });
    }

    private static Response Json(int status, object value) => Body(status, "application/json", JsonSerializer.Serialize(value, s_options) + "\n");

    private static Response Text(int status, string text) => Body(status, "text/plain; charset=utf-8", text);

    private static Response Body(int status, string type, string text) =>
        new(status, [new("content-type", type)], [new(Encoding.UTF8.GetBytes(text), EventRole.Content)], IsStreamed: false);

    private static string Help(Simulator simulator) => $$"""
        ProviderSimulator: speaks the wire formats of OpenAI and Anthropic, and misbehaves on request.

        Base address for OpenAI clients      {{simulator.OpenAiEndpoint}}
        Base address for Anthropic clients   {{simulator.AnthropicEndpoint}}

        POST /v1/chat/completions, /v1/responses, /v1/messages
                                 with the model fault-NAME, or the header x-simulator-fault: NAME, for a fault
        GET /_faults             the names of the faults
        POST /_script            {"model": "gpt-4o", "steps": ["status-503", {"text": "Hello."}]}
        DELETE /_script          forget scripts and used-up limits
        GET /_requests           what was asked, with times and outcomes
        DELETE /_requests        forget it

        docs/provider-simulator.md describes all of it.

        """;
}
