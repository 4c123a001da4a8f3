using DenialOps.Cli;

var host = ConsoleHost.Attach();
return await Interruption.RunAsync(host, token => new Application(host, TimeProvider.System).RunAsync(args, token)).ConfigureAwait(false);
