namespace DenialOps.Grounding;

/// <summary>A report that stays readable however long the draft: so many entries of a list, those that nothing supports first, and how many were left out.</summary>
public static class BoundedReport
{
    /// <summary>How many entries a list has at most.</summary>
    public const int MostEntries = 2000;

    /// <summary>How many characters of an entry are kept at most.</summary>
    private const int LongestText = 500;

    /// <summary>The report with no list longer than <see cref="MostEntries"/>; itself where none is.</summary>
    public static GroundingReport Of(GroundingReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var leftOut = 0;
        var bounded = report with
        {
            Items = Items(report.Items, ref leftOut),
            UngroundedClaims = Texts(report.UngroundedClaims, ref leftOut),
            HallucinatedCodes = Texts(report.HallucinatedCodes, ref leftOut),
            HallucinatedDates = Texts(report.HallucinatedDates, ref leftOut),
            HallucinatedAmounts = Texts(report.HallucinatedAmounts, ref leftOut),
            HallucinatedContacts = Texts(report.HallucinatedContacts, ref leftOut),
            HallucinatedIdentifiers = Texts(report.HallucinatedIdentifiers, ref leftOut),
        };
        return leftOut == 0 ? report : bounded with { LeftOut = leftOut };
    }

    // In order of place, what nothing supports before what is true.
    private static IReadOnlyList<GroundingItem> Items(IReadOnlyList<GroundingItem> items, ref int leftOut)
    {
        if (items.Count <= MostEntries)
        {
            return items;
        }

        leftOut += items.Count - MostEntries;
        return [.. items.OrderBy(item => item.Status == GroundingStatus.Ungrounded ? 0 : 1).Take(MostEntries).OrderBy(item => item.Start).Select(Short)];
    }

    private static GroundingItem Short(GroundingItem item) => item with { Text = Short(item.Text), Evidence = item.Evidence is null ? null : Short(item.Evidence) };

    private static IReadOnlyList<string> Texts(IReadOnlyList<string> texts, ref int leftOut)
    {
        if (texts.Count <= MostEntries)
        {
            return texts;
        }

        leftOut += texts.Count - MostEntries;
        return [.. texts.Take(MostEntries).Select(Short)];
    }

    private static string Short(string text) => text.Length <= LongestText ? text : text[..LongestText] + " …";
}
