namespace DenialOps.Mentions;

/// <summary>A label of an identifier: "Member ID:", "Claim no.", "Payer claim control no:", "Group".</summary>
/// <param name="Next">Index of the token after the label.</param>
/// <param name="Role">What the label says that the value names.</param>
/// <param name="HasNoun">Whether it says "number", "ID", "no." or "#".</param>
/// <param name="IsStrong">Whether a colon, dots, two or more spaces, a table bar or "#" sets the value off.</param>
/// <param name="IsBare">Whether it is a noun alone ("no.").</param>
internal readonly record struct IdentifierLabel(int Next, IdentifierRole Role, bool HasNoun, bool IsStrong, bool IsBare)
{
    private const int MostWords = 6;

    /// <summary>Reads the label that starts at token <paramref name="i"/>; without a role and a noun it is none.</summary>
    public static IdentifierLabel Read(LetterScan scan, int i)
    {
        var role = IdentifierRole.None;
        bool hasNoun = false, needsNoun = false, hasHead = false;
        var next = i;
        var afterBreak = false;
        while (next - i < MostWords && !afterBreak)
        {
            var word = scan[next].Word;
            if (word is Word.Number or Word.Id or Word.Control)
            {
                role = role == IdentifierRole.None && word == Word.Id && next == i ? IdentifierRole.Member
                    : word == Word.Control && scan[i].Word == Word.Patient ? IdentifierRole.Account
                    : role;
                hasNoun = true;
            }
            else if (RoleOf(word) is { } named)
            {
                role = Combine(role, named, word, hasHead);
                needsNoun = !hasHead && word is Word.MemberNeedsNoun or Word.Tax or Word.Request;
                hasHead = true;
            }
            else if (word is not (Word.LabelQualifier or Word.Coverage or Word.Determination or Word.Rev))
            {
                break;
            }
            else if (word is Word.Determination)
            {
                role = role == IdentifierRole.None ? IdentifierRole.Reference : role;
                needsNoun = true;
            }

            next++;
            hasNoun |= scan[next].Has(Gap.Hash) && !scan[next].Has(Gap.Line);
            afterBreak = IsBreak(scan[next]);
        }

        return Finish(scan, i, next, role, (hasNoun, needsNoun, hasHead));
    }

    private static IdentifierLabel Finish(LetterScan scan, int i, int next, IdentifierRole role, (bool HasNoun, bool NeedsNoun, bool HasHead) seen)
    {
        var (hasNoun, needsNoun, hasHead) = seen;
        var closesOther = scan[next].Has(Gap.Close) && !OpensInside(scan, i, next);
        var isStrong = !closesOther && scan[next].Has(Gap.Colon | Gap.Dots | Gap.Wide | Gap.Pipe | Gap.Hash);
        if (!hasHead && !hasNoun && role == IdentifierRole.None)
        {
            return new IdentifierLabel(next, IdentifierRole.None, false, false, false);
        }

        role = NeedsNothingMore(role, hasHead, hasNoun, scan[i].Word);
        return needsNoun && !hasNoun && !(isStrong && scan[i].Word is not (Word.MemberNeedsNoun or Word.Tax))
            ? new IdentifierLabel(next, IdentifierRole.None, false, false, false)
            : new IdentifierLabel(next, role, hasNoun, isStrong, next == i + 1 && scan[i].Word == Word.Number);
    }

    // "(exact duplicate claim)   N522": a parenthesis that ends here but began before is no part of a label.
    private static bool OpensInside(LetterScan scan, int first, int next)
    {
        for (var k = first; k < next; k++)
        {
            if (scan[k].Has(Gap.Open))
            {
                return true;
            }
        }

        return false;
    }

    private static IdentifierRole NeedsNothingMore(IdentifierRole role, bool hasHead, bool hasNoun, Word first) =>
        role == IdentifierRole.None && !hasHead && hasNoun && first is Word.LabelQualifier ? IdentifierRole.Reference : role;

    private static bool IsBreak(in Token token) => token.Has(Gap.Colon | Gap.Dots | Gap.Wide | Gap.Line | Gap.Pipe | Gap.Comma | Gap.Dollar | Gap.Fill);

    private static IdentifierRole Combine(IdentifierRole role, IdentifierRole named, Word word, bool hasHead) => (role, word) switch
    {
        (IdentifierRole.Member, Word.Account) => IdentifierRole.Account,
        (IdentifierRole.Member, Word.FormWord) => IdentifierRole.Policy,
        (IdentifierRole.Member, Word.Claim) => IdentifierRole.Claim,
        (IdentifierRole.Member, Word.Group) => IdentifierRole.Group,
        _ when hasHead && role != IdentifierRole.None => role,
        _ => named,
    };

    private static IdentifierRole? RoleOf(Word word) => word switch
    {
        Word.Member or Word.MemberNeedsNoun or Word.Patient or Word.Policy => IdentifierRole.Member,
        Word.Group => IdentifierRole.Group,
        Word.Claim => IdentifierRole.Claim,
        Word.Reference or Word.Request => IdentifierRole.Reference,
        Word.Authorization => IdentifierRole.Authorization,
        Word.Account => IdentifierRole.Account,
        Word.Payment => IdentifierRole.Payment,
        Word.Tax or Word.TaxNumber => IdentifierRole.Tax,
        Word.FormWord => IdentifierRole.Form,
        Word.OtherNumbered or Word.Ticket => IdentifierRole.None,
        _ => null,
    };
}
