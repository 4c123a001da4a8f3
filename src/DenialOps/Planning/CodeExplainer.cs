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
        Add(explanations, view.Facts.Denial.CarcCodes, book.Carc);
        Add(explanations, view.Facts.Denial.RarcCodes, book.Rarc);
        return explanations;
    }

    private static void Add(List<CodeExplanation> explanations, IReadOnlyList<Fact<string>> codes, Func<string, CodeMeaning?> find)
    {
        foreach (var fact in codes)
        {
            if (CaseView.Text(fact) is { } code && find(code) is { } meaning && !explanations.Exists(e => e.Code == code))
            {
                explanations.Add(new CodeExplanation { Code = code, Meaning = meaning.Meaning, NextStep = meaning.NextStep, WhoActs = meaning.Acts });
            }
        }
    }
}
