using System.Globalization;
using DenialOps.Deadlines;
using DenialOps.Facts;
using DenialOps.Knowledge;

namespace DenialOps.Tests.Deadlines;

/// <summary>The scenarios of docs/deadline-scenarios.md, whose days were worked out from the rules by hand and by another program.</summary>
public sealed class ScenarioTableTests
{
    private const int Columns = 10;
    private static readonly string Table = Path.Combine(Repository.Root, "docs", "deadline-scenarios.md");

    public static TheoryData<int> Numbers() => [.. Rows().Select(row => int.Parse(row[0], CultureInfo.InvariantCulture))];

    [Theory]
    [MemberData(nameof(Numbers))]
    public void What_is_due_is_what_was_worked_out_by_hand(int number)
    {
        var row = Rows().Single(r => r[0] == number.ToString(CultureInfo.InvariantCulture));

        var deadlines = new DeadlinePlanner(SomeCase.Clock(row[7])).Plan(Facts(row), SomeCase.Route(Has(row, "claim") ? Route.ClaimCorrectionResubmit : Route.MedicalNecessityAppeal));

        string.Join("; ", deadlines.Where(d => d.Kind != DeadlineKind.CorrectedClaim || Has(row, "claim")).Select(Written)).ShouldBe(row[8], row[9]);
    }

    [Fact]
    public void There_are_enough_of_them_and_every_kind_of_plan_is_among_them()
    {
        var rows = Rows();

        rows.Count.ShouldBeGreaterThanOrEqualTo(120);
        rows.Select(row => row[0]).ShouldBeUnique();
        rows.Select(row => KnowledgeObject.Named<PlanType>(row[1])).Distinct().Count().ShouldBe(Enum.GetValues<PlanType>().Length);
    }

    private static List<string[]> Rows() =>
        [.. File.ReadAllLines(Table).Where(line => line.StartsWith("| ", StringComparison.Ordinal) && char.IsAsciiDigit(line[2]))
            .Select(line => line.Trim('|', ' ').Split('|', StringSplitOptions.TrimEntries))
            .Select(cells => cells.Length == Columns ? cells : throw new FormatException($"Row {cells[0]} has {cells.Length} cells."))];

    private static CaseFacts Facts(string[] row)
    {
        var other = new Dictionary<string, Fact<string>>();
        Add("decision_level", row[2] == "1" ? "" : row[2]);
        Add("received_notice_date", row[5]);
        Add("state", Extra(row, "state"));
        Add("care_ends", Extra(row, "ends"), FactMethod.Rule);
        return SomeCase.Empty() with
        {
            Payer = new PayerFacts { PlanType = SomeCase.Fact(KnowledgeObject.Named<PlanType>(row[1])) },
            Denial = new DenialFacts { DateOfLetter = row[3].Length == 0 ? null : SomeCase.Day(row[3]) },
            Service = new ServiceFacts { DateOfService = Extra(row, "service") is { Length: > 0 } day ? SomeCase.Day(day) : null },
            Appeal = Appeal(row[4]),
            Other = other,
        };

        void Add(string name, string value, FactMethod method = FactMethod.User)
        {
            if (value.Length > 0)
            {
                other[name == "care_ends" ? DenialOps.Facts.Readers.CareEndReader.EndFact : name] = SomeCase.Fact(value, method: method);
            }
        }
    }

    private static AppealFacts Appeal(string gives)
    {
        var appeal = new AppealFacts();
        foreach (var part in gives.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var words = part.Split(' ');
            if (words[0] == "by")
            {
                appeal = appeal with { DeadlineDate = SomeCase.Day(words[1]) };
                continue;
            }

            var from = Array.IndexOf(words, "from");
            var time = string.Join(' ', from < 0 ? words : words[..from]);
            appeal = appeal with
            {
                DeadlineDays = words[1] is "days" or "day" ? SomeCase.Fact(int.Parse(words[0], CultureInfo.InvariantCulture)) : null,
                DeadlineSpan = words[1] is "days" or "day" ? null : SomeCase.Fact(time),
                CountedFrom = from < 0 ? null : SomeCase.Fact(words[from + 1]),
            };
        }

        return appeal;
    }

    private static bool Has(string[] row, string extra) => row[6].Split(',', StringSplitOptions.TrimEntries).Contains(extra);

    private static string Extra(string[] row, string name) =>
        row[6].Split(',', StringSplitOptions.TrimEntries).FirstOrDefault(item => item.StartsWith(name + " ", StringComparison.Ordinal))?[(name.Length + 1)..] ?? "";

    private static string Written(Deadline deadline)
    {
        var kind = deadline.Kind switch
        {
            DeadlineKind.InternalAppeal => "appeal",
            DeadlineKind.LaterReview => "later",
            DeadlineKind.KeepServices => "keep",
            DeadlineKind.CorrectedClaim => "claim",
            _ => "other",
        };
        return $"{kind} {deadline.Due?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "unknown"} {(deadline.Basis == DeadlineBasis.Letter ? "letter" : "law")}"
            + (deadline.IsShorterThanLaw ? " short" : "") + (deadline.DaysLeft < 0 ? " passed" : "");
    }
}
