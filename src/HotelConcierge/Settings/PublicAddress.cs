using System.Buffers;
using System.Net;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace HotelConcierge.Settings;

/// <summary>A request as it reached us, which behind a proxy is not as the provider sent it.</summary>
/// <param name="Scheme"><c>http</c> or <c>https</c> on our own socket.</param>
/// <param name="Host">The Host header, with its port if it has one.</param>
/// <param name="PathAndQuery">The request line's target, unchanged: still percent-encoded.</param>
/// <param name="Remote">Who is at the other end of the socket; null where the host cannot know.</param>
/// <param name="Headers">Header values by name, names compared without case; repeated headers joined by a comma.</param>
public sealed record ReceivedRequest(
    string Scheme,
    string Host,
    string PathAndQuery,
    IPAddress? Remote,
    IReadOnlyDictionary<string, string> Headers);

/// <summary>
/// Works out the address that a provider called, to the letter: signatures are computed over it.
/// <list type="number">
/// <item><c>PublicBaseUrl</c>, where set, wins over everything. Its path prefix stands before the path, unless the path
/// already begins with it.</item>
/// <item>Otherwise <c>X-Forwarded-Proto</c>, <c>-Host</c> (or <c>X-Original-Host</c>), <c>-Port</c> and <c>-Prefix</c> count if the
/// remote address is trusted.</item>
/// <item>Otherwise the request's own scheme and host.</item>
/// </list>
/// </summary>
/// <remarks>
/// A forwarded header can hold one value a proxy, each proxy adding its own at the end, and a stranger can send some to
/// begin with. As many proxies count as <c>X-Forwarded-For</c> shows trusted addresses without a gap, from its end; the value
/// taken is the one that the outermost of them wrote. With one proxy that is the last value.
/// </remarks>
public sealed class PublicAddress
{
    private static readonly SearchValues<char> NotInHost = SearchValues.Create("/?#@\\ \t");
    private static readonly SearchValues<char> NotInPath = SearchValues.Create("?#\\ \t");

    private readonly string _baseUrl;
    private readonly string _basePath;
    private readonly List<IPNetwork> _trusted;

    public PublicAddress(IOptions<PublicAddressOptions> options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var settings = options.Value;
        _baseUrl = settings.PublicBaseUrl.TrimEnd('/');
        _basePath = PathOf(_baseUrl);
        _trusted = [.. settings.TrustedProxies
            .Select(text => PublicAddressOptions.TryParseNetwork(text, out var network)
                ? network
                : throw new ArgumentException("TrustedProxies holds a value that is neither an address nor a network.", nameof(options)))];
    }

    /// <summary>The address that the provider called.</summary>
    public string UrlOf(ReceivedRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var target = request.PathAndQuery.StartsWith('/') ? request.PathAndQuery : "/" + request.PathAndQuery;
        if (_baseUrl.Length > 0)
            return BeginsWithPath(target, _basePath) ? _baseUrl[..^_basePath.Length] + target : _baseUrl + target;
        if (!IsTrusted(request.Remote))
            return $"{request.Scheme}://{request.Host}{target}";

        var hops = TrustedHops(request);
        var scheme = Forwarded(request, "X-Forwarded-Proto", hops, IsScheme) ?? request.Scheme;
        var host = Forwarded(request, "X-Forwarded-Host", hops, IsHost)
            ?? Forwarded(request, "X-Original-Host", hops, IsHost)
            ?? request.Host;
        var port = Forwarded(request, "X-Forwarded-Port", hops, IsPort);
        var prefix = Forwarded(request, "X-Forwarded-Prefix", hops, IsPath)?.TrimEnd('/');
        return $"{scheme}://{host}{PortSuffix(scheme, host, port)}{prefix}{target}";
    }

    /// <summary>The public address of a path of ours; null when <c>PublicBaseUrl</c> is not set.</summary>
    /// <param name="path">Begins with a slash.</param>
    public string? Of(string path) => _baseUrl.Length > 0 ? _baseUrl + path : null;

    /// <summary>Whether forwarded headers from this address count. IPv4 addresses in IPv6 clothes are seen through.</summary>
    public bool IsTrusted(IPAddress? address)
    {
        if (address is null)
            return false;
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return _trusted.Exists(network => network.Contains(plain));
    }

    private int TrustedHops(ReceivedRequest request)
    {
        var hops = 1;
        foreach (var sender in Values(request, "X-Forwarded-For").Reverse())
        {
            // Some proxies add the port they saw; an endpoint parses with and without one.
            if (!IPEndPoint.TryParse(sender, out var endPoint) || !IsTrusted(endPoint.Address))
                break;
            hops++;
        }

        return hops;
    }

    private static string? Forwarded(ReceivedRequest request, string header, int hops, Predicate<string> isUsable)
    {
        var values = Values(request, header);
        if (values.Length == 0)
            return null;
        var value = values[Math.Max(0, values.Length - hops)];
        return isUsable(value) ? value : null;
    }

    private static string[] Values(ReceivedRequest request, string header) =>
        request.Headers.GetValueOrDefault(header, "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static bool IsScheme(string value) =>
        value.Equals(Uri.UriSchemeHttp, StringComparison.OrdinalIgnoreCase)
        || value.Equals(Uri.UriSchemeHttps, StringComparison.OrdinalIgnoreCase);

    private static bool IsHost(string value) => !value.AsSpan().ContainsAny(NotInHost);

    private static bool IsPort(string value) => ushort.TryParse(value, out var port) && port > 0;

    private static bool IsPath(string value) =>
        value.StartsWith('/') && !value.StartsWith("//", StringComparison.Ordinal) && !value.AsSpan().ContainsAny(NotInPath);

    private static string PortSuffix(string scheme, string host, string? port)
    {
        var hostHasPort = host.LastIndexOf(':') > host.LastIndexOf(']');
        var standard = scheme.Equals(Uri.UriSchemeHttps, StringComparison.OrdinalIgnoreCase) ? "443" : "80";
        return port is null || hostHasPort || string.Equals(port, standard, StringComparison.Ordinal) ? "" : ":" + port;
    }

    private static string PathOf(string baseUrl)
    {
        var authority = baseUrl.IndexOf("://", StringComparison.Ordinal) + 3;
        var path = authority < 3 ? -1 : baseUrl.IndexOf('/', authority);
        return path < 0 ? "" : baseUrl[path..];
    }

    private static bool BeginsWithPath(string target, string path) =>
        path.Length > 0
        && target.StartsWith(path, StringComparison.Ordinal)
        && (target.Length == path.Length || target[path.Length] is '/' or '?');
}

/// <summary>Registers <see cref="PublicAddress"/>.</summary>
public static class PublicAddressRegistration
{
    /// <summary>Adds <see cref="PublicAddress"/> once, with its settings checked at start.</summary>
    public static IServiceCollection AddPublicAddress(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<PublicAddressOptions>().Configure(options => options.Read(configuration)).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<PublicAddressOptions>, PublicAddressOptions.Check>());
        services.TryAddSingleton<PublicAddress>();
        return services;
    }
}
