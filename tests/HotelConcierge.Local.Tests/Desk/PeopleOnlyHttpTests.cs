using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using HotelConcierge.Contracts.Storage;
using HotelConcierge.Conversations;
using HotelConcierge.Handoff;
using HotelConcierge.Local.Tests.Staff;
using HotelConcierge.Local.Tests.WholeApp;
using HotelConcierge.Messages;
using HotelConcierge.Simulators.OpenAI;
using HotelConcierge.Simulators.Twilio;
using Microsoft.Extensions.DependencyInjection;

namespace HotelConcierge.Local.Tests.Desk;

/// <summary>
/// A number at which people answer, from the webhook to the desk and back: no model says a word there, and what it makes for the people is
/// theirs alone.
/// </summary>
public sealed class PeopleOnlyHttpTests : IAsyncLifetime
{
    private const string Lucia = "lucia";
    private const string Key = "the-key-of-lucia-at-the-desk";
    private const string German = "Guten Tag, das Zimmer ist zu laut und ich kann nicht schlafen.";
    private const string English = "Good day, the room is too loud and I cannot sleep.";
    private const string Summary = "The guest cannot sleep, because the room is loud.";

    private World _world = null!;
    private AppInProcess _app = null!;
    private StaffBrowser _lucia = null!;

    public Task InitializeAsync() => StartAsync(("OpenAI:TranscriptionModel", "transcribe-simulated"));

    public async Task DisposeAsync()
    {
        _lucia.Dispose();
        await _app.IdleAsync();
        await _app.DisposeAsync();
        await _world.DisposeAsync();
    }

