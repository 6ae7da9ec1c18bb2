using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using HotelConcierge.Channels;
using HotelConcierge.Media;
using HotelConcierge.Messages;
using HotelConcierge.Simulators.Telegram;
using Microsoft.Extensions.DependencyInjection;

namespace HotelConcierge.Local.Tests.Simulators;

/// <summary>What Telegram answers: whole messages, and refusals in its own words.</summary>
public sealed class TelegramResultTests : IAsyncLifetime
{
    private const long Guest = 34600000001;

    private SimulatedTelegram _telegram = null!;
    private TelegramApi _api = null!;

    public async Task InitializeAsync()
    {
        _telegram = await SimulatedTelegram.StartAsync();
        _telegram.Chat(Guest);
        _api = new TelegramApi(_telegram);
    }

    public async Task DisposeAsync()
    {
        _api.Dispose();
        await _telegram.DisposeAsync();
    }

    [Fact]
    public async Task A_message_that_was_sent_comes_back_whole()
    {
        var answer = await _api.CallAsync(
            "sendMessage",
            new
            {
                chat_id = Guest,
                text = " <b>Pool</b> &amp; spa 🏊: <a href=\"https://hotel.example\">site</a>",
                parse_mode = "HTML",
                reply_markup = new
                {
                    inline_keyboard = new object[][]
                    {
                        [new { text = "Yes", callback_data = "yes" }, new { text = "Map", url = "https://maps.example/a" }],
                    },
                },
            }
        );

        Assert.Equal(200, answer.Status);
        AssertJson(
            """
            {"from":{"id":700000051,"is_bot":true,"first_name":"Concierge","username":"simulated_concierge_bot"},
             "chat":{"id":34600000001,"first_name":"Guest","type":"private"},
             "text":"Pool & spa 🏊: site",
             "entities":[{"offset":0,"length":4,"type":"bold"},{"offset":15,"length":4,"type":"text_link","url":"https://hotel.example/"}],
             "reply_markup":{"inline_keyboard":[[{"text":"Yes","callback_data":"yes"},{"text":"Map","url":"https://maps.example/a"}]]}}
            """,
            answer,
            "from", "chat", "text", "entities", "reply_markup");
        Assert.True((long)answer.Result["message_id"]! > 0);
        Assert.True((long)answer.Result["date"]! > 1_700_000_000);
    }

    [Theory]
    [InlineData("<i>a<b>b</b></i>", """[{"offset":0,"length":2,"type":"italic"},{"offset":1,"length":1,"type":"bold"}]""")]
    [InlineData("<b>a</b><strong>b</strong>", """[{"offset":0,"length":2,"type":"bold"}]""")]
    [InlineData("<pre><code class=\"language-json\">{}</code></pre>", """[{"offset":0,"length":2,"type":"pre","language":"json"}]""")]
    [InlineData("<code>https://x.test/a</code>", """[{"offset":0,"length":16,"type":"code"}]""")]
    [InlineData(
        "<span class=\"tg-spoiler\">s</span> <u>u</u> <s>d</s>",
        """[{"offset":0,"length":1,"type":"spoiler"},{"offset":2,"length":1,"type":"underline"},{"offset":4,"length":1,"type":"strikethrough"}]"""
    )]
    [InlineData("<blockquote expandable>q</blockquote>", """[{"offset":0,"length":1,"type":"expandable_blockquote"}]""")]
    [InlineData("<b>bold </b>", """[{"offset":0,"length":4,"type":"bold"}]""")]
    [InlineData(
        "see https://x.test/a. or ana@hotel.example, @reception #pool",
        """[{"offset":4,"length":16,"type":"url"},{"offset":25,"length":17,"type":"email"},{"offset":44,"length":10,"type":"mention"},{"offset":55,"length":5,"type":"hashtag"}]"""
    )]
    [InlineData("1 &lt; 2 &#x1F3CA; &nbsp; &amp", null)]
    public async Task What_is_formatted_is_named_by_its_place(string html, string? entities)
    {
        var answer = await _api.CallAsync("sendMessage", new { chat_id = Guest, text = html, parse_mode = "HTML" });

        Assert.Equal(entities, answer.Result["entities"]?.ToJsonString());
        if (entities is null)
            Assert.Equal("1 < 2 🏊 &nbsp; &", (string?)answer.Result["text"]);
    }

