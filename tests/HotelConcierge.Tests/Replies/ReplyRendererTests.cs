using System.Text.Json;
using HotelConcierge.Channels.WhatsApp;
using HotelConcierge.Messages;
using HotelConcierge.Orchestration;
using HotelConcierge.Replies;

namespace HotelConcierge.Tests.Replies;

/// <summary>What a guest sees of each part, on a channel that can show it and on one that cannot.</summary>
public sealed class ReplyRendererTests
{
    private static readonly ChannelAbilities Words = new(new(WhatsAppMarkup.Instance, 1600));

    private static readonly ChannelAbilities Rich = new(new(TextMarkup.Plain, 4096))
    {
        Choices = new(MaxOptions: 5, MaxLabel: 24),
        Pictures = MediaAbility.Upload,
        Files = MediaAbility.Upload,
        Locations = true,
        MaxCaption = 40,
    };

    private static readonly MediaSource Asset = MediaSource.Asset("hotel", "pictures/pool.jpg", "image/jpeg");
    private static readonly MediaSource OnTheWeb = new("https://hotel.example/pool.jpg", "image/jpeg");

    private static readonly ReplyPart.Choices Slots = new(
        "**When** suits you?",
        [new("s1", "Sat 10:00", "Swedish massage"), new("s2", "Sat *11:00*")],
        "Choose")
    {
        NumberHint = "Answer with a number.",
    };

    private static readonly ReplyPart.Location Place = new("AnyCompany Resort", "Calle Mayor 1", 36.3407887, -6.1609661);

    [Fact]
    public void Text_that_is_followed_by_text_is_one_message() =>
        Assert.Equal(
            "Hello *you*\n\nGood night",
            Assert.Single(Shown(Words, new ReplyPart.Text("Hello **you**"), new ReplyPart.Text("Good night"))));

    [Fact]
    public void Choices_are_buttons_below_the_text_before_them()
    {
        var choices = Assert.IsType<OutboundContent.Choices>(
            Assert.Single(Render(Rich, new ReplyPart.Text("Tomorrow there is room."), Slots)));

        Assert.Equal("Tomorrow there is room.\n\nWhen suits you?\n\n- Sat 10:00 – Swedish massage", choices.Body);
        Assert.Equal(["s1", "s2"], choices.Options.Select(option => option.Id));
        Assert.Equal("Choose", choices.Button);
    }

    [Fact]
    public void Choices_without_buttons_are_numbered_text_that_shows_every_sign_of_a_label() =>
        Assert.Equal(
            "*When* suits you?\n\n1. Sat 10:00 – Swedish massage\n2. Sat *11:00*\n\nAnswer with a number.",
            Assert.Single(Shown(Words, Slots)));

    [Theory]
    [InlineData(6, 5)]
    [InlineData(2, 25)]
    [InlineData(2, 0)]
    public void Choices_beyond_the_buttons_limits_are_numbered_text(int options, int label)
    {
        var choices = new ReplyPart.Choices(
            "Which?",
            [.. Enumerable.Range(1, options).Select(number => new ReplyChoice($"c{number}", new string('x', label)))],
            "Choose");

        var text = Assert.Single(Render(Rich, choices));

        Assert.StartsWith("Which?\n\n1.", Assert.IsType<OutboundContent.Text>(text).Body, StringComparison.Ordinal);
        Assert.Equal(options, text.Words.Count('.'));
    }

    [Fact]
    public void Buttons_hang_on_the_last_message_of_a_long_text()
    {
        var parts = Render(
            Rich with
            {
                Text = new(TextMarkup.Plain, 100),
            },
            new ReplyPart.Text(string.Join(' ', Enumerable.Repeat("Relax at our spa.", 20))),
            Slots with
            {
                Heading = "",
            }
        );

        Assert.True(parts.Count > 2);
        Assert.All(parts.SkipLast(1), part => Assert.IsType<OutboundContent.Text>(part));
        Assert.IsType<OutboundContent.Choices>(parts[^1]);
    }

    [Fact]
    public void Buttons_without_any_question_still_have_words()
    {
        var choices = Assert.IsType<OutboundContent.Choices>(
            Assert.Single(Render(Rich, new ReplyPart.Choices("", [new("a", "Yes")], "Choose"))));

        Assert.Equal("Choose", choices.Body);
    }

