using HotelConcierge.Messages;
using HotelConcierge.Replies;
using Xunit;

namespace HotelConcierge.Contracts.Channels;

/// <summary>
/// What every channel promises about sending, over real HTTP to something that behaves like its service: whatever a reply is
/// made of reaches the guest in some form, and what the service answers becomes one outcome that is never a doubt passed off as a no.
/// </summary>
public abstract class ChannelServiceContract : IAsyncLifetime
{
    private static readonly IReadOnlySet<string> NoneKnown = new HashSet<string>(StringComparer.Ordinal);

    private IChannelServer _server = null!;

    /// <summary>Whether the service can be asked what it took.</summary>
    protected abstract bool CanTellWhatWasSent { get; }

    /// <summary>Whether the service says that a guest has blocked us; else it takes what never arrives.</summary>
    protected virtual bool TellsOfBlocking => true;

    /// <summary>Starts a server.</summary>
    protected abstract Task<IChannelServer> StartAsync();

    public async Task InitializeAsync() => _server = await StartAsync();

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Theory]
    [InlineData("Hello")]
    [InlineData("1 < 2 & 3 > 2, <x>not bold</x> &; <i")]
    [InlineData("สวัสดี 👩‍👩‍👧 é ñ ß")]
    [InlineData("line one\nline two\n\nline four")]
    public async Task Any_words_are_read_as_they_were_written(string words)
    {
        var sent = await SayAsync(new ReplyPart.Text(words));

        Assert.All(sent, outcome => Assert.NotEmpty(Assert.IsType<SendOutcome.Accepted>(outcome).MessageId));
        Assert.Equal(words, Assert.Single(_server.Read));
    }

    [Fact]
    public async Task Every_part_of_a_reply_reaches_the_guest_in_some_form_and_the_link_comes_last()
    {
        var sent = await SayAsync(
            new ReplyPart.Text("Tomorrow there is **room**."),
            new ReplyPart.Choices("Which time?", [new("slot-1", "Sat 10:00"), new("slot-2", "Sat 11:00", "with a view")], "Choose"),
            new ReplyPart.Picture(new("https://hotel.example/pool.jpg", "image/jpeg"), "The pool", "A pool"),
            new ReplyPart.Picture(new("kept:gone/away.png", "image/png"), "", "A room key"),
            new ReplyPart.File(new("https://hotel.example/menu.pdf", "application/pdf"), "menu.pdf", "The menu"),
            new ReplyPart.Link("Read more", "https://hotel.example/more") { IsOwnMessage = true },
            new ReplyPart.Location("AnyCompany Spa", "Calle Mayor 1", 36.3407887, -6.1609661));

        Assert.All(sent, outcome => Assert.IsType<SendOutcome.Accepted>(outcome));
        var read = string.Join('\n', _server.Read);
        Assert.All(
            [
                "Tomorrow there is",
                "Which time?",
                "Sat 10:00",
                "Sat 11:00",
                "with a view",
                "The pool",
                "A room key",
                "The menu",
                "AnyCompany Spa",
                "Calle Mayor 1",
            ],
            words => Assert.Contains(words, read, StringComparison.Ordinal));
        Assert.Equal("Read more\nhttps://hotel.example/more", _server.Read[^1]);
    }

    [Fact]
    public async Task What_there_is_to_hear_and_to_watch_arrives_as_such_or_as_a_document_or_in_words_with_its_address()
    {
        const long mebibyte = 1024 * 1024;
        var sent = await SayAsync(
            new ReplyPart.Audio(new("https://hotel.example/birds.mp3", "audio/mpeg") { Size = mebibyte }, "Birds of the garden", "Listen!"),
            new ReplyPart.Video(new("https://hotel.example/walk.mp4", "video/mp4") { Size = mebibyte }, "A walk", "Through the *garden*"),
            new ReplyPart.Video(new("https://hotel.example/film.webm", "video/webm") { Size = mebibyte }, "Our film", ""),
            new ReplyPart.Audio(new("https://hotel.example/concert.mp3", "audio/mpeg") { Size = 200 * mebibyte }, "The concert", ""),
            new ReplyPart.Picture(new("https://hotel.example/map.png", "image/png") { Size = 200 * mebibyte }, "The map", "A map"));

        Assert.All(sent, outcome => Assert.IsType<SendOutcome.Accepted>(outcome));
        var read = string.Join('\n', _server.Read);
        Assert.All(
            [
                "Listen!", "Through the", "Our film", "The concert\nhttps://hotel.example/concert.mp3",
                "The map\nhttps://hotel.example/map.png",
            ],
            words => Assert.Contains(words, read, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("👩‍👩‍👧 ")]
    [InlineData("**bold** ")]
    public async Task A_caption_that_is_too_long_follows_whole(string word)
    {
        var most = _server.Channel.AbilitiesFor(_server.Address).MaxCaption;
        var caption = string.Concat(Enumerable.Repeat(word, most / 4)).Trim();

        var sent = await SayAsync(
            new ReplyPart.Video(new("https://hotel.example/walk.mp4", "video/mp4"), "A walk", caption),
            new ReplyPart.Audio(new("https://hotel.example/birds.mp3", "audio/mpeg"), "Birds", caption));

        Assert.All(sent, outcome => Assert.IsType<SendOutcome.Accepted>(outcome));
        var plain = word.Trim().Trim('*');
        Assert.Equal(2 * (most / 4), string.Concat(_server.Read).Split(plain).Length - 1);
    }

    [Theory]
    [InlineData("word ")]
    [InlineData("👩‍👩‍👧 ")]
    [InlineData("<&> ")]
    public async Task A_text_of_any_length_arrives_whole_in_messages_that_the_service_takes(string word)
    {
        var text = string.Concat(Enumerable.Repeat(word, 12_000 / word.Length)).Trim();

        var sent = await SayAsync(new ReplyPart.Text(text));

        Assert.True(sent.Count > 1);
        Assert.All(sent, outcome => Assert.IsType<SendOutcome.Accepted>(outcome));
        Assert.Equal(text, string.Join(' ', _server.Read));
    }

    [Fact]
    public async Task As_many_choices_as_a_feature_may_offer_are_all_there()
    {
        var most = _server.Channel.AbilitiesFor(_server.Address).MostChoices;
        var id = new string('x', ReplyChoice.MaxIdBytes - 2);

        var sent = await SayAsync(
            new ReplyPart.Choices(
                "Which?",
                [.. Enumerable.Range(10, most).Select(number => new ReplyChoice($"{id}{number}", $"Choice {number}"))],
                "Choose"));

        Assert.IsType<SendOutcome.Accepted>(Assert.Single(sent));
        for (var number = 10; number < 10 + most; number++)
            Assert.Contains($"Choice {number}", Assert.Single(_server.Read), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ChannelFault.TooManyRequests, SendFailure.RateLimited)]
    [InlineData(ChannelFault.OptedOut, SendFailure.OptedOut)]
    [InlineData(ChannelFault.ServerError, SendFailure.Unknown)]
    [InlineData(ChannelFault.BadGateway, SendFailure.Unknown)]
    [InlineData(ChannelFault.Dropped, SendFailure.Unknown)]
    [InlineData(ChannelFault.TakenThenDropped, SendFailure.Unknown)]
    [InlineData(ChannelFault.TakenThenGarbled, SendFailure.Unknown)]
    public async Task What_goes_wrong_says_what_to_do_about_it(ChannelFault fault, SendFailure failure)
    {
        _server.FailNext(fault);
        var outcome = await SendAsync("Hello");
        if (fault is ChannelFault.OptedOut && !TellsOfBlocking)
        {
            Assert.IsType<SendOutcome.Accepted>(outcome);
            Assert.Empty(_server.Read);
            return;
        }

        var failed = Assert.IsType<SendOutcome.Failed>(outcome);

        Assert.Equal(failure, failed.Kind);
        Assert.NotEmpty(failed.Code);
        Assert.Equal(fault is ChannelFault.TooManyRequests ? TimeSpan.FromSeconds(7) : null, failed.RetryAfter);
        Assert.Equal(fault is ChannelFault.TakenThenDropped or ChannelFault.TakenThenGarbled ? 1 : 0, _server.Read.Count);
        Assert.IsType<SendOutcome.Accepted>(await SendAsync("Hello again"));
    }

    [Fact]
    public async Task A_wrong_key_is_no_doubt_about_the_message_and_no_word_about_the_guest()
    {
        _server.FailNext(ChannelFault.BadKey);

        var failed = Assert.IsType<SendOutcome.Failed>(await SendAsync("Hello"));

        Assert.False(failed.Kind is SendFailure.Unknown or SendFailure.OptedOut or SendFailure.WindowClosed);
        Assert.Empty(_server.Read);
    }

    [Fact]
    public async Task A_message_whose_answer_was_lost_is_found_where_the_service_can_tell()
    {
        var since = _server.Now;
        _server.FailNext(ChannelFault.TakenThenDropped);
        await SendAsync("One moment, please.");

        var message = new OutboundMessage(_server.Address, "One moment, please.");
        var found = await _server.Channel.FindSentAsync(message, since, NoneKnown, CancellationToken.None);

        Assert.Equal(CanTellWhatWasSent, found is not null);
        Assert.Null(
            await _server.Channel.FindSentAsync(
                message,
                since,
                new HashSet<string>(StringComparer.Ordinal) { found ?? "" },
                CancellationToken.None));
    }

    [Fact]
    public async Task Cancelling_is_the_one_exception()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            _server.Channel.SendAsync(new(_server.Address, "Hello"), cancelled.Token));
        Assert.Empty(_server.Read);
    }

    private Task<SendOutcome> SendAsync(string text) => _server.Channel.SendAsync(new(_server.Address, text), CancellationToken.None);

    private async Task<List<SendOutcome>> SayAsync(params ReplyPart[] parts)
    {
        var outcomes = new List<SendOutcome>();
        foreach (var content in ReplyRenderer.Render(parts, _server.Channel.AbilitiesFor(_server.Address)))
            outcomes.Add(await _server.Channel.SendAsync(new(_server.Address, content), CancellationToken.None));
        return outcomes;
    }
}
