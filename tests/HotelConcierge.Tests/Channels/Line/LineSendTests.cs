using System.Net;
using HotelConcierge.Channels.Line;
using HotelConcierge.Contracts;
using HotelConcierge.Messages;
using HotelConcierge.Replies;
using static HotelConcierge.Tests.Channels.Line.LineSamples;

namespace HotelConcierge.Tests.Channels.Line;

/// <summary>What goes over the wire: as a reply while there is a token, else as a push; and what the answers mean.</summary>
public sealed class LineSendTests
{
    private const string Reply = "https://api.line.me/v2/bot/message/reply";
    private const string Push = "https://api.line.me/v2/bot/message/push";
    private static readonly Guid Key = Guid.ParseExact("0123456789abcdef8123456789abcdef", "N");

    private readonly ScriptedLine _line = new();
    private readonly ManualTimeProvider _clock = new();

    private LineChannel Line => Channel(_line, _clock);

    [Fact]
    public async Task A_message_is_pushed_with_its_key_from_the_first_try_on()
    {
        var outcome = await Line.SendAsync(new OutboundMessage(Address, "Hello") { Key = Key }, default);

        Assert.Equal("101", Assert.IsType<SendOutcome.Accepted>(outcome).MessageId);
        Assert.Equal(
            (Push, $$"""{"to":"{{Guest}}","messages":[{"type":"text","text":"Hello"}]}""", "01234567-89ab-cdef-8123-456789abcdef"),
            _line.Calls[0]);
    }

    [Fact]
    public async Task With_a_token_it_is_a_reply_without_a_key()
    {
        await Line.SendAsync(Answer(), default);

        Assert.Equal((Reply, $$"""{"replyToken":"{{Token}}","messages":[{"type":"text","text":"Hello"}]}""", null), _line.Calls[0]);
    }

    [Fact]
    public async Task A_token_that_ran_out_is_not_tried()
    {
        await Line.SendAsync(Answer() with { FirstTriedAt = _clock.GetUtcNow().AddSeconds(50) }, default);

        Assert.Equal(Push, _line.Calls[0].Url);
    }

    [Fact]
    public async Task A_token_that_is_refused_at_the_first_try_says_that_only_the_reply_is_over()
    {
        _line.Refuses(400, "Invalid reply token");

        var failed = Assert.IsType<SendOutcome.Failed>(await Line.SendAsync(Answer(), default));

        Assert.True(failed.IsAboutReply);
        Assert.Single(_line.Calls);
    }

    [Fact]
    public async Task A_token_that_is_refused_at_the_second_try_was_used_by_the_first()
    {
        _line.Refuses(400, "Invalid reply token");
        _clock.Advance(TimeSpan.FromSeconds(54));

        var outcome = await Line.SendAsync([Answer() with { IsRepeated = true }, Answer() with { IsRepeated = true }], default);

        var accepted = Assert.IsType<SendOutcome.Accepted>(outcome);
        Assert.Equal(2, new[] { accepted.MessageId, Assert.Single(accepted.Further) }.Distinct().Count());
        Assert.Equal(Reply, Assert.Single(_line.Calls).Url);
    }

    [Fact]
    public async Task A_reply_in_doubt_is_pushed_once_the_token_can_prove_nothing_any_more()
    {
        _clock.Advance(TimeSpan.FromSeconds(56));

        await Line.SendAsync(Answer() with { IsRepeated = true }, default);

        Assert.Equal((Push, "01234567-89ab-cdef-8123-456789abcdef"), (_line.Calls[0].Url, _line.Calls[0].Key));
    }

    [Fact]
    public async Task A_no_to_the_second_try_leaves_the_first_in_doubt()
    {
        _line.Refuses(429, "The API rate limit has been exceeded. Try again later.");

        var failed = Assert.IsType<SendOutcome.Failed>(await Line.SendAsync(Answer() with { IsRepeated = true }, default));

        Assert.Equal(SendFailure.Unknown, failed.Kind);
    }

    [Fact]
    public async Task A_push_that_was_taken_before_is_answered_with_its_ids()
    {
        _line.Answers(
            HttpStatusCode.Conflict,
            """{"message":"The retry key is already accepted","sentMessages":[{"id":"461","quoteToken":"q"},{"id":"462","quoteToken":"q"}]}""");

        var outcome = await Line.SendAsync([new(Address, "One") { Key = Key }, new(Address, "Two")], default);

        var accepted = Assert.IsType<SendOutcome.Accepted>(outcome);
        Assert.Equal(["461", "462"], [accepted.MessageId, .. accepted.Further]);
    }

