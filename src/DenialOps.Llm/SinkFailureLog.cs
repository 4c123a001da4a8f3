using DenialOps.Llm.Errors;
using DenialOps.Llm.Usage;
using Microsoft.Extensions.Logging;

namespace DenialOps.Llm;

/// <summary>Writes to the log what a sink failed with.</summary>
/// <param name="loggers">Who makes the logger.</param>
internal sealed partial class SinkFailureLog(ILoggerFactory loggers)
{
    private readonly ILogger logger = loggers.CreateLogger<IUsageSink>();

    internal void Write(Exception error) =>
        Failed(logger, error.GetType().FullName ?? nameof(Exception), SecretRedactor.Redact(error.Message));

    // As text and not as an exception: what stands inside of one is not known to be free of keys.
    [LoggerMessage(Level = LogLevel.Warning, Message = "A record of a call was not written: {Failure}: {Reason}")]
    private static partial void Failed(ILogger logger, string failure, string reason);
}
