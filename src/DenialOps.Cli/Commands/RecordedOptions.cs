using System.Globalization;
using DenialOps.Drafting;
using DenialOps.Facts;
using DenialOps.Knowledge;

namespace DenialOps.Cli.Commands;

/// <summary>What <c>run.json</c> says of the options. Which facts the user gave, not what they are: it is the file that people send with a question.</summary>
internal static class RecordedOptions
{
    /// <summary>The options that change the result.</summary>
    public static SortedDictionary<string, string> Of(UserContext? context, DateOnly? asOf, DocumentLanguage language, DocumentTemplates? templates)
    {
        var options = new SortedDictionary<string, string>(StringComparer.Ordinal);
        if (asOf is { } day)
        {
            options["as_of"] = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        }

        if (language == DocumentLanguage.Spanish)
        {
            options["language"] = "es";
        }

        if (context is { Fields.Count: > 0 })
        {
            options["context"] = string.Join(", ", context.Fields);
        }

        if (templates is { Replaced.Count: > 0 })
        {
            options["templates"] = string.Join(", ", templates.Replaced);
        }

        return options;
    }
}
