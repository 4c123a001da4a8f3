namespace DenialOps.Artifacts;

/// <summary>Finds the folder of a case, also where a run was killed while it replaced it.</summary>
public static class CaseFolder
{
    /// <summary>The end of the name of a folder that is being written.</summary>
    internal const string New = ".new";

    /// <summary>The end of the name of a folder that is being replaced.</summary>
    internal const string Old = ".old";

    /// <summary>The folder that holds the newest whole files of a case.</summary>
    /// <param name="outputFolder">The folder that holds the cases.</param>
    /// <param name="caseId">The case's name.</param>
    /// <returns>
    /// Its full path: <c>outputFolder/caseId</c>; where that is gone because a run was killed between the two steps of a replacement, the
    /// new files or the old ones, which lie beside it under other names. Null where there is none.
    /// </returns>
    public static string? Find(string outputFolder, string caseId)
    {
        ArgumentException.ThrowIfNullOrEmpty(outputFolder);
        ArgumentException.ThrowIfNullOrEmpty(caseId);
        var target = Path.Combine(Path.GetFullPath(outputFolder), caseId);
        if (Directory.Exists(target))
        {
            return target;
        }

        // The old files are moved away only when the new ones are whole: beside old ones, new ones are the better copy.
        var old = Beside(target, Old).OrderByDescending(Directory.GetLastWriteTimeUtc).FirstOrDefault();
        var whole = old is null ? null : old[..^Old.Length] + New;
        return Directory.Exists(whole) ? whole : old;
    }

    /// <summary>The folders beside that of a case that a run of the case made and whose names end in <paramref name="end"/>.</summary>
    internal static string[] Beside(string target, string end)
    {
        try
        {
            return Directory.GetDirectories(Path.GetDirectoryName(target)!, $".{Path.GetFileName(target)}.*{end}");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Where nothing can be read there is nothing to find, and nothing to clear away.
            return [];
        }
    }
}
