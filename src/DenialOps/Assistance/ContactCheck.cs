using DenialOps.Facts;
using DenialOps.Facts.Layout;
using DenialOps.Facts.Readers;
using DenialOps.Intake;
using DenialOps.Mentions;
using Cue = DenialOps.Facts.Cue;

namespace DenialOps.Assistance;

/// <summary>Asks whether the words around a telephone, an address or a time say whom it is for: what is for appeals stands with words about them.</summary>
internal sealed class ContactCheck(ReadingContext context)
{
    private const int LinesOfLetterhead = 8;

    /// <summary>How far the words of a row may be from a value and still speak of it, in characters: a line can have millions.</summary>
    private const int FarthestWord = 240;

    private static readonly Cue[] OtherTimes =
        [Cue.LaterLevel, Cue.PayerDecides, Cue.CorrectedClaim, Cue.PeerToPeer, Cue.Records, Cue.RetroAuthorization, Cue.Grievance, Cue.Continuation, Cue.Regulator];

    private static readonly Cue[] OtherDesks = [Cue.LaterLevel, Cue.Regulator, Cue.Grievance, Cue.PeerToPeer, Cue.Records];

    /// <summary>A time has to be the one that a person has, for the first appeal; all else needs words about appeals nearby.</summary>
    public bool SpeaksOfAppeals(string path, TextSpan span, int sentence)
    {
        if (!path.StartsWith("appeal.", StringComparison.Ordinal))
        {
            return true;
        }

        uint own = context.Layout.CuesOfSentence(sentence);
        if (path is "appeal.deadline_days" or "appeal.deadline_date")
        {
            return ReadingContext.Has(own, Cue.Appeal) && !HasAny(own, OtherTimes);
        }

        return path == "appeal.expedited_hours" ? ReadingContext.Has(own, Cue.Expedited) : IsAmongAppeals(span, sentence);
    }

    /// <summary>Whether a telephone or an address has its purpose in its own sentence or line.</summary>
    public bool Says(string path, MentionKind kind, TextSpan span, int sentence)
    {
        uint cues = context.Layout.CuesOfSentence(sentence) | CuesOfLine(span);
        bool isForAppeals = path.StartsWith("appeal.", StringComparison.Ordinal);
        if (kind == MentionKind.Address)
        {
            return isForAppeals ? IsWhereAppealsGo(span, sentence, cues) : IsLetterhead(span) || (IsForQuestions(cues) && ReadingContext.Has(cues, Cue.SendTo));
        }

        return isForAppeals ? (ReadingContext.Has(cues, Cue.Appeal) || ReadingContext.Has(cues, Cue.Expedited)) && !HasAny(cues, OtherDesks) : IsForQuestions(cues);
    }

    private static bool IsForQuestions(uint cues) => ReadingContext.Has(cues, Cue.General) && !ReadingContext.Has(cues, Cue.Appeal) && !HasAny(cues, OtherDesks);

    /// <summary>"Send appeals to:" and the address behind it, not the reader's own above the letter.</summary>
    private bool IsWhereAppealsGo(TextSpan span, int sentence, uint own)
    {
        var sentences = context.Layout.Sentences;
        bool goesOn = sentence > 0 && sentences[sentence - 1].Paragraph == sentences[sentence].Paragraph;
        uint cues = own | (goesOn ? context.Layout.CuesOfSentence(sentence - 1) : 0);
        return context.ZoneAt(span.Start) != Zone.Head && ReadingContext.Has(cues, Cue.Appeal) && ReadingContext.Has(cues, Cue.SendTo) && !HasAny(own, OtherDesks);
    }

    /// <summary>The insurer's own address is the first of the letter; the reader's comes below.</summary>
    private bool IsLetterhead(TextSpan span) => context.Of(MentionKind.Address) is [var first, ..] && first.Start == span.Start && context.Layout.LineAt(span.Start) < LinesOfLetterhead && context.ZoneAt(span.Start) is Zone.Head;

    /// <summary>What the other cells of a row speak of; in running text the line's other sentences say nothing of this one.</summary>
    private uint CuesOfLine(TextSpan span)
    {
        var line = context.Layout.Lines[context.Layout.LineAt(span.Start)];
        return line.CellCount < 2 ? 0 : context.Layout.CuesIn(
            context.Layout.Words.IndexAt(Math.Max(line.Start, span.Start - FarthestWord)), context.Layout.Words.IndexAt(Math.Min(line.End, span.End + FarthestWord)));
    }

    private static bool HasAny(uint cues, Cue[] any) => Array.Exists(any, cue => ReadingContext.Has(cues, cue));

    private bool IsAmongAppeals(TextSpan span, int sentence)
    {
        for (int s = sentence; s >= 0 && sentence - s <= 4; s--)
        {
            uint cues = context.Layout.CuesOfSentence(s);
            if (ReadingContext.Has(cues, Cue.LaterLevel) || ReadingContext.Has(cues, Cue.Regulator) || ReadingContext.Has(cues, Cue.General))
            {
                return false;
            }

            if (ReadingContext.Has(cues, Cue.Appeal))
            {
                return true;
            }
        }

        return context.Fields.Exists(hit => hit.Field is Field.AppealPhone or Field.AppealFax or Field.AppealAddress && hit.Value.Start <= span.Start && hit.Value.End >= span.End);
    }
}
