using System.Text;
using System.Text.Json.Nodes;
using HotelConcierge.Contracts.Turns;
using HotelConcierge.Messages;
using HotelConcierge.Reservations;
using HotelConcierge.Storage;
using HotelConcierge.Tests.Assistants;
using HotelConcierge.Tests.Reservations;
using Microsoft.Extensions.DependencyInjection;

namespace HotelConcierge.Tests.Turns;

/// <summary>A guest whose channel proves no number sends the code of a stay.</summary>
public sealed class StayLinkTurnTests : IDisposable
{
    private const string Unlink = "unlink my stay";
    private const string Linked =
        "Your stay at Test Hotel from Wed 3 Jun to Wed 10 Jun is now linked to this chat. Write “unlink my stay” to take that back.";
    private static readonly string Unlinked = JsonNode.Parse(File.ReadAllText(Links))!["unlinked"]!["en"]!.ToString();

    private readonly HotelFiles _hotel = new(
        ("hotel.json", HotelFiles.Hotel),
        ("links.json", File.ReadAllText(Links)));

    private static string Links => Path.Combine(Shipped.Folder, "hotel", "links.json");

    public void Dispose() => _hotel.Dispose();

    [Fact]
    public async Task A_code_links_and_is_confirmed_once_wherever_the_host_dies()
    {
        var untouched = await PlayWithDeathsAsync("codes", isLinked: false, code => [code]);

        Assert.Equal(Linked, Assert.Single(untouched.Phone));
        Assert.Equal("R-1", Assert.Single(untouched.Links));
    }

    [Fact]
    public async Task A_link_is_taken_away_and_the_guest_is_told_so_wherever_the_host_dies()
    {
        var untouched = await PlayWithDeathsAsync("staylinks", isLinked: true, _ => [Unlink]);

        Assert.Equal(Unlinked, Assert.Single(untouched.Phone));
        Assert.Empty(untouched.Links);
    }

    [Fact]
    public async Task A_code_and_the_wish_to_unlink_in_one_burst_are_both_heard_in_their_order_wherever_the_host_dies()
    {
        var codeLast = await PlayWithDeathsAsync("staylinks", isLinked: false, code => [Unlink, code]);
        Assert.Equal(Unlinked + "\n\n" + Linked, Assert.Single(codeLast.Phone));
        Assert.Equal("R-1", Assert.Single(codeLast.Links));

        var codeFirst = await PlayWithDeathsAsync("staylinks", isLinked: false, code => [code, Unlink]);
        Assert.Equal(Linked + "\n\n" + Unlinked, Assert.Single(codeFirst.Phone));
        Assert.Empty(codeFirst.Links);
    }

    [Fact]
    public async Task A_code_and_the_question_what_is_linked_show_what_else_is()
    {
        var played = await PlayAsync(_ => false, isLinked: false, code => [code, "which stay is linked"]);

        Assert.StartsWith(Linked + "\n\n", Assert.Single(played.Phone), StringComparison.Ordinal);
        Assert.Contains("Fri 1 Jan", played.Phone[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_code_comes_neither_into_the_transcript_nor_before_the_model()
    {
        using var world = new TurnWorld(_hotel);
        var code = await IssueAsync(world);
        world.Model.Says("Because.");

        await world.RunAsync($"{code} Explain why the sky is blue");

        Assert.Contains(world.Phone.Shown, text => text.Contains("Because.", StringComparison.Ordinal));
        Assert.DoesNotContain(
            await world.RowsAsync(GuestTables.Transcripts),
            row => row.Properties.Values.Any(value => value.Contains(code, StringComparison.OrdinalIgnoreCase)));
        Assert.Contains(
            await world.RowsAsync(GuestTables.Transcripts),
            row => row.Properties.Values.Any(value => value.Contains("sky", StringComparison.Ordinal)));
    }

    /// <summary>Plays it once untouched, and once with a death at each point; the guest reads and has the same each time.</summary>
    private async Task<(IReadOnlyList<string> Phone, IReadOnlyList<string> Links)> PlayWithDeathsAsync(
        string table,
        bool isLinked,
        Func<string, string[]> says)
    {
        var points = new List<string>();
        var untouched = await PlayAsync(
            point =>
            {
                points.Add(point.Where);
                return false;
            },
            isLinked,
            says);
        Assert.Contains(points, point => point.Contains(table, StringComparison.Ordinal));

        var losses = new List<string>();
        for (var death = 1; death <= points.Count; death++)
        {
            var at = death;
            var played = await PlayAsync(point => point.Number == at, isLinked, says);
            if (!played.Phone.SequenceEqual(untouched.Phone) || !played.Links.SequenceEqual(untouched.Links))
                losses.Add($"{death} {points[death - 1]}: {string.Join(" | ", played.Phone)}; {string.Join(", ", played.Links)}");
        }

        Assert.Empty(losses);
        return untouched;
    }

    /// <summary>A guest with a link to another stay, and to R-1 if <paramref name="isLinked"/>, writes a burst.</summary>
    private async Task<(IReadOnlyList<string> Phone, IReadOnlyList<string> Links)> PlayAsync(
        Func<CrashPoint, bool> diesAt,
        bool isLinked,
        Func<string, string[]> says)
    {
        using var world = new TurnWorld(_hotel);
        var code = await IssueAsync(world);
        var (hotel, links) = (
            world.Services.GetRequiredService<HotelCatalog>().All.Single(),
            world.Services.GetRequiredService<StayLinks>());
        var guest = new GuestContact(TurnWorld.Guest, TurnWorld.Address, "Ana");
        string[] burst = says(code);
        if (isLinked)
            await links.LinkAsync(hotel, "R-1", guest, CancellationToken.None);
        else if (burst.Length > 1)
            await links.LinkAsync(hotel, "R-0", guest, CancellationToken.None);
        var before = world.Host.CrashPoints;
        world.Host.CrashWhen = point => diesAt(point with { Number = point.Number - before });
        foreach (var (text, place) in burst.Select((text, place) => (text, place)))
            world.Hear(text, at: place * 0.2);
        await world.RunAsync();
        world.Host.CrashWhen = _ => false;
        return (
            [.. world.Phone.Shown.Select(text => text.Replace("\\", "", StringComparison.Ordinal))],
            await links.OfAsync(hotel, TurnWorld.Guest, CancellationToken.None));
    }

    private static async Task<string> IssueAsync(TurnWorld world)
    {
        var file = Encoding.UTF8.GetBytes("number,checkIn,checkOut,name\nR-1,2026-06-03,2026-06-10,Ana\nR-0,2027-01-01,2027-01-05,Ana");
        Assert.Equal(
            2,
            (await world.Services.GetRequiredService<StayImport>().ImportAsync(file, "text/csv", "", CancellationToken.None)).Added);
        return (await world.Services.GetRequiredService<StayCodes>().IssueAsync("", "R-1", CancellationToken.None)).Code!;
    }
}
