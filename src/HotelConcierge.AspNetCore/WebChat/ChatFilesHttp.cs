using System.Net.Mime;
using HotelConcierge.AspNetCore.Webhooks;
using HotelConcierge.Channels;
using HotelConcierge.Channels.WebChat;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;

namespace HotelConcierge.AspNetCore.WebChat;

/// <summary>Files that guests send by web chat, there and back.</summary>
internal static class ChatFilesHttp
{
    /// <summary>A picture from a phone may come over a slow line.</summary>
    private static readonly TimeSpan LongestUpload = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan FullFor = TimeSpan.FromHours(1);

    /// <summary>Takes a file before its message, or shows the guest one of theirs.</summary>
    public static async Task<IResult> HandleAsync(string id, HttpContext context, IServiceProvider services)
    {
        var changes = !HttpMethods.IsGet(context.Request.Method);
        var (session, refusal) = ChatVisitor.Find(context, services, changes);
        if (session is null)
            return refusal!;
        if (!Guid.TryParseExact(id, "D", out var file))
            return Results.Text("The file's id is no UUID.", statusCode: StatusCodes.Status400BadRequest);
        var uploads = services.GetRequiredService<WebUploads>();
        return changes
            ? await KeepAsync(session, file, context, uploads, services)
            : await ShowAsync(session, file, context, uploads);
    }

    private static async Task<IResult> KeepAsync(
        WebSession session, Guid file, HttpContext context, WebUploads uploads, IServiceProvider services)
    {
        // Twice as much, so that what is too large is answered by us: a browser reads no answer to what it could not send whole.
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = 2L * WebUploads.Largest;
        if (context.Request.ContentLength > WebUploads.Largest)
        {
            return Results.Text(
                $"The file is larger than {WebUploads.Largest} bytes.", statusCode: StatusCodes.Status413PayloadTooLarge);
        }

        var channel = services.GetRequiredService<ChannelCatalog>().Find(WebChannel.ChannelName);
        if ((channel as IAdmitsMessages)?.RetryAfter(session.Address) is { } wait)
            return Refuse(context, wait);
        var (body, refusal) = await WebhookHttp.ReadAsync(
            context, WebUploads.Largest, services.GetRequiredService<TimeProvider>(), LongestUpload);
        if (body is not { } bytes)
            return refusal!;
        if (bytes.Length == 0)
            return Results.Text("The file is empty.", statusCode: StatusCodes.Status400BadRequest);
        return await uploads.KeepAsync(session.Address, file, context.Request.ContentType ?? "", bytes, context.RequestAborted)
            ? Results.Text("{}", "application/json")
            : Refuse(context, FullFor);
    }

    /// <summary>What a stranger made is never run in our name: pictures are shown, everything else is only handed back.</summary>
    private static async Task<IResult> ShowAsync(WebSession session, Guid file, HttpContext context, WebUploads uploads)
    {
        if (await uploads.FindAsync(session.Address, file, context.RequestAborted) is not { } upload)
            return Results.NotFound();
        var isPicture = upload.ContentType.StartsWith("image/", StringComparison.Ordinal);
        var headers = context.Response.Headers;
        headers.CacheControl = "private, no-store";
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        headers.ContentDisposition = new ContentDisposition { Inline = isPicture }.ToString();
        return Results.Bytes(upload.Content, isPicture ? upload.ContentType : "application/octet-stream");
    }

    private static IResult Refuse(HttpContext context, TimeSpan wait)
    {
        TryLater.After(wait, context.Response);
        return Results.Text("Too much at once; please send it again later.", statusCode: StatusCodes.Status429TooManyRequests);
    }
}
