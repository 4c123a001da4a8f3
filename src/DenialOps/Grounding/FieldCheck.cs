using DenialOps.Mentions;

namespace DenialOps.Grounding;

/// <summary>
/// Holds a value that a label ties to a field against that field's fact, so that a service date under "Date of letter" is found
/// although the letter prints it. One draft, one pass, in order.
/// </summary>
internal sealed class FieldCheck(FieldValues values, string draft)
{
    private FieldRole _lastRole;
    private int _lastEnd;
    private DateOnly? _lastDay;

    /// <summary>The end of the value that was found true last, where it goes on behind its first mention.</summary>
    public int TrueUntil { get; private set; }

    /// <summary>The words that say why a labelled value is wrong; null when it is right, or when no label or no fact speaks.</summary>
    public string? Contradiction(Mention mention)
    {
        var role = RoleOf(mention, out var start, out var goesOn);
        var isBackwards = goesOn && role == FieldRole.ServiceDate && mention.Date <= _lastDay;
        (_lastRole, _lastEnd, _lastDay) = (role, mention.End, mention.Date);
        if (isBackwards)
        {
            return "the days are not in order";
        }

        if (role == FieldRole.None || values.Of(role) is not { Count: > 0 } known || Compare(mention, role, start, known) != false)
        {
            return null;
        }

        return $"the facts give {string.Join(" or ", known.Distinct().Take(3))} here";
    }

    // "A to B" under one label: both are the field's.
    private FieldRole RoleOf(Mention mention, out int start, out bool goesOn)
    {
        start = mention.Start;
        goesOn = _lastRole != FieldRole.None && mention.Kind == MentionKind.Date && mention.Start - _lastEnd is > 0 and < 12
            && draft.AsSpan(_lastEnd, mention.Start - _lastEnd).Trim() is "to" or "through" or "-" or "–" or "and" or "until";
        if (goesOn)
        {
            return _lastRole;
        }

        return mention.Kind is MentionKind.Address or MentionKind.Url or MentionKind.Email or MentionKind.Citation or MentionKind.Percentage or MentionKind.Duration
            ? FieldRole.None
            : FieldLabels.Before(draft, mention.Start, out start);
    }

    // Null when the mention is no value of the kind that the field holds.
    private bool? Compare(Mention mention, FieldRole role, int start, IReadOnlyList<string> known) => role switch
    {
        FieldRole.MemberId or FieldRole.GroupNumber or FieldRole.ClaimNumber or FieldRole.ReferenceNumber or FieldRole.AuthorizationNumber =>
            mention.Kind is MentionKind.Date or MentionKind.Amount ? null : IsIdentifier(start, known),
        FieldRole.ServiceDate or FieldRole.LetterDate or FieldRole.BirthDate or FieldRole.Deadline =>
            mention.Kind == MentionKind.Date ? Contains(known, mention.Value) : null,
        FieldRole.Billed or FieldRole.Allowed or FieldRole.Paid or FieldRole.Owed =>
            mention.Kind == MentionKind.Amount ? Contains(known, mention.Value) : null,
        FieldRole.Fax or FieldRole.Phone => mention.Kind == MentionKind.Phone ? IsPhone(mention, known) : null,
        _ => null,
    };

    // The letters and digits from here are those of the fact, and nothing is joined behind them.
    private bool IsIdentifier(int start, IReadOnlyList<string> known)
    {
        foreach (var value in known)
        {
            var (at, matched) = (start, 0);
            while (at < draft.Length && matched < value.Length && draft[at] != '\n')
            {
                if (char.IsLetterOrDigit(draft[at]))
                {
                    if (char.ToUpperInvariant(draft[at]) != value[matched])
                    {
                        break;
                    }

                    matched++;
                }

                at++;
            }

            if (matched == value.Length && EndsValue(at))
            {
                TrueUntil = at;
                return true;
            }
        }

        return false;
    }

    private bool EndsValue(int at)
    {
        if (at >= draft.Length)
        {
            return true;
        }

        var isJoint = draft[at] is '-' or '/' or '_' or '.' or ' ';
        return !char.IsLetterOrDigit(draft[at]) && !(isJoint && at + 1 < draft.Length && char.IsAsciiDigit(draft[at + 1]));
    }

    private static bool IsPhone(Mention mention, IReadOnlyList<string> known)
    {
        foreach (var value in known)
        {
            if (value.StartsWith(mention.Value, StringComparison.Ordinal) || (mention.Value.StartsWith(value, StringComparison.Ordinal)
                && value.Length == mention.Value.Length))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Contains(IReadOnlyList<string> known, string value)
    {
        foreach (var candidate in known)
        {
            if (candidate == value)
            {
                return true;
            }
        }

        return false;
    }
}
