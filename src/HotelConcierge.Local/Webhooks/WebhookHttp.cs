using HotelConcierge.Channels;
using Microsoft.AspNetCore.Http.Features;

namespace HotelConcierge.Webhooks;

/// <summary>HTTP in, the intake's verdict out. This file is compiled into both hosts.</summary>
internal static class WebhookHttp
{
    /// <summary>No provider waits longer for its answer, so whoever is still sending then is none.</summary>
    public static readonly TimeSpan LongestUpload = TimeSpan.FromSeconds(15);

    /// <summary>Hands a request to the intake as it came over the wire, and its answer back.</summary>
    public static async Task<IResult> ReceiveAsync(string channel, HttpContext context, WebhookIntake intake, PublicAddress publicAddress, TimeProvider clock)
    {
        var request = context.Request;
        var (read, refusal) = await ReadAsync(context, WebhookIntake.LargestBody, clock);
        if (read is not { } body)
            return refusal!;

        var headers = request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        var target = context.Features.Get<IHttpRequestFeature>()?.RawTarget ?? request.Path + request.QueryString;
        var url = publicAddress.UrlOf(new ReceivedRequest(
            request.Scheme, request.Host.Value ?? "", target, context.Connection.RemoteIpAddress, headers));
        var answer = await intake.ReceiveAsync(
            new ChannelName(channel), new WebhookRequest(request.Method, url, headers, body), context.RequestAborted);
        return Results.Text(answer.Body, answer.ContentType, statusCode: answer.Status);
    }

    /// <summary>The body as it came over the wire, or the answer to a request whose body will not do.</summary>
    /// <param name="within">How long it may take; null for as long as a provider waits.</param>
    public static async Task<(ReadOnlyMemory<byte>? Body, IResult? Refusal)> ReadAsync(HttpContext context, int most, TimeProvider clock, TimeSpan? within = null)
    {
        using var patience = new CancellationTokenSource(within ?? LongestUpload, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, context.RequestAborted);
        try
        {
            return await ReadBodyAsync(context.Request, most, either.Token) is { } body
                ? (body, null)
                : (null, Refuse(context, StatusCodes.Status400BadRequest, "The body is too large."));
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested && !context.RequestAborted.IsCancellationRequested)
        {
            return (null, Refuse(context, StatusCodes.Status408RequestTimeout, "The body took too long."));
        }
        catch (IOException broken)
        {
            // The sender's mistake, or they are gone; left alone it would be logged as a mistake of ours, and some answered 500.
            return (null, Refuse(context, (broken as BadHttpRequestException)?.StatusCode ?? StatusCodes.Status400BadRequest, "The body is not what HTTP asks for."));
        }
    }

    /// <summary>An answer before the whole body has come: the rest of it is not waited for.</summary>
    private static IResult Refuse(HttpContext context, int status, string why)
    {
        context.Response.Headers.Connection = "close";
        return Results.Text(why, "text/plain", statusCode: status);
    }

    /// <summary>The raw bytes, or null when there are more than that.</summary>
    private static async Task<ReadOnlyMemory<byte>?> ReadBodyAsync(HttpRequest request, int most, CancellationToken cancellationToken)
    {
        if (request.ContentLength > most)
            return null;
        if (request.ContentLength is { } length)
        {
            var whole = new byte[length];
            var got = await request.Body.ReadAtLeastAsync(whole, whole.Length, throwOnEndOfStream: false, cancellationToken);
            return whole.AsMemory(0, got);
        }

        using var body = new MemoryStream();
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await request.Body.ReadAsync(buffer, cancellationToken)) > 0)
        {
            if (body.Length + read > most)
                return null;
            body.Write(buffer, 0, read);
        }

        return body.ToArray();
    }
}
