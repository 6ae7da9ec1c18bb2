using HotelConcierge.Contracts;
using HotelConcierge.Knowledge.Reading;

namespace HotelConcierge.Tests.Knowledge.Reading;

public sealed class PopplerPdfTextTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("poppler-");
    private readonly ManualTimeProvider _clock = new();

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_missing_program_is_named_with_how_to_install_it()
    {
        var trouble = await Assert.ThrowsAsync<DocumentException>(() => ReadAsync(Path.Combine(_folder.FullName, "nowhere")));

        Assert.Contains("apt install poppler-utils", trouble.Message, StringComparison.Ordinal);
        Assert.Contains("brew install poppler", trouble.Message, StringComparison.Ordinal);
    }

    [SkippableOnWindowsFact]
    public async Task The_program_is_given_the_file_and_its_output_is_the_text() =>
        Assert.Equal("-q -enc UTF-8 -eol unix -\nhello", await ReadAsync(Script("""echo "$1 $2 $3 $4 $5 $7"; cat "$6" """)));

    [SkippableOnWindowsFact]
    public async Task A_file_that_is_no_pdf_is_told_without_our_temporary_path()
    {
        var trouble = await Assert.ThrowsAsync<DocumentException>(() => ReadAsync(Script("""echo "Syntax error in $6" >&2; exit 1""")));

        Assert.Contains("Syntax error in the file", trouble.Message, StringComparison.Ordinal);
    }

    [SkippableOnWindowsFact]
    public async Task A_program_that_does_not_end_is_stopped()
    {
        var fifo = Path.Combine(_folder.FullName, "started");
        var reading = ReadAsync(Script($"echo > '{fifo}.tmp'; mv '{fifo}.tmp' '{fifo}'; exec sleep 600"), _clock);
        using var watcher = new FileSystemWatcher(_folder.FullName, "started");
        var started = new TaskCompletionSource();
        watcher.Renamed += (_, _) => started.TrySetResult();
        watcher.EnableRaisingEvents = true;
        if (!File.Exists(fifo))
            await started.Task;

        _clock.Advance(TimeSpan.FromMinutes(2));

        var trouble = await Assert.ThrowsAsync<DocumentException>(() => reading);
        Assert.Contains("more than 60 seconds", trouble.Message, StringComparison.Ordinal);
    }

    private Task<string> ReadAsync(string command, TimeProvider? clock = null) =>
        new PopplerPdfText(clock ?? _clock, command).ReadAsync("hello"u8.ToArray(), default);

    private string Script(string body)
    {
        var path = Path.Combine(_folder.FullName, "pdftotext");
        File.WriteAllText(path, $"#!/bin/sh\n{body}\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return path;
    }

    private sealed class SkippableOnWindowsFactAttribute : FactAttribute
    {
        public SkippableOnWindowsFactAttribute() => Skip = OperatingSystem.IsWindows() ? "The stand-in for pdftotext is a shell script." : null;
    }
}
