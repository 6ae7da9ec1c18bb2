using System.Text;
using System.Text.Json;
using HotelConcierge.Assistants;
using HotelConcierge.Contracts.Turns;
using HotelConcierge.Conversations;
using HotelConcierge.Messages;
using HotelConcierge.Tests.Reservations;
using HotelConcierge.Tests.Turns;
using HotelConcierge.Welcome;
using Microsoft.Extensions.DependencyInjection;

namespace HotelConcierge.Tests.Welcome;

/// <summary>A program of the hotel begins a conversation.</summary>
public sealed class WelcomeRequestTests : IDisposable
{
    private const string Question = "Explain why the sky is blue";

    private readonly HotelFiles _hotel = WelcomingHotel.With(level: "GOLD");

    public void Dispose() => _hotel.Dispose();

    [Fact]
    public async Task The_welcome_arrives_once_however_often_it_is_requested()
    {
        using var world = Rich();
        for (var i = 0; i < 5; i++)
            Assert.Equal(202, (await AskAsync(world)).Status);
        await world.RunAsync();
        Assert.Equal(202, (await AskAsync(world)).Status);
        await world.RunAsync();

        Assert.Equal(["Picture", "Location", "File"], world.Phone.Contents.Select(content => content.GetType().Name));
        Assert.Equal(nameof(HotelConcierge.Diagnostics.TurnOutcome.Answered), Assert.Single(world.Outcomes()));
    }

    [Fact]
    public async Task A_request_that_comes_again_when_the_conversation_has_let_its_id_go_is_still_the_same()
    {
        using var world = Rich();
        await AskAsync(world);
        await world.RunAsync();
        world.Happens(() => AskAsync(world), at: (Conversation.DuplicatesKeptFor + TimeSpan.FromDays(3)).TotalSeconds);
        await world.RunAsync();

        Assert.Equal(3, world.Phone.Contents.Count);
        Assert.Single(world.Conversations.Started);
    }

