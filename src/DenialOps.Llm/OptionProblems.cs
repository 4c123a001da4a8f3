using System.Globalization;

namespace DenialOps.Llm;

/// <summary>What is wrong with a set of options, each with option, value and allowed range.</summary>
/// <param name="type">The options' class.</param>
internal sealed class OptionProblems(string type)
{
    private readonly List<string> wrong = [];

    /// <summary>All of them in one line; null when nothing is wrong.</summary>
    internal string? Text => wrong.Count == 0 ? null : string.Join(" ", wrong);

    internal OptionProblems Check<T>(string name, T value, bool right, string range)
    {
        if (!right)
        {
            var shown = value is IFormattable number ? number.ToString(null, CultureInfo.InvariantCulture) : value?.ToString() ?? "not set";
            wrong.Add($"{type}.{name} is {shown}; allowed: {range}.");
        }

        return this;
    }

    /// <exception cref="ArgumentException">Something is wrong.</exception>
    internal void ThrowIfAny(string parameter)
    {
        if (Text is { } problems)
        {
            throw new ArgumentException(problems, parameter);
        }
    }
}
