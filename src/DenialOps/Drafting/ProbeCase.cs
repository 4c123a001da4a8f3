using DenialOps.Deadlines;
using DenialOps.Facts;
using DenialOps.Knowledge;
using DenialOps.Planning;
using DenialOps.Routing;

namespace DenialOps.Drafting;

/// <summary>Cases that templates are tried out with. Their values are words of our own that no letter has.</summary>
internal static class ProbeCase
{
    private static readonly DateOnly LetterDay = new(2001, 2, 3);

    /// <summary>A case of which nothing is known but the kind of reason and who acts.</summary>
    public static CaseView NothingKnown(DenialCategory category, string audience) => new(Facts(category, audience), Route(), []);

    /// <summary>A case of which all is known that a document must have.</summary>
    public static CaseView MuchKnown(DenialCategory category, string audience)
    {
        var facts = Facts(category, audience) with
        {
            Payer = new PayerFacts { Name = Known("Probeplan"), PlanType = Known(PlanType.Employer) },
            Member = new MemberFacts { Name = Known("Probemember"), MemberId = Known("Probeid") },
            Service = new ServiceFacts { Description = Known("Probeservice") },
            Appeal = new AppealFacts { Fax = Known("Probefax"), DeadlineDays = Known(60), CountedFrom = Known("notice") },
        };
        facts = facts with { Denial = facts.Denial with { DateOfLetter = Known(LetterDay), Reason = Known("Probereason.") } };
        var deadline = new Deadline { Name = "Probedeadline", Kind = DeadlineKind.InternalAppeal, Basis = DeadlineBasis.Letter, Due = LetterDay.AddDays(60), DaysLeft = 30, IsCertain = true };
        return new CaseView(facts, Route(), [deadline]);
    }

    private static CaseFacts Facts(DenialCategory category, string audience) => new()
    {
        CaseId = "case",
        ExtractedAt = DateTimeOffset.UnixEpoch,
        Document = new DocumentFacts { FileName = "letter.txt", MediaType = "text/plain", Pages = 1, Characters = 1, Sha256 = string.Empty },
        Denial = new DenialFacts { Categories = [Known(category)] },
        Other = new Dictionary<string, Fact<string>>(StringComparer.Ordinal) { ["audience"] = Known(audience) },
    };

    private static RouteDecision Route() =>
        new() { Route = Knowledge.Route.MedicalNecessityAppeal, Confidence = 1, Reasoning = string.Empty, Urgency = Urgency.Standard };

    private static Fact<T> Known<T>(T value) => new(value, 1, FactMethod.User, null);
}
