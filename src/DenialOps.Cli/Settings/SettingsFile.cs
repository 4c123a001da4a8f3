using System.Text.Json;
using Microsoft.Extensions.Configuration;

namespace DenialOps.Cli.Settings;

/// <summary>Reads settings from a file, name by name, and refuses names that nobody knows: a typing error is not to be ignored in silence.</summary>
internal sealed class SettingsFile(TimeProvider timeProvider)
{
    public const string OwnName = "denialops.json";
    public const string SharedName = "appsettings.json";

    /// <summary>The part of <c>appsettings.json</c> that is ours.</summary>
    private const string Section = "DenialOps";

    private const int MaxBytes = 1024 * 1024;

    /// <summary>A file that merely lies there has its text at once; one that is named may be a pipe from another program.</summary>
    private static readonly TimeSpan FoundFilePatience = TimeSpan.FromSeconds(2);

    /// <summary>The settings of a file of ours.</summary>
    public async Task<IReadOnlyList<GivenSetting>> ReadOwnAsync(string path, SettingOrigin origin, CancellationToken cancellationToken)
    {
        byte[] content = await BytesAsync(path, origin, cancellationToken).ConfigureAwait(false);
        var settings = Parsed(content, origin);
        SettingKinds.Check(Root(content), origin);
        return [.. ReadAll(settings, origin)];
    }

    /// <summary>The settings of our section of a file that others use too.</summary>
    public async Task<IReadOnlyList<GivenSetting>> ReadSharedAsync(string path, SettingOrigin origin, CancellationToken cancellationToken)
    {
        byte[] content = await BytesAsync(path, origin, cancellationToken).ConfigureAwait(false);
        var settings = Parsed(content, origin).GetSection(Section);
        foreach (var member in Root(content).EnumerateObject().Where(member => member.Name.Equals(Section, StringComparison.OrdinalIgnoreCase)))
        {
            SettingKinds.Check(member.Value, origin);
        }

        return [.. ReadAll(settings, origin)];
    }

    private async Task<byte[]> BytesAsync(string path, SettingOrigin origin, CancellationToken cancellationToken)
    {
        try
        {
            byte[] content = await new InputFile(timeProvider).ReadAsync(
                path, MaxBytes, cancellationToken, origin.Layer == SettingLayer.FoundFile ? FoundFilePatience : null).ConfigureAwait(false);
            return content.Length <= MaxBytes ? content
                : throw new WrongUseException($"'{origin}' is larger than {MaxBytes / 1024} KB; it should hold a few settings.");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new WrongUseException($"'{origin}' with settings cannot be read; check that it is a file and that you may read it.");
        }
    }

    private static IConfigurationRoot Parsed(byte[] content, SettingOrigin origin)
    {
        try
        {
            return new ConfigurationBuilder().AddJsonStream(new MemoryStream(content)).Build();
        }
        catch (Exception failure) when (failure is JsonException or InvalidDataException or FormatException)
        {
            long? line = (failure as JsonException ?? failure.InnerException as JsonException ?? failure.InnerException?.InnerException as JsonException)?.LineNumber;
            throw new WrongUseException($"'{origin}' is not one JSON object{(line is { } at ? $": see line {at + 1}" : ", or has a name twice")}.");
        }
    }

    private static JsonElement Root(byte[] content)
    {
        using var file = JsonDocument.Parse(
            new MemoryStream(content), new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
        return file.RootElement.Clone();
    }

    private static IEnumerable<GivenSetting> ReadAll(IConfiguration section, SettingOrigin origin) =>
        section.GetChildren().SelectMany(entry => SettingNames.Find(entry.Key) is { } name
            ? SettingEntry.Read(entry, name, _ => origin)
            : throw new WrongUseException(Unknown(entry.Key, origin)));

    private static string Unknown(string name, SettingOrigin origin) => SettingNames.IsKey(name) || ShownValue.IsLikeKey(name)
        ? $"{origin} has '{ShownValue.Of(name)}': a key must not lie in a file. Take it out and put it in the environment, as OPENAI_API_KEY or ANTHROPIC_API_KEY."
        : $"{origin} has the unknown setting '{PrintableText.OneLine(name)}'{SettingNames.Nearest(name, SettingNames.All)}";
}
