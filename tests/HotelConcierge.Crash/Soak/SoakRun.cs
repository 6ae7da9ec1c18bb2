using System.Diagnostics;
using System.Globalization;
using HotelConcierge.Assistants;
using HotelConcierge.Crash.World;

namespace HotelConcierge.Crash.Soak;

/// <summary>How long and how hard a soak is.</summary>
/// <param name="Kills">Ends after so many, or after <paramref name="Longest"/>, whichever comes first.</param>
internal sealed record SoakOptions(int Seed, int Kills, int Conversations, TimeSpan Longest, TimeSpan LongestLife);

/// <summary>
/// Many conversations at once, and a process that is killed at random again and again. When the killing stops every
/// conversation is brought to its end, and every phone and every booking is looked at.
/// </summary>
internal sealed class SoakRun(SoakOptions options, string folder, Action<string> say)
{
    private const int ReportEvery = 50;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);

    private readonly SoakPlan _plan = new(options.Seed, options.LongestLife);
    private readonly long _started = Stopwatch.GetTimestamp();
    private int _kills;
    private int _killsWhileStarting;

    /// <returns>Whether all is well.</returns>
    public async Task<bool> RunAsync()
    {
        var assistants = Deployment.CopyAssistants(folder);
        var assistant = AssistantCatalog.Load(assistants).All[0];
        string hold = assistant.Reply(ReplyKeys.Hold, "en"),
            help = assistant.Reply("help", "en").Split('\n')[0],
            apology = assistant.Reply(ReplyKeys.Apology, "en").Split('\n')[0];
        var changes = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Conversation:HoldAfter"] = SoakPlan.HoldAfter.ToString(),
            ["Conversation:TurnDeadline"] = SoakPlan.TurnDeadline.ToString(),
        };
        await using var deployment = await Deployment.BuildAsync(
            "deployment",
            folder,
            assistants,
            (_, request) => _plan.Answer(request),
            changes);
        var guests = Enumerable
            .Range(1, options.Conversations)
            .Select(number => new SoakGuest(number, deployment, _plan, apology))
            .ToList();

        using var enough = new CancellationTokenSource();
        using var patience = new CancellationTokenSource();
        var talks = guests.ConvertAll(guest => Task.Run(() => guest.TalkAsync(enough.Token, patience.Token)));
        await KillAsync(deployment);
        patience.CancelAfter(Patience);
        await enough.CancelAsync();
        var stuck = await FinishAsync(deployment, guests, talks, help, patience.Token);

        var bookings = Directory
            .GetFiles(deployment.Settings.Desk)
            .Select(Path.GetFileName)
            .OfType<string>()
            .ToLookup(SidOf, StringComparer.Ordinal);
        var findings = guests.Select(guest => guest.Check(hold, bookings)).Aggregate((one, other) => one + other);
        findings = findings with
        {
            EffectsDoubled = findings.EffectsDoubled + Math.Max(0, deployment.Bookings - guests.Sum(guest => guest.Bookings)),
        };
        Report(guests, findings, stuck);
        return findings.IsGood && stuck == 0;
    }

    private async Task KillAsync(Deployment deployment)
    {
        while (_kills < options.Kills && Stopwatch.GetElapsedTime(_started) < options.Longest)
        {
            using var process = Start(deployment);
            var (whileStarting, after) = _plan.Kill(_kills);
            if (!whileStarting)
            {
                using var patience = new CancellationTokenSource(Patience);
                await process.OpenAsync(deployment, patience.Token);
            }

            await Task.Delay(after);
            deployment.Close();
            await process.KillAsync();
            _kills++;
            _killsWhileStarting += whileStarting ? 1 : 0;
            if (_kills % ReportEvery == 0)
                say(string.Create(CultureInfo.InvariantCulture, $"{_kills} kills, {Stopwatch.GetElapsedTime(_started).TotalSeconds:F0} s"));
        }
    }

    /// <summary>One last life, in which everything comes to its end.</summary>
    /// <returns>How many guests waited in vain.</returns>
    private async Task<int> FinishAsync(
        Deployment deployment,
        List<SoakGuest> guests,
        List<Task> talks,
        string help,
        CancellationToken patience)
    {
        using var process = Start(deployment);
        await process.OpenAsync(deployment, patience);
        var ends = guests.Zip(talks, async (guest, talk) =>
        {
            await talk;
            await guest.FinishAsync(help, patience);
        });
        var ended = await Task.WhenAll(ends.Select(async end =>
        {
            await end.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return end;
        }));
        foreach (var failed in ended.Where(end => !end.IsCompletedSuccessfully).Take(5))
            say($"A guest waited in vain: {failed.Exception?.InnerException?.Message ?? "nothing came"}");
        foreach (var waiting in guests.Where(guest => guest.WaitsFor is not null).Take(5))
            say(
                $"{waiting.Address} waits for {waiting.WaitsFor} and last read {deployment.Phone(waiting.Address).LastOrDefault("nothing").Split(' ')[0]}"
            );
        if (ended.Any(end => !end.IsCompletedSuccessfully))
            process.Errors.TakeLast(20).ToList().ForEach(say);
        await process.KillAsync();
        return ended.Count(end => !end.IsCompletedSuccessfully);
    }

    private void Report(List<SoakGuest> guests, SoakFindings findings, int stuck)
    {
        say(
            string.Create(
                CultureInfo.InvariantCulture,
                $"seed {options.Seed}: {_kills} kills ({_killsWhileStarting} while starting), {guests.Count} conversations, {guests.Sum(guest => guest.Turns)} turns, "
                    + $"{guests.Sum(guest => guest.Bookings)} tables booked, {guests.Sum(guest => guest.Redeliveries)} webhooks sent again, {Stopwatch.GetElapsedTime(_started).TotalSeconds:F0} s"
            ));
        say($"{findings}; {guests.Sum(guest => guest.Apologies)} turns outlived their deadline; {stuck} guests waited in vain");
    }

    private KilledProcess Start(Deployment deployment) =>
        KilledProcess.Start([deployment.Settings], Path.Combine(folder, "deployments.json"));

    /// <summary>A tool call's id is the turn's (channel, conversation, message), its round and its place.</summary>
    private static string SidOf(string booking) => booking.Split('-')[2];
}