    [Theory]
    [InlineData(
        """{"inline_keyboard":[[{"text":"No data"}]]}""",
        "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"
    )]
    [InlineData("""{"inline_keyboard":[[{"callback_data":"x"}]]}""", "can't parse inline keyboard button: Can't find field \"text\"")]
    [InlineData(
        """{"inline_keyboard":[{"text":"Yes","callback_data":"x"}]}""",
        "field \"inline_keyboard\" of the InlineKeyboardMarkup must be an Array of Arrays"
    )]
    [InlineData("""{"inline_keyboard":[[{"text":" ","callback_data":"x"}]]}""", "inline keyboard button text must be non-empty")]
    [InlineData(
        """{"inline_keyboard":[[{"text":"Go","url":"http://localhost:7071"}]]}""",
        "inline keyboard button URL 'http://localhost:7071' is invalid: Wrong HTTP URL"
    )]
    [InlineData("null", "object expected as reply markup")]
    [InlineData("{", "can't parse reply keyboard markup JSON object")]
    public async Task Buttons_that_are_none_are_refused(string markup, string problem)
    {
        var answer = await _api.CallAsync("sendMessage", new { chat_id = Guest, text = "hi", reply_markup = markup });

        Assert.Equal((400, "Bad Request: " + problem), (answer.Status, answer.Description));
    }

    [Theory]
    [InlineData(64, 200)]
    [InlineData(65, 400)]
    public async Task Callback_data_has_at_most_64_bytes(int bytes, int status)
    {
        var data = "é" + new string('x', bytes - 2);

        var answer = await _api.CallAsync(
            "sendMessage",
            new
            {
                chat_id = Guest,
                text = "hi",
                reply_markup = new { inline_keyboard = new object[][] { [new { text = "A", callback_data = data }] } },
            }
        );

        Assert.Equal(status, answer.Status);
        Assert.Equal(status == 200 ? null : "Bad Request: BUTTON_DATA_INVALID", answer.Description);
    }

    [Theory]
    [InlineData("{\"chat_id\":", "application/json", "expected next field or object end")]
    [InlineData("[1]", "application/json", "JSON object expected")]
    [InlineData("{\"text\":\"\\ud83c\"}", "application/json", "strings must be encoded in UTF-8")]
    [InlineData("", "application/json", "message text is empty")]
    [InlineData("{\"chat_id\":34600000001,\"text\":\"hi\"}", "text/plain", "message text is empty")]
    [InlineData("{\"text\":\"hi\"}", "application/json", "chat_id is empty")]
    [InlineData("{\"chat_id\":1,\"text\":\"hi\"}", "application/json", "chat not found")]
    [InlineData("{\"chat_id\":34600000001,\"text\":\"*hi*\",\"parse_mode\":\"Marked\"}", "application/json", "unsupported parse_mode")]
    [InlineData("{\"chat_id\":34600000001,\"text\":\"hi\",\"message_thread_id\":7}", "application/json", "message thread not found")]
    public async Task A_body_that_says_nothing_is_bad_input_and_never_an_empty_answer(string body, string type, string problem)
    {
        var answer = await _api.PostAsync("sendMessage", new StringContent(body, Encoding.UTF8, type));

        Assert.Equal((400, 400, "Bad Request: " + problem), (answer.Status, (int)answer.Body["error_code"]!, answer.Description));
        Assert.Empty(_telegram.Chat(Guest).Messages);
    }

    [Fact]
    public async Task Parameters_come_in_the_query_in_a_form_and_in_json_and_unknown_ones_do_not_matter()
    {
        Assert.Equal(200, (await _api.GetAsync($"sendMessage?chat_id={Guest}&text=query")).Status);
        Assert.Equal(
            200,
            (await _api.PostAsync("SENDMESSAGE", new FormUrlEncodedContent([new("chat_id", $"{Guest}"), new("text", "form")]))).Status);
        Assert.Equal(
            200,
            (
                await _api.CallAsync(
                    "sendMessage",
                    new
                    {
                        chat_id = $"{Guest}",
                        text = "json",
                        no_such_parameter = new { a = 1 },
                    }
                )
            ).Status);

        Assert.Equal(["query", "form", "json"], _telegram.Chat(Guest).Messages.Select(message => message.Text));
    }

