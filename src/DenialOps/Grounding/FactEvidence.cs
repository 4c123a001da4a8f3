using System.Globalization;
using DenialOps.Facts;
using DenialOps.Mentions;

namespace DenialOps.Grounding;

/// <summary>Adds the values of the facts to the evidence: what the user gave, and what reading put together from several places.</summary>
internal sealed class FactEvidence(EvidenceIndex index, PhraseIndex phrases)
{
    private const int LongestToken = 64;
    private const string FromUser = "given by the user";

    /// <summary>Adds every fact.</summary>
    public void Add(CaseFacts facts)
    {
        Add(facts.Payer.Name, facts.Payer.PlanName, facts.Member.Name, facts.Member.MemberId, facts.Member.GroupNumber,
            facts.Claim.ClaimNumber, facts.Claim.ReferenceNumber, facts.Claim.AuthorizationNumber);
        Add(facts.Member.DateOfBirth);
        Add(facts.Service);
        foreach (var line in facts.Services)
        {
            Add(line);
        }

        Add(facts.Denial.DateOfLetter);
        Add(facts.Denial.Reason);
        Add(facts.Denial.CarcCodes, facts.Denial.RarcCodes);
        Add(facts.Appeal);
        Add(facts.Contact.Phone, facts.Contact.Fax, facts.Contact.Address, facts.Contact.Website, facts.Contact.Email);
        Add(facts.Amounts.Billed, facts.Amounts.Allowed, facts.Amounts.Paid, facts.Amounts.PatientResponsibility,
            facts.Amounts.Deductible, facts.Amounts.Copay, facts.Amounts.Coinsurance);
        foreach (var other in facts.Other)
        {
            Add(other.Value);
        }
    }

    private void Add(ServiceFacts service)
    {
        Add(service.Description, service.ProviderName, service.ProviderNpi, service.FacilityName, service.DrugName);
        Add(service.DateOfService);
        Add(service.DateOfServiceEnd);
        Add(service.CptCodes, service.HcpcsCodes, service.DiagnosisCodes, service.Modifiers, service.RevenueCodes, service.NdcCodes);
    }

    private void Add(ServiceLine line)
    {
        Add(line.Description, line.Status);
        Add(line.DateOfService);
        Add(line.Codes, line.Modifiers, line.Adjustments);
        Add(line.Billed, line.Allowed, line.Paid, line.PatientResponsibility);
        if (line.Units is { } units)
        {
            index.Add(ValueKey.Token + units.Value.ToString("0.####", CultureInfo.InvariantCulture), EvidenceOf(units.Method, units.Source, null));
        }
    }

    private void Add(AppealFacts appeal)
    {
        Add(appeal.DeadlineSpan, appeal.Phone, appeal.Fax, appeal.Address, appeal.Website, appeal.Email);
        Add(appeal.DeadlineDate);
        AddSpan(appeal.DeadlineDays, "days");
        AddSpan(appeal.ExpeditedHours, "hours");
    }

    private void AddSpan(Fact<int>? fact, string unit)
    {
        if (fact is not null)
        {
            index.Add(string.Create(CultureInfo.InvariantCulture, $"{ValueKey.Span}{fact.Value} {unit}"), EvidenceOf(fact.Method, fact.Source, null));
        }
    }

    private void Add(Fact<DateOnly>? fact)
    {
        if (fact is not null)
        {
            var value = fact.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            index.Add(new Mention(MentionKind.Date, 0, 0, value) { Date = fact.Value }, "", EvidenceOf(fact.Method, fact.Source, null));
        }
    }

    private void Add(params ReadOnlySpan<Fact<decimal>?> sums)
    {
        foreach (var fact in sums)
        {
            if (fact is not null)
            {
                index.Add(ValueKey.OfSum(fact.Value), EvidenceOf(fact.Method, fact.Source, null));
            }
        }
    }

    private void Add(params ReadOnlySpan<IReadOnlyList<Fact<string>>> lists)
    {
        foreach (var list in lists)
        {
            for (var i = 0; i < list.Count; i++)
            {
                Add(list[i]);
            }
        }
    }

    private void Add(params ReadOnlySpan<Fact<string>?> facts)
    {
        foreach (var fact in facts)
        {
            if (fact is not null)
            {
                AddText(fact);
            }
        }
    }

    private void AddText(Fact<string> fact)
    {
        var value = fact.Value;
        var evidence = EvidenceOf(fact.Method, fact.Source, value);
        phrases.Add(value, evidence);
        if (value.Length > 3 && value.AsSpan().IndexOfAnyInRange('0', '9') < 0 && fact.Method != FactMethod.User)
        {
            return;
        }

        if (value.Length <= LongestToken)
        {
            var token = ValueKey.OfToken(value);
            if (index.Find(token) is not null)
            {
                return;
            }

            index.Add(token, evidence);
        }

        foreach (var mention in MentionRecognizer.Recognize(value))
        {
            index.Add(mention, value, evidence);
        }
    }

    private static Evidence EvidenceOf(FactMethod method, FactSource? source, string? value) => method == FactMethod.User || source is null
        ? new Evidence(GroundingStatus.Derived, FromUser)
        : new Evidence(source, value);
}
