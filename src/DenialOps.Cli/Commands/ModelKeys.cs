using DenialOps.Cli.Settings;
using DenialOps.Llm.Providers;

namespace DenialOps.Cli.Commands;

/// <summary>Which key goes to whom. A vendor's key is for the vendor: another server is sent only what it was meant for.</summary>
internal sealed class ModelKeys
{
    private readonly bool _needed;

    private ModelKeys(bool needed) => _needed = needed;

    /// <summary>A key that is not there is an error.</summary>
    public static ModelKeys Needed { get; } = new(needed: true);

    /// <summary>A key that is not there is null.</summary>
    public static ModelKeys Optional { get; } = new(needed: false);

    /// <summary>The key for who is asked first.</summary>
    /// <exception cref="WrongUseException">There is none, it can be none, or it may not go there.</exception>
    public string? First(RunSettings settings, ModelTarget target)
    {
        if (settings.KeyFrom is not { } variable)
        {
            return target.IsHome ? OfVendor(target) : null;
        }

        var endpoint = settings.OriginOf(SettingNames.Endpoint);
        if (endpoint.Layer == SettingLayer.FoundFile)
        {
            throw new WrongUseException(
                $"the endpoint is in {endpoint}: a file that lies in a folder does not decide where a key is sent. Give it with --endpoint or DENIALOPS_ENDPOINT, or name the file with --config.");
        }

        return Vendors.KeyIn(variable) ?? Missing(
            $"there is no key in the environment variable '{ShownValue.Of(variable)}' that {SettingNames.KeyFrom} ({settings.OriginOf(SettingNames.KeyFrom)}) names.");
    }

    /// <summary>The key of a vendor.</summary>
    /// <exception cref="WrongUseException">There is none, or it can be none.</exception>
    public string? OfVendor(ModelTarget target)
    {
        string variable = Vendors.KeyOf(target.Provider);
        return Vendors.KeyIn(variable) ?? Missing(
            $"there is no key for {LlmProviders.NameOf(LlmProviders.Parse(target.Provider))}: set {variable} in the environment (never on the command line), or name a server of your own with --endpoint URL.");
    }

    private string? Missing(string message) => _needed ? throw new WrongUseException(message) : null;
}
