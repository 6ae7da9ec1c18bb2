using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace HotelConcierge.Simulators.WhatsApp;

/// <summary>
/// Files that the business has uploaded, by their ids. Types and sizes are those of
/// developers.facebook.com/documentation/business-messaging/whatsapp/business-phone-numbers/media, the types in the order of the refusal.
/// </summary>
internal sealed class WhatsAppUploads(SimulatedWhatsAppOptions options)
{
    public static readonly TimeSpan GoodFor = TimeSpan.FromDays(30);

    private const int Mebibyte = 1024 * 1024;

    private static readonly string[] _types =
    [
        "audio/aac", "audio/mp4", "audio/mpeg", "audio/amr", "audio/ogg", "audio/opus",
        "application/vnd.ms-powerpoint", "application/msword",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "application/pdf", "text/plain", "application/vnd.ms-excel",
        "image/jpeg", "image/png", "image/webp", "video/mp4", "video/3gpp",
    ];

    private readonly ConcurrentDictionary<string, WhatsAppUploaded> _files = new(StringComparer.Ordinal);
    private long _number = 2_000_000_000_000_000;

    /// <summary>Every upload that was taken.</summary>
    public Feed<WhatsAppUploaded> Taken { get; } = new(options.MaxCalls);

    /// <summary>Takes an upload.</summary>
    public IResult Take(SimulatedNumber number, IFormCollection form, ReadOnlySpan<byte> bytes, IFormFile? file)
    {
        if (form["messaging_product"] != "whatsapp")
            return WhatsAppAnswers.BadParameter("The parameter messaging_product is required.");
        if (file is null)
            return WhatsAppAnswers.BadParameter("The parameter file is required.");
        var type = (file.ContentType ?? "").Split(';')[0].Trim();
        if (!_types.Contains(type, StringComparer.Ordinal))
            return WhatsAppAnswers.BadParameter(
                $"Param file must be a file with one of the following types: {string.Join(", ", _types)}. Received file of type '{type}'.");
        if (bytes.IsEmpty || bytes.Length > MostOf(type))
            return WhatsAppAnswers.Refuse(131053, "Media upload error", details: $"A file of {bytes.Length} bytes is not taken as {type}.");

        var id = Interlocked.Increment(ref _number).ToString(CultureInfo.InvariantCulture);
        var uploaded = new WhatsAppUploaded(id, number.Id, type, file.FileName, bytes.ToArray(), options.TimeProvider.GetUtcNow());
        _files[id] = uploaded;
        Taken.Add(uploaded);
        return WhatsAppAnswers.Ok(new() { ["id"] = id });
    }

    /// <summary>A file that a number may send now; null where it has none of that id, or not any more.</summary>
    public WhatsAppUploaded? Find(string id, string number) =>
        _files.TryGetValue(id, out var file) && file.NumberId == number && options.TimeProvider.GetUtcNow() - file.At < GoodFor
            ? file
            : null;

    /// <summary>Loses all files, as though their time were over.</summary>
    public void Forget() => _files.Clear();

    /// <summary>Whether a file may go as a kind of message.</summary>
    public static bool Fits(WhatsAppUploaded file, string kind) => kind switch
    {
        "image" => file.ContentType is "image/jpeg" or "image/png",
        "audio" => file.ContentType.StartsWith("audio/", StringComparison.Ordinal),
        "video" => file.ContentType.StartsWith("video/", StringComparison.Ordinal),
        _ => true,
    };

    /// <summary>Whether it can be played: of Ogg only Opus with one channel, which is found out after the message was taken.</summary>
    public static bool CanBePlayed(WhatsAppUploaded file)
    {
        if (file.ContentType is not ("audio/ogg" or "audio/opus"))
            return true;
        var head = file.Bytes.AsSpan().IndexOf("OpusHead"u8);
        return head >= 0 && file.Bytes.Length > head + 9 && file.Bytes[head + 9] == 1;
    }

    private static int MostOf(string type) =>
        type.StartsWith("image/webp", StringComparison.Ordinal) ? 500 * 1024
        : type.StartsWith("image/", StringComparison.Ordinal) ? 5 * Mebibyte
        : type.StartsWith("audio/", StringComparison.Ordinal) || type.StartsWith("video/", StringComparison.Ordinal) ? 16 * Mebibyte
        : 100 * Mebibyte;
}

/// <summary>A file that the business has uploaded.</summary>
/// <param name="NumberId">Meta's id of the number that it belongs to.</param>
public sealed record WhatsAppUploaded(string Id, string NumberId, string ContentType, string Name, byte[] Bytes, DateTimeOffset At);
