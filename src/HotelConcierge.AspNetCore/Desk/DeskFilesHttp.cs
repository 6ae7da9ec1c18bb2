using System.Collections.Frozen;
using System.Net.Mime;
using HotelConcierge.AspNetCore.Staff;
using HotelConcierge.AspNetCore.Webhooks;
using HotelConcierge.Handoff;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Net.Http.Headers;

namespace HotelConcierge.AspNetCore.Desk;

/// <summary>The files of a case: those of the guest, and those that staff send.</summary>
internal static class DeskFilesHttp
{
    private const string NameHeader = "X-File-Name";

    /// <summary>A film of ten megabytes may come over a slow line.</summary>
    private static readonly TimeSpan LongestUpload = TimeSpan.FromMinutes(2);

    // What a browser shows without running any of it. Everything else is only handed over.
    private static readonly FrozenSet<string> Shown = FrozenSet.Create(
        StringComparer.Ordinal,
        "image/jpeg", "image/png", "image/gif", "image/webp",
        "audio/mpeg", "audio/ogg", "audio/mp4", "audio/aac", "audio/wav", "audio/webm", "audio/flac");

    /// <summary>Takes a file before its message, or shows one.</summary>
    public static async Task<IResult> HandleAsync(string id, string file, HttpContext context, IServiceProvider services)
    {
        var (member, refusal) = await StaffGate.AuthorizeAsync(context, services);
        if (member is null)
            return refusal!;
        if (!DeskCase.IsId(id))
            return DeskReply.Missing();
        return HttpMethods.IsPut(context.Request.Method)
            ? await KeepAsync(id, file, context, services)
            : await ShowAsync(id, file, context, services);
    }

    private static async Task<IResult> KeepAsync(string id, string file, HttpContext context, IServiceProvider services)
    {
        // Twice as much, so that what is too large is answered by us: a browser reads no answer to what it could not send whole.
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = 2L * StaffFiles.Largest;
        if (context.Request.ContentLength > StaffFiles.Largest)
        {
            return DeskReply.Refuse(
                StatusCodes.Status413PayloadTooLarge, $"The file is larger than {StaffFiles.Largest} bytes.", "file", "Send a smaller one.");
        }

        var name = Uri.UnescapeDataString(context.Request.Headers[NameHeader].ToString());
        var (body, refusal) = await WebhookHttp.ReadAsync(
            context, StaffFiles.Largest, services.GetRequiredService<TimeProvider>(), LongestUpload);
        if (body is not { } bytes)
            return refusal!;
        var (kept, outcome) = await services.GetRequiredService<DeskWork>().KeepFileAsync(
            id, file, name, bytes, context.Request.ContentType ?? "", context.RequestAborted);
        return kept is null ? DeskReply.Of(outcome, StatusCodes.Status201Created) : DeskReply.Of(DeskJson.Of(kept), StatusCodes.Status201Created);
    }

    /// <summary>What a stranger made is never run in our name.</summary>
    private static async Task<IResult> ShowAsync(string id, string file, HttpContext context, IServiceProvider services)
    {
        if (await services.GetRequiredService<DeskThreads>().FindFileAsync(id, file, context.RequestAborted) is not { } found)
            return DeskReply.Missing();
        var isShown = Shown.Contains(found.File.ContentType);
        var headers = context.Response.Headers;
        headers.CacheControl = "private, no-store";
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        var disposition = new ContentDispositionHeaderValue(isShown ? DispositionTypeNames.Inline : DispositionTypeNames.Attachment);
        disposition.SetHttpFileName(found.File.Name);
        headers.ContentDisposition = disposition.ToString();
        return Results.Bytes(found.Content, isShown ? found.File.ContentType : "application/octet-stream", enableRangeProcessing: true);
    }
}
