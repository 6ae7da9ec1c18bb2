using System.Net.Mime;
using HotelConcierge.Media;

namespace HotelConcierge.AspNetCore.Webhooks;

/// <summary>A token in, a file out.</summary>
internal static class MediaHttp
{
    /// <summary>Hands out the file of a token that we made; for any other there is nothing here.</summary>
    public static async Task<IResult> ServeAsync(string token, HttpContext context, MediaLinks links)
    {
        if (await links.OpenAsync(token, context.RequestAborted) is not { } file)
            return Results.NotFound();
        var headers = context.Response.Headers;
        headers.CacheControl = "private, no-store";
        headers.XContentTypeOptions = "nosniff";
        headers.ContentDisposition = new ContentDisposition { FileName = file.Name, Inline = true }.ToString();
        return Results.Bytes(file.Bytes, file.ContentType);
    }
}
