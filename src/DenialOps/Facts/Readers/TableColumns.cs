namespace DenialOps.Facts.Readers;

/// <summary>The columns of amounts under their heads: where each stands and what its head says it is.</summary>
/// <param name="centers">Where each stands, from left to right.</param>
/// <param name="labels">The words of its head in lower case; null for none.</param>
internal sealed class TableColumns(double[] centers, string?[] labels)
{
    /// <summary>Words of heads and what they mean; the first that a head holds decides.</summary>
    private static readonly (string Word, Field Field)[] Rules =
    [
        ("not covered", Field.None), ("noncovered", Field.None), ("non-covered", Field.None), ("ineligible", Field.None),
        ("discount", Field.None), ("saving", Field.None), ("reduc", Field.None),
        ("be billed", Field.PatientShare), ("you owe", Field.PatientShare), ("may owe", Field.PatientShare), (" owes", Field.PatientShare),
        ("your share", Field.PatientShare), ("responsib", Field.PatientShare), ("liabil", Field.PatientShare),
        ("your cost", Field.PatientShare), ("you pay", Field.PatientShare), ("pt resp", Field.PatientShare),
        ("patient share", Field.PatientShare),
        ("deduct", Field.Deductible), ("copay", Field.Copay), ("co-pay", Field.Copay), ("coins", Field.Coinsurance),
        ("co-ins", Field.Coinsurance),
        ("other ins", Field.None), ("adj", Field.None),
        ("you paid", Field.Billed), ("reimburs", Field.Paid), ("we pay", Field.Paid), ("paid", Field.Paid), ("prov pd", Field.Paid), ("benefit", Field.Paid), ("pays", Field.Paid), ("payment", Field.Paid), ("allow", Field.Allowed),
        ("plan rate", Field.Allowed), ("eligible", Field.Allowed), ("approved", Field.Allowed), ("covered", Field.Allowed),
        ("bill", Field.Billed), ("charge", Field.Billed), ("submitted", Field.Billed), ("fee", Field.Billed), ("cost", Field.Billed),
        ("price", Field.Billed),
    ];

    /// <summary>How many columns of amounts there are.</summary>
    public int Count => centers.Length;

    /// <summary>Whether a head speaks of money.</summary>
    public bool HasMoney => Array.Exists(labels, label => label is not null && Classify(label) != Field.None);

    /// <summary>What the column nearest to a place on the line holds.</summary>
    public Field KindOf(double center)
    {
        int right = Array.BinarySearch(centers, center);
        right = Math.Min(right < 0 ? ~right : right, centers.Length - 1);
        int nearest = right > 0 && center - centers[right - 1] <= centers[right] - center ? right - 1 : right;
        return labels[nearest] is { } label ? Classify(label) : Field.None;
    }

    private static Field Classify(string label)
    {
        foreach (var (word, field) in Rules)
        {
            if (label.Contains(word, StringComparison.Ordinal))
            {
                return field;
            }
        }

        return Field.None;
    }
}
