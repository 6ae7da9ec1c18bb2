using HotelConcierge.Channels;
using HotelConcierge.Channels.Conversations;
using HotelConcierge.Simulators.Conversations;
using Microsoft.Extensions.DependencyInjection;

namespace HotelConcierge.Local.Tests.Simulators;

/// <summary>A conversation's own webhooks, taken away and put back.</summary>
public sealed class ConversationWebhooksTests : IAsyncLifetime
{
    private const string Chat = "CH00000000000000000000000000000001";
    private const string Here = "https://hotel.example/api/channels/conversations?assistant=hotel";
    private const string Elsewhere = "https://other.example/hook";

    private SimulatedConversations _service = null!;
    private ServiceProvider _services = null!;
    private ConversationWebhooks _webhooks = null!;

    public async Task InitializeAsync()
    {
        _service = await SimulatedConversations.StartAsync();
        _service.Conversation(Chat);
        _services = ConversationsServiceContractTests.ConnectedTo(_service, TimeProvider.System);
        _webhooks = _services.GetRequiredService<ConversationWebhooks>();
    }

    public async Task DisposeAsync()
    {
        await _services.DisposeAsync();
        await _service.DisposeAsync();
    }

    [Fact]
    public async Task Ours_goes_and_comes_back_as_it_was_and_others_stay()
    {
        await _webhooks.AddAsync(Chat, Here, default);
        var api = _services.GetRequiredService<ConversationsApi>();
        await api.PostAsync(
            $"{api.PathOf(Chat)}/Webhooks",
            [new("Target", "webhook"), new("Configuration.Url", Elsewhere), new("Configuration.Filters", "onMessageAdded")],
            default);

        var removed = await _webhooks.RemoveOursAsync(Chat, default);
        Assert.Equal([Here], removed.Select(webhook => webhook.Url));
        Assert.Equal([Elsewhere], _service.Conversation(Chat).Webhooks.Select(webhook => webhook.Url));
        Assert.Empty(await _webhooks.RemoveOursAsync(Chat, default));

        await _webhooks.AddAsync(Chat, removed[0].Url, default);
        await _webhooks.AddAsync(Chat, removed[0].Url, default);
        Assert.Equal([Here], (await _webhooks.ListAsync(Chat, default)).Select(webhook => webhook.Url));
        Assert.Contains("onMessageAdded", _service.Conversation(Chat).Webhooks[^1].Filters);
    }

    [Theory]
    [InlineData(ConversationsFaultKind.ServerError)]
    [InlineData(ConversationsFaultKind.DropAfterAccepting)]
    public async Task Where_Twilio_does_not_say_what_became_of_it_it_is_done_again(ConversationsFaultKind kind)
    {
        await _webhooks.AddAsync(Chat, Here, default);

        // The list is asked first.
        _service.Faults.Add(new(ConversationsFaultKind.Delay) { On = ConversationsOperation.Webhooks, Delay = TimeSpan.Zero });
        _service.Faults.Add(new(kind) { On = ConversationsOperation.Webhooks });
        await Assert.ThrowsAsync<ChannelException>(() => _webhooks.RemoveOursAsync(Chat, default));

        await _webhooks.RemoveOursAsync(Chat, default);
        Assert.Empty(_service.Conversation(Chat).Webhooks);
    }
}
