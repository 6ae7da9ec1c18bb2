using HotelConcierge.Channels.Twilio;
using HotelConcierge.Model.OpenAI;
using HotelConcierge.Settings;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace HotelConcierge.Fuzz.Targets;

/// <summary>Settings of any value: either every problem is listed by name without the value of a key, or the options hold.</summary>
internal sealed class SettingsTarget : FuzzTarget
{
    private const string Secret = "a-secret-that-no-message-shows";

    public override string Name => "settings";

    public override double Share => 0.2;

    public override IEnumerable<string> Seeds =>
        [
            "PublicBaseUrl=https://h.example\nTrustedProxies=10.0.0.0/8, ::1\nConversation:QuietPeriod=00:00:01\nConversation:TurnDeadline=00:10:00\nConversation:MaxModelRounds=3",
            "Twilio:ApiBaseUrl=http://127.0.0.1:1\nTwilio:TypingIndicator=true\nTwilio:RequestTimeout=00:00:09\nTwilio:From=+14155238886\nTwilio:AuthTokn=x",
            "OpenAI:Endpoint=https://m.example/v1\nOpenAI:Model=gpt\nOpenAI:NetworkTimeout=00:01:00\nOpenAI:ApiKey:a:b=1\nData:Path=/tmp\nConversation:Retention=10675199.02:48:05.4775807",
        ];

    public override ValueTask<string> RunAsync(FuzzInput input)
    {
        var settings = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase)
        {
            ["Twilio:AccountSid"] = Deployment.Account,
            ["Twilio:AuthToken"] = Secret,
            ["OpenAI:ApiKey"] = Secret,
            ["OpenAI:Model"] = "gpt",
        };
        foreach (var line in input.Text.Split('\n'))
        {
            var equals = line.IndexOf('=', StringComparison.Ordinal);
            settings[equals < 0 ? line : line[..equals]] = equals < 0 ? null : line[(equals + 1)..];
        }

        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        var services = new ServiceCollection()
            .AddLogging()
            .AddConciergeSettings(configuration)
            .AddTwilio(configuration)
            .AddOpenAI(configuration);
        using var provider = services.BuildServiceProvider();
        try
        {
            SettingsCheck.Require(configuration, ConciergeServices.Settings, provider.GetRequiredService<IStartupValidator>());
        }
        catch (SettingsException wrong)
        {
            Require(!wrong.Message.Contains(Secret, StringComparison.Ordinal), "a secret is in the message");
            Require(wrong.Problems.All(problem => problem.Length > 0), "a problem has no words");
            return ValueTask.FromResult($"{Math.Min(wrong.Problems.Count, 5)}");
        }

        _ = provider.GetRequiredService<IOptions<ConversationOptions>>().Value;
        return ValueTask.FromResult("taken");
    }
}
