namespace DenialOps.Cli;

/// <summary>The command line asks for something that cannot be: the caller's mistake, exit code 2.</summary>
/// <param name="message">One line that says what is wrong and what to write instead.</param>
internal sealed class WrongUseException(string message) : Exception(message)
{
    /// <summary>The same for an option that the library refuses, without the name of its parameter.</summary>
    public static WrongUseException Of(ArgumentException problem)
    {
        int parameter = problem.Message.LastIndexOf(" (Parameter ", StringComparison.Ordinal);
        return new WrongUseException(parameter < 0 ? problem.Message : problem.Message[..parameter]);
    }
}
