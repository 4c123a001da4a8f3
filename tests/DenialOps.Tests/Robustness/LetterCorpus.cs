using System.Text;

namespace DenialOps.Tests.Robustness;

/// <summary>The letters that inputs are made from: the samples and the test corpus, in the order of their names.</summary>
internal sealed class LetterCorpus
{
    private LetterCorpus(IReadOnlyList<string> texts, IReadOnlyList<byte[]> pdfs)
    {
        Texts = texts;
        Pdfs = pdfs;
        Bytes = [.. texts.Select(Encoding.UTF8.GetBytes)];
    }

    /// <summary>The letters in text and Markdown.</summary>
    public IReadOnlyList<string> Texts { get; }

    /// <summary>The same letters as UTF-8.</summary>
    public IReadOnlyList<byte[]> Bytes { get; }

    /// <summary>The letters in PDF.</summary>
    public IReadOnlyList<byte[]> Pdfs { get; }

    /// <summary>Reads the letters of a repository.</summary>
    public static LetterCorpus Load(string root)
    {
        var files = new[] { "samples", Path.Combine("tests", "corpus"), Path.Combine("tests", "DenialOps.Tests", "Intake") }
            .Select(folder => Path.Combine(root, folder))
            .SelectMany(Directory.GetFiles)
            .Order(StringComparer.Ordinal)
            .ToList();
        return new LetterCorpus(
            [.. files.Where(f => Path.GetExtension(f) is ".txt" or ".md").Select(File.ReadAllText)],
            [.. files.Where(f => Path.GetExtension(f) is ".pdf").Select(File.ReadAllBytes)]);
    }
}
