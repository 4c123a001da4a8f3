using DenialOps.Cli.Printing;

namespace DenialOps.Cli.Tests.Printing;

public sealed class ModelWordsTests
{
    [Fact]
    public void What_failed_for_one_reason_is_one_line() =>
        ModelWords.Together(
        [
            "The letter was not read by the model: there is no room. Raise the budget.",
            "The summary was not taken as written by the model: it is empty. Our own form stands.",
            "The action plan was not written by the model: there is no room. Raise the budget.",
            "A line of another form.",
        ]).ShouldBe(
        [
            "The letter was not read; the action plan was not written by the model: there is no room. Raise the budget.",
            "The summary was not taken as written by the model: it is empty. Our own form stands.",
            "A line of another form.",
        ]);
}
