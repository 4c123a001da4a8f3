using System.Buffers;
using DenialOps.Intake;

namespace DenialOps.Grounding;

/// <summary>Finds the names that a title or a credential marks: what follows "Dr." or "Ms.", what stands before ", MD" and the like.</summary>
internal static class NameFinder
{
    private const int MostWords = 5;

    private static readonly SearchValues<string> Cues = SearchValues.Create(
        ["Dr. ", "Dr.\n", "DR. ", "Dr ", "Doctor ", "Mr. ", "Mrs. ", "Ms. ", "Mr ", "Mrs ", "Ms ", ", RN", ", LPN", ", LCSW", ", CRNA", ", MD", ", M.D.", ", DO", ", D.O.", ", NP", ", FNP", ", APRN", ", DPM", ", DDS", ", DMD", ", PhD",
            ", PsyD", ", PharmD"],
        StringComparison.Ordinal);

    private static readonly HashSet<string> NoNames = new(StringComparer.OrdinalIgnoreCase)
    {
        "from", "to", "by", "and", "or", "dear", "of", "with", "the", "attending", "provider", "physician", "doctor", "dr", "reviewer", "signed", "sincerely",
        "mr", "mrs", "ms", "i", "a", "an", "please", "who", "is", "in", "on", "at", "your", "my", "our", "we",
    };

    /// <summary>The names in a draft, in order.</summary>
    public static List<TextSpan> Find(string draft)
    {
        var found = new List<TextSpan>();
        var at = 0;
        while (at < draft.Length)
        {
            var step = draft.AsSpan(at).IndexOfAny(Cues);
            if (step < 0)
            {
                break;
            }

            at += step;
            var name = draft[at] == ',' ? Before(draft, at, found) : After(draft, at);
            if (name.Length > 0 && (found.Count == 0 || found[^1].End <= name.Start))
            {
                found.Add(name);
            }

            at += 2;
        }

        return found;
    }

    private static TextSpan After(string draft, int cue)
    {
        if (cue > 0 && char.IsLetterOrDigit(draft[cue - 1]))
        {
            return default;
        }

        var position = draft.AsSpan(cue, Math.Min(8, draft.Length - cue)).IndexOfAny(' ', '\n') + cue + 1;
        var (start, end) = (position, position);
        for (var words = 0; words < MostWords; words++)
        {
            var word = WordAt(draft, position);
            if (word == position || !char.IsUpper(draft[position]) || NoNames.Contains(draft[position..word]))
            {
                break;
            }

            end = word;
            var isInitial = word - position == 1 && word < draft.Length && draft[word] == '.';
            position = isInitial ? word + 1 : word;
            if (position >= draft.Length || draft[position] != ' ')
            {
                break;
            }

            position++;
        }

        return new TextSpan(start, WithoutPossessive(draft, start, end));
    }

    private static TextSpan Before(string draft, int comma, List<TextSpan> found)
    {
        if (!EndsCredential(draft, comma))
        {
            return default;
        }

        var limit = found.Count == 0 ? 0 : found[^1].End;
        var (start, position) = (comma, comma);
        for (var words = 0; words < MostWords; words++)
        {
            var end = position;
            var first = end;
            while (first > limit && end - first < 40 && IsNameLetter(draft[first - 1]))
            {
                first--;
            }

            if (first == end || !char.IsUpper(draft[first]) || NoNames.Contains(draft[first..end]))
            {
                break;
            }

            start = first;
            position = first - 1;
            if (position > limit && draft[position] == ' ' && position > 1 && draft[position - 1] == '.' && char.IsUpper(draft[position - 2]))
            {
                position--;
            }

            if (position <= limit || draft[position] is not (' ' or '.'))
            {
                break;
            }
        }

        return new TextSpan(start, comma);
    }

    // Not "Silver Spring, MD 20901" and not "NPI".
    private static bool EndsCredential(string draft, int comma)
    {
        var end = comma + 2;
        while (end < draft.Length && (char.IsLetter(draft[end]) || (draft[end] == '.' && end - comma < 6)))
        {
            end++;
        }

        var credential = draft.AsSpan(comma + 2, end - comma - 2).TrimEnd('.');
        return credential is "MD" or "M.D" or "DO" or "D.O" or "NP" or "FNP" or "APRN" or "DPM" or "DDS" or "DMD" or "PhD" or "PsyD" or "PharmD" or "RN" or "LPN" or "LCSW" or "CRNA"
            && !(end + 1 < draft.Length && draft[end] == ' ' && char.IsAsciiDigit(draft[end + 1]));
    }

    private static int WordAt(string draft, int position)
    {
        var end = position;
        while (end < draft.Length && end - position < 40 && IsNameLetter(draft[end]))
        {
            end++;
        }

        return end;
    }

    private static int WithoutPossessive(string draft, int start, int end) =>
        end - start > 2 && draft[end - 1] == 's' && draft[end - 2] is '\'' or '’' ? end - 2 : end;

    private static bool IsNameLetter(char c) => char.IsLetter(c) || c is '-' or '\'' or '’';
}
