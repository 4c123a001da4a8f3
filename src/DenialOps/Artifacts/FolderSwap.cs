namespace DenialOps.Artifacts;

/// <summary>
/// Puts a folder that was written in the place of another one. Two renames are no one step: another run of the case may come between them,
/// and then it is done again.
/// </summary>
internal static class FolderSwap
{
    private const int MostTries = 200;

    /// <summary>Puts <paramref name="temporary"/> where <paramref name="target"/> is or is to be.</summary>
    /// <param name="target">The folder of the case.</param>
    /// <param name="temporary">The folder that was written; it is gone afterwards.</param>
    /// <returns>The folders that were moved away by this run: nobody needs them any more.</returns>
    /// <exception cref="IOException">It cannot be done; what was there is there again.</exception>
    public static IReadOnlyList<string> Put(string target, string temporary)
    {
        var replaced = new List<string>();
        for (var tries = 1; ; tries++)
        {
            try
            {
                Once(target, temporary, Name(temporary, tries), replaced);
                return replaced;
            }
            catch (IOException) when (tries < MostTries && Directory.Exists(temporary))
            {
                // Another run has put its folder there or moved one away in the meantime.
            }
        }
    }

    private static void Once(string target, string temporary, string old, List<string> replaced)
    {
        if (!Directory.Exists(target))
        {
            Directory.Move(temporary, target);
            return;
        }

        Directory.Move(target, old);
        replaced.Add(old);
        try
        {
            Directory.Move(temporary, target);
        }
        catch when (!Directory.Exists(target))
        {
            Directory.Move(old, target);
            replaced.Remove(old);
            throw;
        }
    }

    private static string Name(string temporary, int tries)
    {
        var name = temporary[..^CaseFolder.New.Length];
        return (tries == 1 ? name : FormattableString.Invariant($"{name}-{tries}")) + CaseFolder.Old;
    }
}