    [Fact]
    public async Task A_photo_has_its_sizes_and_a_document_its_name_and_both_can_be_had_again()
    {
        var photo = await UploadAsync("photo", "attach://part-1", "part-1", "key.png", "image/png", Pictures.Jpeg(1000, 500));
        var document = await UploadAsync("document", null, "document", "Menu.pdf", "application/pdf", [1, 2, 3]);

        Assert.Equal(
            [(90, 45), (320, 160), (800, 400), (1000, 500)],
            photo.Result["photo"]!.AsArray().Select(size => ((int)size!["width"]!, (int)size["height"]!)));
        Assert.Equal("Your key", (string?)photo.Result["caption"]);
        Assert.Equal("""[{"offset":5,"length":3,"type":"bold"}]""", photo.Result["caption_entities"]!.ToJsonString());
        Assert.Equal(
            ("Menu.pdf", "application/pdf", 3),
            (
                (string?)document.Result["document"]!["file_name"],
                (string?)document.Result["document"]!["mime_type"],
                (int)document.Result["document"]!["file_size"]!));

        var id = (string)document.Result["document"]!["file_id"]!;
        var file = await _api.CallAsync("getFile", new { file_id = id });
        using var downloaded = await _api.DownloadAsync((string)file.Result["file_path"]!);
        Assert.Equal([1, 2, 3], await downloaded.Content.ReadAsByteArrayAsync());
        Assert.Equal(200, (await _api.CallAsync("sendDocument", new { chat_id = Guest, document = id })).Status);
        Assert.Equal(
            "Bad Request: can't use file of type Document as Photo",
            (await _api.CallAsync("sendPhoto", new { chat_id = Guest, photo = id })).Description);
    }

    [Fact]
    public async Task A_file_that_is_not_there_cannot_be_had()
    {
        var fetched = await _api.CallAsync("sendPhoto", new { chat_id = Guest, photo = "https://hotel.example/pool.jpg" });

        Assert.Equal("Bad Request: invalid file_id", (await _api.CallAsync("getFile", new { file_id = "nothing" })).Description);
        Assert.Equal(
            "Bad Request: wrong file_id or the file is temporarily unavailable",
            (await _api.CallAsync("getFile", new { file_id = (string)fetched.Result["photo"]![0]!["file_id"]! })).Description);
        using var lost = await _api.DownloadAsync("photos/nothing.jpg");
        Assert.Equal(HttpStatusCode.NotFound, lost.StatusCode);
        Assert.Equal(
            [7],
            await (
                await _api.DownloadAsync(
                    (string)
                        (await _api.CallAsync("getFile", new { file_id = _telegram.KeepFile("a.ogg", "audio/ogg", [7]) })).Result[
                            "file_path"
                        ]!)
            ).Content.ReadAsByteArrayAsync());
    }

    [Theory]
    [InlineData("empty", "file must be non-empty")]
    [InlineData("broken", "IMAGE_PROCESS_FAILED")]
    [InlineData("steep", "PHOTO_INVALID_DIMENSIONS")]
    [InlineData("large", "file of size 10485761 bytes is too big for a photo; the maximum size is 10485760 bytes")]
    [InlineData("none", "there is no photo in the request")]
    public async Task A_photo_that_is_none_is_refused_and_the_guest_gets_words_instead(string what, string problem)
    {
        byte[] bytes = what switch
        {
            "empty" or "none" => [],
            "broken" => [1, 2, 3],
            "steep" => Pictures.Png(2100, 100),
            _ => [.. Pictures.Png(100, 100), .. new byte[(10 << 20) + 1 - Pictures.Png(100, 100).Length]],
        };
        var refused = what is "none"
            ? await _api.CallAsync("sendPhoto", new { chat_id = Guest })
            : await UploadAsync("photo", null, "photo", "key.png", "image/png", bytes);
        await using var services = TelegramServiceContractTests.ConnectedTo(_telegram);

        // Of our own no picture is ever so large that Telegram minds.
        var key = await services.GetRequiredService<ReplyMedia>().KeepAsync(
            new("telegram-abc"), "key.png", what is "large" ? [1] : bytes, "image/png", CancellationToken.None);

        var outcome = await services
            .GetRequiredService<IChannel>()
            .SendAsync(
                new(new(new("telegram"), "700000051", "34600000001"), new OutboundContent.Picture(key, "", "Your room key")),
                CancellationToken.None);

        Assert.Equal((400, "Bad Request: " + problem), (refused.Status, refused.Description));
        Assert.IsType<SendOutcome.Accepted>(outcome);
        Assert.Equal("Your room key", Assert.Single(_telegram.Chat(Guest).Messages).Text);
    }

