using System.Globalization;
using DenialOps.Facts;
using DenialOps.Knowledge;
using DenialOps.Planning;
using DenialOps.Routing;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace DenialOps.Cli.Printing;

/// <summary>
/// The summary that <c>run</c> prints, to be read in ten seconds: the deadline first, then what was denied and why, what to do now,
/// which files to open and what to be careful about. Values of the letter are printed as plain text, never as markup.
/// </summary>
internal sealed class CaseScreen(ConsoleHost host)
{
    private const int WidestUseful = 100;
    private const int NarrowestUseful = 20;
    private const int LongestQuote = 280;
    private const int StepsShown = 3;
    private const int WarningsShown = 4;

    /// <summary>Below this a fact is not stated as the letter's.</summary>
    private const double UsableConfidence = 0.5;

    private static readonly Style Label = new(Color.Teal);
    private static readonly Style Strong = new(decoration: Decoration.Bold);
    private static readonly Style Quiet = new(decoration: Decoration.Dim);
    private static readonly Style Warning = new(Color.Olive);

    /// <summary>Prints the summary.</summary>
    /// <param name="pack">The case.</param>
    /// <param name="folder">The case's folder, as the user would type it.</param>
    /// <param name="files">The names of the files in it.</param>
    public void Print(CasePack pack, string folder, IReadOnlyList<string> files)
    {
        using var screen = new StringWriter();
        var console = CreateConsole(screen);
        console.Write(HeadlinePanel(pack));
        console.WriteLine();
        var rows = new Grid { Expand = true }.AddColumn(new GridColumn { Width = 8, Padding = new Padding(1, 0, 2, 0), NoWrap = true }).AddColumn();
        AddDenial(rows, pack);
        AddSteps(rows, pack.Plan.Steps);
        AddFiles(rows, folder, files);
        AddModel(rows, pack);
        AddWarnings(rows, pack);
        console.Write(rows);
        foreach (string line in screen.ToString().TrimEnd().Split('\n'))
        {
            host.Out.WriteLine(line.TrimEnd());
        }
    }

