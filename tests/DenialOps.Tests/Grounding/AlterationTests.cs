using DenialOps.Grounding;

namespace DenialOps.Tests.Grounding;

/// <summary>The law of the room: an unaltered document of ours is grounded, and one with one wrong value is not.</summary>
public sealed class AlterationTests
{
    private const int Alterations = 10_000;

    private static readonly string[] Folders = [Path.Combine(Repository.Root, "samples"), Path.Combine(Repository.Root, "tests", "corpus")];

    [Fact]
    public async Task Nothing_is_reported_on_the_documents_as_they_are()
    {
        var corpus = await AlterationCorpus.ReadAsync(SomeCase.Clock("2026-10-01"), TestContext.Current.CancellationToken, Folders);

        corpus.Entries.Count.ShouldBeGreaterThan(60);
        corpus.Entries
            .SelectMany(e => e.Checker.Check(e.Name, e.Text).Items.Where(i => i.Status == GroundingStatus.Ungrounded).Select(i => $"{e.Name}: {i.Kind} {i.Text}"))
            .ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_alteration_that_changes_a_value_is_found()
    {
        var corpus = await AlterationCorpus.ReadAsync(SomeCase.Clock("2026-10-01"), TestContext.Current.CancellationToken, Folders);
        var entries = corpus.Entries.Where(e => e.Mentions.Count > 0).ToArray();
        var random = new Random(20260901);
        int tried = 0, skipped = 0;
        var missed = new List<string>();
        while (tried < Alterations)
        {
            var entry = entries[random.Next(entries.Length)];
            if (Alteration.Of(entry.Text, entry.Mentions[random.Next(entry.Mentions.Count)], entry.Letter, random) is not { } alteration)
            {
                continue;
            }

            if (entry.Checker.Check(entry.Name, alteration.Text).IsGrounded)
            {
                if (AlterationTruth.IsStillTrue(entry, alteration))
                {
                    skipped++;
                    continue;
                }

                missed.Add($"{entry.Name}: {alteration.Operation}: {AlterationTruth.Around(entry, alteration)}");
            }

            tried++;
        }

        missed.ShouldBeEmpty();
        skipped.ShouldBeLessThan(Alterations * 3 / 100);
    }
}
