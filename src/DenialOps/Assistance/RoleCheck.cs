using DenialOps.Facts;
using DenialOps.Facts.Readers;
using DenialOps.Intake;
using DenialOps.Mentions;
using Cue = DenialOps.Facts.Cue;

namespace DenialOps.Assistance;

/// <summary>
/// Asks whether a place of the letter can be what a model takes it for. That a value stands in the letter is not enough: the day of birth
/// is there too, and is not the letter's date.
/// </summary>
internal sealed class RoleCheck(ReadingContext context, CaseFacts facts)
{
    /// <summary>What the model's word alone is worth, and with a label beside the value that says the same.</summary>
    public const double Unlabelled = 0.65, Labelled = 0.85;

    private const double Sure = 0.8;
    private const string Reason = FactKind.Reason, Plan = "payer.plan_name", ServiceEnd = "service.date_of_service_end";

    /// <summary>Fewer words than this give no reason.</summary>
    private const int FewestWords = 4;

    /// <summary>How far words of a line may be from a value and still speak of it, and how long a range of days is, in characters: a line can have millions.</summary>
    private const int FarthestWord = 240, LongestRange = 40;

    /// <summary>Facts that may share one place.</summary>
    private static readonly string[][] Shared =
    [
        ["claim.reference_number", "claim.authorization_number"],
        ["appeal.website", "contact.website"], ["appeal.email", "contact.email"],
        ["service.description", "service.drug_name"],
    ];

    /// <summary>Facts that may have the same value, each at a place of its own with words that say so.</summary>
    private static readonly string[][] Twins =
    [
        ["payer.name", "payer.plan_name"], ["denial.date_of_letter", "service.date_of_service"], ["appeal.phone", "contact.phone"],
        ["amounts.billed", "amounts.allowed", "amounts.paid", "amounts.patient_responsibility", "amounts.deductible", "amounts.copay", "amounts.coinsurance"],
    ];

    private static readonly System.Buffers.SearchValues<char> Letters = System.Buffers.SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789");

    private static readonly string[] PlanCosts = ["amounts.deductible", "amounts.copay", "amounts.coinsurance"];

    private static readonly WordSet RunningTotals = new(["ytd", "met", "used", "limit", "limits", "year", "annual", "yearly", "far", "remaining", "left", "maximum", "max"]);

    private readonly HeldValues _held = new(facts);
    private readonly RoleWords _words = new(context);
    private readonly NameCheck _names = new(context, facts);
    private readonly IdentifierCheck _numbers = new(context);
    private readonly ContactCheck _contacts = new(context);

    /// <summary>How good the receipt is, from 0 to 1; null where the place cannot be it or nothing there says that it is.</summary>
    /// <param name="path">The field.</param>
    /// <param name="kind">What it holds.</param>
    /// <param name="found">The value at the place.</param>
    /// <param name="isKnown">Whether the field has the value already: then nothing more needs to be said for it.</param>
    public double? Weigh(string path, FactKind kind, FoundValue found, bool isKnown)
    {
        int sentence = context.Layout.SentenceAt(found.Span.Start);
        if (SpeaksToMachines(found.Span) || !FitsItsKind(path, kind, found) || IsTaken(path, found.Span) || !_contacts.SpeaksOfAppeals(path, found.Span, sentence))
        {
            return null;
        }

        var labels = context.Fields.Where(hit => hit.Value.Start <= found.Span.Start && hit.Value.End >= found.Span.End && hit.Certainty >= Sure).ToList();
        bool isLabelled = path != ServiceEnd && IsFirstOfItsLabel(kind, found, labels);
        bool isElse = !isLabelled && kind.Labels.Count > 0 && labels.Exists(hit => !kind.Labels.Contains(hit.Field) && !kind.Around.Contains(hit.Field));
        bool isShown = isKnown || (!IsHeld(path, kind, found, isLabelled) && (isLabelled || Shows(path, kind, found, sentence)));
        return (isElse && !isKnown) || !isShown ? null : isLabelled ? Labelled : Unlabelled;
    }

    /// <summary>A label speaks for the first value of its kind behind it; "Member: Ana Reyes, born May 1" has one label and two values.</summary>
    private bool IsFirstOfItsLabel(FactKind kind, FoundValue found, List<FieldHit> labels) =>
        labels.Exists(hit => kind.Labels.Contains(hit.Field)
            && (kind.Mention is { } mention ? context.FirstIn(hit.Value.Start, found.Span.Start, mention) is null : kind.Labels[0] == Field.Reason || IsPartOfLabel(hit.Value.Start, found.Span.Start)));

    /// <summary>A name begins where the label's value does, or behind a sign that parts two names.</summary>
    private bool IsPartOfLabel(int start, int place)
    {
        var before = context.Text.AsSpan(start, place - start).TrimEnd();
        return !before.ContainsAny(Letters) || before[^1] is ',' or ';' or '/' or '(' or '-' or '–' or '—' or '|' or '.' or ':';
    }

