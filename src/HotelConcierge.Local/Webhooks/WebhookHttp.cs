using HotelConcierge.Channels;
using Microsoft.AspNetCore.Http.Features;

namespace HotelConcierge.Webhooks;

/// <summary>HTTP in, the intake's verdict out. This file is compiled into both hosts.</summary>
internal static class WebhookHttp
{
    /// <summary>Hands a request to the intake as it came over the wire, and its answer back.</summary>
    public static async Task<IResult> ReceiveAsync(string channel, HttpContext context, WebhookIntake intake, PublicAddress publicAddress)
    {
        var request = context.Request;
        if (await ReadBodyAsync(request, context.RequestAborted) is not { } body)
            return Results.Text("The body is too large.", "text/plain", statusCode: StatusCodes.Status400BadRequest);

        var headers = request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        var target = context.Features.Get<IHttpRequestFeature>()?.RawTarget ?? request.Path + request.QueryString;
        var url = publicAddress.UrlOf(new ReceivedRequest(
            request.Scheme, request.Host.Value ?? "", target, context.Connection.RemoteIpAddress, headers));
        var answer = await intake.ReceiveAsync(
            new ChannelName(channel), new WebhookRequest(request.Method, url, headers, body), context.RequestAborted);
        return Results.Text(answer.Body, answer.ContentType, statusCode: answer.Status);
    }

    /// <summary>The raw bytes, or null when there are more than any channel sends.</summary>
    private static async Task<ReadOnlyMemory<byte>?> ReadBodyAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength > WebhookIntake.LargestBody)
            return null;
        using var body = new MemoryStream((int)(request.ContentLength ?? 0));
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await request.Body.ReadAsync(buffer, cancellationToken)) > 0)
        {
            if (body.Length + read > WebhookIntake.LargestBody)
                return null;
            body.Write(buffer, 0, read);
        }

        return body.ToArray();
    }
}
