namespace ProviderSimulator.Recording;

/// <summary>How the answer to a request went, as the provider's side knows it.</summary>
public enum RequestOutcome
{
    /// <summary>Not at its end yet.</summary>
    Pending,

    /// <summary>All that was meant to be sent was sent.</summary>
    Answered,

    /// <summary>The simulator reset the connection, as the step wanted.</summary>
    Reset,

    /// <summary>The simulator closed the connection before the answer was whole, as the step wanted.</summary>
    Cut,

    /// <summary>The client hung up before the answer was whole: it gave up, or was cancelled.</summary>
    ClientLeft,

    /// <summary>The simulator was stopped, or stopped listening, before the answer was whole.</summary>
    Stopped,
}
