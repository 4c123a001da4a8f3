using DenialOps.Facts;

namespace DenialOps.Cli.Printing;

/// <summary>Says in a line what was denied, for whom and by whom.</summary>
internal static class DeniedService
{
    private const int CodesShown = 3;

    /// <summary>For example <c>MRI of the lumbar spine (72148), for Ana Reyes, by Example Health Plan</c>.</summary>
    public static string Describe(CaseFacts facts)
    {
        var service = facts.Service;
        string?[] codes = [.. service.CptCodes.Concat(service.HcpcsCodes).Select(code => code.Value)];
        string what = (service.Description ?? service.DrugName)?.Value ?? (codes.Length > 0 ? "the service" : "a service that the letter does not name");
        string[] parts =
        [
            codes.Length > 0 ? $"{what} ({string.Join(", ", codes.Take(CodesShown))}{(codes.Length > CodesShown ? ", …" : string.Empty)})" : what,
            .. Part("for", facts.Member.Name),
            .. Part("by", facts.Payer.Name),
        ];
        return PrintableText.Words(string.Join(", ", parts));
    }

    private static string[] Part(string word, Fact<string>? fact) => fact is null ? [] : [$"{word} {fact.Value}"];
}
