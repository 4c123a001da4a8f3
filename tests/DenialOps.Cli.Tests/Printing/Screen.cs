using System.Text;
using DenialOps.Cli.Printing;
using DenialOps.Deadlines;
using DenialOps.Facts;
using DenialOps.Intake;
using DenialOps.Knowledge;
using DenialOps.Planning;
using DenialOps.Routing;

namespace DenialOps.Cli.Tests.Printing;

/// <summary>A small case to print, and what the screen shows of it.</summary>
internal static class Screen
{
    public static CasePack Pack(params Deadline[] deadlines) => new()
    {
        Reading = new LetterReading(new LetterReader().FromText("A letter."), [], new CaseFacts
        {
            CaseId = "case-1",
            ExtractedAt = DateTimeOffset.UnixEpoch,
            Document = new DocumentFacts { FileName = "a.txt", MediaType = "text/plain", Sha256 = "00" },
            Denial = new DenialFacts { Reason = new Fact<string>("Not [medically] necessary.", 1, FactMethod.Rule, null), Summary = "The plan doubts the need." },
            Service = new ServiceFacts { Description = new Fact<string>("MRI\u001b[31m of\nthe knee", 1, FactMethod.Rule, null) },
        }),
        Route = new RouteDecision { Route = Route.MedicalNecessityAppeal, Confidence = 0.934, Reasoning = "Because." },
        Deadlines = deadlines,
        Plan = new ActionPlan
        {
            Situation = "S",
            Recommendation = "R",
            Steps = [.. Enumerable.Range(1, 5).Select(n => new PlanStep { Number = n, Title = $"Step [{n}]", What = "w", Who = "you", ByWhen = "this week", Document = "call_script.md" })],
        },
        Summary = new CaseSummary { SituationSummary = "S", Recommendation = "R" },
        Documents = [],
        Grounding = [],
    };

    public static Deadline Due(int daysLeft) => new()
    {
        Name = "Internal appeal",
        Basis = DeadlineBasis.Letter,
        Due = new DateOnly(2026, 7, 13),
        Days = 180,
        Allowed = "180 days",
        IsCertain = true,
        CountedFrom = "date of the notice, 2026-01-14",
        DaysLeft = daysLeft,
    };

    public static string Print(CasePack pack, int width = 80, bool styled = false, string folder = "out/case-1/")
    {
        using var output = new MemoryStream();
        using var host = new ConsoleHost(() => Stream.Null, output, Stream.Null) { Styled = styled, Width = () => width };
        new CaseScreen(host).Print(pack, folder, ["action_plan.md", "call_script.md", "run.json"]);
        host.Flush();
        return Encoding.UTF8.GetString(output.ToArray());
    }
}
