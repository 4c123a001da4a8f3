using DenialOps.Drafting;
using DenialOps.Facts;
using DenialOps.Intake;
using DenialOps.Llm;

namespace DenialOps.Cli;

/// <summary>How a run that did not succeed ends: an exit code and one line that says what to do.</summary>
/// <param name="ExitCode">One of <see cref="ExitCodes"/>.</param>
/// <param name="Message">One line, without the letter's text.</param>
internal sealed record Failure(int ExitCode, string Message)
{
    /// <summary>
    /// The failure that <paramref name="exception"/> stands for. An exception nobody foresaw shows its type and nothing else: its
    /// message could quote the letter.
    /// </summary>
    public static Failure From(Exception exception) => exception switch
    {
        OperationCanceledException => new(ExitCodes.Interrupted, "interrupted; nothing was written."),
        WrongUseException => new(ExitCodes.WrongUse, exception.Message),
        UserContextException => new(ExitCodes.WrongUse, exception.Message),
        TemplateException => new(ExitCodes.WrongUse, exception.Message),
        LlmException { Kind: LlmErrorKind.BudgetExceeded } => new(ExitCodes.OverBudget, exception.Message),
        LlmException => new(ExitCodes.Failed, exception.Message),
        IntakeException => new(ExitCodes.Failed, exception.Message),
        IOException or UnauthorizedAccessException or TimeoutException => new(ExitCodes.Failed, exception.Message),
        OutOfMemoryException => new(ExitCodes.Failed, "there is not enough memory for this document; try it in smaller parts."),
        _ => new(
            ExitCodes.Failed,
            $"stopped by a fault of its own ({exception.GetType().Name}); nothing was written. Please report it with the output of 'denialops --version', and without the letter."),
    };
}
