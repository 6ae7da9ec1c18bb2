using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using HotelConcierge.Contracts;
using HotelConcierge.Simulators.WhatsApp;

namespace HotelConcierge.Local.Tests.Simulators;

/// <summary>The simulated WhatsApp refuses what Meta refuses, in Meta's codes.</summary>
public sealed class WhatsAppServerTests : IAsyncLifetime
{
    private const string Guest = "+34600000001";
    private const string To = "\"messaging_product\":\"whatsapp\",\"to\":\"+34600000001\"";

    private readonly ManualTimeProvider _clock = new();
    private readonly HttpClient _http = new();
    private SimulatedWhatsApp _meta = null!;

    private string Messages => $"v23.0/{_meta.Options.Numbers[0].Id}/messages";

    public async Task InitializeAsync()
    {
        _meta = await SimulatedWhatsApp.StartAsync(new SimulatedWhatsAppOptions { TimeProvider = _clock });
        _meta.Hear(Guest);
    }

    public async Task DisposeAsync()
    {
        _http.Dispose();
        await _meta.DisposeAsync();
    }

    [Theory]
    [InlineData("", 131008)]
    [InlineData("\"type\":\"text\"", 131008)]
    [InlineData("\"type\":\"text\",\"text\":{\"body\":\" \"}", 131008)]
    [InlineData("\"type\":\"poll\",\"poll\":{}", 131051)]
    [InlineData("\"recipient_type\":\"crowd\",\"type\":\"text\",\"text\":{\"body\":\"x\"}", 100)]
    [InlineData("\"type\":\"image\",\"image\":{\"link\":\"https://x.example/a.jpg\",\"id\":\"1\"}", 100)]
    [InlineData("\"type\":\"image\",\"image\":{\"link\":\"here\"}", 100)]
    [InlineData("\"type\":\"location\",\"location\":{\"latitude\":91,\"longitude\":0}", 131009)]
    [InlineData("\"type\":\"template\",\"template\":{\"name\":\"x\"}", 131008)]
    [InlineData("\"type\":\"template\",\"template\":{\"name\":\"x\",\"language\":{\"code\":\"en\"},\"components\":[{\"type\":\"body\",\"parameters\":[{\"type\":\"text\",\"text\":\"a\\nb\"}]}]}", 132018)]
    [InlineData("\"type\":\"interactive\",\"interactive\":{\"type\":\"button\",\"body\":{\"text\":\"?\"},\"action\":{\"buttons\":[]}}", 131009)]
    [InlineData("\"type\":\"interactive\",\"interactive\":{\"type\":\"button\",\"body\":{\"text\":\"?\"},\"action\":{\"buttons\":[{\"type\":\"reply\",\"reply\":{\"id\":\"1\",\"title\":\"a\"}},{\"type\":\"reply\",\"reply\":{\"id\":\"2\",\"title\":\"a\"}}]}}", 131009)]
    [InlineData("\"type\":\"interactive\",\"interactive\":{\"type\":\"list\",\"body\":{\"text\":\"?\"},\"action\":{\"button\":\"more than twenty signs\",\"sections\":[]}}", 100)]
    [InlineData("\"type\":\"interactive\",\"interactive\":{\"type\":\"cta_url\",\"body\":{\"text\":\"?\"},\"action\":{\"name\":\"cta_url\",\"parameters\":{\"display_text\":\"x\",\"url\":\"here\"}}}", 131009)]
    public async Task What_Meta_does_not_take_is_refused_in_its_code(string content, int code)
    {
        var (status, answer) = await PostAsync($"{{{To}{(content.Length > 0 ? "," : "")}{content}}}");

        Assert.Equal((HttpStatusCode.BadRequest, code), (status, (int)answer["error"]!["code"]!));
        Assert.Empty(_meta.Phone(Guest).Messages);
    }

