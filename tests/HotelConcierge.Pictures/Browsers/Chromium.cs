using Microsoft.Playwright;

namespace HotelConcierge.Pictures.Browsers;

/// <summary>The Chromium of the machine, without a window. It reaches this machine and nothing else.</summary>
internal sealed class Chromium : IAsyncDisposable
{
    private const string PathVariable = "CHROMIUM_PATH";

    private const string Remedy =
        $"Install it, on Debian with 'apt-get install chromium', or name the program of one in {PathVariable}.";

    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

    private static readonly string[] Arguments =
    [
        // Playwright keeps most of what a browser does by itself from being done; this is the rest, and the lock on the door.
        "--disable-quic",
        "--disable-sync",
        "--disable-domain-reliability",
        "--no-proxy-server",
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost, EXCLUDE *.localhost",
    ];

    private readonly IPlaywright _playwright;

    private Chromium(IPlaywright playwright, IBrowser browser)
    {
        _playwright = playwright;
        Browser = browser;
    }

    /// <summary>Why a test that needs it cannot run here, and what to do about it; null where it can.</summary>
    public static string? Missing { get; } = FindProgram() is null
        ? $"No Chromium: none of {string.Join(", ", Names)} is on the PATH. {Remedy}"
        : null;

    public IBrowser Browser { get; }

    /// <summary>Starts one.</summary>
    /// <exception cref="InvalidOperationException">There is none; says what to do.</exception>
    public static async Task<Chromium> LaunchAsync()
    {
        var program = FindProgram() ?? throw new InvalidOperationException(Missing);
        var playwright = await Playwright.CreateAsync();
        try
        {
            var browser = await playwright.Chromium.LaunchAsync(new()
            {
                ExecutablePath = program,
                Args = Arguments,

                // Chromium refuses its sandbox to root, who has nothing to be kept from.
                ChromiumSandbox = !Environment.IsPrivilegedProcess,
            });
            return new(playwright, browser);
        }
        catch
        {
            playwright.Dispose();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Browser.DisposeAsync();
        _playwright.Dispose();
    }

    private static string? FindProgram() => Environment.GetEnvironmentVariable(PathVariable) is { Length: > 0 } named
        ? named
        : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(folder => Names.Select(name => Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists);
}
