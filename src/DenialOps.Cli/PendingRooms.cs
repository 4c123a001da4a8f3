// Stands in for rooms that are still being built; removed when they are.

namespace DenialOps.Intake
{
    internal sealed class LetterReader(TimeProvider timeProvider)
    {
        public TimeProvider Time => timeProvider;

        public async Task<LetterDocument> ReadFileAsync(string path, CancellationToken cancellationToken)
        {
            await Task.Yield();
            throw new FileNotFoundException("no reader yet: " + path);
        }

        public Task<LetterDocument> ReadAsync(Stream stream, string fileName, CancellationToken cancellationToken) => ReadFileAsync(fileName, cancellationToken);
    }
}

namespace DenialOps.Artifacts
{
    internal static class ContractJson
    {
        public static string Serialize(object value) => value.ToString()!;
    }
}

namespace DenialOps.Intake
{
    internal sealed class IntakeException(string message) : Exception(message);
}
