using HotelConcierge.Channels;
using HotelConcierge.Contracts.Storage;
using HotelConcierge.Messages;
using HotelConcierge.Sending;
using HotelConcierge.Storage;

namespace HotelConcierge.Tests.Sending;

public sealed class DeliveriesTests
{
    private static readonly ConversationId Guest = new("phone-abc");
    private static readonly ConversationAddress Address = new(new("phone"), "desk", "guest");
    private readonly InMemoryTableStore _store = new();
    private readonly Deliveries _deliveries;

    public DeliveriesTests() => _deliveries = new(_store);

    [Fact]
    public async Task Reports_in_any_order_leave_the_furthest_state()
    {
        DeliveryState[] states =
        [
            DeliveryState.Delivered,
            DeliveryState.Sent,
            DeliveryState.Read,
            DeliveryState.Accepted,
            DeliveryState.Delivered,
        ];
        var news = new List<bool>();
        foreach (var state in states)
            news.Add(await RecordAsync(state));

        Assert.Equal([true, false, true, false, false], news);
        Assert.Equal("Read", (await FindAsync())!["state"]);
    }

    [Fact]
    public async Task A_repeated_report_is_no_news()
    {
        Assert.True(await RecordAsync(DeliveryState.Sent));
        Assert.False(await RecordAsync(DeliveryState.Sent));
    }

    [Fact]
    public async Task A_failure_is_final_and_keeps_its_reason()
    {
        Assert.True(await RecordAsync(DeliveryState.Sent));
        Assert.True(await RecordAsync(DeliveryState.Failed, new(SendFailure.OptedOut, "21610")));
        Assert.False(await RecordAsync(DeliveryState.Delivered));
        Assert.False(await RecordAsync(DeliveryState.Failed, new(SendFailure.Permanent, "63024")));

        var row = await FindAsync();
        Assert.Equal(("Failed", "OptedOut", "21610"), (row!["state"], row["failure"], row["code"]));
    }

    [Fact]
    public async Task Reports_that_come_at_the_same_time_leave_the_furthest_state_and_one_of_each_is_news()
    {
        var states = Enum.GetValues<DeliveryState>();
        var news = await Task.WhenAll(Enumerable.Range(0, 100).Select(i => Task.Run(() => RecordAsync(states[i % states.Length]))));

        Assert.Equal("Failed", (await FindAsync())!["state"]);
        Assert.InRange(news.Count(isNews => isNews), 1, states.Length);
    }

    [Fact]
    public async Task Messages_are_told_apart()
    {
        await RecordAsync(DeliveryState.Read);
        Assert.True((await _deliveries.RecordAsync(Guest, new("SM2", Address, DeliveryState.Sent), CancellationToken.None)).IsLater);
        Assert.Equal("Read", (await FindAsync())!["state"]);
    }

    [Fact]
    public async Task A_charge_is_news_once_whatever_the_state_that_it_comes_with()
    {
        var charged = new DeliveryReport("SM1", Address, DeliveryState.Delivered) { Charge = new("service", "regular") };
        await RecordAsync(DeliveryState.Read);

        Assert.Equal(new(IsLater: false, IsCharge: true), await _deliveries.RecordAsync(Guest, charged, CancellationToken.None));
        Assert.False(await _deliveries.IsNewsAsync(Guest, charged, CancellationToken.None));
        Assert.Equal("Read", (await FindAsync())!["state"]);
    }

    private async Task<bool> RecordAsync(DeliveryState state, DeliveryFailure? failure = null) =>
        (await _deliveries.RecordAsync(Guest, new("SM1", Address, state, failure), CancellationToken.None)).IsLater;

    private Task<TableRow?> FindAsync() => _store.FindAsync(GuestTables.Deliveries, Guest.Value, "SM1", CancellationToken.None);
}
