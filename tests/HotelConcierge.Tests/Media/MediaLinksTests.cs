using HotelConcierge.Channels.WhatsApp;
using HotelConcierge.Contracts;
using HotelConcierge.Contracts.Storage;
using HotelConcierge.Media;
using HotelConcierge.Messages;
using HotelConcierge.Settings;
using HotelConcierge.Storage;
using HotelConcierge.Tests.Assistants;
using Microsoft.Extensions.Options;

namespace HotelConcierge.Tests.Media;

/// <summary>The addresses under which providers fetch our files.</summary>
public sealed class MediaLinksTests
{
    private const string Prefix = "https://hotel.example/api/media/";

    private static readonly ConversationId Guest = new("twilio-abc");
    private static readonly byte[] Bytes = [1, 2, 3];
    private static readonly ChannelAbilities Fetches = new(new(WhatsAppMarkup.Instance, 1600))
    {
        Pictures = MediaAbility.PublicUrl,
        Files = MediaAbility.PublicUrl,
    };

    private readonly ManualTimeProvider _clock = new();
    private readonly InMemoryTableStore _tables = new();
    private readonly ReplyMedia _media = new(new InMemoryBlobStore(), Shipped.Folder);

    [Fact]
    public async Task A_file_is_fetched_by_its_address_with_its_type_and_name_by_any_host()
    {
        var token = await TokenAsync();
        var fetched = await Links().OpenAsync(token, default);

        Assert.Equal(Bytes, fetched!.Bytes);
        Assert.Equal(("image/png", "Room 7.png"), (fetched.ContentType, fetched.Name));
        Assert.Equal(token, await TokenAsync());
    }

    [Fact]
    public async Task An_address_says_nothing_and_no_other_can_be_made_of_it()
    {
        var token = await TokenAsync();
        Assert.Matches("^[A-Za-z0-9_-]+$", token);
        Assert.DoesNotContain(
            "twilio",
            System.Text.Encoding.UTF8.GetString(System.Buffers.Text.Base64Url.DecodeFromChars(token)),
            StringComparison.Ordinal);

        for (var at = 0; at < token.Length; at++)
        {
            foreach (var sign in "Aq_")
            {
                var changed = token[..at] + sign + token[(at + 1)..];
                var fetched = await Links().OpenAsync(changed, default);
                Assert.True(fetched is null || changed == token || at == token.Length - 1, $"{changed} opened a file");
            }

            Assert.Null(await Links().OpenAsync(token[..at], default));
        }

        Assert.Null(await Links(new InMemoryTableStore()).OpenAsync(token, default));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("..%2f..")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("ééééé")]
    public async Task What_is_no_token_opens_nothing(string token) => Assert.Null(await Links().OpenAsync(token, default));

    [Fact]
    public async Task A_token_of_any_length_is_looked_at_in_vain() =>
        Assert.Null(await Links().OpenAsync(new string('A', 100_000), default));

    [Fact]
    public async Task An_address_is_good_for_six_hours()
    {
        var token = await TokenAsync();
        _clock.Advance(MediaLinks.GoodFor - TimeSpan.FromSeconds(1));
        Assert.NotNull(await Links().OpenAsync(token, default));

        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(await Links().OpenAsync(token, default));
    }

    [Fact]
    public async Task Of_a_guest_who_was_forgotten_nothing_is_fetched_any_more()
    {
        var token = await TokenAsync();
        await new GuestTables(_tables, [_media]).EraseAsync(Guest, exceptKeyPrefix: "", default);

        Assert.Null(await Links().OpenAsync(token, default));
    }

    [Fact]
    public async Task A_public_file_and_one_for_a_channel_that_takes_bytes_keep_their_sources()
    {
        ReplyPart[] parts = [new ReplyPart.Picture(new("https://x.example/a.png", "image/png"), "", "A"), new ReplyPart.Text("b")];
        Assert.Equal(parts, await Links().PublishAsync(parts, Fetches, default));

        ReplyPart[] own = [new ReplyPart.Picture(MediaSource.Asset("early-years", "a.png", "image/png"), "", "A")];
        Assert.Equal(own, await Links().PublishAsync(own, Fetches with { Pictures = MediaAbility.Upload }, default));
        Assert.Equal(own, await Links(publicBaseUrl: "").PublishAsync(own, Fetches, default));
        Assert.False(Links(publicBaseUrl: "").CanPublish);
    }

    private async Task<string> TokenAsync()
    {
        var source = await _media.KeepAsync(Guest, "key.png", Bytes, "image/png", default);
        var published = await Links().PublishAsync([new ReplyPart.File(source, "Room 7.png", "")], Fetches, default);
        var uri = ((ReplyPart.File)published[0]).Source.Uri;
        Assert.StartsWith(Prefix, uri, StringComparison.Ordinal);
        return uri[Prefix.Length..];
    }

    private MediaLinks Links(InMemoryTableStore? tables = null, string publicBaseUrl = "https://hotel.example") =>
        new(
            _media,
            new MediaKey(tables ?? _tables),
            new(Options.Create(new PublicAddressOptions { PublicBaseUrl = publicBaseUrl })),
            _clock);
}
