using DenialOps.Grounding;
using DenialOps.Mentions;

namespace DenialOps.Benchmarks.Quick;

/// <summary>The scenarios of the benchmarks in under a minute, with the bar beside each figure.</summary>
internal static class QuickRun
{
    private const double Megabyte = 1_000_000;
    private static readonly CasePipeline Pipeline = new(TimeProvider.System);

    /// <summary>Runs all scenarios; 1 when a bar is missed.</summary>
    public static int Run()
    {
        Console.WriteLine($"{Letters.OfBar.Count} letters of 2 to 3 KB, {Letters.All.Count} in all, {Environment.ProcessorCount} cores, one used");
        Console.WriteLine("free core = best round in processor time; clock = best and median round by the clock");
        Console.WriteLine();
        Console.WriteLine($"{"scenario",-34}{"free core",16}{"bar",10}{"ratio",8}{"clock best",14}{"median",12}{"KB each",10}");
        var met = Mentions() & TextToRoute() & Stages() & Pack() & Grounding();
        Console.WriteLine();
        return met & LengthTable.Run(Pipeline) ? 0 : 1;
    }

    private static bool Mentions()
    {
        var text = LongTexts.OfLetters(1_000_000);
        return Row("recognise mentions", "MB/s", Meter.Repeat(() => MentionRecognizer.Recognize(text), 2), text.Length / Megabyte, null);
    }

    private static bool TextToRoute()
    {
        var met = Row("letter text to facts and route", "letters/s", Meter.Repeat(ReadLetters(Letters.OfBar), 6), Letters.OfBar.Count, 5000);
        Row("the same, all letters", "letters/s", Meter.Repeat(ReadLetters(Letters.All), 2), Letters.All.Count, null);
        return met;
    }

    private static Action ReadLetters(IReadOnlyList<string> texts) => () =>
    {
        foreach (var text in texts)
        {
            Pipeline.DecideRoute(Pipeline.ReadFacts(Letters.Reader.FromText(text)));
        }
    };

    /// <summary>Where the time of a letter goes.</summary>
    private static bool Stages()
    {
        var readings = Letters.Documents.Select(Pipeline.ReadFacts).ToList();
        Row("  of that: intake", "letters/s", Meter.Repeat(() => Each(Letters.OfBar, t => Letters.Reader.FromText(t)), 1), readings.Count, null);
        Row("  of that: mentions", "letters/s", Meter.Repeat(() => Each(Letters.Documents, d => MentionRecognizer.Recognize(d.Text)), 1), readings.Count, null);
        Row("  of that: mentions and facts", "letters/s", Meter.Repeat(() => Each(Letters.Documents, Pipeline.ReadFacts), 2), readings.Count, null);
        Row("  of that: route", "letters/s", Meter.Repeat(() => Each(readings, Pipeline.DecideRoute), 1), readings.Count, null);
        return true;
    }

    private static bool Pack() =>
        Row("the whole pack in memory", "packs/s", Meter.Repeat(() => Each(Letters.Documents, d => Pipeline.Run(d)), 5), Letters.Documents.Count, 1000);

    private static bool Grounding()
    {
        var work = Letters.Documents.Select(d => Pipeline.Run(d))
            .Select(p => (Checker: new GroundingChecker([p.Reading.Letter], p.Reading.Facts, DerivedValues.Of(p.Deadlines), RuleTexts.Of(p.Reading.Facts, p.Deadlines)), p.Documents))
            .ToList();
        var bytes = work.Sum(w => w.Documents.Sum(d => d.Markdown.Length));
        return Row(
            "grounding of drafts",
            "MB/s",
            Meter.Repeat(() => Each(work, w => Each(w.Documents, d => w.Checker.Check(d.FileName, d.Markdown))), 4),
            bytes / Megabyte,
            20);
    }

    private static bool Each<TItem, TResult>(IReadOnlyList<TItem> items, Func<TItem, TResult> work)
    {
        foreach (var item in items)
        {
            work(item);
        }

        return true;
    }

    private static bool Row(string scenario, string unit, Measured measured, double amount, double? bar)
    {
        var free = amount / measured.BestCpu;
        var ratio = free / bar;
        Console.WriteLine(FormattableString.Invariant(
            $"{scenario,-34}{free,9:#,0.#} {unit,-10}{bar,6:#,0}{(ratio is { } r ? FormattableString.Invariant($"{r:0.00}x") : ""),8}{amount / measured.Best,14:#,0.#}{amount / measured.Median,12:#,0.#}{measured.Allocated / amount / 1000,10:#,0}"));
        return ratio is not < 1;
    }
}
