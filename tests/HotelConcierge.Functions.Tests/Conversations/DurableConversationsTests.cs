using System.Text.Json;
using HotelConcierge.Conversations;
using HotelConcierge.Functions.Conversations;
using HotelConcierge.Messages;
using HotelConcierge.Orchestration;
using Microsoft.DurableTask.Entities;

namespace HotelConcierge.Functions.Tests.Conversations;

public sealed class DurableConversationsTests
{
    private static readonly DateTimeOffset Noon = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly ConversationId Guest = ConversationId.For(new(new ChannelName("twilio"), "+1", "+2"));

    private readonly EntitiesOfOneTest _entities = new();

    [Fact]
    public async Task An_event_is_signalled_to_the_conversations_entity()
    {
        await Conversations().SignalAsync(Guest, new ConversationEvent.PersonJoined(Noon), default);

        var (id, operation, input) = Assert.Single(_entities.Signals);
        Assert.Equal((new EntityInstanceId(nameof(ConversationEntity), Guest.Value), nameof(ConversationEntity.Apply)), (id, operation));
        Assert.Equal(new ConversationSignal(new ConversationEvent.PersonJoined(Noon)), input);
    }

    [Fact]
    public async Task A_conversation_nobody_heard_of_and_one_without_a_state_are_none()
    {
        var empty = new ConversationId("twilio-empty");
        _entities.States[ConversationEntity.IdOf(empty)] = null;

        Assert.Null(await Conversations().ReadAsync(Guest, default));
        Assert.Null(await Conversations().ReadAsync(empty, default));
    }

    [Fact]
    public async Task A_conversation_is_read_as_it_was_stored()
    {
        _entities.States[ConversationEntity.IdOf(Guest)] = new ConversationState { Turns = 7, LastHeardAt = Noon };

        Assert.Equal(7, (await Conversations().ReadAsync(Guest, default))!.Turns);
    }

    [Fact]
    public async Task A_function_that_handed_over_no_client_is_told_so() =>
        await Assert.ThrowsAsync<InvalidOperationException>(() => new DurableConversations().ReadAsync(Guest, default));

    [Fact]
    public void A_state_survives_the_way_durable_writes_it()
    {
        var state = new ConversationState { Mode = ConversationMode.WithPerson, Turns = 3, LastHeardAt = Noon };
        object written = state;

        var read = JsonSerializer.Deserialize<ConversationState>(
            JsonSerializer.Serialize(written, written.GetType(), TurnJson.Options),
            TurnJson.Options
        )!;

        Assert.Equal((state.Mode, state.Turns, state.LastHeardAt), (read.Mode, read.Turns, read.LastHeardAt));
    }

    private DurableConversations Conversations() => new DurableConversations().Use(new ClientOfOneTest(_entities));
}
