using System.Globalization;
using HotelConcierge.Assistants;
using HotelConcierge.Messages;
using HotelConcierge.Simulators.Telegram;
using HotelConcierge.Simulators.Twilio;
using HotelConcierge.Spa;
using Microsoft.Extensions.DependencyInjection;

namespace HotelConcierge.Local.Tests.WholeApp;

/// <summary>The whole app with both channels simulated, and guests who write to the hotel.</summary>
internal sealed class HotelDeployment : IAsyncDisposable
{
    public const string Number = "whatsapp:+12025550143";

    private HotelDeployment(World world, SimulatedTelegram telegram, AppInProcess app)
    {
        World = world;
        Telegram = telegram;
        App = app;
    }

    public World World { get; }

    public SimulatedTelegram Telegram { get; }

    public AppInProcess App { get; }

    private HotelSpa Spa =>
        App.Services.GetRequiredService<SpaCatalog>().Find(App.Services.GetRequiredService<AssistantCatalog>().Find("hotel")!)!;

    /// <param name="embedded">Whether the embedded model answers, rather than the simulated service of <see cref="World.Model"/>.</param>
    public static async Task<HotelDeployment> OpenAsync(bool embedded, params (string Name, string Value)[] changes) =>
        await OpenAsync(embedded, await World.CreateAsync(), changes);

    /// <inheritdoc cref="OpenAsync(bool, ValueTuple{string, string}[])"/>
    /// <param name="world">What is around it, which it takes with it at its end.</param>
    public static async Task<HotelDeployment> OpenAsync(bool embedded, World world, params (string Name, string Value)[] changes)
    {
        var telegram = await SimulatedTelegram.StartAsync();
        (string, string)[] settings =
        [
            ("Telegram:BotToken", telegram.Options.BotToken),
            ("Telegram:SecretToken", telegram.Options.SecretToken),
            ("Telegram:ApiBaseUrl", telegram.BaseAddress.ToString()),
            .. embedded
                ? [("OpenAI:Endpoint", ""), ("OpenAI:ApiKey", ""), ("OpenAI:Model", ""), ("OpenAI:NetworkTimeout", "")]
                : Array.Empty<(string, string)>(),
            .. changes,
        ];
        var app = await AppInProcess.StartAsync(world, settings);
        telegram.WebhookUrl = app.Url + "/api/channels/telegram";
        return new(world, telegram, app);
    }

    /// <summary>A guest writes on WhatsApp, and the turn ends.</summary>
    /// <returns>What they read then.</returns>
    public async Task<string> WriteAsync(string guest, string text, string? name = "Ana")
    {
        var before = World.Twilio.Phone(guest).Messages.Count;
        var webhook = await World.DeliverAsync(new InboundSms(guest, Number, text) { MessageSid = World.NextSid(), ProfileName = name });
        Assert.True(webhook.Succeeded, $"{webhook.StatusCode} {webhook.Body} {webhook.Failure}");
        await World.Twilio.Phone(guest).WaitForMessagesAsync(before + 1, World.Patience);

        // A first answer comes after the welcome.
        await App.IdleAsync();
        return string.Join('\n', World.Twilio.Phone(guest).Messages.Skip(before).Select(message => message.Body));
    }

    /// <summary>A guest does something on Telegram, and reads the answer.</summary>
    public async Task<ChatMessage> DoAsync(GuestAction action)
    {
        var chat = Telegram.Chat(action.Chat);
        var before = chat.Messages.Count;
        var update = await Telegram.DeliverAsync(action, World.Patience);
        Assert.True(update.Succeeded, $"{update.StatusCode} {update.Body} {update.Failure}");
        await chat.WaitForMessagesAsync(before + 1, World.Patience);
        await App.IdleAsync();
        return chat.Messages[^1];
    }

    /// <summary>The spa bookings that the store has for a guest.</summary>
    public Task<IReadOnlyList<SpaBooking>> BookingsAsync(ConversationAddress address) =>
        App.Services.GetRequiredService<SpaBookings>().MineAsync(Spa, ConversationId.For(address), World.Patience);

    public Task<IReadOnlyList<SpaBooking>> BookingsAsync(string guest) => BookingsAsync(AddressOf(guest));

    /// <summary>Of a guest on WhatsApp.</summary>
    public static ConversationAddress AddressOf(string guest) => new(new("twilio"), Number, guest);

    /// <summary>Of a guest on Telegram, whose bot is named by its token.</summary>
    public static ConversationAddress AddressOf(long chat) =>
        new(new("telegram"), "700000051", chat.ToString(CultureInfo.InvariantCulture));

    public async ValueTask DisposeAsync()
    {
        await App.IdleAsync();
        await App.DisposeAsync();
        await Telegram.DisposeAsync();
        await World.DisposeAsync();
    }
}
