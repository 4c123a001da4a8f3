using System.Text.Json;
using DenialOps.Facts;
using DenialOps.Intake;
using DenialOps.Knowledge;
using DenialOps.Planning;
using Scriban.Runtime;

namespace DenialOps.Drafting;

/// <summary>
/// The variables of the templates that tell the case. Every value is escaped here, once; a value that is not known is null, or a
/// blank in square brackets where the document cannot do without it.
/// </summary>
internal static class CaseModel
{
    /// <summary>A little more than there are variables of the case and the plan, so that their table never grows.</summary>
    private const int Variables = 140;

    /// <summary>How many other lines a document names: a claim with more speaks by its number.</summary>
    private const int MostLines = 6;

    private static readonly Dictionary<DenialCategory, string> CategoryNames =
        Enum.GetValues<DenialCategory>().ToDictionary(c => c, c => JsonNamingPolicy.SnakeCaseLower.ConvertName(c.ToString()));

    /// <summary>The variables of <paramref name="view"/>.</summary>
    public static ScriptObject Of(CaseView view)
    {
        var model = new ScriptObject(Variables, StringComparer.Ordinal);
        AddVoice(model, view);
        AddCase(model, view);
        AddCodes(model, view);
        AddAppeal(model, view);
        AddAsk(model, view);
        LawModel.Add(model, view);
        return model;
    }

    private static void AddVoice(ScriptObject model, CaseView view)
    {
        var provider = view.ForProvider;
        model["provider"] = provider;
        model["I"] = provider ? "We" : "I";
        model["i"] = provider ? "we" : "I";
        model["me"] = provider ? "us" : "me";
        model["my"] = provider ? "our" : "my";
        model["my_doctor"] = provider ? view.Words.MyDoctorStaff : view.Words.MyDoctorPatient;
    }

    private static void AddCase(ScriptObject model, CaseView view)
    {
        var facts = view.Facts;
        var (reader, place) = (Other(view, Facts.Readers.AddresseeReader.NameFact), Other(view, Facts.Readers.AddresseeReader.AddressFact));
        model["your_name"] = view.ForProvider ? null : reader;
        model["your_address"] = view.ForProvider ? null : place;
        model["practice_name"] = view.ForProvider ? reader ?? Escaped(view.Provider) ?? Text(facts.Service.FacilityName) : null;
        model["practice_address"] = view.ForProvider ? place : null;
        model["payer"] = Escaped(view.Payer) ?? view.Words.BlankPlan;
        model["member_name"] = Text(facts.Member.Name) ?? view.Words.BlankMember;
        model["member_id"] = Text(facts.Member.MemberId) ?? view.Words.BlankMemberId;
        model["date_of_birth"] = Day(facts.Member.DateOfBirth, view.Language);
        model["group_number"] = Text(facts.Member.GroupNumber);
        model["claim_number"] = Text(facts.Claim.ClaimNumber);
        model["reference_number"] = IsOfApprovedPart(facts.Claim.ReferenceNumber, view) ? null : Text(facts.Claim.ReferenceNumber);
        model["authorization_number"] = IsOfApprovedPart(facts.Claim.AuthorizationNumber, view) ? null : Text(facts.Claim.AuthorizationNumber);
        model["patient_account"] = view.ForProvider && facts.Other.TryGetValue("patient_account", out var account) ? Text(account) : null;
        model["service"] = Escaped(view.Service) ?? view.Words.BlankService;
        model["also_denied"] = AlsoDenied(view);
        model["drug_name"] = facts.Service.Description is null || CaseView.Text(facts.Service.DrugName) == view.Service ? null : Text(facts.Service.DrugName);
        model["service_dates"] = ServiceDates(facts.Service, view.Language);
        model["provider_name"] = Escaped(view.Provider);
        model["provider_npi"] = Text(facts.Service.ProviderNpi);
        model["facility_name"] = Text(facts.Service.FacilityName);
        model["billed"] = Money(facts.Amounts.Billed);
        model["letter_date"] = Day(facts.Denial.DateOfLetter, view.Language);
        model["reason"] = Escaped(view.Reason);
        model["approved_part"] = Escaped(view.ApprovedPart);
        model["reason_quote"] = facts.Denial.Reason?.Source is { } source && CaseView.SaysSomething(source.Quote) ? Escaped(source.Quote) : null;
        model["planned"] = view.IsPlanned;
        model["changes"] = view.IsChange;
        model["given"] = view.IsGiven;
        model["is_claim"] = view.IsClaim;
        model["past_care"] = view.IsPastCare;
    }

