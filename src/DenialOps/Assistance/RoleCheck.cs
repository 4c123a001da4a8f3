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
    private const string Reason = "denial.reason";

    private static readonly Cue[] OtherTimes =
        [Cue.LaterLevel, Cue.PayerDecides, Cue.CorrectedClaim, Cue.PeerToPeer, Cue.Records, Cue.RetroAuthorization, Cue.Grievance, Cue.Continuation, Cue.Regulator];

    /// <summary>Facts that may share one place.</summary>
    private static readonly string[][] Shared =
    [
        ["claim.reference_number", "claim.authorization_number", "claim.claim_number"],
        ["service.date_of_service", "service.date_of_service_end"],
        ["appeal.phone", "contact.phone"], ["appeal.fax", "contact.fax"], ["appeal.address", "contact.address"],
        ["appeal.website", "contact.website"], ["appeal.email", "contact.email"],
        ["service.description", "service.drug_name"], ["service.provider_name", "service.facility_name"], ["payer.name", "payer.plan_name"],
    ];

    /// <summary>How good the receipt is, from 0 to 1; null where the place cannot be it.</summary>
    public double? Weigh(string path, FactKind kind, FoundValue found)
    {
        int sentence = context.Layout.SentenceAt(found.Span.Start);
        if (SpeaksToMachines(found.Span) || !FitsItsKind(path, found.Mention) || !IsNamed(path, found) || IsTaken(path, found.Span) || !SpeaksOfAppeals(path, found.Span, sentence))
        {
            return null;
        }

        var labels = context.Fields.Where(hit => hit.Value.Start <= found.Span.Start && hit.Value.End >= found.Span.End && hit.Certainty >= Sure).ToList();
        bool isConfirmed = labels.Exists(hit => kind.Labels.Contains(hit.Field));
        return isConfirmed ? Labelled : labels.Count > 0 && kind.Labels.Count > 0 ? null : Unlabelled;
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

    private static bool FitsItsKind(string path, Mention? mention) => mention switch
    {
        { Kind: MentionKind.Phone } => mention.Use == (path.EndsWith(".fax", StringComparison.Ordinal) ? PhoneUse.Fax : PhoneUse.Voice),
        { Kind: MentionKind.Identifier } => path switch
        {
            "member.member_id" => mention.Role is IdentifierRole.None or IdentifierRole.Member,
            "member.group_number" => mention.Role is IdentifierRole.None or IdentifierRole.Group,
            "claim.claim_number" => mention.Role is IdentifierRole.None or IdentifierRole.Claim,
            _ => mention.Role is IdentifierRole.None or IdentifierRole.Reference or IdentifierRole.Authorization or IdentifierRole.Claim,
        },
        _ => true,
    };

    /// <summary>A patient is a person, and a payer is none.</summary>
    private static bool IsNamed(string path, FoundValue found)
    {
        if (path is not ("member.name" or "payer.name"))
        {
            return true;
        }

        bool isBody = NameShapes.IsOrganisation(found.Text) || OrganisationNames.IsPayer(found.Text);
        bool isPerson = !isBody && NameShapes.PersonAt(found.Text, 0, found.Text.Length) is not null;
        return path == "member.name" ? isPerson : !isPerson;
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
