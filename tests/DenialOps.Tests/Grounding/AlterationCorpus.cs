using DenialOps.Drafting;
using DenialOps.Facts;
using DenialOps.Grounding;
using DenialOps.Intake;
using DenialOps.Mentions;
using DenialOps.Planning;

namespace DenialOps.Tests.Grounding;

/// <summary>The product's own documents for a set of letters, each with the check that its pack would run.</summary>
internal sealed class AlterationCorpus
{
    private AlterationCorpus(IReadOnlyList<Entry> entries) => Entries = entries;

    public IReadOnlyList<Entry> Entries { get; }

    /// <summary>Runs the whole walk on every letter of the given folders, at a fixed day.</summary>
    public static async Task<AlterationCorpus> ReadAsync(TimeProvider clock, CancellationToken cancellationToken, params string[] folders)
    {
        var reader = new LetterReader();
        var pipeline = new CasePipeline(clock);
        var entries = new List<Entry>();
        foreach (var file in folders.SelectMany(Directory.EnumerateFiles).Where(f => f.EndsWith(".txt", StringComparison.Ordinal) || f.EndsWith(".md", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            var pack = pipeline.Run(await reader.ReadFileAsync(file, cancellationToken), cancellationToken);
            var derived = DerivedValues.Of(pack.Deadlines);
            var rules = RuleTexts.Of(pack.Reading.Facts, pack.Deadlines, pack.Route.Route);
            var checker = new GroundingChecker([pack.Reading.Letter], pack.Reading.Facts, derived, rules);
            var letter = MentionRecognizer.Recognize(pack.Reading.Letter.Text);
            var held = letter.Concat(derived.Select(d => new Mention(d.Kind, 0, 0, d.Value))).Concat(rules.SelectMany(r => r.Mentions)).Select(Key).ToHashSet(StringComparer.Ordinal);
            var words = Plain(string.Join(" / ", NameAlteration.NamesOf(pack.Reading.Facts).Concat(rules.Select(r => r.Text)).Prepend(pack.Reading.Letter.Text)));
            var session = new DraftSession(new CaseView(pack.Reading.Facts, pack.Route, pack.Deadlines), pack.Plan);
            foreach (var name in PackContents.For(new CaseView(pack.Reading.Facts, pack.Route, pack.Deadlines)).Append(PackContents.ActionPlan))
            {
                var draft = session.Write(name);
                var mentions = MentionRecognizer.Recognize(draft.Markdown);
                entries.Add(new Entry($"{Path.GetFileName(file)}/{name}", draft.Markdown, mentions, letter, held, words, derived, pack.Reading.Facts, checker));
            }
        }

        return new AlterationCorpus(entries);
    }

    /// <summary>What a mention states, whichever way it was classified: codes, identifiers and plain numbers are one family.</summary>
    public static string Key(Mention mention) => mention.Kind switch
    {
        MentionKind.Date or MentionKind.Amount or MentionKind.Duration or MentionKind.Percentage or MentionKind.Address or MentionKind.Citation
            or MentionKind.Url or MentionKind.Email => $"{mention.Kind}:{mention.Value}",
        // A number without the extension that the letter gives is the same number.
        MentionKind.Phone => $"{mention.Kind}:{mention.Value.Split('x')[0].Trim()}",
        _ => "token:" + new string([.. mention.Value.Where(char.IsLetterOrDigit)]),
    };

    /// <summary>The words of a text with one space around each, in small letters.</summary>
    public static string Plain(string text) => $" {string.Join(' ', text.ToLowerInvariant().Split([' ', '\n', ',', '.', ':', ';', '(', ')', '*', '|', '\f'], StringSplitOptions.RemoveEmptyEntries))} ";

    /// <summary>A document.</summary>
    internal sealed record Entry(
        string Name,
        string Text,
        IReadOnlyList<Mention> Mentions,
        IReadOnlyList<Mention> Letter,
        HashSet<string> Held,
        string Words,
        IReadOnlyList<DerivedValue> Derived,
        CaseFacts Facts,
        GroundingChecker Checker);
}