    [Fact]
    public async Task A_message_is_changed_once_and_only_by_who_wrote_it()
    {
        await using var app = await ReceivingApp.StartAsync();
        _telegram.WebhookUrl = app.Url;
        await _telegram.DeliverAsync(new GuestAction(Guest) { Text = "hi" });
        var theirs = (long)JsonNode.Parse((await app.Received.WaitForCountAsync(1, Patience.Token))[0].Body)!["message"]!["message_id"]!;
        var id = (long)(await _api.CallAsync("sendMessage", new { chat_id = Guest, text = "one" })).Result["message_id"]!;

        var changed = await _api.CallAsync(
            "editMessageText",
            new
            {
                chat_id = Guest,
                message_id = id,
                text = "<b>two</b>",
                parse_mode = "HTML",
            }
        );
        var same = await _api.CallAsync(
            "editMessageText",
            new
            {
                chat_id = Guest,
                message_id = id,
                text = "<b>two</b>",
                parse_mode = "HTML",
            }
        );

        Assert.Equal(("two", 200), ((string?)changed.Result["text"], changed.Status));
        Assert.NotNull(changed.Result["edit_date"]);
        Assert.Equal("two", Assert.Single(_telegram.Chat(Guest).Messages).Text);
        Assert.Equal(
            "Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message",
            same.Description);
        Assert.Equal(
            "Bad Request: message can't be edited",
            (
                await _api.CallAsync(
                    "editMessageText",
                    new
                    {
                        chat_id = Guest,
                        message_id = theirs,
                        text = "x",
                    }
                )
            ).Description);
        Assert.Equal(
            "Bad Request: message to edit not found",
            (
                await _api.CallAsync(
                    "editMessageText",
                    new
                    {
                        chat_id = Guest,
                        message_id = 999_999,
                        text = "x",
                    }
                )
            ).Description);
        Assert.Equal(
            "Bad Request: message identifier is not specified",
            (await _api.CallAsync("editMessageReplyMarkup", new { })).Description);
    }

    [Fact]
    public async Task Only_a_known_bot_and_known_methods_and_actions_are_served()
    {
        using var http = new HttpClient();
        async Task<string?> AskAsync(string path)
        {
            using var answer = await http.GetAsync(new Uri(_telegram.BaseAddress + path));
            return (await TelegramReply.ReadAsync(answer)).Description;
        }

        Assert.Equal("Unauthorized", await AskAsync("bot123:abc/getMe"));
        Assert.Equal("Unauthorized: invalid token specified", await AskAsync("bot123/getMe"));
        Assert.Equal("Not Found", await AskAsync("hot123:abc/getMe"));
        Assert.Equal("Not Found", await AskAsync("bot123:abc"));
        Assert.Equal("Not Found: method not found", (await _api.CallAsync("sendTelegram", new { })).Description);
        Assert.Equal(
            "Bad Request: wrong parameter action in request",
            (await _api.CallAsync("sendChatAction", new { chat_id = Guest, action = "sleep" })).Description);
        Assert.True((bool)(await _api.CallAsync("sendChatAction", new { chat_id = Guest, action = "upload_photo" })).Result);
    }

    private static void AssertJson(string expected, TelegramReply answer, params string[] fields)
    {
        var wanted = JsonNode.Parse(expected)!;
        foreach (var field in fields)
            Assert.Equal(wanted[field]!.ToJsonString(), answer.Result[field]?.ToJsonString());
    }

    private async Task<TelegramReply> UploadAsync(string kind, string? value, string part, string name, string type, byte[] bytes)
    {
        var file = new ByteArrayContent(bytes) { Headers = { ContentType = MediaTypeHeaderValue.Parse(type) } };
        var form = new MultipartFormDataContent
        {
            { new StringContent($"{Guest}"), "chat_id" },
            { new StringContent("Your <b>key</b>"), "caption" },
            { new StringContent("HTML"), "parse_mode" },
            { file, part, name },
        };
        if (value is not null)
            form.Add(new StringContent(value), kind);
        return await _api.PostAsync(kind is "photo" ? "sendPhoto" : "sendDocument", form);
    }
}