    [Fact]
    public void A_label_that_looks_like_a_list_or_a_heading_stays_as_it_is() =>
        Assert.Equal(
            "1. 10. floor\n2. # one\n3. - a\n4. <b>",
            Assert.Single(
                Shown(Words, new ReplyPart.Choices("", [new("1", "10. floor"), new("2", "# one"), new("3", "- a"), new("4", "<b>")], ""))));

    [Fact]
    public void A_picture_is_shown_with_its_caption()
    {
        var picture = Assert.IsType<OutboundContent.Picture>(
            Assert.Single(Render(Rich, new ReplyPart.Picture(Asset, "The **pool**", "A pool"))));

        Assert.Equal((Asset, "The pool", "A pool"), (picture.Source, picture.Caption, picture.AltText));
    }

    [Fact]
    public void A_caption_that_is_too_long_follows_the_picture()
    {
        var caption = new string('x', 30) + " " + new string('y', 30);

        var messages = Render(Rich, new ReplyPart.Picture(Asset, caption, "A pool"));

        Assert.Equal("", Assert.IsType<OutboundContent.Picture>(messages[0]).Caption);
        Assert.Equal(caption, Assert.IsType<OutboundContent.Text>(messages[1]).Body);
    }

    [Fact]
    public void A_picture_that_cannot_be_shown_is_said_in_words()
    {
        Assert.Equal("A pool", Assert.Single(Shown(Words, new ReplyPart.Picture(Asset, "", "A pool"))));
        Assert.Equal("The *pool*", Assert.Single(Shown(Words, new ReplyPart.Picture(Asset, "The **pool**", "A pool"))));
        Assert.Equal(
            "The pool\nhttps://hotel.example/pool.jpg",
            Assert.Single(Shown(Words, new ReplyPart.Picture(OnTheWeb, "The pool", "A pool"))));
    }

    [Fact]
    public void Where_the_provider_fetches_pictures_only_a_public_one_is_shown()
    {
        var abilities = Words with { Pictures = MediaAbility.PublicUrl };

        Assert.IsType<OutboundContent.Picture>(Assert.Single(Render(abilities, new ReplyPart.Picture(OnTheWeb, "", "A pool"))));
        Assert.IsType<OutboundContent.Text>(Assert.Single(Render(abilities, new ReplyPart.Picture(Asset, "", "A pool"))));
    }

    [Fact]
    public void What_is_too_large_or_of_another_type_is_a_document_and_else_words_and_its_address()
    {
        var abilities = Rich with
        {
            Videos = new(MediaWay.Upload) { Types = ["video/mp4"], MostBytes = 16 },
            Files = new(MediaWay.Upload) { MostBytes = 100 },
        };
        var video = new ReplyPart.Video(new("https://hotel.example/v.mp4", "video/mp4") { Size = 16 }, "A walk: garden", "");

        Assert.Equal("A walk: garden", Assert.IsType<OutboundContent.Video>(Assert.Single(Render(abilities, video))).Otherwise);
        var file = Assert.IsType<OutboundContent.File>(
            Assert.Single(Render(abilities, video with { Source = video.Source with { Size = 17 } })));
        Assert.Equal(("A walk garden.mp4", "A walk: garden"), (file.Name, file.Caption));
        Assert.IsType<OutboundContent.File>(
            Assert.Single(Render(abilities, video with { Source = video.Source with { ContentType = "video/webm" } })));
        Assert.Equal(
            "A walk: garden\nhttps://hotel.example/v.mp4",
            Assert.Single(Shown(abilities, video with { Source = video.Source with { Size = 101 } })));
    }

    [Fact]
    public void A_caption_that_cannot_be_there_follows_as_text()
    {
        var abilities = Rich with { Audio = new(MediaWay.Upload) { Uncaptioned = ["audio/"] } };

        var messages = Render(abilities, new ReplyPart.Audio(new("asset:hotel/media/a.mp3", "audio/mpeg"), "Birds", "Listen"), new ReplyPart.Text("Bye"));

        Assert.Equal(("Birds", ""), (Assert.IsType<OutboundContent.Audio>(messages[0]).Title, messages[0].Words));
        Assert.Equal("Listen\n\nBye", Assert.IsType<OutboundContent.Text>(messages[1]).Body);
    }

