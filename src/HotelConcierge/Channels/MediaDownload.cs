using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;

namespace HotelConcierge.Channels;

/// <summary>
/// Downloads a file of a guest over HTTP, from where a provider keeps it. Redirects are followed by hand: only to hosts that belong to the
/// provider, never into a private network, and without the credentials, which are for the first address alone.
/// </summary>
/// <param name="http">Follows no redirects by itself and keeps no cookies.</param>
/// <param name="clock">Keeps <see cref="Patience"/>.</param>
/// <param name="home">The provider's own address as configured. A stand-in on this machine is allowed by being it.</param>
/// <param name="hosts">Domains whose hosts may be redirected to, by <c>https</c>; each stands for its subdomains too.</param>
/// <param name="trusted">Those of them that may also be the first address and see the credentials; null for none.</param>
public sealed class MediaDownload(
    HttpClient http, TimeProvider clock, Uri home, IReadOnlyList<string> hosts, IReadOnlyList<string>? trusted = null)
{
    /// <summary>How long one file may take, to its last byte.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private const int MostRedirects = 3;
    private const int BufferLength = 81_920;

    /// <summary>Fetches a file.</summary>
    /// <param name="address">Unchecked, as a webhook or an answer of the provider named it.</param>
    /// <param name="credentials">For the provider's own address; null for none.</param>
    /// <param name="most">The most bytes.</param>
    /// <exception cref="ChannelException">The provider could not be reached, or would not answer now.</exception>
    public async Task<MediaFetch> GetAsync(
        string address, AuthenticationHeaderValue? credentials, int most, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var next))
            return new MediaFetch.Gone();
        using var patience = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            for (var redirects = 0; redirects <= MostRedirects; redirects++)
            {
                if (!await IsAllowedAsync(next, either.Token))
                    return new MediaFetch.Gone();
                using var request = new HttpRequestMessage(HttpMethod.Get, next);
                if (redirects == 0 && (IsHome(next) || (trusted ?? []).Any(host => IsOf(next.IdnHost, host))))
                    request.Headers.Authorization = credentials;
                using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
                if ((int)response.StatusCode is >= 300 and < 400)
                {
                    if (response.Headers.Location is not { } location)
                        return new MediaFetch.Gone();
                    next = new(next, location);
                    continue;
                }

                return await ReadAsync(response, most, either.Token);
            }

            return new MediaFetch.Gone();
        }
        catch (Exception exception) when (ConnectionFailure.Is(exception, cancellationToken))
        {
            throw new ChannelException("A guest's file could not be fetched: the connection broke.", TimeSpan.Zero, exception);
        }
    }

    private static async Task<MediaFetch> ReadAsync(HttpResponseMessage response, int most, CancellationToken cancellationToken)
    {
        var status = (int)response.StatusCode;
        if (status is 429 or >= 500)
            throw new ChannelException(string.Create(CultureInfo.InvariantCulture, $"A guest's file was answered with {status}."), TimeSpan.Zero);
        if (status is 202)
            throw new ChannelException("A guest's file is still being prepared.", TimeSpan.Zero);
        if (status is 413)
            return new MediaFetch.TooLarge();
        if (status is < 200 or >= 300)
            return new MediaFetch.Gone();
        if (response.Content.Headers.ContentLength > most)
            return new MediaFetch.TooLarge();

        // What a header says of the length is only said.
        await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        using var bytes = new MemoryStream();
        var buffer = new byte[BufferLength];
        while (await body.ReadAsync(buffer, cancellationToken) is > 0 and var read)
        {
            if (bytes.Length + read > most)
                return new MediaFetch.TooLarge();
            bytes.Write(buffer, 0, read);
        }

        return bytes.Length == 0
            ? new MediaFetch.Gone()
            : new MediaFetch.Fetched(bytes.GetBuffer().AsMemory(0, (int)bytes.Length));
    }

    private async Task<bool> IsAllowedAsync(Uri address, CancellationToken cancellationToken)
    {
        if (IsHome(address))
            return true;
        if (address.Scheme != Uri.UriSchemeHttps || !address.IsDefaultPort || !hosts.Any(host => IsOf(address.IdnHost, host)))
            return false;
        try
        {
            var found = await Dns.GetHostAddressesAsync(address.IdnHost, cancellationToken);
            return found.Length > 0 && Array.TrueForAll(found, IsPublic);
        }
        catch (SocketException exception)
        {
            throw new ChannelException("The host of a guest's file has no address.", TimeSpan.Zero, exception);
        }
    }

    private bool IsHome(Uri address) =>
        address.Scheme == home.Scheme && address.Port == home.Port && address.IdnHost.Equals(home.IdnHost, StringComparison.OrdinalIgnoreCase);

    private static bool IsOf(string host, string domain) =>
        host.Equals(domain, StringComparison.OrdinalIgnoreCase) || host.EndsWith("." + domain, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether an address is none of this machine's, its network's or its cloud's.</summary>
    internal static bool IsPublic(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        if (IPAddress.IsLoopback(address) || address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any))
            return false;
        if (address.AddressFamily is AddressFamily.InterNetworkV6)
            return !address.IsIPv6LinkLocal && !address.IsIPv6UniqueLocal && !address.IsIPv6SiteLocal && !address.IsIPv6Multicast;
        return address.GetAddressBytes() is not
            ([0 or 10 or 127 or >= 224, ..] or [169, 254, ..] or [192, 168, ..] or [172, >= 16 and <= 31, ..] or [100, >= 64 and <= 127, ..]);
    }
}
