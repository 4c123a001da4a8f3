namespace DenialOps.Privacy;

/// <summary>Tells from its neighbours whether an ordinary word that stands alone is somebody's name: "Ms. Long", "Grace's claim", "we told Grace that".</summary>
internal readonly ref struct NamePlace(string text, NameHit hit)
{
    private static readonly HashSet<string> Titles = new(StringComparer.OrdinalIgnoreCase)
    {
        "Mr", "Mrs", "Ms", "Miss", "Mx", "Dear", "Hello", "Hi", "Sr", "Sra", "Srta", "Estimado", "Estimada", "named", "Master",
    };

    private static readonly HashSet<string> Verbs = new(StringComparer.Ordinal) { "is", "was", "has", "had", "does", "did", "needs", "needed", "requires", "and" };

    /// <summary>Whether it is a name.</summary>
    public bool IsName() => char.IsUpper(text[hit.Start]) && (Titles.Contains(WordBefore(out _)) || IsPossessive() || IsCell() || IsSubject() || IsInSentence());

    private bool IsPossessive() => hit.End + 1 < text.Length && text[hit.End] is '\'' or '\u2019' && text[hit.End + 1] is 's' or 'S';

    private bool IsCell()
    {
        var before = hit.Start - 1;
        while (before >= 0 && text[before] is '*' or '"')
        {
            before--;
        }

        var starts = before < 0 || text[before] is '\n' or '\t' or '|' or '\f' || (text[before] == ' ' && (before == 0 || text[before - 1] is ' ' or '\n' or '|' or ':'));
        var ends = hit.End >= text.Length || text[hit.End] is '\n' or '\t' or '|' or '*' or '"' or ','
            || (text[hit.End] == ' ' && (hit.End + 1 >= text.Length || text[hit.End + 1] is ' ' or '\n' or '|'));
        return starts && ends && !(before >= 0 && text[before] == '\n' && hit.End < text.Length && text[hit.End] == ',');
    }

    private bool IsSubject() => Verbs.Contains(WordAfter(out var joined)) && joined && hit.Word.Key is not ("WILL" or "MAY");

    // Small letters before it, and nothing in capitals or digits behind it: neither a sentence's first word nor a title's.
    private bool IsInSentence()
    {
        var before = WordBefore(out var isJoined);
        var after = WordAfter(out _);
        var next = hit.End + 1 < text.Length ? text[hit.End + 1] : ' ';
        return isJoined && before.Length > 0 && char.IsLower(before[0]) && !char.IsDigit(next) && (after.Length == 0 || !char.IsUpper(after[0]));
    }

    private string WordBefore(out bool isJoined)
    {
        var end = hit.Start;
        while (end > 0 && hit.Start - end < 3 && text[end - 1] is ' ' or '.' or '\n')
        {
            end--;
        }

        var start = end;
        while (start > 0 && end - start < 16 && char.IsLetter(text[start - 1]))
        {
            start--;
        }

        isJoined = hit.Start - end == 1 && text[end] is ' ' or '\n';
        return text[start..end];
    }

    private string WordAfter(out bool isJoined)
    {
        var start = hit.End;
        while (start < text.Length && start - hit.End < 3 && text[start] is ' ' or '\n')
        {
            start++;
        }

        var end = start;
        while (end < text.Length && end - start < 16 && char.IsLetter(text[end]))
        {
            end++;
        }

        isJoined = start - hit.End == 1;
        return text[start..end];
    }
}
