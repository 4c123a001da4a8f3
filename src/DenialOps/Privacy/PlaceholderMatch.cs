namespace DenialOps.Privacy;

/// <summary>What stands at a place of a text.</summary>
/// <param name="State">Whether it is a placeholder.</param>
/// <param name="End">Offset one past its last character.</param>
/// <param name="Name">Its name as we write it: <c>MEMBER_NAME_1</c>; null where it is none.</param>
internal readonly record struct PlaceholderMatch(PlaceholderMatch.Outcome State, int End, string? Name)
{
    /// <summary>Nothing of that form.</summary>
    public static readonly PlaceholderMatch None = new(Outcome.None, 0, null);

    /// <summary>The text ends before it can be told.</summary>
    public static readonly PlaceholderMatch Unfinished = new(Outcome.Unfinished, 0, null);

    /// <summary>What was found.</summary>
    public enum Outcome
    {
        /// <summary>No placeholder begins here.</summary>
        None,

        /// <summary>One may begin here; the text ends too soon.</summary>
        Unfinished,

        /// <summary>A placeholder.</summary>
        Whole,
    }
}
