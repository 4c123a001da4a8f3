namespace DenialOps.Cli.Settings;

/// <summary>Whether a model is asked, and which: what the settings come to.</summary>
internal sealed record ModelPlan
{
    /// <summary>Who is asked first.</summary>
    public required ModelTarget Target { get; init; }

    /// <summary>Who made it so.</summary>
    public required SettingOrigin Origin { get; init; }

    /// <summary>The model for the prompts that read; null for the target's.</summary>
    public string? SmallModel { get; init; }

    /// <summary>Who is asked next, in turn.</summary>
    public IReadOnlyList<ModelTarget> Fallbacks { get; init; } = [];

    /// <summary>What the settings come to; null where no model is asked.</summary>
    /// <exception cref="WrongUseException">They contradict one another.</exception>
    public static ModelPlan? Of(RunSettings settings)
    {
        if (Chosen(settings) is not var (provider, origin) || provider == RunSettings.Offline)
        {
            return settings.RequireModel
                ? throw new WrongUseException($"{SettingNames.RequireModel} ({settings.OriginOf(SettingNames.RequireModel)}) needs a model: name one with --provider, or leave it out.")
                : null;
        }

        var endpoint = settings.Endpoint is { } text ? ModelTarget.AddressOf(text, SettingNames.Endpoint, settings.OriginOf(SettingNames.Endpoint)) : null;
        var target = new ModelTarget(provider, settings.Model, endpoint);
        if (endpoint is null && settings.Model is { } model && ModelTarget.MayBeServer(model))
        {
            throw new WrongUseException(
                $"{SettingNames.Model} is '{ShownValue.Of(model)}' ({settings.OriginOf(SettingNames.Model)}), which looks like a server's address; name the server with --endpoint, as http://localhost:11434/v1.");
        }

        return new ModelPlan
        {
            Target = target,
            Origin = origin,
            SmallModel = settings.SmallModel ?? (target.IsHome && settings.Model is null ? Vendors.SmallModelOf(provider) : null),
            Fallbacks = FallbacksOf(settings),
        };
    }

    /// <summary>Who is asked and who said so: the settings, or a key that lies in the environment.</summary>
    private static (string Provider, SettingOrigin Origin)? Chosen(RunSettings settings)
    {
        if (settings.Provider is { } provider)
        {
            return (provider, settings.OriginOf(SettingNames.Provider));
        }

        if (settings.Endpoint is not null)
        {
            return (Vendors.Keys[0].Provider, settings.OriginOf(SettingNames.Endpoint));
        }

        if (Vendors.Keys.FirstOrDefault(vendor => Vendors.Read(vendor.Variable) is not null) is { Variable: { } variable } found)
        {
            return (found.Provider, new SettingOrigin(SettingLayer.Environment, "environment " + variable));
        }

        // Who names a model wants one: that there is no key is then said.
        return settings.IsAsked(SettingNames.Model) ? (Vendors.Keys[0].Provider, settings.OriginOf(SettingNames.Model)) : null;
    }

    private static List<ModelTarget> FallbacksOf(RunSettings settings)
    {
        // The offline form is what every chain ends with; to say so changes nothing.
        IReadOnlyList<string> named = settings.Fallbacks is [.., RunSettings.Offline] ? [.. settings.Fallbacks.SkipLast(1)] : settings.Fallbacks;
        var origin = settings.OriginOf(SettingNames.Fallbacks);
        return [.. named.Select(text => ModelTarget.Parse(text, origin))];
    }
}
