using System.Text;
using System.Text.Json;
using DenialOps.Deadlines;
using DenialOps.Knowledge;

namespace DenialOps.Planning;

/// <summary>
/// Fills the tokens of the plan's texts with the case's own words, in one pass: a value is never searched for tokens.
/// </summary>
internal sealed class PlanPhrases
{
    private readonly Dictionary<string, string> _values;

    public PlanPhrases(CaseView view)
    {
        var facts = view.Facts;
        var phone = CaseView.Text(facts.Appeal.Phone) ?? CaseView.Text(facts.Contact.Phone);
        var call = phone is not null ? "all the plan at " + phone
            : view.ForProvider ? "all the payer's provider line" : "all the plan at the number on the insurance card";
        var planType = PlanLibrary.Current.PlanTypes[JsonNamingPolicy.SnakeCaseLower.ConvertName(view.PlanType.ToString())];
        _values = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["payer"] = view.Payer ?? "the plan",
            ["provider"] = view.Provider ?? (view.ForProvider ? "the treating provider" : "your doctor or hospital"),
            ["doctor"] = view.ForProvider ? "the treating clinician" : "your doctor",
            ["Doctor"] = view.ForProvider ? "The treating clinician" : "Your doctor's office",
            ["You"] = view.ForProvider ? "Billing staff" : "You",
            ["Call_plan"] = "C" + call,
            ["call_plan"] = "c" + call,
            ["further_review"] = planType.FurtherReview,
            ["overseer"] = planType.Overseer ?? "the office that oversees the plan",
            ["next_review"] = NextReview(view),
            ["coverage_office"] = planType.CoverageOffice,
            ["fast_phone"] = (Other(view, Facts.Readers.FastAppealReader.PhoneFact) ?? phone) is { } fast ? " at " + fast : string.Empty,
            ["talk"] = Talk(view),
            ["fast_time"] = view.FastAppeal is { } time ? " " + time.Sentence : string.Empty,
            ["fast_review"] = FastReview(view),
            ["keep_by"] = view.KeepServices switch
            {
                { Due: { } day } => $", by {PrintedForm.Of(day)}",
                { Allowed: { } allowed } => $": the letter allows {allowed}",
                _ when Other(view, Facts.Readers.KeepServicesReader.WordsFact) is { } words => $": the letter gives this time: “{words}”",
                _ => string.Empty,
            },
            ["card"] = view.ForProvider ? "the patient's insurance card" : "the insurance card",
            ["receipt"] = Receipt(CaseView.Text(facts.Appeal.Fax), CaseView.Text(facts.Appeal.Address)),
            ["send"] = Send(CaseView.Text(facts.Appeal.Fax), CaseView.Text(facts.Appeal.Address)),
        };
    }

    /// <summary>The text with its tokens filled.</summary>
    public string Fill(string text)
    {
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
            open = text.IndexOf('{', from);
        }

        filled.Append(text, from, text.Length - from);
        if (text[0] == '{')
        {
            filled[0] = char.ToUpperInvariant(filled[0]);
        }

        return filled.ToString();
    }

    /// <summary>What the law opens after the step that this plan works on.</summary>
    private static string NextReview(CaseView view) => ReviewLadder.Of(view.Facts) switch
    {
        [_, { Automatic: true } next, ..] => $"After that comes the {next.Name.ToLowerInvariant()}: the plan must send the case on by itself.",
        [_, { Time: { } time } next, ..] => $"After that comes the {next.Name.ToLowerInvariant()}, decided by {next.DecidedBy}. The time to ask for it is {time} from the day {(next.Anchor == RuleAnchor.Receipt ? "the answer came" : "on the answer")}.",
        _ => "Ask which one it is if the letter does not say.",
    };

    /// <summary>How and by when a clinician can talk to the plan's reviewer, as far as the letter says.</summary>
    private static string Talk(CaseView view) =>
        (Other(view, Facts.Readers.PeerToPeerReader.PhoneFact), Other(view, Facts.Readers.PeerToPeerReader.TimeFact)) switch
        {
            ({ } phone, { } time) => $" The letter gives {phone} for it, and this time: “{time}”.",
            ({ } phone, null) => $" The letter gives {phone} for it. Ask until when.",
            (null, { } time) => $" The letter gives this time for it: “{time}”. Ask the plan how.",
            _ => " Ask the plan how and until when.",
        };

    private static string? Other(CaseView view, string name) => view.Facts.Other.TryGetValue(name, out var fact) ? CaseView.Text(fact) : null;

    private static string FastReview(CaseView view)
    {
        view.Facts.Other.TryGetValue(Facts.Readers.CareEndReader.PhoneFact, out var phone);
        view.Facts.Other.TryGetValue(Facts.Readers.CareEndReader.ByFact, out var by);
        return (CaseView.Text(phone) is { } number ? $"at {number}" : "at the number on the notice")
            + (CaseView.Text(by) is { } time ? $", by the time that the letter gives: “{time}”" : ", and ask by when the call must be made");
    }

    private static string Send(string? fax, string? address) => (fax, address) switch
    {
        (not null, not null) => $"fax them to {fax} or mail them to {address}",
        (not null, null) => $"fax them to {fax}",
        (null, not null) => $"mail them to {address} in a way that gives you a receipt",
        _ => "send them to the address for appeals. We did not find one in the letter, so ask for it when you call",
    };

    /// <summary>The proof of the ways of sending that are known.</summary>
    private static string Receipt(string? fax, string? address) => (fax, address) switch
    {
        (not null, not null) => "the fax receipt or the mailing receipt",
        (not null, null) => "the fax receipt",
        (null, not null) => "the mailing receipt",
        _ => "the proof that you sent them",
    };
}
