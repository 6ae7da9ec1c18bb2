using System.IO.Pipelines;
using HotelConcierge.Channels;
using HotelConcierge.Intake;
using HotelConcierge.Messages;
using HotelConcierge.Settings;
using Microsoft.AspNetCore.Http.Features;

namespace HotelConcierge.AspNetCore.Webhooks;

/// <summary>HTTP in, the intake's verdict out.</summary>
internal static class WebhookHttp
{
    /// <summary>No provider waits longer for its answer, so whoever is still sending then is none.</summary>
    public static readonly TimeSpan LongestUpload = TimeSpan.FromSeconds(15);

    private static readonly (int Status, string Why) TooLarge = (StatusCodes.Status400BadRequest, "The body is too large.");
    private static readonly (int Status, string Why) TooSlow = (StatusCodes.Status408RequestTimeout, "The body took too long.");

    /// <summary>Hands a request to the intake as it came over the wire, and its answer back.</summary>
    public static async Task<IResult> ReceiveAsync(
        string channel,
        HttpContext context,
        WebhookIntake intake,
        PublicAddress publicAddress,
        TimeProvider clock)
    {
        var request = context.Request;
        var largest = intake.LargestBodyOf(new(channel));

        // Twice as much, so that what is too large is answered by us.
        if (largest > WebhookIntake.LargestBody && context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = 2L * largest;
        var (read, refusal) = await ReadAsync(context, largest, clock);
        if (read is not { } body)
            return refusal!;

        var (url, headers) = RequestAddress.Of(context, publicAddress);
        var answer = await intake.ReceiveAsync(
            new ChannelName(channel), new WebhookRequest(request.Method, url, headers, body), context.RequestAborted);
        if (answer.Allow is { } methods)
            context.Response.Headers.Allow = methods;
        if (answer.RetryAfter is { } wait)
            TryLater.After(wait, context.Response);
        return Results.Text(answer.Body, answer.ContentType, statusCode: answer.Status);
    }

    /// <summary>The body as it came over the wire, or the answer to a request whose body will not do.</summary>
    /// <param name="within">How long it may take; null for as long as a provider waits.</param>
    public static async Task<(ReadOnlyMemory<byte>? Body, IResult? Refusal)> ReadAsync(
        HttpContext context,
        int most,
        TimeProvider clock,
        TimeSpan? within = null)
    {
        var reader = context.Request.BodyReader;
        using var patience = new CancellationTokenSource(within ?? LongestUpload, clock);

        // Not by a token for the read: one that is given up so is still under way when the server looks for the rest of the body,
        // and would be logged as a mistake of ours, with a stack trace.
        using var givingUp = patience.Token.UnsafeRegister(static state => ((PipeReader)state!).CancelPendingRead(), reader);
        try
        {
            var (body, refusal) = await ReadBodyAsync(reader, context.Request.ContentLength, most);
            return refusal is null ? (body, null) : (null, Refuse(context, refusal.Value.Status, refusal.Value.Why));
        }
        catch (Exception broken) when (broken is IOException or OperationCanceledException)
        {
            // The sender's mistake, or they are gone; left alone it would be logged as a mistake of ours, and some answered 500.
            return (
                null,
                Refuse(
                    context,
                    (broken as BadHttpRequestException)?.StatusCode ?? StatusCodes.Status400BadRequest,
                    "The body is not what HTTP asks for."));
        }
    }

    /// <summary>An answer before the whole body has come: the rest of it is not waited for.</summary>
    private static IResult Refuse(HttpContext context, int status, string why)
    {
        context.Response.Headers.Connection = "close";
        return Results.Text(why, "text/plain", statusCode: status);
    }

    private static async Task<(ReadOnlyMemory<byte> Body, (int Status, string Why)? Refusal)> ReadBodyAsync(
        PipeReader reader,
        long? expected,
        int most)
    {
        if (expected > most)
            return (default, TooLarge);
        using var body = new MemoryStream((int)(expected ?? 0));
        while (true)
        {
            var read = await reader.ReadAsync();
            foreach (var segment in read.Buffer)
                body.Write(segment.Span);
            reader.AdvanceTo(read.Buffer.End);
            if (body.Length > most)
                return (default, TooLarge);
            if (read.IsCanceled)
                return (default, TooSlow);
            if (read.IsCompleted)
                return (body.GetBuffer().AsMemory(0, (int)body.Length), null);
        }
    }
}
