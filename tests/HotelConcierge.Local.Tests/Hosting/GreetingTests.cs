using HotelConcierge.Local.Hosting;
using HotelConcierge.Local.Staff;
using HotelConcierge.Local.Tests.Storage;
using HotelConcierge.Simulators.Conversations;
using HotelConcierge.Simulators.Line;
using HotelConcierge.Simulators.Telegram;
using HotelConcierge.Simulators.Twilio;
using HotelConcierge.Simulators.WhatsApp;
using Microsoft.Extensions.DependencyInjection;

namespace HotelConcierge.Local.Tests.Hosting;

/// <summary>What a newcomer reads when the host has started.</summary>
public sealed class GreetingTests
{
    [Fact]
    public async Task A_fresh_clone_says_what_it_is_connected_to_and_how_to_talk_to_it()
    {
        using var folder = new TemporaryFolder();
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        await using var host = await LocalHost.BuildAsync(
            ["--urls=http://127.0.0.1:0", $"--Data:Path={folder.Path}"],
            change: null,
            patience.Token);
        await host.StartAsync(patience.Token);

        Assert.Equal(
            $"""
            HotelConcierge is listening on {host.Url}
              Twilio   simulated, at {host.Simulators.Get<SimulatedTwilio>().BaseAddress} (nothing is sent anywhere; set Twilio__AccountSid and Twilio__AuthToken for the real one)
              Telegram simulated, at {host.Simulators.Get<SimulatedTelegram>().BaseAddress} (set Telegram__BotToken and Telegram__SecretToken for the real one)
              WhatsApp simulated, at {host.Simulators.Get<SimulatedWhatsApp>().BaseAddress} (directly from Meta; set WhatsApp__AccessToken, WhatsApp__AppSecret, WhatsApp__VerifyToken and WhatsApp__PhoneNumberId for the real one)
              LINE     simulated, at {host.Simulators.Get<SimulatedLine>().BaseAddress} (set Line__ChannelSecret and Line__ChannelAccessToken for the real one)
              Twilio Conversations simulated, at {host.Simulators.Get<SimulatedConversations>().BaseAddress} (set Conversations__ServiceSid with Twilio's account for the real one)
              Web chat {host.Url}/chat (for this machine only; set WebChat__Secret for guests)
              Desk     {host.Url}/desk (sign in as reception with the key {host.App.Services.GetRequiredService<StaffKey>().Value}, which is good until the next start; set Staff__NAME__Key for each who answers guests)
              Model    the embedded demo model (no network; set OpenAI__ApiKey and OpenAI__Model for a real one)
              Stays    demo: everybody who writes has a made-up stay and room key, until a hotel imports its reservations (reservations import FILE; Reservations__Demo=false for none)
              Shop     demo: a made-up catalogue, and orders that nobody delivers
              Data     {folder.Path}
              Admin    x-functions-key: {host.Note!.AdminKey} (until the next start; set Admin__Key to keep one)
            Talk to it: open {host.Url}/chat in a browser, or: dotnet run --project src/HotelConcierge.Local -- say "hi"
            Ctrl+C stops it. What was received is kept and goes on at the next start.
            """,
            Greeting.Of(host));
        await host.App.StopAsync(patience.Token);
    }
}
