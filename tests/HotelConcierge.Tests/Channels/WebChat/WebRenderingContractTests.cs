using HotelConcierge.Channels;
using HotelConcierge.Contracts.Channels;
using HotelConcierge.Messages;

namespace HotelConcierge.Tests.Channels.WebChat;

/// <summary>What reaches a guest's page; there is no service in between that could fail.</summary>
public sealed class WebRenderingContractTests : ChannelRenderingContract
{
    protected override Task<IChannelServer> StartAsync() => Task.FromResult<IChannelServer>(new Chat(new()));

    private sealed class Chat(WebSamples web) : IChannelServer
    {
        public IChannel Channel { get; } = new Keyed(web.Channel);

        public ConversationAddress Address => web.Address;

        public DateTimeOffset Now => web.Clock.GetUtcNow();

        public IReadOnlyList<string> Read
        {
            get
            {
                var page = web.Log.ReadAsync(web.Conversation, after: null, CancellationToken.None);
                return [.. page.GetAwaiter().GetResult().Entries.Select(each => Shown(each.Entry.Content!))];
            }
        }

        public void FailNext(ChannelFault fault) => throw new NotSupportedException("Nothing is in between.");

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;

        private static string Shown(OutboundContent content)
        {
            var words = HtmlText.ToPlain(content.Words);
            return content switch
            {
                OutboundContent.Choices choices => string.Join(
                    '\n', choices.Options.Select(option => $"{option.Label} {option.Description}".Trim()).Prepend(words)),
                OutboundContent.Picture picture => $"{words}\n{HtmlText.ToPlain(picture.AltText)}",
                OutboundContent.File file => $"{words}\n{file.Name}",
                OutboundContent.Audio audio => words.Length > 0 ? words : audio.Title,
                OutboundContent.Video video => words.Length > 0 ? words : HtmlText.ToPlain(video.Otherwise),
                OutboundContent.Location place => $"{place.Name}\n{place.Address}",
                _ => words,
            };
        }
    }

    /// <summary>Gives each message a key, as a turn does.</summary>
    private sealed class Keyed(IChannel channel) : IChannel
    {
        private int _sent;

        public ChannelName Name => channel.Name;

        public WebhookAcknowledgement Acknowledgement => channel.Acknowledgement;

        public ChannelAbilities AbilitiesFor(ConversationAddress address) => channel.AbilitiesFor(address);

        public TimeSpan? ReplyWindowFor(ConversationAddress address) => channel.ReplyWindowFor(address);

        public WebhookReading Read(WebhookRequest request) => channel.Read(request);

        public Task<SendOutcome> SendAsync(OutboundMessage message, CancellationToken cancellationToken) =>
            channel.SendAsync(message with { Key = TurnIds.KeyOfPiece("turn", _sent++) }, cancellationToken);

        public Task<string?> FindSentAsync(
            OutboundMessage message, DateTimeOffset since, IReadOnlySet<string> known, CancellationToken cancellationToken) =>
            channel.FindSentAsync(message, since, known, cancellationToken);
    }
}