    /// <summary>Whether another field has the value already. Then only a label of its own, at another place, can say that it is this one's too.</summary>
    private bool IsHeld(string path, FactKind kind, FoundValue found, bool isLabelled)
    {
        foreach (string other in _held.Of(path, kind.Mention, found.Text))
        {
            bool isShown = path == Plan ? isLabelled && IsWhole(found.Span) : isLabelled || kind.Mention is MentionKind.Amount or MentionKind.Phone;
            if (!MayShare(path, other) && !(isShown && Array.Exists(Twins, twins => twins.Contains(path) && twins.Contains(other))))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a label has the name and nothing more: of "Plan: Marlowe Benefits - Easton School District" the first half is no plan.</summary>
    private bool IsWhole(TextSpan span) => context.Fields.Exists(hit => hit.Field == Field.PlanName && hit.Value.Start == span.Start && hit.Value.End - span.End <= 1);

    /// <summary>Whether the words around a value that has no label say that it is the field's.</summary>
    private bool Shows(string path, FactKind kind, FoundValue found, int sentence) => kind.Mention switch
    {
        null => path == Reason ? IsReason(found, sentence) : _names.Shows(path, kind, found.Text, found.Span, _words),
        MentionKind.Date => path == ServiceEnd ? EndsRange(found.Span) : _words.Say(path, kind, found.Span),
        MentionKind.Amount or MentionKind.Identifier => _words.Say(path, kind, found.Span),
        MentionKind.Phone or MentionKind.Address => _contacts.Says(path, kind.Mention.Value, found.Span, sentence),
        _ => true,
    };

    /// <summary>A reason is most of a sentence, says no or why, or stands beside the code that it explains; a name alone is none.</summary>
    private bool IsReason(FoundValue found, int sentence)
    {
        if (sentence < 0 || found.Text.Count(char.IsWhiteSpace) + 1 < FewestWords)
        {
            return false;
        }

        uint cues = context.Layout.CuesOfSentence(sentence);
        var line = context.Layout.Lines[context.Layout.LineAt(found.Span.Start)];
        return ReadingContext.Has(cues, Cue.Denial) || ReadingContext.Has(cues, Cue.Explains) || context.FirstIn(Math.Max(line.Start, found.Span.Start - FarthestWord), Math.Min(line.End, found.Span.End), MentionKind.Carc, MentionKind.Rarc) is not null
            || (found.Span.Length * 10 >= context.Layout.Sentences[sentence].Span.Length * 9 && context.Text.AsSpan(found.Span.End).TrimStart() is ['.', ..]);
    }

    /// <summary>"February 3 to February 9": the second day of a range whose first is the day of service, and not of what was approved.</summary>
    private bool EndsRange(TextSpan span)
    {
        int line = Math.Max(context.Layout.Lines[context.Layout.LineAt(span.Start)].Start, span.Start - LongestRange);
        var first = facts.Service.DateOfService;
        if (ReadingContext.Has(context.SentenceCues(span.Start), Cue.Approval) && !ReadingContext.Has(context.SentenceCues(span.Start), Cue.Denial))
        {
            return false;
        }

        foreach (var mention in context.MentionsIn(line, span.Start))
        {
            var between = context.Text.AsSpan(Math.Min(mention.End, span.Start), Math.Max(0, span.Start - mention.End)).Trim();
            if (mention.Kind == MentionKind.Date && mention.Date == first?.Value && mention.Date is not null && between is "to" or "through" or "thru" or "-" or "–" or "—" or "until")
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether any sentence of a stretch gives orders to a machine, or any line has braces or angle brackets: no letter has them.</summary>
    private bool SpeaksToMachines(TextSpan span)
    {
        for (int s = Math.Max(0, context.Layout.SentenceAt(span.Start)); s < context.Layout.Sentences.Count && context.Layout.Sentences[s].Start < span.End; s++)
        {
            if (context.IsInstruction(s))
            {
                return true;
            }
        }

        var (first, last) = (context.Layout.Lines[context.Layout.LineAt(span.Start)], context.Layout.Lines[context.Layout.LineAt(Math.Max(span.Start, span.End - 1))]);
        return context.Text.AsSpan(first.Start, last.End - first.Start).ContainsAny("{}<>");
    }

    private bool FitsItsKind(string path, FactKind kind, FoundValue found) => kind.Mention switch
    {
        null => path == Reason || _names.CanBe(path, found.Text, found.Span),
        MentionKind.Phone => found.Mention?.Use == (path.EndsWith(".fax", StringComparison.Ordinal) ? PhoneUse.Fax : PhoneUse.Voice),
        MentionKind.Identifier => _numbers.CanBe(path, found),
        MentionKind.Address => found.Mention is not null || context.FirstIn(found.Span.Start, found.Span.End, MentionKind.Address) is not null,
        MentionKind.Amount => !PlanCosts.Contains(path) || !SpeaksOfRunningTotal(found.Span),
        _ => true,
    };

    /// <summary>"Deductible: you have met $257 of $1,500": what a plan has counted so far is nothing of this claim.</summary>
    private bool SpeaksOfRunningTotal(TextSpan span)
    {
        var (layout, line) = (context.Layout, context.Layout.LineAt(span.Start));
        int from = Math.Max(layout.Lines[Math.Max(0, line - 1)].Start, span.Start - FarthestWord), to = Math.Min(layout.Lines[line].End, span.End + FarthestWord);
        for (int word = layout.Words.IndexAt(from); layout.Words.Start(word) < to; word++)
        {
            if (RunningTotals.Contains(layout.Words[word]))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether two fields may have the value of one place.</summary>
    public static bool MayShare(string path, string other) => path == other || Array.Exists(Shared, group => group.Contains(path) && group.Contains(other));

    /// <summary>Whether rules are sure that the place is something else.</summary>
    private bool IsTaken(string path, TextSpan span)
    {
        // A sentence holds the values that it speaks of.
        if (path == Reason)
        {
            return false;
        }

        var page = context.Letter.PageAt(span.Start);
        foreach (var field in FactFields.Known)
        {
            if (field.Path != Reason && !MayShare(path, field.Path) && field.In(facts).Any(fact => fact is { Confidence: >= Sure, Source: { } source } && source.Page == page.Number
                && source.Start + page.Start < span.End && source.End + page.Start > span.Start))
            {
                return true;
            }
        }

        return false;
    }
}
