using HotelConcierge.Channels;
using HotelConcierge.Channels.WhatsApp;
using HotelConcierge.Messages;

namespace HotelConcierge.Tests.Turns;

/// <summary>A channel whose other end is a guest's phone; it can fail in every way a provider can.</summary>
internal class PhoneChannel : IChannel, IShowsTyping, IRetiresChoices, IWritesFirst, ISendsTemplates, IFetchesMedia, IShowsProgress, IClosesChats
{
    private readonly Queue<Func<OutboundMessage, SendOutcome>> _next = new();
    private readonly List<(string Id, OutboundMessage Message)> _taken = [];
    private int _unanswered;

    public ChannelName Name { get; } = new("phone");

    public WebhookAcknowledgement Acknowledgement { get; } = new("text/plain", "taken");

    public int MaxLength { get; set; } = 1600;

    public TimeSpan? ReplyWindow { get; set; }

    public TimeSpan? TypingRefresh { get; set; }

    public bool TakesTyping { get; set; } = true;

    public bool TypingReplacesHold { get; set; }

    /// <summary>How often a chat was ended.</summary>
    public int ClosedChats { get; private set; }

    /// <summary>The guest's messages to which typing was shown, in order.</summary>
    public List<string> TypedTo { get; } = [];

    /// <summary>Never answers when asked to show typing or to take options away.</summary>
    public bool HoldsBestEfforts { get; set; }

    /// <summary>Whether its operator has had templates approved.</summary>
    public bool HasTemplates { get; set; }

    public string? FirstWordProblem { get; set; }

    /// <summary>How often typing was asked for.</summary>
    public int TypingShown { get; private set; }

    public bool ShowsProgress { get; set; } = true;

    /// <summary>The signs on the guest's messages, in order.</summary>
    public List<(string MessageId, ProgressSign Sign)> Signs { get; } = [];

    /// <summary>How many signs are refused before one is taken.</summary>
    public int RefusesSigns { get; set; }

    /// <summary>Our messages whose options were taken away, in order.</summary>
    public List<string> Retired { get; } = [];

    /// <summary>What it has of a guest's file.</summary>
    public Func<InboundMedia, MediaFetch> File { get; set; } = _ => new MediaFetch.Gone();

    /// <summary>The files that were asked for, in order.</summary>
    public List<InboundMedia> Fetched { get; } = [];

    /// <summary>What it makes of every webhook.</summary>
    public WebhookReading Reading { get; set; } = WebhookReading.Genuine.Nothing;

    /// <summary>Told where the host could die.</summary>
    public Action<string> Passing { get; set; } = _ => { };

    /// <summary>What happens while the provider has the call, before it answers; given the number of the call, from 1.</summary>
    public Func<int, Task> WhileSending { get; set; } = _ => Task.CompletedTask;

    /// <summary>What the guest reads, in order.</summary>
    public IReadOnlyList<string> Shown => [.. _taken.Select(entry => entry.Message.Text)];

    /// <summary>What reached the guest, in order, with everything that is not text.</summary>
    public IReadOnlyList<OutboundContent> Contents => [.. _taken.Select(entry => entry.Message.Content)];

    /// <summary>The key of every message that the provider was asked to send, in order.</summary>
    public List<Guid> Keys { get; } = [];

    /// <summary>How often the provider was asked to send.</summary>
    public int Calls { get; private set; }

    /// <summary>How often the provider was asked whether it had sent.</summary>
    public int Questions { get; private set; }

    /// <summary>What it can show besides text.</summary>
    public Func<ChannelAbilities, ChannelAbilities> Shows { get; set; } = abilities => abilities;

    public Task CloseAsync(ConversationAddress address, CancellationToken cancellationToken)
    {
        Passing("closing a chat");
        ClosedChats++;
        return Task.CompletedTask;
    }

    public Task<MediaFetch> FetchAsync(ConversationAddress address, InboundMedia media, int most, CancellationToken cancellationToken)
    {
        Passing("before a file is fetched");
        Fetched.Add(media);
        var file = File(media);
        Passing("after a file was fetched");
        return Task.FromResult(file);
    }

    public ChannelAbilities AbilitiesFor(ConversationAddress address) => Shows(new(new(WhatsAppMarkup.Instance, MaxLength)));

