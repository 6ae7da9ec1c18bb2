using System.Diagnostics;
using HotelConcierge.AspNetCore.Recordings;
using HotelConcierge.Contracts;
using HotelConcierge.Local.Tests.Storage;
using HotelConcierge.Media;
using Microsoft.Extensions.Logging.Abstractions;

namespace HotelConcierge.Local.Tests.WholeApp;

/// <summary>Recordings that no service takes, with the machine's own ffmpeg and with programs that only have its name.</summary>
public sealed class FfmpegTests : IDisposable
{
    private static readonly FileType Amr = new(FileKind.Sound, "audio/amr", ".amr");
    private static readonly FileType Aac = new(FileKind.Sound, "audio/aac", ".aac");

    private readonly TemporaryFolder _folder = new();
    private readonly ManualTimeProvider _clock = new();

    public void Dispose() => _folder.Dispose();

    [FfmpegFact]
    public async Task Amr_and_aac_become_flac()
    {
        var converter = Of(FfmpegFactAttribute.Program);

        foreach (var (bytes, type) in new[] { (Voices.Amr, Amr), (Voices.Read("english.aac"), Aac) })
        {
            var flac = await converter.ToFlacAsync(bytes, type, CancellationToken.None);

            Assert.NotNull(flac);
            Assert.Equal(".flac", FileType.Of(flac.Value.Span, "")?.Extension);
            Assert.InRange(flac.Value.Length, 5_000, 200_000);
        }
    }

    [FfmpegFact]
    public async Task What_is_no_recording_is_not_converted()
    {
        var converter = Of(FfmpegFactAttribute.Program);

        Assert.Null(await converter.ToFlacAsync("#!AMR\n"u8.ToArray(), Amr, CancellationToken.None));
        Assert.Null(await converter.ToFlacAsync("<html>"u8.ToArray(), Aac, CancellationToken.None));

        // A playlist that names another file is a recording to a program that guesses.
        var other = Path.Combine(AppContext.BaseDirectory, "Voices", "english.mp3");
        var list = System.Text.Encoding.UTF8.GetBytes($"#EXTM3U\n#EXTINF:1,\nfile://{other}\n");
        Assert.Null(await converter.ToFlacAsync(list, Amr, CancellationToken.None));
    }

    [Fact]
    public void Without_a_program_nothing_is_converted()
    {
        Assert.Null(Ffmpeg.Find(_folder.Path));
        Assert.Null(Ffmpeg.Find(""));
        var converter = Of(program: null);
        Assert.False(converter.IsThere);
        Assert.False(converter.Converts(Amr));
    }

    [Fact]
    public async Task A_program_that_is_slow_is_ended()
    {
        if (OperatingSystem.IsWindows())
            return;
        var mark = Path.Combine(_folder.Path, "pid");

        var converting = Of(Fake(Sleeping(mark))).ToFlacAsync(Voices.Amr, Amr, CancellationToken.None);
        var id = await PidAsync(mark);
        _clock.Advance(Ffmpeg.Patience);

        Assert.Null(await converting);
        Assert.Throws<ArgumentException>(() => WaitForEnd(id));
    }

    [Fact]
    public async Task Cancelling_ends_it()
    {
        if (OperatingSystem.IsWindows())
            return;
        var mark = Path.Combine(_folder.Path, "pid");
        using var enough = new CancellationTokenSource();
        var converting = Of(Fake(Sleeping(mark))).ToFlacAsync(Voices.Amr, Amr, enough.Token);
        var id = await PidAsync(mark);

        await enough.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => converting);
        Assert.Throws<ArgumentException>(() => WaitForEnd(id));
    }

    [Theory]
    [InlineData("exec /bin/cat /dev/zero")]
    [InlineData("echo fLaC; exit 1")]
    [InlineData("exit 0")]
    [InlineData("printf 'fLaC\\200\\000\\000\\001x'")]
    public async Task What_a_program_cannot_do_is_no_recording(string script)
    {
        if (OperatingSystem.IsWindows())
            return;

        Assert.Null(await Of(Fake(script)).ToFlacAsync(new byte[1_000_000], Amr, CancellationToken.None));
    }

    [Fact]
    public async Task It_sees_nothing_of_our_environment_and_no_shell_sees_its_arguments()
    {
        if (OperatingSystem.IsWindows())
            return;
        Environment.SetEnvironmentVariable("CONCIERGE_TEST_SECRET", "quokka");
        var told = Path.Combine(_folder.Path, "told");
        var converter = Of(Fake(
            $"/usr/bin/env > {told}; echo \"$@\" >> {told}; /bin/cat > /dev/null; printf 'fLaC\\200\\000\\000\\001xx'"));

        Assert.NotNull(await converter.ToFlacAsync(Voices.Amr, Amr, CancellationToken.None));

        var text = await File.ReadAllTextAsync(told);
        Assert.DoesNotContain("quokka", text, StringComparison.Ordinal);
        Assert.Contains("-protocol_whitelist pipe -f amr -i pipe:0", text, StringComparison.Ordinal);
    }

    /// <summary>Says who it is, and does nothing for long.</summary>
    private static string Sleeping(string mark) => $"echo $$ > {mark}.new; /bin/mv {mark}.new {mark}; exec /bin/sleep 1000";

    private Ffmpeg Of(string? program) => new(program, _clock, NullLogger<Ffmpeg>.Instance);

    private string Fake(string script)
    {
        var path = Path.Combine(_folder.Path, "ffmpeg");
        File.WriteAllText(path, $"#!/bin/sh\n{script}\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        Assert.Equal(path, Ffmpeg.Find($"relative{Path.PathSeparator}{_folder.Path}"));
        return path;
    }

    private static async Task<int> PidAsync(string mark)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (!File.Exists(mark))
            await Task.Delay(20, patience.Token);
        return int.Parse(await File.ReadAllTextAsync(mark, patience.Token), System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>Throws for a process that is no more.</summary>
    private static void WaitForEnd(int id)
    {
        using var process = Process.GetProcessById(id);
        Assert.True(process.WaitForExit(TimeSpan.FromMinutes(1)), "It still runs.");
        using var again = Process.GetProcessById(id);
    }
}

/// <summary>A test with the machine's own ffmpeg: skipped where it is missing, with the remedy.</summary>
public sealed class FfmpegFactAttribute : FactAttribute
{
    public FfmpegFactAttribute() =>
        Skip = Program is null ? "'ffmpeg' is not on the PATH. Install it: https://ffmpeg.org/download.html" : null;

    internal static string? Program { get; } = Ffmpeg.Find(Environment.GetEnvironmentVariable("PATH"));
}
