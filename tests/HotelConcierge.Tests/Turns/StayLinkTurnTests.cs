using System.Text;
using HotelConcierge.Contracts.Turns;
using HotelConcierge.Reservations;
using HotelConcierge.Storage;
using HotelConcierge.Tests.Assistants;
using HotelConcierge.Tests.Reservations;
using Microsoft.Extensions.DependencyInjection;

namespace HotelConcierge.Tests.Turns;

/// <summary>A guest whose channel proves no number sends the code of a stay.</summary>
public sealed class StayLinkTurnTests : IDisposable
{
    private readonly HotelFiles _house = new(
        ("hotel.json", HotelFiles.Hotel),
        ("links.json", File.ReadAllText(Path.Combine(Shipped.Folder, "hotel", "links.json"))));

    public void Dispose() => _house.Dispose();

    [Fact]
    public async Task A_code_links_and_is_confirmed_once_wherever_the_host_dies()
    {
        var points = new List<string>();
        var untouched = await PlayAsync(point =>
        {
            points.Add(point.Where);
            return false;
        });
        Assert.Equal("Your stay at Test House from Wed 3 Jun to Wed 10 Jun is now linked to this chat. Write “unlink my stay” to take that back.", Assert.Single(untouched.Phone).Replace("\\", "", StringComparison.Ordinal));
        Assert.Equal("R-1", Assert.Single(untouched.Links));
        Assert.Contains(points, point => point.Contains("codes", StringComparison.Ordinal));

        var losses = new List<string>();
        for (var death = 1; death <= points.Count; death++)
        {
            var at = death;
            var played = await PlayAsync(point => point.Number == at);
            if (!played.Phone.SequenceEqual(untouched.Phone) || !played.Links.SequenceEqual(untouched.Links))
                losses.Add($"{death} {points[death - 1]}: {string.Join(" | ", played.Phone)}; {string.Join(", ", played.Links)}");
        }

        Assert.Empty(losses);
    }

    [Fact]
    public async Task The_code_comes_neither_into_the_transcript_nor_before_the_model()
    {
        using var world = new TurnWorld(_house);
        var code = await IssueAsync(world);
        world.Model.Says("Because.");

        await world.RunAsync($"{code} Explain why the sky is blue");

        Assert.Contains(world.Phone.Shown, text => text.Contains("Because.", StringComparison.Ordinal));
        Assert.DoesNotContain(await world.RowsAsync(GuestTables.Transcripts), row => row.Properties.Values.Any(value => value.Contains(code, StringComparison.OrdinalIgnoreCase)));
        Assert.Contains(await world.RowsAsync(GuestTables.Transcripts), row => row.Properties.Values.Any(value => value.Contains("sky", StringComparison.Ordinal)));
    }

    private async Task<(IReadOnlyList<string> Phone, IReadOnlyList<string> Links)> PlayAsync(Func<CrashPoint, bool> diesAt)
    {
        using var world = new TurnWorld(_house);
        var code = await IssueAsync(world);
        var before = world.Host.CrashPoints;
        world.Host.CrashWhen = point => diesAt(point with { Number = point.Number - before });
        await world.RunAsync(code);
        world.Host.CrashWhen = _ => false;
        var hotel = world.Services.GetRequiredService<HotelCatalog>().All.Single();
        return ([.. world.Phone.Shown], await world.Services.GetRequiredService<StayLinks>().OfAsync(hotel, TurnWorld.Guest, CancellationToken.None));
    }

    private static async Task<string> IssueAsync(TurnWorld world)
    {
        var file = Encoding.UTF8.GetBytes("number,checkIn,checkOut,name\nR-1,2026-06-03,2026-06-10,Ana");
        Assert.Equal(1, (await world.Services.GetRequiredService<StayImport>().ImportAsync(file, "text/csv", "", CancellationToken.None)).Added);
        return (await world.Services.GetRequiredService<StayCodes>().IssueAsync("", "R-1", CancellationToken.None)).Code!;
    }
}
