using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace HotelConcierge.Browser.Tests.Infrastructure;

/// <summary>What lies between a browser and a host, and can fail: a relay of TCP on a port of its own.</summary>
internal sealed class CuttableNetwork : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentDictionary<Socket, bool> _open = new();
    private readonly int _host;
    private readonly Task _accepting;
    private volatile bool _isCut;

    private CuttableNetwork(int host)
    {
        _host = host;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>The host's address on this side of it.</summary>
    public string Url => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    /// <summary>Begins one before a host.</summary>
    public static CuttableNetwork Before(string url) => new(new Uri(url).Port);

    /// <summary>Every connection breaks, and so does each new one, until it is mended.</summary>
    public void Cut()
    {
        _isCut = true;
        foreach (var socket in _open.Keys)
            Break(socket);
    }

    public void Mend() => _isCut = false;

    public async ValueTask DisposeAsync()
    {
        Cut();
        _listener.Stop();
        await _accepting;
        _listener.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (true)
        {
            try
            {
                var browser = await _listener.AcceptSocketAsync();
                _ = RelayAsync(browser);
            }
            catch (Exception stopped) when (stopped is SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task RelayAsync(Socket browser)
    {
        using var host = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        browser.NoDelay = true;
        _open[browser] = _open[host] = true;
        try
        {
            // One that came before it was cut is among those which Cut breaks; one that comes later is broken here.
            if (_isCut)
                return;
            await host.ConnectAsync(IPAddress.Loopback, _host);
            await Task.WhenAny(CopyAsync(browser, host), CopyAsync(host, browser));
        }
        catch (Exception broken) when (broken is SocketException or ObjectDisposedException)
        {
            // The browser or the host left, or the network is cut: there is nothing more to relay.
        }
        finally
        {
            _open.TryRemove(host, out _);
            _open.TryRemove(browser, out _);
            Break(browser);
            Break(host);
        }
    }

    private static async Task CopyAsync(Socket from, Socket to)
    {
        await using var source = new NetworkStream(from);
        await using var target = new NetworkStream(to);
        try
        {
            await source.CopyToAsync(target);
        }
        catch (Exception broken) when (broken is IOException or ObjectDisposedException)
        {
            // As in the relay.
        }
    }

    // With a reset, as when a cable is pulled, not with a polite end.
    private static void Break(Socket socket)
    {
        try
        {
            socket.LingerState = new(true, 0);
        }
        catch (Exception gone) when (gone is SocketException or ObjectDisposedException)
        {
            // It is broken already.
        }

        socket.Dispose();
    }
}
