using System.Text;

namespace DenialOps.Knowledge;

/// <summary>
/// The sentences of a plan that the program puts together, in one language: <c>Knowledge/Data/wording.*.json</c>. Each holds its values
/// in braces, and is used where its name says.
/// </summary>
internal sealed partial record Wording
{
    public required string About { get; init; }

    public required string NotDenied { get; init; }

    public required string LetterOfDay { get; init; }

    public required string LetterWithoutDay { get; init; }

    public required string ThePlan { get; init; }

    public required string SaidNo { get; init; }

    /// <summary>The same of care that goes on and is to end or become less.</summary>
    public required string SaidChange { get; init; }

    public required string ChangeDay { get; init; }

    public required string AClaim { get; init; }

    public required string Care { get; init; }

    public required string ThisCare { get; init; }

    public required string ApprovedPart { get; init; }

    public required string GivesReason { get; init; }

    public required string NoReason { get; init; }

    public required string InPlainWords { get; init; }

    public required string SharePatient { get; init; }

    /// <summary>What to do about a bill where that share is nothing.</summary>
    public required string ShareNone { get; init; }

    public required string ShareProvider { get; init; }

    public required string NoRights { get; init; }

    public required string NoRightsOtherLine { get; init; }

    public required string RightsContradicted { get; init; }

    public required string CiteReason { get; init; }

    public required string CiteTime { get; init; }

    public required string Cite { get; init; }

    public required string Page { get; init; }

    public required string LaterPage { get; init; }

    public required IReadOnlyList<string> Ordinals { get; init; }

    public required string PersonFirstTitle { get; init; }

    public required string PersonFirstWhy { get; init; }

    public required string You { get; init; }

    public required string IfTheyAgree { get; init; }

    public required string UnknownPlan { get; init; }

    public required string UnknownPlanVerify { get; init; }

    public required string DoubtfulQuestion { get; init; }

    public required string Needed { get; init; }

    public required string Helps { get; init; }

    public required string MayHelp { get; init; }

    public required string BlankPlan { get; init; }

    public required string BlankMember { get; init; }

    public required string BlankMemberId { get; init; }

    public required string BlankService { get; init; }

    /// <summary>After the step's own words: what the letter names to change, with <c>{changes}</c>.</summary>
    public required string CodeChangesNamed { get; init; }

    public required string CodeChangesUnknown { get; init; }

    public required string CodeChangesBeyond { get; init; }

    /// <summary>One change, by its kind; the name ends in <c>_with</c> where a second code belongs to it.</summary>
    public required IReadOnlyDictionary<string, string> CodeChanges { get; init; }

    /// <summary>The wording of a language; read once.</summary>
    public static Wording Of(DocumentLanguage language) => (language == DocumentLanguage.Spanish ? Spanish : English).Value;

    /// <summary>A sentence with its values, in one pass: a value is never searched for names.</summary>
    public static string Fill(string sentence, params ReadOnlySpan<(string Name, string? Value)> values)
    {
        int open = sentence.IndexOf('{');
        if (open < 0)
        {
            return sentence;
        }

        var filled = new StringBuilder(sentence.Length + 64);
        int from = 0;
        while (open >= 0)
        {
            int close = sentence.IndexOf('}', open);
            filled.Append(sentence, from, open - from).Append(ValueOf(sentence.AsSpan(open + 1, close - open - 1), values));
            from = close + 1;
            open = sentence.IndexOf('{', from);
        }

        return filled.Append(sentence, from, sentence.Length - from).ToString();
    }

    private static string? ValueOf(ReadOnlySpan<char> name, ReadOnlySpan<(string Name, string? Value)> values)
    {
        foreach (var (known, value) in values)
        {
            if (name.SequenceEqual(known))
            {
                return value;
            }
        }

        throw new ArgumentException($"The wording has no value for {{{name}}}.", nameof(values));
    }

    private static readonly Lazy<Wording> English = new(() => Resources.Read("wording.en.json", WordingJson.Default.Wording));

    private static readonly Lazy<Wording> Spanish = new(() => Resources.Read("wording.es.json", WordingJson.Default.Wording));
}
