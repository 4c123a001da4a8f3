using System.Diagnostics;
using System.Text;

namespace DenialOps.Cli.Tests;

/// <summary>Starts the built command as its users do and waits for its end.</summary>
internal sealed class DenialOpsProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly Process _process;
    private readonly Task<byte[]> _output;
    private readonly Task<string> _error;

    private DenialOpsProcess(ProcessStartInfo start, bool readOutput)
    {
        _process = Process.Start(start)!;
        _error = _process.StandardError.ReadToEndAsync();
        _output = readOutput ? ReadAllAsync(_process.StandardOutput.BaseStream) : Task.FromResult(Array.Empty<byte>());
    }

    /// <summary>The built command of this test run's configuration.</summary>
    public static string Library { get; } = Path.Combine(
        Repository.Root, "src", "DenialOps.Cli", "bin", Configuration(), "net10.0", "denialops.dll");

    public int Id => _process.Id;

    public Stream Input => _process.StandardInput.BaseStream;

    /// <summary>Runs the command to its end; standard input is <paramref name="input"/> or empty.</summary>
    public static async Task<Result> RunAsync(IEnumerable<string> arguments, string? folder = null, byte[]? input = null, IReadOnlyDictionary<string, string?>? environment = null)
    {
        using var process = Start(arguments, folder, environment);
        await process.SendAsync(input ?? []);
        return await process.EndAsync();
    }

    public static Task<Result> RunAsync(params string[] arguments) => RunAsync((IEnumerable<string>)arguments);

    /// <summary>Starts the command and leaves its input open.</summary>
    public static DenialOpsProcess Start(IEnumerable<string> arguments, string? folder = null, IReadOnlyDictionary<string, string?>? environment = null, bool readOutput = true) =>
        new(StartInfo("dotnet", [Library, .. arguments], folder, environment), readOutput);

    /// <summary>Runs a line of shell; <c>$DENIALOPS</c> in it is the command.</summary>
    public static async Task<Result> ShellAsync(string line, string? folder = null)
    {
        using var process = new DenialOpsProcess(
            StartInfo("sh", ["-c", line], folder, new Dictionary<string, string?> { ["DENIALOPS"] = $"dotnet {Library}" }), readOutput: true);
        await process.SendAsync([]);
        return await process.EndAsync();
    }

    public async Task SendAsync(byte[] input)
    {
        try
        {
            await Input.WriteAsync(input);
            Input.Close();
        }
        catch (IOException)
        {
            // It ended without reading to the end, which is its right.
        }
    }

    /// <summary>Closes the reader's end of standard output, as <c>head</c> does.</summary>
    public void CloseOutput() => _process.StandardOutput.BaseStream.Close();

    /// <summary>Ends it as a loss of power does.</summary>
    public void Kill() => _process.Kill();

    public async Task<Result> EndAsync()
    {
        using var limit = new CancellationTokenSource(Patience);
        try
        {
            await _process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            _process.Kill(entireProcessTree: true);
            throw new TimeoutException("denialops did not end in time.");
        }

        return new Result(_process.ExitCode, await _output, await _error);
    }

    public void Dispose() => _process.Dispose();

    private static ProcessStartInfo StartInfo(string program, IEnumerable<string> arguments, string? folder, IReadOnlyDictionary<string, string?>? environment)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardErrorEncoding = Encoding.UTF8,
            WorkingDirectory = folder ?? Path.GetTempPath(),
        };
        start.Environment.Remove("COLUMNS");
        foreach (string name in start.Environment.Keys.Where(IsOfAModel).ToList())
        {
            start.Environment.Remove(name);
        }

        foreach (var (name, value) in environment ?? new Dictionary<string, string?>())
        {
            start.Environment[name] = value;
        }

        return start;
    }

    // A key or a setting of whoever runs the tests is not to have a vendor asked.
    private static bool IsOfAModel(string variable) =>
        variable is "OPENAI_API_KEY" or "ANTHROPIC_API_KEY" || variable.StartsWith("DENIALOPS_", StringComparison.Ordinal);

    private static string Configuration() =>
        new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;

    private static async Task<byte[]> ReadAllAsync(Stream stream)
    {
        using var all = new MemoryStream();
        await stream.CopyToAsync(all);
        return all.ToArray();
    }

    /// <summary>How a run ended and what it printed.</summary>
    internal sealed record Result(int ExitCode, byte[] OutputBytes, string Error)
    {
        public string Output { get; } = Encoding.UTF8.GetString(OutputBytes);

        /// <summary>The run failed as it should: this exit code, one line on standard error, nothing on standard output.</summary>
        public void ShouldFail(int exitCode, string message)
        {
            Error.ShouldStartWith("denialops: ");
            Error.ShouldContain(message);
            Error.TrimEnd('\n').ShouldNotContain("\n");
            Error.ShouldNotContain("   at ");
            Output.ShouldBeEmpty();
            ExitCode.ShouldBe(exitCode);
        }

        public Result ShouldSucceed()
        {
            Error.ShouldBeEmpty();
            ExitCode.ShouldBe(0);
            return this;
        }
    }
}
