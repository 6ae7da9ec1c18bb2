using System.Net;
using System.Net.Sockets;
using HotelConcierge.Settings;

namespace HotelConcierge.AspNetCore.Staff;

/// <summary>Whose request it is, as far as an address says: for limits, not for rights.</summary>
internal static class ClientAddress
{
    private const int Ipv6NetworkBytes = 8;

    /// <summary>
    /// The address at the other end; behind proxies of ours the one that the outermost of them saw. A program on this machine that passes
    /// requests on counts as such a proxy, as the Azure Functions host is one for its worker.
    /// </summary>
    public static string Of(HttpContext context, PublicAddress publicAddress)
    {
        var address = context.Connection.RemoteIpAddress;
        var senders = context.Request.Headers["X-Forwarded-For"].ToString()
            .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        for (var at = senders.Length - 1; at >= 0 && IsProxy(address, publicAddress); at--)
        {
            // Some proxies add the port they saw.
            if (!IPEndPoint.TryParse(senders[at], out var sender))
                break;
            address = sender.Address;
        }

        return address is null ? "" : NetworkOf(address);
    }

    private static bool IsProxy(IPAddress? address, PublicAddress publicAddress) =>
        address is null || IPAddress.IsLoopback(address) || publicAddress.IsTrusted(address);

    /// <summary>Of IPv6 a household has a whole network of 64 bits, and with it as many addresses as it likes.</summary>
    private static string NetworkOf(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        if (address.AddressFamily is not AddressFamily.InterNetworkV6)
            return address.ToString();
        var bytes = address.GetAddressBytes();
        bytes.AsSpan(Ipv6NetworkBytes).Clear();
        return new IPAddress(bytes).ToString();
    }
}
