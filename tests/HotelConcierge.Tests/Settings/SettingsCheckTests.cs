using HotelConcierge.Model.OpenAI;
using HotelConcierge.Settings;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace HotelConcierge.Tests.Settings;

public sealed class SettingsCheckTests
{
    [Fact]
    public void No_settings_at_all_are_no_problem() => Assert.Empty(FindProblems(Settings()));

    [Fact]
    public void Other_programs_settings_are_none_of_our_business() =>
        Assert.Empty(FindProblems(Settings(
            ("PATH", "/bin"), ("Logging:LogLevel:Default", "Debug"), ("PublicBaseUrls", "x"), ("Data", "x"))));

    [Fact]
    public void An_empty_value_counts_as_none() =>
        Assert.Empty(FindProblems(Settings(
            ("Conversation:HoldAfter", ""),
            ("PublicBaseUrl", ""),
            ("Twilio:TypingIndicator", ""),
            ("OpenAI:SettingOfAnOlderVersion", ""))));

    [Fact]
    public void Settings_may_be_written_in_any_case() =>
        Assert.Empty(FindProblems(Settings(("TWILIO:AUTHTOKEN", "secret"), ("conversation:holdafter", "00:00:10"))));

    [Theory]
    [InlineData("Twilio:AuthTokn", "Twilio__AuthTokn: there is no such setting. Did you mean Twilio__AuthToken?")]
    [InlineData("Conversation:HoldAftr", "Conversation__HoldAftr: there is no such setting. Did you mean Conversation__HoldAfter?")]
    [InlineData(
        "OpenAI:Temperature",
        "OpenAI__Temperature: there is no such setting. Remove it; local.settings.sample.json names all there are."
    )]
    [InlineData(
        "Data:Path:Of:Guests",
        "Data__Path__Of__Guests: there is no such setting. Remove it; local.settings.sample.json names all there are."
    )]
    public void An_unknown_name_in_our_sections_is_a_problem(string path, string problem) =>
        Assert.Equal([problem], FindProblems(Settings((path, "a-secret-value"))));

    [Theory]
    [InlineData("PublicBaseUrl", "hotel.example.com")]
    [InlineData("PublicBaseUrl", "ftp://hotel.example.com")]
    [InlineData("PublicBaseUrl", "/api")]
    [InlineData("PublicBaseUrl", "https://hotel.example.com\n")]
    [InlineData("OpenAI:Endpoint", "https://api.example.com/v1?api-version=1")]
    [InlineData("Twilio:TypingIndicator", "yes")]
    [InlineData("Twilio:AuthToken", "token\n")]
    [InlineData("Twilio:From", " whatsapp:+14155238886")]
    [InlineData("Conversation:HoldAfter", "6s")]
    [InlineData("Conversation:HoldAfter", "6")]
    [InlineData("Conversation:QuietPeriod", "-00:00:01")]
    [InlineData("Conversation:MaxModelRounds", "0")]
    [InlineData("Conversation:MaxModelRounds", "six")]
    [InlineData("OpenAI:NetworkTimeout", "00:00:00")]
    [InlineData("Budget:MoneyPerTurn", "-1")]
    [InlineData("Budget:MoneyPerTurn", "5 cents")]
    [InlineData("Budget:Prices", "gpt-4.1-mini")]
    public void A_value_that_cannot_be_right_is_a_problem(string path, string value) =>
        Assert.StartsWith(
            path.Replace(":", "__", StringComparison.Ordinal) + ": ",
            Assert.Single(FindProblems(Settings((path, value)))),
            StringComparison.Ordinal);

    [Fact]
    public void A_reference_to_a_key_vault_that_was_not_resolved_is_a_problem_of_every_setting()
    {
        const string reference = "@Microsoft.KeyVault(VaultName=kv-hotel;SecretName=the-name-in-the-vault)";
        var configuration = Settings([.. ConciergeServices.Settings.All.Select(setting => (setting.Path, reference))]);

        var problems = FindProblems(configuration);

        Assert.Equal(
            ConciergeServices.Settings.All.Select(setting => setting.Name),
            problems.Select(problem => problem[..problem.IndexOf(':', StringComparison.Ordinal)]));
        Assert.All(problems, problem => Assert.Contains("Key Vault Secrets User", problem, StringComparison.Ordinal));
        Assert.All(problems, problem => Assert.DoesNotContain("the-name-in-the-vault", problem, StringComparison.Ordinal));
    }

    [Fact]
    public void A_secret_that_was_not_resolved_never_becomes_the_value_of_an_option()
    {
        var configuration = Settings(
            ("OpenAI:ApiKey", "@Microsoft.KeyVault(SecretUri=https://kv-hotel.vault.azure.net/secrets/OpenAI-ApiKey)"),
            ("OpenAI:Model", "gpt"));

        var problem = Assert.Throws<SettingsException>(() => Require(configuration, Validator(configuration)));

        Assert.StartsWith(
            "OpenAI__ApiKey: is a reference to a key vault that Azure could not resolve",
            Assert.Single(problem.Problems),
            StringComparison.Ordinal);
    }

