using HotelConcierge.Channels;
using HotelConcierge.Channels.Twilio;
using HotelConcierge.Local.Admin;
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
        var twilio = services.GetRequiredService<IOptions<TwilioOptions>>().Value;
        var publicUrl = services.GetRequiredService<PublicAddress>().Of("") ?? "<your public address>";
        var lines = new List<string>
        {
            $"HotelConcierge is listening on {host.Url}",
            host.Twilio is { } simulated
                ? $"  Twilio   simulated, at {simulated.BaseAddress} (nothing is sent anywhere; set Twilio__AccountSid and Twilio__AuthToken for the real one)"
                : $"  Twilio   {twilio.ApiBaseUrl}, account {twilio.AccountSid}; its webhook is {publicUrl}/api/channels/twilio",
            $"  Model    {DescribeModel(services)}",
            $"  Data     {Path.GetFullPath(services.GetRequiredService<IOptions<DataOptions>>().Value.Path)}",
        };
        if (string.IsNullOrEmpty(services.GetRequiredService<IOptions<AdminOptions>>().Value.Key))
            lines.Add($"  Admin    {AdminKey.Header}: {services.GetRequiredService<AdminKey>().Value} (until the next start; set Admin__Key to keep one)");
        if (host.Twilio is not null)
            lines.Add("Talk to it: dotnet run --project src/HotelConcierge.Local -- say \"hi\"");
        lines.Add("Ctrl+C stops it. What was received is kept and goes on at the next start.");
        return string.Join('\n', lines);
    }

    /// <summary>Which model answers. A demo is never passed off as a real one.</summary>
    public static string DescribeModel(IServiceProvider services)
    {
        var model = services.GetRequiredService<IChatClient>().GetService<ChatClientMetadata>();
        return model?.ProviderName == LocalModel.EmbeddedProvider
            ? "the embedded demo model (no network; set OpenAI__ApiKey and OpenAI__Model for a real one)"
            : $"{model?.DefaultModelId} at {model?.ProviderUri}";
    }
}
