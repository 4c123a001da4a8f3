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

    /// <summary>How far before a place a mention may begin that still holds it.</summary>
    private const int LongestMention = 200;

    private static readonly Cue[] OtherTimes =
        [Cue.LaterLevel, Cue.PayerDecides, Cue.CorrectedClaim, Cue.PeerToPeer, Cue.Records, Cue.RetroAuthorization, Cue.Grievance, Cue.Continuation, Cue.Regulator];

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

    private readonly HeldValues _held = new(facts);
    private readonly RoleWords _words = new(context);
    private readonly NameCheck _names = new(context, facts);

    /// <summary>How good the receipt is, from 0 to 1; null where the place cannot be it or nothing there says that it is.</summary>
    public double? Weigh(string path, FactKind kind, FoundValue found)
    {
        int sentence = context.Layout.SentenceAt(found.Span.Start);
        if (SpeaksToMachines(found.Span) || !FitsItsKind(path, found) || IsTaken(path, found.Span) || !SpeaksOfAppeals(path, found.Span, sentence))
        {
            return null;
        }

        var labels = context.Fields.Where(hit => hit.Value.Start <= found.Span.Start && hit.Value.End >= found.Span.End && hit.Certainty >= Sure).ToList();
        bool isLabelled = path != ServiceEnd && IsFirstOfItsLabel(kind, found, labels);
        bool isElse = !isLabelled && kind.Labels.Count > 0 && labels.Exists(hit => !kind.Labels.Contains(hit.Field) && !kind.Around.Contains(hit.Field));
        return isElse || IsHeld(path, kind, found, isLabelled) || !(isLabelled || Shows(path, kind, found, sentence)) ? null : isLabelled ? Labelled : Unlabelled;
    }

    /// <summary>A label speaks for the first value of its kind behind it; "Member: Ana Reyes, born May 1" has one label and two values.</summary>
    private bool IsFirstOfItsLabel(FactKind kind, FoundValue found, List<FieldHit> labels) =>
        labels.Exists(hit => kind.Labels.Contains(hit.Field) && (kind.Mention is not { } mention || context.FirstIn(hit.Value.Start, found.Span.Start, mention) is null));

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
        null => path == Reason || _names.Shows(path, kind, found.Text, found.Span, _words),
        MentionKind.Date => path == ServiceEnd ? EndsRange(found.Span) : _words.Say(path, kind, found.Span),
        MentionKind.Amount or MentionKind.Identifier => _words.Say(path, kind, found.Span),
        MentionKind.Phone => IsContactOf(path, found.Span, sentence),
        MentionKind.Address => path == "appeal.address" || IsContactOf(path, found.Span, sentence),
        _ => true,
    };

    /// <summary>"February 3 to February 9": the second day of a range whose first is the day of service.</summary>
    private bool EndsRange(TextSpan span)
    {
        int line = context.Layout.Lines[context.Layout.LineAt(span.Start)].Start;
        var first = facts.Service.DateOfService;
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

    /// <summary>A number to call has its purpose in its own sentence or line.</summary>
    private bool IsContactOf(string path, TextSpan span, int sentence)
    {
        uint cues = context.Layout.CuesOfSentence(sentence) | CuesOfLine(span);
        return path.StartsWith("appeal.", StringComparison.Ordinal)
            ? ReadingContext.Has(cues, Cue.Appeal) || ReadingContext.Has(cues, Cue.Expedited)
            : ReadingContext.Has(cues, Cue.General) && !ReadingContext.Has(cues, Cue.Appeal) && !ReadingContext.Has(cues, Cue.Regulator) && !ReadingContext.Has(cues, Cue.LaterLevel);
    }

    private uint CuesOfLine(TextSpan span)
    {
        var line = context.Layout.Lines[context.Layout.LineAt(span.Start)];
        return context.Layout.CuesIn(context.Layout.Words.IndexAt(line.Start), context.Layout.Words.IndexAt(line.End));
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

    private bool FitsItsKind(string path, FoundValue found) => found.Mention switch
    {
        null => FactKind.Of(path)!.Mention == MentionKind.Identifier ? IsNumberAlone(found.Span) : path == Reason || FactKind.Of(path)!.Mention is not null || _names.CanBe(path, found.Text, found.Span),
        { Kind: MentionKind.Phone } phone => phone.Use == (path.EndsWith(".fax", StringComparison.Ordinal) ? PhoneUse.Fax : PhoneUse.Voice),
        { Kind: MentionKind.Identifier } number => path switch
        {
            "member.member_id" => number.Role is IdentifierRole.None or IdentifierRole.Member,
            "member.group_number" => number.Role is IdentifierRole.None or IdentifierRole.Group,
            "claim.claim_number" => number.Role is IdentifierRole.None or IdentifierRole.Claim,
            "claim.authorization_number" => number.Role is IdentifierRole.None or IdentifierRole.Authorization,
            _ => number.Role is IdentifierRole.None or IdentifierRole.Reference or IdentifierRole.Authorization,
        },
        _ => true,
    };

    /// <summary>A number of no mention is none of an address, a telephone, a day or an amount, and no piece of a longer one.</summary>
    private bool IsNumberAlone(TextSpan span)
    {
        foreach (var mention in context.MentionsIn(Math.Max(0, span.Start - LongestMention), span.End))
        {
            if (mention.End > span.Start && mention.Kind is not (MentionKind.Number or MentionKind.Cpt or MentionKind.Modifier or MentionKind.Revenue or MentionKind.Carc or MentionKind.Drg))
            {
                return false;
            }
        }

        return !Joins(span.Start - 1, span.Start - 2) && !Joins(span.End, span.End + 1);
    }

    private bool Joins(int sign, int beyond) => sign >= 0 && sign < context.Text.Length && (char.IsLetterOrDigit(context.Text[sign])
        || (context.Text[sign] is '-' or '/' or '.' or '_' && beyond >= 0 && beyond < context.Text.Length && char.IsLetterOrDigit(context.Text[beyond])));

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

    /// <summary>What is for appeals stands with words about them; a time has to be the one that a person has, for the first appeal.</summary>
    private bool SpeaksOfAppeals(string path, TextSpan span, int sentence)
    {
        if (!path.StartsWith("appeal.", StringComparison.Ordinal))
        {
            return true;
        }

        uint own = context.Layout.CuesOfSentence(sentence);
        if (path is "appeal.deadline_days" or "appeal.deadline_date")
        {
            return ReadingContext.Has(own, Cue.Appeal) && !Array.Exists(OtherTimes, cue => ReadingContext.Has(own, cue));
        }

        return path == "appeal.expedited_hours" ? ReadingContext.Has(own, Cue.Expedited) : IsAmongAppeals(span, sentence);
    }

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
