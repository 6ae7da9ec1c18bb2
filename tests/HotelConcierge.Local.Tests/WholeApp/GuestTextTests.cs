using HotelConcierge.Simulators.OpenAI;
using HotelConcierge.Simulators.Twilio;

namespace HotelConcierge.Local.Tests.WholeApp;

/// <summary>A guest's words are data on their whole way to the model and back, and one guest's never another's.</summary>
public sealed class GuestTextTests : IAsyncLifetime
{
    private static readonly string[] Poisons =
    [
        "{",
        "{x}",
        "{{x}}",
        "{0}",
        "${x}",
        "<b",
        "<script>alert(1)</script>",
        "&",
        "*",
        "_",
        "%s",
        "%n%d",
        "\\ud83e",
        "\\u0000",
        "'; drop table turns; --",
        "$(id)",
        "`",
        "\u0001\u0007\u001b",
        "👩‍👩‍👧‍👦 👨🏽‍🦰 🏳️‍🌈 🇪🇸",
        "שלום עולם ‏(א)",
        "مرحبا بالعالم",
        "ทำไมท้องฟ้าถึงเป็นสีฟ้า",
        "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́Ǫ̵̹̻̝̳͂̌̌͘!",
        "e\u0301 n\u0303",
        "\u202Egnp.exe",
    ];

    private World _world = null!;
    private AppInProcess _app = null!;

    public static TheoryData<string> Poison => [.. Poisons];

    public async Task InitializeAsync()
    {
        _world = await World.CreateAsync();
        _app = await AppInProcess.StartAsync(_world);
    }

    public async Task DisposeAsync()
    {
        await _app.DisposeAsync();
        await _world.DisposeAsync();
    }

    [Fact]
    public async Task Whatever_stands_in_a_question_the_model_reads_it_word_for_word_and_the_phone_shows_its_echo()
    {
        var messages = await _world.GetAcquaintedAsync();
        foreach (var poison in Poisons)
        {
            var text = $"Explain {poison} to Mia";
            await _world.HearAsync(text);

            Assert.Equal(text, (await _world.Model.WaitForCallAsync(messages + 1, _world.Patience)).LastUserText);
            Assert.Equal($"You asked: {text}", (await _world.ReadAsync(++messages))[^1]);
            await _app.IdleAsync();
        }

        Assert.Equal(messages, _world.Twilio.Phone(World.Ana).Messages.Count);
    }

    [Theory]
    [MemberData(nameof(Poison))]
    public async Task Whatever_a_message_is_it_gets_an_answer_and_the_next_one_is_answered_too(string poison)
    {
        await _world.HearAsync(poison);
        await _world.ReadAsync(1);
        await _app.IdleAsync();
        await _world.HearAsync("Explain the moon");

        var phone = await _world.Twilio.Phone(World.Ana).WaitForAsync(
            shown => shown.Count > 1 && shown[^1].Body.EndsWith("You asked: Explain the moon", StringComparison.Ordinal), _world.Patience);
        Assert.Equal("Explain the moon", _world.Model.Calls.Snapshot()[^1].LastUserText);
        Assert.All(phone, message => Assert.InRange(message.Body.Length, 1, 1600));
        await _app.IdleAsync();
        Assert.DoesNotContain(_app.Log, line => line.StartsWith("Error", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Two_caregivers_at_once_each_get_their_own_topic_and_plan()
    {
        string[] topics = ["dinosaurs", "trains"];
        string[] guests = [World.Ana, World.Ben];
        _world.Model.Responder = request =>
            ScriptedAnswer.Say($"A plan about {request.LastUserText.Split(' ')[^1]}") with
            {
                Fault = OpenAIFaultKind.Hang,
            };
        await Task.WhenAll(guests.Select((guest, number) => _world.HearAsync($"Activities {topics[number]}", guest)));
        await _world.Model.WaitForCallAsync(2, _world.Patience);
        _world.Model.Responder = request => IsRouting(request) ? ScriptedAnswer.Say("follow-up") : World.Echo(request);
        _world.Model.ReleaseAll();
        foreach (var (guest, topic) in guests.Zip(topics))
            Assert.EndsWith($"A plan about {topic}", Assert.Single(await _world.ReadAsync(1, guest)), StringComparison.Ordinal);
        await _app.IdleAsync();

        await Task.WhenAll(guests.Select(guest => _world.HearAsync("more", guest)));
        await Task.WhenAll(guests.Select(guest => _world.ReadAsync(2, guest)));

        var calls = _world.Model.Calls.Snapshot().Where(call => !IsRouting(call)).ToList();
        Assert.Equal(4, calls.Count);
        foreach (var (mine, others) in topics.Zip(topics.Reverse()))
        {
            var follow = Assert.Single(calls.Skip(2), call => call.Messages.Any(message => message.Text == $"A plan about {mine}"));
            Assert.DoesNotContain(
                others,
                string.Concat(follow.Messages.Where(message => message.Role is not "system").Select(message => message.Text)),
                StringComparison.Ordinal);
        }
    }

    private static bool IsRouting(ChatRequest request) =>
        request.Messages[0].Text.StartsWith("You sort what grown-ups write", StringComparison.Ordinal);

    [Fact]
    public async Task Bytes_that_are_no_text_become_replacement_characters_and_harm_nobody()
    {
        using var post = new SignedPost(_world);
        var url = _app.WebhookUrl;
        var fields = post.Message("Explain \uFFFD\uFFFD\uFFFD");
        var raw = string.Join('&', fields.Select(field => $"{field.Key}={Uri.EscapeDataString(field.Value)}"))
            .Replace("%EF%BF%BD%EF%BF%BD%EF%BF%BD", "%ED%A0%BD", StringComparison.Ordinal);

        Assert.Equal(200, await post.PostAsync(url, System.Text.Encoding.ASCII.GetBytes(raw), post.Sign(url, fields)));

        Assert.Equal("Explain \uFFFD\uFFFD\uFFFD", (await _world.Model.WaitForCallAsync(1, _world.Patience)).LastUserText);
        Assert.EndsWith("You asked: Explain \uFFFD\uFFFD\uFFFD", (await _world.ReadAsync(1))[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_read_yet_gets_a_kind_explanation_and_never_silence()
    {
        var voice = new InboundSms(World.Ana, World.Business, "") { Media = [new("audio/ogg", [1, 2, 3])] };
        Assert.True((await _world.DeliverAsync(voice)).Succeeded);
        await _world.ReadAsync(1);
        await _app.IdleAsync();

        Assert.NotEmpty(Assert.Single(_world.Twilio.Phone(World.Ana).Messages).Body);
        Assert.Equal(0, _world.Model.Calls.Count);
    }
}
