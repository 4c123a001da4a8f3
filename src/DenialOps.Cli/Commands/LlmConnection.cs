using System.CommandLine;
using System.Globalization;
using DenialOps.Cli.Settings;
using DenialOps.Llm;
using DenialOps.Llm.Providers;

namespace DenialOps.Cli.Commands;

/// <summary>The options that say which model is asked, and the client that they make.</summary>
internal sealed class LlmConnection
{
    private readonly Option<string> _provider = new("--provider")
    {
        HelpName = "NAME",
        Description = "openai, openai-responses or anthropic: whose format is spoken.",
        DefaultValueFactory = _ => "openai",
    };

    private readonly Option<string?> _model = new("--model") { HelpName = "NAME", Description = "The model; otherwise the provider's usual one." };
    private readonly Option<string?> _endpoint = new("--endpoint")
    {
        HelpName = "URL",
        Description = "Another server that speaks the format, as http://localhost:11434/v1.",
    };

    private readonly Option<string?> _keyFrom = new("--key-from")
    {
        HelpName = "VARIABLE",
        Description = "The environment variable with the key of that server.",
    };

    private readonly Option<decimal?> _budget = new("--budget")
    {
        HelpName = "USD",
        Description = "Do not send what may cost more, in US dollars.",
        CustomParser = argument =>
        {
            if (decimal.TryParse(argument.Tokens[0].Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal usd) && usd > 0)
            {
                return usd;
            }

            argument.AddError($"'{argument.Tokens[0].Value}' after --budget is no amount above 0, as 0.05.");
            return null;
        },
    };

    private readonly Option<string?> _ledger = new("--ledger")
    {
        HelpName = "FILE",
        Description = "Where the call is recorded; otherwise where 'denialops usage' looks.",
    };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (Option option in new Option[] { _provider, _model, _endpoint, _keyFrom, _budget, _ledger })
        {
            command.Options.Add(option);
        }
    }

    /// <summary>The client that the options make.</summary>
    public async Task<LlmConversation> OpenAsync(ParseResult parsed, ConsoleHost host, TimeProvider timeProvider, CancellationToken cancellationToken)
    {
        var options = Options(parsed);
        var ledger = CallLedger.Open(await LedgerPath.OfAsync(parsed.GetValue(_ledger), timeProvider, cancellationToken).ConfigureAwait(false), host, CallLedger.OneCall);
        try
        {
            var trace = new CallTrace();
            var client = LlmClient.Create(options, new LlmClientServices { TimeProvider = timeProvider, Sinks = [trace, .. ledger.Sinks] });
            return new LlmConversation(client, trace, ledger, host);
        }
        catch (Exception failure)
        {
            await ledger.DisposeAsync().ConfigureAwait(false);
            if (failure is ArgumentException wrong)
            {
                throw WrongUseException.Of(wrong);
            }

            throw;
        }
    }

    private LlmClientOptions Options(ParseResult parsed)
    {
        var provider = Provider(parsed.GetValue(_provider)!);
        string? endpoint = parsed.GetValue(_endpoint);
        var address = endpoint is null ? null : Address(endpoint);
        string name = LlmProviders.NameOf(provider), variable = Vendors.KeyOf(name);

        // The vendor's key is for the vendor: another server is sent only what it was meant for.
        string? source = parsed.GetValue(_keyFrom) ?? (Vendors.IsHome(name, address) ? variable : null);
        string? key = source is null ? null : Vendors.KeyIn(source);
        if (key is null && parsed.GetValue(_keyFrom) is { } named)
        {
            throw new WrongUseException($"there is no key in the environment variable '{ShownValue.Of(named)}' that --key-from names.");
        }

        if (key is null && endpoint is null)
        {
            throw new WrongUseException(
                $"there is no key for {name}: set {variable} in the environment (never on the command line), or name a server of your own with --endpoint URL.");
        }

        var options = new LlmClientOptions();
        options.Target.Provider = new ProviderOptions
        {
            Provider = provider,
            ApiKey = key ?? "none",
            Model = parsed.GetValue(_model) is { } model ? ModelName.Checked(model, SettingNames.Model, new(SettingLayer.Option, "option --model")) : LlmProviders.DefaultModelOf(provider),
            Endpoint = address,
        };
        options.Budget = parsed.GetValue(_budget) is { } usd ? new() { Overall = { RunUsd = usd } } : null;
        return options;
    }

    private static Uri Address(string endpoint) => ModelPlan.EndpointOf(endpoint, SettingNames.Endpoint, new(SettingLayer.Option, "option --endpoint"));

    private static LlmProvider Provider(string name)
    {
        try
        {
            return LlmProviders.Parse(name);
        }
        catch (ArgumentException unknown)
        {
            throw WrongUseException.Of(unknown);
        }
    }
}
