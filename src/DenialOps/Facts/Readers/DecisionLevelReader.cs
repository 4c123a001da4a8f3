using System.Globalization;
using DenialOps.Facts.Layout;
using DenialOps.Intake;
using DenialOps.Knowledge;

namespace DenialOps.Facts.Readers;

/// <summary>
/// Tells the answer to an appeal from a first refusal, and whose answer it is: that of the plan opens another review than that of the
/// reviewers outside it, of a judge or of the Council.
/// </summary>
internal sealed class DecisionLevelReader(ReadingContext context, PlanType type)
{
    /// <summary>The named fact: <c>2</c> for the answer to the first appeal, <c>3</c> for that of the reviewers outside, and so on. A first refusal is not marked.</summary>
    public const string FactName = "decision_level";

    private const int Plans = 2;
    private const int Outside = 3;
    private const int Judges = 4;
    private const int Councils = 5;

    private const double Told = 0.75;

    /// <summary>How many lines a letterhead with its heading has at most.</summary>
    private const int HeadLines = 16;

    /// <summary>How far behind who decides the verb may stand, in characters.</summary>
    private const int Reach = 60;

    /// <summary>Who decides, each with the level of a document that is its answer.</summary>
    private static readonly (int Level, PhraseSet Names)[] Deciders =
    [
        (Councils, new("Medicare Appeals Council", "Departmental Appeals Board", "Appeals Council")),
        (Judges, new("Office of Medicare Hearings and Appeals", "Administrative Law Judge", "OMHA", " ALJ")),
        (Outside, new(
            "Qualified Independent Contractor", "Independent Review Entity", "Independent Review Organization", "independent reviewer", "external reviewer", "external review organization",
            "hearing officer", "Office of Personnel Management")),
    ];

    private static readonly PhraseSet Decided = new(
        " has decided", " decided", " issued", " has issued", " denied", " has denied", " upheld", " has upheld", " affirmed", " affirms", " upholds", " found that", " finds that", " agrees with", " agreed with",
        " declined", " declines", " determined", " concluded", " made a decision", " dismissed", " adopts", " has completed", " completed its");

    private static readonly PhraseSet SaysWhoItIs = new("we are a", "we are the", "I am a", "I am the", "we're a", "we're the", "as the ", "as an ", "as a ", "decided by a", "decided by the", "denied by a", "denied by the", "upheld by a", "upheld by the");

    /// <summary>Words of what may come: such a sentence tells of no answer that was given.</summary>
    private static readonly WordSet Coming = new(["if", "may", "can", "will", "would", "could", "must", "should", "unless", "until", "want", "wish", "when", "whether", "right"]);

    /// <summary>In Original Medicare the contractor's answer is a redetermination, and the reconsideration is another's.</summary>
    private static readonly PhraseSet Reconsidered = new("requested a reconsideration", "asked for a reconsideration", "request for reconsideration", "request for a reconsideration", "reconsideration decision", "your reconsideration");

    /// <summary>The level, with the words that say so; null where nothing does.</summary>
    public Fact<string>? Read()
    {
        if (context.Answer is not { Span: var span })
        {
            return null;
        }

        var (level, words) = Highest(span);
        return context.Fact(level.ToString(CultureInfo.InvariantCulture), Told, words.Start, words.End);
    }

    private (int Level, TextSpan Words) Highest(TextSpan answer)
    {
        foreach (var (level, names) in Deciders)
        {
            if (Find(names) is { } found)
            {
                // A judge who hears a case of another programme is its outside review.
                return (HasFiveLevels ? level : Math.Min(level, Outside), found);
            }
        }

        return type == PlanType.Medicare && Past(Reconsidered) is { } asked ? (Outside, asked) : (Plans, answer);
    }

    private bool HasFiveLevels => type is PlanType.Medicare or PlanType.MedicareAdvantage or PlanType.PartD;

    /// <summary>Where one of the names stands as who wrote the letter, or as who gave its answer.</summary>
    private TextSpan? Find(PhraseSet names)
    {
        var layout = context.Layout;
        for (int i = 0; i < layout.Lines.Count && i < HeadLines && layout.Zones[i] == Zone.Head; i++)
        {
            var line = layout.Lines[i];
            if (names.FirstIn(context.Text.AsSpan(line.Start, line.End - line.Start)) is >= 0 and var at)
            {
                return new TextSpan(line.Start + at, line.End);
            }
        }

        return Past(names, GaveTheAnswer);
    }

    private static bool GaveTheAnswer(string sentence, int at)
    {
        var behind = sentence.AsSpan(at, Math.Min(Reach + 40, sentence.Length - at));
        return Decided.IsIn(behind) || SaysWhoItIs.IsIn(sentence.AsSpan(Math.Max(0, at - 24), Math.Min(24, at)));
    }

    /// <summary>The first sentence of the decision that has one of the words and tells of nothing to come.</summary>
    private TextSpan? Past(PhraseSet words, Func<string, int, bool>? test = null)
    {
        foreach (var sentence in context.Layout.Sentences)
        {
            if (sentence.Zone is Zone.Head or Zone.Body or Zone.Appeal && words.FirstIn(context.Text.AsSpan(sentence.Start, sentence.End - sentence.Start)) is >= 0
                && !IsComing(sentence) && context.Layout.Flow(sentence.Start, sentence.End) is var text && (test is null || test(text, words.FirstIn(text))))
            {
                return sentence.Span;
            }
        }

        return null;
    }

    private bool IsComing(Sentence sentence)
    {
        for (int word = sentence.FirstWord; word < sentence.EndWord; word++)
        {
            if (Coming.Contains(context.Layout.Words[word]))
            {
                return true;
            }
        }

        return context.Text[sentence.End - 1] == '?';
    }
}
