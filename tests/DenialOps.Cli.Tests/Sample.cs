namespace DenialOps.Cli.Tests;

/// <summary>The letters in <c>samples/</c>, which are written for this project.</summary>
internal static class Sample
{
    public static string Folder { get; } = Path.Combine(Repository.Root, "samples");

    public static string Mri { get; } = Path.Combine(Folder, "prior-auth-mri.txt");

    public static string Approval { get; } = Path.Combine(Folder, "approval-notice.txt");
}
