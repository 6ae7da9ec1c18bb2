using HotelConcierge.Messages;
using HotelConcierge.Replies;
using Xunit;

namespace HotelConcierge.Contracts.Channels;

/// <summary>
/// What every channel promises about what guests get: whatever a reply is made of reaches the guest in some form.
/// </summary>
public abstract class ChannelRenderingContract : IAsyncLifetime
{
    private IChannelServer _server = null!;

    /// <summary>Started for each test.</summary>
    protected IChannelServer Service => _server;

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

    [Fact]
    public async Task Cancelling_is_the_one_exception()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            _server.Channel.SendAsync(new(_server.Address, "Hello"), cancelled.Token));
        Assert.Empty(_server.Read);
    }

    /// <summary>Sends a text as it is.</summary>
    protected Task<SendOutcome> SendAsync(string text) => _server.Channel.SendAsync(new(_server.Address, text), CancellationToken.None);

    private async Task<List<SendOutcome>> SayAsync(params ReplyPart[] parts)
    {
        var outcomes = new List<SendOutcome>();
        foreach (var content in ReplyRenderer.Render(parts, _server.Channel.AbilitiesFor(_server.Address)))
            outcomes.Add(await _server.Channel.SendAsync(new(_server.Address, content), CancellationToken.None));
        return outcomes;
    }
}
