using System.Net.Sockets;
using System.Text;
using ProviderSimulator.Wire;

namespace ProviderSimulator.Tests;

/// <summary>Bytes on a connection, as they are.</summary>
internal static class Raw
{
    /// <summary>Sends bytes and gives all that comes back until the simulator closes the connection.</summary>
    public static async Task<string> TalkAsync(Simulator simulator, string bytes)
    {
        using var client = await SayAsync(simulator, bytes);
        using var reader = new StreamReader(client.GetStream(), Encoding.Latin1);
        return await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Sends bytes and gives the connection.</summary>
    public static async Task<TcpClient> SayAsync(Simulator simulator, string bytes)
    {
        var client = new TcpClient();
        await client.ConnectAsync(simulator.Address.Host, simulator.Address.Port, TestContext.Current.CancellationToken);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(bytes), TestContext.Current.CancellationToken);
        return client;
    }

    public static string Post(Api api, string model, bool isStreamed, string headers = "")
    {
        var body = Ask.Body(api, model, isStreamed);
        return $"POST {Ask.Path(api)} HTTP/1.1\r\nhost: x\r\nanthropic-version: 2023-06-01\r\n{headers}content-length: {body.Length}\r\n\r\n{body}";
    }
}
