using DenialOps.Facts.Layout;

namespace DenialOps.Facts.Readers;

/// <summary>Tells what became of a part of a service ("14 visits", "October 6 through October 9"): of several outcomes in a sentence, that of its own clause.</summary>
internal sealed class PartOutcome(ReadingContext context)
{
    /// <summary>How far from a part its outcome may stand, in characters.</summary>
    private const int Reach = 200;

    /// <summary>How far before a word its negation may stand, in characters.</summary>
    private const int NegationReach = 22;

    private static readonly PhraseSet OutcomeWords = new(
        "denied", "deny ", "denies", "denying", "denial", "disallow", "refus", "declin", "reject", "non-covered", "noncovered",
        "approved", "approve ", "approving", "authorized", "authorize ", "certified", "certify ", "paid", " pay ", "paying", "covered", "cover ",
        "medically necessary", "criteria");

    private static readonly PhraseSet Denials = new(
        "denied", "deny ", "denies", "denying", "denial", "disallow", "refus", "declin", "reject", "non-covered", "noncovered");

    private static readonly PhraseSet Negations = new("not ", "n't ", "no longer ", "cannot ", "unable ", "never ", "without ");

    private static readonly PhraseSet Requests = new("request", "asked", "asks for", "submitted", "ordered", "prescribed", "billed", "order for");

    private static readonly PhraseSet Conjunctions = new("and ", "but ", "while ", "and\n", "but\n", "while\n");

    private static readonly PhraseSet Conditions = new("if ", "when ", "unless ", "once ");

    private readonly string _text = context.Text;

    /// <summary>What is said of the stretch between two offsets.</summary>
    public Outcome Of(int start, int end)
    {
        int s = context.Layout.SentenceAt(start);
        if (s < 0 || !IsAboutThisDecision(s))
        {
            return Outcome.Unknown;
        }

        var sentence = context.Layout.Sentences[s];
        int first = Math.Max(sentence.Start, start - Reach), last = Math.Max(end, Math.Min(sentence.End, end + Reach));
        var (clause, clauseEnd) = (ClauseStart(first, start), ClauseEnd(end, last));
        var own = Last(clause, start) is var before && before != Outcome.Unknown ? before : First(end, clauseEnd);
        if (own == Outcome.Unknown && Requests.IsIn(_text.AsSpan(clause, clauseEnd - clause)))
        {
            return Outcome.Requested;
        }

        own = own == Outcome.Unknown ? Last(first, clause) : own;
        return own == Outcome.Unknown ? First(clauseEnd, last) : own;
    }

    private bool IsAboutThisDecision(int s)
    {
        var sentence = context.Layout.Sentences[s];
        uint cues = context.Layout.CuesOfSentence(s);
        return sentence.Zone is Zone.Head or Zone.Body && !ReadingContext.Has(cues, Cue.LaterLevel) && !ReadingContext.Has(cues, Cue.NotTheReason)
            && !Conditions.Starts(_text.AsSpan(sentence.Start, sentence.End - sentence.Start)) && !context.IsInstruction(s);
    }

    /// <summary>Where the clause that goes on at <paramref name="to"/> starts: behind the last joint before it.</summary>
    private int ClauseStart(int from, int to)
    {
        int start = to;
        while (start > from && !IsJoint(start - 1))
        {
            start--;
        }

        return start;
    }

    private int ClauseEnd(int from, int to)
    {
        int end = from;
        while (end < to && !IsJoint(end))
        {
            end++;
        }

        return end;
    }

    private bool IsJoint(int i) => i + 1 < _text.Length
        && (_text[i] is ',' or ';' ? char.IsWhiteSpace(_text[i + 1]) : char.IsWhiteSpace(_text[i]) && Conjunctions.Starts(_text.AsSpan(i + 1)));

    private Outcome First(int from, int to) => OutcomeWords.FirstIn(_text.AsSpan(from, to - from)) is >= 0 and var at ? At(from, from + at) : Outcome.Unknown;

    private Outcome Last(int from, int to)
    {
        var last = Outcome.Unknown;
        for (int at = from; OutcomeWords.FirstIn(_text.AsSpan(at, to - at)) is >= 0 and var next; at += next + 1)
        {
            last = At(from, at + next);
        }

        return last;
    }

    /// <summary>What the word at an offset says; with "not" before it in the same stretch it denies.</summary>
    private Outcome At(int from, int word) =>
        Denials.Starts(_text.AsSpan(word)) || Negations.IsIn(_text.AsSpan(Math.Max(from, word - NegationReach), word - Math.Max(from, word - NegationReach)))
            ? Outcome.Denied
            : Outcome.Granted;
}
