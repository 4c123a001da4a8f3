using System.Globalization;
using BenchmarkDotNet.Running;
using DenialOps.Benchmarks.Llm;
using DenialOps.Benchmarks.Quick;
using DenialOps.Benchmarks.Remittances;
using DenialOps.Benchmarks.Robustness;

switch (args)
{
    case ["quick"]:
        return QuickRun.Run();
    case ["startup"]:
        return await StartupRun.RunAsync();
    case ["fuzz", var count, .. var more]:
        return await FuzzRun.RunAsync(Number(count), more is [var seed] ? Number(seed) : FuzzRun.DefaultSeed);
    case ["input", var of, var number]:
        return await FuzzRun.ShowAsync(Number(of), Number(number));
    case ["llm", "overhead"]:
        return await OverheadRun.RunAsync();
    case ["llm", "storm"]:
        return await StormRun.RunAsync();
    case ["llm", "soak", var count]:
        return await SoakRun.RunAsync(Number(count));
    case ["remittance", var megabytes]:
        return await RemittanceRun.RunAsync(Number(megabytes));
    default:
        BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
        return 0;
}

static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
