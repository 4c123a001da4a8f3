using DenialOps.Llm.Pricing;

namespace DenialOps.Cli;

/// <summary>Reads the price files that the command line names.</summary>
internal sealed class PriceFiles(TimeProvider timeProvider)
{
    // LiteLLM's file has 2 MB.
    private const int MaxBytes = 64 * 1024 * 1024;

    /// <summary>The package's own prices, with the user's in front of them where there are any.</summary>
    public async Task<PriceCatalog> CatalogAsync(string? path, CancellationToken cancellationToken) => path is null
        ? PriceCatalog.Default
        : PriceCatalog.Default.OverriddenBy(await ReadAsync(path, "--prices", PriceCatalog.Load, cancellationToken).ConfigureAwait(false));

    /// <summary>LiteLLM's price file.</summary>
    public Task<PriceImport> ImportAsync(string path, CancellationToken cancellationToken) =>
        ReadAsync(path, "import", PriceCatalog.ImportLiteLlm, cancellationToken);

    private async Task<T> ReadAsync<T>(string path, string after, Func<Stream, string, T> read, CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
        {
            throw new WrongUseException($"there is no price file '{path}'; check the name after {after}.");
        }

        byte[] content = await new InputFile(timeProvider).ReadAsync(path, MaxBytes, cancellationToken).ConfigureAwait(false);
        if (content.Length > MaxBytes)
        {
            throw new IOException($"'{path}' is larger than {MaxBytes / (1024 * 1024)} MB; it is no price file.");
        }

        try
        {
            return read(new MemoryStream(content), path);
        }
        catch (PriceFileException fault)
        {
            throw new WrongUseException(fault.Message);
        }
    }
}
