using HotelConcierge.Pictures.Browsers;
using HotelConcierge.Pictures.Deployments;

namespace HotelConcierge.Browser.Tests.Infrastructure;

/// <summary>
/// One Chromium for all tests, and one deployment for those that need nothing special of it. Both are started when first asked for.
/// </summary>
public sealed class BrowserRun : IAsyncLifetime
{
    // No test comes near it, unless something is wrong: a busy machine takes its time.
    private const float PatienceInMilliseconds = 60_000;

    private readonly Lazy<Task<Chromium>> _chromium = new(Chromium.LaunchAsync);
    private readonly Lazy<Task<ChatDeployment>> _hotel = new(() => ChatDeployment.OpenAsync());

    /// <summary>The embedded model answers in it, and each guest of it is another one.</summary>
    internal Task<ChatDeployment> HotelAsync() => _hotel.Value;

    /// <summary>A browser of somebody who has never been here.</summary>
    internal async Task<IBrowserContext> NewPersonAsync(BrowserNewContextOptions? options = null)
    {
        var context = await (await _chromium.Value).Browser.NewContextAsync(options ?? new());
        context.SetDefaultTimeout(PatienceInMilliseconds);
        return context;
    }

    /// <summary>Somebody who has never been here opens the chat of the hotel.</summary>
    internal async Task<ChatGuest> NewGuestAsync(BrowserNewContextOptions? options = null, string? language = "en") =>
        await ChatGuest.OpenAsync(await NewPersonAsync(options), (await HotelAsync()).PageOf("hotel", language));

    public Task InitializeAsync()
    {
        Assertions.SetDefaultExpectTimeout(PatienceInMilliseconds);
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        // What did not start has failed its tests already.
        if (_chromium is { IsValueCreated: true, Value.IsCompletedSuccessfully: true })
            await (await _chromium.Value).DisposeAsync();
        if (_hotel is { IsValueCreated: true, Value.IsCompletedSuccessfully: true })
            await (await _hotel.Value).DisposeAsync();
    }
}

/// <summary>The tests that share the browser; they run one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class BrowserTests : ICollectionFixture<BrowserRun>
{
    public const string Name = "browser";
}
