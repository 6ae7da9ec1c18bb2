using HotelConcierge.Channels;
using HotelConcierge.Conversations;
using HotelConcierge.Messages;
using HotelConcierge.Storage;
using Xunit;

namespace HotelConcierge.Contracts.Conversations;

/// <summary>What is kept of guests' wishes to be left alone, on every store.</summary>
public abstract class OptOutsContract
{
    private const string Number = "+34600000001";
    private const string ScopedId = "ES.13491208655302741918";
    private static readonly DateTimeOffset Noon = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly ConversationAddress Guest = new(new("phone"), "+14155238886", Number);
    private static readonly InboundMessage Both = new("m1", Guest, MessageKind.Text, "hello") { GuestAliases = [ScopedId] };

    /// <summary>An empty store.</summary>
    protected abstract ITableStore Store { get; }

    private OptOuts OptOuts => new(Store, new ChannelCatalog([]));

    [Fact]
    public async Task Who_never_wished_anything_has_no_wish_and_leaves_no_row()
    {
        var standing = await OptOuts.OfAsync(new InboundMessage("m1", Guest, MessageKind.Text, "hello"), default);

        Assert.Equal(new(OptOuts.PairOf(Guest), Wish: null), standing);
        Assert.Null(await Store.FindAsync(OptOuts.Table, standing.Pair.Value, OptOuts.Key, default));
    }

    [Fact]
    public async Task The_later_wish_counts_in_whatever_order_and_however_often_both_are_kept()
    {
        var (stop, start) = (new OptOutWish(IsOut: true, Noon), new OptOutWish(IsOut: false, Noon.AddTicks(1)));
        foreach (var wish in new[] { start, stop, start, stop })
            await KeepAsync(Guest, wish);

        Assert.Equal(start, await WishOfAsync(Guest));
        await KeepAsync(Guest, new(IsOut: true, Noon.AddHours(1)));
        Assert.Equal(new(IsOut: true, Noon.AddHours(1)), await WishOfAsync(Guest));
    }

    [Fact]
    public async Task Of_two_wishes_of_one_moment_the_one_to_be_left_alone_counts()
    {
        await KeepAsync(Guest, new(IsOut: false, Noon));
        await KeepAsync(Guest, new(IsOut: true, Noon));
        await KeepAsync(Guest, new(IsOut: false, Noon));

        Assert.Equal(new(IsOut: true, Noon), await WishOfAsync(Guest));
    }

    [Fact]
    public async Task What_the_channel_said_is_told_from_what_the_guest_did()
    {
        var blocked = new OptOutWish(IsOut: true, Noon) { IsByChannel = true };
        await KeepAsync(Guest, blocked);
        Assert.Equal(blocked, await WishOfAsync(Guest));

        await KeepAsync(Guest, new(IsOut: true, Noon.AddSeconds(1)));
        await KeepAsync(Guest, blocked with { At = Noon.AddSeconds(2) });
        Assert.Equal(new(IsOut: true, Noon.AddSeconds(2)), await WishOfAsync(Guest));

        await KeepAsync(Guest, new(IsOut: false, Noon.AddSeconds(3)));
        await KeepAsync(Guest, blocked with { At = Noon.AddSeconds(4) });
        Assert.Equal(blocked with { At = Noon.AddSeconds(4) }, await WishOfAsync(Guest));
    }

    [Fact]
    public async Task A_wish_is_about_one_of_our_numbers_and_of_one_guest()
    {
        await KeepAsync(Guest, new(IsOut: true, Noon));

        Assert.Null(await WishOfAsync(Guest with { Business = "+14155238887" }));
        Assert.Null(await WishOfAsync(Guest with { Guest = "+34600000002" }));
        Assert.Null(await WishOfAsync(Guest with { Channel = new("other") }));
    }

