namespace DenialOps.Facts;

/// <summary>Finds the known names that a mistyped one was probably meant to be.</summary>
internal static class NearMatch
{
    private const int MaximumLength = 80;
    private const int MaximumMatches = 3;
    private const int Far = 1000;

    /// <summary>
    /// The names of <paramref name="known"/> that are within a third of their length of <paramref name="word"/>, counted in letters
    /// changed, added, left out or swapped, or that hold it as a part. Only the nearest, at most three. Of a dotted name the last part counts too:
    /// <c>memberid</c> finds <c>member.member_id</c>.
    /// </summary>
    public static IReadOnlyList<string> Find(string word, IEnumerable<string> known)
    {
        if (word.Length is 0 or > MaximumLength)
        {
            return [];
        }

        string wanted = Plain(word), wantedEnd = Plain(LastPart(word));
        (string Name, int Distance)[] near =
        [
            .. known.Select(name => (Name: name, Distance: Math.Min(Distance(wanted, Plain(name)), 1 + Distance(wantedEnd, Plain(LastPart(name))))))
                .Where(candidate => candidate.Distance < Far)
                .OrderBy(candidate => candidate.Distance)
                .ThenBy(candidate => candidate.Name, StringComparer.Ordinal),
        ];
        return [.. near.Where(candidate => candidate.Distance == near[0].Distance).Select(candidate => candidate.Name).Take(MaximumMatches)];
    }

    private static string Plain(string name) => name.Replace("_", string.Empty, StringComparison.Ordinal).Replace("-", string.Empty,
        StringComparison.Ordinal).ToUpperInvariant();

    private static string LastPart(string name) => name[(name.LastIndexOf('.') + 1)..];

    private static int Distance(string word, string name)
    {
        int distance = Edits(word, name);
        if (distance <= Math.Max(1, name.Length / 3))
        {
            return distance;
        }

        return word.Length >= 3 && name.Contains(word, StringComparison.Ordinal) ? name.Length : Far;
    }

    // Letters changed, added, left out or swapped with their neighbour (optimal string alignment).
    private static int Edits(string left, string right)
    {
        int[,] edits = new int[left.Length + 1, right.Length + 1];
        for (int i = 0; i <= left.Length; i++)
        {
            for (int j = 0; j <= right.Length; j++)
            {
                edits[i, j] = i == 0 || j == 0
                    ? i + j
                    : Math.Min(
                        Math.Min(edits[i - 1, j], edits[i, j - 1]) + 1,
                        edits[i - 1, j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                {
                    edits[i, j] = Math.Min(edits[i, j], edits[i - 2, j - 2] + 1);
                }
            }
        }

        return edits[left.Length, right.Length];
    }
}