    [Fact]
    public async Task A_guest_who_answers_is_not_welcomed_again_and_the_model_knows_what_was_said()
    {
        using var world = Rich();
        await AskAsync(world);
        await world.RunAsync();
        world.Model.Says("Because.");
        await world.RunAsync(Question);

        Assert.Single(world.Phone.Contents.OfType<OutboundContent.Picture>());
        Assert.Contains(world.Model.Shown[^1], message => message.Text.Contains("is expecting you", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Outside_the_window_a_template_arrives_once_and_the_package_follows_the_guests_answer()
    {
        using var world = Rich();
        (world.Phone.ReplyWindow, world.Phone.HasTemplates) = (TimeSpan.FromHours(24), true);
        await AskAsync(world, language: "es");
        await AskAsync(world, language: "es");
        await world.RunAsync();

        var template = Assert.IsType<OutboundContent.Template>(Assert.Single(world.Phone.Contents));
        Assert.Equal("Welcome es", template.Id);
        Assert.Equal(
            ("Ana", "Test Hotel", "mié 3 jun", "mié 10 jun", "7", "214"),
            (
                template.Variables["name"],
                template.Variables["hotel"],
                template.Variables["checkIn"].ToLowerInvariant(),
                template.Variables["checkOut"].ToLowerInvariant(),
                template.Variables["nights"],
                template.Variables["room"]));

        world.Model.Says("Because.");
        await world.RunAsync(Question);
        Assert.Equal(["Template", "Picture", "Location", "File", "Text"], world.Phone.Contents.Select(content => content.GetType().Name));
        Assert.Contains(world.Model.Shown[^1], message => message.Text.Contains("te esperamos", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Within_the_window_it_is_the_package_itself()
    {
        using var world = Rich();
        (world.Phone.ReplyWindow, world.Phone.HasTemplates) = (TimeSpan.FromHours(24), true);
        await world.RunAsync("help");
        await AskAsync(world);
        await world.RunAsync();

        Assert.Equal(["Text", "Picture", "Location", "File"], world.Phone.Contents.Select(content => content.GetType().Name));
    }

    [Fact]
    public async Task Without_a_template_a_closed_window_is_said_to_the_caller()
    {
        using var world = Rich();
        world.Phone.ReplyWindow = TimeSpan.FromHours(24);

        var answer = await AskAsync(world);
        Assert.Equal(409, answer.Status);
        Assert.Equal(
            "Has not written within the time in which phone takes free words. Have a template for Welcome approved.",
            Assert.Single(answer.Errors).Problem);
        Assert.Empty(world.Conversations.Started);
    }

    [Fact]
    public async Task A_channel_that_lets_nobody_write_first_says_so()
    {
        using var world = Rich();
        world.Phone.FirstWordProblem = "Has never written.";
        Assert.Equal(new WelcomeProblem("recipient", "Has never written."), Assert.Single((await AskAsync(world)).Errors));

        await world.RunAsync("help");
        Assert.Equal(202, (await AskAsync(world)).Status);
    }

    [Theory]
    [InlineData("\"Lucía\"", "Profile name", "Hello, Lucía!")]
    [InlineData("\"Lucía\"", null, "Hello, Lucía!")]
    [InlineData(null, "Profile name", "Hello, Profile!")]
    [InlineData("\" \"", "Profile name", "Hello, Profile!")]
    [InlineData(null, null, "Hello!")]
    [InlineData("null", null, "Hello!")]
    [InlineData("\"\"", null, "Hello!")]
    public async Task A_guest_is_called_as_the_request_says_else_as_their_channel_does_else_by_no_name(
        string? given,
        string? profile,
        string greeting)
    {
        using var stranger = WelcomingHotel.With(contact: "phone:guest-of-nobody");
        using var world = new TurnWorld(stranger);
        world.Hear(new InboundMessage("heard-1", TurnWorld.Address, MessageKind.Text, "help") { GuestName = profile });
        await world.RunAsync();
        var field = given is null ? "" : $"\"name\": {given}, ";
        var body =
            $$"""{ "recipient": "{{TurnWorld.Address.Guest}}", {{field}}"channel": "phone", "assistant": "seaside", "requestId": "stay-1" }""";

        Assert.Equal(202, (await SendAsync(world, body)).Status);
        await world.RunAsync();

        Assert.StartsWith(greeting, world.Phone.Shown[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_guest_who_opted_out_is_left_in_peace()
    {
        using var world = Rich();
        await world.RunAsync("STOP");
        var answer = await AskAsync(world);
        await world.RunAsync();

        Assert.Equal((409, "recipient"), (answer.Status, Assert.Single(answer.Errors).Field));
        Assert.Single(world.Phone.Shown);
    }

    [Fact]
    public async Task A_stop_right_after_the_request_holds_the_welcome_back()
    {
        using var world = Rich();
        world.Happens(() => AskAsync(world));
        world.Hear("STOP");
        await world.RunAsync();

        Assert.Equal([world.Reply(ReplyKeys.Stopped)], world.Phone.Shown);
    }

    [Fact]
    public async Task The_same_id_for_another_request_is_refused()
    {
        using var world = Rich();
        await AskAsync(world);
        var answer = await AskAsync(world, name: "Bo");

        Assert.Equal((409, "requestId"), (answer.Status, Assert.Single(answer.Errors).Field));
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_said_at_once_with_its_field_and_remedy()
    {
        using var world = Rich();
        var answer = await SendAsync(
            world,
            """{ "recipient": "", "name": 5, "assistant": "a\u0001b", "requestId": "a b", "mode": "fast" }"""
        );

        Assert.Equal(400, answer.Status);
        Assert.Equal(["recipient", "name", "channel", "assistant", "requestId", "mode"], answer.Errors.Select(error => error.Field));
        Assert.All(answer.Errors, error => Assert.Matches(@"^[A-Z].+\.$", error.Problem));
        using var json = JsonDocument.Parse(answer.ToJson());
        Assert.Equal("refused", json.RootElement.GetProperty("status").GetString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("""{ "recipient": "\ud83d" }""")]
    public async Task A_body_that_is_none_is_refused(string body)
    {
        using var world = Rich();

        Assert.Equal(400, (await SendAsync(world, body)).Status);
    }

    [Fact]
    public async Task A_channel_an_assistant_a_language_and_a_recipient_that_there_are_not_are_named_with_those_there_are()
    {
        using var world = Rich();
        var unknown = await SendAsync(
            world,
            Body()
                .Replace("\"phone\"", "\"pigeon\"", StringComparison.Ordinal)
                .Replace("\"seaside\"", "\"early-years\"", StringComparison.Ordinal));
        Assert.Equal(
            [
                new("assistant", "Welcomes nobody. Use one of seaside."),
                new WelcomeProblem("channel", "Is none of this deployment. Use one of phone."),
            ],
            unknown.Errors);

        var wrong = await SendAsync(world, Body(language: "xx").Replace("guest-", "gust-", StringComparison.Ordinal));
        Assert.Equal(["language", "recipient"], wrong.Errors.Select(error => error.Field));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_welcome_arrives_once_wherever_the_host_dies(bool asTemplate)
    {
        var points = new List<string>();
        var untouched = await PlayAsync(asTemplate, point =>
        {
            points.Add(point.Where);
            return false;
        });
        Assert.Equal(asTemplate ? 1 : 3, untouched.Count);
        Assert.Contains("after SendChunk", points);

        var losses = new List<string>();
        for (var death = 1; death <= points.Count; death++)
        {
            var at = death;
            var played = await PlayAsync(asTemplate, point => point.Number == at);
            if (!played.SequenceEqual(untouched))
                losses.Add($"{death} {points[death - 1]}: {string.Join(" | ", played)}");
        }

        Assert.Empty(losses);
    }

    private async Task<List<string>> PlayAsync(bool asTemplate, Func<CrashPoint, bool> diesAt)
    {
        using var world = Rich();
        if (asTemplate)
            (world.Phone.ReplyWindow, world.Phone.HasTemplates) = (TimeSpan.FromHours(24), true);
        world.Host.CrashWhen = diesAt;
        world.Happens(() => AskAsync(world));
        world.Happens(() => AskAsync(world), at: 1);
        await world.RunAsync();
        return [.. world.Phone.Contents.Select(content => $"{content.GetType().Name} {content.Words}")];
    }

    private TurnWorld Rich()
    {
        var world = new TurnWorld(_hotel);
        world.Phone.Shows = abilities => abilities with { Pictures = MediaAbility.Upload, Files = MediaAbility.Upload, Locations = true };
        return world;
    }

    private static Task<WelcomeAnswer> AskAsync(TurnWorld world, string name = "Ana", string? language = null) =>
        SendAsync(world, Body(name, language));

    private static string Body(string name = "Ana", string? language = null) =>
        $$"""{ "recipient": "{{TurnWorld.Address.Guest}}", "name": "{{name}}", "channel": "phone", "assistant": "seaside", "requestId": "stay-1"{{(language is null ? "" : $", \"language\": \"{language}\"")}} }""";

    private static async Task<WelcomeAnswer> SendAsync(TurnWorld world, string body)
    {
        await using var scope = world.Services.CreateAsyncScope();
        var requests = scope.ServiceProvider.GetRequiredService<WelcomeRequests>();
        return await requests.AcceptAsync(Encoding.UTF8.GetBytes(body), CancellationToken.None);
    }
}
