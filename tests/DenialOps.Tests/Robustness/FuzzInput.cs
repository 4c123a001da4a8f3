namespace DenialOps.Tests.Robustness;

/// <summary>One input of the robustness run; the seed and the number make it again.</summary>
/// <param name="Seed">The run's seed.</param>
/// <param name="Number">Its number in the run, from 0.</param>
/// <param name="Kind">How it was made.</param>
/// <param name="FileName">The name it is read under.</param>
/// <param name="Bytes">Its content.</param>
internal sealed record FuzzInput(int Seed, int Number, InputKind Kind, string FileName, byte[] Bytes);