    public TimeSpan? ReplyWindowFor(ConversationAddress address) => ReplyWindow;

    public WebhookReading Read(WebhookRequest request) => Reading;

    public (ConversationAddress? Address, string? Problem) AddressOf(string recipient) =>
        recipient.StartsWith("guest-", StringComparison.Ordinal)
            ? (TurnWorld.Address with { Guest = recipient }, null)
            : (null, "Must begin with guest-.");

    public bool Has(MessageTemplate template) => HasTemplates;

    public OutboundContent.Template? TemplateFor(MessageTemplate template, string language, IReadOnlyDictionary<string, string> facts) =>
        HasTemplates ? new($"{template.Name} {language}", facts) { Language = language } : null;

    public string RemedyFor(MessageTemplate template) => $"Have a template for {template.Name} approved.";

    public PhoneChannel Fails(SendFailure kind, TimeSpan? retryAfter = null, int times = 1)
    {
        for (var i = 0; i < times; i++)
            _next.Enqueue(_ => new SendOutcome.Failed(kind, "test", retryAfter));
        return this;
    }

    /// <summary>The next sends go well, before what is scripted after them.</summary>
    public PhoneChannel Takes(int messages)
    {
        for (var i = 0; i < messages; i++)
            _next.Enqueue(message => new SendOutcome.Accepted(Take(message)));
        return this;
    }

    /// <summary>The provider takes the message, and we never hear of it.</summary>
    public PhoneChannel TakesAndFallsSilent()
    {
        _next.Enqueue(message =>
        {
            Take(message);
            return new SendOutcome.Failed(SendFailure.Unknown, "connection lost");
        });
        return this;
    }

    /// <summary>The next questions whether it had sent get no answer.</summary>
    public PhoneChannel CannotBeAsked(int times)
    {
        _unanswered = times;
        return this;
    }

    public async Task<SendOutcome> SendAsync(OutboundMessage message, CancellationToken cancellationToken)
    {
        Passing("before the provider takes it");
        Calls++;
        Keys.Add(message.Key);
        await WhileSending(Calls);
        var outcome = _next.TryDequeue(out var next) ? next(message) : new SendOutcome.Accepted(Take(message));
        Passing("after the provider took it");
        return outcome;
    }

    public Task<string?> FindSentAsync(
        OutboundMessage message, DateTimeOffset since, IReadOnlySet<string> known, CancellationToken cancellationToken)
    {
        Questions++;
        if (_unanswered-- > 0)
            throw new ChannelException("The phone's provider answered 503 to a question.");
        return Task.FromResult(
            _taken
                .Where(entry =>
                    entry.Message.Text == message.Text
                    && entry.Message.Content.GetType() == message.Content.GetType()
                    && !known.Contains(entry.Id))
                .Select(entry => entry.Id)
                .FirstOrDefault());
    }

    public Task<bool> ShowTypingAsync(ConversationAddress address, string messageId, CancellationToken cancellationToken)
    {
        TypingShown++;
        TypedTo.Add(messageId);
        return AnswerAsync(TakesTyping, cancellationToken);
    }

    public Task<bool> ShowProgressAsync(
        ConversationAddress address, string messageId, ProgressSign sign, CancellationToken cancellationToken)
    {
        Passing($"before the sign {sign}");
        if (RefusesSigns > 0)
        {
            RefusesSigns--;
            return Task.FromResult(false);
        }

        Signs.Add((messageId, sign));
        Passing($"after the sign {sign}");
        return Task.FromResult(true);
    }

    public Task<bool> RetireChoicesAsync(ConversationAddress address, string messageId, CancellationToken cancellationToken)
    {
        Retired.Add(messageId);
        return AnswerAsync(true, cancellationToken);
    }

    private async Task<bool> AnswerAsync(bool answer, CancellationToken cancellationToken)
    {
        if (HoldsBestEfforts)
            await new TaskCompletionSource().Task.WaitAsync(cancellationToken);
        return answer;
    }

    private string Take(OutboundMessage message)
    {
        var id = $"sent-{_taken.Count + 1}";
        _taken.Add((id, message));
        return id;
    }
}
