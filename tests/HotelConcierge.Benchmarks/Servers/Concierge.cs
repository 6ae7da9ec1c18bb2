using HotelConcierge.Benchmarks.Load;

namespace HotelConcierge.Benchmarks.Servers;

/// <summary>Starts the product as a process.</summary>
internal static class Concierge
{
    /// <summary>With which staff sign in.</summary>
    public const string StaffKey = "the key of who looks at the desk";

    private const string Product = "HotelConcierge.Local";

    /// <summary>The program that people run, with its embedded model.</summary>
    public static Task<ServerProcess> StartAsync(string folder) =>
        ServerProcess.StartAsync(Product + ".dll", Settings(folder, new Uri("http://127.0.0.1:9")));

    /// <summary>The same with a model that takes no time.</summary>
    /// <param name="changes">Constants of <see cref="InstantConcierge"/>.</param>
    public static Task<ServerProcess> StartInstantAsync(string folder, Uri twilio, params string[] changes) =>
        ServerProcess.StartAsync(
            ServerProcess.ThisProgram,
            ["serve-concierge", .. Settings(folder, twilio), .. changes],
            runtimeOf: Product);

    /// <summary>With the same model, for guests of the web chat.</summary>
    /// <param name="further">Further settings.</param>
    public static Task<ServerProcess> StartInstantWebChatAsync(string folder, params string[] further) =>
        StartInstantAsync(
            folder,
            new Uri("http://127.0.0.1:9"),
            [$"--WebChat:Secret={Guid.NewGuid():N}", "--WebChat:NewGuestsPerMinute=100000", "--WebChat:MessagesPerMinute=10000", .. further]);

    private static IEnumerable<string> Settings(string folder, Uri twilio) =>
    [
        "--urls=http://127.0.0.1:0",
        $"--Data:Path={folder}",
        $"--Twilio:AccountSid={SignedWebhooks.AccountSid}",
        $"--Twilio:AuthToken={SignedWebhooks.AuthToken}",
        $"--Twilio:From={SignedWebhooks.Business}",
        $"--Twilio:ApiBaseUrl={twilio}",
        "--Conversation:QuietPeriod=00:00:00",
        "--Conversation:HoldAfter=00:10:00",
        "--Conversation:TurnDeadline=01:00:00",
    ];
}
