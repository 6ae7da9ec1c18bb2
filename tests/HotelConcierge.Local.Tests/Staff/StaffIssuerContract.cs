using System.Net;
using HotelConcierge.Simulators.OpenIdConnect;

namespace HotelConcierge.Local.Tests.Staff;

/// <summary>What every host promises of staff who sign in with the accounts of an OpenID Connect issuer, over HTTP.</summary>
public abstract class StaffIssuerContract : IAsyncLifetime
{
    private protected static readonly IssuerPerson Ines = new("7f3c-subject", "Inés López", "ines.lopez@hotel.example", "Desk");

    private readonly CancellationTokenSource _patience = new(TimeSpan.FromMinutes(3));

    private protected CancellationToken Patience => _patience.Token;

    private protected SimulatedIssuer Issuer { get; private set; } = null!;

    public async Task InitializeAsync() => Issuer = await SimulatedIssuer.StartAsync();

    public virtual async Task DisposeAsync()
    {
        await Issuer.DisposeAsync();
        _patience.Dispose();
    }

    /// <summary>Starts the host; once a test.</summary>
    /// <returns>Where it is.</returns>
    private protected abstract Task<Uri> StartAsync((string Name, string Value)[] settings);

    [Fact]
    public async Task Whoever_has_a_role_at_the_issuer_is_let_in_by_it_and_led_to_the_desk()
    {
        using var browser = await OpenAsync();
        var (status, page) = await browser.SignInAtIssuerAsync(Patience);

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("content=\"0;url=../../../desk\"", page, StringComparison.Ordinal);
        Assert.Equal("desk Inés López", await browser.WhoAsync(Patience));

        Issuer.Person = new("1", "<b>Max</b>", "max@hotel.example", "Other", "Manager", "Desk");
        await browser.SignInAtIssuerAsync(Patience);
        Assert.Equal("manager <b>Max</b>", await browser.WhoAsync(Patience));

        using var left = await browser.SignOutAsync(Patience);
        Assert.Equal("Unauthorized", await browser.WhoAsync(Patience));
        Assert.Single(Issuer.Calls.Snapshot(), IssuerOperation.Discovery);
    }

    [Fact]
    public async Task The_issuer_is_given_a_question_of_its_own_for_each_sign_in_and_no_secret()
    {
        using var browser = await OpenAsync();
        using var first = await browser.SendAsync(HttpMethod.Get, "/api/desk/signin?returnUrl=https://evil.example", null, Patience);
        using var second = await browser.SendAsync(HttpMethod.Get, "/api/desk/signin", null, Patience);
        var asked = new[] { first, second }.Select(answer => Fields(answer.Headers.Location!)).ToList();

        Assert.All(asked, fields =>
        {
            Assert.Equal(
                ["client_id", "code_challenge", "code_challenge_method", "nonce", "redirect_uri", "response_type", "scope", "state"],
                fields.Keys.Order(StringComparer.Ordinal));
            Assert.Equal(browser.Address("/api/desk/signin/callback").ToString(), fields["redirect_uri"]);
        });
        Assert.All(
            ["state", "nonce", "code_challenge"],
            field => Assert.NotEqual(asked[0][field], asked[1][field]));
        var cookie = Assert.Single(first.Headers.GetValues("Set-Cookie"));
        Assert.All(
            ["; max-age=600", "; samesite=lax", "; httponly"],
            part => Assert.Contains(part, cookie, StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData(IssuerFaultKind.WrongNonce)]
    [InlineData(IssuerFaultKind.WrongAudience)]
    [InlineData(IssuerFaultKind.WrongIssuer)]
    [InlineData(IssuerFaultKind.WrongParty)]
    [InlineData(IssuerFaultKind.Expired)]
    [InlineData(IssuerFaultKind.NoExpiry)]
    [InlineData(IssuerFaultKind.UnknownKey)]
    [InlineData(IssuerFaultKind.ForgedSignature)]
    [InlineData(IssuerFaultKind.AlgorithmNone)]
    [InlineData(IssuerFaultKind.AlgorithmHs256)]
    public async Task An_id_token_that_is_not_in_order_lets_nobody_in(IssuerFaultKind kind)
    {
        using var browser = await OpenAsync();
        Issuer.Faults.Add(new(kind));

        var (status, page) = await browser.SignInAtIssuerAsync(Patience);

        Assert.Equal(HttpStatusCode.Forbidden, status);
        Assert.Contains("could not be verified", page, StringComparison.Ordinal);
        Assert.Equal(("", "Unauthorized"), (browser.Session, await browser.WhoAsync(Patience)));

        // The next sign-in is as any other.
        Assert.Equal(HttpStatusCode.OK, (await browser.SignInAtIssuerAsync(Patience)).Status);
    }

    [Theory]
    [InlineData(IssuerFaultKind.NoIdToken, IssuerOperation.Token)]
    [InlineData(IssuerFaultKind.ServerError, IssuerOperation.Token)]
    [InlineData(IssuerFaultKind.BadGateway, IssuerOperation.Token)]
    [InlineData(IssuerFaultKind.Drop, IssuerOperation.Token)]
    public async Task An_issuer_that_does_not_answer_is_said_to_and_asked_anew_the_next_time(IssuerFaultKind kind, IssuerOperation on)
    {
        using var browser = await OpenAsync();
        Issuer.Faults.Add(new(kind) { On = on });

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await browser.SignInAtIssuerAsync(Patience)).Status);
        Assert.Equal(HttpStatusCode.OK, (await browser.SignInAtIssuerAsync(Patience)).Status);
    }

