namespace DenialOps.Cli;

/// <summary>What the command tells the program that started it. Part of the public contract: never renumbered.</summary>
internal static class ExitCodes
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>It could not be done: the letter cannot be read, the folder cannot be written.</summary>
    public const int Failed = 1;

    /// <summary>Wrong use: an unknown option, a missing argument, a context file with a wrong field, a named file, folder or prompt that is not
    /// there, a setting that is not allowed. Not the letter: one that cannot be read is <see cref="Failed"/>.</summary>
    public const int WrongUse = 2;

    /// <summary>Something in a draft stands in no document and follows from none.</summary>
    public const int Ungrounded = 3;

    /// <summary>A model call would have cost more than the budget allows.</summary>
    public const int OverBudget = 4;

    /// <summary>Stopped by a signal, as shells count it (128 + SIGINT).</summary>
    public const int Interrupted = 130;
}
