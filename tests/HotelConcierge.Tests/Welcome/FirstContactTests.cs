using HotelConcierge.Assistants;
using HotelConcierge.Contracts.Turns;
using HotelConcierge.Media;
using HotelConcierge.Messages;
using HotelConcierge.Reservations;
using HotelConcierge.Storage;
using HotelConcierge.Tests.Reservations;
using HotelConcierge.Tests.Turns;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace HotelConcierge.Tests.Welcome;

/// <summary>The welcome that stands before a hotel's first answer.</summary>
public sealed class FirstContactTests : IDisposable
{
    private const string Question = "Explain why the sky is blue";

    private readonly HotelFiles _hotel = WelcomingHotel.With(level: "GOLD");

    public void Dispose() => _hotel.Dispose();

    [Fact]
    public async Task A_guests_first_message_is_answered_after_the_welcome_and_the_second_without_it()
    {
        using var world = Rich(_hotel);
        world.Model.Says("Because.").Says("Again.");
        await world.RunAsync(Question);
        await world.RunAsync("Explain why it rains");

        Assert.Collection(
            world.Phone.Contents,
            first =>
                Assert.Contains(
                    "*Hello, Ana! Test Hotel is expecting you on Wed 3 Jun.*",
                    Assert.IsType<OutboundContent.Picture>(first).Caption,
                    StringComparison.Ordinal),
            second => Assert.Equal("Test Hotel", Assert.IsType<OutboundContent.Location>(second).Name),
            third => Assert.Equal("Room 214.png", Assert.IsType<OutboundContent.File>(third).Name),
            answer => Assert.EndsWith("Because.", answer.Words, StringComparison.Ordinal),
            next => Assert.Equal("Again.", next.Words));
        Assert.Single(await FilesAsync(world));
    }

    [Fact]
    public async Task Without_pictures_and_maps_it_is_words_and_a_link()
    {
        using var world = new TurnWorld(_hotel);
        world.Model.Says("Because.");
        await world.RunAsync(Question);

        var all = string.Join("\n", world.Phone.Shown);
        foreach (var said in new[]
            {
                "is expecting you",
                "7 nights",
                "1 adult: Ana",
                "1 guest under 18: Leo",
                "https://www.google.com/maps/search/?api=1&query=36.3,-6.1",
                "number 214",
            }
        )
            Assert.Contains(said, all, StringComparison.Ordinal);
        Assert.DoesNotContain("This code", all, StringComparison.Ordinal);
        Assert.Empty(await FilesAsync(world));
    }

    [Fact]
    public async Task Where_the_provider_fetches_files_they_have_addresses_of_ours_once_those_are_public()
    {
        using var world = new TurnWorld(_hotel, settings: ("PublicBaseUrl", "https://hotel.example"));
        world.Phone.Shows = abilities => abilities with { Pictures = MediaAbility.PublicUrl, Files = MediaAbility.PublicUrl };
        await world.RunAsync("/start");

        var sources = new[]
        {
            world.Phone.Contents.OfType<OutboundContent.Picture>().Single().Source,
            world.Phone.Contents.OfType<OutboundContent.File>().Single().Source,
        };
        Assert.All(sources, source => Assert.StartsWith("https://hotel.example/api/media/", source.Uri, StringComparison.Ordinal));
        var fetched = await world
            .Services.GetRequiredService<MediaLinks>()
            .OpenAsync(sources[1].Uri[(sources[1].Uri.LastIndexOf('/') + 1)..], CancellationToken.None);
        Assert.Equal(("image/png", "Room 214.png"), (fetched!.ContentType, fetched.Name));

        using var hidden = new TurnWorld(_hotel);
        hidden.Phone.Shows = world.Phone.Shows;
        await hidden.RunAsync("/start");
        Assert.All(hidden.Phone.Contents, content => Assert.IsType<OutboundContent.Text>(content));
        Assert.DoesNotContain(hidden.Phone.Shown, text => text.Contains("This code", StringComparison.Ordinal));
    }

