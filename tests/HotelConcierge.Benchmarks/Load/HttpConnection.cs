using System.Buffers.Text;
using System.Net.Sockets;

namespace HotelConcierge.Benchmarks.Load;

/// <summary>
/// One kept-alive connection that sends requests that were written beforehand. It does as little as it can, because it
/// shares the processor with the server that is measured.
/// </summary>
internal sealed class HttpConnection : IDisposable
{
    private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] _buffer = new byte[16 * 1024];

    public static async Task<HttpConnection> OpenAsync(Uri server)
    {
        var connection = new HttpConnection();
        await connection._socket.ConnectAsync(server.Host, server.Port);
        return connection;
    }

    /// <summary>Sends one request and reads its answer to the end.</summary>
    /// <returns>The status.</returns>
    public async ValueTask<int> SendAsync(ReadOnlyMemory<byte> request)
    {
        await _socket.SendAsync(request, SocketFlags.None);
        var length = 0;
        while (true)
        {
            var read = await _socket.ReceiveAsync(_buffer.AsMemory(length), SocketFlags.None);
            if (read == 0)
                throw new IOException("The server closed the connection.");
            length += read;
            if (IsWhole(_buffer.AsSpan(0, length), out var status))
                return status;
        }
    }

    public void Dispose() => _socket.Dispose();

    private static bool IsWhole(ReadOnlySpan<byte> answer, out int status)
    {
        status = 0;
        var headers = answer.IndexOf("\r\n\r\n"u8);
        if (headers < 0)
            return false;
        _ = Utf8Parser.TryParse(answer[9..], out status, out _);
        var body = answer[(headers + 4)..];
        var lengthAt = answer[..headers].IndexOf("Content-Length: "u8);
        if (lengthAt < 0)
            return body.EndsWith("0\r\n\r\n"u8);
        _ = Utf8Parser.TryParse(answer[(lengthAt + "Content-Length: ".Length)..], out int length, out _);
        return body.Length >= length;
    }
}
