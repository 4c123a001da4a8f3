using System.Globalization;
using System.Text;

namespace DenialOps.Cli;

/// <summary>The process's three streams and what is known of the terminal behind them. The only place that touches the console.</summary>
internal sealed class ConsoleHost : IDisposable
{
    /// <summary>The width that output is made for where no terminal says its own.</summary>
    public const int DefaultWidth = 80;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);
    private readonly Func<Stream> _openInput;
    private readonly Stream _output;

    /// <summary>Creates a host over the given streams; tests use this.</summary>
    public ConsoleHost(Func<Stream> openInput, Stream output, Stream error)
    {
        _openInput = openInput;
        _output = output;
        Out = new StreamWriter(output, Utf8, bufferSize: 16 * 1024) { NewLine = "\n" };
        Error = new StreamWriter(error, Utf8, bufferSize: 1024) { NewLine = "\n", AutoFlush = true };
    }

    /// <summary>Standard output, UTF-8; flushed by <see cref="Flush"/>.</summary>
    public TextWriter Out { get; }

    /// <summary>Standard error, UTF-8, never held back.</summary>
    public TextWriter Error { get; }

    /// <summary>Whether standard output may carry colours and styles: a terminal, and neither <c>NO_COLOR</c> nor <c>TERM=dumb</c>.</summary>
    public bool Styled { get; init; }

    /// <summary>Whether a person watches standard error, so that progress may be shown and wiped away.</summary>
    public bool Watched { get; init; }

    /// <summary>Columns of the terminal, or <see cref="DefaultWidth"/>; asked for only when needed, since asking sets the terminal up.</summary>
    public Func<int> Width { get; init; } = () => DefaultWidth;

    /// <summary>Whether anything can come from standard input; asked for only when it is to be read.</summary>
    public Func<bool> IsInputOpen { get; init; } = () => true;

#pragma warning disable RS0030 // System.Console is banned so that it is used here and nowhere else.
    /// <summary>The host of this process.</summary>
    public static ConsoleHost Attach()
    {
        bool plain = Environment.GetEnvironmentVariable("TERM") is "dumb";
        bool colourless = Environment.GetEnvironmentVariable("NO_COLOR") is { Length: > 0 };
        bool terminal = !Console.IsOutputRedirected;
        if (OperatingSystem.IsWindows() && terminal)
        {
            Console.OutputEncoding = Utf8;
        }

        return new ConsoleHost(Console.OpenStandardInput, Console.OpenStandardOutput(), Console.OpenStandardError())
        {
            Styled = terminal && !plain && !colourless,
            Watched = !plain && !Console.IsErrorRedirected,
            IsInputOpen = () => !ClosedInput.IsSure(),
            Width = terminal ? TerminalWidth : AskedWidth,
        };
    }

    /// <summary>What <c>COLUMNS</c> asks for where no terminal says its own width.</summary>
    private static int AskedWidth() =>
        int.TryParse(Environment.GetEnvironmentVariable("COLUMNS"), NumberStyles.None, CultureInfo.InvariantCulture, out int width) && width > 0
            ? width
            : DefaultWidth;

    private static int TerminalWidth()
    {
        try
        {
            return Console.WindowWidth is > 0 and var width ? width : DefaultWidth;
        }
        catch (IOException)
        {
            return DefaultWidth;
        }
    }
#pragma warning restore RS0030

    /// <summary>Opens standard input.</summary>
    public Stream OpenInput() => _openInput();

    /// <summary>Writes one line on standard error: who speaks, and the message with nothing in it that a terminal would obey.</summary>
    public void Complain(string message)
    {
        try
        {
            Error.WriteLine("denialops: " + PrintableText.OneLine(message));
        }
        catch (IOException)
        {
            // Nobody listens; the exit code still says it.
        }
    }

    /// <summary>Writes bytes that are UTF-8 text already, after everything that was printed before.</summary>
    public async Task PrintAsync(ReadOnlyMemory<byte> text, CancellationToken cancellationToken)
    {
        try
        {
            await Out.FlushAsync(cancellationToken).ConfigureAwait(false);
            await _output.WriteAsync(text, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ObjectDisposedException)
        {
            throw NoOutput(exception);
        }
    }

    /// <summary>Hands everything that was printed to the system.</summary>
    /// <exception cref="IOException">Standard output takes no more, for example because its disk is full.</exception>
    public void Flush()
    {
        try
        {
            Out.Flush();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ObjectDisposedException)
        {
            throw NoOutput(exception);
        }
    }

    // A closed descriptor gives EBADF, which .NET tells as a path that may not be read.
    private static IOException NoOutput(Exception exception) => exception is IOException
        ? new($"standard output takes no more: {exception.Message.TrimEnd('.')}. Files of a case that was written are there all the same.", exception)
        : new("standard output is closed; open it, or send it to a file with > FILE. Files of a case that was written are there all the same.", exception);

    /// <inheritdoc/>
    public void Dispose()
    {
        Out.Dispose();
        Error.Dispose();
    }
}
