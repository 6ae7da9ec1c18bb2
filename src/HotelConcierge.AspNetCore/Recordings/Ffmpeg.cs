using System.ComponentModel;
using System.Diagnostics;
using HotelConcierge.Media;
using Microsoft.Extensions.Logging;

namespace HotelConcierge.AspNetCore.Recordings;

/// <summary>
/// Converts recordings with the program <c>ffmpeg</c>, where the machine has it. What a guest sent is not trusted to it: it reads from
/// its input and writes to its output, may open neither a file nor an address, is told the format and guesses none, has none of our
/// environment, and is ended after <see cref="Patience"/> or once it has written too much. See https://ffmpeg.org/ffmpeg-protocols.html.
/// </summary>
/// <param name="program">Its path; null where there is none.</param>
public sealed partial class Ffmpeg(string? program, TimeProvider clock, ILogger<Ffmpeg> log) : ISoundConverter
{
    /// <summary>How long it may take for one recording.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private const int BufferLength = 81_920;

    // By the endings of recordings that no service takes, the formats as the program calls them.
    private static readonly Dictionary<string, string> Formats =
        new(StringComparer.Ordinal) { [".amr"] = "amr", [".aac"] = "aac" };

    public bool IsThere => program is not null;

    /// <summary>Looks for the program on the PATH.</summary>
    /// <returns>Null where it is on none of its folders.</returns>
    public static string? Find(string? path)
    {
        var name = OperatingSystem.IsWindows() ? "ffmpeg.exe" : "ffmpeg";
        return (path ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Where(Path.IsPathFullyQualified)
            .Select(folder => Path.Combine(folder, name))
            .FirstOrDefault(File.Exists);
    }

    public bool Converts(FileType type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return IsThere && Formats.ContainsKey(type.Extension);
    }

    public async Task<ReadOnlyMemory<byte>?> ToFlacAsync(ReadOnlyMemory<byte> sound, FileType type, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(type);
        if (program is null || !Formats.TryGetValue(type.Extension, out var format))
            return null;
        using var patience = new CancellationTokenSource(Patience, clock);
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        using var process = new Process { StartInfo = StartOf(program, format) };
        try
        {
            process.Start();
        }
        catch (Win32Exception failure)
        {
            Log.CannotStart(log, failure);
            return null;
        }

        try
        {
            var writing = WriteAsync(process.StandardInput.BaseStream, sound, enough.Token);
            var saying = process.StandardError.BaseStream.CopyToAsync(Stream.Null, enough.Token);
            var converted = await ReadAsync(process.StandardOutput.BaseStream, enough.Token);
            if (converted is null)
                return null;
            await Task.WhenAll(writing, saying, process.WaitForExitAsync(enough.Token));
            var flac = converted.GetBuffer().AsMemory(0, (int)converted.Length);
            return process.ExitCode == 0 && HasSound(flac.Span) ? (ReadOnlyMemory<byte>?)flac : null;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            Log.TooSlow(log, sound.Length);
            return null;
        }
        finally
        {
            End(process);
        }
    }

    private static ProcessStartInfo StartOf(string program, string format)
    {
        var start = new ProcessStartInfo(program)
        {
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        start.Environment.Clear();
        string[] arguments =
        [
            "-nostdin", "-hide_banner", "-loglevel", "error", "-threads", "1",
            "-protocol_whitelist", "pipe", "-f", format, "-i", "pipe:0",
            "-map", "0:a:0", "-map_metadata", "-1", "-ac", "1", "-ar", "16000",
            "-protocol_whitelist", "pipe", "-f", "flac", "pipe:1",
        ];
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        return start;
    }

    private static async Task WriteAsync(Stream input, ReadOnlyMemory<byte> sound, CancellationToken cancellationToken)
    {
        try
        {
            await using (input)
                await input.WriteAsync(sound, cancellationToken);
        }
        catch (IOException)
        {
            // It wants no more; what it made of the rest is told by its output and its end.
        }
    }

    /// <returns>Null for more than a service takes.</returns>
    private static async Task<MemoryStream?> ReadAsync(Stream output, CancellationToken cancellationToken)
    {
        var converted = new MemoryStream();
        var buffer = new byte[BufferLength];
        while (await output.ReadAsync(buffer, cancellationToken) is > 0 and var read)
        {
            if (converted.Length + read > Transcriber.Largest)
                return null;
            converted.Write(buffer, 0, read);
        }

        return converted;
    }

    /// <summary>Whether anything follows the blocks of metadata. See RFC 9639, section 8.</summary>
    private static bool HasSound(ReadOnlySpan<byte> flac)
    {
        const int Header = 4;
        const byte Last = 0x80;
        if (!flac.StartsWith("fLaC"u8))
            return false;
        for (var at = Header; at + Header < flac.Length;)
        {
            var isLast = (flac[at] & Last) != 0;
            at += Header + ((flac[at + 1] << 16) | (flac[at + 2] << 8) | flac[at + 3]);
            if (isLast)
                return at < flac.Length;
        }

        return false;
    }

    private static void End(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (Exception ended) when (ended is InvalidOperationException or Win32Exception)
        {
            // It has ended by itself, or is about to.
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "ffmpeg could not be started; recordings in AMR and AAC are not heard")]
        public static partial void CannotStart(ILogger logger, Exception failure);

        [LoggerMessage(2, LogLevel.Warning, "ffmpeg was ended: it took too long over a recording of {Length} bytes")]
        public static partial void TooSlow(ILogger logger, int length);
    }
}
