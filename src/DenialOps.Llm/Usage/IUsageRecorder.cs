namespace DenialOps.Llm.Usage;

/// <summary>Who writes the record of a call.</summary>
internal interface IUsageRecorder
{
    /// <summary>Takes what was billed after the call had been recorded.</summary>
    void RecordLate(CallLog log, CallAttempt attempt);
}
