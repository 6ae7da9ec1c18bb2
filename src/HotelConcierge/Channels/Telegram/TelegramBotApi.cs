using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
using HotelConcierge.Messages;
using Microsoft.Extensions.Options;

namespace HotelConcierge.Channels.Telegram;

/// <summary>Telegram's Bot API over plain HTTP. See https://core.telegram.org/bots/api#making-requests.</summary>
/// <param name="http">Follows no redirects (they would carry the token elsewhere) and times out: see <see
/// cref="TelegramRegistration"/>.</param>
public sealed class TelegramBotApi(HttpClient http, IOptions<TelegramOptions> options)
{
    private readonly string _address = $"{options.Value.ApiBaseUrl.TrimEnd('/')}/bot{options.Value.BotToken}/";

    /// <summary>Calls a method.</summary>
    /// <param name="method">Such as <c>sendMessage</c>.</param>
    /// <param name="parameters">Its parameters, nested objects as objects.</param>
    /// <param name="file">A file to upload with them, or null.</param>
    /// <returns>What Telegram answered, or what became of the connection. Throws only when cancelled.</returns>
    public async Task<TelegramAnswer> CallAsync(
        string method, JsonObject parameters, TelegramUpload? file, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(method);
        ArgumentNullException.ThrowIfNull(parameters);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, _address + method) { Content = ContentOf(parameters, file) };
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseContentRead, cancellationToken);
            return TelegramAnswer.Read((int)response.StatusCode, await response.Content.ReadAsByteArrayAsync(cancellationToken));
        }
        catch (Exception exception) when (ConnectionFailure.Is(exception, cancellationToken))
        {
            return TelegramAnswer.Without(ConnectionFailure.Read(exception));
        }
    }

    private static HttpContent ContentOf(JsonObject parameters, TelegramUpload? file)
    {
        if (file is null)
            return new StringContent(parameters.ToJsonString(), new MediaTypeHeaderValue("application/json", "utf-8"));

        var form = new MultipartFormDataContent();
        foreach (var (name, value) in parameters)
        {
            if (value is not null)
                form.Add(
                    new StringContent(value.GetValueKind() is JsonValueKind.String ? value.GetValue<string>() : value.ToJsonString()),
                    name);
        }

        var bytes = new ReadOnlyMemoryContent(file.Bytes);
        bytes.Headers.ContentType = MediaTypeHeaderValue.TryParse(file.ContentType, out var type) ? type : null;
        form.Add(bytes, file.Parameter, file.Name);
        return form;
    }
}

/// <summary>A file to send as bytes.</summary>
/// <param name="Parameter">The method's parameter for it: <c>photo</c>, <c>document</c>.</param>
/// <param name="Name">Its name for the guest.</param>
/// <param name="ContentType">Such as <c>image/png</c>.</param>
public sealed record TelegramUpload(string Parameter, string Name, string ContentType, ReadOnlyMemory<byte> Bytes);

/// <summary>What Telegram answered to a call.</summary>
/// <param name="IsOk">Whether it did what was asked.</param>
/// <param name="MessageId">The id of the message that the call made, where it made one.</param>
/// <param name="Description">Telegram's words for a failure. They may repeat what was sent: never for a log.</param>
/// <param name="Failure">What the failure means; null for none.</param>
public sealed record TelegramAnswer(bool IsOk, string? MessageId, string Description, SendOutcome.Failed? Failure)
{
    /// <summary>What was asked for, where it is an object.</summary>
    internal ProviderJson? Result { get; init; }

    /// <summary>No answer at all.</summary>
    public static TelegramAnswer Without(SendOutcome.Failed failure) => new(IsOk: false, MessageId: null, "", failure);

    /// <summary>Reads an answer, whatever it holds.</summary>
    public static TelegramAnswer Read(int status, ReadOnlyMemory<byte> body)
    {
        if (ProviderJson.Parse(body) is not { } answer)
        {
            return Without(status is >= 200 and < 300
                ? new(SendFailure.Unknown, "unreadable answer")
                : TelegramErrors.FromAnswer(status, "", retryAfter: null));
        }

        if (answer.Flag("ok"))
        {
            var result = answer.Object("result");
            return new(IsOk: true, result?.Long("message_id")?.ToString(CultureInfo.InvariantCulture), "", Failure: null)
            {
                Result = result,
            };
        }

        // Behind a proxy of the operator's the status may be lost; the body says it again.
        var code = answer.Long("error_code") is { } known and > 0 and < 1000 ? (int)known : status;
        var description = answer.Text("description");
        var seconds = answer.Object("parameters")?.Long("retry_after");
        return new(
            IsOk: false,
            MessageId: null,
            description,
            TelegramErrors.FromAnswer(code, description, seconds is >= 0 and < 1_000_000 ? TimeSpan.FromSeconds(seconds.Value) : null));
    }
}
