using System.Text.Json.Nodes;
using HotelConcierge.Messages;
using HotelConcierge.Tests.Assistants;
using HotelConcierge.Tests.Reservations;
using HotelConcierge.Tools;
using Microsoft.Extensions.DependencyInjection;

namespace HotelConcierge.Tests.Spa;

/// <summary>What the model is told about somebody without a stay, in production's registrations.</summary>
public sealed class StrangerToolTests : IDisposable
{
    private static readonly GuestContact Stranger = HotelFiles.Contact("whatsapp:+34600000009", "Bo");

    private readonly ImportingHotel _deployment = new();

    public void Dispose() => _deployment.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task There_is_no_room_to_name_before_the_first_import_and_after_it(bool hasImported)
    {
        if (hasImported)
            await _deployment.ImportAsync(ImportingHotel.Line(1));

        var (json, _) = await AskAsync("my_reservation", "What is my room?");

        Assert.Empty(json["reservations"]!.AsArray());
        foreach (var said in new[] { "No reservation was found", "reception", "never guess", "HC-XXXX-XXXX-XXXX" })
            Assert.Contains(said, (string)json["note"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_time_is_offered_and_nothing_is_booked()
    {
        var (json, shown) = await AskAsync("find_spa_slots", "Book a massage for tomorrow");

        Assert.Equal(("refused", "no_reservation"), ((string)json["result"]!, (string)json["reason"]!));
        Assert.Contains("reception", (string)json["note"]!, StringComparison.Ordinal);
        Assert.Null(json["choices"]);
        Assert.Empty(shown);
        Assert.Equal("nothing_offered", (string)(await AskAsync("book_spa_slot", "2")).Json["reason"]!);
    }

    [Fact]
    public async Task A_stay_without_a_room_says_so()
    {
        await _deployment.ImportAsync(ImportingHotel.Line(1, room: ""));

        var (json, _) = await AskAsync("my_reservation", "What is my room?", HotelFiles.Contact("+34610000001"));

        Assert.Null(json["reservations"]![0]!["room"]);
        Assert.Contains("none assigned yet", (string)json["note"]!, StringComparison.Ordinal);
    }

    private async Task<(JsonObject Json, IReadOnlyList<ReplyPart> Shown)> AskAsync(string tool, string heard, GuestContact? guest = null)
    {
        guest ??= Stranger;
        var call = new ToolCall("c1", guest.Conversation, Shipped.Hotel, [])
        {
            Turn = "t1",
            Address = guest.Address,
            GuestName = guest.Name,
            Heard = heard,
        };
        var result = await _deployment.Services.GetServices<ITool>().Single(one => one.Name == tool).RunAsync(call, CancellationToken.None);
        return (JsonNode.Parse(result.Text)!.AsObject(), result.Attachments);
    }
}
