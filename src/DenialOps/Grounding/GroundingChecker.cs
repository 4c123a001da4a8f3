using DenialOps.Facts;
using DenialOps.Intake;

namespace DenialOps.Grounding;

/// <summary>
/// Checks a draft value by value against the documents, the facts and what was derived from them: every value that the recogniser
/// finds, numbers in letters, names of people, organisations and drugs, sides of the body, and every quotation of four words or more.
/// Equal values in different forms match; a value that a label ties to a field must be that field's.
/// </summary>
/// <threadsafety>Immutable; safe to use from any number of threads.</threadsafety>
public sealed class GroundingChecker
{
    private readonly EvidenceIndex _index;
    private readonly FieldValues? _fields;

    /// <summary>Prepares a check against the given evidence.</summary>
    /// <param name="documents">The letter, and the plan where there is one.</param>
    /// <param name="facts">The facts of the case, or null for a check against documents alone.</param>
    /// <param name="derived">Values that were computed from facts or given by the user.</param>
    /// <param name="rules">Rules of law that the draft may cite.</param>
    public GroundingChecker(
        IReadOnlyList<LetterDocument> documents, CaseFacts? facts = null, IReadOnlyList<DerivedValue>? derived = null, IReadOnlyList<RuleText>? rules = null)
    {
        ArgumentNullException.ThrowIfNull(documents);
        _index = new EvidenceIndex(null, documents, facts, derived, rules);
        _fields = facts is null ? null : new FieldValues(facts, derived);
    }

    /// <summary>Prepares a check against a letter that was read, so that its values need not be recognised a second time.</summary>
    internal GroundingChecker(LetterReading reading, IReadOnlyList<LetterDocument> furtherEvidence, IReadOnlyList<DerivedValue> derived, IReadOnlyList<RuleText> rules)
    {
        _index = new EvidenceIndex(reading, furtherEvidence, reading.Facts, derived, rules);
        _fields = new FieldValues(reading.Facts, derived);
    }

    /// <summary>Checks one document.</summary>
    /// <param name="document">The draft's file name.</param>
    /// <param name="draft">The draft's text.</param>
    public GroundingReport Check(string document, string draft)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(draft);
        var items = new DraftCheck(_index, _fields, draft).Run();
        var wrong = items.FindAll(static i => i.Status == GroundingStatus.Ungrounded);
        return new GroundingReport
        {
            Document = document,
            IsGrounded = wrong.Count == 0,
            Items = items,
            UngroundedClaims = Texts(wrong, static _ => true),
            HallucinatedCodes = Texts(wrong, ClaimKind.IsCode),
            HallucinatedDates = Texts(wrong, ClaimKind.IsDate),
            HallucinatedAmounts = Texts(wrong, ClaimKind.IsAmount),
            HallucinatedContacts = Texts(wrong, ClaimKind.IsContact),
            HallucinatedIdentifiers = Texts(wrong, ClaimKind.IsIdentifier),
        };
    }

    // Each text once, in order of first appearance.
    private static string[] Texts(List<GroundingItem> items, Func<string, bool> belongs) =>
        items.Count == 0 ? [] : [.. items.Where(i => belongs(i.Kind)).Select(i => i.Text).Distinct(StringComparer.Ordinal)];
}
