using HotelConcierge.Contracts;
using HotelConcierge.Contracts.Storage;
using HotelConcierge.Staff;
using Microsoft.Extensions.Options;

namespace HotelConcierge.Tests.Staff;

public sealed class StaffSessionsTests
{
    private const string Secret = "a-secret-that-signs-the-cookies-of-this-test";
    private const string AnasKey = "the-key-that-ana-has";

    private readonly ManualTimeProvider _clock = new();
    private readonly InMemoryTableStore _store = new();
    private readonly StaffMember _ana = StaffMember.ByKey("ana", StaffRole.Desk);
    private readonly StaffMember _ines = StaffMember.ByIssuer("7f3c", "Inés López", StaffRole.Manager);

    [Fact]
    public async Task Whoever_signed_in_is_known_to_every_instance_for_twelve_hours()
    {
        var ana = await Sessions().BeginAsync(_ana, default);
        var ines = await Sessions().BeginAsync(_ines, default);

        _clock.Advance(StaffSessions.GoodFor - TimeSpan.FromSeconds(1));
        Assert.Equal(_ana, await ReadAsync(Sessions(), ana));
        Assert.Equal(_ines, await ReadAsync(Sessions(), ines));

        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(await ReadAsync(Sessions(), ana));
        Assert.Null(await ReadAsync(Sessions(), ines));
    }

    [Fact]
    public async Task The_stores_own_secret_signs_where_none_is_set_and_outlives_the_process()
    {
        var cookie = await Sessions(secret: "").BeginAsync(_ana, default);

        Assert.Equal(_ana, await ReadAsync(Sessions(secret: ""), cookie));
        Assert.Null(await ReadAsync(Sessions(), cookie));
    }

    [Fact]
    public async Task Signed_out_it_is_over_for_every_copy_of_the_cookie_and_nobody_elses()
    {
        var first = await Sessions().BeginAsync(_ana, default);
        var second = await Sessions().BeginAsync(_ana, default);
        var session = await Sessions().ReadAsync(CookieOf(first), default);

        await Sessions().EndAsync(session!, default);

        Assert.Null(await ReadAsync(Sessions(), first));
        Assert.Equal(_ana, await ReadAsync(Sessions(), second));
    }

    [Fact]
    public async Task A_sign_out_is_remembered_no_longer_than_its_session_would_have_lasted()
    {
        await EndOneAsync();
        _clock.Advance(StaffSessions.GoodFor);
        await EndOneAsync();

        Assert.Single(await _store.ScanAsync(new("staff"), "signed-out", "", default).ToListAsync());

        async Task EndOneAsync()
        {
            var cookie = await Sessions().BeginAsync(_ana, default);
            await Sessions().EndAsync((await Sessions().ReadAsync(CookieOf(cookie), default))!, default);
        }
    }

    [Fact]
    public async Task It_ends_when_what_granted_it_changes()
    {
        var ana = await Sessions().BeginAsync(_ana, default);
        var ines = await Sessions().BeginAsync(_ines, default);

        Assert.Null(await ReadAsync(Sessions(staff: []), ana));
        Assert.Null(await ReadAsync(Sessions(staff: [("ana", "another-key-of-hers", "")]), ana));
        Assert.Null(await ReadAsync(Sessions(staff: [("ana", AnasKey, "manager")]), ana));
        Assert.Equal(_ana, await ReadAsync(Sessions(staff: [("ana", AnasKey, "desk"), ("ben", AnasKey, "")]), ana));

        Assert.Null(await ReadAsync(Sessions(issuer: new() { Secret = Secret }), ines));
        foreach (var change in new Action<StaffSignInOptions>[]
            {
                options => options.Issuer += "/",
                options => options.ClientId = "another",
                options => options.RoleClaim = "groups",
                options => options.DeskRole = "Manager",
                options => options.ManagerRole = "Desk",
            })
        {
            var changed = Issuer();
            change(changed);
            Assert.Null(await ReadAsync(Sessions(issuer: changed), ines));
        }
    }

    [Fact]
    public async Task A_cookie_that_is_not_ours_to_the_letter_opens_nothing()
    {
        var sessions = Sessions();
        var cookie = await sessions.BeginAsync(_ana, default);
        var parts = cookie.Split('.');
        var forged = Convert.ToBase64String(
            """{"Id":"1","Member":"key:ana","Name":"ana","IsManager":true,"Until":99999999999,"Grant":""}"""u8);

        string[] wrong =
        [
            "", ".", cookie[..^1], cookie + "x", "x" + cookie, parts[0], parts[0] + ".", "." + parts[1], $"{forged}.{parts[1]}",
            $"{cookie}.{parts[1]}", new string('a', 5_000) + "." + parts[1],
            await new StaffSeal(Options.Create(Issuer()), _store).SealAsync("another-purpose", "{}"u8.ToArray(), default),
        ];
        foreach (var value in wrong)
            Assert.Null(await ReadAsync(sessions, value));

        Assert.Equal(_ana, (await sessions.ReadAsync($"a=b; {StaffSessions.CookieName}=forged.x; {CookieOf(cookie)}", default))?.Member);
    }

    [Fact]
    public async Task The_cookie_tells_nothing_of_the_key()
    {
        var cookie = await Sessions().BeginAsync(_ana, default);
        var content = System.Text.Encoding.UTF8.GetString(System.Buffers.Text.Base64Url.DecodeFromChars(cookie.Split('.')[0]));

        Assert.DoesNotContain(AnasKey, content, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_is_given_a_session_whom_the_settings_do_not_let_in() =>
        await Assert.ThrowsAsync<InvalidOperationException>(() => Sessions(staff: []).BeginAsync(_ana, default));

    private static string CookieOf(string value) => $"{StaffSessions.CookieName}={value}";

    private static async Task<StaffMember?> ReadAsync(StaffSessions sessions, string cookie) =>
        (await sessions.ReadAsync(CookieOf(cookie), default))?.Member;

    private static StaffSignInOptions Issuer(string secret = Secret) =>
        new() { Secret = secret, Issuer = "https://issuer.example", ClientId = "client", DeskRole = "Desk", ManagerRole = "Manager" };

    private StaffSessions Sessions(
        string secret = Secret, (string Name, string Key, string Role)[]? staff = null, StaffSignInOptions? issuer = null)
    {
        var signIn = Options.Create(issuer ?? Issuer(secret));
        var members = Options.Create(new StaffOptions
        {
            Members = (staff ?? [("ana", AnasKey, "")]).ToDictionary(
                member => member.Name, member => new StaffEntry(member.Key, member.Role), StringComparer.OrdinalIgnoreCase),
        });
        return new(new StaffAccess(members, signIn), new StaffSeal(signIn, _store), _store, _clock);
    }
}
