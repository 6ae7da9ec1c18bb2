using System.Net;
using System.Net.Sockets;

namespace HotelConcierge.Local.Tests.WholeApp;

/// <summary>A start that cannot succeed ends with exit code 1 and one message that an operator can act on.</summary>
public sealed class StartTests : IAsyncLifetime
{
    private World _world = null!;

    public async Task InitializeAsync() => _world = await World.CreateAsync();

    public async Task DisposeAsync() => await _world.DisposeAsync();

    [Fact]
    public async Task Every_problem_with_the_settings_is_listed_by_name_and_no_secret_is_shown()
    {
        const string key = "sk-a-real-secret-of-ours";
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Data:Path"] = _world.Folder.Path,
            ["PublicBaseUrl"] = "hotel.example",
            ["TrustedProxies"] = "the one in front",
            ["Reservations:Demo"] = "perhaps",
            ["Assistants:Default"] = "the lady at the desk",
            ["Assistants:hotel:Addresses"] = "whatsapp:+14155238886",
            ["Twilio:AccountSid"] = "SK12",
            ["Twilio:From"] = "the lady at the desk",
            ["Twilio:ApiBaseUrl"] = "ftp://twilio",
            ["Twilio:AuthTokn"] = key,
            ["Twilio:TypingIndicator"] = "perhaps",
            ["OpenAI:ApiKey"] = key,
            ["OpenAI:Endpoint"] = "localhost",
            ["Conversation:QuietPeriod"] = "soon",
            ["Conversation:TurnDeadline"] = "-00:00:01",
            ["Conversation:MaxModelRounds"] = "many",
        };

        var (exitCode, output) = await AppProcess.RunAsync([], settings, _world.Patience);

        Assert.Equal(1, exitCode);
        string[] names =
        [
            "PublicBaseUrl",
            "TrustedProxies",
            "Reservations__Demo",
            "Assistants__Default",
            "Assistants__hotel__Addresses",
            "Twilio__AccountSid",
            "Twilio__AuthToken",
            "Twilio__From",
            "Twilio__ApiBaseUrl",
            "Twilio__AuthTokn",
            "Twilio__TypingIndicator",
            "OpenAI__Model",
            "OpenAI__Endpoint",
            "Conversation__QuietPeriod",
            "Conversation__TurnDeadline",
            "Conversation__MaxModelRounds",
        ];
        var lines = output.Split('\n');
        Assert.Matches("^There are [0-9]+ problems with the settings:$", lines[0]);
        foreach (var name in names)
            Assert.Contains(
                lines[1..],
                line => line.StartsWith($"  {name}:", StringComparison.Ordinal) || line.StartsWith($"  {name} ", StringComparison.Ordinal));
        Assert.All(lines[1..], line => Assert.Matches("^  [A-Za-z_]+:? .+", line));
        Assert.DoesNotContain(key, output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_that_is_taken_is_named()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var url = $"http://{other.LocalEndpoint}";

        // The web server has a log line of its own to say about it.
        var (exitCode, output) = await AppProcess.RunAsync([$"--urls={url}"], _world.Settings(), _world.Patience);

        Assert.Equal(1, exitCode);
        Assert.Contains(
            $"  urls: Failed to bind to address {url}: address already in use. Stop what listens there",
            output,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_data_folder_that_is_a_file_is_named()
    {
        var file = Path.Combine(_world.Folder.Path, "file");
        await File.WriteAllTextAsync(file, "");

        await ExpectAsync(
            ["--urls=http://127.0.0.1:0"],
            new Dictionary<string, string>(StringComparer.Ordinal) { ["Data:Path"] = file },
            "Data__Path");
    }

    [Fact]
    public async Task A_data_folder_that_cannot_be_written_is_named_and_not_taken_for_one_in_use()
    {
        // A folder in which nobody may make a file, whoever runs the tests.
        const string folder = "/proc/self";
        if (!OperatingSystem.IsLinux())
            return;

        await ExpectAsync(
            ["--urls=http://127.0.0.1:0"],
            new Dictionary<string, string>(StringComparer.Ordinal) { ["Data:Path"] = folder },
            "cannot be written");
    }

    [Fact]
    public async Task A_second_host_on_one_data_folder_is_refused()
    {
        await using var app = await AppInProcess.StartAsync(_world);

        await ExpectAsync(["--urls=http://127.0.0.1:0"], _world.Settings(), "Data__Path");
    }

    private async Task ExpectAsync(IReadOnlyList<string> args, IReadOnlyDictionary<string, string> settings, string expected)
    {
        var (exitCode, output) = await AppProcess.RunAsync(args, settings, _world.Patience);

        Assert.Equal(1, exitCode);
        Assert.Contains(expected, output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
        Assert.Single(output.Split('\n'), line => line.Length > 0);
    }
}
