using DenialOps.Intake;
using DenialOps.Knowledge;

namespace DenialOps.Facts.Evidence;

/// <summary>One piece of evidence for or against a category.</summary>
/// <param name="Category">The category.</param>
/// <param name="Weight">How much it counts.</param>
/// <param name="IsCode">Whether it is an adjustment or remark code; else it is words.</param>
/// <param name="Span">Where it stands.</param>
internal readonly record struct CategoryEvidence(DenialCategory Category, double Weight, bool IsCode, TextSpan Span);
