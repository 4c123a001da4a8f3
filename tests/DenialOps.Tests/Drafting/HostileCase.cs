using CsCheck;
using DenialOps.Deadlines;
using DenialOps.Facts;
using DenialOps.Knowledge;
using DenialOps.Routing;
using DenialOps.Tests.Robustness;

namespace DenialOps.Tests.Drafting;

/// <summary>Cases with random gaps, random confidences, and values that try to be template text, Markdown or HTML.</summary>
internal static class HostileCase
{
    private static readonly Gen<string> Hostile = OneOf(Signs);

    /// <summary>Signs that are more than signs: a number in the middle of a name is another value wherever the sentence around it is another.</summary>
    private static readonly Gen<string> HostileSigns = OneOf([.. Signs.Where(sign => !sign.Any(char.IsAsciiDigit))]);

    private static string[] Signs =>
    [
        "{{ member_name }}", "{% include 'letterhead' %}", "}}", "%}", "{{", "a\nb", "# head", "## EVIL", "| a | b |", "``` code", "`x`", "<script>alert(1)</script>",
        "<!--", "* star", "- dash", "> quote", "[PLACEHOLDER]", "[link](http://evil.example)", "![i](x)", "a*b*c", "_under_", "back\\slash", "&lt;", "~~gone~~",
        "tab\there", "nul\0byte", "bell\u0007", "\u202Eright to left", "\u2028line", "zero\u200Bwidth", "lone \ud800 surrogate", "---", "===", "1. one", "+ plus", "   ", "",
    ];

    private static readonly Gen<string> Plain = OneOf("Ana Morales", "Harbor Health Plan", "CLM-88-41207", "(800) 555-1234", "MRI of the lumbar spine", "O'Brien & Sons", "50% off", "José Núñez");

    /// <summary>Names and words: a telephone number or a claim number as the care's name is no case of our time.</summary>
    private static readonly Gen<string> PlainNames = OneOf("Ana Morales", "Harbor Health Plan", "MRI of the lumbar spine", "O'Brien & Sons", "José Núñez");

    /// <summary>Letters without sense may stand for a name, and only a document that a recogniser reads the same way can hold them.</summary>
    private static Gen<string> Words(bool wild) => Gen.Select(wild ? Hostile : HostileSigns, wild ? Plain : PlainNames, Gen.String[0, 30], Gen.Int[0, wild ? 3 : 2])
        .Select((hostile, plain, random, kind) => kind switch { 0 => plain, 1 => hostile, 2 => plain + " " + hostile, _ => random.Replace("null", "n", StringComparison.OrdinalIgnoreCase) });

    private static readonly Gen<double> Confidence = OneOf(0.1, 0.49, 0.5, 0.79, 0.95, 1);

    private static readonly Gen<DateOnly> Day = Gen.OneOf(Gen.Int[730_000, 745_000].Select(DateOnly.FromDayNumber), Gen.Const(DateOnly.MinValue), Gen.Const(DateOnly.MaxValue));

    private static readonly Gen<decimal> Money = Gen.OneOf(Gen.Int[-5, 10_000_000].Select(cents => cents / 100m), Gen.Const(99_999_999_999.99m), Gen.Const(0m));

    private static Gen<Fact<string>?> Text(bool wild) => Maybe(Words(wild));

    private static Gen<Fact<string>?> Ids(bool wild) => wild ? Text(wild) : Maybe(OneOf("CLM-88-41207", "HHP 4471-902", "70015"));

    private static Gen<Fact<string>?> Numbers(bool wild) => wild ? Text(wild) : Maybe(OneOf("(800) 555-1234", "(800) 555-4321"));

    private static Gen<IReadOnlyList<Fact<string>>> Codes(bool wild) => (wild ? Text(wild) : Maybe(OneOf("72148", "J0135", "M54.50", "97110"))).Array[0, 3].Select(c => (IReadOnlyList<Fact<string>>)[.. c.Where(f => f is not null).Select(f => f!)]);

    /// <summary>Cases with values of any letters and signs.</summary>
    public static Gen<(CaseFacts Facts, RouteDecision Route)> Wild { get; } = Of(wild: true);

    /// <summary>Cases whose values are names and numbers, some of them with hostile signs.</summary>
    public static Gen<(CaseFacts Facts, RouteDecision Route)> Tame { get; } = Of(wild: false);

    private static Gen<(CaseFacts Facts, RouteDecision Route)> Of(bool wild) =>
        Gen.Select(Who(wild), What(wild), Denial(wild), Appeal(wild), Rest(wild), Decision()).Select((who, what, denial, appeal, rest, route) => (
            SomeCase.Empty() with
            {
                Payer = who.Payer,
                Member = who.Member,
                Claim = who.Claim,
                Service = what,
                Denial = denial,
                Appeal = appeal,
                Amounts = rest.Amounts,
                Other = rest.Other,
                Warnings = rest.Warnings,
            },
            route));

