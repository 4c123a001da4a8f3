namespace DenialOps.Cli;

/// <summary>The command line asks for something that cannot be: the caller's mistake, exit code 2.</summary>
/// <param name="message">One line that says what is wrong and what to write instead.</param>
internal sealed class WrongUseException(string message) : Exception(message);