    [Fact]
    public async Task First_words_open_a_case_people_answer_it_and_once_it_is_closed_the_next_words_open_another()
    {
        await HearAsync("my key does not work");
        var told = Assert.Single(Phone);
        Assert.Contains("Our colleagues at reception answer here in person", told, StringComparison.Ordinal);
        var first = await OpenCaseAsync();
        Assert.Equal(("peopleOnly", true), (first["reason"]!.GetValue<string>(), first["isForPeople"]!.GetValue<bool>()));

        await HearAsync("hello?");
        var path = $"/api/desk/cases/{first["id"]}";
        Assert.Equal(HttpStatusCode.Accepted, (await PostAsync(path + "/messages", """{"key":"k1","text":"I am coming."}""")).Status);
        await _app.IdleAsync();
        Assert.Equal("I am coming.", Phone[^1]);
        var (refused, why) = await PostAsync(path + "/return", "{}");
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "case"), (refused, why!["field"]!.GetValue<string>()));
        Assert.Equal("Close the case instead.", why["remedy"]!.GetValue<string>());
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(path + "/close", "{}")).Status);
        await _app.IdleAsync();
        Assert.Equal(ConversationMode.Closed, (await StateAsync()).Mode);

        await HearAsync("it is broken again");
        var second = await OpenCaseAsync();
        Assert.NotEqual(first["id"]!.GetValue<string>(), second["id"]!.GetValue<string>());
        Assert.Equal(["my key does not work", "hello?", "it is broken again"], await WordsAsync(second));
        Assert.Equal(4, Phone.Count);
        Assert.Empty(_world.Model.Calls.Snapshot());
    }

    [Fact]
    public async Task First_contact_may_be_a_recording_which_is_read_out_or_a_picture()
    {
        _world.Model.EnqueueTranscription("Is there anybody?");
        await HearAsync("", new SimulatedMedia("audio/ogg", Voices.Read("english.ogg")));
        var one = await OpenCaseAsync();
        Assert.Equal(["Is there anybody?"], await WordsAsync(one));
        await PostAsync($"/api/desk/cases/{one["id"]}/close", "{}");
        await _app.IdleAsync();

        await HearAsync("", new SimulatedMedia("image/png", SentFiles.Picture));
        one = await OpenCaseAsync();
        var thread = await ThreadAsync(one);
        var files = thread["entries"]!.AsArray().Where(entry => entry!["from"]!.GetValue<string>() is "guest")
            .SelectMany(entry => entry!["files"]!.AsArray()).Select(file => file!["contentType"]!.GetValue<string>());
        Assert.Equal(["audio/ogg", "image/png"], files);
        Assert.Equal(3, Phone.Count);
        Assert.Empty(_world.Model.Calls.Snapshot());
    }

    [Fact]
    public async Task A_burst_is_one_case_and_danger_makes_it_urgent()
    {
        await Task.WhenAll(Enumerable.Range(1, 4).Select(number => _world.HearAsync(
            new InboundSms(World.Ana, HotelDeployment.Number, string.Create(CultureInfo.InvariantCulture, $"message {number} of this burst")))));
        await _app.IdleAsync();
        var one = await OpenCaseAsync();
        Assert.Equal(
            Enumerable.Range(1, 4).Select(number => string.Create(CultureInfo.InvariantCulture, $"message {number} of this burst")),
            (await WordsAsync(one)).SelectMany(words => words.Split('\n')).Order(StringComparer.Ordinal));
        Assert.Single(Phone);

        await HearAsync("my baby is not breathing");
        Assert.Contains("112", Phone[^1], StringComparison.Ordinal);
        one = await OpenCaseAsync();
        Assert.Equal("urgent", one["urgency"]!.GetValue<string>());
        Assert.Empty(_world.Model.Calls.Snapshot());
    }

    [Fact]
    public async Task What_the_desk_cannot_read_is_translated_and_a_case_summed_up_once_when_its_page_asks()
    {
        _world.Hide(English, Summary);
        _world.Model.Responder = request => ScriptedAnswer.Say(request.LastUserText.Contains("\"chat\"", StringComparison.Ordinal)
            ? JsonSerializer.Serialize(new { summary = Summary })
            : JsonSerializer.Serialize(new { translation = English }));
        await HearAsync(German);
        var one = await OpenCaseAsync();
        var entry = (await ThreadAsync(one))["entries"]!.AsArray().Single(each => each!["from"]!.GetValue<string>() is "guest")!;
        Assert.True(one["wantsSummary"]!.GetValue<bool>());
        Assert.Equal((null, true), (entry["translation"]?.ToString(), entry["wantsTranslation"]!.GetValue<bool>()));

        var path = $"/api/desk/cases/{one["id"]}";
        for (var page = 0; page < 2; page++)
        {
            var asked = $$"""{"key":"{{entry["id"]}}"}""";
            Assert.Equal(HttpStatusCode.NoContent, (await PostAsync(path + "/translate", asked)).Status);
            Assert.Equal(HttpStatusCode.NoContent, (await PostAsync(path + "/summarize", "{}")).Status);
        }

        one = await OpenCaseAsync();
        entry = (await ThreadAsync(one))["entries"]!.AsArray().Single(each => each!["from"]!.GetValue<string>() is "guest")!;
        Assert.Equal((Summary, false), (one["modelSummary"]!.GetValue<string>(), one["wantsSummary"]!.GetValue<bool>()));
        Assert.Equal(("en", English), (entry["translation"]!["language"]!.GetValue<string>(), entry["translation"]!["text"]!.GetValue<string>()));
        Assert.Equal(German, entry["text"]!.GetValue<string>());
        Assert.Equal(2, _world.Model.Calls.Snapshot().Count);

        // What staff write comes back in the guest's language, and is theirs to send.
        Assert.Equal("de", (await ThreadAsync(one))["replyLanguage"]!.GetValue<string>());
        var (status, draft) = await PostAsync(path + "/draft", """{"key":"d1","text":"We are coming."}""");
        Assert.Equal((HttpStatusCode.OK, English), (status, draft!["text"]!.GetValue<string>()));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await PostAsync(path + "/draft", """{"key":"d2","text":" "}""")).Status);
        Assert.Equal(3, _world.Model.Calls.Snapshot().Count);
        Assert.Single(Phone);

        await HearAsync("forget me");
        var store = await _app.ReadStoreAsync();
        Assert.DoesNotContain(store, row => row.Contains("too loud", StringComparison.Ordinal) || row.Contains("zu laut", StringComparison.Ordinal)
            || row.Contains("cannot sleep", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_model_that_breaks_leaves_the_guests_words_and_the_case()
    {
        _world.Model.Responder = _ => ScriptedAnswer.Fail(OpenAIFaultKind.InvalidKey);
        await HearAsync(German);
        var one = await OpenCaseAsync();
        var path = $"/api/desk/cases/{one["id"]}";
        Assert.Equal(HttpStatusCode.NoContent, (await PostAsync(path + "/translate", """{"key":"guest-1"}""")).Status);
        Assert.Equal(HttpStatusCode.NoContent, (await PostAsync(path + "/summarize", "{}")).Status);

        Assert.Equal([German], await WordsAsync(one));
        Assert.Null((await OpenCaseAsync())["modelSummary"]);
        var (status, why) = await PostAsync(path + "/translate", """{"key":"guest-0"}""");
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "key"), (status, why!["field"]!.GetValue<string>()));
    }

    [Fact]
    public async Task The_embedded_model_offers_neither()
    {
        await DisposeAsync();
        await StartAsync(("OpenAI:Endpoint", ""), ("OpenAI:ApiKey", ""), ("OpenAI:Model", ""), ("OpenAI:NetworkTimeout", ""));
        await HearAsync(German);
        var one = await OpenCaseAsync();

        Assert.False(one["wantsSummary"]!.GetValue<bool>());
        Assert.DoesNotContain(
            (await ThreadAsync(one))["entries"]!.AsArray(), entry => entry!["wantsTranslation"]?.GetValue<bool>() is true);
        Assert.Equal(HttpStatusCode.NoContent, (await PostAsync($"/api/desk/cases/{one["id"]}/translate", """{"key":"guest-1"}""")).Status);
        Assert.Equal([German], await WordsAsync(one));
    }

    private List<string> Phone => [.. _world.Twilio.Phone(World.Ana).Messages.Select(message => message.Body)];

    private async Task StartAsync(params (string Name, string Value)[] changes)
    {
        _world = await World.CreateAsync();
        _app = await AppInProcess.StartAsync(
            _world,
            [($"Staff:{Lucia}:Key", Key), ("Assistants:hotel:PeopleOnly", "twilio:" + HotelDeployment.Number), .. changes]);
        _lucia = new(new(_app.Url));
        using var answer = await _lucia.SignInAsync(Lucia, Key, _world.Patience);
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
    }

    private async Task HearAsync(string text, params SimulatedMedia[] media)
    {
        await _world.HearAsync(new InboundSms(World.Ana, HotelDeployment.Number, text) { Media = media });
        await _app.IdleAsync();
    }

    private async Task<ConversationState> StateAsync() => (await _app.Services.GetRequiredService<IConversations>()
        .ReadAsync(ConversationId.For(HotelDeployment.AddressOf(World.Ana)), _world.Patience))!;

    private async Task<JsonNode> OpenCaseAsync()
    {
        var open = Assert.Single(await _app.Services.GetRequiredService<DeskCases>().OpenAsync(_world.Patience).ToListAsync());
        return (await ReadAsync($"/api/desk/cases/{open.Id}"))["case"]!;
    }

    private Task<JsonNode> ThreadAsync(JsonNode one) => ReadAsync($"/api/desk/cases/{one["id"]}");

    private async Task<List<string>> WordsAsync(JsonNode one) =>
    [
        .. (await ThreadAsync(one))["entries"]!.AsArray().Where(entry => entry!["from"]!.GetValue<string>() is "guest")
            .Select(entry => entry!["text"]!.GetValue<string>()),
    ];

    private async Task<JsonNode> ReadAsync(string path)
    {
        using var answer = await _lucia.SendAsync(HttpMethod.Get, path, null, _world.Patience);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync(_world.Patience))!;
    }

    private async Task<(HttpStatusCode Status, JsonNode? Body)> PostAsync(string path, string json)
    {
        using var content = new StringContent(json, System.Text.Encoding.UTF8, "application/json");
        using var answer = await _lucia.SendAsync(HttpMethod.Post, path, content, _world.Patience);
        var body = await answer.Content.ReadAsStringAsync(_world.Patience);
        return (answer.StatusCode, body.Length > 0 ? JsonNode.Parse(body) : null);
    }
}
