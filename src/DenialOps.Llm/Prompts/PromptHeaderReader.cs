using System.Globalization;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace DenialOps.Llm.Prompts;

/// <summary>Reads the YAML front matter of a prompt file.</summary>
/// <param name="problems">Where faults go.</param>
internal sealed partial class PromptHeaderReader(PromptProblems problems)
{
    // The YAML begins on the second line of the file, after "---".
    private const int Offset = 1;

    // Stream, document, fields, inputs: twice that is room enough.
    private const int MaxDepth = 8;

    internal PromptHeader Read(string yaml)
    {
        var header = new PromptHeader();
        if (Mapping(yaml) is not { } fields)
        {
            header.InputsAreKnown = false;
            return header;
        }

        foreach (var (key, value) in fields.Children)
        {
            Field(header, ((YamlScalarNode)key).Value ?? "", value, Line(key));
        }

        Require(fields, "name");
        Require(fields, "version");
        Require(fields, "description");
        return header;
    }

    private static int Line(YamlNode node) => (int)node.Start.Line + Offset;

    private YamlMappingNode? Mapping(string yaml)
    {
        try
        {
            if (IsTooDeep(yaml))
            {
                problems.Add(2, $"The front matter is nested more than {MaxDepth} deep.");
                return null;
            }

            var stream = new YamlStream();
            stream.Load(new StringReader(yaml));
            if (stream.Documents is [{ RootNode: YamlMappingNode fields }] && fields.Children.Keys.All(key => key is YamlScalarNode))
            {
                return fields;
            }

            problems.Add(2, "The front matter is not a list of fields, as 'name: summary'.");
        }
        catch (YamlException e)
        {
            problems.Add((int)e.Start.Line + Offset, "The front matter is not YAML, or has a field twice.");
        }

        return null;
    }

    // The tree is built by recursion: a file of brackets alone would end the process.
    private static bool IsTooDeep(string yaml)
    {
        var parser = new Parser(new StringReader(yaml));
        for (var depth = 0; parser.MoveNext();)
        {
            depth += parser.Current?.NestingIncrease ?? 0;
            if (depth > MaxDepth)
            {
                return true;
            }
        }

        return false;
    }

    private void Require(YamlMappingNode fields, string name)
    {
        if (!fields.Children.ContainsKey(new YamlScalarNode(name)))
        {
            problems.Add(1, $"The front matter has no '{name}'.");
        }
    }

    private void Field(PromptHeader header, string name, YamlNode value, int line)
    {
        switch (name)
        {
            case "name":
                header.Name = Text(value, name, Name(), "small letters, digits and hyphens");
                break;
            case "version":
                header.Version = Text(value, name, Version(), "one to three numbers, as 1.2.0");
                break;
            case "description":
                header.Description = Text(value, name, NotBlank(), "a text");
                break;
            case "output":
                header.Output = Text(value, name, Variable(), "the name of a schema: letters, digits, hyphens and underscores");
                break;
            case "temperature":
                header.Temperature = double.TryParse(Scalar(value), NumberStyles.Float, CultureInfo.InvariantCulture, out var heat)
                    && heat is >= 0 and <= 2
                    ? heat
                    : Fault<double?>(line, $"'temperature' is {Shown(value)}; a number from 0 to 2 is needed.");
                break;
            case "max_tokens":
                header.MaxTokens = int.TryParse(Scalar(value), NumberStyles.None, CultureInfo.InvariantCulture, out var most)
                    && most >= 1
                    ? most
                    : Fault<int?>(line, $"'max_tokens' is {Shown(value)}; a whole number from 1 is needed.");
                break;
            case "inputs":
                Inputs(header, value, line);
                break;
            default:
                problems.Add(
                    line,
                    $"'{name}' is not a field; there are name, version, description, inputs, temperature, max_tokens, output.");
                break;
        }
    }

    private void Inputs(PromptHeader header, YamlNode value, int line)
    {
        IEnumerable<(YamlNode Name, YamlNode? Description)>? inputs = value switch
        {
            YamlSequenceNode list => list.Children.Select(item => (item, (YamlNode?)null)),
            YamlMappingNode map => map.Children.Select(item => (item.Key, (YamlNode?)item.Value)),
            YamlScalarNode { Value: null or "" } => [],
            _ => null,
        };
        if (inputs is null)
        {
            problems.Add(line, "'inputs' is neither a list of names nor names with descriptions.");
            header.InputsAreKnown = false;
            return;
        }

        foreach (var (node, description) in inputs)
        {
            var name = Scalar(node) ?? "";
            if (!Variable().IsMatch(name))
            {
                problems.Add(Line(node), $"The input '{name}' is not a name: letters, digits and underscores, a letter first.", name);
            }
            else if (header.Inputs.Exists(other => other.Name == name))
            {
                problems.Add(Line(node), $"The input '{name}' is declared twice.", name);
            }
            else
            {
                if (description is not null and not YamlScalarNode)
                {
                    problems.Add(Line(node), $"The description of the input '{name}' is not a text.", name);
                }

                header.Inputs.Add(new PromptInput(name, description is null ? "" : Scalar(description) ?? "", Line(node)));
            }
        }
    }

    private string Text(YamlNode value, string field, Regex form, string needed)
    {
        var text = Scalar(value) ?? "";
        return form.IsMatch(text) ? text : Fault<string>(Line(value), $"'{field}' is {Shown(value)}; {needed} is needed.") ?? "";
    }

    private T? Fault<T>(int line, string message)
    {
        problems.Add(line, message);
        return default;
    }

    private static string? Scalar(YamlNode node) => (node as YamlScalarNode)?.Value;

    private static string Shown(YamlNode node) => Scalar(node) is { Length: <= 60 } text ? $"'{text}'" : "of another kind";

    [GeneratedRegex(@"\A[a-z][a-z0-9-]{0,99}\z", RegexOptions.NonBacktracking)]
    private static partial Regex Name();

    [GeneratedRegex(@"\A[0-9]{1,9}(?:\.[0-9]{1,9}){0,2}\z", RegexOptions.NonBacktracking)]
    private static partial Regex Version();

    [GeneratedRegex(@"\S", RegexOptions.NonBacktracking)]
    private static partial Regex NotBlank();

    [GeneratedRegex(@"\A[A-Za-z][A-Za-z0-9_-]{0,99}\z", RegexOptions.NonBacktracking)]
    private static partial Regex Variable();
}
