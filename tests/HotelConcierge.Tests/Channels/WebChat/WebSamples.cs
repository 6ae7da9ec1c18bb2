using System.Text;
using HotelConcierge.Channels;
using HotelConcierge.Channels.WebChat;
using HotelConcierge.Contracts;
using HotelConcierge.Contracts.Storage;
using HotelConcierge.Media;
using HotelConcierge.Messages;
using HotelConcierge.Storage;
using HotelConcierge.Tests.Assistants;
using Microsoft.Extensions.Options;

namespace HotelConcierge.Tests.Channels.WebChat;

/// <summary>A web chat on a store in memory, and what its page posts.</summary>
internal sealed class WebSamples
{
    public const string Assistant = "hotel";
    public const string Page = "https://hotel.example/api/channels/web?assistant=hotel";
    public const string Secret = "a-secret-of-at-least-thirty-two-characters";

    public WebSamples(ITableStore? store = null, Action<WebChatOptions>? change = null)
    {
        var options = new WebChatOptions { Secret = Secret };
        change?.Invoke(options);
        Options = Microsoft.Extensions.Options.Options.Create(options);
        Store = store ?? new InMemoryTableStore();
        Sessions = new(Options, Clock);
        Log = new(Store, Signals, Clock);
        Uploads = new(Blobs, new(Store, Blobs, Clock));
        Channel = new(Sessions, Log, Uploads, new ReplyMedia(Blobs, Shipped.Folder), Options, Clock);
        Feed = new(Log, Signals, Clock);
        Session = Sessions.Begin(Assistant, new byte[WebSessions.GuestBytes]);
    }

    public ManualTimeProvider Clock { get; } = new();

    public ITableStore Store { get; }

    public InMemoryBlobStore Blobs { get; } = new();

    public IOptions<WebChatOptions> Options { get; }

    public WebSessions Sessions { get; }

    public WebSignals Signals { get; } = new();

    public WebLog Log { get; }

    public WebFeed Feed { get; }

    public WebUploads Uploads { get; }

    public WebChannel Channel { get; }

    public WebSession Session { get; }

    public ConversationAddress Address => Session.Address;

    public ConversationId Conversation => ConversationId.For(Address);

    /// <summary>What the page of <see cref="Session"/> posts.</summary>
    public WebhookRequest Post(string body) => Post(Encoding.UTF8.GetBytes(body));

    public WebhookRequest Post(ReadOnlyMemory<byte> body) => new("POST", Page, Headers($"concierge-hotel={Sessions.Sign(Session)}"), body);

    public static Dictionary<string, string> Headers(string cookies) => new(StringComparer.OrdinalIgnoreCase)
    {
        ["Content-Type"] = "application/json",
        ["Sec-Fetch-Site"] = "same-origin",
        ["Cookie"] = cookies,
    };

    /// <summary>A message with these properties besides its id.</summary>
    public static string Message(string properties, string id = "6b8c0c7e-6b0e-4f3f-9d86-6f8f8a7f1a01") => $$"""{"id":"{{id}}",{{properties}}}""";

    /// <summary>One message of ours.</summary>
    public OutboundMessage Ours(string text, int number = 1) =>
        new(Address, text) { Key = TurnIds.KeyOfPiece("web-turn", number) };
}
