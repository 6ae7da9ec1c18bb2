using System.Net;
using HotelConcierge.Contracts.Node;
using HotelConcierge.Functions.Hosting;
using HotelConcierge.Functions.Tests.Conversations;
using HotelConcierge.Functions.Tests.Durable;
using HotelConcierge.Functions.Tests.Hosting;
using HotelConcierge.Functions.Tests.Storage;
using HotelConcierge.Local.Tests.Staff;
using HotelConcierge.Settings;

namespace HotelConcierge.Functions.Tests.Desk;

/// <summary>The functions by which staff sign in, behind real HTTP.</summary>
internal sealed class StaffFront : IAsyncDisposable
{
    private readonly Worker _worker;
    private readonly HttpFront _front;

    private StaffFront(Worker worker, HttpFront front) => (_worker, _front) = (worker, front);

    public Uri Address => new(_front.Address);

    public static async Task<StaffFront> StartAsync(string storage, params (string Name, string Value)[] settings)
    {
        var all = ProductionSettings.All(storage);
        all["PublicBaseUrl"] = "";
        foreach (var (name, value) in settings)
            all[name] = value;
        var worker = Worker.Build(all);
        worker.Host.CheckStart();
        return new(worker, await HttpFront.StartAsync(worker, new ClientOfOneTest(new EntitiesOfOneTest())));
    }

    public async ValueTask DisposeAsync()
    {
        await _front.DisposeAsync();
        _worker.Dispose();
    }
}

/// <summary>Staff with keys, at the production host.</summary>
[NeedsNode]
[Collection(OnAzurite.Name)]
public sealed class FunctionsStaffKeyTests(Azurite azurite) : StaffKeyContract
{
    private StaffFront _front = null!;

    public override async Task DisposeAsync()
    {
        await _front.DisposeAsync();
        await base.DisposeAsync();
    }

    private protected override async Task<Uri> StartAsync((string Name, string Value)[] settings)
    {
        _front = await StaffFront.StartAsync(azurite.ConnectionString, settings);
        return _front.Address;
    }
}

/// <summary>Staff with accounts of an issuer, at the production host.</summary>
[NeedsNode]
[Collection(OnAzurite.Name)]
public sealed class FunctionsStaffIssuerTests(Azurite azurite) : StaffIssuerContract
{
    private StaffFront? _front;

    public override async Task DisposeAsync()
    {
        if (_front is not null)
            await _front.DisposeAsync();
        await base.DisposeAsync();
    }

    private protected override async Task<Uri> StartAsync((string Name, string Value)[] settings)
    {
        _front = await StaffFront.StartAsync(azurite.ConnectionString, settings);
        return _front.Address;
    }
}

/// <summary>Staff where nobody is configured, or not enough is.</summary>
public sealed class FunctionsWithoutStaffTests
{
    [Fact]
    public async Task There_is_no_door()
    {
        await using var front = await StaffFront.StartAsync(ProductionSettings.NoStorage);
        using var browser = new StaffBrowser(front.Address);
        using var signIn = await browser.SignInAsync("reception", "some-key-of-somebody", default);
        using var signOut = await browser.SignOutAsync(default);
        using var toIssuer = await browser.SendAsync(HttpMethod.Get, "/api/desk/signin", null, default);
        using var back = await browser.SendAsync(HttpMethod.Get, "/api/desk/signin/callback", null, default);

        Assert.Equal("NotFound", await browser.WhoAsync(default));
        Assert.All([signIn, signOut, toIssuer, back], answer => Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode));
    }

    [Theory]
    [InlineData("Staff:ana:Key", "the-key-that-ana-has")]
    [InlineData("StaffSignIn:Issuer", "https://issuer.example")]
    public void A_secret_is_needed_as_soon_as_anybody_may_sign_in(string setting, string value)
    {
        var settings = ProductionSettings.All(ProductionSettings.NoStorage);
        settings[setting] = value;
        using var worker = Worker.Build(settings);

        Assert.Contains(
            "StaffSignIn__Secret: is missing, so nobody of the staff could stay signed in",
            Assert.Throws<SettingsException>(worker.Host.CheckStart).Message,
            StringComparison.Ordinal);
    }
}
