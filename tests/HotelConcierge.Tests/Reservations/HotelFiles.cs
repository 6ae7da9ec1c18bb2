using HotelConcierge.Assistants;
using HotelConcierge.Messages;
using HotelConcierge.Reservations;

namespace HotelConcierge.Tests.Reservations;

/// <summary>Hotels' files in a folder of their own.</summary>
internal sealed class HotelFiles : IDisposable
{
    public const string Hotel = """
        {
          "name": "Test Hotel", "stars": 4, "url": "https://hotel.example", "timeZone": "Europe/Madrid",
          "place": { "latitude": 36.3, "longitude": -6.1, "address": "Here 1" }, "checkInFrom": "15:00", "checkOutUntil": "12:00"
        }
        """;

    /// <summary>The folder's name, and so the assistant's.</summary>
    public const string Name = "seaside";

    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("concierge-hotel-");

    public HotelFiles(params (string File, string Text)[] files)
    {
        Directory.CreateDirectory(Path.Combine(_root.FullName, Name));
        foreach (var (file, text) in files)
            File.WriteAllText(Path.Combine(_root.FullName, Name, file), text);
    }

    public string Folder => _root.FullName;

    public static GuestContact Contact(string address, string? name = null)
    {
        var at = new ConversationAddress(new("twilio"), "whatsapp:+14155238886", address);
        return new(ConversationId.For(at), at, name);
    }

    public Hotel Load(TimeProvider clock) => HotelCatalog.Load(Folder, clock).All.Single();

    public IReadOnlyList<string> Errors(TimeProvider clock) =>
        Assert.Throws<AssistantDataException>(() => HotelCatalog.Load(Folder, clock)).Errors;

    public void Dispose() => _root.Delete(recursive: true);
}
