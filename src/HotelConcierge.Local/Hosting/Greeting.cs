using HotelConcierge.Channels.Telegram;
using HotelConcierge.Channels.Twilio;
using HotelConcierge.Embedded.Stays;
using HotelConcierge.Local.Admin;
using HotelConcierge.Model;
using HotelConcierge.Model.OpenAI;
using HotelConcierge.Reservations;
using HotelConcierge.Settings;
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
        lines.Add($"  Model    {DescribeModel(services)}");
        lines.Add($"  Stays    {DescribeStays(services)}");
        lines.Add($"  Data     {Path.GetFullPath(services.GetRequiredService<IOptions<DataOptions>>().Value.Path)}");
        if (string.IsNullOrEmpty(services.GetRequiredService<IOptions<AdminOptions>>().Value.Key))
            lines.Add($"  Admin    {AdminKey.Header}: {services.GetRequiredService<AdminKey>().Value} (until the next start; set Admin__Key to keep one)");
        if (host.Twilio is not null)
            lines.Add("Talk to it: dotnet run --project src/HotelConcierge.Local -- say \"hi\"");
        lines.Add("Ctrl+C stops it. What was received is kept and goes on at the next start.");
        return string.Join('\n', lines);
    }

    private static IEnumerable<string> DescribeChannels(LocalHost host)
    {
        var services = host.App.Services;
        var publicUrl = services.GetRequiredService<PublicAddress>().Of("") ?? "<your public address>";
        if (host.Twilio is { } twilio)
            yield return $"  Twilio   simulated, at {twilio.BaseAddress} (nothing is sent anywhere; set Twilio__AccountSid and Twilio__AuthToken for the real one)";
        else if (services.GetRequiredService<IOptions<TwilioOptions>>().Value is { AccountSid.Length: > 0 } account)
            yield return $"  Twilio   {account.ApiBaseUrl}, account {account.AccountSid}; its webhook is {publicUrl}/api/channels/twilio";
        if (host.Telegram is { } telegram)
            yield return $"  Telegram simulated, at {telegram.BaseAddress} (set Telegram__BotToken and Telegram__SecretToken for the real one)";
        else if (services.GetRequiredService<IOptions<TelegramOptions>>().Value is { BotToken.Length: > 0 } bot)
            yield return $"  Telegram {bot.ApiBaseUrl}, bot {bot.BotId}; its webhook is {publicUrl}/api/channels/telegram";
    }

    /// <summary>Whose stays guests are told about. Made-up ones are never passed off as real.</summary>
    public static string DescribeStays(IServiceProvider services) => services.GetRequiredService<IReservations>() is DemoUntilImported
        ? "demo: everybody who writes has a made-up stay and room key, until a hotel imports its reservations (reservations import FILE; Reservations__Demo=false for none)"
        : "imported ones only, and no room keys";

    /// <summary>Which model answers. A demo is never passed off as a real one.</summary>
    public static string DescribeModel(IServiceProvider services)
    {
        var model = services.GetRequiredService<IChatClient>().GetService<ChatClientMetadata>();
        return model?.ProviderName == ModelProviders.Embedded
            ? "the embedded demo model (no network; set OpenAI__ApiKey and OpenAI__Model for a real one)"
            : $"{model?.DefaultModelId} at {services.GetRequiredService<IOptions<OpenAIOptions>>().Value.Endpoint}";
    }
}