    [Theory]
    [InlineData(Number)]
    [InlineData(ScopedId)]
    public async Task Once_two_ids_came_together_a_wish_by_either_holds_for_both(string by)
    {
        await OptOuts.OfAsync(Both, default);

        await KeepAsync(Guest with { Guest = by }, new(IsOut: true, Noon));
        foreach (var id in new[] { Number, ScopedId })
            Assert.Equal(new(IsOut: true, Noon), await WishOfAsync(Guest with { Guest = id }));

        await KeepAsync(Guest with { Guest = by == Number ? ScopedId : Number }, new(IsOut: false, Noon.AddSeconds(1)));
        foreach (var id in new[] { Number, ScopedId })
            Assert.Equal(new(IsOut: false, Noon.AddSeconds(1)), await WishOfAsync(Guest with { Guest = id }));
    }

    [Theory]
    [InlineData(Number)]
    [InlineData(ScopedId)]
    public async Task A_wish_of_before_the_two_ids_came_together_holds_for_both_from_then_on(string by)
    {
        await KeepAsync(Guest with { Guest = by }, new(IsOut: true, Noon));

        Assert.True((await OptOuts.OfAsync(Both, default)).Wish?.IsOut);
        Assert.Equal(new(IsOut: true, Noon), await WishOfAsync(Guest));
        Assert.Equal(new(IsOut: true, Noon), await WishOfAsync(Guest with { Guest = ScopedId }));
    }

    [Fact]
    public async Task Of_two_ids_with_a_wish_each_the_later_one_counts_for_both()
    {
        await KeepAsync(Guest, new(IsOut: true, Noon));
        await KeepAsync(Guest with { Guest = ScopedId }, new(IsOut: false, Noon.AddSeconds(1)));

        Assert.Equal(new(IsOut: false, Noon.AddSeconds(1)), (await OptOuts.OfAsync(Both, default)).Wish);
    }

    [Fact]
    public async Task A_third_id_joins_the_two_and_all_are_one()
    {
        await OptOuts.OfAsync(Both, default);
        await KeepAsync(Guest with { Guest = ScopedId }, new(IsOut: true, Noon));

        var otherNumber = Guest with { Guest = "+34600000009" };
        await OptOuts.OfAsync(new InboundMessage("m2", otherNumber, MessageKind.Text, "hello") { GuestAliases = [ScopedId] }, default);

        foreach (var id in new[] { Number, ScopedId, otherNumber.Guest })
            Assert.Equal(new(IsOut: true, Noon), await WishOfAsync(Guest with { Guest = id }));
    }

    [Fact]
    public async Task Two_ids_that_come_together_many_times_at_once_with_a_wish_by_each_are_one_with_the_later_wish()
    {
        await Task.WhenAll(
        [
            .. Enumerable.Range(0, 8).Select(_ => OptOuts.OfAsync(Both, default)),
            KeepAsync(Guest, new(IsOut: true, Noon)),
            KeepAsync(Guest with { Guest = ScopedId }, new(IsOut: true, Noon.AddSeconds(1))),
        ]);

        Assert.Equal(new(IsOut: true, Noon.AddSeconds(1)), await WishOfAsync(Guest));
        Assert.Equal(new(IsOut: true, Noon.AddSeconds(1)), await WishOfAsync(Guest with { Guest = ScopedId }));
    }

    [Fact]
    public async Task No_row_names_anybody()
    {
        await OptOuts.OfAsync(Both, default);
        await KeepAsync(Guest, new(IsOut: true, Noon));

        foreach (var id in new[] { Number, ScopedId })
        {
            var row = await Store.FindAsync(OptOuts.Table, OptOuts.PairOf(Guest with { Guest = id }).Value, OptOuts.Key, default);
            Assert.DoesNotContain(id, string.Join('|', row!.Properties.Values.Append(row.Partition)), StringComparison.Ordinal);
        }
    }

    private Task KeepAsync(ConversationAddress address, OptOutWish wish) =>
        OptOuts.RecordAsync(new(OptOuts.PairOf(address), wish), default);

    private async Task<OptOutWish?> WishOfAsync(ConversationAddress address) => (await OptOuts.OfAsync(address, default)).Wish;
}
