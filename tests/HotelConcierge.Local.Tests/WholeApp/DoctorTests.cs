using HotelConcierge.Local.Tests.Storage;
using HotelConcierge.Simulators.OpenAI;
using HotelConcierge.Simulators.Twilio;

namespace HotelConcierge.Local.Tests.WholeApp;

/// <summary><c>doctor</c> as an operator runs it, a process of its own each time.</summary>
public sealed class DoctorTests : IDisposable
{
    private readonly CancellationTokenSource _patience = new(TimeSpan.FromMinutes(2));

    public void Dispose() => _patience.Dispose();

    [Fact]
    public async Task A_fresh_clone_is_well_and_says_what_is_simulated()
    {
        using var folder = new TemporaryFolder();

        var (code, output) = await AppProcess.RunAsync(
            ["doctor"],
            new Dictionary<string, string>(StringComparer.Ordinal) { ["Data:Path"] = folder.Path },
            _patience.Token);

        Assert.True(code == 0, output);
        string[] things =
        [
            "twilio", "telegram", "whatsapp", "line", "twilio-conversations", "shop", "tables", "files", "conversations", "documents",
            "model",
        ];
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal([.. things, "Twilio,", "Guests"], lines.Select(line => line.Split(' ')[0]));
        Assert.All(lines[..things.Length], line => Assert.Matches("^[a-z-]+ +well  .+[.]$", line));
        Assert.Contains("are simulated", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_well_has_its_line_its_remedy_and_exit_code_1_and_no_secret_is_shown()
    {
        const string key = "sk-a-real-secret-of-ours";
        await using var world = await World.CreateAsync();
        world.Twilio.Faults.Add(new TwilioFault(TwilioFaultKind.NotAuthenticated) { On = TwilioOperation.FetchAccount });
        var settings = world.Settings();
        settings["OpenAI:ApiKey"] = key;

        var (code, output) = await AppProcess.RunAsync(["doctor"], settings, world.Patience);

        Assert.Equal(1, code);
        Assert.Matches(
            "(?m)^twilio +not well  Twilio refuses the account's credentials \\(401, 20003\\). Set Twilio__AccountSid and Twilio__AuthToken ",
            output);
        Assert.Matches("(?m)^model +not well  The model service refuses the key \\(401 invalid_api_key\\). Check OpenAI__ApiKey.$", output);
        Assert.Matches("(?m)^tables +well  ", output);
        Assert.Contains("Guests cannot be served as they should: 2 not well, 0 to see to.", output, StringComparison.Ordinal);
        Assert.DoesNotContain(key, output, StringComparison.Ordinal);
        Assert.DoesNotContain(world.Twilio.Options.AuthToken, output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_host_that_runs_on_the_folder_is_asked_and_asks_anew()
    {
        await using var deployment = await ReadyDeployment.StartAsync();
        await deployment.AskAsync();

        var (code, output) = await AppProcess.RunAsync(["doctor"], deployment.Settings(), deployment.World.Patience);

        Assert.True(code == 0, output);
        Assert.Matches("(?m)^telegram +well  ", output);
        Assert.DoesNotContain("simulated in", output, StringComparison.Ordinal);
        Assert.Equal(2, deployment.Model.Calls.Snapshot().Count);
    }

    [Fact]
    public async Task A_turn_that_waits_in_the_folder_is_left_alone()
    {
        await using var world = await World.CreateAsync();
        using (var app = await AppProcess.StartAsync(world))
        {
            world.Model.Enqueue(ScriptedAnswer.Hold("The moon is a ball of stone."));
            await world.HearAsync("Explain the moon");
            await world.Model.WaitForCallAsync(1, world.Patience);
            await app.KillAsync();
        }

        var (code, output) = await AppProcess.RunAsync(["doctor"], world.Settings(), world.Patience);

        Assert.True(code == 0, output);
        Assert.Equal(["Explain the moon", "Answer with the word OK."], world.Model.Calls.Snapshot().Select(call => call.LastUserText));
        Assert.Empty(world.Twilio.Phone(World.Ana).Messages);
    }

    [Fact]
    public async Task A_signed_webhook_is_tried_at_the_public_address_and_a_forged_one()
    {
        await using var world = await World.CreateAsync();
        await using var app = await AppInProcess.StartAsync(world);
        var settings = world.Settings();
        settings["PublicBaseUrl"] = app.Url;

        var (code, output) = await AppProcess.RunAsync(["doctor"], settings, world.Patience);
        Assert.True(code == 0, output);
        Assert.Matches("(?m)^twilio webhook +well +A signed webhook is taken at the public address, and a forged one refused.", output);

        settings["Twilio:AuthToken"] = "another-token-than-the-hosts";
        (code, output) = await AppProcess.RunAsync(["doctor"], settings, world.Patience);
        Assert.Equal(1, code);
        Assert.Matches("(?m)^twilio webhook +not well +The host at .+ takes a webhook for forged that these settings signed. Start it ", output);
        Assert.DoesNotContain("another-token", output, StringComparison.Ordinal);

        settings["PublicBaseUrl"] = world.Model.Endpoint.GetLeftPart(UriPartial.Authority);
        (_, output) = await AppProcess.RunAsync(["doctor"], settings, world.Patience);
        Assert.Matches("(?m)^twilio webhook +warning +No host of ours answers at .+ \\(404\\). Start the host, ", output);

        settings["PublicBaseUrl"] = "http://127.0.0.1:9";
        (_, output) = await AppProcess.RunAsync(["doctor"], settings, world.Patience);
        Assert.Matches("(?m)^twilio webhook +warning +Nobody could be reached at ", output);
        await app.IdleAsync();
        Assert.All(world.Model.Calls.Snapshot(), call => Assert.Equal("Answer with the word OK.", call.LastUserText));
    }

    [Fact]
    public async Task It_takes_nothing()
    {
        var (code, output) = await AppProcess.RunAsync(
            ["doctor", "now"],
            new Dictionary<string, string>(StringComparer.Ordinal),
            _patience.Token);

        Assert.Equal(1, code);
        Assert.Contains("Usage: doctor.", output, StringComparison.Ordinal);
    }
}
