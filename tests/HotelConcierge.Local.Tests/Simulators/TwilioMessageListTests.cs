using System.Globalization;
using System.Net;
using System.Text.Json;
using HotelConcierge.Simulators.Twilio;
using static HotelConcierge.Local.Tests.Simulators.TwilioClient;

namespace HotelConcierge.Local.Tests.Simulators;

public sealed class TwilioMessageListTests
{
    [Fact]
    public async Task Messages_are_listed_newest_first_and_by_address()
    {
        await using var twilio = await SimulatedTwilio.StartAsync();
        using var client = new TwilioClient(twilio);
        foreach (var (body, to) in new[] { ("one", Guest), ("other", "whatsapp:+34600999888"), ("two", Guest) })
            (await client.SayAsync(body, to)).Dispose();

        Assert.Equal("two,other,one", await BodiesAsync(client, ""));
        Assert.Equal("two,one", await BodiesAsync(client, $"?To={Uri.EscapeDataString(Guest)}"));
        Assert.Empty(await BodiesAsync(client, "?From=%2B1"));
    }

    [Fact]
    public async Task Pages_follow_each_other_though_messages_arrive_meanwhile()
    {
        await using var twilio = await SimulatedTwilio.StartAsync();
        using var client = new TwilioClient(twilio);
        for (var i = 1; i <= 5; i++)
            (await client.SayAsync(i.ToString(CultureInfo.InvariantCulture))).Dispose();

        var first = await client.GetAsync($"{client.MessagesPath}?PageSize=2&To={Uri.EscapeDataString(Guest)}").JsonAsync();
        (await client.SayAsync("late")).Dispose();
        var second = await client.GetAsync(first.Text("next_page_uri")!).JsonAsync();
        var third = await client.GetAsync(second.Text("next_page_uri")!).JsonAsync();
        var back = await client.GetAsync(third.Text("previous_page_uri")!).JsonAsync();

        Assert.Equal("5,4", Bodies(first));
        Assert.Equal("3,2", Bodies(second));
        Assert.Equal("1", Bodies(third));
        Assert.Null(third.Text("next_page_uri"));
        Assert.Equal("3,2", Bodies(back));
        Assert.Equal((2, 4), (third.GetProperty("page").GetInt32(), third.GetProperty("start").GetInt32()));
    }

    [Theory]
    [InlineData("DateSent=2026-03-01", "on the day")]
    [InlineData("DateSent%3E=2026-03-01", "after,on the day")]
    [InlineData("DateSent%3C=2026-03-01", "on the day,before")]
    [InlineData("DateSent%3E=2026-03-02&DateSent%3C=2026-03-02", "after")]
    [InlineData("DateSent%3E=2026-03-01T23:59:59Z", "after,on the day")]
    [InlineData("DateSent=2026-03-02T01:00:00%2B02:00", "on the day")]
    public async Task Dates_filter_by_their_day_in_utc(string filter, string expected)
    {
        var clock = new SettableClock();
        await using var twilio = await SimulatedTwilio.StartAsync(new SimulatedTwilioOptions { TimeProvider = clock });
        using var client = new TwilioClient(twilio);
        foreach (var (body, at) in new[]
            {
                ("before", "2026-02-28T23:59:59Z"),
                ("on the day", "2026-03-01T00:00:00Z"),
                ("after", "2026-03-02T00:00:00Z"),
            }
        )
        {
            clock.Now = DateTimeOffset.Parse(at, CultureInfo.InvariantCulture);
            (await client.SayAsync(body)).Dispose();
            await twilio.WaitUntilIdleAsync(Patience.Token);
        }

        Assert.Equal(expected, await BodiesAsync(client, "?" + filter));
    }

    [Fact]
    public async Task What_is_no_date_is_refused_with_20001()
    {
        await using var twilio = await SimulatedTwilio.StartAsync();
        using var client = new TwilioClient(twilio);

        using var answer = await client.GetAsync(client.MessagesPath + "?DateSent=%3E%3D2026-03-01");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(20001, (await answer.JsonAsync()).GetProperty("code").GetInt32());
    }

    [Fact]
    public async Task Lists_and_single_messages_need_the_accounts_credentials()
    {
        await using var twilio = await SimulatedTwilio.StartAsync();
        using var client = new TwilioClient(twilio);
        using var stranger = new TwilioClient(twilio, token: "wrong");
        var created = await client.SayAsync("Hello").JsonAsync();

        using var list = await stranger.GetAsync(stranger.MessagesPath);
        using var single = await stranger.GetAsync(created.Text("uri")!);
        using var unknown = await client.GetAsync(created.Text("uri")!.Replace(created.Text("sid")!, "SM1", StringComparison.Ordinal));

        Assert.Equal(HttpStatusCode.Unauthorized, list.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, single.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    private static async Task<string> BodiesAsync(TwilioClient client, string query) =>
        Bodies(await client.GetAsync(client.MessagesPath + query).JsonAsync());

    private static string Bodies(JsonElement page) =>
        string.Join(',', page.GetProperty("messages").EnumerateArray().Select(message => message.Text("body")));

    private sealed class SettableClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; }

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
