using DenialOps.Knowledge;

namespace DenialOps.Remittances;

/// <summary>What a remittance denies of one claim: the reasons that are denials, what is at stake, and where they point.</summary>
/// <remarks>
/// A write-off that the contract foresees (CO-45), the patient's share (deductible, coinsurance, copayment) and other smaller payments are no
/// denials and are not counted. A code that nobody has told us of is one until somebody has looked at it.
/// </remarks>
public sealed record RemittedDenial
{
    private RemittedDenial(RemittedClaim claim) => Claim = claim;

    /// <summary>The claim.</summary>
    public RemittedClaim Claim { get; }

    /// <summary>The reasons that are denials, those of the claim first, then line by line; none where the claim's status alone says that it is denied.</summary>
    public IReadOnlyList<ClaimAdjustment> Reasons { get; private init; } = [];

    /// <summary>What is not paid for these reasons, in US dollars; where that cannot be read, all that is neither paid nor adjusted for another reason.</summary>
    public decimal AtStake { get; private init; }

    /// <summary>The way out that the codes point to, the one with the most at stake; null where they point nowhere.</summary>
    public Route? Route { get; private init; }

    /// <summary>Whether a remark says that the claim was not processed and cannot be appealed (MA130, N211): a new claim is needed.</summary>
    public bool IsUnprocessable { get; private init; }

    /// <summary>What the reasons and remarks mean, in plain words, each code once; a code that is not known is said to be so.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Meanings { get; private init; } = [];

    /// <summary>What is denied of a claim; null where nothing is, and for a reversal.</summary>
    /// <param name="claim">The claim.</param>
    /// <param name="codes">What codes mean; null for <see cref="CodeBook.Current"/>.</param>
    public static RemittedDenial? Of(RemittedClaim claim, CodeBook? codes = null)
    {
        ArgumentNullException.ThrowIfNull(claim);
        var book = codes ?? CodeBook.Current;
        var reasons = claim.IsReversal ? [] : claim.AllAdjustments.Where(adjustment => adjustment.Amount is null or > 0 && IsDenial(book.Carc(adjustment.Reason))).ToList();
        if (claim.IsReversal || (reasons.Count == 0 && claim.Status != "4"))
        {
            return null;
        }

        var remarks = claim.AllRemarkCodes.ToList();
        var isUnprocessable = remarks.Exists(remark => book.Rarc(remark)?.Kind == CodeKind.Unprocessable);
        return new RemittedDenial(claim)
        {
            Reasons = reasons,
            AtStake = AtStakeOf(claim, reasons),
            IsUnprocessable = isUnprocessable,
            Route = isUnprocessable ? Knowledge.Route.ClaimCorrectionResubmit : RouteOf(reasons, remarks, book),
            Meanings =
            [
                .. reasons.Select(reason => reason.Code).Distinct(StringComparer.Ordinal).Select(code => KeyValuePair.Create(code, Meaning(book.Carc(code)))),
                .. remarks.Select(remark => KeyValuePair.Create(remark, Meaning(book.Rarc(remark)))),
            ],
        };
    }

    // Where an amount cannot be read, or no reason is given: all that is neither paid nor explained otherwise.
    private static decimal AtStakeOf(RemittedClaim claim, List<ClaimAdjustment> reasons) => reasons.Count > 0 && reasons.TrueForAll(reason => reason.Amount is not null)
        ? reasons.Sum(reason => reason.Amount!.Value)
        : Math.Max(0, claim.Charge - claim.Paid - claim.AllAdjustments.Except(reasons).Sum(adjustment => adjustment.Amount ?? 0));

    private static bool IsDenial(CodeMeaning? code) => code is null or { Kind: CodeKind.Denial or CodeKind.Unprocessable };

    private static string Meaning(CodeMeaning? code) => code?.Meaning ?? "This code is not in our list: look it up, or ask the payer what it means.";

    // A reason that means little alone takes its way from the remarks.
    private static Route? RouteOf(List<ClaimAdjustment> reasons, List<string> remarks, CodeBook book) => reasons
        .Select(reason => (reason.Amount, Meaning: book.Carc(reason.Reason)))
        .Select(reason => (reason.Amount, Route: (reason.Meaning is { NeedsRemark: true } ? remarks.Select(remark => book.Rarc(remark)?.Route).FirstOrDefault(route => route is not null) : null) ?? reason.Meaning?.Route))
        .Where(reason => reason.Route is not null)
        .GroupBy(reason => reason.Route)
        .OrderByDescending(way => way.Sum(reason => reason.Amount ?? 0))
        .FirstOrDefault()?.Key;
}