    [Fact]
    public async Task Before_it_is_known_where_the_issuers_pages_are_nobody_is_sent_there()
    {
        using var browser = await OpenAsync();
        foreach (var on in new[] { IssuerOperation.Discovery, IssuerOperation.Keys })
        {
            Issuer.Faults.Add(new(IssuerFaultKind.BadGateway) { On = on });
            using var answer = await browser.SendAsync(HttpMethod.Get, "/api/desk/signin", null, Patience);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
            Assert.False(answer.Headers.Contains("Set-Cookie"));
        }

        Assert.Equal(HttpStatusCode.OK, (await browser.SignInAtIssuerAsync(Patience)).Status);
    }

    [Fact]
    public async Task A_new_key_of_the_issuer_is_fetched_at_the_first_token_that_names_it()
    {
        using var browser = await OpenAsync();
        await browser.SignInAtIssuerAsync(Patience);
        Issuer.RotateKey();

        Assert.Equal(HttpStatusCode.OK, (await browser.SignInAtIssuerAsync(Patience)).Status);
        Assert.Equal(2, Issuer.Calls.Snapshot().Count(call => call is IssuerOperation.Keys));

        // A stranger who names keys that nobody knows does not make us ask again and again.
        Issuer.Faults.Add(new(IssuerFaultKind.UnknownKey));
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.SignInAtIssuerAsync(Patience)).Status);
        Assert.Equal(2, Issuer.Calls.Snapshot().Count(call => call is IssuerOperation.Keys));
    }

    [Fact]
    public async Task Without_a_role_one_is_told_whom_to_ask()
    {
        using var browser = await OpenAsync();
        foreach (var person in new[] { Ines with { Roles = [] }, Ines with { Roles = ["desk", "Other"] } })
        {
            Issuer.Person = person;
            var (status, page) = await browser.SignInAtIssuerAsync(Patience);

            Assert.Equal(HttpStatusCode.Forbidden, status);
            Assert.Contains("for the role Desk or Manager, then sign in again", page, StringComparison.Ordinal);
            Assert.Equal("", browser.Session);
        }
    }

    [Fact]
    public async Task Whoever_is_turned_away_there_is_told_so_here()
    {
        using var browser = await OpenAsync();
        Issuer.Person = null;

        var (status, page) = await browser.SignInAtIssuerAsync(Patience);

        Assert.Equal(HttpStatusCode.Forbidden, status);
        Assert.Contains("cancelled", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_browser_that_set_out_comes_back_and_only_once()
    {
        using var browser = await OpenAsync();
        using var other = new StaffBrowser(browser.Address("/"));
        var back = await browser.GoToIssuerAsync(Patience);

        Assert.Equal(HttpStatusCode.BadRequest, (await other.OpenAsync(back, Patience)).Status);
        await other.GoToIssuerAsync(Patience);
        Assert.Equal(HttpStatusCode.BadRequest, (await other.OpenAsync(back, Patience)).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.OpenAsync(new(back + "&iss=https://another.example"), Patience)).Status);

        back = await browser.GoToIssuerAsync(Patience);
        Assert.Equal(HttpStatusCode.OK, (await browser.OpenAsync(back, Patience)).Status);
        browser.Session = "";
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.OpenAsync(back, Patience)).Status);
        Assert.Equal(("", ""), (browser.Session, other.Session));
    }

    [Fact]
    public async Task A_code_that_somebody_else_got_is_not_redeemed_for_this_browser()
    {
        using var browser = await OpenAsync();
        using var thief = new StaffBrowser(browser.Address("/"));
        var stolen = Fields(await browser.GoToIssuerAsync(Patience))["code"];
        var own = Fields(await thief.GoToIssuerAsync(Patience));

        var (status, _) = await thief.OpenAsync(
            thief.Address($"/api/desk/signin/callback?code={stolen}&state={own["state"]}"), Patience);

        Assert.Equal((HttpStatusCode.Forbidden, ""), (status, thief.Session));
    }

    [Fact]
    public async Task With_the_wrong_secret_nobody_gets_in()
    {
        using var browser = await OpenAsync(("StaffSignIn:ClientSecret", "another-secret"));

        Assert.Equal(HttpStatusCode.Forbidden, (await browser.SignInAtIssuerAsync(Patience)).Status);
    }

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, true)]
    [InlineData(true, false)]
    public async Task The_client_proves_itself_as_the_issuer_wants_it(bool hasSecret, bool inForm)
    {
        await Issuer.DisposeAsync();
        Issuer = await SimulatedIssuer.StartAsync(new()
        {
            ClientSecret = hasSecret ? "a secret: with % and ä" : null,
            TakesSecretInForm = inForm,
        });
        using var browser = await OpenAsync();

        Assert.Equal(HttpStatusCode.OK, (await browser.SignInAtIssuerAsync(Patience)).Status);
    }

    [Fact]
    public async Task An_issuer_that_calls_itself_otherwise_than_the_setting_is_not_used()
    {
        using var browser = await OpenAsync(("StaffSignIn:Issuer", Issuer.Issuer + "/"));
        using var answer = await browser.SendAsync(HttpMethod.Get, "/api/desk/signin", null, Patience);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
    }

    [Fact]
    public async Task Where_nobody_has_a_key_none_can_be_tried()
    {
        using var browser = await OpenAsync();
        using var answer = await browser.SignInAsync("reception", "some-key-of-somebody", Patience);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("Unauthorized", await browser.WhoAsync(Patience));
    }

    private protected async Task<StaffBrowser> OpenAsync(params (string Name, string Value)[] changes)
    {
        Issuer.Person ??= Ines;
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["StaffSignIn:Secret"] = "a-secret-that-signs-the-cookies-of-this-test",
            ["StaffSignIn:Issuer"] = Issuer.Issuer,
            ["StaffSignIn:ClientId"] = Issuer.Options.ClientId,
            ["StaffSignIn:ClientSecret"] = Issuer.Options.ClientSecret ?? "",
            ["StaffSignIn:DeskRole"] = "Desk",
            ["StaffSignIn:ManagerRole"] = "Manager",
        };
        foreach (var (name, value) in changes)
            settings[name] = value;
        var host = await StartAsync([.. settings.Select(setting => (setting.Key, setting.Value))]);
        Issuer.RedirectUris = [new Uri(host, "/api/desk/signin/callback").ToString()];
        return new(host);
    }

    private static Dictionary<string, string> Fields(Uri address) => address.Query.TrimStart('?').Split('&')
        .Select(field => field.Split('=', 2))
        .ToDictionary(field => field[0], field => Uri.UnescapeDataString(field[1]), StringComparer.Ordinal);
}
