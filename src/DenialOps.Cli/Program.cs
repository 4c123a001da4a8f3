using DenialOps;
using DenialOps.Cli;

// Another core makes the phrases ready while this one reads the command line and the file.
_ = Task.Run(CasePipeline.Prepare);
var host = ConsoleHost.Attach();
return await Interruption.RunAsync(host, token => new Application(host, TimeProvider.System).RunAsync(args, token)).ConfigureAwait(false);
