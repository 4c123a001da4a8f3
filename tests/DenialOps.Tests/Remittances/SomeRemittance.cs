using System.Text;
using DenialOps.Remittances;

namespace DenialOps.Tests.Remittances;

/// <summary>The sample remittance, and how texts of remittances are read in tests.</summary>
internal static class SomeRemittance
{
    public static string Text { get; } = File.ReadAllText(Path.Combine(Repository.Root, "samples", "remittances", "july.835"));

    public static Task<(List<RemittedClaim> Claims, List<RemittanceProblem> Problems)> ReadAsync(string text) => ReadAsync(new MemoryStream(Encoding.Latin1.GetBytes(text)));

    public static async Task<(List<RemittedClaim> Claims, List<RemittanceProblem> Problems)> ReadAsync(Stream stream)
    {
        var (claims, problems) = (new List<RemittedClaim>(), new List<RemittanceProblem>());
        await foreach (var claim in new RemittanceReader().ReadAsync(stream, problems.Add, TestContext.Current.CancellationToken))
        {
            claims.Add(claim);
        }

        return (claims, problems);
    }

    /// <summary>A stream that gives a few bytes at a time, as a pipe may.</summary>
    public sealed class Dripping(byte[] content, int most) : MemoryStream(content)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => base.ReadAsync(buffer[..Math.Min(most, buffer.Length)], cancellationToken);
    }
}
