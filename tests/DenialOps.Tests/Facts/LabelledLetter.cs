using System.Text.Json.Nodes;
using DenialOps.Artifacts;
using DenialOps.Intake;

namespace DenialOps.Tests.Facts;

/// <summary>A letter with the values that a person found in it.</summary>
internal sealed record LabelledLetter(string Name, string Path, JsonObject Gold)
{
    /// <summary>The labelled letters of this repository.</summary>
    public static IEnumerable<LabelledLetter> OfRepository() =>
    [
        .. In(System.IO.Path.Combine(Repository.Root, "tests", "corpus")),
        .. In(System.IO.Path.Combine(Repository.Root, "samples"), System.IO.Path.Combine(Repository.Root, "samples", "labels")),
    ];

    /// <summary>The letters of a folder that have labels, in the order of their names.</summary>
    public static IEnumerable<LabelledLetter> In(string folder, string? labels = null)
    {
        foreach (string path in Directory.GetFiles(folder).Order(StringComparer.Ordinal).Where(p => System.IO.Path.GetExtension(p) is ".txt" or ".pdf" or ".md"))
        {
            string name = System.IO.Path.GetFileNameWithoutExtension(path);
            string gold = System.IO.Path.Combine(labels ?? folder, name + ".gold.json");
            if (File.Exists(gold))
            {
                yield return new LabelledLetter(name, path, JsonNode.Parse(File.ReadAllText(gold))!.AsObject());
            }
        }
    }

    /// <summary>Reads the letter and compares what the product writes with the labels.</summary>
    public async Task ScoreAsync(Scorer scorer)
    {
        var pipeline = new CasePipeline(SomeCase.Clock());
        var reading = pipeline.ReadFacts(await new LetterReader().ReadFileAsync(Path, TestContext.Current.CancellationToken));
        scorer.Add(Name, Gold, JsonNode.Parse(ContractJson.Serialize(reading.Facts))!, JsonNode.Parse(ContractJson.Serialize(pipeline.DecideRoute(reading)))!);
    }
}
