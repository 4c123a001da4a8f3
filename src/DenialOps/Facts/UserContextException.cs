namespace DenialOps.Facts;

/// <summary>The user's own facts cannot be taken: a field that does not exist, or a value that is not what the field holds.</summary>
public sealed class UserContextException : Exception
{
    /// <summary>Creates the error.</summary>
    /// <param name="path">The field, for example <c>member.name</c>; <c>$</c> for the whole.</param>
    /// <param name="problem">What is wrong and what is allowed, in one line.</param>
    public UserContextException(string path, string problem)
        : base(path == "$" ? problem : $"context field '{path}': {problem}") => (Path, Problem) = (path, problem);

    /// <summary>What is wrong and what is allowed, without the field's name: "is not a day; …", "must be a whole number from 1 to 3650.".</summary>
    public string Problem { get; }

    /// <summary>The field in the form <c>member.name</c>; <c>$</c> when the whole is wrong.</summary>
    public string Path { get; }
}
