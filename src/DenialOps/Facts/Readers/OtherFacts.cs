using DenialOps.Facts.Evidence;
using DenialOps.Knowledge;
using DenialOps.Mentions;

namespace DenialOps.Facts.Readers;

/// <summary>Reads further named facts: subscriber, accounts, payments, received and processed days, decoys that must not be lost.</summary>
internal static class OtherFacts
{
    public static Dictionary<string, Fact<string>> Read(
        ReadingContext context, DateReader dates, IReadOnlyList<TableRow> rows, CaseFacts facts, DecisionEvidence decision, Fact<string> audience, AppealReader appeals)
    {
        var other = new Dictionary<string, Fact<string>>(StringComparer.Ordinal) { ["audience"] = audience };
        var identifiers = new IdentifierReader(context);
        Add("subscriber_name", new MemberReader(context).Subscriber(facts.Member.Name));
        Add("patient_account", identifiers.Read(Field.AccountNumber, IdentifierRole.Account, 3));
        Add("check_or_eft_number", identifiers.Read(Field.PaymentNumber, IdentifierRole.Payment, 3));
        Add("policy_number", identifiers.Read(Field.PolicyNumber, IdentifierRole.Policy, 3));
        Add("received_date", Iso(dates.Labelled(Field.DateReceived)));
        Add("printed_date", Iso(dates.Labelled(Field.DatePrinted)));
        Add("approved_part", decision.ApprovedPart is { } part && DenialTest.IsDenial(decision) ? context.TextFact(part, 0.7) : null);
        var (addressee, address) = new AddresseeReader(context).Read(facts, audience.Value == "provider");
        Add(AddresseeReader.NameFact, addressee);
        Add(AddresseeReader.AddressFact, address);
        AddReviews(context, new DecisionLevelReader(context, facts.Payer.PlanType?.Value ?? PlanType.Unknown).Read(), appeals, facts, Add);

        Add(AppealAnchorReader.DayFact, appeals.CountedFromDay);
        Add(StateReader.FactName, new StateReader(context, facts.Member.Name?.Value).Read());
        Add("drg", First(context, MentionKind.Drg));
        var (time, from, day) = new CorrectedClaimReader(context).Read();
        Add(CorrectedClaimReader.TimeFact, time);
        Add(CorrectedClaimReader.FromFact, from);
        Add(CorrectedClaimReader.DateFact, day);
        AddCodeChanges(new CodeChangeReader(context, rows), facts, Add);
        AddCare(context, facts.Denial.DateOfLetter?.Value, other, Add);
        var fast = new FastAppealReader(context);
        Add(FastAppealReader.PhoneFact, fast.Phone());
        var (fastTime, fastFrom) = fast.Time();
        Add(FastAppealReader.TimeFact, fastTime);
        Add(FastAppealReader.FromFact, fastFrom);
        var (talkPhone, talkTime) = new PeerToPeerReader(context).Read();
        Add(PeerToPeerReader.PhoneFact, talkPhone);
        Add(PeerToPeerReader.TimeFact, talkTime);
        var (latePhone, lateTime) = new LateApprovalReader(context).Read();
        Add(LateApprovalReader.PhoneFact, latePhone);
        Add(LateApprovalReader.TimeFact, lateTime);
        Add(CoverageDeskReader.PhoneFact, CoverageDeskReader.Phone(context));
        Add(NamedHelpReader.Name, NamedHelpReader.Read(context));
        Add(SurpriseLawReader.NameFact, SurpriseLawReader.Read(context));
        return other;

        void Add(string name, Fact<string>? fact)
        {
            if (fact is not null)
            {
                other[name] = fact;
            }
        }
    }

    /// <summary>Where the letter stands on the ladder of reviews, and what it says of the next one.</summary>
    private static void AddReviews(ReadingContext context, Fact<string>? level, AppealReader appeals, CaseFacts facts, Action<string, Fact<string>?> add)
    {
        add(DecisionLevelReader.FactName, level);
        var later = appeals.LaterReview();
        var hearing = level is null ? later.First(facts) : null;
        add(LaterReviewReader.FirstFact, hearing);
        if (level is null && hearing is null)
        {
            var (time, from) = later.Read(facts);
            add(LaterReviewReader.TimeFact, time);
            add(LaterReviewReader.FromFact, from);
            return;
        }

        var contacts = new NextReviewContactReader(context);
        add(NextReviewContactReader.AddressFact, contacts.Address());
        add(NextReviewContactReader.FaxFact, contacts.Fax());
        foreach (var (name, fact) in appeals.NextReview())
        {
            add(name, fact);
        }
    }

    /// <summary>What a corrected claim has to change; only where the reason is one that a corrected claim mends.</summary>
    private static void AddCodeChanges(CodeChangeReader reader, CaseFacts facts, Action<string, Fact<string>?> add)
    {
        if (CodeChangeReader.Concerns(facts))
        {
            foreach (var (i, change) in reader.Read().Index())
            {
                add(CodeChange.NameOf(i), change);
            }
        }
    }

    /// <summary>Care that goes on: until when it is covered, whom to call about that end, and by when to ask that it is kept.</summary>
    private static void AddCare(ReadingContext context, DateOnly? letterDate, Dictionary<string, Fact<string>> other, Action<string, Fact<string>?> add)
    {
        var care = new CareEndReader(context);
        add(CareEndReader.EndFact, care.End(letterDate));
        var (phone, by, call) = care.FastReview();
        add(CareEndReader.PhoneFact, phone);
        add(CareEndReader.ByFact, by);
        add(CareEndReader.DateFact, call);
        var kept = new KeepServicesReader(context, other.ContainsKey(DecisionLevelReader.FactName)).Read(letterDate, other.GetValueOrDefault(CareEndReader.EndFact));
        add(KeepServicesReader.DateFact, kept.Day);
        add(KeepServicesReader.BeforeFact, kept.Before);
        add(KeepServicesReader.TimeFact, kept.Time);
        add(KeepServicesReader.WordsFact, kept.Words);
        add(KeepServicesReader.LaterFact, kept.Later);
        add(KeepServicesReader.ChangeFact, kept.Change);
    }

    private static Fact<string>? Iso(Fact<DateOnly>? date) =>
        date is null ? null : new Fact<string>(date.Value.ToString("yyyy-MM-dd"), date.Confidence, date.Method, date.Source);

    private static Fact<string>? First(ReadingContext context, MentionKind kind) =>
        context.Of(kind) is [var mention, ..] ? context.Fact(mention.Value, 0.85, mention.Start, mention.End) : null;
}