    /// <summary>
    /// Whether the days of a case are such as letters have. A day of the year 1 or 9999 is no date to the recogniser, so what was computed
    /// from it cannot be traced, and the document is delivered in its shortest form.
    /// </summary>
    public static bool IsOfOurTime(CaseFacts facts, IReadOnlyList<Deadline> deadlines) =>
        FactWalk.Of(facts).Select(f => f.Value).OfType<DateOnly>().Concat(deadlines.Where(d => d.Due is not null).Select(d => d.Due!.Value)).All(d => d.Year is > 1950 and < 2100);

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static Gen<Fact<T>?> Maybe<T>(Gen<T> value) =>
        Gen.Select(value, Confidence, Gen.Int[0, 3]).Select((v, c, n) => n == 0 ? null : SomeCase.Fact(v, c));

    private static Gen<(PayerFacts Payer, MemberFacts Member, ClaimFacts Claim)> Who(bool wild) =>
        Gen.Select(Gen.Select(Text(wild), Maybe(Gen.Enum<PlanType>())), Text(wild), Text(wild), Ids(wild), Ids(wild), Ids(wild), Ids(wild), Maybe(Day)).Select((payer, plan, name, id, group, claim, reference, born) => (
            new PayerFacts { Name = payer.Item1, PlanName = plan, PlanType = payer.Item2 },
            new MemberFacts { Name = name, MemberId = id, GroupNumber = group, DateOfBirth = born },
            new ClaimFacts { ClaimNumber = claim, ReferenceNumber = reference }));

    private static Gen<ServiceFacts> What(bool wild) =>
        Gen.Select(Text(wild), Maybe(Day), Maybe(Day), Text(wild), Text(wild), Codes(wild), Codes(wild), Text(wild)).Select((description, from, to, provider, facility, cpt, icd, drug) => new ServiceFacts
        {
            Description = description,
            DateOfService = from,
            DateOfServiceEnd = to,
            ProviderName = provider,
            FacilityName = facility,
            CptCodes = cpt,
            HcpcsCodes = icd,
            DiagnosisCodes = icd,
            DrugName = drug,
        });

    private static Gen<DenialFacts> Denial(bool wild) =>
        Gen.Select(Maybe(Day), Text(wild), Maybe(Gen.Enum<DenialCategory>()).Array[0, 4], Codes(wild), OneOf("MA130", "N115", "N211"), Gen.Int[0, 4], Gen.OneOf(Words(wild), Gen.Const((string)null!)))
            .Select((day, reason, categories, carc, rarc, n, summary) => new DenialFacts
            {
                DateOfLetter = day,
                Reason = reason,
                Summary = summary,
                Categories = [.. categories.Where(c => c is not null).Select(c => c!)],
                CarcCodes = carc,
                RarcCodes = n == 0 ? [SomeCase.Fact(rarc)] : [],
            });

    private static Gen<AppealFacts> Appeal(bool wild) =>
        Gen.Select(Gen.Select(Maybe(Gen.OneOf(Gen.Int[1, 400], Gen.Int)), Maybe(OneOf(1, 24, 72))), Maybe(Gen.OneOf(OneOf("6 months", "60 business_days", "72 hours", "2 weeks"), Words(wild))), Maybe(Gen.OneOf(OneOf("notice", "receipt"), Words(wild))), Maybe(Day), Numbers(wild), Numbers(wild), Text(wild))
            .Select((days, span, from, date, phone, fax, address) => new AppealFacts { DeadlineDays = days.Item1, ExpeditedHours = days.Item2, DeadlineSpan = span, CountedFrom = from, DeadlineDate = date, Phone = phone, Fax = fax, Address = address });

    private static Gen<(AmountFacts Amounts, IReadOnlyDictionary<string, Fact<string>> Other, IReadOnlyList<FactWarning> Warnings)> Rest(bool wild) =>
        Gen.Select(Maybe(Money), Maybe(Money), Gen.Select(Gen.Bool, OneOf("", "1", "2", "3", "5", "9"), OneOf("", "CA", "NY")), Words(wild), Words(wild), Gen.Int[0, 2]).Select((billed, owed, more, received, warning, n) => (
            new AmountFacts { Billed = billed, PatientResponsibility = owed },
            (IReadOnlyDictionary<string, Fact<string>>)Others(more.Item1, more.Item2, more.Item3, received),
            (IReadOnlyList<FactWarning>)(n == 0 ? [new FactWarning("denial.carc_codes", warning)] : [])));

    private static Dictionary<string, Fact<string>> Others(bool provider, string level, string state, string received)
    {
        var others = new Dictionary<string, Fact<string>>
        {
            ["audience"] = SomeCase.Fact(provider ? "provider" : "patient"),
            ["received_notice_date"] = SomeCase.Fact(received, 1, FactMethod.User),
        };
        if (level.Length > 0)
        {
            others["decision_level"] = SomeCase.Fact(level);
        }

        if (state.Length > 0)
        {
            others["state"] = SomeCase.Fact(state, 1, FactMethod.User);
        }

        return others;
    }

    private static Gen<RouteDecision> Decision() =>
        Gen.Select(Gen.Enum<Route>(), Gen.Double[0, 1], Gen.Enum<Urgency>()).Select((route, confidence, urgency) => SomeCase.Route(route, confidence, urgency));
}
