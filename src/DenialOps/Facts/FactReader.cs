using DenialOps.Facts.Evidence;
using DenialOps.Facts.Readers;
using DenialOps.Intake;
using DenialOps.Knowledge;
using DenialOps.Mentions;

namespace DenialOps.Facts;

/// <summary>Reads the facts of a case from a letter by rules: every value with its confidence and its receipt.</summary>
/// <threadsafety>Safe to use from any number of threads.</threadsafety>
public sealed class FactReader(TimeProvider timeProvider)
{
    /// <summary>Reads <paramref name="letter"/>.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="letter"/> is null.</exception>
    public LetterReading Read(LetterDocument letter)
    {
        ArgumentNullException.ThrowIfNull(letter);
        var mentions = MentionRecognizer.Recognize(letter.Text);
        var context = new ReadingContext(letter, mentions);
        var rows = new TableReader(context).Read();
        var codes = new CodeReader(context, rows);
        var carcs = codes.Read(MentionKind.Carc);
        var rarcs = codes.Read(MentionKind.Rarc);
        var audience = AudienceReader.Read(context);
        var appeals = new AppealReader(context, audience.Value == "provider");
        var appeal = appeals.Read();
        var amounts = new AmountReader(context, rows).Read();
        var decision = DecisionReader.Read(context, carcs, rarcs, rows, appeal, amounts);
        var dates = new DateReader(context);
        var member = Member(context, dates);
        var facts = new CaseFacts
        {
            CaseId = "case-" + letter.Sha256[..12],
            ExtractedAt = timeProvider.GetUtcNow(),
            Document = DocumentOf(letter),
            Payer = Payer(context),
            Member = member,
            Claim = Claim(context, member.MemberId),
            Service = Service(context, dates, rows, codes, audience.Value == "provider", member.Name?.Value),
            Services = [.. ServiceLines.From(context, rows)],
            Denial = Denial(context, dates, decision, carcs, rarcs),
            Appeal = appeal,
            Contact = new ContactReader(context).Read(appeal),
            Amounts = amounts,
        };
        facts = facts with { Service = WithoutLettersDay(facts), Denial = facts.Denial with { Summary = SummaryOf(facts) } };
        facts = facts with { Other = OtherFacts.Read(context, dates, rows, facts, decision, audience, appeals) };
        var shortest = LetterDoubts.WithShortestTime(facts, context);
        facts = facts with { Appeal = shortest ?? facts.Appeal };
        facts = facts with { Missing = FactReview.Missing(facts), Warnings = FactReview.Warnings(facts, decision, Today(), severalTimes: shortest is not null) };
        return new LetterReading(letter, mentions, facts) { Decision = decision };
    }

    private DateOnly Today() => DateOnly.FromDateTime(timeProvider.GetLocalNow().DateTime);

    /// <summary>One printed date is the letter's or the service's, not both: where it was taken for both, it is the letter's.</summary>
    private static ServiceFacts WithoutLettersDay(CaseFacts facts) =>
        facts.Service.DateOfService?.Source is { } service && service == facts.Denial.DateOfLetter?.Source
            ? facts.Service with { DateOfService = null, DateOfServiceEnd = null }
            : facts.Service;

    private static DocumentFacts DocumentOf(LetterDocument letter) => new()
    {
        FileName = letter.FileName,
        MediaType = letter.MediaType,
        Pages = letter.Pages.Count,
        Characters = letter.Text.Length,
        Sha256 = letter.Sha256,
        Ocr = letter.Ocr,
    };

    /// <summary>The reason in our words; in Original Medicare there is no plan to speak of.</summary>
    private static string? SummaryOf(CaseFacts facts) =>
        facts.Denial.Summary is { } plain && facts.Payer.PlanType is { Value: PlanType.Medicare, Confidence: >= 0.5 } ? MedicareWords.In(plain, DocumentLanguage.English) : facts.Denial.Summary;

    private static PayerFacts Payer(ReadingContext context)
    {
        return new PayerFacts
        {
            Name = new PayerReader(context).Name(),
            PlanName = new PlanReader(context).Name(),
            PlanType = new PlanTypeReader(context).Type(),
        };
    }

    private static MemberFacts Member(ReadingContext context, DateReader dates)
    {
        var identifiers = new IdentifierReader(context);
        return new MemberFacts
        {
            Name = new MemberReader(context).Name(),
            MemberId = identifiers.Read(Field.MemberId, IdentifierRole.Member, 3),
            GroupNumber = identifiers.Read(Field.GroupNumber, IdentifierRole.Group, 2),
            DateOfBirth = dates.DateOfBirth(),
        };
    }

    private static ClaimFacts Claim(ReadingContext context, Fact<string>? member)
    {
        var identifiers = new IdentifierReader(context);
        var authorization = identifiers.Read(Field.AuthorizationNumber, IdentifierRole.Authorization, 3);
        var reference = identifiers.Read(Field.ReferenceNumber, IdentifierRole.Reference, 3);
        return new ClaimFacts
        {
            ClaimNumber = identifiers.Read(Field.ClaimNumber, IdentifierRole.Claim, 4),
            ReferenceNumber = reference is not null && reference.Value == member?.Value ? authorization : reference ?? authorization,
            AuthorizationNumber = authorization,
        };
    }

    private static ServiceFacts Service(ReadingContext context, DateReader dates, IReadOnlyList<TableRow> rows, CodeReader codes, bool toProvider, string? member)
    {
        var (description, drug) = new ServiceReader(context, rows, codes).Read();
        var (first, last) = dates.DateOfService(rows);
        var providers = new ProviderReader(context);
        var (provider, facility) = providers.Read(toProvider, member);
        return new ServiceFacts
        {
            Description = description,
            DrugName = drug,
            DateOfService = first,
            DateOfServiceEnd = last,
            ProviderName = provider,
            ProviderNpi = providers.Npi(provider),
            FacilityName = facility,
            CptCodes = codes.Read(MentionKind.Cpt),
            HcpcsCodes = codes.Read(MentionKind.Hcpcs),
            DiagnosisCodes = codes.Read(MentionKind.Icd10),
            Modifiers = codes.Read(MentionKind.Modifier),
            RevenueCodes = codes.Read(MentionKind.Revenue),
            NdcCodes = codes.Read(MentionKind.Ndc),
        };
    }

    private static DenialFacts Denial(ReadingContext context, DateReader dates, DecisionEvidence decision, IReadOnlyList<Fact<string>> carcs, IReadOnlyList<Fact<string>> rarcs)
    {
        var categories = CategoryRanking.Rank(context, decision);
        return new DenialFacts
        {
            DateOfLetter = dates.DateOfLetter(),
            Reason = decision.Reason is { } reason && categories.Count > 0 ? context.TextFact(reason, 0.55 + Math.Min(0.4, decision.ReasonScore / 20)) : null,
            Summary = PlainReason.Of(categories),
            Categories = categories,
            CarcCodes = carcs,
            RarcCodes = rarcs,
        };
    }
}
