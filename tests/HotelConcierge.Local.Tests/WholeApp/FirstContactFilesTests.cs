using System.Globalization;
using System.IO.Compression;
using System.Text.Json.Nodes;
using HotelConcierge.Contracts.Storage;
using HotelConcierge.Local.Tests.Simulators;
using HotelConcierge.Media;
using HotelConcierge.Simulators.Hosting;
using HotelConcierge.Simulators.OpenAI;
using HotelConcierge.Simulators.Twilio;
using HotelConcierge.Simulators.WhatsApp;

namespace HotelConcierge.Local.Tests.WholeApp;

/// <summary>
/// The first thing that a guest nobody knows sends to the hotel is a file without a word. What comes of it, on each channel, is this list;
/// what it says in words is docs/files.md. Whatever the file is, the guest is welcomed, and reads one answer.
/// </summary>
public sealed class FirstContactFilesTests(FirstContactFilesTests.Deployment deployment) : IClassFixture<FirstContactFilesTests.Deployment>
{
    private const string Shown = "The model was shown it.";
    private const string TooLarge = "That file is too large for me.";
    private const string Gone = "I could not open that file.";
    private const string Unreadable = "I cannot read that file";

    private const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    private const int HundredMegabytes = 100_000_000;

    private static readonly string[] Channels = ["twilio", "telegram", "whatsapp"];

    // In the order of docs/files.md: the sort of file, what the guest reads.
    private static readonly (string Sent, SentFile File, string Read)[] List =
    [
        ("a PDF", new("document", "application/pdf", SentFiles.Document), Shown),
        ("a photo without caption", new("photo", "image/png", SentFiles.Picture), Shown),
        ("a voice note over the limit", new("voice", "audio/ogg", Large("OggS"u8, Transcriber.Largest + 1)), TooLarge),
        (
            "a file whose address has expired",
            new("document", "application/pdf", SentFiles.Document) { Conduct = new() { IsGone = true } },
            Gone),
        ("100 MB, announced", new("document", "application/pdf", Large("%PDF-"u8, HundredMegabytes)) { IsAnnounced = true }, TooLarge),
        (
            "100 MB, not announced",
            new("document", "application/pdf", Large("%PDF-"u8, HundredMegabytes)) { Conduct = new() { HidesLength = true } },
            TooLarge),
        ("a script named .jpg", new("photo", "image/jpeg", [.. "#!/bin/sh\nrm -rf /\n"u8]) { Name = "holiday.jpg" }, Unreadable),
        ("a PDF that inflates to 200 MB", new("document", "application/pdf", Bomb(isPdf: true)), TooLarge),
        ("a .zip that inflates to 200 MB", new("document", "application/zip", Bomb(isPdf: false)) { Name = "a.zip" }, Unreadable),
        (
            "a .docx that inflates to 200 MB",
            new("document", Word, Bomb(isPdf: false)) { Name = "a.docx" },
            Unreadable),
        ("a .zip named .pdf", new("document", "application/pdf", Bomb(isPdf: false)) { Name = "a.pdf" }, Unreadable),
    ];

    public static TheoryData<string, string> Contacts
    {
        get
        {
            var contacts = new TheoryData<string, string>();
            foreach (var channel in Channels)
            {
                foreach (var (sent, _, _) in List)
                    contacts.Add(channel, sent);
            }

            return contacts;
        }
    }

    [Theory]
    [MemberData(nameof(Contacts))]
    public async Task First_contact_is_a_file(string channel, string sent)
    {
        var (_, file, expected) = List.Single(row => row.Sent == sent);

        var (read, shown) = await deployment.SendAsync(channel, file);

        Assert.Contains(read, text => text.Contains("AnyCompany Luxury Resort", StringComparison.Ordinal));
        Assert.Single(read, text => text.Contains(expected, StringComparison.Ordinal));
        Assert.DoesNotContain(
            read,
            text => new[] { Shown, TooLarge, Gone, Unreadable }.Any(
                other => other != expected && text.Contains(other, StringComparison.Ordinal)));
        Assert.Equal(expected == Shown ? 1 : 0, shown);
    }

    private static byte[] Large(ReadOnlySpan<byte> start, int length)
    {
        var bytes = new byte[length];
        start.CopyTo(bytes);
        return bytes;
    }

    /// <summary>Small, and 200 MB of zeros when it is inflated.</summary>
    private static byte[] Bomb(bool isPdf)
    {
        const int Inflated = 200_000_000;
        using var bytes = new MemoryStream();
        if (isPdf)
        {
            bytes.Write("%PDF-1.7\n1 0 obj << /Filter /FlateDecode >> stream\n"u8);
            using (var stream = new ZLibStream(bytes, CompressionLevel.Fastest, leaveOpen: true))
                stream.Write(new byte[Inflated]);
            bytes.Write("\nendstream endobj"u8);
        }
        else
        {
            using var archive = new ZipArchive(bytes, ZipArchiveMode.Create);
            using var entry = archive.CreateEntry("word/document.xml", CompressionLevel.Fastest).Open();
            entry.Write(new byte[Inflated]);
        }

        return bytes.ToArray();
    }

