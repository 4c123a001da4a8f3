using System.Text;
using DenialOps.Assistance;
using DenialOps.Cli.Printing;

namespace DenialOps.Cli.Tests.Printing;

public sealed class ModelProgressTests
{
    private const string HideCursor = "\u001b[?25l";
    private const string ShowCursor = "\u001b[?25h";

    [Fact]
    public async Task A_person_sees_stage_tokens_and_cost_without_colours_until_it_is_wiped_away()
    {
        string shown = await ShowAsync(watched: true, isShown: true);

        shown.ShouldContain("Writing the [appeal] letter … 1,234 tokens, 0.0123 US dollars");
        shown.ShouldContain("1,234 tokens, 0.0123 US dollars, answer so far: 5,678 characters");
        shown.ShouldContain("Reading the letter … 12 tokens");
        shown.ShouldStartWith(HideCursor);
        shown.ShouldEndWith(ShowCursor);
        shown.ShouldNotMatch("\u001b\\[[0-9;]*m");
        shown.LastIndexOf("\u001b[2K", StringComparison.Ordinal).ShouldBeGreaterThan(shown.LastIndexOf("tokens", StringComparison.Ordinal), "the line is wiped");
    }

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public async Task Where_nobody_watches_nothing_is_written(bool watched, bool isShown) => (await ShowAsync(watched, isShown)).ShouldBeEmpty();

    private static async Task<string> ShowAsync(bool watched, bool isShown)
    {
        using var error = new MemoryStream();
        var pack = Screen.Pack();
        using (var host = new ConsoleHost(() => Stream.Null, Stream.Null, error) { Watched = watched, Width = () => 120 })
        {
            var given = await new ModelProgress(host, isShown).ShowAsync(told =>
            {
                (told is not null).ShouldBe(watched && isShown);
                told?.Invoke(new AssistantProgress("reading the letter", 12, null));
                told?.Invoke(new AssistantProgress("writing the [appeal] letter", 1234, 0.01234m, 5678));
                told?.Invoke(new AssistantProgress("writing the [appeal] letter", 1234, 0.01234m));
                return Task.FromResult(pack);
            });
            given.ShouldBeSameAs(pack);
        }

        return Encoding.UTF8.GetString(error.ToArray());
    }
}
