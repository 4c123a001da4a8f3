using System.Globalization;
using DenialOps.Assistance;
using Spectre.Console;

namespace DenialOps.Cli.Printing;

/// <summary>
/// One line on standard error that says what a model is at, and what calls have come to; wiped away at the end. Shown to a person at a
/// terminal only, and without colours.
/// </summary>
internal sealed class ModelProgress(ConsoleHost host, bool isShown)
{
    /// <summary>Does the work and shows where it stands.</summary>
    /// <param name="work">The work; it is given who is told, or null where nobody watches.</param>
    public Task<CasePack> ShowAsync(Func<Action<AssistantProgress>?, Task<CasePack>> work) => host.Watched && isShown
        ? Console().Status().Spinner(Spinner.Known.Dots).StartAsync("Asking the model …", line => work(told =>
        {
            line.Status(Markup.Escape(Words(told)));
            line.Refresh();
        }))
        : work(null);

    private static string Words(AssistantProgress told)
    {
        string task = PrintableText.OneLine(char.ToUpperInvariant(told.Task[0]) + told.Task[1..]);
        string cost = told.CostUsd is { } usd ? string.Create(CultureInfo.InvariantCulture, $", {usd:0.00##} US dollars") : "";
        string received = told.ReceivedCharacters > 0 ? string.Create(CultureInfo.InvariantCulture, $", answer so far: {told.ReceivedCharacters:N0} characters") : "";
        return string.Create(CultureInfo.InvariantCulture, $"{task} … {told.Tokens:N0} tokens{cost}{received}");
    }

    private IAnsiConsole Console()
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(host.Error),
            Ansi = AnsiSupport.Yes,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.Yes,
        });
        console.Profile.Width = host.Width();
        console.Profile.Capabilities.Unicode = true;
        return console;
    }
}
