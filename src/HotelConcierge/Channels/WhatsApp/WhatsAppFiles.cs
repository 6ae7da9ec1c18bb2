using System.Text.Json.Nodes;
using HotelConcierge.Messages;

namespace HotelConcierge.Channels.WhatsApp;

/// <summary>Sends a message that is a file: from its own address, or uploaded; in words where Meta does not take it.</summary>
internal static class WhatsAppFiles
{
    // developers.facebook.com/documentation/business-messaging/whatsapp/business-phone-numbers/media lists types and sizes.
    private const long Mebibyte = 1024 * 1024;

    private static readonly string[] Pictured = ["image/jpeg", "image/png"];

    /// <summary>JPEG and PNG up to 5 MB; what else there is, such as WebP, Meta takes only as a sticker.</summary>
    public static MediaAbility Pictures { get; } = new(MediaWay.Upload) { Types = Pictured, MostBytes = 5 * Mebibyte };

    /// <summary>Up to 16 MB and without a caption; of Ogg only Opus with one channel, which is what <c>audio/ogg</c> is here.</summary>
    public static MediaAbility Audio { get; } = new(MediaWay.Upload)
    {
        Types = ["audio/mpeg", "audio/mp4", "audio/aac", "audio/amr", "audio/ogg"],
        MostBytes = 16 * Mebibyte,
        Uncaptioned = ["audio/"],
    };

    /// <summary>Up to 16 MB, H.264 with AAC.</summary>
    public static MediaAbility Videos { get; } = new(MediaWay.Upload) { Types = ["video/mp4", "video/3gpp"], MostBytes = 16 * Mebibyte };

    /// <summary>Up to 100 MB. A picture may go as one; a recording or a video that is too large for its own kind may not.</summary>
    public static MediaAbility Documents { get; } = new(MediaWay.Upload)
    {
        Types =
        [
            "application/pdf", "text/plain", "application/msword", "application/vnd.ms-excel", "application/vnd.ms-powerpoint",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "application/vnd.openxmlformats-officedocument.presentationml.presentation",
            .. Pictured,
        ],
        MostBytes = 100 * Mebibyte,
    };

    /// <param name="number">Meta's id of the number that sends.</param>
    /// <param name="post">Posts the message.</param>
    public static async Task<WhatsAppAnswer> SendAsync(
        this WhatsAppUploads uploads,
        OutboundContent content,
        MediaSource source,
        string number,
        Func<JsonObject, Task<WhatsAppAnswer>> post,
        CancellationToken cancellationToken)
    {
        var words = WhatsAppContent.Text(WhatsAppContent.WordsFor(content));
        if (source.PublicUrl() is { } url)
        {
            var linked = await post(WhatsAppContent.FileOf(content, "link", url));
            return WhatsAppErrors.IsAboutFile(linked) ? await post(words) : linked;
        }

        for (var anew = false; ; anew = true)
        {
            switch (await uploads.FindAsync(number, source, anew, cancellationToken))
            {
                case WhatsAppUpload.There there:
                    var answer = await post(WhatsAppContent.FileOf(content, "id", there.Id));
                    if (!WhatsAppErrors.IsAboutId(answer))
                        return answer;
                    if (!there.WasKept)
                        return await post(words);
                    break;
                case WhatsAppUpload.NotNow later:
                    return new(body: null, code: null, later.Failure);
                default:
                    return await post(words);
            }
        }
    }
}
