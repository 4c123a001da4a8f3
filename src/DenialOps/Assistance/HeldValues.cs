using DenialOps.Facts;
using DenialOps.Mentions;

namespace DenialOps.Assistance;

/// <summary>Which fields hold a value already, wherever it stands in the letter: one name is the insurer's or the drug's.</summary>
internal sealed class HeldValues
{
    /// <summary>Below this a rule's fact is hardly more than a guess, and says nothing of other fields.</summary>
    private const double Likely = 0.5;

    private readonly List<(string Path, MentionKind? Kind, string Value)> _held = [];

    public HeldValues(CaseFacts facts)
    {
        foreach (var field in FactFields.Known)
        {
            if (FactKind.Of(field.Path) is { } kind && field.Path != FactKind.Reason)
            {
                _held.AddRange(field.In(facts).Where(fact => fact.Confidence >= Likely).Select(fact => (field.Path, kind.Mention, Normal(kind.Mention, fact.Text))));
            }
        }
    }

    /// <summary>The fields of one kind with <paramref name="path"/> that hold the value.</summary>
    public IEnumerable<string> Of(string path, MentionKind? kind, string text)
    {
        string value = Normal(kind, text);
        return _held.Where(held => held.Path != path && held.Kind == kind && IsSame(kind, path, held.Path, held.Value, value)).Select(held => held.Path);
    }

    /// <summary>A value in the one form that is compared.</summary>
    public static string Normal(MentionKind? kind, string text) => kind switch
    {
        MentionKind.Identifier => string.Concat(text.Where(char.IsLetterOrDigit)).ToUpperInvariant(),
        MentionKind.Phone => string.Concat(text.Where(char.IsAsciiDigit)),
        null or MentionKind.Address => NormalForm.Words(text),
        _ => text,
    };

    private static bool IsSame(MentionKind? kind, string path, string heldPath, string held, string value) => kind switch
    {
        MentionKind.Identifier => held == value || (value.Length >= 5 && (held.Contains(value, StringComparison.Ordinal) || (held.Length >= 5 && value.Contains(held, StringComparison.Ordinal)))),
        MentionKind.Address => held.Contains(value, StringComparison.Ordinal) || value.Contains(held, StringComparison.Ordinal),
        null => IsSameName(path, heldPath, held, value),
        _ => held == value,
    };

    /// <summary>A plan's name may begin with its insurer's, and what was done may be told with the place: what is more than the other name is another.</summary>
    private static bool IsSameName(string path, string heldPath, string held, string value)
    {
        if (held == value || IsPart(held, value))
        {
            return true;
        }

        bool mayHold = path is "payer.plan_name" or "service.description" || heldPath is "service.description";
        return !mayHold && IsPart(value, held);
    }

    private static bool IsPart(string whole, string part) => part.Length * 3 >= whole.Length && (" " + whole + " ").Contains(" " + part + " ", StringComparison.Ordinal);
}
