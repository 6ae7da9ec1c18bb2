using HotelConcierge.Channels.WhatsApp;
using HotelConcierge.Languages;
using HotelConcierge.Messages;
using HotelConcierge.Replies;
using HotelConcierge.Reservations;
using HotelConcierge.Welcome;
using static HotelConcierge.Tests.Welcome.WelcomingHotel;

namespace HotelConcierge.Tests.Welcome;

public sealed class WelcomePackageTests
{
    private static readonly MediaSource Key = new("kept:phone-abc/key.png", "image/png");

    [Theory]
    [InlineData(2, "Hello, Ana! AnyCompany Luxury Resort is expecting you on Wed 3 Jun.")]
    [InlineData(0, "Welcome, Ana! Your stay at AnyCompany Luxury Resort begins today.")]
    [InlineData(-2, "Hello, Ana! It is good to have you at AnyCompany Luxury Resort.")]
    [InlineData(-7, "Hello, Ana! Your stay at AnyCompany Luxury Resort ends today; your room is yours until 12:00.")]
    public void The_headline_knows_whether_a_stay_is_to_come_begins_today_runs_or_ends_today(int beginsIn, string headline) =>
        Assert.StartsWith($"**{headline}**\n\n", Plain(Caption(Stay(Today.AddDays(beginsIn), 7))), StringComparison.Ordinal);

    [Fact]
    public void A_day_of_another_year_is_written_with_it() =>
        Assert.Contains("on Sat 2 Jan 2027", Plain(Caption(Stay(new(2027, 1, 2), 2))), StringComparison.Ordinal);

    [Fact]
    public void One_night_one_adult_and_no_child_are_said_in_the_singular()
    {
        var caption = Plain(Caption(Stay(Today, 1)));

        Assert.EndsWith("\n\n- 1 night, until Tue 2 Jun\n- 1 adult: Ana", caption, StringComparison.Ordinal);
    }

    [Fact]
    public void Several_of_each_are_said_in_the_plural_and_named()
    {
        var stay = Stay(Today, 3, Adult("Ana"), Adult("Bo"), Born("Cai", 2015), Born("Dee", 2018));

        Assert.EndsWith(
            "\n\n- 3 nights, until Thu 4 Jun\n- 2 adults: Ana, Bo\n- 2 guests under 18: Cai, Dee",
            Plain(Caption(stay)),
            StringComparison.Ordinal);
    }

    [Fact]
    public void One_child_is_said_in_the_singular() =>
        Assert.EndsWith(
            "\n- 1 guest under 18: Cai",
            Plain(Caption(Stay(Today, 3, Adult("Ana"), Born("Cai", 2015)))),
            StringComparison.Ordinal);

    [Theory]
    [InlineData("2008-06-04", false)]
    [InlineData("2008-06-05", true)]
    public void Who_turns_18_by_the_day_of_arrival_comes_as_an_adult(string born, bool minor) =>
        Assert.Equal(
            minor,
            IsMinor(
                Stay(
                    new(2026, 6, 4),
                    5,
                    Adult("Ana"),
                    new("Cai", "", DateOnly.Parse(born, System.Globalization.CultureInfo.InvariantCulture), default))));

    [Theory]
    [InlineData("2026-02-27", true)]
    [InlineData("2026-02-28", false)]
    [InlineData("2026-03-01", false)]
    public void Who_was_born_on_29_February_comes_of_age_on_the_28th(string arrival, bool minor)
    {
        var checkIn = DateOnly.Parse(arrival, System.Globalization.CultureInfo.InvariantCulture);
        var stay = Stay(checkIn, 2, Adult("Ana"), new("Cai", "", new(2008, 2, 29), default));

        Assert.Equal(minor, IsMinor(stay, new(2026, 2, 20)));
    }

    [Fact]
    public void During_a_stay_today_decides_who_is_of_age()
    {
        var stay = Stay(Today.AddDays(-1), 5, Adult("Ana"), new("Cai", "", new(2008, 6, 1), default));

        Assert.False(IsMinor(stay));
        Assert.True(IsMinor(stay, Today.AddDays(-1)));
    }

    [Fact]
    public void The_picture_is_the_hotels_own_and_the_pin_follows_it()
    {
        var parts = In("en").For(Stay(Today, 2), key: null);

        var picture = Assert.IsType<ReplyPart.Picture>(parts[0]);
        Assert.Equal(MediaSource.Asset("hotel", "pictures/resort.png", "image/png"), picture.Source);
        Assert.Equal("AnyCompany Luxury Resort, between the dunes and the sea", picture.AltText);
        var place = Assert.IsType<ReplyPart.Location>(parts[1]);
        Assert.Equal((36.3408, -6.161), (place.Latitude, place.Longitude));
        Assert.Equal(2, parts.Count);
    }

