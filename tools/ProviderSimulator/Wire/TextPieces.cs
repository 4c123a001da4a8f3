namespace ProviderSimulator.Wire;

/// <summary>Cuts a text into the pieces of a stream.</summary>
internal static class TextPieces
{
    /// <summary>Pieces of equal length; one that would end inside a surrogate pair is longer by one.</summary>
    public static IEnumerable<string> Of(string text, int length)
    {
        for (var start = 0; start < text.Length;)
        {
            var end = (int)Math.Min((long)start + Math.Max(length, 1), text.Length);
            if (end < text.Length && char.IsHighSurrogate(text[end - 1]))
            {
                end++;
            }

            yield return text[start..end];
            start = end;
        }
    }
}
