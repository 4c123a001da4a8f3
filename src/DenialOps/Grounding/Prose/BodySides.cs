namespace DenialOps.Grounding.Prose;

/// <summary>Finds what "left" or "right" is said of: the knee of "right knee", "left lower leg", "knee, left".</summary>
internal static class BodySides
{
    private const int MostWordsBetween = 2;

    private static readonly ulong Sided = WordHash.Of("sided");

    /// <summary>The part of the body that a word of side belongs to, by its singular's hash; 0 when it is said of something else.</summary>
    public static ulong PartOf(ProseText text, int side)
    {
        var words = text.Words;
        for (var i = side + 1; i < words.Length && i <= side + 1 + MostWordsBetween && words[i].IsJoined; i++)
        {
            var roles = Vocabulary.Of(words[i].Hash);
            if ((roles & WordRoles.BodyPart) != WordRoles.None)
            {
                return Singular(text, words[i]);
            }

            if (words[i].Hash == Sided && words[i].Before == Joint.Hyphen)
            {
                return Sided;
            }

            if ((roles & (WordRoles.Kind | WordRoles.Side)) != WordRoles.None)
            {
                return 0;
            }
        }

        return side > 0 && words[side].Before == Joint.Comma && (Vocabulary.Of(words[side - 1].Hash) & WordRoles.BodyPart) != WordRoles.None
            ? Singular(text, words[side - 1]) : 0;
    }

    private static ulong Singular(ProseText text, ProseWord word) =>
        text.Text[word.End - 1] is 's' or 'S' ? WordHash.Of(text.Text.AsSpan(word.Start, word.Length - 1)) : word.Hash;
}
