using System.Runtime.CompilerServices;
using HotelConcierge.Assistants;
using HotelConcierge.Channels.Twilio;
using HotelConcierge.Contracts;
using HotelConcierge.Conversations;
using HotelConcierge.Messages;
using HotelConcierge.ProactiveMessages;
using HotelConcierge.Tests.Channels.Twilio;
using HotelConcierge.Tests.Reservations;
using HotelConcierge.Tests.Turns;
using HotelConcierge.Tests.Welcome;
using Microsoft.Extensions.DependencyInjection;

namespace HotelConcierge.Tests.ProactiveMessages;

/// <summary>What a feature gets that brings a message in one class and registers it in one line.</summary>
public sealed class ProactiveMessageTests : IDisposable
{
    private const double Hour = 3600;
    private const string Template = "HX0123456789abcdef0123456789abcdef";

    private readonly HotelFiles _hotel = WelcomingHotel.With(checkIn: "2026-07-03", checkOut: "2026-07-10");

    public void Dispose() => _hotel.Dispose();

    [Fact]
    public async Task It_is_said_once_when_its_time_has_come_however_often_and_long_it_is_due()
    {
        using var world = new TurnWorld(_hotel, services => Pillow(services, $"phone:{TurnWorld.Address.Guest}"));
        world.Happens(() => LookAsync(world), at: 5.9 * Hour);
        await world.RunAsync();
        Assert.Empty(world.Phone.Contents);
        Assert.Null(await FindAsync(world));

        // The last look is when the conversation has let go of the id.
        foreach (var hour in new[] { 6, 6.1, 7, (Conversation.DuplicatesKeptFor + TimeSpan.FromDays(2)).TotalHours })
            world.Happens(() => LookAsync(world), at: hour * Hour);
        await world.RunAsync();

        Assert.Equal(["Which pillow would you like tonight, at 20:00?"], world.Phone.Shown);
        Assert.Equal((TurnWorld.Guest.Value, true), await FindAsync(world));
        Assert.Equal($"{TurnWorld.Guest}-notice-pillow-room-9", Assert.Single(world.Conversations.Started).TurnId);
    }

    [Fact]
    public async Task Outside_the_window_it_is_the_template_that_is_set_under_its_name()
    {
        var twilio = new RecordedMessages();
        using var world = new TurnWorld(
            _hotel,
            services =>
            {
                Pillow(services, $"twilio:{TwilioSamples.Guest}");
                services.AddSingleton<ITwilioMessages>(twilio);
                services.Configure<TwilioOptions>(options => options.Templates["PillowTemplate"] = Template);
            },
            ("Twilio:AccountSid", TwilioSamples.AccountSid),
            ("Twilio:AuthToken", TwilioSamples.AuthToken),
            ("Twilio:From", TwilioSamples.Business));
        foreach (var hour in new[] { 6, 6.1 })
            world.Happens(() => LookAsync(world), at: hour * Hour);
        await world.RunAsync();

        var sent = Assert.Single(twilio.Created);
        Assert.Equal((Template, """{"1":"20:00"}""", TwilioSamples.Guest), (sent.ContentSid, sent.ContentVariables, sent.To));
    }

    [Fact]
    public async Task Whoever_cannot_be_written_to_is_named_with_what_is_missing()
    {
        using var world = new TurnWorld(_hotel, services => Pillow(services, $"phone:{TurnWorld.Address.Guest}"));
        world.Phone.ReplyWindow = TimeSpan.FromHours(24);
        foreach (var hour in new[] { 6, 7 })
            world.Happens(() => LookAsync(world), at: hour * Hour);
        await world.RunAsync();

        Assert.Empty(world.Phone.Contents);
        Assert.Single(world.Log, line => line.Contains("Pillow room-9 cannot be said", StringComparison.Ordinal)
            && line.Contains("Have a template for Pillow approved.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task One_that_this_release_does_not_know_is_an_error_for_the_operator_and_the_guest_is_answered()
    {
        using var world = new TurnWorld(_hotel);
        var request = new ProactiveMessageRequest("pillow-1", "Pillow", HotelFiles.Name, TurnWorld.Address);
        world.Happens(() => world.Conversations.SignalAsync(
            TurnWorld.Guest, new ConversationEvent.ProactiveMessageRequested(request, world.Clock.GetUtcNow()), CancellationToken.None));
        await world.RunAsync();
        Assert.Empty(world.Phone.Contents);
        const string Said = "has no such message, only Welcome, SpaCancelled, SpaReminder";
        Assert.Single(world.Log, line => line.Contains(Said, StringComparison.Ordinal));

        await world.RunAsync("help");
        Assert.Contains(world.Reply(ReplyKeys.Help), world.Phone.Shown[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void Each_has_its_two_settings_with_what_it_can_say() =>
        Assert.All(
            ConciergeServices.ProactiveMessages,
            message =>
            {
                var template = message.Kind.Template;
                Assert.Equal(
                    "",
                    Assert.Single(ConciergeServices.Settings.All, setting => setting.Name == $"Twilio__{template.Name}Template").Default);
                var variables = Assert.Single(
                    ConciergeServices.Settings.All,
                    setting => setting.Name == $"Twilio__{template.Name}Variables");
                Assert.Equal(string.Join(',', template.Variables), variables.Default);
                Assert.EndsWith($": {string.Join(", ", template.Facts)}.", variables.Description, StringComparison.Ordinal);
            }
        );

    private static void Pillow(IServiceCollection services, string contact)
    {
        services.AddSingleton(new PillowGuest(contact));
        ProactiveMessageRegistration.For<PillowMessage>(PillowMessage.Kind).Add(services);
    }

    private static async Task LookAsync(TurnWorld world)
    {
        await using var scope = world.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<ProactiveMessageSchedule>().SendDueAsync(CancellationToken.None);
    }

    private static Task<(string Content, bool IsDone)?> FindAsync(TurnWorld world) =>
        world.Services.GetRequiredService<ProactiveMessageLedger>().FindAsync("pillow", "room-9", CancellationToken.None);

    private sealed record PillowGuest(string Contact);

    /// <summary>Asks a guest from the evening on, six hours after the world's beginning.</summary>
    private sealed class PillowMessage(PillowGuest guest, TimeProvider clock) : IProactiveMessage
    {
        private static readonly DateTimeOffset Evening = new ManualTimeProvider().GetUtcNow().AddHours(6);

        public static ProactiveMessageKind Kind { get; } = new("Pillow", "pillow", new("Pillow", ["hour"], ["hour"]));

        ProactiveMessageKind IProactiveMessage.Kind => Kind;

        public async IAsyncEnumerable<DueMessage> DueAsync(
            Assistant assistant, [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            await Task.CompletedTask;
            if (assistant.Name == HotelFiles.Name && clock.GetUtcNow() >= Evening)
                yield return new("room-9", new Recipient.Contact([guest.Contact]), Evening) { About = "room-9" };
        }

        public Task<ProactiveMessageContent?> WriteAsync(
            ProactiveMessageRequest request,
            Assistant assistant,
            GuestContact contact,
            string language,
            CancellationToken cancellationToken) =>
            Task.FromResult<ProactiveMessageContent?>(new(
                [new ReplyPart.Text("Which pillow would you like tonight, at 20:00?")],
                new Dictionary<string, string>(StringComparer.Ordinal) { ["hour"] = "20:00" })
            {
                InShort = "Which pillow would you like tonight?",
            });
    }
}