    private IAnsiConsole CreateConsole(TextWriter screen)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(screen),
            Ansi = host.Styled ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = host.Styled ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
        });
        console.Profile.Width = Math.Clamp(host.Width(), NarrowestUseful, WidestUseful);
        console.Profile.Capabilities.Unicode = true;
        return console;
    }

    private static Panel HeadlinePanel(CasePack pack)
    {
        var headline = DeadlineHeadline.From(pack);
        var color = ColorOf(headline.Pressure);
        List<IRenderable> lines = [new Text(headline.Text, new Style(color, decoration: Decoration.Bold))];
        if (headline.Detail is { } detail)
        {
            lines.Add(new Text(detail));
        }

        lines.AddRange(headline.Others.Select(other => new Text(other)));
        if (pack.Route is { Urgency: Urgency.Expedited, Route: not Route.NotADenial })
        {
            lines.Add(new Text(Urgent(pack), new Style(Color.Maroon, decoration: Decoration.Bold)));
        }

        return new Panel(new Rows(lines)) { Border = BoxBorder.Rounded, BorderStyle = new Style(color), Padding = new Padding(1, 0), Expand = true };
    }

    /// <summary>What an urgent case does, with the number and the time that the letter gives for it; where only care that goes on speaks for it, a choice.</summary>
    private static string Urgent(CasePack pack)
    {
        var facts = pack.Reading.Facts;
        string call = facts.Other.TryGetValue("fast_appeal_phone", out var phone) ? ", at " + PrintableText.Words(phone.Value) : string.Empty;
        string time = facts.Appeal.ExpeditedHours is { Confidence: >= UsableConfidence, Method: not FactMethod.User, Value: var hours }
            ? string.Create(CultureInfo.InvariantCulture, $" The letter says that it is decided within {hours} {(hours == 1 ? "hour" : "hours")}.")
            : string.Empty;
        return (pack.Route.RestsOnOngoingCare ? "Care goes on: if waiting could do harm, ask" : "URGENT: ask") + $" for a fast (expedited) decision today{call}.{time}";
    }

    private static void AddDenial(Grid rows, CasePack pack)
    {
        var facts = pack.Reading.Facts;
        rows.AddRow(new Text(pack.Route.Route == Route.NotADenial ? "About" : "Denied", Label), new Text(DeniedService.Describe(facts), Strong));
        if (facts.Denial.Reason?.Value is { } reason)
        {
            rows.AddRow(new Text("Why", Label), new Text("“" + Shorten(PrintableText.Words(reason)) + "”"));
        }

        if (!string.IsNullOrWhiteSpace(facts.Denial.Summary))
        {
            rows.AddRow(new Text(facts.Denial.Reason is null ? "Why" : string.Empty, Label), new Text(PrintableText.Words(facts.Denial.Summary)));
        }

        if (facts.Other.TryGetValue("approved_part", out var part))
        {
            rows.AddRow(new Text("Approved", Label), new Text("“" + Shorten(PrintableText.Words(part.Value)) + "”"));
        }

        string sure = Math.Round(pack.Route.Confidence * 100).ToString("0", CultureInfo.InvariantCulture);
        rows.AddRow(new Text("Way out", Label), new Text($"{RouteWords.Of(pack.Route.Route)} ({sure}% sure)"));
    }

    private static void AddSteps(Grid rows, IReadOnlyList<PlanStep> steps)
    {
        string label = "Do now";
        rows.AddEmptyRow();
        foreach (var step in steps.Take(StepsShown))
        {
            string?[] notes = [step.ByWhen ?? step.By?.ToString("MMMM d, yyyy", CultureInfo.InvariantCulture), step.Document];
            string note = string.Join(", ", notes.Where(part => !string.IsNullOrWhiteSpace(part)));
            var line = new Paragraph($"{step.Number}. {PrintableText.Words(step.Title)}", Strong);
            rows.AddRow(new Text(label, Label), note.Length == 0 ? line : line.Append($" ({PrintableText.Words(note)})", Quiet));
            label = string.Empty;
        }
    }

    private static void AddFiles(Grid rows, string folder, IReadOnlyList<string> files)
    {
        rows.AddEmptyRow();
        rows.AddRow(new Text("Files", Label), new Text(PrintableText.OneLine(folder), Strong));
        string[] documents = [.. files.Where(file => file.EndsWith(".md", StringComparison.Ordinal)).OrderBy(PackFiles.Order)];
        int widest = documents.Select(file => file.Length).DefaultIfEmpty().Max();
        foreach (string file in documents)
        {
            rows.AddRow(Text.Empty, new Paragraph(file.PadRight(widest + 2)).Append(PackFiles.Purpose(file), Quiet));
        }

        int others = files.Count - documents.Length;
        if (others > 0)
        {
            rows.AddRow(Text.Empty, new Text($"and {others} for programs: facts, sources, checks (README lists them)", Quiet));
        }
    }

    /// <summary>What a model was asked for: what that took, and what it did not do and why. Without a model there is nothing to say.</summary>
    private static void AddModel(Grid rows, CasePack pack)
    {
        if (pack.Model is not { } use)
        {
            return;
        }

        rows.AddEmptyRow();
        rows.AddRow(new Text("Model", Label), new Text(ModelWords.Took(use)));
        var undone = ModelWords.Together(use.NotDone);
        foreach (string line in undone.Take(WarningsShown))
        {
            rows.AddRow(Text.Empty, new Text(PrintableText.Words(line), Warning));
        }

        if (undone.Count > WarningsShown)
        {
            rows.AddRow(Text.Empty, new Text($"and {undone.Count - WarningsShown} more in summary.json", Quiet));
        }
    }

    private static void AddWarnings(Grid rows, CasePack pack)
    {
        // What the model did not do has a place of its own.
        string[] warnings = [.. CaseWarnings.Of(pack).Except(pack.Summary.NotDoneByModel, StringComparer.Ordinal)];
        if (warnings.Length == 0)
        {
            return;
        }

        rows.AddEmptyRow();
        string label = "Careful";
        foreach (string warning in warnings.Take(WarningsShown))
        {
            rows.AddRow(new Text(label, Warning), new Text(PrintableText.Words(warning)));
            label = string.Empty;
        }

        if (warnings.Length > WarningsShown)
        {
            rows.AddRow(Text.Empty, new Text($"and {warnings.Length - WarningsShown} more in case_facts.json and run.json", Quiet));
        }
    }

    private static Color ColorOf(Pressure pressure) => pressure switch
    {
        Pressure.None => Color.Teal,
        Pressure.Far => Color.Green,
        Pressure.Near or Pressure.Unknown => Color.Olive,
        _ => Color.Maroon,
    };

    private static string Shorten(string text)
    {
        if (text.Length <= LongestQuote)
        {
            return text;
        }

        int end = text.LastIndexOf(' ', LongestQuote - 1);
        return text[..(end > LongestQuote / 2 ? end : LongestQuote - 1)] + " …";
    }
}
