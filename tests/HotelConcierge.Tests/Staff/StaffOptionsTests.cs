using HotelConcierge.Settings;
using HotelConcierge.Staff;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace HotelConcierge.Tests.Staff;

public sealed class StaffOptionsTests
{
    private const string Key = "a-key-of-somebody";

    [Theory]
    [InlineData("Staff:ana:Key", "fifteen-letters", "Staff__ana__Key must have at least 16 characters")]
    [InlineData("Staff:ana:Key", " a-key-that-begins-with-a-blank", "Staff__ana__Key: begins or ends with white space")]
    [InlineData("Staff:ana:Key", "@Microsoft.KeyVault(SecretName=x)", "Staff__ana__Key: is a reference to a key vault")]
    [InlineData("Staff:ana:Role", "manager", "Staff__ana__Key: is missing. It belongs with Staff__ana__Role.")]
    [InlineData("Staff:ben:Role", "boss", "Staff__ben__Role must be desk or manager.")]
    [InlineData("Staff:an a:Key", Key, "Staff__an a__Key: the name in the middle must be")]
    [InlineData("Staff:-:Key", Key, "Staff__-__Key: the name in the middle must be")]
    [InlineData("Staff:ben:Kee", Key, "Staff__ben__Kee: there is no such setting.")]
    [InlineData("StaffSignIn:Secret", "too-short-to-be-one", "StaffSignIn__Secret must have at least 32 characters")]
    [InlineData("StaffSignIn:ClientId", "client", "StaffSignIn__Issuer is missing")]
    [InlineData("StaffSignIn:Issuer", "issuer.example", "StaffSignIn__Issuer must be the issuer's https address")]
    [InlineData("StaffSignIn:Issuer", "http://issuer.example", "StaffSignIn__Issuer must be the issuer's https address")]
    [InlineData("StaffSignIn:Issuer", "https://issuer.example?p=1", "StaffSignIn__Issuer must be the issuer's https address")]
    [InlineData("StaffSignIn:Issuer", "https://issuer.example", "StaffSignIn__ClientId is missing")]
    [InlineData("StaffSignIn:Issuer", "https://issuer.example", "StaffSignIn__DeskRole and StaffSignIn__ManagerRole are missing")]
    public void What_is_wrong_is_told_at_the_start_by_the_settings_name_and_without_a_key(string setting, string value, string expected)
    {
        var problems = FindProblems(("Staff:ben:Key", "the-key-of-ben-that-is-well"), (setting, value));

        Assert.Contains(problems, problem => problem.StartsWith(expected, StringComparison.Ordinal));
        Assert.DoesNotContain(problems, problem => problem.Contains("the-key-of-ben", StringComparison.Ordinal));
        Assert.DoesNotContain(problems, problem => problem.Contains("fifteen-letters", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("https://login.example/tenant/v2.0")]
    [InlineData("http://127.0.0.1:5005")]
    public void A_whole_configuration_has_no_problem(string issuer)
    {
        (string, string)[] settings =
        [
            ("Staff:ana:Key", Key), ("Staff:ana:Role", "Manager"), ("Staff:front-desk.2:Key", Key),
            ("StaffSignIn:Secret", new string('s', 32)), ("StaffSignIn:Issuer", issuer), ("StaffSignIn:ClientId", "client"),
            ("StaffSignIn:DeskRole", "Desk"),
        ];

        Assert.Empty(FindProblems(settings));
        Assert.True(AccessOf(settings).AnybodyMaySignIn);
    }

    [Fact]
    public void With_nobody_there_is_no_door_and_no_secret_is_asked_for()
    {
        var nobody = AccessOf(("StaffSignIn:RoleClaim", "roles"), ("Staff:reception:Key", ""));

        Assert.False(nobody.AnybodyMaySignIn);
        Assert.Empty(StaffSettings.FindNeeds(Configure([])));
        Assert.True(AccessOf(("Staff:ana:Key", Key)) is { ByKey: true, ByIssuer: false, AnybodyMaySignIn: true });
        Assert.Equal("StaffSignIn__Secret", StaffSettings.FindNeeds(Configure([("Staff:ana:Key", Key)])).Single().Alternatives[0][0]);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(null, "desk", "MANAGER")]
    [InlineData(StaffRole.Desk, "Other", "Desk")]
    [InlineData(StaffRole.Manager, "Manager", "Desk")]
    [InlineData(StaffRole.Manager, "Desk", "Manager")]
    public void Of_several_roles_the_higher_one_counts(StaffRole? expected, params string[] roles) =>
        Assert.Equal(expected, new StaffSignInOptions { DeskRole = "Desk", ManagerRole = "Manager" }.RoleOf(roles));

    [Fact]
    public void A_role_that_is_not_set_is_nobodys() =>
        Assert.Null(new StaffSignInOptions { DeskRole = "Desk" }.RoleOf(["", "Manager"]));

    private static StaffAccess AccessOf(params (string Name, string Value)[] settings) =>
        Build(Configure(settings)).GetRequiredService<StaffAccess>();

    private static IReadOnlyList<string> FindProblems(params (string Name, string Value)[] settings)
    {
        var configuration = Configure(settings);
        try
        {
            SettingsCheck.Require(
                configuration, ConciergeServices.Settings, Build(configuration).GetRequiredService<IStartupValidator>());
            return [];
        }
        catch (SettingsException found)
        {
            return found.Problems;
        }
    }

    private static IConfiguration Configure((string Name, string Value)[] settings) => new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Name, (string?)setting.Value)))
        .Build();

    private static ServiceProvider Build(IConfiguration configuration) =>
        new ServiceCollection().AddStaff(configuration).BuildServiceProvider();
}
