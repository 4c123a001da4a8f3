namespace DenialOps.Mentions;

/// <summary>What the words read so far announce: a kind of code, a telephone's use, a label without its value.</summary>
internal sealed class Cue
{
    private const int ReachOfWord = 5;
    private const int ReachOfCode = 7;
    private const int ReachOfLabel = 12;
    private const int ReachOfContact = 9;

    private Word kind;
    private int kindAt = -100;
    private bool kindIsCode;

    // The recognisers ask about the same token in turn.
    private int askedAt = -1;
    private Word answer;
    private PhoneUse use;
    private int useAt = -100;
    private int pendingLine = -1;
    private int lackingAt = -100;
    private int commonAt = -100;

    /// <summary>The role of a label on this line whose value did not follow it directly.</summary>
    public IdentifierRole PendingRole { get; private set; }

    /// <summary>Token index of the last adjustment reason code.</summary>
    public int CarcAt { get; set; } = -100;

    /// <summary>Start of the line of the last date, and of the last line that begins with "Line 1".</summary>
    public int ServiceLine { get; set; } = -1;

    /// <summary>Announces codes of a kind.</summary>
    public void Announce(LetterScan scan, int index, Word word)
    {
        // "revenue code", "CPT code", "remark code": the word before has already said which.
        if (word is Word.Code && Kind(scan, index) is not Word.None && index - kindAt <= 2 && !kindIsCode)
        {
            (kindAt, askedAt) = (index, -1);
            return;
        }

        if (word is Word.Common)
        {
            commonAt = index;
            return;
        }

        (kind, kindAt, kindIsCode, askedAt) = (word, index, false, -1);
    }

    /// <summary>Keeps the announcement alive: a code of this kind has been read.</summary>
    public void Refresh(Word word, int index) => (kind, kindAt, kindIsCode, askedAt) = (word, index, true, -1);

    /// <summary>The kind of code announced for a token, if the announcement reaches that far.</summary>
    public Word Kind(LetterScan scan, int index)
    {
        if (askedAt != index)
        {
            (askedAt, answer) = (index, FindKind(scan, index));
        }

        return answer;
    }

    public void AnnounceContact(int index, PhoneUse phoneUse) => (use, useAt) = (phoneUse, index);

    /// <summary>Forgets the use announced: a short code ("TTY 711") has taken it.</summary>
    public void ClearContact() => useAt = -100;

    public bool IsContact(int index) => index - useAt <= 2;

    /// <summary>The use of the telephone number that ends before token <paramref name="next"/>.</summary>
    public PhoneUse TakeContact(LetterScan scan, int first, int next)
    {
        var result = PhoneUse.Voice;
        if (scan[next] is { Word: Word.Tty or Word.Fax } after && after.Has(Gap.Open) && !after.Has(Gap.Line) && scan[next + 1].Has(Gap.Close))
        {
            result = after.Word == Word.Tty ? PhoneUse.Tty : PhoneUse.Fax;
        }
        else if (first - useAt <= ReachOfContact && Reaches(scan, useAt, first))
        {
            result = use;
        }

        useAt = -100;
        return result;
    }

    /// <summary>Remembers a label whose value does not follow it directly.</summary>
    public void SetPending(LetterScan scan, int index, IdentifierRole role) => (PendingRole, pendingLine) = (role, scan[index].LineStart);

    public bool HasPending(LetterScan scan, int index) => pendingLine == scan[index].LineStart && PendingRole != IdentifierRole.None;

    public void ClearPending() => pendingLine = -1;

    public void SetLacking(int index) => lackingAt = index;

    /// <summary>Whether the sentence around a token says that something is missing.</summary>
    public bool SaysLacking(LetterScan scan, int index)
    {
        if (index - lackingAt <= 12 && Reaches(scan, lackingAt, index))
        {
            return true;
        }

        for (var k = index + 1; k < index + 7 && !EndsSentence(scan, k) && !scan[k].Has(Gap.Blank); k++)
        {
            if (scan[k].Word == Word.Lacking)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the line speaks of codes in general ("Common adjustment codes").</summary>
    public bool IsGeneric(LetterScan scan, int index) => commonAt >= 0 && scan[commonAt].LineStart == scan[index].LineStart;

    private Word FindKind(LetterScan scan, int index)
    {
        if (index - kindAt > (kind == Word.ServiceLabel ? ReachOfLabel : kindIsCode ? ReachOfCode : ReachOfWord))
        {
            return Word.None;
        }

        for (var k = kindAt + 1; k <= index; k++)
        {
            ref readonly var token = ref scan[k];
            if (token.Has(Gap.Blank | Gap.Fill) || (token.Has(Gap.Wide3 | Gap.Pipe) && k > kindAt + 1) || (EndsSentence(scan, k) && !(kindIsCode
                && scan.Text[scan[k - 1].End] == ';')))
            {
                return Word.None;
            }

            if (token.Has(Gap.Line) && (k == index) && kindIsCode && token.Has(Gap.Wide3))
            {
                return Word.None;
            }
        }

        return kind;
    }

    private static bool Reaches(LetterScan scan, int from, int to)
    {
        for (var k = from + 1; k <= to; k++)
        {
            if (scan[k].Has(Gap.Blank) || (k > from + 1 && EndsSentence(scan, k)))
            {
                return false;
            }
        }

        return true;
    }

    private static bool EndsSentence(LetterScan scan, int k) => scan[k].Has(Gap.SentenceEnd) && !scan[k].Has(Gap.Dots)
        && scan[k - 1].Word is not (Word.Number or Word.Extension
        or Word.Procedure or Word.Modifier or Word.Adjustment or Word.Diagnosis or Word.Voice) && scan[k - 1].Length > 2;
}
