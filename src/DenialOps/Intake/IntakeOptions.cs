namespace DenialOps.Intake;

/// <summary>Limits on what <see cref="LetterReader"/> reads. Checked when a reader is built.</summary>
public sealed class IntakeOptions
{
    private const int Megabyte = 1024 * 1024;

    /// <summary>The largest file, in bytes.</summary>
    /// <value>20 MB by default; 1 byte to 1 GB.</value>
    public int MaxBytes { get; set; } = 20 * Megabyte;

    /// <summary>The largest number of pages.</summary>
    /// <value>500 by default; 1 to 10,000.</value>
    public int MaxPages { get; set; } = 500;

    /// <summary>The longest time that reading one document may take.</summary>
    /// <value>30 seconds by default; 1 millisecond to 1 hour.</value>
    public TimeSpan MaxDuration { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The longest text, in characters after normalisation.</summary>
    /// <value>20 million by default; 1 to 200 million.</value>
    public int MaxCharacters { get; set; } = 20_000_000;

    /// <summary>The most that the compressed parts of one PDF may unpack to, in bytes.</summary>
    /// <value>256 MB by default; 1 byte to 2 GB less one byte.</value>
    public int MaxUnpackedBytes { get; set; } = 256 * Megabyte;

    /// <summary>Checks every option.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside its range; the message names it, its value and the range.</exception>
    internal void Validate()
    {
        Check(nameof(MaxBytes), MaxBytes, 1, 1024 * Megabyte);
        Check(nameof(MaxPages), MaxPages, 1, 10_000);
        Check(nameof(MaxCharacters), MaxCharacters, 1, 200_000_000);
        Check(nameof(MaxUnpackedBytes), MaxUnpackedBytes, 1, int.MaxValue);
        Check(nameof(MaxDuration), MaxDuration, TimeSpan.FromMilliseconds(1), TimeSpan.FromHours(1));
    }

    /// <summary>A copy, so that a later change to the caller's object does not reach a reader that was checked.</summary>
    internal IntakeOptions Copy() => (IntakeOptions)MemberwiseClone();

    private static void Check<T>(string option, T value, T low, T high)
        where T : IComparable<T>
    {
        if (value.CompareTo(low) < 0 || value.CompareTo(high) > 0)
        {
            throw new ArgumentOutOfRangeException(
                option,
                value,
                FormattableString.Invariant($"{nameof(IntakeOptions)}.{option} is {value}; it must be from {low} to {high}."));
        }
    }
}
