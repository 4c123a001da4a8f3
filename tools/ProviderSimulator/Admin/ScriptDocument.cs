using System.Text.Json.Nodes;
using ProviderSimulator.Scripts;
using ProviderSimulator.Wire;

namespace ProviderSimulator.Admin;

/// <summary>A script as it is sent to <c>POST /_script</c>; what is wrong with one is told by a <see cref="FormatException"/>.</summary>
internal sealed record ScriptDocument(string? Model, string? Header, string? HeaderValue, Script Script)
{
    public static ScriptDocument Parse(JsonNode? node)
    {
        var document = StepDocument.Members(node, "the script", "model", "header", "steps", "loop");
        var header = document["header"] is { } h ? StepDocument.Members(h, "header", "name", "value") : null;
        if (document["steps"] is not JsonArray { Count: > 0 } steps)
        {
            throw new FormatException("'steps' must be a list with at least one step.");
        }

        if (header is not null && document["model"] is not null)
        {
            throw new FormatException("A script is for a 'model' or for a 'header', not for both.");
        }

        return new(
            document["model"] is null ? null : document.Text("model") ?? throw new FormatException("'model' must be a text."),
            header is null ? null : header.Text("name") ?? throw new FormatException("'header' needs a 'name'."),
            header is null ? null : header.Text("value") ?? throw new FormatException("'header' needs a 'value'."),
            new([.. steps.SelectMany(StepDocument.Parse)]) { Loops = document.Flag("loop") });
    }

    public void Apply(Simulator simulator)
    {
        if (Header is not null)
        {
            simulator.ScriptHeader(Header, HeaderValue!, Script);
        }
        else if (Model is not null)
        {
            simulator.Script(Model, Script);
        }
        else
        {
            simulator.ScriptAll(Script);
        }
    }
}
