using ProviderSimulator.Scripts;

namespace ProviderSimulator.Wire;

/// <summary>One request and the answer it gets: all that a wire format needs to write it.</summary>
/// <param name="Number">The request's number; ids are made of it, so that they can be made again.</param>
/// <param name="Created">The time of the answer.</param>
/// <param name="Request">The request.</param>
/// <param name="Answer">The answer, fitted to the request.</param>
/// <param name="Usage">What is reported as used; null reports nothing.</param>
internal sealed record Exchange(int Number, DateTimeOffset Created, ModelRequest Request, Answer Answer, Usage? Usage)
{
    public string Model => Answer.Model ?? Request.Model;

    public long CreatedSeconds => Created.ToUnixTimeSeconds();

    /// <summary>An id such as <c>chatcmpl-sim00000042</c>.</summary>
    public string Id(string prefix) => $"{prefix}sim{Number:D8}";

    /// <summary>An answer in JSON becomes a text, or a call where the request forces a tool.</summary>
    public static Exchange Of(int number, DateTimeOffset created, ModelRequest request, Answer answer)
    {
        var usage = answer.ReportsUsage ? TokenCount.Of(request, answer) : null;
        var fitted = answer.Json switch
        {
            null => answer,
            var json when request.ForcedTool is { } tool => answer with { Json = null, ToolCalls = [new(tool, json)] },
            var json => answer with { Json = null, Text = json },
        };
        return new(number, created, request, fitted, usage);
    }
}
