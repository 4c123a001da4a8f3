using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using DenialOps.Planning;

namespace DenialOps.Artifacts;

/// <summary>Turns a pack into the files of the case contract.</summary>
public static class CaseArtifacts
{
    /// <summary>The name of the text that receipts point into.</summary>
    public const string ExtractedText = "extracted_text.txt";

    /// <summary>The files of <paramref name="pack"/>, <c>run.json</c> last. The same pack gives the same bytes, times of the stages aside.</summary>
    public static IReadOnlyList<CaseArtifact> Render(CasePack pack, ArtifactOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(pack);
        options ??= new ArtifactOptions();
        var files = new List<CaseArtifact>(16)
        {
            new(ExtractedText, Encoding.UTF8.GetBytes(pack.Reading.Letter.Text)),
            new("case_facts.json", ContractJson.Serialize(pack.Reading.Facts)),
            new("route.json", ContractJson.Serialize(pack.Route)),
            new("deadlines.json", ContractJson.Serialize(pack.Deadlines)),
            new("action_plan.json", ContractJson.Serialize(pack.Plan)),
        };
        foreach (var document in pack.Documents)
        {
            files.Add(new CaseArtifact(document.FileName, Encoding.UTF8.GetBytes(document.Markdown)));
        }

        files.Add(new CaseArtifact("summary.json", ContractJson.Serialize(pack.Summary)));
        files.Add(new CaseArtifact("grounding.json", ContractJson.Serialize(GroundingFile.Of(pack.Grounding))));
        files.Add(new CaseArtifact("usage.json", ContractJson.Serialize(UsageFile.Of(pack.Model))));
        files.Add(new CaseArtifact(CaseFile.FileName, ContractJson.Serialize(Case(pack, options))));
        files.Add(new CaseArtifact("run.json", ContractJson.Serialize(Run(pack, options, files))));
        return files;
    }

    private static CaseFile Case(CasePack pack, ArtifactOptions options) => new()
    {
        CaseId = pack.Reading.Facts.CaseId,
        Letter = options.Letter,
        Sha256 = pack.Reading.Letter.Sha256,
        Answers = pack.Reading.Context?.Given ?? new SortedDictionary<string, JsonElement>(StringComparer.Ordinal),
    };

    private static RunFile Run(CasePack pack, ArtifactOptions options, List<CaseArtifact> files) => new()
    {
        CaseId = pack.Reading.Facts.CaseId,
        Version = options.Version,
        Options = options.Options,
        Stages = [.. pack.Stages.Select(s => new RunStage { Stage = s.Stage, DurationMs = s.Duration.TotalMilliseconds })],
        Warnings = pack.Warnings,
        Artifacts =
        [
            .. files.Select(f => new RunArtifact
            {
                File = f.FileName,
                Bytes = f.Content.Length,
                Sha256 = Convert.ToHexStringLower(SHA256.HashData(f.Content.Span)),
                GeneratedBy = WriterOf(f.FileName, pack),
            }),
        ],
    };

    /// <summary>Who wrote the words of a file; null for files that are data.</summary>
    private static string? WriterOf(string file, CasePack pack) => file switch
    {
        "summary.json" => pack.Summary.GeneratedBy,
        "action_plan.json" => WriterOf(PackContents.ActionPlan, pack),
        _ => pack.Documents.FirstOrDefault(document => document.FileName == file)?.GeneratedBy,
    };
}