    private static void AddCodes(ScriptObject model, CaseView view)
    {
        var service = view.Facts.Service;
        model["cpt_codes"] = Joined(service.CptCodes);
        model["hcpcs_codes"] = Joined(service.HcpcsCodes);
        model["modifiers"] = Joined(service.Modifiers);
        model["revenue_codes"] = Joined(service.RevenueCodes);
        model["ndc_codes"] = Joined(service.NdcCodes);
        model["diagnosis_codes"] = Joined(service.DiagnosisCodes);
        model["carc_codes"] = Joined(view.Facts.Denial.CarcCodes);
        model["rarc_codes"] = Joined(view.Facts.Denial.RarcCodes);
        model["code_contradicts"] = view.Facts.Warnings.Any(w => w.Field.StartsWith("denial.carc_codes", StringComparison.Ordinal));
    }

    private static void AddAppeal(ScriptObject model, CaseView view)
    {
        var address = CaseView.Text(view.FilingAddress);
        model["appeal_address"] = Escaped(address);
        model["payer_in_address"] = address is not null && view.Payer is { } payer && address.Has(payer);
        model["appeal_fax"] = Text(view.FilingFax);
        model["appeal_phone"] = Text(view.AppealPhone);
        model["contact_phone"] = Text(view.Facts.Contact.Phone);
        model["expedited"] = view.IsUrgent;
        model["fast_hours"] = view.FastAppeal is { } fast ? PrintedForm.Time(fast.Hours, view.Language) : null;
        model["fast_law"] = view.FastAppeal?.Citation;
        model["fast_from_letter"] = view.FastAppeal is { FromLetter: true };
        model["fast_appeal_open"] = view.FastAppealOpen;
        model["no_appeal_rights"] = view.NoAppealRights;
        model["ask_about_rights"] = view.AskAboutRights;
        model["no_appeal_codes"] = string.Join(", ", AppealRights.Codes(view.Facts).Select(MarkdownText.Escape));
        model["deadline_date"] = view.Deadline?.Due is { } due ? PrintedForm.Of(due, view.Language) : null;
        model["deadline_passed"] = view.Deadline?.DaysLeft < 0;
        model["deadline_certain"] = view.Deadline?.IsCertain == true;
        model["keep_services"] = view.KeepServices is not null;
        model["fast_review"] = view.FastReview is not null;
        model["fast_review_phone"] = Other(view, Facts.Readers.CareEndReader.PhoneFact);
        model["fast_review_by"] = Other(view, Facts.Readers.CareEndReader.ByFact);
        model["fast_appeal_phone"] = Other(view, Facts.Readers.FastAppealReader.PhoneFact);
        model["talk_phone"] = Other(view, Facts.Readers.PeerToPeerReader.PhoneFact);
        model["talk_time"] = Other(view, Facts.Readers.PeerToPeerReader.TimeFact);
        model["late_approval_phone"] = Other(view, Facts.Readers.LateApprovalReader.PhoneFact);
        model["late_approval_time"] = Other(view, Facts.Readers.LateApprovalReader.TimeFact);
        model["is_late_claim"] = view is { IsLateClaim: true, NoAppealRights: false };
        model["surprise_named"] = Other(view, Facts.Readers.SurpriseLawReader.NameFact);
        model["corrected_date"] = view.CorrectedClaim?.Due is { } claim ? PrintedForm.Of(claim, view.Language) : null;
        model["corrected_passed"] = view.CorrectedClaim?.DaysLeft < 0;
    }

