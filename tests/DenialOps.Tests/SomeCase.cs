using System.Security.Cryptography;
using System.Text;
using DenialOps.Drafting;
using DenialOps.Facts;
using DenialOps.Intake;
using DenialOps.Knowledge;
using DenialOps.Routing;
using DenialOps.Tests.Robustness;
using Microsoft.Extensions.Time.Testing;

namespace DenialOps.Tests;

/// <summary>Cases made by hand, for the rooms that come after reading.</summary>
internal static class SomeCase
{
    public const string LetterText = "January 15, 2024\nReason for Denial: Prior authorization was not obtained for this service.\n";

    public static FakeTimeProvider Clock(string day = "2024-02-01") => new(DateTimeOffset.Parse(day + "T12:00:00Z", System.Globalization.CultureInfo.InvariantCulture));

    public static Fact<T> Fact<T>(T value, double confidence = 0.95, FactMethod method = FactMethod.Rule) =>
        new(value, confidence, method, method == FactMethod.User ? null : new FactSource("letter.txt", 1, 0, 4, value is DateOnly day ? day.ToString("MMMM d, yyyy", System.Globalization.CultureInfo.InvariantCulture) : value?.ToString() ?? ""));

    public static Fact<DateOnly> Day(string day, double confidence = 0.95) => Fact(DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), confidence);

    public static RouteDecision Route(Route route, double confidence = 0.9, Urgency urgency = Urgency.Standard) =>
        new() { Route = route, Confidence = confidence, Reasoning = "The reason and the code say so.", Urgency = urgency };

    public static LetterDocument Letter(string text = LetterText) =>
        new("letter.txt", "text/plain", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))), text, [new Page(1, 0, text.Length)], []);

    /// <summary>A letter that says what the facts and warnings say, one on each line as intake would read it, and nothing else.</summary>
    public static LetterDocument LetterOf(CaseFacts facts) => Letter(string.Join('\n', FactWalk.Of(facts).Select(f => f.Value switch
    {
        DateOnly day => day.ToString("MMMM d, yyyy", System.Globalization.CultureInfo.InvariantCulture),
        decimal amount => amount.ToString("$#,##0.00;-$#,##0.00", System.Globalization.CultureInfo.InvariantCulture),
        int days => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{days}, {days} {(f.Path.Contains("Hours", StringComparison.Ordinal) ? "hours" : "days")}"),
        var other => other?.ToString()?.Replace("_days", " days", StringComparison.Ordinal),
    }).Concat(facts.Warnings.Select(w => w.Message)).Append(facts.Denial.Summary).Select(line => MarkdownText.OneLine(line ?? string.Empty, 10_000))) + "\n");

    public static CaseFacts Empty() => new()
    {
        CaseId = "case-0123456789ab",
        ExtractedAt = DateTimeOffset.UnixEpoch,
        Document = new DocumentFacts { FileName = "letter.txt", MediaType = "text/plain", Pages = 1, Characters = LetterText.Length, Sha256 = new string('a', 64) },
    };

    /// <summary>A claim for a scan that was denied for want of approval.</summary>
    public static CaseFacts Scan(params DenialCategory[] categories) => Empty() with
    {
        Payer = new PayerFacts { Name = Fact("Harbor Health Plan"), PlanName = Fact("Harbor Select PPO") },
        Member = new MemberFacts { Name = Fact("Ana Morales"), MemberId = Fact("HHP 4471-902"), GroupNumber = Fact("70015"), DateOfBirth = Day("1961-03-09") },
        Claim = new ClaimFacts { ClaimNumber = Fact("CLM-88-41207") },
        Service = new ServiceFacts
        {
            Description = Fact("MRI of the lumbar spine"),
            DateOfService = Day("2024-01-05"),
            ProviderName = Fact("Dr. Jane Wilson"),
            FacilityName = Fact("Raleigh Imaging Center"),
            CptCodes = [Fact("72148")],
            DiagnosisCodes = [Fact("M54.50")],
        },
        Denial = new DenialFacts
        {
            DateOfLetter = Day("2024-01-15"),
            Reason = Fact("Prior authorization was not obtained for this service."),
            Categories = [.. (categories.Length == 0 ? [DenialCategory.PriorAuthorization] : categories).Select(c => Fact(c))],
            CarcCodes = [Fact("CO-197")],
        },
        Appeal = new AppealFacts
        {
            DeadlineDays = Fact(180),
            CountedFrom = Fact("notice"),
            Phone = Fact("(800) 555-1234"),
            Fax = Fact("(800) 555-4321"),
            Address = Fact("Harbor Health Plan Appeals, P.O. Box 2291, Durham, NC 27702"),
        },
        Contact = new ContactFacts { Phone = Fact("(800) 555-1000") },
        Amounts = new AmountFacts { Billed = Fact(2500m), Allowed = Fact(0m), PatientResponsibility = Fact(2500m) },
    };
}
