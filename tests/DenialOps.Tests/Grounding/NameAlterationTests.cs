using System.Text.RegularExpressions;
using DenialOps.Mentions;

namespace DenialOps.Tests.Grounding;

/// <summary>The law of the room for what is said in words: a name, a side or a number in letters that was made wrong is found.</summary>
public sealed partial class NameAlterationTests
{
    private const int Names = 6_000;
    private const int Numbers = 3_000;

    /// <summary>Names of made-up people that are words of every letter too.</summary>
    private static readonly HashSet<string> Ordinary = new(StringComparer.OrdinalIgnoreCase) { "patient", "member" };

    private static readonly string[] Folders = [Path.Combine(Repository.Root, "samples"), Path.Combine(Repository.Root, "tests", "corpus")];

    [Fact]
    public async Task Every_altered_name_is_found()
    {
        var corpus = await ReadAsync();
        var others = corpus.Entries.Select(e => e.Facts.Member.Name).Where(n => n is not null)
            .SelectMany(n => n!.Value.Split(' ')).Where(w => w.Length > 3 && w.All(char.IsLetter) && !Ordinary.Contains(w)).Distinct(StringComparer.OrdinalIgnoreCase).ToArray();
        var places = corpus.Entries.SelectMany(e => NameAlteration.NamesOf(e.Facts).Distinct(StringComparer.Ordinal)
            .SelectMany(n => PlacesOf(e.Text, n).Select(start => (Entry: e, Name: n, Start: start)))).ToArray();
        places.Length.ShouldBeGreaterThan(200);
        var random = new Random(20260902);
        var (tried, skipped, missed) = (0, 0, new List<string>());
        while (tried < Names)
        {
            var (entry, name, start) = places[random.Next(places.Length)];
            if (NameAlteration.OfName(entry.Text, start, name, others, random) is not { } alteration)
            {
                continue;
            }

            if (IsStillTrue(entry, alteration))
            {
                skipped++;
                continue;
            }

            tried++;
            AddMissed(entry, alteration, missed);
        }

        missed.ShouldBeEmpty();
        skipped.ShouldBeLessThan(Names / 50);
    }

    [Fact]
    public async Task Every_altered_side_is_found()
    {
        var corpus = await ReadAsync();
        var (tried, missed) = (0, new List<string>());
        foreach (var entry in corpus.Entries)
        {
            foreach (Match side in Side().Matches(entry.Text))
            {
                var alteration = NameAlteration.OfSide(entry.Text, side.Groups[1].Index, side.Groups[1].Value);
                if (!entry.Checker.Check(entry.Name, entry.Text).IsGrounded || Holds(entry, alteration.New + entry.Text[(alteration.Start + alteration.Old.Length)..(side.Index + side.Length)]))
                {
                    continue;
                }

                tried++;
                AddMissed(entry, alteration, missed);
            }
        }

        missed.ShouldBeEmpty();
        tried.ShouldBeGreaterThan(10);
    }

    [Fact]
    public async Task A_number_in_letters_is_true_when_the_same_in_figures_is()
    {
        var corpus = await ReadAsync();
        var places = corpus.Entries.SelectMany(e => e.Mentions.Where(m => m.Kind is MentionKind.Amount or MentionKind.Duration or MentionKind.Percentage && m.Number >= 2).Select(m => (Entry: e, Mention: m))).ToArray();
        var random = new Random(20260903);
        var (tried, missed) = (0, new List<string>());
        while (tried < Numbers)
        {
            var (entry, mention) = places[random.Next(places.Length)];
            var isSame = random.Next(2) == 0;
            var number = isSame ? mention.Number!.Value : random.Next(2, 30_000);
            if (NameAlteration.OfNumber(entry.Text, mention, number) is not { } alteration)
            {
                continue;
            }

            var key = mention.Kind == MentionKind.Amount ? $"Amount:{number:0.00}" : mention.Kind == MentionKind.Percentage
                ? $"Percentage:{number}" : $"Duration:{number} {mention.Value.Split(' ')[1]}";
            if (!isSame && entry.Held.Contains(key))
            {
                continue;
            }

            tried++;
            if (entry.Checker.Check(entry.Name, alteration.Text).IsGrounded != isSame)
            {
                missed.Add($"{entry.Name}: «{alteration.Old}» became «{alteration.New}»");
            }
        }

        missed.ShouldBeEmpty();
    }

    private static Task<AlterationCorpus> ReadAsync() =>
        AlterationCorpus.ReadAsync(SomeCase.Clock("2026-10-01"), TestContext.Current.CancellationToken, Folders);

    private static void AddMissed(AlterationCorpus.Entry entry, NameAlteration alteration, List<string> missed)
    {
        if (entry.Checker.Check(entry.Name, alteration.Text).IsGrounded)
        {
            missed.Add($"{entry.Name}: {alteration.Operation}: «{alteration.Old}» became «{alteration.New}»");
        }
    }

    private static IEnumerable<int> PlacesOf(string text, string name)
    {
        for (var at = text.IndexOf(name, StringComparison.Ordinal); at >= 0; at = text.IndexOf(name, at + name.Length, StringComparison.Ordinal))
        {
            yield return at;
        }
    }

    // Decided without the checker: the letter or a fact holds the altered name word for word.
    private static bool IsStillTrue(AlterationCorpus.Entry entry, NameAlteration alteration) =>
        string.Equals(alteration.Old, alteration.New, StringComparison.OrdinalIgnoreCase) || Holds(entry, alteration.New);

    private static bool Holds(AlterationCorpus.Entry entry, string words) =>
        entry.Words.Contains(AlterationCorpus.Plain(words), StringComparison.Ordinal);

    [GeneratedRegex(@"\b(left|right)[ -](\w+ )?(knee|hip|shoulder|ankle|wrist|elbow|hand|foot|arm|leg|eye|ear|breast|lung|kidney|lower|upper)\b", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Side();
}
