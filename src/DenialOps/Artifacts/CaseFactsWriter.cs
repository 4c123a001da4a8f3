using System.Globalization;
using System.Text.Json;
using DenialOps.Facts;
using DenialOps.Knowledge;

namespace DenialOps.Artifacts;

/// <summary>Writes <c>case_facts.json</c>, property by property.</summary>
/// <remarks>
/// By hand, because <c>denialops facts</c> writes this one file and ends: the serializer would set up some thirty types for it, which
/// takes longer than reading the letter. A test compares every byte with what the serializer writes.
/// </remarks>
internal sealed class CaseFactsWriter(Utf8JsonWriter json)
{
    public void Write(CaseFacts facts)
    {
        json.WriteStartObject();
        json.WriteString("schema_version", facts.SchemaVersion);
        json.WriteString("case_id", facts.CaseId);
        json.WriteString("extracted_at", facts.ExtractedAt);
        Write(facts.Document);
        Write(facts.Payer);
        Write(facts.Member);
        Write(facts.Claim);
        Write(facts.Service);
        WriteLines(facts.Services);
        Write(facts.Denial);
        Write(facts.Appeal);
        Write(facts.Contact);
        Write(facts.Amounts);
        WriteOther(facts.Other);
        WriteMissing(facts.Missing);
        WriteWarnings(facts.Warnings);
        json.WriteEndObject();
    }

    private void Write(DocumentFacts document)
    {
        json.WriteStartObject("document");
        json.WriteString("file_name", document.FileName);
        json.WriteString("media_type", document.MediaType);
        json.WriteNumber("pages", document.Pages);
        json.WriteNumber("characters", document.Characters);
        json.WriteString("sha256", document.Sha256);
        json.WriteBoolean("ocr", document.Ocr);
        json.WriteEndObject();
    }

    private void Write(PayerFacts payer)
    {
        json.WriteStartObject("payer");
        Write("name", payer.Name);
        Write("plan_name", payer.PlanName);
        Write("plan_type", payer.PlanType, type => json.WriteString("value", NameOf(type)));
        json.WriteEndObject();
    }

    private void Write(MemberFacts member)
    {
        json.WriteStartObject("member");
        Write("name", member.Name);
        Write("member_id", member.MemberId);
        Write("group_number", member.GroupNumber);
        Write("date_of_birth", member.DateOfBirth);
        json.WriteEndObject();
    }

    private void Write(ClaimFacts claim)
    {
        json.WriteStartObject("claim");
        Write("claim_number", claim.ClaimNumber);
        Write("reference_number", claim.ReferenceNumber);
        Write("authorization_number", claim.AuthorizationNumber);
        json.WriteEndObject();
    }

    private void Write(ServiceFacts service)
    {
        json.WriteStartObject("service");
        Write("description", service.Description);
        Write("date_of_service", service.DateOfService);
        Write("date_of_service_end", service.DateOfServiceEnd);
        Write("provider_name", service.ProviderName);
        Write("provider_npi", service.ProviderNpi);
        Write("facility_name", service.FacilityName);
        Write("cpt_codes", service.CptCodes);
        Write("hcpcs_codes", service.HcpcsCodes);
        Write("diagnosis_codes", service.DiagnosisCodes);
        Write("modifiers", service.Modifiers);
        Write("revenue_codes", service.RevenueCodes);
        Write("drug_name", service.DrugName);
        Write("ndc_codes", service.NdcCodes);
        json.WriteEndObject();
    }

