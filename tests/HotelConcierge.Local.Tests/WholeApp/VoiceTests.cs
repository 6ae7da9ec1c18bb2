using HotelConcierge.Conversations;
using HotelConcierge.Media;
using HotelConcierge.Simulators.Twilio;

namespace HotelConcierge.Local.Tests.WholeApp;

/// <summary>Voice messages by Twilio: what is said is what the guest wrote, from there on.</summary>
public sealed class VoiceTests : IAsyncLifetime
{
    private World _world = null!;
    private AppInProcess _app = null!;

    public async Task InitializeAsync()
    {
        _world = await World.CreateAsync();
        _app = await AppInProcess.StartAsync(_world, ("OpenAI:TranscriptionModel", "transcribe-simulated"));
    }

    public async Task DisposeAsync()
    {
        await _app.DisposeAsync();
        await _world.DisposeAsync();
    }

    [Theory]
    [InlineData("english.ogg", "audio/ogg", "voice.ogg")]
    [InlineData("german.ogg", "audio/ogg; codecs=opus", "voice.ogg")]
    [InlineData("english.m4a", "audio/mp4", "voice.m4a")]
    [InlineData("english.mp3", "audio/mpeg", "voice.mp3")]
    public async Task A_recording_reaches_the_service_whole_and_under_a_name_it_takes(string recording, string contentType, string name)
    {
        var bytes = Voices.Read(recording);
        _world.Model.ScriptTranscription(bytes, "Explain the rain");

        await SendAsync(bytes, contentType);
        var answer = (await _world.ReadAsync(1))[0];

        Assert.Contains("You asked: Explain the rain", answer, StringComparison.Ordinal);
        var request = Assert.Single(_world.Model.Transcriptions.Snapshot());
        Assert.Equal((name, bytes.LongLength, "transcribe-simulated"), (request.FileName, request.Bytes, request.Model));
        Assert.Empty(request.Language);
    }

    [FfmpegFact]
    public async Task A_recording_that_no_service_takes_is_converted_where_the_machine_can()
    {
        foreach (var (bytes, contentType) in new[] { (Voices.Amr, "audio/amr"), (Voices.Read("english.aac"), "audio/aac") })
        {
            _world.Model.EnqueueTranscription("Explain the rain");
            var read = _world.Twilio.Phone(World.Ana).Messages.Count;
            await SendAsync(bytes, contentType);
            Assert.Contains("You asked: Explain the rain", (await _world.ReadAsync(read + 1))[read], StringComparison.Ordinal);
        }

        Assert.All(_world.Model.Transcriptions.Snapshot(), request => Assert.Equal("voice.flac", request.FileName));
    }

    [Fact]
    public async Task The_service_is_told_what_things_are_called_here()
    {
        _world.Model.EnqueueTranscription("Is there a massage?");
        await _world.HearAsync(
            new InboundSms(World.Ana, HotelDeployment.Number, "") { Media = [new("audio/ogg", Voices.Read("english.ogg"))] });
        await _world.ReadAsync(1);
        await _app.IdleAsync();

        var names = Assert.Single(_world.Model.Transcriptions.Snapshot()).Prompt;
        Assert.Contains("AnyCompany Luxury Resort", names, StringComparison.Ordinal);
        Assert.Contains("massage", names, StringComparison.OrdinalIgnoreCase);
        Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(names), 1, HotelConcierge.Turns.SpokenNames.LongestInBytes);
    }

    [Fact]
    public async Task A_spoken_stop_stops_and_a_spoken_cry_for_help_is_answered_at_once()
    {
        var stop = Voices.Read("stop.ogg");
        var help = Voices.Read("thai.ogg");
        _world.Model.ScriptTranscription(stop, "Stop.");
        _world.Model.ScriptTranscription(help, "My baby is not breathing!");

        await SendAsync(help, "audio/ogg");
        var emergency = (await _world.ReadAsync(1))[0];
        await SendAsync(stop, "audio/ogg");
        await _world.ReadAsync(2);
        await _world.HearAsync("Explain the rain");
        await _app.IdleAsync();

        Assert.Contains("112", emergency, StringComparison.Ordinal);
        Assert.Equal(2, _world.Twilio.Phone(World.Ana).Messages.Count);
        Assert.Empty(_world.Model.Calls.Snapshot());
        Assert.Equal(ConversationMode.OptedOut, (await _app.StateAsync())?.Mode);
    }

    [Fact]
    public async Task What_cannot_be_heard_is_asked_for_in_writing()
    {
        _world.Model.EnqueueTranscription("  ");
        await SendAsync(Voices.Read("english.ogg"), "audio/ogg");
        var silent = (await _world.ReadAsync(1))[0];

        await SendAsync("#!AMR\n not much of a recording"u8.ToArray(), "audio/amr");
        var amr = (await _world.ReadAsync(2))[1];

        await SendAsync("<html>not a recording</html>"u8.ToArray(), "audio/ogg");
        var page = (await _world.ReadAsync(3))[2];

        Assert.StartsWith("I could not make out that voice message.", silent, StringComparison.Ordinal);
        Assert.StartsWith("I could not make out that voice message.", amr, StringComparison.Ordinal);
        Assert.StartsWith("I cannot read that file", page, StringComparison.Ordinal);
        Assert.Single(_world.Model.Transcriptions.Snapshot());
        Assert.Empty(_world.Model.Calls.Snapshot());
    }

    [Fact]
    public async Task A_file_over_the_limit_is_said_to_be_and_the_words_beside_it_are_answered()
    {
        var large = new byte[Transcriber.Largest + 1];
        Voices.Read("english.ogg").CopyTo(large, 0);

        await SendAsync(large, "audio/ogg", "Explain the rain");
        var read = await _world.ReadAsync(2);

        Assert.Contains(read, text => text.Contains("You asked: Explain the rain", StringComparison.Ordinal));
        Assert.Contains(read, text => text.StartsWith("That file is too large for me.", StringComparison.Ordinal));
        Assert.Empty(_world.Model.Transcriptions.Snapshot());
    }

    [Fact]
    public async Task Nothing_of_a_recording_is_left_of_who_is_forgotten()
    {
        _world.Model.EnqueueTranscription("Explain the zeppelin");
        await SendAsync(Voices.Read("english.ogg"), "audio/ogg");
        await _world.ReadAsync(1);
        await _app.IdleAsync();
        Assert.Contains(Files(), name => name.EndsWith(".ogg", StringComparison.Ordinal));

        await _world.HearAsync("forget me");
        await _world.ReadAsync(2);
        await _app.IdleAsync();

        Assert.DoesNotContain(Files(), name => name.EndsWith(".ogg", StringComparison.Ordinal));
        Assert.DoesNotContain(await _app.ReadStoreAsync(), text => text.Contains("zeppelin", StringComparison.OrdinalIgnoreCase));
    }

    private string[] Files() => Directory.GetFiles(_world.Folder.Path, "*", SearchOption.AllDirectories);

    private Task<string> SendAsync(byte[] bytes, string contentType, string words = "") =>
        _world.HearAsync(new InboundSms(World.Ana, World.Business, words) { Media = [new(contentType, bytes)] });
}
