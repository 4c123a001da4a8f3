using DenialOps.Facts;
using DenialOps.Knowledge;

namespace DenialOps.Planning;

/// <summary>Explains the reason and remark codes of a letter in our own words. A code that we do not know is not explained.</summary>
internal static class CodeExplainer
{
    /// <summary>The codes that may be stated, each once, in the order of the letter.</summary>
    public static IReadOnlyList<CodeExplanation> Explain(CaseView view)
    {
        if (!view.IsDenial)
        {
            return [];
        }

        var explanations = new List<CodeExplanation>(4);
        var book = CodeBook.Of(view.Language);
        Add(explanations, view, view.Facts.Denial.CarcCodes, book.Carc);
        Add(explanations, view, view.Facts.Denial.RarcCodes, book.Rarc);
        return explanations;
    }

    private static void Add(List<CodeExplanation> explanations, CaseView view, IReadOnlyList<Fact<string>> codes, Func<string, CodeMeaning?> find)
    {
        foreach (var fact in codes)
        {
            if (CaseView.Text(fact) is { } code && find(code) is { } meaning && !explanations.Exists(e => e.Code == code))
            {
                explanations.Add(new CodeExplanation { Code = code, Meaning = InWords(view, meaning.Meaning), NextStep = InWords(view, meaning.NextStep), WhoActs = meaning.Acts });
            }
        }
    }

    private static string InWords(CaseView view, string text) => view.PlanType == PlanType.Medicare ? MedicareWords.In(text, view.Language) : text;
}
