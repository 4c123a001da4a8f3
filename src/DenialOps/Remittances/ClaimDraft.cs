namespace DenialOps.Remittances;

/// <summary>A claim while its segments are read.</summary>
/// <param name="claim">What its CLP segment says.</param>
internal sealed class ClaimDraft(RemittedClaim claim)
{
    private readonly List<ClaimAdjustment> _adjustments = [];
    private readonly List<string> _remarks = [];
    private readonly List<RemittedLine> _lines = [];
    private List<ClaimAdjustment> _lineAdjustments = [];
    private List<string> _lineRemarks = [];

    /// <summary>The claim so far, without what is kept in lists.</summary>
    public RemittedClaim Claim { get; set; } = claim;

    /// <summary>The line that is being read; null before the first.</summary>
    public RemittedLine? Line { get; set; }

    /// <summary>A reason of the line that is being read, or of the claim.</summary>
    public void Add(ClaimAdjustment adjustment) => (Line is null ? _adjustments : _lineAdjustments).Add(adjustment);

    /// <summary>A remark code of the line that is being read, or of the claim.</summary>
    public void AddRemark(string code) => (Line is null ? _remarks : _lineRemarks).Add(code);

    /// <summary>Ends the line that is being read and begins another.</summary>
    public RemittedLine? Begin(RemittedLine? next)
    {
        var done = Line is null ? null : Line with { Adjustments = _lineAdjustments, RemarkCodes = _lineRemarks };
        if (done is not null)
        {
            _lines.Add(done);
            (_lineAdjustments, _lineRemarks) = ([], []);
        }

        Line = next;
        return done;
    }

    /// <summary>The whole claim.</summary>
    public RemittedClaim Done(long endOffset) => Claim with { Adjustments = _adjustments, RemarkCodes = _remarks, Lines = _lines, EndOffset = endOffset };
}
