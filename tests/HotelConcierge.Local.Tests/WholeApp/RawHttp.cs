using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace HotelConcierge.Local.Tests.WholeApp;

/// <summary>One connection to the app, on which a test writes what no HTTP client would.</summary>
internal sealed class RawHttp : IDisposable
{
    private readonly TcpClient _client = new();
    private readonly CancellationToken _patience;

    private RawHttp(CancellationToken patience) => _patience = patience;

    public static async Task<RawHttp> ConnectAsync(string url, CancellationToken patience)
    {
        var (address, http) = (new Uri(url), new RawHttp(patience));
        await http._client.ConnectAsync(address.Host, address.Port, patience);
        return http;
    }

    /// <summary>Writes characters as the bytes of the same numbers.</summary>
    public async Task WriteAsync(string text) => await _client.GetStream().WriteAsync(Encoding.Latin1.GetBytes(text), _patience);

    /// <summary>The answer's status, or null when the connection ends without one.</summary>
    public async Task<int?> ReadStatusAsync()
    {
        using var reader = new StreamReader(_client.GetStream(), Encoding.Latin1, leaveOpen: true);
        return StatusOf(await reader.ReadLineAsync(_patience) ?? "");
    }

    /// <summary>The head of the answer, and as much of its body as comes with it.</summary>
    public async Task<string> ReadAsync()
    {
        var buffer = new byte[16 * 1024];
        var length = await _client.GetStream().ReadAsync(buffer, _patience);
        return Encoding.Latin1.GetString(buffer, 0, length);
    }

    /// <summary>Says that nothing more is sent, and reads until the app closes or resets the connection.</summary>
    public async Task<string> ReadToEndAsync()
    {
        var stream = _client.GetStream();
        var buffer = new byte[16 * 1024];
        var answer = new StringBuilder();
        try
        {
            int length;
            while ((length = await stream.ReadAsync(buffer, _patience)) > 0)
            {
                // Not before the answer has begun: the app would take that for the end of the request.
                if (answer.Length == 0)
                    _client.Client.Shutdown(SocketShutdown.Send);
                answer.Append(Encoding.Latin1.GetString(buffer, 0, length));
            }
        }
        catch (IOException)
        {
            // A server that has not read everything may end a connection so.
        }

        return answer.ToString();
    }

    public static int? StatusOf(string answer) =>
        answer.Length < 12 ? null : int.Parse(answer.AsSpan(9, 3), NumberStyles.None, CultureInfo.InvariantCulture);

    public void Dispose() => _client.Dispose();
}