    /// <param name="Kind"><c>document</c>, <c>photo</c> or <c>voice</c>.</param>
    internal sealed record SentFile(string Kind, string ContentType, byte[] Bytes)
    {
        public string Name { get; init; } = "a file";

        /// <summary>Whether the webhook says its length, where a channel's does.</summary>
        public bool IsAnnounced { get; init; }

        public FileConduct Conduct { get; init; } = new();
    }

    /// <summary>The hotel on all three channels.</summary>
    public sealed class Deployment : IAsyncLifetime
    {
        private SimulatedWhatsApp _meta = null!;
        private HotelDeployment _hotel = null!;
        private int _guests;

        public async Task InitializeAsync()
        {
            _meta = await SimulatedWhatsApp.StartAsync(
                new SimulatedWhatsAppOptions { Numbers = [new("700000000000043", "+12025550143")], WebhookTimeout = TimeSpan.FromDays(1) });
            _hotel = await HotelDeployment.OpenAsync(
                embedded: false,
                [
                    .. WhatsAppServiceContractTests.SettingsFor(_meta).Select(setting => (setting.Key, setting.Value!)),
                    ("Assistants:Default", "hotel"),
                    ("OpenAI:SeesPictures", "true"),
                    ("OpenAI:TranscriptionModel", "transcribe-simulated"),
                ]);
            _meta.WebhookUrl = _hotel.App.Url + "/api/channels/whatsapp";
            _hotel.World.Model.Responder = _ => ScriptedAnswer.Say(Shown);
        }

        public async Task DisposeAsync()
        {
            await _hotel.DisposeAsync();
            await _meta.DisposeAsync();
        }

        /// <summary>Somebody new sends a file.</summary>
        /// <returns>What they read, and how often the model was asked.</returns>
        internal async Task<(IReadOnlyList<string> Read, int Asked)> SendAsync(string channel, SentFile file)
        {
            var before = _hotel.World.Model.Calls.Count;
            var guest = 34600000500 + Interlocked.Increment(ref _guests);
            var number = string.Create(CultureInfo.InvariantCulture, $"+{guest}");
            var read = channel switch
            {
                "twilio" => await ByTwilioAsync($"whatsapp:{number}", file),
                "telegram" => await OnTelegramAsync(guest, file),
                _ => await FromMetaAsync(number, file),
            };
            return (read, (int)(_hotel.World.Model.Calls.Count - before));
        }

        private async Task<IReadOnlyList<string>> ByTwilioAsync(string guest, SentFile file)
        {
            await _hotel.World.HearAsync(
                new InboundSms(guest, HotelDeployment.Number, "")
                {
                    Media = [new(file.ContentType, file.Bytes) { Conduct = file.Conduct }],
                });
            await _hotel.App.IdleAsync();
            return [.. _hotel.World.Twilio.Phone(guest).Messages.Select(message => message.Body)];
        }

        private async Task<IReadOnlyList<string>> OnTelegramAsync(long guest, SentFile file)
        {
            var json = new JsonObject
            {
                ["file_id"] = _hotel.Telegram.KeepFile(file.Name, file.ContentType, file.Bytes, file.Conduct),
                ["file_unique_id"] = "u",
                ["file_name"] = file.Name,
                ["mime_type"] = file.ContentType,
            };
            if (file.IsAnnounced)
                json["file_size"] = file.Bytes.Length;
            await _hotel.DoAsync(new(guest) { Content = new() { [file.Kind] = file.Kind is "photo" ? new JsonArray(json) : json } });
            return [.. _hotel.Telegram.Chat(guest).Messages.Select(message => message.Text)];
        }

        private async Task<IReadOnlyList<string>> FromMetaAsync(string guest, SentFile file)
        {
            var content = new JsonObject
            {
                ["id"] = _meta.KeepFile(new WhatsAppFile(file.ContentType, file.Bytes) { Conduct = file.Conduct }),
                ["mime_type"] = file.ContentType,
            };
            if (file.Kind is "document")
                content["filename"] = file.Name;
            var type = file.Kind switch { "photo" => "image", "voice" => "audio", _ => "document" };
            var webhook = await _meta.DeliverAsync(new(guest) { Type = type, Content = content }, _hotel.World.Patience);
            Assert.True(webhook.Succeeded, $"{webhook.StatusCode} {webhook.Body} {webhook.Failure}");
            await _hotel.App.IdleAsync();
            return [.. _meta.Phone(guest).Messages.Select(message => message.Text)];
        }
    }
}
