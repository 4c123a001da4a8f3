using DenialOps.Knowledge;

namespace DenialOps.Grounding.Prose;

/// <summary>Finds what "left" or "right" is said of: the knee of "right knee", "left lower leg", "knee (left)", "the knee, on the right".</summary>
internal static class BodySides
{
    private const int MostWordsBetween = 2;
    private const int MostWordsBack = 8;

    private static readonly ulong Sided = FoldedWord.HashOf("sided");
    private static readonly ulong And = FoldedWord.HashOf("and");
    private static readonly ulong Or = FoldedWord.HashOf("or");
    private static readonly ulong On = FoldedWord.HashOf("on");
    private static readonly ulong The = FoldedWord.HashOf("the");
    private static readonly Dictionary<ulong, BodySide> Sides = ReadSides();
    private static readonly Dictionary<ulong, BodyPart> Parts = ReadParts();
    private static readonly HashSet<ulong> Callings = WordFile.Words("sides").Where(w => w.Section == "callings").Select(w => FoldedWord.HashOf(w.Word)).ToHashSet();

    /// <summary>The side that a word of side names.</summary>
    public static BodySide SideOf(ProseWord word) => Sides.GetValueOrDefault(word.Hash);

    /// <summary>The part of the body that a word is.</summary>
    public static BodyPart Of(ulong word) => Parts.GetValueOrDefault(word);

    /// <summary>Whether a word of region belongs to a calling: "thoracic surgeon".</summary>
    public static bool IsOfCalling(ReadOnlySpan<ProseWord> words, int region) =>
        region + 1 < words.Length && words[region + 1].IsJoined && Callings.Contains(words[region + 1].Hash);

    /// <summary>The part of the body that a word of side belongs to; none when it is said of something else.</summary>
    public static BodyPart PartOf(ProseText text, int side)
    {
        var words = text.Words;
        if (words[side].IsInitial)
        {
            return words[side].Is(WordTraits.Capital) && side + 1 < words.Length && words[side + 1].Before == Joint.Space ? Of(words[side + 1].Hash) : default;
        }

        var part = Behind(words, side);
        return part.Name != 0 ? part : Before(text, side);
    }

    private static BodyPart Behind(ReadOnlySpan<ProseWord> words, int side)
    {
        var last = side + MostWordsBetween;
        for (var i = side + 1; i < words.Length && i <= last + 1 && words[i].IsJoined; i++)
        {
            if (Of(words[i].Hash) is { Name: not 0 } part)
            {
                return part;
            }

            if (words[i].Hash == Sided && words[i].Before == Joint.Hyphen)
            {
                return new BodyPart(Sided, 0, true);
            }

            // "left and right knee"
            if (words[i].Hash == And || words[i].Hash == Or || (SideOf(words[i]) != BodySide.None && i == side + 2))
            {
                last = side + MostWordsBetween + 1;
                continue;
            }

            if ((Vocabulary.Of(words[i].Hash) & (WordRoles.Kind | WordRoles.Side)) != WordRoles.None)
            {
                break;
            }
        }

        return default;
    }

    private static BodyPart Before(ProseText text, int side)
    {
        var words = text.Words;
        if (side == 0)
        {
            return default;
        }

        if (words[side].Before == Joint.Comma || (words[side].Start == words[side - 1].End + 2 && text.Text[words[side].Start - 1] == '('))
        {
            return Of(words[side - 1].Hash);
        }

        var goesOn = side + 1 < words.Length && words[side + 1].IsJoined;
        if (goesOn || side < 2 || words[side - 1].Hash != The || words[side - 2].Hash != On)
        {
            return default;
        }

        for (var i = side - 3; i >= 0 && i >= side - MostWordsBack && words[i + 1].Before is var joint && (joint == Joint.Comma || joint >= Joint.Space); i--)
        {
            if (Of(words[i].Hash) is { Name: not 0 } part)
            {
                return part;
            }
        }

        return default;
    }

    private static Dictionary<ulong, BodySide> ReadSides()
    {
        var sides = new Dictionary<ulong, BodySide>();
        foreach (var (section, word) in WordFile.Words("sides"))
        {
            var side = section switch
            {
                "left" => BodySide.Left,
                "right" => BodySide.Right,
                "both" => BodySide.Both,
                _ => BodySide.None,
            };
            if (side != BodySide.None)
            {
                sides[FoldedWord.HashOf(word)] = side;
            }
        }

        return sides;
    }

    private static Dictionary<ulong, BodyPart> ReadParts()
    {
        var parts = new Dictionary<ulong, BodyPart>();
        foreach (var (section, word) in WordFile.Words("sides"))
        {
            if (section.StartsWith("parts", StringComparison.Ordinal))
            {
                var limb = section.EndsWith("lower", StringComparison.Ordinal) ? FoldedWord.HashOf("lower")
                    : section.EndsWith("upper", StringComparison.Ordinal) ? FoldedWord.HashOf("upper") : 0;
                parts[FoldedWord.HashOf(word)] = new BodyPart(FoldedWord.HashOf(SingularOf(word)), limb, section.Contains("wide", StringComparison.Ordinal));
            }
        }

        return parts;
    }

    private static string SingularOf(string word) => word switch
    {
        "feet" => "foot",
        "calves" => "calf",
        "extremities" => "extremity",
        "ovaries" => "ovary",
        _ => word.TrimEnd('s'),
    };
}
