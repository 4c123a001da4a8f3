using System.Text.Json;
using System.Text.Json.Nodes;
using ProviderSimulator.Limits;
using ProviderSimulator.Recording;
using ProviderSimulator.Scripts;
using ProviderSimulator.Wire;

namespace ProviderSimulator.Http;

/// <summary>
/// Decides what a request gets: a rejection where it is malformed, a refusal where a limit is met, else the step of a script.
/// </summary>
internal sealed class CompletionHandler(SimulatorOptions options, ScriptBook scripts, RateLimiter limiter)
{
    private const string FaultHeader = "x-simulator-fault";

    private static readonly WireFormat[] s_formats = [new ChatCompletions(), new Wire.Responses(), new Messages()];

    public static WireFormat? FormatOf(HttpRequest request) =>
        request.Method == "POST" ? s_formats.FirstOrDefault(f => f.Serves(request.Path)) : null;

    public PreparedResponse Prepare(WireFormat? format, HttpRequest request, RequestEntry entry)
    {
        var renderer = new ResponseRenderer(format ?? s_formats[0], options.TimeProvider, entry.Number, Secrets.Key(request));
        if (format is null)
        {
            return Rejected(renderer, entry, ErrorKind.NotFound, $"Invalid URL ({request.Method} {request.Path})");
        }

        if (ParseBody(request.Body) is not { } body)
        {
            return Rejected(renderer, entry, ErrorKind.InvalidRequest, "We could not parse the JSON body of your request.");
        }

        var asked = format.Read(body, request.Path);
        asked = options.TokenCounter is { } counter ? TokenCount.CountedBy(counter, asked, request.Body) : asked;
        entry.Asks(asked.Model, asked.IsStreamed);
        if ((asked.Model.Length == 0 ? "model: Field required" : format.Objection(body, request.Header)) is { } objection)
        {
            return Rejected(renderer, entry, ErrorKind.InvalidRequest, objection);
        }

        if (UnknownFault(request, asked) is { } unknown)
        {
            return Rejected(renderer, entry, ErrorKind.NotFound, $"There is no fault named '{unknown}'. GET /_faults lists them.");
        }

        return Limited(format, renderer, request, asked, entry);
    }

    private PreparedResponse Limited(WireFormat format, ResponseRenderer renderer, HttpRequest request, ModelRequest asked, RequestEntry entry)
    {
        var buckets = limiter.For(format.Vendor, Secrets.KeyFingerprint(request), asked.Model);
        if (buckets?.Admit(asked) is { } refused)
        {
            entry.AnsweredBy("limit");
            return renderer.Prepare(new(format.LimitError(refused, asked.Model)), asked, buckets.Status());
        }

        var step = NextStep(request, asked);
        entry.AnsweredBy(step.Name);
        if (step.Content is Answer answer)
        {
            buckets?.Settle(asked, TokenCount.Of(asked, answer));
        }

        return renderer.Prepare(step, asked, buckets?.Status() ?? []);
    }

    private static PreparedResponse Rejected(ResponseRenderer renderer, RequestEntry entry, ErrorKind kind, string message)
    {
        entry.AnsweredBy("rejected");
        return renderer.Prepare(new(new ApiError(kind) { Message = message }), asked: null, limits: []);
    }

    private Step NextStep(HttpRequest request, ModelRequest asked)
    {
        var step = request.Header(FaultHeader) is { } name ? scripts.Named(name) : scripts.Next(asked.Model, request.Header);
        return step ?? options.Responder?.Invoke(request.Body) ?? options.DefaultReply ?? (asked.Schema is { } schema
            ? Reply.Json(SchemaSample.Of(schema)) with { Name = "default" }
            : Fault.DefaultReply with { Name = "default" });
    }

    private static string? UnknownFault(HttpRequest request, ModelRequest asked)
    {
        var name = request.Header(FaultHeader)
            ?? (asked.Model.StartsWith(FaultCatalog.ModelPrefix, StringComparison.Ordinal) ? asked.Model[FaultCatalog.ModelPrefix.Length..] : null);
        return name is null || FaultCatalog.TryFind(name, out _) ? null : name;
    }

    private static JsonObject? ParseBody(string body)
    {
        try
        {
            return JsonNode.Parse(body, documentOptions: new() { AllowDuplicateProperties = false }) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
