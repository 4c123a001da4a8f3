using System.Diagnostics;
using DenialOps.Artifacts;
using DenialOps.Facts;
using DenialOps.Intake;
using DenialOps.Knowledge;
using DenialOps.Routing;

namespace DenialOps.Tests.Robustness;

/// <summary>Walks an input through the product and says what went wrong, if anything.</summary>
internal sealed class InputCheck(TimeProvider timeProvider)
{
    /// <summary>No input may take longer.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(1);

    private const int Attempts = 3;

    private readonly LetterReader _reader = new();
    private readonly CasePipeline _pipeline = new(timeProvider);

    /// <summary>How many inputs were refused as no letter.</summary>
    public int Refused { get; private set; }

    /// <summary>What is wrong with the reading of <paramref name="input"/>; null when all is well.</summary>
    /// <param name="input">The input.</param>
    /// <param name="wholePack">Whether the pack is made too; else the facts and the route.</param>
    public async Task<string?> RunAsync(FuzzInput input, bool wholePack)
    {
        var quickest = TimeSpan.MaxValue;
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var start = Stopwatch.GetTimestamp();
            if (await FailureAsync(input, wholePack).ConfigureAwait(false) is { } failure)
            {
                return failure;
            }

            // A busy machine can stop any thread for a second; an input that is slow is slow every time.
            var took = Stopwatch.GetElapsedTime(start);
            quickest = took < quickest ? took : quickest;
            if (quickest <= Limit)
            {
                return null;
            }
        }

        return FormattableString.Invariant($"took {quickest.TotalSeconds:0.0} s at best of {Attempts}: {System.Text.Json.JsonSerializer.Serialize(System.Text.Encoding.UTF8.GetString(input.Bytes.AsSpan(0, Math.Min(80, input.Bytes.Length))))}");
    }

#pragma warning disable CA1031 // Any exception at all is what this looks for.
    private async Task<string?> FailureAsync(FuzzInput input, bool wholePack)
    {
        try
        {
            var letter = await ReadAsync(input).ConfigureAwait(false);
            var reading = _pipeline.ReadFacts(letter);
            var route = _pipeline.DecideRoute(reading);
            return Wrong(reading, route) ?? (wholePack ? WrongPack(_pipeline.Run(letter)) : null);
        }
        catch (IntakeException refused)
        {
            Refused++;
            return refused.Message.Length > 0 && !refused.Message.Contains('\n', StringComparison.Ordinal) ? null : $"refused in other than one line: {refused.Message}";
        }
        catch (Exception crash)
        {
            return crash.ToString();
        }
    }
#pragma warning restore CA1031

    private async Task<LetterDocument> ReadAsync(FuzzInput input)
    {
        using var stream = new MemoryStream(input.Bytes, writable: false);
        return await _reader.ReadAsync(stream, input.FileName).ConfigureAwait(false);
    }

    private static string? Wrong(LetterReading reading, RouteDecision route)
    {
        if (route.Confidence is not (>= 0 and <= 1))
        {
            return $"route {route.Route} has confidence {route.Confidence}";
        }

        foreach (var fact in FactWalk.Of(reading.Facts))
        {
            if (Wrong(fact, reading.Letter) is { } wrong)
            {
                return $"{fact.Path}: {wrong}";
            }
        }

        return null;
    }

    private static string? Wrong(FoundFact fact, LetterDocument letter)
    {
        if (fact.Confidence is not (>= 0 and <= 1))
        {
            return $"confidence {fact.Confidence}";
        }

        if (fact.Value is null or "" || (fact.Value is string text && string.IsNullOrWhiteSpace(text)))
        {
            return "no value";
        }

        if (fact.Source is not { } source)
        {
            // That a kind of coverage is not stated stands nowhere.
            return fact.Value is PlanType.Unknown ? null : "no receipt";
        }

        if (source.Document != letter.FileName || source.Page < 1 || source.Page > letter.Pages.Count)
        {
            return $"receipt for {source.Document}, page {source.Page}";
        }

        var page = letter.Pages[source.Page - 1];
        bool inside = source.Start >= 0 && source.Start < source.End && source.End <= page.Length;
        return !inside ? $"receipt from {source.Start} to {source.End} on a page of {page.Length} characters"
            : !letter.Text.AsSpan(page.Start + source.Start, source.End - source.Start).SequenceEqual(source.Quote) ? $"the quote \"{source.Quote}\" does not stand there"
            : null;
    }

    private static string? WrongPack(CasePack pack)
    {
        if (pack.Documents.Count == 0)
        {
            return "a pack without documents";
        }

        foreach (var report in pack.Grounding)
        {
            if (!report.IsGrounded)
            {
                return $"{report.Document} was delivered ungrounded: {string.Join("; ", report.UngroundedClaims)}";
            }
        }

        return CaseArtifacts.Render(pack).Any(a => a.Content.Length == 0) ? "an empty artifact" : null;
    }
}
