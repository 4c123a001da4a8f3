using DenialOps.Deadlines;
using DenialOps.Facts;
using DenialOps.Knowledge;
using DenialOps.Routing;

namespace DenialOps.Planning;

/// <summary>Makes the plan of a case: what to do in which order, what to gather, what to ask, what was taken for granted.</summary>
/// <threadsafety>Stateless; safe to use from any number of threads.</threadsafety>
public sealed class ActionPlanner
{
    /// <summary>Plans the case.</summary>
    /// <param name="facts">The facts.</param>
    /// <param name="route">The way out.</param>
    /// <param name="deadlines">What is due, earliest first.</param>
    public ActionPlan Plan(CaseFacts facts, RouteDecision route, IReadOnlyList<Deadline> deadlines)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(route);
        ArgumentNullException.ThrowIfNull(deadlines);
        return Plan(new CaseView(facts, route, deadlines));
    }

    internal ActionPlan Plan(CaseView view)
    {
        var content = PlanLibrary.Of(view.Language);
        var phrases = new PlanPhrases(view);
        var sections = Sections(view, content);
        return new ActionPlan
        {
            Situation = PlanNarrative.Situation(view, sections[^1]),
            Recommendation = Recommendation(view, content, sections, phrases),
            PersonShouldLook = view.PersonShouldLook,
            Steps = new StepBuilder(view, phrases).Build(content, sections),
            Evidence = Evidence(view, sections, phrases),
            Questions = view.IsDenial ? QuestionPicker.Pick(view, phrases, content.Questions) : [],
            Assumptions = Assumptions(view, content, sections, phrases),
            Codes = CodeExplainer.Explain(view),
            Reviews = ReviewWriter.Write(view),
            Citations = PlanNarrative.Citations(view),
            Disclaimers = [.. content.Disclaimers.Select(phrases.Fill)],
        };
    }

    /// <summary>The route's section and, for a denial, those of its categories.</summary>
    private static List<PlanSection> Sections(CaseView view, PlanContent content)
    {
        var sections = new List<PlanSection>(4) { RouteSection.Of(view, content) };
        if (view.IsDenial)
        {
            // The last section is the first category: the most likely one gives the situation its words.
            for (var i = view.Categories.Count - 1; i >= 0; i--)
            {
                sections.Add(content.Categories[view.Categories[i]]);
            }
        }

        return sections;
    }

    private static string Recommendation(CaseView view, PlanContent content, List<PlanSection> sections, PlanPhrases phrases)
    {
        var text = view is { IsLateClaim: true, NoAppealRights: false } ? string.Empty : phrases.Fill(sections[0].Recommendation);
        if (view is { IsDenial: false, FastReview: not null })
        {
            return view.Words.FastReviewFirst + text;
        }

        if (view.IsDenial && !view.NoAppealRights)
        {
            text = (text + " " + phrases.Fill(sections[^1].Recommendation)).TrimStart();
        }

        return view.PersonShouldLook ? content.PersonShouldLook + view.Words.IfTheyAgree + text : text;
    }

    private static List<EvidenceItem> Evidence(CaseView view, List<PlanSection> sections, PlanPhrases phrases)
    {
        var items = new List<EvidenceItem>(12);
        foreach (var importance in (ReadOnlySpan<EvidenceImportance>)[EvidenceImportance.Required, EvidenceImportance.Recommended, EvidenceImportance.Optional])
        {
            foreach (var section in sections)
            {
                foreach (var item in section.Evidence)
                {
                    if (item.Importance == importance && view.IsFor(item.Audience))
                    {
                        items.Add(new EvidenceItem
                        {
                            Item = phrases.Fill(item.Item),
                            Importance = (Importance)(int)importance,
                            WhereToGet = phrases.Fill(item.WhereToGet),
                            WhyItHelps = phrases.Fill(item.WhyItHelps),
                        });
                    }
                }
            }
        }

        return items;
    }

    private static List<Assumption> Assumptions(CaseView view, PlanContent content, List<PlanSection> sections, PlanPhrases phrases)
    {
        var assumptions = new List<Assumption>(6);
        // The first section is the route's: what it takes for granted of a corrected claim does not hold for one that came too late.
        foreach (var section in sections.Skip(view is { IsLateClaim: true, NoAppealRights: false } ? 1 : 0))
        {
            Add(assumptions, section.Assumptions, phrases);
        }

        Add(assumptions, content.Assumptions, phrases);
        if (view is { IsDenial: true, NoAppealRights: false })
        {
            Add(assumptions, content.Of(view.PlanType).Assumptions ?? [], phrases);
        }

        if (view.IsDenial && view.PlanType == PlanType.Unknown)
        {
            assumptions.Add(new Assumption
            {
                Statement = view.Words.UnknownPlan,
                HowToVerify = view.Words.UnknownPlanVerify,
            });
        }

        return assumptions;
    }

    private static void Add(List<Assumption> assumptions, IReadOnlyList<AssumptionContent> content, PlanPhrases phrases)
    {
        foreach (var item in content)
        {
            assumptions.Add(new Assumption { Statement = phrases.Fill(item.Statement), HowToVerify = phrases.Fill(item.HowToVerify) });
        }
    }
}
