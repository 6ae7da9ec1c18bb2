using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using HotelConcierge.Simulators.OpenAI;
using HotelConcierge.Simulators.Twilio;
using static HotelConcierge.Local.Tests.Simulators.TwilioClient;

namespace HotelConcierge.Local.Tests.Simulators;

public sealed class ControlTests
{
    [Fact]
    public async Task Another_process_can_play_a_guest_and_read_the_phone()
    {
        await using var app = await ReceivingApp.StartAsync();
        await using var twilio = await SimulatedTwilio.StartAsync();
        using var client = new TwilioClient(twilio);
        using var control = new HttpClient { BaseAddress = twilio.BaseAddress };

        await PutAsync(control, "/control/webhook", new { url = app.Url });
        var delivered = await PostAsync(
            control,
            "/control/inbound",
            new
            {
                from = Guest,
                to = Hotel,
                body = "Hello",
                media = new[] { new { contentType = "image/png", bytes = "AQI=" } },
            }
        );
        var again = await PostAsync(control, "/control/redeliver", new { messageSid = delivered.Text("messageSid") });
        var waiting = control.GetAsync($"/control/phones/{Guest}/messages?after=0&wait=30");
        (await client.SayAsync("Welcome")).Dispose();
        var shown = await waiting.JsonAsync();
        var none = await control.GetAsync($"/control/phones/{Guest}/messages?after={shown.GetProperty("next").GetInt64()}").JsonAsync();

        Assert.True(delivered.GetProperty("succeeded").GetBoolean());
        Assert.Equal(200, again.GetProperty("statusCode").GetInt32());
        Assert.Equal(2, app.Received.Count);
        Assert.Equal("Welcome", Assert.Single(shown.GetProperty("items").EnumerateArray()).Text("body"));
        Assert.Equal(0, none.GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task Another_process_can_plan_await_release_and_clear_faults()
    {
        await using var twilio = await SimulatedTwilio.StartAsync();
        using var client = new TwilioClient(twilio);
        using var control = new HttpClient { BaseAddress = twilio.BaseAddress };

        var hang = await PostAsync(control, "/control/faults", new { kind = "hangAfterAccepting", onlyTo = Guest });
        await PostAsync(
            control,
            "/control/faults",
            new
            {
                kind = "tooManyRequests",
                untilCleared = true,
                retryAfterSeconds = 3,
                on = "listMessages",
            }
        );
        var held = client.SayAsync("Hello");
        var struck = await control.GetAsync($"/control/faults/{hang.GetProperty("id").GetInt32()}?hits=1&wait=30").JsonAsync();
        using var limited = await client.GetAsync(client.MessagesPath);
        await PostAsync(control, "/control/faults/clear", new { });
        await PostAsync(control, "/control/release", new { });
        using var released = await held;
        using var list = await client.GetAsync(client.MessagesPath);

        Assert.Equal((1, "hangAfterAccepting"), (struck.GetProperty("hits").GetInt32(), struck.Text("kind")));
        Assert.Equal((429, TimeSpan.FromSeconds(3)), ((int)limited.StatusCode, limited.Headers.RetryAfter!.Delta));
        Assert.Equal((201, 200), ((int)released.StatusCode, (int)list.StatusCode));
    }

    [Fact]
    public async Task Another_process_can_opt_guests_out_and_choose_how_statuses_come()
    {
        await using var app = await ReceivingApp.StartAsync();
        await using var twilio = await SimulatedTwilio.StartAsync();
        using var client = new TwilioClient(twilio);
        using var control = new HttpClient { BaseAddress = twilio.BaseAddress };

        await PostAsync(control, $"/control/recipients/{Guest}", new { state = "optedOut", lateStatus = "failed" });
        await PostAsync(control, "/control/statuses", new { mode = "missing" });
        var created = await client.CreateAsync(
            ("To", Guest), ("From", Hotel), ("Body", "Hello"), ("StatusCallback", app.Url)).JsonAsync();
        await twilio.WaitUntilIdleAsync(Patience.Token);
        await PostAsync(control, "/control/statuses", new { messageSid = created.Text("sid"), status = "undelivered", errorCode = 63014 });
        var statuses = await control.GetAsync("/control/statuses?after=0").JsonAsync();

        Assert.Equal("63014", Assert.Single(app.Received.Snapshot())["ErrorCode"]);
        Assert.Equal("undelivered", Assert.Single(statuses.GetProperty("items").EnumerateArray()).Text("status"));
    }

    [Fact]
    public async Task Another_process_can_script_the_model_and_see_what_it_was_asked()
    {
        await using var openAI = await SimulatedOpenAI.StartAsync();
        using var client = new PlainOpenAIClient(openAI);
        using var control = new HttpClient { BaseAddress = openAI.BaseAddress };

        await PostAsync(control, "/control/answers", new object[]
        {
            new { toolCalls = new[] { new { name = "find", arguments = "{}" } } },
            new { text = "Welcome", fault = "hang", usage = new { promptTokens = 1, completionTokens = 1 } },
        });
        await PostAsync(control, "/control/transcriptions", new { text = "Hola" });
        (await client.AskAsync("first")).Dispose();
        var held = client.AskAsync("second");
        var calls = await control.GetAsync("/control/calls?after=1&wait=30").JsonAsync();
        await PostAsync(control, "/control/release", new { });
        var answer = await held.JsonAsync();

        Assert.Equal("second", Assert.Single(calls.GetProperty("items").EnumerateArray()).Text("lastUserText"));
        Assert.Equal("Welcome", answer.GetProperty("choices")[0].GetProperty("message").Text("content"));
        Assert.Equal("Hola", (await client.TranscribeAsync([1]).JsonAsync()).Text("text"));
    }

    [Theory]
    [InlineData("/control/inbound", """{"from":"+34600111222"}""", 400, "to")]
    [InlineData("/control/inbound", """{"from":"+34600111222","to":"+34900000000","body":"x"}""", 409, "WebhookUrl")]
    [InlineData("/control/inbound", """{"form":"typo"}""", 400, "form")]
    [InlineData("/control/redeliver", """{"messageSid":"SM1"}""", 409, "SM1")]
    [InlineData("/control/faults", """{"kind":"earthquake"}""", 400, "kind")]
    [InlineData("/control/faults", """{"kind":"hang","times":0}""", 400, "Times")]
    [InlineData("/control/release", """{"id":7}""", 404, "7")]
    [InlineData("/control/statuses", """{}""", 400, "mode")]
    public async Task Bad_input_is_answered_with_what_is_wrong(string path, string body, int status, string named)
    {
        await using var twilio = await SimulatedTwilio.StartAsync();
        using var control = new HttpClient { BaseAddress = twilio.BaseAddress };

        using var answer = await control.PostAsync(path, new StringContent(body, Encoding.UTF8, "application/json"));

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Contains(named, (await answer.JsonAsync()).Text("error"), StringComparison.Ordinal);
    }

    private static async Task<JsonElement> PostAsync(HttpClient control, string path, object body)
    {
        using var answer = await control.PostAsJsonAsync(path, body);
        return await ReadAsync(answer);
    }

    private static async Task PutAsync(HttpClient control, string path, object body)
    {
        using var answer = await control.PutAsJsonAsync(path, body);
        await ReadAsync(answer);
    }

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{(int)answer.StatusCode} {text}");
        return text.Length == 0 ? default : JsonElement.Parse(text);
    }
}