    private static void AddAsk(ScriptObject model, CaseView view)
    {
        var categories = new ScriptArray();
        foreach (var category in view.Categories)
        {
            categories.Add(CategoryNames[category]);
        }

        model["categories"] = categories;
        model["is_duplicate"] = view.Categories is [DenialCategory.Duplicate, ..];
        model["medical"] = view.IsMedical;
        model["ask"] = InWords(view, view.IsPlanned ? "approve the care" : view.IsClaim ? "pay the claim under the terms of the plan"
            : view.CutsCare ? "go on covering the care as before" : "cover the care under the terms of the plan");
    }

    private static string InWords(CaseView view, string text) => view.PlanType == PlanType.Medicare ? MedicareWords.In(text, DocumentLanguage.English) : text;

    private static string? ServiceDates(ServiceFacts service, DocumentLanguage language)
    {
        var first = CaseView.Value(service.DateOfService);
        var last = CaseView.Value(service.DateOfServiceEnd);
        return (first, last) switch
        {
            ({ } from, { } to) when to > from => language == DocumentLanguage.English ? $"{PrintedForm.Of(from)} to {PrintedForm.Of(to)}" : $"{PrintedForm.Of(from, language)} – {PrintedForm.Of(to, language)}",
            ({ } from, _) => PrintedForm.Of(from, language),
            _ => null,
        };
    }

    /// <summary>Whether a number is that of what was approved: the denied care has another.</summary>
    private static bool IsOfApprovedPart(Fact<string>? number, CaseView view) =>
        number is not null && view.ApprovedPart?.Contains(number.Value, StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>The other denied lines of the claim with their codes, or null.</summary>
    private static string? AlsoDenied(CaseView view)
    {
        var lines = new List<string>();
        foreach (var line in view.Facts.Services)
        {
            if (line is { Paid.Value: 0, Allowed: null or { Value: 0 }, Billed.Value: > 0 } && CaseView.Text(line.Description) is { } words
                && !words.Equals(view.Service, StringComparison.OrdinalIgnoreCase) && Escaped(WithoutNumbers(words)) is { } escaped)
            {
                var named = Joined(line.Codes) is { } codes ? $"{escaped} ({codes})" : escaped;
                lines.AddRange(lines.Contains(named) ? [] : [named]);
            }
        }

        return lines.Count == 0 ? null : string.Join("; ", lines.Take(MostLines));
    }

    /// <summary>"Massage therapy, 15 min": the name without what was counted; the code beside it says that more exactly.</summary>
    private static string WithoutNumbers(string words)
    {
        var digit = words.AsSpan().IndexOfAnyInRange('0', '9');
        return digit < 0 ? words : words[..digit].TrimEnd(' ', ',', '-', '(', ';', ':', '/');
    }

    private static string? Joined(IReadOnlyList<Fact<string>> codes)
    {
        var usable = new List<string>(codes.Count);
        for (var i = 0; i < codes.Count; i++)
        {
            if (Text(codes[i]) is { } code && !usable.Contains(code))
            {
                usable.Add(code);
            }
        }

        return usable.Count == 0 ? null : string.Join(", ", usable);
    }

    private static string? Text(Fact<string>? fact) => Escaped(CaseView.Text(fact));

    private static string? Other(CaseView view, string name) => view.Facts.Other.TryGetValue(name, out var fact) ? Text(fact) : null;

    private static string? Escaped(string? text) => text is null ? null : MarkdownText.Escape(text) is { Length: > 0 } escaped ? escaped : null;

    private static string? Day(Fact<DateOnly>? fact, DocumentLanguage language) => CaseView.Value(fact) is { } day ? PrintedForm.Of(day, language) : null;

    private static string? Money(Fact<decimal>? fact) => CaseView.Value(fact) is { } amount ? PrintedForm.Of(amount) : null;
}
