using DenialOps.Facts;
using DenialOps.Facts.Evidence;
using DenialOps.Facts.Readers;
using DenialOps.Intake;
using DenialOps.Knowledge;

namespace DenialOps.Routing;

/// <summary>Decides which way out of a denial to take, from weighted evidence.</summary>
/// <threadsafety>Safe to use from any number of threads.</threadsafety>
public sealed class RouteDecider
{
    private const int MaxSignals = 12;

    /// <summary>Less than one clear phrase or code: a person should look, however little speaks against it.</summary>
    private const double WeakEvidence = 1.5;

    /// <summary>Below this a person looks at the letter: rights of review speak against a letter that denies nothing.</summary>
    private const double MostBesideRights = 0.45;

    /// <summary>Decides the route of the case that <paramref name="reading"/> describes.</summary>
    /// <param name="reading">The letter as read; where the user says whether it is urgent, the user's word counts.</param>
    public RouteDecision Decide(LetterReading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        var decision = reading.Decision ?? throw new ArgumentException("The reading carries no evidence: make it with FactReader.Read.", nameof(reading));
        bool shown = UrgencyTest.IsShown(decision.Context);
        bool goesOn = UrgencyTest.IsOngoing(decision.Context) || reading.Facts.Other.ContainsKey(CareEndReader.EndFact);
        var urgency = reading.Context?.Urgent ?? (shown || goesOn) ? Urgency.Expedited : Urgency.Standard;
        if (!DenialTest.IsDenial(decision))
        {
            return NotADenial(decision);
        }

        var scores = RouteScores.Of(decision, reading.Facts);
        var ranked = scores.OrderByDescending(s => s.Value).ToList();
        double best = ranked[0].Value, second = ranked[1].Value;
        double confidence = best <= 0 ? 0.3 : Confidence(best, second);
        return new RouteDecision
        {
            Route = best <= 0 ? Fallback(reading.Facts) : ranked[0].Key,
            Confidence = confidence,
            Reasoning = Reasoning(reading.Facts, ranked[0].Key, confidence, best <= 0),
            Urgency = urgency,
            RestsOnOngoingCare = reading.Context?.Urgent is null && goesOn && !shown,
            Signals = Signals(decision, ranked[0].Key),
            Alternatives = Alternatives(ranked, best),
        };
    }

    /// <summary>Sure when the evidence is strong and one-sided.</summary>
    private static double Confidence(double best, double second)
    {
        double lead = best / (best + Math.Max(second, 0) + 1e-9);
        double strength = Math.Min(1, best / 6);
        double most = best < WeakEvidence ? 0.45 : 0.97;
        return Math.Round(Math.Clamp((0.35 + (0.65 * ((lead - 0.5) * 2))) * (0.55 + (0.45 * strength)), 0.2, most), 2);
    }

    private static Route Fallback(CaseFacts facts) =>
        facts.Other.TryGetValue("audience", out var audience) && audience.Value == "provider" ? Route.ClaimCorrectionResubmit : Route.MedicalNecessityAppeal;

    /// <summary>Fewer words than this decide nothing.</summary>
    private const int LeastWords = 20;

    private static RouteDecision NotADenial(DecisionEvidence decision)
    {
        bool empty = decision.Context.Layout.Words.Count < LeastWords;
        double margin = -DenialTest.Margin(decision);
        double most = IsDoubtful(decision) ? MostBesideRights : 0.95;
        return new RouteDecision
        {
            Route = Route.NotADenial,
            Confidence = empty ? 0.2 : Math.Round(Math.Clamp(0.6 + (0.3 * margin) + (decision.Approval >= 1 ? 0.1 : 0), 0.35, most), 2),
            Reasoning = empty ? "There is next to no text in the document, so that nothing can be told from it."
                : decision.Pending ? "The plan says that it has not decided yet. It may ask for something, and deny if it does not get it in time."
                : decision.Approval >= 1
                ? "The document approves or pays; nothing in it says that something of this case was denied."
                : "Nothing in the document says that something was denied.",
            Signals = decision.Decision is { } span ? [Signal("decision in words", decision.Approval, decision, span)] : [],
        };
    }

    /// <summary>Who tells the reader of a review, and neither approves, pays, takes back nor waits, may have decided in words that we do not know.</summary>
    private static bool IsDoubtful(DecisionEvidence decision) =>
        decision is { OffersReview: true, Reversal: false, Pending: false, Settles: false, Approval: < 0.5 };

    private static string Reasoning(CaseFacts facts, Route route, double confidence, bool noReason)
    {
        if (noReason)
        {
            return "The letter denies something, but no reason that we know stands in it. A person should read it first.";
        }

        string reason = PlainReason.Of(facts.Denial.Categories) ?? "The letter denies something.";
        string way = route switch
        {
            Route.PriorAuthNeeded => "The way out is to show or to get the authorization.",
            Route.ClaimCorrectionResubmit => "The way out is to correct the claim or what it lacks, and to send it again.",
            Route.MedicalNecessityAppeal => "The way out is an appeal on medical grounds, with the doctor's help.",
            _ => "The way out is to dispute what the plan covers, by its own terms.",
        };
        return confidence < 0.5 ? $"{reason} {way} The evidence is mixed: a person should look at the letter first." : $"{reason} {way}";
    }

    private static List<RouteSignal> Signals(DecisionEvidence decision, Route route)
    {
        var signals = new List<RouteSignal>();
        foreach (var e in decision.Evidence.OrderByDescending(e => Math.Abs(e.Weight)).Take(MaxSignals))
        {
            bool supports = RouteScores.RouteOf(e.Category, decision) == route;
            string name = $"{(e.IsCode ? "code" : "words")}: {e.Category}";
            signals.Add(Signal(name, Math.Round(supports ? e.Weight : -Math.Abs(e.Weight), 2), decision, e.Span));
        }

        return signals;
    }

    private static RouteSignal Signal(string name, double weight, DecisionEvidence decision, TextSpan span)
    {
        var source = decision.Context.Receipt(span.Start, span.End);
        return new RouteSignal { Signal = name, Weight = weight, Evidence = source.Quote, Source = source };
    }

    private static List<RouteAlternative> Alternatives(List<KeyValuePair<Route, double>> ranked, double best)
    {
        double sum = ranked.Sum(r => Math.Max(0, r.Value)) + 1e-9;
        return [.. ranked.Skip(1).Where(r => r.Value > best * 0.15 && r.Value > 0).Select(r => new RouteAlternative
        {
            Route = r.Key,
            Confidence = Math.Round(r.Value / sum, 2),
            WhyNot = "Some words or codes point this way, but less strongly than the reason the letter gives.",
        })];
    }
}
