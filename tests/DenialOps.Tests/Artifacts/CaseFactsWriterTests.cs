using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using DenialOps.Artifacts;
using DenialOps.Facts;
using DenialOps.Intake;
using DenialOps.Knowledge;

namespace DenialOps.Tests.Artifacts;

public sealed class CaseFactsWriterTests
{
    /// <summary>The contract's form, through the serializer and reflection: what the writer must not differ from by a byte.</summary>
    private static readonly JsonSerializerOptions Contract = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new MoneyConverter(), new RoundedConverter() },
    };

    public static TheoryData<string> Letters =>
        [.. Directory.EnumerateFiles(Path.Combine(Repository.Root, "samples"), "*.txt").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Letters))]
    public async Task A_letters_facts_are_written_as_the_serializer_writes_them(string name)
    {
        var letter = await new LetterReader().ReadFileAsync(Path.Combine(Repository.Root, "samples", name), TestContext.Current.CancellationToken);

        ShouldBeWrittenAsTheSerializerWrites(new FactReader(SomeCase.Clock()).Read(letter).Facts);
    }

    [Fact]
    public void A_case_of_which_nothing_is_known_is_written_as_the_serializer_writes_it() => ShouldBeWrittenAsTheSerializerWrites(SomeCase.Empty());

    [Fact]
    public void Every_property_and_every_name_is_written_as_the_serializer_writes_it()
    {
        var text = SomeCase.Fact("Núñez & Sons’ \"A\"\t\\ <b>\u0001 😀", 1.0 / 3, FactMethod.User);
        var day = SomeCase.Day("2024-02-29", double.NaN);
        var money = SomeCase.Fact(1234.5m, 1, FactMethod.Llm);
        var line = new ServiceLine
        {
            Description = text,
            DateOfService = day,
            Codes = [text],
            Modifiers = [text, text],
            Units = money,
            Billed = money,
            Allowed = money,
            Paid = money,
            PatientResponsibility = money,
            Adjustments = [text],
            Status = text,
        };
        var facts = SomeCase.Empty() with
        {
            ExtractedAt = new DateTimeOffset(2024, 2, 29, 1, 2, 3, 456, TimeSpan.FromHours(-5)),
            Member = new MemberFacts { Name = text, MemberId = text, GroupNumber = text, DateOfBirth = day },
            Claim = new ClaimFacts { ClaimNumber = text, ReferenceNumber = text, AuthorizationNumber = text },
            Service = new ServiceFacts
            {
                Description = text,
                DateOfService = day,
                DateOfServiceEnd = day,
                ProviderName = text,
                ProviderNpi = text,
                FacilityName = text,
                CptCodes = [text],
                HcpcsCodes = [text],
                DiagnosisCodes = [text],
                Modifiers = [text],
                RevenueCodes = [text],
                DrugName = text,
                NdcCodes = [text],
            },
            Services = [line, new ServiceLine()],
            Denial = new DenialFacts
            {
                DateOfLetter = day,
                Reason = text,
                Summary = "Why.",
                Categories = [.. Enum.GetValues<DenialCategory>().Select(c => SomeCase.Fact(c))],
                CarcCodes = [text],
                RarcCodes = [text],
            },
            Appeal = new AppealFacts
            {
                DeadlineDays = SomeCase.Fact(180),
                DeadlineSpan = text,
                CountedFrom = text,
                DeadlineDate = day,
                Phone = text,
                Fax = text,
                Address = text,
                Website = text,
                Email = text,
                ExpeditedHours = SomeCase.Fact(72),
            },
            Contact = new ContactFacts { Phone = text, Fax = text, Address = text, Website = text, Email = text },
            Amounts = new AmountFacts
            {
                Billed = money,
                Allowed = money,
                Paid = SomeCase.Fact(0.125m),
                PatientResponsibility = money,
                Deductible = money,
                Copay = money,
                Coinsurance = money,
            },
            Other = new Dictionary<string, Fact<string>> { ["Some name"] = text, ["<other>"] = text },
            Missing = [new MissingFact("member.name", "No name.")],
            Warnings = [new FactWarning("amounts", "Two amounts.")],
        };

        foreach (var type in Enum.GetValues<PlanType>())
        {
            ShouldBeWrittenAsTheSerializerWrites(facts with { Payer = new PayerFacts { Name = text, PlanName = text, PlanType = SomeCase.Fact(type) } });
        }
    }

    private static void ShouldBeWrittenAsTheSerializerWrites(CaseFacts facts) =>
        Encoding.UTF8.GetString(ContractJson.Serialize(facts)).ShouldBe(JsonSerializer.Serialize(facts, Contract) + "\n");
}
