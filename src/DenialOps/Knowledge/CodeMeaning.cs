namespace DenialOps.Knowledge;

/// <summary>What a claim adjustment reason code (CARC) or remittance advice remark code (RARC) means, in our own words.</summary>
/// <param name="Code">The code without group code: <c>197</c>, <c>N115</c>.</param>
/// <param name="Meaning">What it means, in plain words.</param>
/// <param name="Category">The kind of denial it stands for; null when it is not one.</param>
/// <param name="Also">Other kinds it may stand for.</param>
/// <param name="Route">The way out it points to; null when by itself it points nowhere.</param>
/// <param name="Acts">Who must act first.</param>
/// <param name="Kind">What it says happened.</param>
/// <param name="NeedsRemark">Whether it means little without a remark code.</param>
/// <param name="NextStep">What to do about it, in plain words.</param>
/// <param name="Retired">Whether the code is no longer in use on new remittances.</param>
public sealed record CodeMeaning(
    string Code,
    string Meaning,
    DenialCategory? Category,
    IReadOnlyList<DenialCategory> Also,
    Route? Route,
    string Acts,
    CodeKind Kind,
    bool NeedsRemark,
    string NextStep,
    bool Retired = false);
