using HotelConcierge.Assistants;
using HotelConcierge.Local.Channels;
using HotelConcierge.Local.Hosting;
using HotelConcierge.Messages;

namespace HotelConcierge.Local.Say;

/// <summary>Runs <c>say</c> against the host on the data folder, or starts one on free ports for as long as it takes.</summary>
internal static class SayProgram
{
    public static async Task<int> RunAsync(string[] args)
    {
        var (options, problem) = SayOptions.Parse(args, LocalChannels.All);
        if (options is null)
            return await RefuseAsync($"{problem}\n{SayOptions.UsageOf(LocalChannels.All)}");

        var running = RunningHost.Find();
        if (running.Note is not null)
        {
            if (options.ModelDelay is not null)
                return await RefuseAsync("--think does not reach the host that runs already; stop it first, or leave --think out.");
            await running.GreetAsync();
            return await SayAsync(running, AssistantCatalog.Load(LocalHost.AssistantsFolder, options: Assigned()), options);
        }

        string[] settings =
        [
            "--urls=http://127.0.0.1:0",
            "--Logging:LogLevel:Default=Warning",
            $"--EmbeddedModel:Delay={options.ModelDelay ?? TimeSpan.Zero:c}",
        ];
        await using var host = await LocalHost.BuildAsync(settings, change: null, CancellationToken.None);
        await host.StartAsync(CancellationToken.None);
        var code = await SayAsync(running with { Note = host.Note }, host.App.Services.GetRequiredService<AssistantCatalog>(), options);
        await host.App.StopAsync();
        return code;
    }

    /// <summary>By the settings of this process: whoever runs the host with some says with the same.</summary>
    private static AssistantOptions Assigned()
    {
        var read = AssistantOptions.Read(new ConfigurationBuilder().AddEnvironmentVariables().Build());

        // The host has held the addresses to its channels, the simulated ones among them.
        read.SetUp = null;
        return read;
    }

    private static async Task<int> SayAsync(RunningHost running, AssistantCatalog assistants, SayOptions options)
    {
        using var http = new HttpClient { Timeout = Timeout.InfiniteTimeSpan };
        var (phone, problem) = await options.Channel.Guests.OpenPhoneAsync(options, running, assistants, http, CancellationToken.None);
        if (phone is null)
            return await RefuseAsync(problem!);

        var say = new SayCommand(running.Note!, http, Console.Out, TimeProvider.System);
        if (options.Assistant is { } wanted && phone.OpeningFor(wanted) is { } opening)
        {
            var state = await say.FindAsync(ConversationId.For(phone.Address), CancellationToken.None);
            var answering = assistants.Answering(state?.Assistant, phone.Address);
            if (assistants.Find(wanted) != answering)
                await say.RunAsync(phone, opening, CancellationToken.None);
        }

        if (options.File is { } file)
        {
            return phone is IFilePhone sending
                ? await say.RunAsync(
                    phone,
                    $"sends: {file.Name} ({file.Bytes.Length} bytes) {options.Text}".TrimEnd(),
                    token => sending.SendAsync(file, options.Text, token),
                    CancellationToken.None)
                : await RefuseAsync("Files can be sent from a simulated phone only: take a real one for a real account.");
        }

        return options.Taps
            ? await say.RunAsync(
                phone,
                $"taps: {options.Text}",
                token => ((IButtonPhone)phone).TapAsync(options.Text, token),
                CancellationToken.None)
            : await say.RunAsync(phone, options.Text, CancellationToken.None);
    }

    private static async Task<int> RefuseAsync(string problem)
    {
        await Console.Error.WriteLineAsync(problem);
        return 1;
    }
}
