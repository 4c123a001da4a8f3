using DenialOps.Facts;

namespace DenialOps.Cli.Printing;

/// <summary>Says in a line what was denied, for whom and by whom.</summary>
internal static class DeniedService
{
    private const int CodesShown = 3;

    /// <summary>Below it a value is a blank in the documents.</summary>
    private const double LeastConfidence = 0.5;

    /// <summary>For example <c>MRI of the lumbar spine (72148), for Ana Reyes, by Example Health Plan</c>.</summary>
    public static string Describe(CaseFacts facts)
    {
        var service = facts.Service;
        string?[] codes = [.. service.CptCodes.Concat(service.HcpcsCodes).Select(code => code.Value)];
        string what = (Usable(service.Description) ?? Usable(service.DrugName))?.Value ?? (codes.Length > 0 ? "the service" : "a service that we did not find the name of");
        string[] parts =
        [
            codes.Length > 0 ? $"{what} ({string.Join(", ", codes.Take(CodesShown))}{(codes.Length > CodesShown ? ", …" : string.Empty)})" : what,
            .. Part("for", facts.Member.Name),
            .. Part("by", facts.Payer.Name),
        ];
        return PrintableText.Words(string.Join(", ", parts));
    }

    private static string[] Part(string word, Fact<string>? fact) => Usable(fact) is { } sure ? [$"{word} {sure.Value}"] : [];

    /// <summary>A fact that the documents do not state is not shown as one either.</summary>
    private static Fact<string>? Usable(Fact<string>? fact) => fact is { Confidence: >= LeastConfidence } ? fact : null;
}
