using System.Globalization;
using System.Text;
using HotelConcierge.Contracts;
using HotelConcierge.Contracts.Storage;
using HotelConcierge.Conversations;
using HotelConcierge.Messages;
using HotelConcierge.Reservations;
using HotelConcierge.Storage;
using HotelConcierge.Tests.Assistants;
using HotelConcierge.Tests.Conversations;
using HotelConcierge.Tests.Turns;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace HotelConcierge.Tests.Reservations;

/// <summary>
/// The shipped hotel in production's registrations, on a store in memory. It is Saturday, 21 November 2026, 10:00 in the hotel.
/// </summary>
internal sealed class ImportingHotel : IDisposable
{
    public const string Columns = "number,status,phone,email,checkIn,checkOut,room,name,surnames,born,level,name2,born2";

    private readonly ServiceProvider _services;

    public ImportingHotel()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Twilio:AccountSid"] = "AC" + new string('0', 32),
            ["Twilio:AuthToken"] = new string('1', 32),
            ["Twilio:From"] = "whatsapp:+12025550143",
            ["Telegram:BotToken"] = "123456:" + new string('x', 35),
            ["Telegram:SecretToken"] = "secret",
        }).Build();
        var services = new ServiceCollection().AddLogging();
        services.AddConcierge(configuration, Shipped.Folder);
        services.AddSingleton<TimeProvider>(Clock);
        services.AddSingleton<ITableStore>(Store);
        services.AddSingleton<IBlobStore, InMemoryBlobStore>();
        services.AddSingleton<IConversations>(Conversations);
        services.AddSingleton<IChatClient, ScriptedModel>();
        _services = services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }

    public ManualTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 11, 21, 9, 0, 0, TimeSpan.Zero));

    public InMemoryTableStore Store { get; } = new();

    public RecordedConversations Conversations { get; } = new();

    public IServiceProvider Services => _services;

    public Hotel Hotel => Get<HotelCatalog>().All.Single();

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public Task<StayImportReport> ImportAsync(params string[] lines) => ImportTextAsync(string.Join('\n', [Columns, .. lines]), "text/csv");

    public Task<StayImportReport> ImportTextAsync(string file, string contentType) =>
        Get<StayImport>().ImportAsync(Encoding.UTF8.GetBytes(file), contentType, hotel: "", CancellationToken.None);

    public async Task<IReadOnlyList<Reservation>> FindAsync(GuestContact contact) =>
        await Get<IReservations>().FindAsync(Hotel, contact, CancellationToken.None);

    /// <summary>A good line: a stay of a guest of her own, from 1 December on.</summary>
    public static string Line(int number, string status = "", string checkOut = "2026-12-08", string room = "12", string? phone = null) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"B-{number},{status},{phone ?? $"+3461{number:D7}"},g{number}@example.com,2026-12-01,{checkOut},{room},Ana,\"Vidal, Mora\",1990-03-01,GOLD,Leo,2019-03-01"
        );

    public static GuestContact OnTelegram(string chat)
    {
        var at = new ConversationAddress(new("telegram"), "123456", chat);
        return new(ConversationId.For(at), at, "Ana");
    }

    public void Dispose() => _services.Dispose();
}
