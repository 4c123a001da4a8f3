using System.Runtime.CompilerServices;

namespace DenialOps.Remittances;

/// <summary>Reads the claims of electronic remittance advice: X12 835, version 005010X221A1.</summary>
/// <remarks>
/// One claim is held at a time, so a file may be of any length. What is malformed is told with its place, and the rest is read; see
/// <see cref="RemittanceProblem"/>. Source: ASC X12 005010X221A1, Health Care Claim Payment/Advice, for the order and the meaning of
/// segments and for the balancing of claims, services and payments (its section 1.10.2).
/// </remarks>
/// <threadsafety>Safe to use from any number of threads.</threadsafety>
/// <example>
/// <code>
/// await foreach (var claim in new RemittanceReader().ReadAsync(file, problems.Add)) { Console.WriteLine(claim.Charge - claim.Paid); }
/// </code>
/// </example>
public sealed class RemittanceReader
{
    /// <summary>Reads the claims, in the order of the file.</summary>
    /// <param name="stream">The file; not disposed of.</param>
    /// <param name="onProblem">Told of each thing that is wrong, as it is met; null for nobody.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>Every claim, paid or not.</returns>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async IAsyncEnumerable<RemittedClaim> ReadAsync(Stream stream, Action<RemittanceProblem>? onProblem = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        using var segments = new X12SegmentReader(stream);
        var walk = new RemittanceWalk(segments, onProblem ?? (_ => { }));
        while (await segments.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            if (walk.Take() is { } claim)
            {
                yield return claim;
            }
        }

        if (walk.End() is { } last)
        {
            yield return last;
        }
    }
}
