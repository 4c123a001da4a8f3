using DenialOps.Facts.Layout;
using DenialOps.Intake;
using DenialOps.Knowledge;

namespace DenialOps.Facts.Readers;

/// <summary>
/// Finds the sentence that answers an appeal: a denial that is upheld, a notice that calls itself the last word, or an appeal that was made
/// and a decision that stands. What may come, what somebody must do and what a question asks is no answer.
/// </summary>
internal sealed class AppealAnswerFinder(LetterLayout layout)
{
    /// <summary>How many words before a phrase are looked at for a condition.</summary>
    private const int MostBefore = 60;

    /// <summary>How many words behind a notice's name may make it a notice that will come.</summary>
    private const int MostBehind = 5;

    /// <summary>How many characters may stand before the words of a notice that calls itself the last.</summary>
    private const int MostOpening = 44;

    /// <summary>How many points of a list are passed over to the words that open it.</summary>
    private const int MostPoints = 8;

    /// <summary>How many sentences may stand between an appeal and what became of it.</summary>
    private const int MostApart = 3;

    private static readonly WordSet Conditions = new(
    [
        "if", "when", "whenever", "once", "should", "unless", "until", "whether", "may", "might", "can", "could", "would", "will", "must", "before", "deemed",
        "how", "what", "why",
    ]);

    private static readonly WordSet Coming = new(["will", "takes", "take", "must", "may", "can", "should", "within", "comes"]);

    private static readonly PhraseSet ConditionalStarts = new("after we ", "after you rec", "after you get", "after you have ", "after our final", "after the final", "after a final");

    private static readonly PhraseSet Openings = new("this ", "notice of", "our ", "re:", "subject:", "here is ", "enclosed is ");

    /// <summary>"The claim that was denied" says which claim, not what became of the appeal.</summary>
    private static readonly WordSet Relatives = new(["that", "which", "who", "service", "care", "why", "because", "claim", "request", "coverage", "treatment", "drug", "it", "bill"]);

    private int _appealMade = int.MinValue;
    private AppealAnswer? _answered;

    /// <summary>The answer that <paramref name="layout"/> holds; one that keeps the denial before one that does not say; null for none.</summary>
    public static AppealAnswer? Find(LetterLayout layout) => new AppealAnswerFinder(layout).Find();

    private AppealAnswer? Find()
    {
        foreach (ref readonly var hit in layout.Phrases.Of(LexiconKind.Sign))
        {
            if ((Sign)hit.Value.Code is Sign.DenialUpheld or Sign.FinalDenial or Sign.AppealAnswered or Sign.AppealMade or Sign.DecisionStands or Sign.IsDenied or Sign.AppealsUsedUp
                && Read(hit) is { IsAgainst: true } answer)
            {
                return answer;
            }
        }

        return _answered;
    }

    /// <summary>What one phrase says; null for nothing by itself.</summary>
    private AppealAnswer? Read(PhraseHit<LexiconEntry> hit)
    {
        int start = layout.Words.Start(hit.FirstWord), sentence = layout.SentenceAt(start);
        var sign = (Sign)hit.Value.Code;
        if ((sign == Sign.DecisionStands && sentence - MostApart > _appealMade) || (sign == Sign.IsDenied && sentence != _appealMade))
        {
            return null;
        }

        if (sentence < 0 || hit.LastWord >= layout.Sentences[sentence].EndWord || !IsStatement(sentence, hit.FirstWord))
        {
            return null;
        }

        var answer = new AppealAnswer(sentence, new TextSpan(start, layout.Words.End(hit.LastWord)), sign != Sign.AppealAnswered);
        bool inDecision = layout.Sentences[sentence].Zone is Zone.Head or Zone.Body;
        switch (sign)
        {
            case Sign.AppealMade:
                _appealMade = IsComing(hit.LastWord, sentence) ? _appealMade : sentence;
                return null;
            case Sign.DecisionStands or Sign.IsDenied:
                return hit.FirstWord > 0 && !Relatives.Contains(layout.Words[hit.FirstWord - 1]) ? answer : null;
            case Sign.FinalDenial:
                return inDecision && OpensSentence(sentence, start) ? answer : null;
            case Sign.AppealAnswered when inDecision && !IsComing(hit.LastWord, sentence):
                _answered ??= answer;
                _appealMade = sentence;
                return null;
            default:
                return sign is Sign.DenialUpheld or Sign.AppealsUsedUp ? answer : null;
        }
    }

    /// <summary>Whether a sentence states something: it asks nothing, orders no machine, and no condition stands in it before a word, nor over a list that it stands in.</summary>
    private bool IsStatement(int sentence, int word)
    {
        var s = layout.Sentences[sentence];
        return s.Zone != Zone.Boilerplate && layout.Text[s.End - 1] != '?' && (layout.CuesOfSentence(sentence) & (1u << (int)Cue.Instruction)) == 0
            && !ConditionalStarts.IsIn(layout.Text.AsSpan(s.Start, Math.Min(s.End - s.Start, MostBefore)))
            && !HasCondition(Math.Max(s.FirstWord, word - MostBefore), word)
            && !IsUnderCondition(sentence);
    }

    /// <summary>Whether the sentence is a point of a list that a condition opens: "You may ask for a review when:".</summary>
    private bool IsUnderCondition(int sentence)
    {
        for (int above = sentence - 1; above >= 0 && sentence - above <= MostPoints; above--)
        {
            var s = layout.Sentences[above];
            if (layout.Text[s.End - 1] == ':')
            {
                return HasCondition(Math.Max(s.FirstWord, s.EndWord - MostBefore), s.EndWord);
            }

            if (!LineShapes.IsBullet(layout.Text.AsSpan(s.Start, s.End - s.Start)))
            {
                return false;
            }
        }

        return false;
    }

    private bool HasCondition(int from, int to)
    {
        for (int word = from; word < to; word++)
        {
            if (Conditions.Contains(layout.Words[word]) && !IsMonth(word))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"May 3" is a day and no condition.</summary>
    private bool IsMonth(int word) => layout.Words[word] is "May" && layout.Words[word + 1] is [>= '0' and <= '9', ..];

    /// <summary>"A decision on your appeal will be sent": the words behind make it one that comes.</summary>
    private bool IsComing(int word, int sentence)
    {
        int end = Math.Min(word + 1 + MostBehind, layout.Sentences[sentence].EndWord);
        for (int next = word + 1; next < end; next++)
        {
            if (Coming.Contains(layout.Words[next]) && !IsMonth(next))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the words are what their sentence is about: "This is our final …", "Notice of final …", or nothing before them.</summary>
    private bool OpensSentence(int sentence, int start)
    {
        var opening = layout.Text.AsSpan(layout.Sentences[sentence].Start, start - layout.Sentences[sentence].Start).TrimStart("#*- ");
        return opening.IsEmpty || (opening.Length <= MostOpening && Openings.Starts(opening));
    }
}
