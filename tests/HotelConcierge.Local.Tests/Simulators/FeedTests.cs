using HotelConcierge.Simulators;
using HotelConcierge.Simulators.Twilio;
using static HotelConcierge.Local.Tests.Simulators.TwilioClient;

namespace HotelConcierge.Local.Tests.Simulators;

public sealed class FeedTests
{
    [Fact]
    public async Task A_wait_ends_with_the_change_it_waits_for_and_not_before()
    {
        var feed = new Feed<int>();
        var waiting = feed.WaitForAsync(items => items.Contains(3), Patience.Token);
        feed.Add(1);
        feed.Add(2);
        Assert.False(waiting.IsCompleted);
        feed.Add(3);

        Assert.Equal([1, 2, 3], await waiting);
    }

    [Fact]
    public async Task A_wait_can_be_given_up()
    {
        var feed = new Feed<int>();
        using var impatience = new CancellationTokenSource();
        var waiting = feed.WaitForCountAsync(1, impatience.Token);

        await impatience.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }

    [Fact]
    public void A_full_feed_forgets_the_oldest_and_still_counts_them()
    {
        var feed = new Feed<int>(capacity: 2);
        for (var i = 0; i < 5; i++)
            feed.Add(i);

        Assert.Equal([3, 4], feed.Snapshot());
        Assert.Equal(5, feed.Count);
        Assert.Equal([4], feed.ReadFrom(4).Items);
        Assert.Equal([3, 4], feed.ReadFrom(0).Items);
        Assert.Equal((0, 5), (feed.ReadFrom(9).Items.Count, feed.ReadFrom(9).Next));
    }

    [Fact]
    public async Task Readers_see_everything_once_and_in_order_while_it_is_added()
    {
        var feed = new Feed<int>();
        var adding = Task.Run(() =>
        {
            for (var i = 0; i < 1000; i++)
                feed.Add(i);
        });

        var read = new List<int>();
        await foreach (var item in feed.ReadAllAsync(Patience.Token))
        {
            read.Add(item);
            if (read.Count == 1000)
                break;
        }

        await adding;
        Assert.Equal(Enumerable.Range(0, 1000), read);
    }

    [Fact]
    public async Task A_phone_tells_when_it_shows_what_is_waited_for()
    {
        await using var twilio = await SimulatedTwilio.StartAsync();
        using var client = new TwilioClient(twilio);
        var phone = twilio.Phone(Guest);
        var two = phone.WaitForMessagesAsync(2, Patience.Token);
        var goodbye = phone.WaitForAsync(messages => messages.Any(message => message.Body is "Goodbye"), Patience.Token);

        foreach (var body in new[] { "Hello", "Welcome", "Goodbye" })
            (await client.SayAsync(body)).Dispose();
        (await client.SayAsync("Not for Ana", "whatsapp:+34600999888")).Dispose();

        Assert.InRange((await two).Count, 2, 3);
        Assert.Equal("Hello,Welcome,Goodbye", string.Join(',', (await goodbye).Select(message => message.Body)));
        await foreach (var message in twilio.Shown.ReadAllAsync(Patience.Token))
        {
            if (message.Body is "Not for Ana")
                break;
        }

        Assert.Equal(3, phone.Messages.Count);
    }
}
