using CsCheck;
using DenialOps.Facts;
using DenialOps.Intake;
using DenialOps.Knowledge;
using DenialOps.Tests.Robustness;

namespace DenialOps.Tests.Facts;

public sealed class ReceiptTests
{
    private static readonly string[] Texts = [.. LetterCorpus.Load(Repository.Root).Texts];

    [Fact]
    public async Task Every_fact_of_every_letter_has_a_true_receipt()
    {
        int facts = 0;
        foreach (var letter in LabelledLetter.OfRepository())
        {
            var reading = new FactReader(SomeCase.Clock()).Read(await new LetterReader().ReadFileAsync(letter.Path, TestContext.Current.CancellationToken));
            facts += FactWalk.Of(reading.Facts).Count();
            Faults(reading).ShouldBeEmpty(letter.Name);
        }

        facts.ShouldBeGreaterThan(1000);
    }

    [Fact]
    public void Lines_lost_doubled_and_shuffled_leave_receipts_true()
    {
        var edits = Gen.Select(Gen.Int[0, 2], Gen.Int[0, 999], Gen.Int[0, 999]).List[0, 12];
        Gen.Select(Gen.Int[0, Texts.Length - 1], edits).Sample(
            (letter, changes) =>
            {
                string text = Changed(Texts[letter], changes);
                if (!string.IsNullOrWhiteSpace(text))
                {
                    Faults(SomeLetter.Read(text)).ShouldBeEmpty();
                }
            },
            iter: 300);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Denied.")]
    [InlineData("Reason:")]
    [InlineData("(((((")]
    [InlineData("Member ID:\n\n\nClaim number:\nAmount: $")]
    public void A_letter_that_hardly_says_anything_is_read_without_invention(string text)
    {
        var reading = SomeLetter.Read(text + "\n.");

        Faults(reading).ShouldBeEmpty();
        reading.Facts.Member.MemberId.ShouldBeNull();
        reading.Facts.Amounts.Billed.ShouldBeNull();
    }

    private static string Changed(string text, IEnumerable<(int What, int At, int To)> changes)
    {
        var lines = text.Split('\n').ToList();
        foreach (var (what, at, to) in changes)
        {
            int line = at % lines.Count, other = to % lines.Count;
            switch (what)
            {
                case 0 when lines.Count > 1:
                    lines.RemoveAt(line);
                    break;
                case 1:
                    lines.Insert(other, lines[line]);
                    break;
                default:
                    (lines[line], lines[other]) = (lines[other], lines[line]);
                    break;
            }
        }

        return string.Join('\n', lines);
    }

    private static List<string> Faults(LetterReading reading)
    {
        var letter = reading.Letter;
        var faults = new List<string>();
        foreach (var fact in FactWalk.Of(reading.Facts).Where(f => f.Method == FactMethod.Rule))
        {
            void Check(bool holds, string fault)
            {
                if (!holds)
                {
                    faults.Add($"{fact.Path}: {fault}");
                }
            }

            Check(fact.Confidence is > 0 and <= 1, $"confidence {fact.Confidence}");
            Check(!string.IsNullOrWhiteSpace(fact.Value?.ToString()), "empty value");
            if (fact.Source is not { } source)
            {
                Check(fact.Path == "Payer.PlanType" && fact.Value is PlanType.Unknown, "no receipt");
                continue;
            }

            var page = letter.Pages.Single(p => p.Number == source.Page);
            string pageText = letter.Text[page.Start..page.End];
            bool inside = source.Start >= 0 && source.End <= pageText.Length && source.Start < source.End;
            Check(inside && pageText[source.Start..source.End] == source.Quote, $"quote \"{source.Quote}\" at {source.Page}:{source.Start}-{source.End}");
        }

        return faults;
    }
}
