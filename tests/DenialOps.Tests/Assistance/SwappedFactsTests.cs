using System.Globalization;
using System.Text;
using DenialOps.Assistance;
using DenialOps.Facts;
using DenialOps.Intake;
using DenialOps.Mentions;
using DenialOps.Prompts;
using DenialOps.Tests.Facts;

namespace DenialOps.Tests.Assistance;

/// <summary>A model that gives a right value of the letter for the wrong field, for every two fields of a kind and on every labelled letter: it does not become a fact.</summary>
public sealed class SwappedFactsTests
{
    private static readonly (MentionKind Kind, string[] Paths)[] Mentioned =
    [
        (MentionKind.Date, ["denial.date_of_letter", "service.date_of_service", "appeal.deadline_date"]),
        (MentionKind.Amount, ["amounts.billed", "amounts.allowed", "amounts.paid", "amounts.patient_responsibility"]),
        (MentionKind.Identifier, ["member.member_id", "member.group_number", "claim.claim_number", "claim.reference_number"]),
        (MentionKind.Number, ["member.member_id", "member.group_number", "claim.claim_number", "claim.reference_number", "claim.authorization_number"]),
        (MentionKind.Phone, ["appeal.phone", "appeal.fax"]),
        (MentionKind.Address, ["appeal.address"]),
    ];

    [Fact]
    public async Task No_value_of_another_field_becomes_a_fact_in_the_letters_of_this_repository()
    {
        var tally = await SwapAsync(LabelledLetter.OfRepository());

        tally.Taken.ShouldBeEmpty();
        tally.Letters.ShouldBeGreaterThanOrEqualTo(228);
        Documentation.Holds("grounding.md", "swaps", tally.Table());
    }

    [Fact]
    public async Task No_value_of_another_field_becomes_a_fact_in_the_shared_letters()
    {
        string folder = Path.GetFullPath(Path.Combine(Repository.Root, "..", "shared", "data", "letters", "dev"));
        Assert.SkipUnless(Directory.Exists(folder), $"The shared labelled letters are not on this machine: there is no folder {folder}.");

        var tally = await SwapAsync(LabelledLetter.In(folder));

        tally.Taken.ShouldBeEmpty();
        tally.Letters.ShouldBeGreaterThanOrEqualTo(30);
    }

    [Fact]
    public async Task No_other_day_amount_number_or_telephone_of_a_letter_becomes_a_fact()
    {
        var (taken, tried) = (new List<string>(), 0);
        foreach (var letter in LabelledLetter.OfRepository())
        {
            var reading = await ReadAsync(letter);
            var gold = new GoldModel(letter, reading);
            foreach (var (kind, paths) in Mentioned)
            {
                foreach (string value in reading.Mentions.Where(mention => mention.Kind == kind).Select(mention => reading.Letter.Text[mention.Start..mention.End]).Distinct(StringComparer.Ordinal))
                {
                    foreach (string path in paths.Where(path => !gold.IsRight(path, value)))
                    {
                        tried++;
                        taken.AddRange(Taken(reading, gold, path, value, value).Select(fact => $"{letter.Name} {path}: {fact}"));
                    }
                }
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{tried} values, {taken.Count} taken");
        tried.ShouldBeGreaterThan(10_000);
        taken.ShouldBeEmpty();
    }

    private static async Task<Tally> SwapAsync(IEnumerable<LabelledLetter> letters)
    {
        var tally = new Tally();
        foreach (var letter in letters)
        {
            var reading = await ReadAsync(letter);
            var gold = new GoldModel(letter, reading);
            tally.Letters++;
            foreach (var (kind, from, path, value) in gold.Swaps())
            {
                var taken = new[] { "", gold.QuoteOf(value) }.SelectMany(quote => Taken(reading, gold, path, value, quote)).Distinct(StringComparer.Ordinal);
                tally.Add(kind, $"{from} → {path}", taken.Select(fact => $"{letter.Name} {from} → {path}: {fact}"));
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine(tally.Table());
        return tally;
    }

    private static async Task<LetterReading> ReadAsync(LabelledLetter letter) =>
        new CasePipeline(SomeCase.Clock()).ReadFacts(await new LetterReader().ReadFileAsync(letter.Path, TestContext.Current.CancellationToken));

    /// <summary>What the field holds by the model's word that it did not hold before, and that no person would have found there.</summary>
    private static IEnumerable<string> Taken(LetterReading reading, GoldModel gold, string path, string value, string quote)
    {
        var received = new ReceivedFacts();
        received.Add(path, new ExtractedValue(value, quote));
        var field = FactFields.Find(path);
        return field.In(FactMerge.Merge(reading, received).Facts).Where(fact => fact.Method == FactMethod.Llm && !gold.IsRight(path, fact.Text)).Select(fact => fact.Text);
    }

    /// <summary>What was tried and what was taken, by kind.</summary>
    private sealed class Tally
    {
        private readonly List<(string Kind, string Pair)> _tried = [];

        public int Letters { get; set; }

        public List<string> Taken { get; } = [];

        public void Add(string kind, string pair, IEnumerable<string> taken)
        {
            _tried.Add((kind, pair));
            Taken.AddRange(taken);
        }

        public string Table()
        {
            var table = new StringBuilder("| What is taken for another | Pairs of fields | Values | Became a fact |\n|---|---|---|---|\n");
            foreach (var (kind, _) in GoldModel.Kinds)
            {
                var tried = _tried.Where(pair => pair.Kind == kind).ToList();
                table.Append(CultureInfo.InvariantCulture, $"| {kind} | {tried.Distinct().Count()} | {tried.Count:N0} | {Taken.Count(fact => tried.Any(pair => fact.Contains(pair.Pair, StringComparison.Ordinal)))} |\n");
            }

            return table.ToString();
        }
    }
}