    [Fact]
    public async Task A_text_has_4096_characters_and_no_more()
    {
        Assert.Equal(HttpStatusCode.OK, (await SayAsync(new string('x', 4096))).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await SayAsync(new string('x', 4097))).Status);
    }

    [Fact]
    public async Task Only_the_token_opens_the_api_and_only_its_version_and_number_are_there()
    {
        Assert.Equal((HttpStatusCode.BadRequest, 104), await CodeAsync(Messages, token: null));
        Assert.Equal((HttpStatusCode.Unauthorized, 190), await CodeAsync(Messages, "guessed"));
        Assert.Equal((HttpStatusCode.BadRequest, 100), await CodeAsync(Messages.Replace("v23.0", "v1.0", StringComparison.Ordinal), _meta.Options.AccessToken));
        Assert.Equal((HttpStatusCode.BadRequest, 100), await CodeAsync("v23.0/12345/messages", _meta.Options.AccessToken));

        async Task<(HttpStatusCode, int)> CodeAsync(string path, string? token)
        {
            var (status, answer) = await PostAsync($$"""{{{To}},"type":"text","text":{"body":"x"} }""", path, token);
            return (status, (int)answer["error"]!["code"]!);
        }
    }

    [Fact]
    public async Task A_number_without_a_plus_begins_with_the_country_of_the_business()
    {
        _meta.Hear("+1600000001");
        var (_, answer) = await PostAsync("""{"messaging_product":"whatsapp","to":"600000001","text":{"body":"x"}}""");

        Assert.Equal("1600000001", (string?)answer["contacts"]![0]!["wa_id"]);
        Assert.Single(_meta.Phone("+1600000001").Messages);
        Assert.StartsWith("wamid.", (string?)answer["messages"]![0]!["id"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_both_recipients_the_number_wins()
    {
        await PostAsync($$"""{{{To}},"recipient":"ES.1","text":{"body":"x"} }""");

        Assert.Single(_meta.Phone(Guest).Messages);
        Assert.Empty(_meta.Phone("ES.1").Messages);
    }

    [Fact]
    public async Task One_guest_may_get_45_at_once_and_then_one_in_six_seconds()
    {
        for (var number = 0; number < 45; number++)
            Assert.Equal(HttpStatusCode.OK, (await SayAsync("x")).Status);
        Assert.Equal(131056, (int)(await SayAsync("x")).Answer["error"]!["code"]!);

        _clock.Advance(TimeSpan.FromSeconds(6));
        Assert.Equal(HttpStatusCode.OK, (await SayAsync("x")).Status);
        Assert.Equal(131056, (int)(await SayAsync("x")).Answer["error"]!["code"]!);
    }

    [Fact]
    public async Task After_24_hours_a_text_is_taken_and_does_not_arrive_and_a_template_does()
    {
        _clock.Advance(TimeSpan.FromHours(24));
        Assert.Equal(HttpStatusCode.OK, (await SayAsync("x")).Status);
        Assert.Empty(_meta.Phone(Guest).Messages);

        await PostAsync($$"""{{{To}},"type":"template","template":{"name":"welcome","language":{"code":"en"} } }""");
        Assert.Equal("welcome: ", Assert.Single(_meta.Phone(Guest).Messages).Text);
    }

    [Fact]
    public async Task A_message_that_no_guest_wrote_cannot_be_marked_as_read()
    {
        var (status, answer) = await PostAsync("""{"messaging_product":"whatsapp","status":"read","message_id":"wamid.nobodys"}""");

        Assert.Equal((HttpStatusCode.BadRequest, 131009), (status, (int)answer["error"]!["code"]!));
    }

    private Task<(HttpStatusCode Status, JsonNode Answer)> SayAsync(string text) =>
        PostAsync($$"""{{{To}},"type":"text","text":{"body":"{{text}}"} }""");

    private Task<(HttpStatusCode Status, JsonNode Answer)> PostAsync(string body) => PostAsync(body, Messages, _meta.Options.AccessToken);

    private async Task<(HttpStatusCode Status, JsonNode Answer)> PostAsync(string body, string path, string? token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(_meta.BaseAddress, path))
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        if (token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var answer = await _http.SendAsync(request);
        return (answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync())!);
    }
}