    [Fact]
    public void An_operator_reads_everything_that_is_wrong_at_once()
    {
        var configuration = Settings(
            ("PublicBaseUrl", "hotel.example.com"),
            ("Twilio:AuthToken", "tw1l10-secret "),
            ("Twilio:AuthTokn", "tw1l10-secret"),
            ("Twilio:TypingIndicator", "on"),
            ("OpenAI:ApiKey", "sk-secret"),
            ("OpenAI:Endpoint", "api.openai.com"),
            ("OpenAI:Modell", "gpt-4.1"),
            ("Conversation:QuietPeriod", "00:00:08"),
            ("Conversation:HoldAfter", "6"),
            ("Conversation:TurnDeadline", "soon"),
            ("Conversation:MaxModelRounds", "1000"));

        var exception = Assert.Throws<SettingsException>(() => Require(configuration, Validator(configuration)));

        Assert.Equal(
            """
            There are 11 problems with the settings:
              PublicBaseUrl: is no absolute web address. Write it with its scheme, such as https://example.com.
              Twilio__AuthToken: begins or ends with white space, or has a line break in it. Remove it.
              Twilio__TypingIndicator: 'on' is neither true nor false. Write one of them.
              OpenAI__Endpoint: is no absolute web address. Write it with its scheme, such as https://example.com.
              Conversation__HoldAfter: '6' means 6.00:00:00, which is not within 00:00:01 and 00:10:00. Write [days.]hours:minutes:seconds, such as 00:00:30.
              Conversation__TurnDeadline: 'soon' is no duration. Write [days.]hours:minutes:seconds, such as 00:00:30.
              Conversation__MaxModelRounds: '1000' is no whole number from 1 to 20. Write one.
              Twilio__AuthTokn: there is no such setting. Did you mean Twilio__AuthToken?
              OpenAI__Modell: there is no such setting. Did you mean OpenAI__Model?
              Conversation__LongestPause: 00:00:05 is shorter than Conversation__QuietPeriod, 00:00:08. Make it at least as long.
              OpenAI__Model: is needed with OpenAI__ApiKey. Name the model that answers guests, such as gpt-5.4-mini.
            """.ReplaceLineEndings("\n"),
            exception.Message);
        Assert.Equal(11, exception.Problems.Count);
    }

    [Fact]
    public void One_problem_is_told_in_the_singular()
    {
        var exception = Assert.Throws<SettingsException>(() => Require(Settings(("Data:Pth", "x"))));

        Assert.Equal(
            "There is a problem with the settings:\n  Data__Pth: there is no such setting. Did you mean Data__Path?",
            exception.Message);
    }

    [Fact]
    public void Right_settings_pass()
    {
        var configuration = Settings(("OpenAI:ApiKey", "sk-secret"), ("OpenAI:Model", "gpt-5.4-mini"));

        SettingsCheck.Require(configuration, ConciergeServices.Settings, Validator(configuration));
    }

    [Fact]
    public void A_setting_that_a_feature_complains_about_as_well_is_on_the_list_once()
    {
        var configuration = Settings(("Twilio:AuthToken", "token\n"));
        var services = new ServiceCollection();
        services.AddOptions<PlainlyBound>().Validate(_ => false, "Twilio__AuthToken is not what it should be.").ValidateOnStart();
        services.AddOptions<OpenAIOptions>().Validate(_ => false, "Twilio__From is not what it should be.").ValidateOnStart();
        using var provider = services.BuildServiceProvider();

        var exception = Assert.Throws<SettingsException>(() => Require(configuration, provider.GetService<IStartupValidator>()));

        Assert.Equal(
            [
                "Twilio__AuthToken: begins or ends with white space, or has a line break in it. Remove it.",
                "Twilio__From is not what it should be.",
            ],
            exception.Problems.ToArray());
    }

    [Fact]
    public void A_value_that_stops_the_binder_of_another_feature_is_reported_all_the_same()
    {
        var configuration = Settings(("Twilio:TypingIndicator", "on"));
        var services = new ServiceCollection();
        services.AddOptions<PlainlyBound>().Bind(configuration.GetSection("Twilio")).ValidateOnStart();
        using var provider = services.BuildServiceProvider();

        var exception = Assert.Throws<SettingsException>(() => Require(configuration, provider.GetService<IStartupValidator>()));

        Assert.StartsWith("Twilio__TypingIndicator: ", Assert.Single(exception.Problems), StringComparison.Ordinal);
    }

    private static IReadOnlyList<string> FindProblems(IConfiguration configuration) =>
        SettingsCheck.FindProblems(configuration, ConciergeServices.Settings);

    private static void Require(IConfiguration configuration, IStartupValidator? validator = null) =>
        SettingsCheck.Require(configuration, ConciergeServices.Settings, validator);

    private static IStartupValidator Validator(IConfiguration configuration)
    {
        var services = new ServiceCollection();
        services.AddConciergeSettings(configuration);
        services.AddOpenAI(configuration);
        return services.BuildServiceProvider().GetRequiredService<IStartupValidator>();
    }

    private static IConfiguration Settings(params (string Path, string Value)[] settings) => new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Path, (string?)setting.Value)))
        .Build();

    private sealed class PlainlyBound
    {
        public bool TypingIndicator { get; set; }
    }
}
