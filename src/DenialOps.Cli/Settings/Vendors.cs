namespace DenialOps.Cli.Settings;

/// <summary>The vendors of models: where each is, which variable holds its key, and which of its models are usual here.</summary>
internal static class Vendors
{
    /// <summary>The providers that may be named, the one that means "no model" included.</summary>
    public static IReadOnlyList<string> Providers { get; } = ["openai", "openai-responses", "anthropic", RunSettings.Offline];

    /// <summary>The variables that hold the vendors' keys, in the order in which they are looked at.</summary>
    public static IReadOnlyList<(string Provider, string Variable)> Keys { get; } = [("openai", "OPENAI_API_KEY"), ("anthropic", "ANTHROPIC_API_KEY")];

    /// <summary>The variable that holds the key of a provider.</summary>
    public static string KeyOf(string provider) => IsAnthropic(provider) ? Keys[1].Variable : Keys[0].Variable;

    /// <summary>The cheap model that reads, where the vendor itself is asked.</summary>
    public static string SmallModelOf(string provider) => IsAnthropic(provider) ? "claude-haiku-4-5" : "gpt-4o-mini";

    /// <summary>Whether an address is the vendor's own; it is where none is given.</summary>
    public static bool IsHome(string provider, Uri? address) => address is null
        || (address is { IsAbsoluteUri: true, Scheme: "https" } && address.Host == (IsAnthropic(provider) ? "api.anthropic.com" : "api.openai.com"));

    /// <summary>The key in a variable; null where there is none.</summary>
    /// <exception cref="WrongUseException">What is in it can be no key; the message says what is wrong and never what it is.</exception>
    public static string? KeyIn(string variable) => ProblemIn(variable) is not { } problem ? Read(variable)
        : throw new WrongUseException($"the environment variable {ShownValue.Of(variable)} {problem}, so it is no key; put the whole key into it and nothing else, or unset it.");

    /// <summary>What is wrong with what is in a variable, behind its name; null where nothing is.</summary>
    public static string? ProblemIn(string variable) => Read(variable) is not { } key || key.All(letter => letter is > ' ' and < '\u007f') ? null
        : string.IsNullOrWhiteSpace(key) ? "has only white space in it"
        : key.AsSpan().ContainsAny('\n', '\r') ? "has a line end in it"
        : key.Any(char.IsWhiteSpace) ? "has a space in it"
        : "has a character in it that no key has";

    /// <summary>What is in a variable, as it is; null where there is nothing.</summary>
    public static string? Read(string variable) => Environment.GetEnvironmentVariable(variable) is { Length: > 0 } key ? key : null;

    /// <summary>Whether a variable is set, and what is wrong with it.</summary>
    public static string StateOf(string variable) => Read(variable) is null ? "not set" : ProblemIn(variable) is { } problem ? "set, but it " + problem : "set";

    private static bool IsAnthropic(string provider) => provider == "anthropic";
}
