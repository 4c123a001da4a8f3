using System.Text;

namespace DenialOps.Tests.Robustness;

/// <summary>Makes damaged and random inputs. The same seed and number give the same bytes.</summary>
internal sealed class InputMaker(LetterCorpus corpus, int seed)
{
    private const int MostPdfBytes = 40_000;

    /// <summary>Words that are doubled again and again grow without bound; the second that every input has is meant for letters.</summary>
    private const int MostBytes = 1_000_000;

    /// <summary>A hundred inputs hold this many of each kind.</summary>
    private static readonly InputKind[] Mix =
    [
        .. Enumerable.Repeat(InputKind.DamagedBytes, 20),
        .. Enumerable.Repeat(InputKind.DamagedWords, 24),
        .. Enumerable.Repeat(InputKind.Spliced, 12),
        .. Enumerable.Repeat(InputKind.Truncated, 10),
        .. Enumerable.Repeat(InputKind.WordSalad, 12),
        .. Enumerable.Repeat(InputKind.Repeated, 6),
        .. Enumerable.Repeat(InputKind.RandomAscii, 4),
        .. Enumerable.Repeat(InputKind.RandomUnicode, 5),
        .. Enumerable.Repeat(InputKind.RandomBytes, 3),
        .. Enumerable.Repeat(InputKind.DamagedPdf, 4),
    ];

    /// <summary>The input with a number.</summary>
    public FuzzInput Make(int number)
    {
        var random = new Random(unchecked((seed * 1_000_003) + number));
        var kind = Mix[number % Mix.Length];
        var bytes = kind switch
        {
            InputKind.DamagedBytes => TextDamage.Bytes(random, Pick(random, corpus.Bytes), 1 + random.Next(24)),
            InputKind.DamagedWords => Encoding.UTF8.GetBytes(TextDamage.Words(random, Pick(random, corpus.Texts))),
            InputKind.Spliced => TextDamage.Splice(random, Pick(random, corpus.Bytes), Pick(random, corpus.Bytes)),
            InputKind.Truncated => TextDamage.Cut(random, Pick(random, corpus.Bytes)),
            InputKind.WordSalad => Encoding.UTF8.GetBytes(RandomText.WordSalad(random)),
            InputKind.Repeated => Encoding.UTF8.GetBytes(RandomText.Repeated(random)),
            InputKind.RandomAscii => Encoding.UTF8.GetBytes(RandomText.Ascii(random)),
            InputKind.RandomUnicode => RandomText.Unicode(random),
            InputKind.RandomBytes => RandomText.Bytes(random),
            InputKind.DamagedPdf => Pdf(random),
            _ => throw new InvalidOperationException($"No way to make {kind}."),
        };
        return new FuzzInput(seed, number, kind, random.Next(8) == 0 ? "letter.md" : "letter.txt", bytes.Length > MostBytes ? bytes[..MostBytes] : bytes);
    }

    private byte[] Pdf(Random random)
    {
        var small = corpus.Pdfs.Where(p => p.Length <= MostPdfBytes).ToList();
        var pdf = Pick(random, small);
        return random.Next(4) switch
        {
            0 => TextDamage.Cut(random, pdf),
            1 => TextDamage.Splice(random, pdf, Pick(random, small)),
            _ => TextDamage.Bytes(random, pdf, 1 + random.Next(16)),
        };
    }

    private static T Pick<T>(Random random, IReadOnlyList<T> from) => from[random.Next(from.Count)];
}