    [Fact]
    public async Task It_speaks_the_guests_language()
    {
        using var world = new TurnWorld(_hotel);
        world.Model.Says("Porque sí.");
        await world.RunAsync("Explica por qué el cielo es azul");

        Assert.Contains("te esperamos el mié 3 jun", world.Phone.Shown[0], StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task The_model_knows_later_what_was_said()
    {
        using var world = Rich(_hotel);
        world.Model.Says("Because.").Says("Again.");
        await world.RunAsync(Question);
        await world.RunAsync("Explain why it rains");

        var remembered = world.Model.Shown[^1].Single(message => message.Role == ChatRole.Assistant).Text;
        Assert.Contains("is expecting you", remembered, StringComparison.Ordinal);
        Assert.Contains("[File: Room 214.png]", remembered, StringComparison.Ordinal);
        Assert.EndsWith("Because.", remembered, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_guest_without_a_stay_is_told_so_once_by_first_name()
    {
        using var other = WelcomingHotel.With(contact: "phone:somebody-else");
        using var world = new TurnWorld(other);
        world.Model.Says("Because.").Says("Again.");
        world.Hear(new InboundMessage("a", TurnWorld.Address, MessageKind.Text, Question) { GuestName = "Bo Lind" });
        await world.RunAsync();
        await world.RunAsync("Explain why it rains");

        Assert.StartsWith(
            "Hello, Bo! I have found no reservation for you. You can book at https://hotel.example.",
            world.Phone.Shown[0],
            StringComparison.Ordinal);
        Assert.Equal("Again.", world.Phone.Shown[^1]);
    }

    [Fact]
    public async Task An_apology_comes_after_the_welcome_too_and_it_does_not_come_again()
    {
        using var world = new TurnWorld(_hotel);
        world.Model.Says("").Says("Because.");
        await world.RunAsync(Question);
        await world.RunAsync(Question);

        Assert.Contains("is expecting you", world.Phone.Shown[0], StringComparison.Ordinal);
        Assert.Single(world.Phone.Shown, text => text.Contains("is expecting you", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_welcome_of_which_nothing_reached_the_guest_comes_with_the_next_answer()
    {
        using var world = new TurnWorld(_hotel);
        world.Model.Says("Because.").Says("Again.");
        world.Phone.Fails(SendFailure.Permanent);
        await world.RunAsync(Question);
        await world.RunAsync(Question);

        Assert.Contains("is expecting you", Assert.Single(world.Phone.Shown), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reservations_that_cannot_be_read_cost_the_welcome_and_not_the_answer()
    {
        var reservations = new BrokenReservations();
        using var world = new TurnWorld(_hotel, reservations);
        world.Model.Says("Because.").Says("Again.");
        await world.RunAsync(Question);
        reservations.IsBroken = false;
        await world.RunAsync(Question);

        Assert.EndsWith("Because.", world.Phone.Shown[0], StringComparison.Ordinal);
        Assert.DoesNotContain("reservation", world.Phone.Shown[0], StringComparison.Ordinal);
        Assert.StartsWith("Hello! I have found no reservation", world.Phone.Shown[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_brings_the_welcome_and_how_the_concierge_works_as_often_as_it_is_pressed()
    {
        using var world = Rich(_hotel);
        await world.RunAsync("/start");
        await world.RunAsync("/start");
        world.Model.Says("Because.");
        await world.RunAsync(Question);

        Assert.Equal(2, world.Phone.Contents.OfType<OutboundContent.Picture>().Count());
        Assert.Equal(world.Reply(ReplyKeys.Help), world.Phone.Shown[3]);
        Assert.EndsWith("Because.", world.Phone.Shown[^1], StringComparison.Ordinal);
        Assert.Contains(world.Model.Shown[^1], message => message.Text.Contains("is expecting you", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("es", "Hola, Ana")]
    [InlineData("ja", "Hello, Ana")]
    [InlineData(null, "Hello, Ana")]
    public async Task Start_is_answered_in_the_language_of_the_guests_application_where_the_assistant_speaks_it(
        string? application,
        string begins)
    {
        using var world = Rich(_hotel);
        world.Hear(new InboundMessage("s", TurnWorld.Address, MessageKind.Text, "/start") { GuestLanguage = application });
        await world.RunAsync();

        Assert.Contains(begins, world.Phone.Shown[0], StringComparison.Ordinal);
        Assert.Equal(world.Reply(ReplyKeys.Help, application ?? "en"), world.Phone.Shown[^1]);
    }

    [Fact]
    public async Task An_assistant_without_a_hotel_answers_start_with_how_it_works()
    {
        using var world = new TurnWorld();
        await world.RunAsync("/start");

        Assert.Equal(world.Reply(ReplyKeys.Help), Assert.Single(world.Phone.Shown));
    }

    [Fact]
    public async Task A_guest_who_was_forgotten_is_welcomed_anew_and_their_key_was_erased()
    {
        using var world = Rich(_hotel);
        world.Model.Says("Because.").Says("Again.");
        await world.RunAsync(Question);
        await world.RunAsync("forget me");
        Assert.Empty(await FilesAsync(world));

        await world.RunAsync(Question);
        Assert.Equal(2, world.Phone.Contents.OfType<OutboundContent.Picture>().Count());
    }

    [Theory]
    [InlineData(Question)]
    [InlineData("/start")]
    public async Task The_welcome_arrives_once_and_in_order_wherever_the_host_dies(string text)
    {
        var points = new List<string>();
        var untouched = await PlayAsync(text, point =>
        {
            points.Add(point.Where);
            return false;
        });
        Assert.Equal(4, untouched.Count);
        Assert.Contains("before BeginTurn", points);

        var losses = new List<string>();
        for (var death = 1; death <= points.Count; death++)
        {
            var at = death;
            var played = await PlayAsync(text, point => point.Number == at);
            if (!played.SequenceEqual(untouched))
                losses.Add($"{death} {points[death - 1]}: {string.Join(" | ", played)}");
        }

        Assert.Empty(losses);
    }

    private async Task<List<string>> PlayAsync(string text, Func<CrashPoint, bool> diesAt)
    {
        using var world = Rich(_hotel);
        world.Model.Otherwise = _ => new ChatMessage(ChatRole.Assistant, "Because.");
        world.Host.CrashWhen = diesAt;
        world.Hear(text);
        await world.RunAsync();
        return [.. world.Phone.Contents.Select(content => $"{content.GetType().Name} {content.Words}")];
    }

    private static async Task<List<BlobName>> FilesAsync(TurnWorld world)
    {
        var files = new List<BlobName>();
        await foreach (var file in world.Files.ListAsync(new BlobName(TurnWorld.Guest.Value), CancellationToken.None))
            files.Add(file);
        return files;
    }

    private static TurnWorld Rich(HotelFiles deployment)
    {
        var world = new TurnWorld(deployment);
        world.Phone.Shows = abilities => abilities with { Pictures = MediaAbility.Upload, Files = MediaAbility.Upload, Locations = true };
        return world;
    }

    private sealed class BrokenReservations : IReservations
    {
        public bool IsBroken { get; set; } = true;

        public Task<IReadOnlyList<Reservation>> FindAsync(Hotel hotel, GuestContact contact, CancellationToken cancellationToken) =>
            IsBroken ? throw new HttpRequestException("The hotel's system is down.") : Task.FromResult<IReadOnlyList<Reservation>>([]);

        public Task<IReadOnlyList<Arrival>> ArrivingAsync(Hotel hotel, DateOnly day, CancellationToken cancellationToken) =>
            throw new NotSupportedException();
    }
}