    [Fact]
    public void Only_a_link_that_is_a_message_of_its_own_shows_its_page()
    {
        var messages = Render(
            Words,
            new ReplyPart.Text("See https://hotel.example"),
            new ReplyPart.Link("The pool", "https://hotel.example/pool"),
            new ReplyPart.Link("Read more", "https://hotel.example/more") { IsOwnMessage = true });

        Assert.Equal([false, true], messages.Cast<OutboundContent.Text>().Select(text => text.ShowsPreview));
    }

    [Fact]
    public void A_document_is_sent_or_named()
    {
        var file = new ReplyPart.File(OnTheWeb, "menu_1.pdf", "");

        Assert.Equal("menu_1.pdf", Assert.IsType<OutboundContent.File>(Assert.Single(Render(Rich, file))).Name);
        Assert.Equal("menu_1.pdf\nhttps://hotel.example/pool.jpg", Assert.Single(Shown(Words, file)));
    }

    [Fact]
    public void A_place_is_a_map_or_a_link_to_one()
    {
        Assert.Equal(
            new OutboundContent.Location(Place.Name, Place.Address, Place.Latitude, Place.Longitude),
            Assert.Single(Render(Rich, Place)));
        Assert.Equal(
            "*AnyCompany Resort*\nCalle Mayor 1\nhttps://www.google.com/maps/search/?api=1&query=36.340789,-6.160966",
            Assert.Single(Shown(Words, Place)));
    }

    [Fact]
    public void A_link_of_its_own_comes_last_and_alone()
    {
        var link = new ReplyPart.Link("Read more", "https://hotel.example/a_b") { IsOwnMessage = true };

        Assert.Equal(
            ["Babies sleep a lot.", "Read more\nhttps://hotel.example/a_b"],
            Shown(Words, link, new ReplyPart.Text("Babies sleep a lot.")));
        Assert.Equal(
            "See\n\nRead more\nhttps://hotel.example/a_b",
            Assert.Single(Shown(Words, new ReplyPart.Text("See"), link with { IsOwnMessage = false })));
    }

    [Fact]
    public void Nothing_to_read_is_no_message() => Assert.Empty(Render(Rich, new ReplyPart.Text(" \n"), new ReplyPart.Text("")));

    [Fact]
    public void Choices_never_exceed_what_a_feature_was_told()
    {
        Assert.Equal(10, Words.MostChoices);
        Assert.Equal(5, Rich.MostChoices);
        Assert.Equal(10, (Rich with { Choices = new(100, 64) }).MostChoices);
    }

    [Fact]
    public void Parts_and_what_is_made_of_them_survive_being_stored()
    {
        ReplyPart[] parts =
        [
            new ReplyPart.Text("*"), Slots, new ReplyPart.Picture(Asset, "c", "a"), new ReplyPart.File(OnTheWeb, "n", "c"), Place,
            new ReplyPart.Link("t", "u") { IsOwnMessage = true },
        ];

        Assert.All(parts, AssertSurvives);
        Assert.Equal(5, Render(Rich, parts).Select(content => { AssertSurvives(content); return content.GetType(); }).Distinct().Count());
        var variables = new Dictionary<string, string>(StringComparer.Ordinal) { ["1"] = "Ana" };
        AssertSurvives<OutboundContent>(new OutboundContent.Template("HX1", variables) { Language = "es" });
    }

    [Fact]
    public void A_template_that_was_kept_before_it_had_a_language_is_read()
    {
        var read = JsonSerializer.Deserialize<OutboundContent>(
            """{"content":"template","id":"HX1","variables":{"1":"Ana"}}""",
            TurnJson.Options);

        Assert.Equal(("HX1", null), (Assert.IsType<OutboundContent.Template>(read).Id, ((OutboundContent.Template)read).Language));
    }

    private static void AssertSurvives<T>(T value)
    {
        var json = JsonSerializer.Serialize(value, TurnJson.Options);
        var read = JsonSerializer.Deserialize<T>(json, TurnJson.Options)!;

        Assert.IsType(value!.GetType(), read);
        Assert.Equal(json, JsonSerializer.Serialize(read, TurnJson.Options));
    }

    private static IReadOnlyList<OutboundContent> Render(ChannelAbilities abilities, params ReplyPart[] parts) =>
        ReplyRenderer.Render(parts, abilities);

    private static List<string> Shown(ChannelAbilities abilities, params ReplyPart[] parts) =>
        [.. Render(abilities, parts).Select(content => Assert.IsType<OutboundContent.Text>(content).Body)];
}
