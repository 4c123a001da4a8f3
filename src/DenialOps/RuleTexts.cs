using System.Collections.Concurrent;
using System.Text;
using DenialOps.Deadlines;
using DenialOps.Facts;
using DenialOps.Grounding;
using DenialOps.Knowledge;

namespace DenialOps;

/// <summary>What the documents of a case may take from our own knowledge: the rules of law that its deadlines, its ladder and the plan's duties rest on, and the meanings of its codes.</summary>
internal static class RuleTexts
{
    private static readonly ConcurrentDictionary<string, RuleText> Known = new(StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<PlanType, IReadOnlyList<RuleText>> KnownLaws = new();

    /// <summary>The rules in play, each once.</summary>
    /// <param name="facts">The facts.</param>
    /// <param name="deadlines">What is due.</param>
    /// <param name="way">The way out; null for a text of any origin, which may speak of any of them.</param>
    public static IReadOnlyList<RuleText> Of(CaseFacts facts, IReadOnlyList<Deadline> deadlines, Route? way = null)
    {
        var rules = new List<LegalRule>(8);
        foreach (var rule in ReviewLadder.Of(facts))
        {
            rules.Add(rule);
            if (ReviewLadder.FederalBeside(facts, rule.Level) is { } federal)
            {
                rules.Add(federal);
            }
        }

        foreach (var deadline in deadlines)
        {
            Add(deadline.RuleId);
            foreach (var candidate in deadline.Candidates)
            {
                Add(candidate.RuleId);
            }
        }

        var type = ReviewLadder.TypeOf(facts);
        rules.AddRange(RuleBook.Current.All.Where(rule => rule.PlanTypes.Contains(type)
            && (rule.Matter == RuleMatter.KeepServices || (rule.Matter == RuleMatter.FirstDecision && IsTold(rule, facts, way)) || (rule.Matter == RuleMatter.PaymentDispute && facts.Denial.Categories.Any(c => c.Value == DenialCategory.OutOfNetwork)))));
        return [.. rules.Select(rule => Known.GetOrAdd(rule.Id, static (_, rule) => Text(rule), rule)),
            .. Laws(type),
            .. Codes(facts, DocumentLanguage.English),
            .. RuleBook.Current.Duties.Where(duty => duty.PlanTypes.Contains(type)).Select(duty => Known.GetOrAdd(duty.Id, static (_, duty) => Text(duty), duty))];

        void Add(string? id)
        {
            if (id is not null && !rules.Exists(rule => rule.Id == id))
            {
                rules.Add(RuleBook.Current.Find(id));
            }
        }
    }

    /// <summary>Whether our documents tell by when a request is decided: where one is to be made, or where care that goes on can be asked for anew.</summary>
    private static bool IsTold(LegalRule rule, CaseFacts facts, Route? way) =>
        way is null or Route.PriorAuthNeeded
        || (facts.Other.ContainsKey(Facts.Readers.CareEndReader.EndFact) && rule.Answers.Any(answer => answer.Case == AnswerCase.Concurrent));

    private static RuleText Text(LegalRule rule)
    {
        var text = new StringBuilder(400);
        text.Append(rule.Name).Append(", ").AppendLine(rule.DecidedBy).AppendLine(rule.Time);
        if (rule.MailDays > 0)
        {
            text.Append(rule.MailDays).AppendLine(" days");
        }

        foreach (var answer in rule.Answers)
        {
            text.AppendLine(answer.Time).AppendLine(answer.Citation);
        }

        text.AppendLine(rule.WhoFiles).AppendLine(rule.WhoFilesStaff).AppendLine(rule.Note).AppendLine(rule.Citation).AppendLine(LawNames.Of(rule.Citation)).AppendLine(rule.Url).AppendLine($"{rule.Checked:yyyy-MM-dd}");
        return new RuleText(rule.Citation, text.ToString());
    }

    /// <summary>The names of the laws that a plan of a kind stands under: a text may name them, whichever of their rules the case has reached.</summary>
    public static IReadOnlyList<RuleText> Laws(PlanType type) => KnownLaws.GetOrAdd(type, LawsOf);

    private static IReadOnlyList<RuleText> LawsOf(PlanType type)
    {
        var names = RuleBook.Current.All.Where(rule => rule.PlanTypes.Contains(type)).Select(rule => LawNames.Of(rule.Citation))
            .Concat(RuleBook.Current.Duties.Where(duty => duty.PlanTypes.Contains(type)).Select(duty => LawNames.Of(duty.Citation)))
            .Where(names => names.Length > 0).Distinct(StringComparer.Ordinal).ToList();
        return names.Count == 0 ? [] : [new RuleText("the laws of this kind of plan", string.Join("\n", names))];
    }

    /// <summary>Our explanations of the letter's own codes, in a language: a plan may repeat them.</summary>
    public static IEnumerable<RuleText> Codes(CaseFacts facts, DocumentLanguage language)
    {
        var book = CodeBook.Of(language);
        var inLanguage = language == DocumentLanguage.English ? string.Empty : " in " + language;
        foreach (var code in facts.Denial.CarcCodes)
        {
            if (book.Carc(code.Value) is { } meaning)
            {
                yield return Known.GetOrAdd("CARC " + meaning.Code + inLanguage, static (name, meaning) => Text(name, meaning), meaning);
            }
        }

        foreach (var code in facts.Denial.RarcCodes)
        {
            if (book.Rarc(code.Value) is { } meaning)
            {
                yield return Known.GetOrAdd("RARC " + meaning.Code + inLanguage, static (name, meaning) => Text(name, meaning), meaning);
            }
        }
    }

    private static RuleText Text(string name, CodeMeaning meaning) => new($"what {name} means, in our words", $"{meaning.Meaning}\n{meaning.NextStep}\n");

    private static RuleText Text(LegalDuty duty) => new(duty.Citation, $"{duty.Says}\n{duty.Citation}\n{LawNames.Of(duty.Citation)}\n{duty.Url}\n");
}
