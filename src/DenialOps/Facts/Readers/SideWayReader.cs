using DenialOps.Facts.Layout;
using DenialOps.Intake;
using DenialOps.Mentions;

namespace DenialOps.Facts.Readers;

/// <summary>
/// Reads a way beside the appeal that has a number and a time of its own: a talk between doctors, an approval after the fact. The time is
/// told in the letter's words.
/// </summary>
/// <param name="context">The letter.</param>
/// <param name="cue">What marks a sentence as being about this way.</param>
/// <param name="names">What the way is called; the number behind the name is its number.</param>
/// <param name="needed">What such a sentence must have as well; null for nothing.</param>
internal sealed class SideWayReader(ReadingContext context, Cue cue, PhraseSet names, PhraseSet? needed = null)
{
    private const double Told = 0.85;

    /// <summary>How long the words of the time are at most, in characters.</summary>
    private const int MostWords = 140;

    private static readonly PhraseSet TimeWords = new("within ", "between ", "no later than ", "not later than ", "until ", "through ", "before ", "by the end of ", "from 8", "from 9");

    /// <summary>How to call, behind the time.</summary>
    private static readonly PhraseSet CallWords = new(" by calling", " by phone", " at the number", " call ", " at\n", " at (", " dr.", " dr ");

    private static readonly PhraseSet Clock = new("a.m", "p.m", " am", " pm", "noon");

    /// <summary>The number and the time, each where the letter gives it.</summary>
    public (Fact<string>? Phone, Fact<string>? Time) Read()
    {
        Fact<string>? phone = null, time = null;
        for (int s = 0; s < context.Layout.Sentences.Count && (phone is null || time is null); s++)
        {
            uint cues = context.Layout.CuesOfSentence(s);
            if (!ReadingContext.Has(cues, cue) || ReadingContext.Has(cues, Cue.LaterLevel) || context.IsInstruction(s) || !HasNeeded(s))
            {
                continue;
            }

            var sentence = Whole(s);
            phone ??= Phone(sentence) ?? Next(s, Phone);
            time ??= Time(sentence) ?? (phone is null ? null : Next(s, Time));
        }

        return (phone, time);
    }

    private bool HasNeeded(int s) =>
        needed is null || needed.IsIn(context.Text.AsSpan(context.Layout.Sentences[s].Start, context.Layout.Sentences[s].End - context.Layout.Sentences[s].Start));

    /// <summary>The sentence with what stands behind a "p.m." at its end: "4:30 p.m. Eastern time, within 5 days".</summary>
    private Sentence Whole(int s)
    {
        var sentence = context.Layout.Sentences[s];
        return s + 1 < context.Layout.Sentences.Count && context.Layout.Sentences[s + 1] is { } next && next.Paragraph == sentence.Paragraph
            && context.Text.AsSpan(sentence.Start, sentence.End - sentence.Start).EndsWith(".m.", StringComparison.OrdinalIgnoreCase)
            ? sentence with { End = next.End, EndWord = next.EndWord }
            : sentence;
    }

    /// <summary>The next sentence goes on about the same way where it is of the same paragraph and about nothing else.</summary>
    private Fact<string>? Next(int s, Func<Sentence, Fact<string>?> read)
    {
        if (s + 1 >= context.Layout.Sentences.Count || context.Layout.Sentences[s + 1] is not { } next || next.Paragraph != context.Layout.Sentences[s].Paragraph)
        {
            return null;
        }

        uint cues = context.Layout.CuesOfSentence(s + 1);
        bool other = ReadingContext.Has(cues, Cue.Appeal) || ReadingContext.Has(cues, Cue.LaterLevel) || ReadingContext.Has(cues, Cue.General)
            || ReadingContext.Has(cues, Cue.Regulator) || ReadingContext.Has(cues, Cue.Records);
        return other ? null : read(next);
    }

    /// <summary>The first number behind the name, else the first before them.</summary>
    private Fact<string>? Phone(Sentence sentence)
    {
        int name = sentence.Start + Math.Max(0, names.FirstIn(context.Text.AsSpan(sentence.Start, sentence.End - sentence.Start)));
        Mention? best = null;
        foreach (var mention in context.MentionsIn(sentence.Start, sentence.End))
        {
            if (mention.Kind == MentionKind.Phone && mention.Use == PhoneUse.Voice && (best is null || (best.Start < name && mention.Start > name)))
            {
                best = mention;
            }
        }

        return best is null ? null : context.Fact(best.Value, Told * best.Confidence, best.Start, best.End);
    }

    /// <summary>From the first word of a time to the sentence's end, or to the comma before what is too much.</summary>
    private Fact<string>? Time(Sentence sentence)
    {
        for (int from = sentence.Start; TimeWords.FirstIn(context.Text.AsSpan(from, sentence.End - from)) is >= 0 and var at; from += at + 1)
        {
            int start = from + at, end = EndOfTime(start, sentence.End);
            bool whole = start == 0 || !char.IsLetter(context.Text[start - 1]);
            if (whole && (context.FirstIn(start, end, MentionKind.Duration, MentionKind.Date) is not null || Clock.IsIn(context.Text.AsSpan(start, end - start))))
            {
                return context.TextFact(new TextSpan(start, end), Told);
            }
        }

        return null;
    }

    /// <summary>Where the words of the time end: before a number to call, a colon or what is too much, else with the sentence.</summary>
    private int EndOfTime(int start, int end)
    {
        int phone = context.FirstIn(start, end, MentionKind.Phone)?.Start ?? end;
        var text = context.Text.AsSpan(start, Math.Min(phone, end) - start);
        text = text.IndexOf(':') is >= 0 and var colon && !char.IsAsciiDigit(text[Math.Min(colon + 1, text.Length - 1)]) ? text[..colon] : text;
        text = CallWords.FirstIn(text) is >= 0 and var call ? text[..call] : text;
        if (text.Length > MostWords)
        {
            int cut = text[..MostWords].LastIndexOf(',');
            text = text[..(cut > 0 ? cut : text[..MostWords].LastIndexOf(' '))];
        }

        text = text.TrimEnd(" \n,;(-");
        text = text.EndsWith(" at", StringComparison.OrdinalIgnoreCase) ? text[..^3].TrimEnd(" ,") : text;
        return start + (text.EndsWith(".m.", StringComparison.OrdinalIgnoreCase) ? text : text.TrimEnd('.')).Length;
    }
}
