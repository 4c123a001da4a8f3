using System.Text;
using DenialOps.Deadlines;
using DenialOps.Knowledge;

namespace DenialOps.Planning;

/// <summary>
/// Fills the tokens of the plan's texts with the case's own words, in one pass: a value is never searched for tokens.
/// </summary>
internal sealed class PlanPhrases
{
    private readonly Dictionary<string, string> _values;
    private readonly DocumentLanguage _language;
    private readonly bool _isOriginalMedicare;

    public PlanPhrases(CaseView view)
    {
        var facts = view.Facts;
        var words = view.Words;
        var phone = CaseView.Text(view.AppealPhone) ?? CaseView.Text(facts.Contact.Phone);
        var call = phone is not null ? Wording.Fill(words.CallAt, ("phone", phone)) : view.ForProvider ? words.CallProviderLine
            : view.PlanType == PlanType.Medicare ? words.CallMedicare : words.CallCard;
        _isOriginalMedicare = view.PlanType == PlanType.Medicare;
        _language = view.Language;
        call = Exchange(call);
        var planType = PlanLibrary.Of(view.Language).Of(view.PlanType);
        _values = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["payer"] = view.Payer ?? Exchange(words.ThePlan),
            ["provider"] = Sender(view) ?? view.Provider ?? (view.ForProvider ? words.ProviderForStaff : words.ProviderForPatient),
            ["doctor"] = view.ForProvider ? words.DoctorForStaff : words.DoctorForPatient,
            ["Doctor"] = view.ForProvider ? words.DoctorForStaffStart : words.DoctorForPatientStart,
            ["You"] = view.ForProvider ? words.Staff : words.You,
            ["Call_plan"] = call,
            ["call_plan"] = char.ToLowerInvariant(call[0]) + call[1..],
            ["further_review"] = view.Law.IsThePatients ? words.FurtherReviewStaff : planType.FurtherReview,
            ["overseer"] = (view.IsSelfFunded ? words.OverseerSelfFunded : planType.Overseer) ?? words.OverseerUnknown,
            ["next_review"] = NextReview(view),
            ["deemed"] = view.Law.DeemedExhausted is { } deemed ? Wording.Fill(words.DeemedExhausted, ("citation", deemed.Citation)) : string.Empty,
            ["coverage_office"] = planType.CoverageOffice,
            ["fast_phone"] = (CarePhrases.Other(view, Facts.Readers.FastAppealReader.PhoneFact) ?? phone) is { } fast ? Wording.Fill(words.FastPhone, ("phone", fast)) : string.Empty,
            ["talk"] = CarePhrases.Talk(view),
            ["coverage_desk"] = CarePhrases.Other(view, Facts.Readers.CoverageDeskReader.PhoneFact) is { } desk ? Wording.Fill(words.CoverageDesk, ("phone", desk)) : string.Empty,
            ["late_approval"] = CarePhrases.LateApproval(view),
            ["fast_time"] = CarePhrases.FastTime(view),
            ["fast_why"] = view.FastAppeal is { Citation: not null } ? words.FastWhyLaw : words.FastWhy,
            ["fast_review"] = CarePhrases.FastReview(view),
            ["keep_by"] = CarePhrases.KeepBy(view),
            ["keep_send"] = CarePhrases.KeepSend(view),
            ["filed"] = Exchange(view.Law.IsFiledByPostmark ? words.FiledPostmark : words.FiledArrival),
            ["appeal_when"] = view.Deadline is { DaysLeft: < 0 } ? words.AppealAlthoughLate : words.AppealBeforeLast,
            ["decision_time"] = DecisionTime(view),
            ["extension_time"] = view.Law.Extension is { } extension ? Wording.Fill(words.ExtensionTime, ("time", PrintedForm.Time(extension.Time, view.Language))) : string.Empty,
            ["advance_law"] = view.Law.AdvanceReview?.Citation ?? string.Empty,
            ["named_help"] = CarePhrases.Other(view, Facts.Readers.NamedHelpReader.Name) ?? string.Empty,
            ["surprise_bill"] = SurpriseBill(view),
            ["payment_dispute"] = view.Law.PaymentDispute is { } dispute ? RuleBook.Current.In(view.Language, dispute).Note! : string.Empty,
            ["code_changes"] = CodeChangeWords.Sentence(view),
            ["card"] = view.ForProvider ? words.CardForStaff : words.Card,
            ["receipt"] = Receipt(words, CaseView.Text(view.FilingFax), CaseView.Text(view.FilingAddress)),
            ["send"] = Send(words, CaseView.Text(view.FilingFax), CaseView.Text(view.FilingAddress)),
        };
    }

    /// <summary>The text with its tokens filled.</summary>
    public string Fill(string text)
    {
        text = Exchange(text);
        var open = text.IndexOf('{');
        if (open < 0)
        {
            return text;
        }

        var filled = new StringBuilder(text.Length + 64);
        var values = _values.GetAlternateLookup<ReadOnlySpan<char>>();
        var from = 0;
        while (open >= 0)
        {
            var close = text.IndexOf('}', open);
            filled.Append(text, from, open - from).Append(values[text.AsSpan(open + 1, close - open - 1)]);
            from = close + 1;
            // "Ask Acme Health, Inc." has its full stop.
            from += from < text.Length && text[from] == '.' && filled.Length > 0 && filled[^1] == '.' ? 1 : 0;
            open = text.IndexOf('{', from);
        }

        filled.Append(text, from, text.Length - from);
        if (text[0] == '{')
        {
            filled[0] = char.ToUpperInvariant(filled[0]);
        }

        return filled.ToString();
    }

    /// <summary>Our own words, before any value comes into them.</summary>
    private string Exchange(string text) => _isOriginalMedicare ? MedicareWords.In(text, _language) : text;

    /// <summary>The practice that acts: its own offices hold the claim and the chart, whoever gave the care.</summary>
    private static string? Sender(CaseView view) => view.ForProvider ? CarePhrases.Other(view, Facts.Readers.AddresseeReader.NameFact) : null;

    private static string SurpriseBill(CaseView view) => view.Law.SurpriseBilling is not null ? view.ForProvider ? view.Words.SurpriseBillStaff : view.Words.SurpriseBill
        : CarePhrases.Other(view, Facts.Readers.SurpriseLawReader.NameFact) is { } law ? Wording.Fill(view.Words.SurpriseNamed, ("law", law))
        : string.Empty;

    /// <summary>What the law opens after the step that this plan works on.</summary>
    private static string NextReview(CaseView view)
    {
        var words = view.Words;
        if (view.Law.IsThePatients)
        {
            return words.NextPatients;
        }

        if (ReviewLadder.Of(view.Facts) is not [_, var rule, ..])
        {
            return ReviewLadder.LettersOwn(view.Facts, null) is { } told ? Wording.Fill(words.NextByLetterAlone, ("time", PrintedForm.Time(told.Words, view.Language))) : words.NextUnknown;
        }

        // Where a state's rule or the federal one may hold, the shorter time is the safe one to tell.
        var shorter = ReviewLadder.FederalBeside(view.Facts, rule.Level) is { Time: { } federalTime } federal
            && TimeLimit.Parse(federalTime).After(DateOnly.MinValue) < TimeLimit.Parse(rule.Time!).After(DateOnly.MinValue) ? federal : rule;
        var next = RuleBook.Current.In(view.Language, shorter);
        var name = view.Language == DocumentLanguage.English ? next.NameInSentence : next.Name;
        return next switch
        {
            { Automatic: true } => Wording.Fill(words.NextAutomatic, ("review", name)),

            // The letter's word comes first, but of two times the shorter is the one to go by; the list of reviews shows both.
            _ when ReviewLadder.LettersOwn(view.Facts, next) is { } own && own.Words != next.Time && !IsLonger(own, next.LongestTime ?? next.Time) => Wording.Fill(
                words.NextByLetter, ("review", name), ("decider", next.DecidedBy), ("time", PrintedForm.Time(own.Words, view.Language))),
            { Time: { } time } => Wording.Fill(
                next.Anchor == RuleAnchor.Receipt ? words.NextFromReceipt : words.NextFromNotice,
                ("review", name),
                ("decider", next.DecidedBy),
                ("time", PrintedForm.Time(time, view.Language))),
            _ => words.NextUnknown,
        };
    }

    private static bool IsLonger(TimeLimit own, string? law) =>
        law is not null && own.After(DateOnly.MinValue) > TimeLimit.Parse(law).After(DateOnly.MinValue);

    /// <summary>By when a request for approval must be decided.</summary>
    private static string DecisionTime(CaseView view) => (view.Law.Decision, view.Law.UrgentDecision) switch
    {
        ({ } usual, { } urgent) when urgent.Time != usual.Time => Wording.Fill(
            view.Words.DecisionTimeUrgent,
            ("time", PrintedForm.Time(usual.Time, view.Language)),
            ("urgent", PrintedForm.Time(urgent.Time, view.Language))),
        ({ } usual, _) => Wording.Fill(view.Words.DecisionTime, ("time", PrintedForm.Time(usual.Time, view.Language))),
        _ => string.Empty,
    };

    private static string Send(Wording words, string? fax, string? address) => (fax, address) switch
    {
        (not null, not null) => Wording.Fill(words.SendBoth, ("fax", fax), ("address", address)),
        (not null, null) => Wording.Fill(words.SendFax, ("fax", fax)),
        (null, not null) => Wording.Fill(words.SendMail, ("address", address)),
        _ => words.SendNone,
    };

    /// <summary>The proof of the ways of sending that are known.</summary>
    private static string Receipt(Wording words, string? fax, string? address) => (fax, address) switch
    {
        (not null, not null) => words.ReceiptBoth,
        (not null, null) => words.ReceiptFax,
        (null, not null) => words.ReceiptMail,
        _ => words.ReceiptNone,
    };
}
