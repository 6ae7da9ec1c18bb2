using HotelConcierge.Channels;
using HotelConcierge.Embedded.Shop;
using HotelConcierge.Embedded.Stays;
using HotelConcierge.Local.Admin;
using HotelConcierge.Local.Channels;
using HotelConcierge.Local.Staff;
using HotelConcierge.Model;
using HotelConcierge.Model.OpenAI;
using HotelConcierge.Reservations;
using HotelConcierge.Settings;
using HotelConcierge.Shop;
using HotelConcierge.Staff;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;

namespace HotelConcierge.Local.Hosting;

/// <summary>What a developer reads when the host has started: what it is connected to, and how to talk to it.</summary>
internal static class Greeting
{
    public static string Of(LocalHost host)
    {
        var services = host.App.Services;
        var lines = new List<string> { $"HotelConcierge is listening on {host.Url}" };
        lines.AddRange(DescribeChannels(host));
        lines.Add($"  Desk     {DescribeDesk(host)}");
        lines.Add($"  Model    {DescribeModel(services)}");
        lines.Add($"  Stays    {DescribeStays(services)}");
        lines.Add($"  Shop     {DescribeShop(services)}");
        lines.Add($"  Data     {Path.GetFullPath(services.GetRequiredService<IOptions<DataOptions>>().Value.Path)}");
        if (string.IsNullOrEmpty(services.GetRequiredService<IOptions<AdminOptions>>().Value.Key))
            lines.Add(
                $"  Admin    {AdminKey.Header}: {services.GetRequiredService<AdminKey>().Value} (until the next start; set Admin__Key to keep one)"
            );
        if (host.Simulators.IsDemo)
            lines.Add($"{Opening(host)}: dotnet run --project src/HotelConcierge.Local -- say \"hi\"");
        lines.Add("Ctrl+C stops it. What was received is kept and goes on at the next start.");
        return string.Join('\n', lines);
    }

    private static string Opening(LocalHost host) =>
        host.Channels.Select(channel => channel.PagePath).OfType<string>().FirstOrDefault() is { } page
            ? $"Talk to it: open {host.Url}{page} in a browser, or"
            : "Talk to it";

    private static IEnumerable<string> DescribeChannels(LocalHost host)
    {
        var services = host.App.Services;
        var there = services.GetRequiredService<ChannelCatalog>();
        var publicUrl = services.GetRequiredService<PublicAddress>().Of("") ?? "<your public address>";
        foreach (var channel in host.Channels)
        {
            if (host.Simulators.AddressOf(channel.Name) is { } simulator)
                yield return $"  {channel.Title,-8} simulated, at {simulator} ({channel.SimulationRemark})";
            else if (channel.PagePath is { } page && there.Find(channel.Name) is not null)
            {
                var where = host.Simulators.IsDemo ? $"{host.Url}{page} ({channel.SimulationRemark})" : publicUrl + page;
                yield return $"  {channel.Title,-8} {where}";
            }
            else if (channel.DescribeAccount(services) is { } account)
                yield return $"  {channel.Title,-8} {account}; its webhook is {publicUrl}{LocalChannels.WebhookPathOf(channel.Name)}";
        }
    }

    // Where the people of the hotel answer guests, and how they get in.
    private static string DescribeDesk(LocalHost host)
    {
        var services = host.App.Services;
        var page = Routes.Full(Routes.Desk);
        if (services.GetRequiredService<StaffKey>().Value is { } key)
        {
            return $"{host.Url}{page} (sign in as {StaffKey.Name} with the key {key}, which is good until the next start; "
                + "set Staff__NAME__Key for each who answers guests)";
        }

        var access = services.GetRequiredService<StaffAccess>();
        var ways = new List<string>();
        if (access.ByKey)
            ways.Add("a key of Staff__NAME__Key");
        if (access.ByIssuer)
            ways.Add("an account of StaffSignIn__Issuer");
        return $"{services.GetRequiredService<PublicAddress>().Of("") ?? host.Url}{page} (sign in with {string.Join(" or ", ways)})";
    }

    /// <summary>Whose stays guests are told about. Made-up ones are never passed off as real.</summary>
    public static string DescribeStays(IServiceProvider services) =>
        services.GetRequiredService<IReservations>() is DemoUntilImported
            ? "demo: everybody who writes has a made-up stay and room key, until a hotel imports its reservations "
                + "(reservations import FILE; Reservations__Demo=false for none)"
            : "imported ones only, and no room keys";

    /// <summary>Where a shop's products and orders are. A made-up catalogue is never passed off as a real one.</summary>
    public static string DescribeShop(IServiceProvider services) =>
        services.GetRequiredService<IErp>() is EmbeddedErp
            ? "demo: a made-up catalogue, and orders that nobody delivers"
            : services.GetRequiredService<IErp>().Name;

    /// <summary>Which model answers. A demo is never passed off as a real one.</summary>
    public static string DescribeModel(IServiceProvider services)
    {
        var model = services.GetRequiredService<IChatClient>().GetService<ChatClientMetadata>();
        return model?.ProviderName == ModelProviders.Embedded
            ? "the embedded demo model (no network; set OpenAI__ApiKey and OpenAI__Model for a real one)"
            : $"{model?.DefaultModelId} at {services.GetRequiredService<IOptions<OpenAIOptions>>().Value.Endpoint}";
    }
}
