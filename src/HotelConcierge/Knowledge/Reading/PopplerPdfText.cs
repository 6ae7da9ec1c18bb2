using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace HotelConcierge.Knowledge.Reading;

/// <summary>Runs poppler's <c>pdftotext</c>, which is an ordinary package on every system: <c>poppler-utils</c> on Debian and Ubuntu, <c>poppler</c> on macOS.</summary>
/// <param name="command">The program: a name to look up or a path.</param>
internal sealed class PopplerPdfText(TimeProvider clock, string command = PopplerPdfText.Command) : IPdfText
{
    public const string Command = "pdftotext";

    private const int LongestComplaint = 200;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    public async Task<string> ReadAsync(ReadOnlyMemory<byte> pdf, CancellationToken cancellationToken)
    {
        // Through a file, because a PDF is read from its end.
        var path = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(path, pdf, cancellationToken);
            return await RunAsync(path, cancellationToken);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private async Task<string> RunAsync(string path, CancellationToken cancellationToken)
    {
        using var process = Start(path);
        using var patience = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            var text = process.StandardOutput.ReadToEndAsync(either.Token);
            var complaint = process.StandardError.ReadToEndAsync(either.Token);
            await process.WaitForExitAsync(either.Token);
            if (process.ExitCode == 0)
                return await text;
            var said = DocumentBuilder.OneLine(await complaint).Replace(path, "the file", StringComparison.Ordinal);
            throw new DocumentException($"is no PDF that {Command} can read ({(said.Length > LongestComplaint ? said[..LongestComplaint] : said)}); save it again without a password");
        }
        catch (OperationCanceledException late) when (!cancellationToken.IsCancellationRequested)
        {
            throw new DocumentException($"took {Command} more than {Patience.TotalSeconds} seconds; split it into smaller files", late);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    private Process Start(string path)
    {
        var start = new ProcessStartInfo(command)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            UseShellExecute = false,
        };
        foreach (var argument in new[] { "-q", "-enc", "UTF-8", "-eol", "unix", path, "-" })
            start.ArgumentList.Add(argument);
        try
        {
            return Process.Start(start) ?? throw new DocumentException(NotInstalled);
        }
        catch (Win32Exception e)
        {
            throw new DocumentException(NotInstalled, e);
        }
    }

    private static string NotInstalled =>
        $"is a PDF, which needs {Command}: install poppler-utils (Debian, Ubuntu: apt install poppler-utils; macOS: brew install poppler) or save it as Markdown, HTML or text";
}