    private void WriteLines(IReadOnlyList<ServiceLine> lines)
    {
        json.WriteStartArray("services");
        foreach (var line in lines)
        {
            json.WriteStartObject();
            Write("description", line.Description);
            Write("date_of_service", line.DateOfService);
            Write("codes", line.Codes);
            Write("modifiers", line.Modifiers);
            Write("units", line.Units);
            Write("billed", line.Billed);
            Write("allowed", line.Allowed);
            Write("paid", line.Paid);
            Write("patient_responsibility", line.PatientResponsibility);
            Write("adjustments", line.Adjustments);
            Write("status", line.Status);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void Write(DenialFacts denial)
    {
        json.WriteStartObject("denial");
        Write("date_of_letter", denial.DateOfLetter);
        Write("reason", denial.Reason);
        json.WriteString("summary", denial.Summary);
        json.WriteStartArray("categories");
        foreach (var category in denial.Categories)
        {
            WriteFact(category, value => json.WriteString("value", NameOf(value)));
        }

        json.WriteEndArray();
        Write("carc_codes", denial.CarcCodes);
        Write("rarc_codes", denial.RarcCodes);
        json.WriteEndObject();
    }

    private void Write(AppealFacts appeal)
    {
        json.WriteStartObject("appeal");
        Write("deadline_days", appeal.DeadlineDays);
        Write("deadline_span", appeal.DeadlineSpan);
        Write("counted_from", appeal.CountedFrom);
        Write("deadline_date", appeal.DeadlineDate);
        Write("phone", appeal.Phone);
        Write("fax", appeal.Fax);
        Write("address", appeal.Address);
        Write("website", appeal.Website);
        Write("email", appeal.Email);
        Write("expedited_hours", appeal.ExpeditedHours);
        json.WriteEndObject();
    }

    private void Write(ContactFacts contact)
    {
        json.WriteStartObject("contact");
        Write("phone", contact.Phone);
        Write("fax", contact.Fax);
        Write("address", contact.Address);
        Write("website", contact.Website);
        Write("email", contact.Email);
        json.WriteEndObject();
    }

    private void Write(AmountFacts amounts)
    {
        json.WriteStartObject("amounts");
        Write("billed", amounts.Billed);
        Write("allowed", amounts.Allowed);
        Write("paid", amounts.Paid);
        Write("patient_responsibility", amounts.PatientResponsibility);
        Write("deductible", amounts.Deductible);
        Write("copay", amounts.Copay);
        Write("coinsurance", amounts.Coinsurance);
        json.WriteEndObject();
    }

    private void WriteOther(IReadOnlyDictionary<string, Fact<string>> other)
    {
        json.WriteStartObject("other");
        foreach (var (name, fact) in other)
        {
            Write(name, fact);
        }

        json.WriteEndObject();
    }

    private void WriteMissing(IReadOnlyList<MissingFact> missing)
    {
        json.WriteStartArray("missing");
        foreach (var fact in missing)
        {
            json.WriteStartObject();
            json.WriteString("field", fact.Field);
            json.WriteString("why", fact.Why);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void WriteWarnings(IReadOnlyList<FactWarning> warnings)
    {
        json.WriteStartArray("warnings");
        foreach (var warning in warnings)
        {
            json.WriteStartObject();
            json.WriteString("field", warning.Field);
            json.WriteString("message", warning.Message);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void Write(string name, IReadOnlyList<Fact<string>> facts)
    {
        json.WriteStartArray(name);
        foreach (var fact in facts)
        {
            WriteFact(fact, value => json.WriteString("value", value));
        }

        json.WriteEndArray();
    }

    private void Write(string name, Fact<string>? fact) => Write(name, fact, value => json.WriteString("value", value));

    private void Write(string name, Fact<int>? fact) => Write(name, fact, value => json.WriteNumber("value", value));

    private void Write(string name, Fact<decimal>? fact) => Write(name, fact, value => json.WriteNumber("value", MoneyConverter.Printed(value)));

    private void Write(string name, Fact<DateOnly>? fact) =>
        Write(name, fact, value => json.WriteString("value", value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));

    private void Write<T>(string name, Fact<T>? fact, Action<T> writeValue)
    {
        json.WritePropertyName(name);
        if (fact is null)
        {
            json.WriteNullValue();
        }
        else
        {
            WriteFact(fact, writeValue);
        }
    }

    private void WriteFact<T>(Fact<T> fact, Action<T> writeValue)
    {
        json.WriteStartObject();
        writeValue(fact.Value);
        json.WriteNumber("confidence", RoundedConverter.Printed(fact.Confidence));
        json.WriteString("method", NameOf(fact.Method));
        Write(fact.Source);
        json.WriteEndObject();
    }

    private void Write(FactSource? source)
    {
        if (source is null)
        {
            json.WriteNull("source");
            return;
        }

        json.WriteStartObject("source");
        json.WriteString("document", source.Document);
        json.WriteNumber("page", source.Page);
        json.WriteNumber("start", source.Start);
        json.WriteNumber("end", source.End);
        json.WriteString("quote", source.Quote);
        json.WriteEndObject();
    }

    // The contract's names of these three enumerations are their members' names in snake case.
    private static string NameOf(FactMethod method) => JsonNamingPolicy.SnakeCaseLower.ConvertName(method.ToString());

    private static string NameOf(PlanType type) => JsonNamingPolicy.SnakeCaseLower.ConvertName(type.ToString());

    private static string NameOf(DenialCategory category) => JsonNamingPolicy.SnakeCaseLower.ConvertName(category.ToString());
}
