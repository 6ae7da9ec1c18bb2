using System.Globalization;
using System.Text.Json;
using HotelConcierge.Budgets;
using HotelConcierge.Guests;
using HotelConcierge.Handoff.Flex;
using HotelConcierge.Model.OpenAI;
using HotelConcierge.Settings;
using HotelConcierge.Shop.Odoo;
using HotelConcierge.Staff;
using Microsoft.Extensions.Configuration;

namespace HotelConcierge.Tests.Settings;

public sealed class KnownSettingsTests
{
    // The Functions host's own; its documentation has them.
    private static readonly string[] PlatformSettings = ["AzureWebJobsStorage", "FUNCTIONS_WORKER_RUNTIME"];

    [Fact]
    public void The_sample_names_every_setting_and_no_other()
    {
        var expected = PlatformSettings.Concat(ConciergeServices.Settings.All.Select(setting => setting.Name));

        Assert.Equal(expected.ToArray(), ReadSample().Keys.ToArray());
    }

    [Fact]
    public void The_sample_shows_the_defaults_and_holds_no_secret()
    {
        var sample = ReadSample();

        Assert.All(ConciergeServices.Settings.All, setting => Assert.Equal(setting.Default, sample[setting.Name]));
        Assert.All(ConciergeServices.Settings.All.Where(setting => setting.IsSecret), setting => Assert.Equal("", sample[setting.Name]));
    }

    [Fact]
    public void The_sample_uses_the_storage_emulator_and_the_isolated_worker()
    {
        var sample = ReadSample();

        Assert.Equal("UseDevelopmentStorage=true", sample["AzureWebJobsStorage"]);
        Assert.Equal("dotnet-isolated", sample["FUNCTIONS_WORKER_RUNTIME"]);
    }

    [Fact]
    public void The_sample_as_it_is_has_no_problem()
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(
                ReadSample().Select(pair => KeyValuePair.Create(pair.Key.Replace("__", ":", StringComparison.Ordinal), (string?)pair.Value))
            )
            .Build();

        Assert.Empty(SettingsCheck.FindProblems(configuration, ConciergeServices.Settings));
    }

    [Fact]
    public void Every_secret_is_known_to_be_one() => Assert.Equal(
        [
            "Admin__Key",
            "Twilio__AuthToken",
            "Twilio__SharedKeySecret",
            "Telegram__BotToken",
            "Telegram__SecretToken",
            "WhatsApp__AccessToken",
            "WhatsApp__AppSecret",
            "WhatsApp__VerifyToken",
            "Line__ChannelSecret",
            "Line__ChannelAccessToken",
            "WebChat__Secret",
            "OpenAI__ApiKey",
            "AzureOpenAI__ApiKey",
            "Alerts__WebhookUrl",
            "Alerts__Smtp__Password",
            "Requests__WebhookUrl",
            "Forms__WebhookUrl",
            "Forms__WebhookSecret",
            "Staff__reception__Key",
            "StaffSignIn__Secret",
            "StaffSignIn__ClientSecret",
            "Odoo__ApiKey",
        ],
        ConciergeServices.Settings.All.Where(setting => setting.IsSecret).Select(setting => setting.Name).ToArray());

    [Fact]
    public void Names_are_unique_and_every_default_is_a_value_one_may_write()
    {
        Assert.Distinct(ConciergeServices.Settings.All.Select(setting => setting.Name), StringComparer.OrdinalIgnoreCase);
        Assert.All(
            ConciergeServices.Settings.All.Where(setting => setting.Default.Length > 0),
            setting => Assert.Null(setting.Kind.FindProblem(setting.Default)));
    }

    [Fact]
    public void Every_setting_is_described_in_a_sentence() =>
        Assert.All(ConciergeServices.Settings.All, setting => Assert.Matches("^[A-Z].+[.]$", setting.Description));

    [Theory]
    [InlineData("twilio:authtoken", "Twilio__AuthToken")]
    [InlineData("PublicBaseUrl", "PublicBaseUrl")]
    [InlineData("Twilio__AuthToken", null)]
    [InlineData("Twilio:AuthTokn", null)]
    public void A_setting_is_found_by_its_path_in_any_case(string path, string? name) =>
        Assert.Equal(name, ConciergeServices.Settings.At(path)?.Name);

    [Theory]
    [MemberData(nameof(OptionsWithSections), DisableDiscoveryEnumeration = true)]
    public void What_the_options_hold_when_nothing_is_set_is_what_the_table_says(string section, object options)
    {
        var settings = ConciergeServices.Settings.All.Where(setting => setting.Section.Equals(section, StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(settings);
        Assert.All(settings, setting =>
        {
            var value = options.GetType().GetProperty(setting.Name[(section.Length + 2)..])!.GetValue(options);
            Assert.Equal(Read(setting.Default, value!.GetType()), value);
        });
        Assert.Equal(settings.Count, options.GetType().GetProperties().Length);
    }

    public static TheoryData<string, object> OptionsWithSections() => new()
    {
        { ConversationOptions.Section, new ConversationOptions() },
        { AdminOptions.Section, new AdminOptions() },
        { DataOptions.Section, new DataOptions() },
        { OpenAIOptions.Section, new OpenAIOptions() },
        { BudgetOptions.Section, new BudgetOptions() },
        { GuardOptions.Section, new GuardOptions() },
        { StaffSignInOptions.Section, new StaffSignInOptions() },
        { FlexOptions.Section, new FlexOptions() },
        { OdooOptions.Section, new OdooOptions() },
    };

    private static object Read(string text, Type type) =>
        type == typeof(TimeSpan) ? TimeSpan.Parse(text, CultureInfo.InvariantCulture)
        : type == typeof(decimal) ? decimal.Parse(text, CultureInfo.InvariantCulture)
        : type == typeof(int) ? int.Parse(text, CultureInfo.InvariantCulture)
        : type == typeof(bool) ? bool.Parse(text)
        : text;

    private static Dictionary<string, string> ReadSample()
    {
        using var sample = JsonDocument.Parse(RepositoryFile.Read("local.settings.sample.json"));
        Assert.False(sample.RootElement.GetProperty("IsEncrypted").GetBoolean());
        return sample
            .RootElement.GetProperty("Values")
            .EnumerateObject()
            .ToDictionary(value => value.Name, value => value.Value.GetString()!, StringComparer.Ordinal);
    }
}
