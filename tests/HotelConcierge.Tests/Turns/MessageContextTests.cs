using HotelConcierge.Conversations;
using HotelConcierge.Messages;
using Microsoft.Extensions.AI;

namespace HotelConcierge.Tests.Turns;

/// <summary>What came with a message and is not the guest's words reaches the model as what it is, and does nothing by itself.</summary>
public sealed class MessageContextTests : IDisposable
{
    private const string Ad = "Relax with a Salina massage at our spa";

    private readonly TurnWorld _world = TurnWorld.OfHotel();

    public void Dispose() => _world.Dispose();

    [Theory]
    [InlineData("Hello! Can I get more info on this?")]
    [InlineData("¡Hola! ¿Me dan más información?")]
    [InlineData("")]
    public async Task The_model_reads_what_the_advertisement_says_beside_the_guests_words(string words)
    {
        _world.Model.Otherwise = _ => new ChatMessage(ChatRole.Assistant, "A Salina massage takes an hour.");
        _world.Hear(Written(words) with { Promotion = Ad });
        await _world.RunAsync();

        Assert.Equal("A Salina massage takes an hour.", Assert.Single(_world.Phone.Shown));
        var shown = _world.Model.Shown[^1].Where(message => message.Role == ChatRole.User).Select(message => message.Text).ToList();
        var context = $"[Context, not the guest's words: The guest came from an advertisement of ours, which says: \"{Ad}\"]";
        Assert.Equal(words.Length > 0 ? [context, words] : [context], shown);
    }

    [Theory]
    [InlineData("stop")]
    [InlineData("2")]
    [InlineData("cancel my booking")]
    public async Task What_an_advertisement_says_neither_commands_nor_chooses(string promotion)
    {
        _world.Model.Calls("find_spa_slots").Says("Please choose:");
        await _world.SayAsync("Any massage tomorrow?");
        _world.Model.Otherwise = _ => new ChatMessage(ChatRole.Assistant, "What would you like to know?");

        _world.Hear(Written("") with { Promotion = promotion }, _world.Elapsed.TotalSeconds);
        await _world.RunAsync();

        Assert.Empty(await _world.BookingsAsync());
        Assert.Equal(ConversationMode.Bot, (await _world.StateAsync())!.Mode);
    }

    [Fact]
    public async Task A_changed_message_is_marked_as_one()
    {
        _world.Hear(Written("Is the pool open?") with { SourceId = "7" });
        await _world.RunAsync();
        _world.Hear(Written("Is the gym open?", "u2") with { SourceId = "7", IsEdit = true }, _world.Elapsed.TotalSeconds);
        await _world.RunAsync();

        var shown = _world.Model.Shown[^1];
        Assert.Equal("Is the gym open?", shown[^1].Text);
        Assert.Contains("The guest has changed a message that was answered before", shown[^2].Text, StringComparison.Ordinal);
    }

    private static InboundMessage Written(string words, string id = "u1") => new(id, TurnWorld.Address, MessageKind.Text, words);
}
