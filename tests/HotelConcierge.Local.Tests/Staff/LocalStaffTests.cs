using System.Net;
using HotelConcierge.Local.Staff;
using HotelConcierge.Local.Tests.WholeApp;
using Microsoft.Extensions.DependencyInjection;

namespace HotelConcierge.Local.Tests.Staff;

/// <summary>Staff with keys, at the Local host.</summary>
public sealed class LocalStaffKeyTests : StaffKeyContract
{
    private World _world = null!;
    private AppInProcess _app = null!;

    public override async Task DisposeAsync()
    {
        await _app.DisposeAsync();
        await _world.DisposeAsync();
        await base.DisposeAsync();
    }

    [Fact]
    public async Task Behind_https_the_cookie_goes_over_nothing_else_and_a_changed_key_ends_the_session_at_the_next_start()
    {
        await _app.DisposeAsync();
        _app = await AppInProcess.StartAsync(_world, [.. Settings, ("PublicBaseUrl", "https://hotel.example/concierge")]);
        using var browser = new StaffBrowser(new(_app.Url));
        using var ana = await browser.SignInAsync("ana", AnasKey, Patience);
        var cookie = Assert.Single(ana.Headers.GetValues("Set-Cookie"));
        Assert.Contains("; secure", cookie, StringComparison.OrdinalIgnoreCase);
        var session = cookie.Split(';')[0].Split('=', 2)[1];

        await _app.DisposeAsync();
        _app = await AppInProcess.StartAsync(_world, Settings);
        Assert.Equal("desk ana", await AskAsync());

        await _app.DisposeAsync();
        _app = await AppInProcess.StartAsync(_world, [.. Settings, ("Staff:ana:Role", "manager")]);
        Assert.Equal("Unauthorized", await AskAsync());

        async Task<string> AskAsync()
        {
            using var later = new StaffBrowser(new(_app.Url)) { Session = session };
            return await later.WhoAsync(Patience);
        }
    }

    [Fact]
    public async Task With_nobody_configured_the_reception_has_a_key_of_this_process()
    {
        await _app.DisposeAsync();
        _app = await AppInProcess.StartAsync(_world);
        using var browser = new StaffBrowser(new(_app.Url));
        var key = _app.Services.GetRequiredService<StaffKey>().Value!;

        using var wrong = await browser.SignInAsync(StaffKey.Name, AnasKey, Patience);
        Assert.Equal(HttpStatusCode.Unauthorized, wrong.StatusCode);
        using var right = await browser.SignInAsync(StaffKey.Name, key, Patience);
        Assert.Equal("manager reception", await browser.WhoAsync(Patience));

        var session = browser.Session;
        await _app.DisposeAsync();
        _app = await AppInProcess.StartAsync(_world);
        using var later = new StaffBrowser(new(_app.Url)) { Session = session };
        Assert.Equal("Unauthorized", await later.WhoAsync(Patience));
    }

    [Fact]
    public void With_somebody_configured_nothing_is_made_up() => Assert.Null(_app.Services.GetRequiredService<StaffKey>().Value);

    private protected override async Task<Uri> StartAsync((string Name, string Value)[] settings)
    {
        _world = await World.CreateAsync();
        _world.Hide(AnasKey, BensKey);
        _app = await AppInProcess.StartAsync(_world, settings);
        return new(_app.Url);
    }
}

/// <summary>Staff with accounts of an issuer, at the Local host.</summary>
public sealed class LocalStaffIssuerTests : StaffIssuerContract
{
    private World? _world;
    private AppInProcess? _app;

    public override async Task DisposeAsync()
    {
        if (_app is not null)
            await _app.DisposeAsync();
        if (_world is not null)
            await _world.DisposeAsync();
        await base.DisposeAsync();
    }

    [Fact]
    public async Task Behind_a_proxy_the_issuer_sends_back_to_the_public_address()
    {
        using var browser = await OpenAsync(("PublicBaseUrl", "https://hotel.example/concierge"));
        using var answer = await browser.SendAsync(HttpMethod.Get, "/api/desk/signin", null, Patience);

        Assert.Contains(
            "redirect_uri=" + Uri.EscapeDataString("https://hotel.example/concierge/api/desk/signin/callback"),
            answer.Headers.Location!.Query,
            StringComparison.Ordinal);
        Assert.Contains("; secure", Assert.Single(answer.Headers.GetValues("Set-Cookie")), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Another_process_can_finish_a_sign_in_that_was_begun_at_this_one()
    {
        using var browser = await OpenAsync();
        var back = await browser.GoToIssuerAsync(Patience);
        var settings = _settings;
        await _app!.DisposeAsync();
        _app = await AppInProcess.StartAsync(_world!, [.. settings, ("urls", new Uri(back.GetLeftPart(UriPartial.Authority)).ToString())]);

        Assert.Equal(HttpStatusCode.OK, (await browser.OpenAsync(back, Patience)).Status);
    }

    private (string Name, string Value)[] _settings = [];

    private protected override async Task<Uri> StartAsync((string Name, string Value)[] settings)
    {
        _settings = settings;
        _world = await World.CreateAsync();
        _world.Hide(Ines.Name, Ines.Email, Ines.Subject, Issuer.Options.ClientSecret ?? "");
        _app = await AppInProcess.StartAsync(_world, settings);
        return new(_app.Url);
    }
}
