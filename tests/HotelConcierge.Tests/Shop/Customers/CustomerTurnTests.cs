using HotelConcierge.Contracts.Shop;
using HotelConcierge.Contracts.Turns;
using HotelConcierge.Guests;
using HotelConcierge.Messages;
using HotelConcierge.Shop;
using HotelConcierge.Shop.Customers;
using HotelConcierge.Storage;
using HotelConcierge.Tests.Reservations;
using HotelConcierge.Tests.Turns;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace HotelConcierge.Tests.Shop.Customers;

/// <summary>Whole turns of guests who are linked to their records, with models that do what they should not.</summary>
public sealed class CustomerTurnTests : IDisposable
{
    /// <summary>What the assistant of these tests asks its model about.</summary>
    private const string Words = "Explain why the sky is blue";

    /// <summary>What a model says that has nothing to add.</summary>
    private const string Done = "DONE";

    private const string Linked = "This chat is now linked to the customer record of Somchai Clinic";

    private readonly HotelFiles _files = CustomerShop.NewFiles();

    public void Dispose() => _files.Dispose();

    [Fact]
    public async Task A_code_in_the_guests_message_links_without_a_model_and_no_transcript_has_it()
    {
        using var shop = new World(_files);
        await shop.AskAsync("office@somchai.example");
        var asked = shop.Turns.Model.Shown.Count;

        var read = await shop.Turns.SayAsync($"{shop.Letters.Code} {Words}");

        Assert.Contains(Linked, read, StringComparison.Ordinal);
        Assert.Equal(CustomerProof.Code, (await shop.FindAsync())!.Proof);
        Assert.All(shop.Turns.Model.Shown.Skip(asked).SelectMany(shown => shown), message =>
            Assert.DoesNotContain(shop.Letters.Code, message.Text, StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(shop.Turns.Memory.Dump(), row => row.Contains(shop.Letters.Code, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_code_alone_asks_no_model()
    {
        using var shop = new World(_files);
        await shop.AskAsync("office@somchai.example");
        var asked = shop.Turns.Model.Shown.Count;

        await shop.Turns.SayAsync(shop.Letters.Code);

        Assert.Equal(asked, shop.Turns.Model.Shown.Count);
        Assert.NotNull(await shop.FindAsync());
    }

    [Fact]
    public async Task A_model_that_names_anothers_contact_has_a_code_sent_to_them_and_learns_nothing()
    {
        using var shop = new World(_files);
        shop.Turns.Model.Calls("link_customer", new Dictionary<string, object?> { ["email"] = "malee@pharmacy.example" }).Says(Done);
        var known = await shop.Turns.SayAsync(Words);
        shop.Turns.Model.Calls("link_customer", new Dictionary<string, object?> { ["email"] = "nobody@pharmacy.example" }).Says(Done);
        var unknown = await shop.Turns.SayAsync(Words);

        Assert.Contains("If we have this contact on record", known, StringComparison.Ordinal);

        // The first answer has the disclaimer before it.
        Assert.EndsWith(unknown, known, StringComparison.Ordinal);
        Assert.Equal("malee@pharmacy.example", Assert.Single(shop.Letters.Sent).To.Value);
        Assert.Null(await shop.FindAsync());
        Assert.DoesNotContain(
            shop.Turns.Model.Shown.SelectMany(shown => shown),
            message => message.Text.Contains("Malee", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_code_that_a_model_passes_on_links_nobody_wherever_it_has_it_from()
    {
        using var shop = new World(_files);
        await shop.AskAsync("office@somchai.example");
        shop.Turns.Model
            .Calls("link_customer", new Dictionary<string, object?> { ["code"] = shop.Letters.Code })
            .Calls("register_customer", new Dictionary<string, object?> { ["name"] = shop.Letters.Code, ["code"] = shop.Letters.Code })
            .Says("Done.");

        await shop.Turns.RunAsync(Words);

        Assert.Null(await shop.FindAsync());
    }

    [Fact]
    public async Task A_code_of_another_conversation_links_nobody()
    {
        using var shop = new World(_files);
        var codes = shop.Turns.Services.GetRequiredService<OneTimeCodes>();
        var others = await codes.IssueAsync(
            CodePurpose.Customer, "phone-someone-else/code-1", shop.Turns.Clock.GetUtcNow().AddHours(1), default);

        Assert.Contains("could not do anything with that code", await shop.Turns.SayAsync(others.Value), StringComparison.Ordinal);
        Assert.Null(await shop.FindAsync());
    }

    [Fact]
    public async Task Forget_me_takes_link_and_codes_along()
    {
        using var shop = new World(_files);
        await shop.AskAsync("office@somchai.example");
        await shop.Turns.SayAsync(shop.Letters.Code);
        await shop.AskAsync("malee@pharmacy.example");

        await shop.Turns.RunAsync("forget me");

        Assert.Empty(await shop.Turns.RowsAsync(GuestTables.ShopCustomers));
        Assert.DoesNotContain(shop.Turns.Memory.Dump(), row => row.StartsWith("codes customer ", StringComparison.Ordinal));
        Assert.Contains("could not do anything", await shop.Turns.SayAsync(shop.Letters.Code), StringComparison.Ordinal);
        Assert.Null(await shop.FindAsync());
    }

    [Fact]
    public async Task Wherever_the_host_dies_one_letter_is_sent_or_the_same_once_more_and_the_code_links_once()
    {
        var points = new List<string>();
        var untouched = await PlayAsync(point =>
        {
            points.Add(point.Where);
            return false;
        });
        Assert.Contains(points, point => point.Contains("shopcustomers", StringComparison.Ordinal));
        Assert.Equal(1, untouched.Letters);

        var losses = new List<string>();
        for (var death = 1; death <= points.Count; death++)
        {
            var at = death;
            var played = await PlayAsync(point => point.Number == at);
            var mayRepeat = points[death - 1].StartsWith("after a letter", StringComparison.Ordinal)
                || points[death - 1].Contains("putting into shopcustomers", StringComparison.Ordinal);
            if (played with { Letters = 1 } != untouched || (played.Letters != 1 && !mayRepeat))
                losses.Add($"{death} {points[death - 1]}: {played}");
        }

        Assert.Empty(losses);
    }

    /// <summary>A guest asks for a code and sends it.</summary>
    private async Task<Played> PlayAsync(Func<CrashPoint, bool> diesAt)
    {
        using var shop = new World(_files);
        shop.Letters.Passing = shop.Turns.Host.Pass;
        var arguments = new Dictionary<string, object?> { ["email"] = "office@somchai.example" };
        shop.Turns.Model.Otherwise = shown => shown[^1].Role == ChatRole.Tool
            ? new(ChatRole.Assistant, Done)
            : new(ChatRole.Assistant, [ScriptedModel.Call("c1", "link_customer", arguments)]);
        var before = shop.Turns.Host.CrashPoints;
        shop.Turns.Host.CrashWhen = point => diesAt(point with { Number = point.Number - before });
        await shop.Turns.RunAsync(Words);
        await shop.Turns.RunAsync(shop.Letters.Code);
        shop.Turns.Host.CrashWhen = _ => false;
        return new(
            string.Join('\n', shop.Turns.Phone.Shown),
            (await shop.FindAsync())?.CustomerId,
            shop.Letters.Sent.Count,
            shop.Letters.Sent.Select(letter => letter.Text).Distinct(StringComparer.Ordinal).Count());
    }

    private sealed record Played(string Phone, string? Link, int Letters, int Codes);

    private sealed class World : IDisposable
    {
        public World(HotelFiles files) => Turns = new(files, CustomerShop.Tools, services =>
        {
            services.AddSingleton<ICodeWay>(Letters);
            services.AddSingleton<IErp>(Erp);
        });

        public Letters Letters { get; } = new();

        public CustomerErp Erp { get; } = new();

        public TurnWorld Turns { get; }

        /// <summary>A model asks for a code.</summary>
        public async Task AskAsync(string email)
        {
            Turns.Model.Calls("link_customer", new Dictionary<string, object?> { ["email"] = email }).Says(Done);
            await Turns.RunAsync(Words);
        }

        public Task<LinkedCustomer?> FindAsync() => Turns.Services.GetRequiredService<IKnowsCustomers>().FindAsync(
            Turns.Assistant, new GuestContact(TurnWorld.Guest, TurnWorld.Address, null), default);

        public void Dispose() => Turns.Dispose();
    }
}