    [Theory]
    [InlineData(429, "The API rate limit has been exceeded. Try again later.", SendFailure.RateLimited, "429", null)]
    [InlineData(429, "You have reached your monthly limit.", SendFailure.Permanent, "429 monthly limit", "book a larger plan")]
    [InlineData(401, "Authentication failed.", SendFailure.Transient, "401", "Line__ChannelAccessToken")]
    [InlineData(403, "Not available", SendFailure.Permanent, "403", "plan")]
    [InlineData(400, "The property, 'to', in the request body is invalid", SendFailure.Permanent, "400", null)]
    [InlineData(413, "Too large", SendFailure.Permanent, "413", null)]
    [InlineData(500, "Internal error", SendFailure.Unknown, "500", null)]
    [InlineData(302, "", SendFailure.Permanent, "302", null)]
    public async Task A_refusal_says_what_to_do(int status, string message, SendFailure kind, string code, string? remedy)
    {
        _line.Refuses(status, message);

        var failed = Assert.IsType<SendOutcome.Failed>(await Line.SendAsync(new OutboundMessage(Address, "Hello"), default));

        Assert.Equal((kind, code), (failed.Kind, failed.Code));
        Assert.Contains(remedy ?? "", failed.Remedy ?? "", StringComparison.Ordinal);
        Assert.Equal(remedy is null, failed.Remedy is null);
        Assert.DoesNotContain("hunter2", failed.Code, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Five_messages_go_in_one_call_and_buttons_are_under_the_last()
    {
        var choices = new OutboundContent.Choices("Which?", [new("a", "Sat 10:00"), new("b", "Sat 11:00")], "Choose");
        await Line.SendAsync([new(Address, choices), new(Address, "Two"), new(Address, "Three"), new(Address, "Four"), new(Address, choices)], default);

        var messages = _line.Json(0)["messages"]!.AsArray();
        Assert.Equal("Which?\n\n1. Sat 10:00\n2. Sat 11:00", (string?)messages[0]!["text"]);
        Assert.Null(messages[0]!["quickReply"]);
        Assert.Equal(
            """{"items":[{"type":"action","action":{"type":"postback","label":"Sat 10:00","data":"a\nSat 10:00","displayText":"Sat 10:00"}},{"type":"action","action":{"type":"postback","label":"Sat 11:00","data":"b\nSat 11:00","displayText":"Sat 11:00"}}]}""",
            messages[4]!["quickReply"]!.ToJsonString());
        await Assert.ThrowsAsync<ArgumentException>(() => Line.SendAsync([.. Enumerable.Repeat(Answer(), 6)], default));
    }

    [Fact]
    public async Task Pictures_go_by_https_with_their_words_beside_them_and_documents_as_links()
    {
        await SayAsync(
            new ReplyPart.Picture(new("https://hotel.example/pool.jpg", "image/jpeg"), "The pool", "A pool"),
            new ReplyPart.Picture(new("http://127.0.0.1/pool.jpg", "image/jpeg"), "", "A pool"),
            new ReplyPart.Picture(new("https://hotel.example/pool.webp", "image/webp"), "", "A pool"),
            new ReplyPart.File(new("https://hotel.example/menu.pdf", "application/pdf"), "menu.pdf", ""));

        Assert.Equal(
            ["image", "text The pool", "text A pool\nhttp://127.0.0.1/pool.jpg", "text A pool\nhttps://hotel.example/pool.webp", "text menu.pdf\nhttps://hotel.example/menu.pdf"],
            Enumerable.Range(0, _line.Calls.Count).Select(call => _line.Json(call)["messages"]![0]!)
                .Select(message => $"{message["type"]} {message["text"]}".Trim()));
        Assert.Equal("https://hotel.example/pool.jpg", (string?)_line.Json(0)["messages"]![0]!["originalContentUrl"]);
    }

    [Theory]
    [InlineData("", "", "36.34, -6.16", "36.34, -6.16")]
    [InlineData("Spa", "", "Spa", "Spa")]
    [InlineData("", "Calle Mayor 1", "Calle Mayor 1", "Calle Mayor 1")]
    [InlineData("Spa", "Calle Mayor 1", "Spa", "Calle Mayor 1")]
    public async Task A_place_has_what_the_map_cannot_be_without(string name, string address, string title, string where)
    {
        await Line.SendAsync(new OutboundMessage(Address, new OutboundContent.Location(name, address, 36.34, -6.16)), default);

        var place = _line.Json(0)["messages"]![0]!;
        Assert.Equal((title, where), ((string?)place["title"], (string?)place["address"]));
    }

    [Theory]
    [InlineData(" ", "nothing to send")]
    [InlineData(null, "text over 5000 characters")]
    public async Task What_LINE_would_not_take_is_refused_before(string? text, string code)
    {
        var outcome = await Line.SendAsync(new OutboundMessage(Address, text ?? new string('x', 5001)), default);

        Assert.Equal(new SendOutcome.Failed(SendFailure.Permanent, code), outcome);
        Assert.Empty(_line.Calls);
    }

    [Fact]
    public async Task Typing_is_shown_in_the_chat_with_the_guest()
    {
        _line.Answers(HttpStatusCode.Accepted, "{}").Refuses(400, "no");

        Assert.True(await Line.ShowTypingAsync(Address, "m", default));
        Assert.False(await Line.ShowTypingAsync(Address, "m", default));
        Assert.Equal(
            ("https://api.line.me/v2/bot/chat/loading/start", $$"""{"chatId":"{{Guest}}","loadingSeconds":20}"""),
            (_line.Calls[0].Url, _line.Calls[0].Body));
    }

    [Fact]
    public async Task What_cannot_be_asked_is_not_asked() =>
        Assert.Null(await Line.FindSentAsync(Answer(), default, new HashSet<string>(StringComparer.Ordinal), default));

    private static OutboundMessage Answer() => new(Address, "Hello")
    {
        Key = Key,
        Reply = new(Token, new ManualTimeProvider().GetUtcNow().AddSeconds(50)),
        FirstTriedAt = new ManualTimeProvider().GetUtcNow(),
    };

    private async Task SayAsync(params ReplyPart[] parts)
    {
        foreach (var content in ReplyRenderer.Render(parts, Line.AbilitiesFor(Address)))
            Assert.IsType<SendOutcome.Accepted>(await Line.SendAsync(new OutboundMessage(Address, content), default));
    }
}
