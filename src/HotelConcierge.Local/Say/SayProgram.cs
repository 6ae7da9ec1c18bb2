using System.Globalization;
using HotelConcierge.Assistants;
using HotelConcierge.Channels.Telegram;
using HotelConcierge.Channels.Twilio;
using HotelConcierge.Local.Hosting;
using HotelConcierge.Messages;
using HotelConcierge.Settings;
using HotelConcierge.Simulators.Telegram;
using Microsoft.Extensions.Options;

namespace HotelConcierge.Local.Say;

/// <summary>Runs <c>say</c> against the host on the data folder, or starts one on free ports for as long as it takes.</summary>
internal static class SayProgram
{
    private static readonly string WebhookPath = Routes.Full("channels/twilio");

    public static async Task<int> RunAsync(string[] args)
    {
        var (options, problem) = SayOptions.Parse(args);
        if (options is null)
        {
            await Console.Error.WriteLineAsync($"{problem}\n{SayOptions.Usage}");
            return 1;
        }

        var house = RunningHost.Find();
        var (configuration, data) = (house.Settings, house.Folder);
        if (house.Note is { } running)
        {
            if (options.ModelDelay is not null)
                return await RefuseAsync("--think does not reach the host that runs already; stop it first, or leave --think out.");
            await house.GreetAsync();
            return await SayAsync(running, AssistantCatalog.Load(LocalHost.AssistantsFolder), options, configuration, data);
        }

        string[] settings =
        [
            "--urls=http://127.0.0.1:0",
            "--Logging:LogLevel:Default=Warning",
            $"--EmbeddedModel:Delay={options.ModelDelay ?? TimeSpan.Zero:c}",
        ];
        await using var host = await LocalHost.BuildAsync(settings, change: null, CancellationToken.None);
        await host.StartAsync(CancellationToken.None);
        var code = await SayAsync(host.Note!, host.App.Services.GetRequiredService<AssistantCatalog>(), options, configuration, data);
        await host.App.StopAsync();
        return code;
    }

    private static Task<int> SayAsync(HostNote host, AssistantCatalog assistants, SayOptions options, IConfiguration configuration, string data) =>
        options.IsOnTelegram ? SayOnTelegramAsync(host, assistants, options, data) : SayOnTwilioAsync(host, assistants, options, configuration);

    private static async Task<int> SayOnTelegramAsync(HostNote host, AssistantCatalog assistants, SayOptions options, string data)
    {
        if (host.SimulatedTelegram is not { } simulator)
            return await RefuseAsync("The host has no simulated Telegram, because a real channel is configured; write to the real bot from a phone.");
        if (options.Assistant is { } name && assistants.Find(name) is null)
            return await RefuseAsync($"There is no assistant '{name}'. There are: {string.Join(", ", assistants.All.Select(assistant => assistant.Name))}.");

        var guest = options.Guest ?? SayOptions.SimulatedTelegramGuest;
        var bot = new TelegramOptions { BotToken = new SimulatedTelegramOptions().BotToken }.BotId;
        var address = new ConversationAddress(new("telegram"), bot, guest);
        using var http = new HttpClient { Timeout = Timeout.InfiniteTimeSpan };
        var id = long.Parse(guest, CultureInfo.InvariantCulture);
        var phone = new TelegramPhone(http, new Uri(simulator), id, new RememberedChoices(data, id));
        await phone.SkipAsync(CancellationToken.None);
        var say = new SayCommand(host, http, Console.Out, TimeProvider.System);

        // Assistants share one bot: a guest reaches another one by a link, which opens the chat with "/start NAME".
        var answering = assistants.Find((await say.FindAsync(ConversationId.For(address), CancellationToken.None))?.Assistant) ?? assistants.For(address);
        if (options.Assistant is { } wanted && assistants.Find(wanted) != answering)
            await say.RunAsync(phone, address, $"/start {wanted}", CancellationToken.None);
        return options.Taps
            ? await say.RunAsync(phone, address, $"taps: {options.Text}", token => phone.TapAsync(options.Text, token), CancellationToken.None)
            : await say.RunAsync(phone, address, options.Text, CancellationToken.None);
    }

    private static async Task<int> SayOnTwilioAsync(HostNote host, AssistantCatalog assistants, SayOptions options, IConfiguration configuration)
    {
        var account = configuration.GetSection(TwilioOptions.Section).Get<TwilioOptions>() ?? new();
        if (host.SimulatedTwilio is null && FindProblem(account, options) is { } missing)
            return await RefuseAsync(missing);
        var guest = options.Guest ?? SayOptions.SimulatedGuest;
        var (address, problem) = new SayNumbers(assistants).Find(guest, options.Assistant, host.SimulatedTwilio is null ? account.From : "");
        if (address is null)
            return await RefuseAsync(problem!);

        using var http = new HttpClient { Timeout = Timeout.InfiniteTimeSpan };
        IGuestPhone phone = host.SimulatedTwilio is { } simulator
            ? await SimulatedPhone.OpenAsync(http, new Uri(simulator), guest, address.Business, CancellationToken.None)
            : PhoneOf(account, host, address, http, configuration);
        return await new SayCommand(host, http, Console.Out, TimeProvider.System).RunAsync(phone, address, options.Text, CancellationToken.None);
    }

    private static TwilioPhone PhoneOf(
        TwilioOptions account, HostNote host, ConversationAddress address, HttpClient http, IConfiguration configuration)
    {
        var publicAddress = new PublicAddress(Options.Create(configuration.Get<PublicAddressOptions>() ?? new()));
        var messages = new TwilioRestMessages(http, Options.Create(account), TimeProvider.System);
        var webhook = new Uri(new Uri(host.Url), WebhookPath);
        return new(http, webhook, publicAddress.Of(WebhookPath) ?? webhook.ToString(), account, messages, address.Guest, address.Business, TimeProvider.System);
    }

    private static string? FindProblem(TwilioOptions account, SayOptions options) =>
        account.AuthToken.Length == 0 || account.AccountSid.Length == 0
            ? "The host talks to a real Twilio account: run say with the same Twilio settings as the host."
        : account.From.Length == 0 ? "Twilio__From is missing: say has to know which of your numbers the guest writes to."
        : options.Guest is null ? "A real Twilio account is configured, and the answer goes to a real phone: say whose with --as."
        : null;

    private static async Task<int> RefuseAsync(string problem)
    {
        await Console.Error.WriteLineAsync(problem);
        return 1;
    }
}
