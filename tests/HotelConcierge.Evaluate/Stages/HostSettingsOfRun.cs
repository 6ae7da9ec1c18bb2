using HotelConcierge.Simulators.Telegram;
using HotelConcierge.Simulators.Twilio;
using Microsoft.Extensions.Configuration;

namespace HotelConcierge.Evaluate.Stages;

/// <summary>
/// The settings that a host gets for a run. What the environment says of anything but the model is taken back: with an operator's own
/// settings a run would write to real guests, and alert their staff.
/// </summary>
internal static class HostSettingsOfRun
{
    public const string AdminKey = "the-key-of-this-run";

    /// <summary>What of the operator's own settings holds: how the model service is spoken to.</summary>
    private static readonly string[] Kept = ["OpenAI:NetworkTimeout", "Safety:AskModel", "Conversation:MaxModelRounds"];

    /// <summary>As a command line, which counts more than an environment.</summary>
    /// <param name="service">The model service; null for the embedded model.</param>
    /// <param name="operators">The operator's own settings.</param>
    public static string[] Arguments(
        string dataFolder, SimulatedTwilio twilio, SimulatedTelegram telegram, EvaluatedService? service, IConfiguration operators)
    {
        // An empty value counts as none.
        var settings = ConciergeServices.Settings.All.ToDictionary(setting => setting.Path, _ => "", StringComparer.OrdinalIgnoreCase);
        foreach (var (path, _) in operators.AsEnumerable().Where(entry => ConciergeServices.Settings.At(entry.Key) is not null))
            settings[path] = "";
        if (service is not null)
        {
            foreach (var path in Kept)
                settings[path] = operators[path] ?? "";
            foreach (var (path, value) in service.Settings)
                settings[path] = value ?? "";
        }

        settings["Data:Path"] = dataFolder;
        settings["Admin:Key"] = AdminKey;
        settings["Twilio:AccountSid"] = twilio.Options.AccountSid;
        settings["Twilio:AuthToken"] = twilio.Options.AuthToken;
        settings["Twilio:From"] = "whatsapp:+14155238886";
        settings["Twilio:ApiBaseUrl"] = twilio.BaseAddress.ToString();
        settings["Telegram:BotToken"] = telegram.Options.BotToken;
        settings["Telegram:SecretToken"] = telegram.Options.SecretToken;
        settings["Telegram:ApiBaseUrl"] = telegram.BaseAddress.ToString();

        // A line is whole when it comes, and a hold message beside an answer would be counted as one more.
        settings["Conversation:QuietPeriod"] = "00:00:00";
        settings["Conversation:HoldAfter"] = "00:09:00";
        settings["Conversation:TurnDeadline"] = "00:10:00";
        settings["Budget:TokensPerGuestAndDay"] = "0";
        return
        [
            "--urls=http://127.0.0.1:0",
            "--Logging:LogLevel:Default=Warning",
            "--Logging:LogLevel:Microsoft.Hosting.Lifetime=Warning",
            "--Logging:Console:LogToStandardErrorThreshold=Trace",
            .. settings.Select(setting => $"--{setting.Key}={setting.Value}"),
        ];
    }
}
