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
        var endpoint = settings.Endpoint is { } text ? EndpointOf(text, SettingNames.Endpoint, settings.OriginOf(SettingNames.Endpoint)) : null;
        var fallbacks = FallbacksOf(settings);
        if (Chosen(settings) is not var (provider, origin) || provider == RunSettings.Offline)
        {
            return settings.RequireModel
                ? throw new WrongUseException($"{SettingNames.RequireModel} ({settings.OriginOf(SettingNames.RequireModel)}) needs a model: name one with --provider, or leave it out.")
                : null;
        }

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
            Fallbacks = fallbacks,
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

    /// <summary>The address of a server. A password in it would be sent to whoever is there, and stand in messages.</summary>
    /// <exception cref="WrongUseException">It is none, or has a user name in it.</exception>
    public static Uri EndpointOf(string text, string name, SettingOrigin origin) => Unnamed(ModelTarget.AddressOf(text, name, origin), name, origin);

    private static Uri Unnamed(Uri address, string name, SettingOrigin origin) => address.UserInfo.Length == 0 ? address : throw new WrongUseException(
        $"{name} ({origin}) has a user name or a password in its address; leave them out, and name the variable that holds the server's key with --key-from.");

    private static List<ModelTarget> FallbacksOf(RunSettings settings)
    {
        // The offline form is what every chain ends with; to say so changes nothing.
        IReadOnlyList<string> named = settings.Fallbacks is [.., RunSettings.Offline] ? [.. settings.Fallbacks.SkipLast(1)] : settings.Fallbacks;
        var origin = settings.OriginOf(SettingNames.Fallbacks);
        List<ModelTarget> targets = [.. named.Select(text => ModelTarget.Parse(text, origin))];
        targets.ForEach(target => _ = target.Endpoint is { } address ? Unnamed(address, SettingNames.Fallbacks, origin) : null);
        return targets.GroupBy(target => (target.Provider, target.Model)).FirstOrDefault(same => same.Count() > 1) is not { Key: var twice } ? targets
            : throw new WrongUseException($"{SettingNames.Fallbacks} has {twice.Provider}{(twice.Model is { } model ? ":" + model : "")} twice ({origin}); name each model once.");
    }
}
