namespace DenialOps.Remittances;

/// <summary>A claim while its segments are read.</summary>
/// <param name="begun">What its CLP segment says.</param>
internal sealed class ClaimDraft(RemittedClaim begun)
{
    private List<ClaimAdjustment>? _adjustments;
    private List<string>? _remarks;
    private List<RemittedLine>? _lines;
    private List<ClaimAdjustment>? _lineAdjustments;
    private List<string>? _lineRemarks;

    /// <summary>The line that is being read, as its SVC segment says; null before the first.</summary>
    public RemittedLine? Line { get; private set; }

    public RemittedParty? Patient { get; set; }

    public RemittedParty? Insured { get; set; }

    public RemittedParty? RenderingProvider { get; set; }

    public DateOnly? From { get; set; }

    public DateOnly? To { get; set; }

    public DateOnly? Received { get; set; }

    public string? GroupNumber { get; set; }

    public string? AuthorizationNumber { get; set; }

    public DateOnly? LineFrom { get; set; }

    public DateOnly? LineTo { get; set; }

    public string? LineNumber { get; set; }

    public decimal? LineAllowed { get; set; }

    /// <summary>A reason of the line that is being read, or of the claim.</summary>
    public void Add(ClaimAdjustment adjustment)
    {
        if (Line is null)
        {
            (_adjustments ??= []).Add(adjustment);
        }
        else
        {
            (_lineAdjustments ??= []).Add(adjustment);
        }
    }

    /// <summary>A remark code of the line that is being read, or of the claim.</summary>
    public void AddRemark(string code)
    {
        if (Line is null)
        {
            (_remarks ??= []).Add(code);
        }
        else
        {
            (_lineRemarks ??= []).Add(code);
        }
    }

    /// <summary>Ends the line that is being read and begins another.</summary>
    /// <returns>The line that it ended; null where there was none.</returns>
    public RemittedLine? Begin(RemittedLine? next)
    {
        RemittedLine? done = null;
        if (Line is { } line)
        {
            done = line with
            {
                From = LineFrom,
                To = LineTo,
                ControlNumber = LineNumber,
                Allowed = LineAllowed,
                Adjustments = _lineAdjustments is null ? [] : _lineAdjustments,
                RemarkCodes = _lineRemarks is null ? [] : _lineRemarks,
            };
            (_lines ??= []).Add(done);
            (LineFrom, LineTo, LineNumber, LineAllowed, _lineAdjustments, _lineRemarks) = (null, null, null, null, null, null);
        }

        Line = next;
        return done;
    }

    /// <summary>The whole claim.</summary>
    public RemittedClaim Done(long endOffset) => begun with
    {
        Patient = Patient,
        Insured = Insured,
        RenderingProvider = RenderingProvider,
        From = From,
        To = To,
        Received = Received,
        GroupNumber = GroupNumber,
        AuthorizationNumber = AuthorizationNumber,
        Adjustments = _adjustments is null ? [] : _adjustments,
        RemarkCodes = _remarks is null ? [] : _remarks,
        Lines = _lines is null ? [] : _lines,
        EndOffset = endOffset,
    };
}
