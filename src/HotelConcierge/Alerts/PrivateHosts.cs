using System.Net;

namespace HotelConcierge.Alerts;

/// <summary>Hosts whose way lies in the operator's own network.</summary>
internal static class PrivateHosts
{
    // RFC 1918, RFC 3927, RFC 4193 and RFC 4291; loopback is asked for by itself.
    private static readonly IPNetwork[] Networks =
    [
        IPNetwork.Parse("10.0.0.0/8"),
        IPNetwork.Parse("172.16.0.0/12"),
        IPNetwork.Parse("192.168.0.0/16"),
        IPNetwork.Parse("169.254.0.0/16"),
        IPNetwork.Parse("fc00::/7"),
        IPNetwork.Parse("fe80::/10"),
    ];

    // Endings that no public name has: RFC 6761, RFC 6762, RFC 8375, and ICANN's reservation of "internal".
    private static readonly string[] Endings = [".localhost", ".local", ".home.arpa", ".internal"];

    /// <summary>Whether a host is this machine or in a private network, as its address or the form of its name says. Asks no DNS.</summary>
    public static bool Include(string host)
    {
        if (IPAddress.TryParse(host, out var address))
        {
            if (address.IsIPv4MappedToIPv6)
                address = address.MapToIPv4();
            return IPAddress.IsLoopback(address) || Networks.Any(network => network.Contains(address));
        }

        // A name without a dot, such as a container's, is found in the own network only.
        return !host.Contains('.', StringComparison.Ordinal)
            || Endings.Any(ending => host.EndsWith(ending, StringComparison.OrdinalIgnoreCase));
    }
}
