using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using HotelConcierge.Reservations;
using HotelConcierge.Simulators.Telegram;
using Microsoft.Extensions.DependencyInjection;

namespace HotelConcierge.Local.Tests.WholeApp;

/// <summary>Guests of Telegram, which proves no number, link their stay by a code from the hotel.</summary>
public sealed class StayLinkTests : IAsyncLifetime
{
    private const string Key = "the-operators-key";
    private const string Unknown = "I could not do anything with that code.";
    private const long Ana = 34600000401;
    private const long Ben = 34600000402;

    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false }) { Timeout = Timeout.InfiniteTimeSpan };
    private HotelDeployment _deployment = null!;

    public async Task InitializeAsync()
    {
        _deployment = await HotelDeployment.OpenAsync(embedded: true, ("Admin:Key", Key));
        var today = _deployment.App.Services.GetRequiredService<HotelCatalog>().All.Single().Clock.Today;
        var file =
            $"number,phone,email,checkIn,checkOut,room,name,level\nB-1,+34600000499,ana@example.com,{today.AddDays(-1):yyyy-MM-dd},{today.AddDays(6):yyyy-MM-dd},417,Ana,GOLD\n";
        using var request = new HttpRequestMessage(HttpMethod.Put, _deployment.App.Url + "/api/reservations")
        {
            Content = new StringContent(file, Encoding.UTF8, "text/csv"),
        };
        using var answer = await SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    public async Task DisposeAsync()
    {
        _http.Dispose();
        await _deployment.DisposeAsync();
    }

    [Fact]
    public async Task A_link_from_the_confirmation_opens_the_chat_with_the_stay_known()
    {
        var (code, link) = await IssueAsync();
        var payload = link[(link.IndexOf("?start=", StringComparison.Ordinal) + 7)..];
        Assert.Equal($"https://t.me/simulated_concierge_bot?start=hotel_{code}", link);

        var read = await WriteAsync(Ana, $"/start {payload}");

        Assert.Contains(
            read,
            text => text.StartsWith("Your stay at AnyCompany Luxury Resort from ", StringComparison.Ordinal) && !text.Contains('{'));
        Assert.Contains(read, text => text.Contains("Hello, Ana! It is good to have you", StringComparison.Ordinal));
        Assert.Contains("417", Assert.Single(await WriteAsync(Ana, "What is my room?")), StringComparison.Ordinal);
        Assert.Contains(
            "Linked by a code: your stay",
            Assert.Single(await WriteAsync(Ana, "Which stay is linked?")),
            StringComparison.Ordinal);

        // No door is opened by a made-up key, and this guest's standing would get one.
        Assert.DoesNotContain(_deployment.Telegram.Chat(Ana).Messages, message => message.Kind == "document");

        // The code is nowhere in the store but as a digest.
        Assert.DoesNotContain(await _deployment.App.ReadStoreAsync(), row => row.Contains(code, StringComparison.OrdinalIgnoreCase));

        Assert.StartsWith("Done: no stay is linked", Assert.Single(await WriteAsync(Ana, "unlink my stay")), StringComparison.Ordinal);
        Assert.Contains("no reservation", Assert.Single(await WriteAsync(Ana, "What is my room?")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wrong_used_and_slipped_codes_get_one_answer_and_the_rest_of_the_message_its_own()
    {
        var (code, _) = await IssueAsync();
        await WriteAsync(Ana, "/start hotel");
        await WriteAsync(Ben, "/start hotel");
        Assert.StartsWith("Your stay at", Assert.Single(await WriteAsync(Ana, code)), StringComparison.Ordinal);

        var answers = new List<string>();
        foreach (var wrong in new[] { code, "HC-0000-0000-0000", "hc-7777-7777-7777" })
            answers.Add(Assert.Single(await WriteAsync(Ben, wrong)));
        Assert.All(answers, answer => Assert.StartsWith(Unknown, answer, StringComparison.Ordinal));
        Assert.Single(answers.Distinct(StringComparer.Ordinal));
        Assert.Contains("no reservation", Assert.Single(await WriteAsync(Ben, "What is my room?")), StringComparison.Ordinal);

        // The guest's own code again, with a question beside it.
        var both = string.Join('\n', await WriteAsync(Ana, $"{code} Is the pool open in the morning?"));
        Assert.Contains("Your stay at", both, StringComparison.Ordinal);
        Assert.Contains("open from 9:00 to 20:30", both, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Forget_me_takes_the_link_and_leaves_the_hotels_record()
    {
        var (code, _) = await IssueAsync();
        await WriteAsync(Ana, "/start hotel");
        await WriteAsync(Ana, code);
        await WriteAsync(Ana, "forget me");

        await WriteAsync(Ana, "/start hotel");
        Assert.Contains("no reservation", Assert.Single(await WriteAsync(Ana, "What is my room?")), StringComparison.Ordinal);
        Assert.Contains("417", await _deployment.WriteAsync("whatsapp:+34600000499", "What is my room?"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_code_is_made_for_a_reservation_that_there_is_and_only_with_the_key()
    {
        using var unknown = new HttpRequestMessage(HttpMethod.Post, _deployment.App.Url + "/api/reservations/B-2/link");
        using var none = await SendAsync(unknown);
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);

        using var open = new HttpRequestMessage(HttpMethod.Post, _deployment.App.Url + "/api/reservations/B-1/link");
        using var refused = await _http.SendAsync(open, _deployment.World.Patience);
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
    }

    private async Task<(string Code, string Link)> IssueAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, _deployment.App.Url + "/api/reservations/B-1/link");
        using var answer = await SendAsync(request);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var json = (await answer.Content.ReadFromJsonAsync<JsonObject>(_deployment.World.Patience))!;
        Assert.Equal(("+34600000499", "ana@example.com"), ((string)json["phone"]!, (string)json["email"]!));
        _deployment.World.Hide((string)json["code"]!);
        return ((string)json["code"]!, (string)json["links"]!["telegram"]!);
    }

    /// <summary>A guest writes on Telegram, and the turn ends.</summary>
    /// <returns>What they read then.</returns>
    private async Task<IReadOnlyList<string>> WriteAsync(long chat, string text)
    {
        var before = _deployment.Telegram.Chat(chat).Messages.Count;
        await _deployment.DoAsync(new GuestAction(chat) { Text = text });
        return [.. _deployment.Telegram.Chat(chat).Messages.Skip(before).Select(message => message.Text)];
    }

    private Task<HttpResponseMessage> SendAsync(HttpRequestMessage request)
    {
        request.Headers.Add("x-functions-key", Key);
        return _http.SendAsync(request, _deployment.World.Patience);
    }
}
