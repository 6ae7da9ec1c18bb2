using System.Net;
using HotelConcierge.AspNetCore.Staff;
using HotelConcierge.Settings;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace HotelConcierge.Local.Tests.Staff;

/// <summary>Whose tries are counted together.</summary>
public sealed class ClientAddressTests
{
    [Theory]
    [InlineData("203.0.113.7", "", "203.0.113.7")]
    [InlineData("::ffff:203.0.113.7", "", "203.0.113.7")]
    [InlineData("203.0.113.7", "198.51.100.1", "203.0.113.7")]
    [InlineData("10.0.0.1", "198.51.100.1", "198.51.100.1")]
    [InlineData("10.0.0.1", "192.0.2.9, 198.51.100.1:4711", "198.51.100.1")]
    [InlineData("10.0.0.1", "192.0.2.9, 198.51.100.1, 10.0.0.2", "198.51.100.1")]
    [InlineData("10.0.0.1", "192.0.2.9, nonsense", "10.0.0.1")]
    [InlineData("127.0.0.1", "192.0.2.9, 198.51.100.1:4711", "198.51.100.1")]
    [InlineData(null, "198.51.100.1", "198.51.100.1")]
    [InlineData(null, "", "")]
    [InlineData("2001:db8:1:2:3:4:5:6", "", "2001:db8:1:2::")]
    [InlineData("10.0.0.1", "[2001:db8:1:2:3:4:5:6]:443", "2001:db8:1:2::")]
    public void It_is_the_one_that_the_outermost_proxy_of_ours_saw(string? remote, string forwardedFor, string expected)
    {
        var context = new DefaultHttpContext();
        context.Connection.RemoteIpAddress = remote is null ? null : IPAddress.Parse(remote);
        context.Request.Headers["X-Forwarded-For"] = forwardedFor;
        var publicAddress = new PublicAddress(Options.Create(new PublicAddressOptions { TrustedProxies = { "10.0.0.0/8" } }));

        Assert.Equal(expected, ClientAddress.Of(context, publicAddress));
    }
}
