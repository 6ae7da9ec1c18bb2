using HotelConcierge.Channels;
using HotelConcierge.Contracts.Storage;
using HotelConcierge.Messages;
using HotelConcierge.Storage;

namespace HotelConcierge.Tests.Channels;

public sealed class GuestAliasesTests
{
    private const string Number = "whatsapp:+34600000000";
    private const string Scoped = "whatsapp:ES.1234567890";
    private readonly GuestAliases _aliases = new(new InMemoryTableStore());

    [Fact]
    public async Task A_guest_with_one_id_has_the_conversation_of_that_id()
    {
        Assert.Equal(Own(Number), await OfAsync(Number));
        Assert.Equal(Own(Number), await OfAsync(Number));
        Assert.NotEqual(await OfAsync(Number), await OfAsync("whatsapp:+34600000001"));
    }

    [Fact]
    public async Task A_guest_first_seen_by_number_keeps_the_conversation_under_the_scoped_id()
    {
        await OfAsync(Number);
        Assert.Equal(Own(Number), await OfAsync(Number, Scoped));
        Assert.Equal(Own(Number), await OfAsync(Scoped));
    }

    [Fact]
    public async Task A_guest_first_seen_by_the_scoped_id_keeps_the_conversation_under_the_number()
    {
        await OfAsync(Scoped);
        Assert.Equal(Own(Scoped), await OfAsync(Number, Scoped));
        Assert.Equal(Own(Scoped), await OfAsync(Number));
        Assert.Equal(Own(Scoped), await OfAsync(Scoped, Number));
    }

    [Fact]
    public async Task A_guest_first_seen_by_both_ids_is_known_by_each()
    {
        Assert.Equal(Own(Number), await OfAsync(Number, Scoped));
        Assert.Equal(Own(Number), await OfAsync(Scoped));
        Assert.Equal(Own(Number), await OfAsync(Number));
    }

    [Fact]
    public async Task A_third_id_joins_the_same_conversation_by_any_of_the_others()
    {
        await OfAsync(Number, Scoped);
        await OfAsync(Scoped, "whatsapp:ES.parent");

        Assert.Equal(Own(Number), await OfAsync("whatsapp:ES.parent"));
    }

    [Fact]
    public async Task Two_ids_that_were_two_conversations_before_they_were_linked_stay_each_where_it_is()
    {
        await OfAsync(Number);
        await OfAsync(Scoped);

        Assert.Equal(Own(Number), await OfAsync(Number, Scoped));
        Assert.Equal(Own(Scoped), await OfAsync(Scoped));
    }

    [Fact]
    public async Task Another_business_address_is_another_conversation()
    {
        await OfAsync(Number, Scoped);
        var elsewhere = new InboundMessage("m", new(new("twilio"), "whatsapp:+1999", Scoped), MessageKind.Text, "");

        Assert.Equal(ConversationId.For(elsewhere.Address), await _aliases.ConversationOfAsync(elsewhere, CancellationToken.None));
    }

    [Fact]
    public async Task A_report_about_a_message_of_ours_finds_the_conversation_by_any_id()
    {
        await OfAsync(Number, Scoped);

        Assert.Equal(Own(Number), await _aliases.ConversationOfAsync(Address(Scoped), CancellationToken.None));
        Assert.Equal(Own(Number), await _aliases.ConversationOfAsync(Address(Number), CancellationToken.None));
        Assert.Equal(Own("whatsapp:+1"), await _aliases.ConversationOfAsync(Address("whatsapp:+1"), CancellationToken.None));
    }

    [Fact]
    public async Task An_alias_that_repeats_the_id_itself_is_none()
    {
        Assert.Equal(Own(Number), await OfAsync(Number, Number, Number));
        Assert.Equal(Own(Number), await OfAsync(Number));
    }

    [Fact]
    public async Task Messages_under_both_ids_at_the_same_moment_end_in_one_conversation()
    {
        for (var round = 0; round < 50; round++)
        {
            var (number, scoped) = ($"number-{round}", $"scoped-{round}");
            var first = await Task.WhenAll(
                Task.Run(() => OfAsync(number, scoped)), Task.Run(() => OfAsync(scoped)), Task.Run(() => OfAsync(number, scoped)));

            Assert.Single(first.Distinct());
            Assert.Equal(first[0], await OfAsync(scoped));
            Assert.Equal(first[0], await OfAsync(number));
        }
    }

    [Fact]
    public async Task No_id_of_a_guest_is_stored()
    {
        var store = new InMemoryTableStore();
        await new GuestAliases(store).ConversationOfAsync(Message(Number, Scoped), CancellationToken.None);

        var rows = new List<TableRow>();
        foreach (var guest in new[] { Number, Scoped })
        {
            await foreach (var row in store.ScanAsync(new("aliases"), Own(guest).Value, "", CancellationToken.None))
                rows.Add(row);
        }

        Assert.Equal(2, rows.Count);
        Assert.All(
            rows,
            row => Assert.DoesNotMatch("34600000000|1234567890", row.Partition + row.Key + string.Concat(row.Properties.Values)));
    }

    private Task<ConversationId> OfAsync(string guest, params string[] aliases) =>
        _aliases.ConversationOfAsync(Message(guest, aliases), CancellationToken.None);

    private static InboundMessage Message(string guest, params string[] aliases) =>
        new("m", Address(guest), MessageKind.Text, "hello") { GuestAliases = aliases };

    private static ConversationAddress Address(string guest) => new(new("twilio"), "whatsapp:+14155238886", guest);

    private static ConversationId Own(string guest) => ConversationId.For(Address(guest));
}
