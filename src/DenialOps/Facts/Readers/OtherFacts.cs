using DenialOps.Facts.Evidence;
using DenialOps.Mentions;

namespace DenialOps.Facts.Readers;

/// <summary>Reads further named facts: subscriber, accounts, payments, received and processed days, decoys that must not be lost.</summary>
internal static class OtherFacts
{
    public static Dictionary<string, Fact<string>> Read(
        ReadingContext context, DateReader dates, CaseFacts facts, DecisionEvidence decision, Fact<string> audience, AppealReader appeals)
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
        if (DecisionLevelReader.Read(context) is { } level)
        {
            Add(DecisionLevelReader.FactName, level);
            foreach (var (name, fact) in appeals.NextReview())
            {
                Add(name, fact);
            }
        }

        Add(AppealAnchorReader.DayFact, appeals.CountedFromDay);
        Add(StateReader.FactName, new StateReader(context, facts.Member.Name?.Value).Read());
        Add("drg", First(context, MentionKind.Drg));
        var (time, from, day) = new CorrectedClaimReader(context).Read();
        Add(CorrectedClaimReader.TimeFact, time);
        Add(CorrectedClaimReader.FromFact, from);
        Add(CorrectedClaimReader.DateFact, day);
        var care = new CareEndReader(context);
        Add(CareEndReader.EndFact, care.End(facts.Denial.DateOfLetter?.Value));
        var (phone, by, call) = care.FastReview();
        Add(CareEndReader.PhoneFact, phone);
        Add(CareEndReader.ByFact, by);
        Add(CareEndReader.DateFact, call);
        var (keepBy, keepTime, keepWords) = new KeepServicesReader(context).Read(facts.Denial.DateOfLetter?.Value, other.GetValueOrDefault(CareEndReader.EndFact));
        Add(KeepServicesReader.DateFact, keepBy);
        Add(KeepServicesReader.TimeFact, keepTime);
        Add(KeepServicesReader.WordsFact, keepWords);
        Add(FastAppealReader.PhoneFact, new FastAppealReader(context).Phone());
        var (talkPhone, talkTime) = new PeerToPeerReader(context).Read();
        Add(PeerToPeerReader.PhoneFact, talkPhone);
        Add(PeerToPeerReader.TimeFact, talkTime);
        return other;

        void Add(string name, Fact<string>? fact)
        {
            if (fact is not null)
            {
                other[name] = fact;
            }
        }
    }

    private static Fact<string>? Iso(Fact<DateOnly>? date) =>
        date is null ? null : new Fact<string>(date.Value.ToString("yyyy-MM-dd"), date.Confidence, date.Method, date.Source);

    private static Fact<string>? First(ReadingContext context, MentionKind kind)
    {
        foreach (var mention in context.Values)
        {
            if (mention.Kind == kind)
            {
                return context.Fact(mention.Value, 0.85, mention.Start, mention.End);
            }
        }

        return null;
    }
}