    [Theory]
    [InlineData(MemberLevel.NonMember, false)]
    [InlineData(MemberLevel.White, false)]
    [InlineData(MemberLevel.Silver, false)]
    [InlineData(MemberLevel.Gold, true)]
    [InlineData(MemberLevel.Platinum, true)]
    public void From_gold_on_one_members_standing_brings_the_room_and_its_key(MemberLevel level, bool brings)
    {
        var parts = In("en").For(Stay(Today, 2, Adult("Ana"), Adult("Bo", level)), Key);

        Assert.Equal(brings, parts.Count == 3);
        if (!brings)
            return;
        var file = Assert.IsType<ReplyPart.File>(parts[2]);
        Assert.Equal("Room 214.png", file.Name);
        Assert.Equal(Key, file.Source);
        foreach (var said in new[] { "number 214", "This code is your key", "at reception", "in the lobby" })
            Assert.Contains(said, file.Caption, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_the_key_cannot_be_shown_no_code_is_spoken_of()
    {
        var text = Assert.IsType<ReplyPart.Text>(In("en").For(Stay(Today, 2, Adult("Ana", MemberLevel.Gold)), key: null)[2]);

        Assert.Contains("number 214", text.Markdown, StringComparison.Ordinal);
        Assert.DoesNotContain("code", text.Markdown, StringComparison.Ordinal);
    }

    [Fact]
    public void A_room_that_is_not_assigned_yet_is_not_spoken_of()
    {
        var text = Assert.IsType<ReplyPart.Text>(
            In("en").For(Stay(Today, 2, Adult("Ana", MemberLevel.Gold)) with { Room = "" }, key: null)[2]);

        Assert.DoesNotContain("number", text.Markdown, StringComparison.Ordinal);
        Assert.Contains("at reception", text.Markdown, StringComparison.Ordinal);
    }

    [Fact]
    public void A_channel_with_links_leads_from_the_hotels_name_to_its_website()
    {
        var caption = ((ReplyPart.Picture)new WelcomePackage(ShippedOn(Today), "en", links: true).For(Stay(Today, 2), null)[0]).Caption;

        Assert.Contains("[AnyCompany Luxury Resort](https://resort.example)", caption, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Bo", "Hello, Bo! I have found no reservation for you. You can book at https://resort.example.")]
    [InlineData(null, "Hello! I have found no reservation for you. You can book at https://resort.example.")]
    public void A_guest_without_a_stay_is_led_to_the_website(string? name, string text) =>
        Assert.Equal(text, Plain(Assert.IsType<ReplyPart.Text>(Assert.Single(In("en").ForNobody(name))).Markdown));

    [Fact]
    public void A_name_cannot_format_the_message()
    {
        var caption = Caption(Stay(Today, 2, Adult("*A* [b](http://x)")));
        var shown = ReplyFormat.Format(caption, new(WhatsAppMarkup.Instance, 1600)).Text;

        Assert.Contains(
            "*A* [b](http://x)",
            shown.Replace("\u200B", "", StringComparison.Ordinal).Replace("\u2060", "", StringComparison.Ordinal),
            StringComparison.Ordinal);
    }

    [Fact]
    public void In_every_language_everything_is_filled_in_and_fits_below_a_picture()
    {
        foreach (var language in LanguageCatalog.Default.Codes)
        {
            foreach (var beginsIn in new[] { 400, 0, -2, -7 })
            {
                var guests = Enumerable
                    .Range(1, 6)
                    .Select(number =>
                        number > 3 ? Born($"Kind Nummer {number}", 2015) : Adult($"Maria Magdalena {number}", MemberLevel.Gold));
                var parts = In(language).For(Stay(Today.AddDays(beginsIn), 7, [.. guests]), Key);
                var captions = new[]
                {
                    ((ReplyPart.Picture)parts[0]).Caption,
                    ((ReplyPart.Picture)parts[0]).AltText,
                    ((ReplyPart.File)parts[2]).Caption,
                };

                Assert.All(captions, caption => Assert.DoesNotContain('{', caption));
                Assert.All(captions, caption => Assert.InRange(Plain(caption).Length, 1, 1024));
            }

            Assert.DoesNotContain('{', ((ReplyPart.Text)In(language).ForNobody("Bo")[0]).Markdown);
        }
    }

    [Fact]
    public void The_key_is_drawn_as_a_png_the_same_for_the_same_key()
    {
        var picture = RoomKeyPicture.Draw("DEMO-KEY hotel room 214");

        Assert.Equal([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], picture[..8]);
        Assert.InRange(picture.Length, 200, 20_000);
        Assert.Equal(picture, RoomKeyPicture.Draw("DEMO-KEY hotel room 214"));
        Assert.NotEqual(picture, RoomKeyPicture.Draw("DEMO-KEY hotel room 215"));
    }

    private static WelcomePackage In(string language) => new(ShippedOn(Today), language, links: false);

    private static string Caption(Reservation stay) => ((ReplyPart.Picture)In("en").For(stay, null)[0]).Caption;

    private static string Plain(string markdown) => markdown.Replace("\\", "", StringComparison.Ordinal);

    private static StayGuest Born(string name, int year) => new(name, "", new(year, 3, 1), MemberLevel.NonMember);

    private static bool IsMinor(Reservation stay, DateOnly? today = null) =>
        ((ReplyPart.Picture)new WelcomePackage(ShippedOn(today ?? Today), "en", links: false).For(stay, null)[0]).Caption.Contains(
            "under 18",
            StringComparison.Ordinal);
}
