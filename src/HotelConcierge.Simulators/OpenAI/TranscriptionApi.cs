using System.Collections.Concurrent;
using HotelConcierge.Simulators.Faults;
using Microsoft.AspNetCore.Http;

namespace HotelConcierge.Simulators.OpenAI;

/// <summary>A recording to be written down.</summary>
/// <param name="Language">The language the client said it is in; empty when it did not.</param>
public sealed record TranscriptionRequest(string Model, string FileName, string? ContentType, long Bytes, string Language);

/// <summary><c>POST /v1/audio/transcriptions</c>: what a recording says is scripted, not heard.</summary>
internal sealed class TranscriptionApi(
    FaultBoard<OpenAIFault> board, OpenAIFaults faults, Feed<TranscriptionRequest> requests, string defaultText)
{
    private readonly ConcurrentQueue<string> _scripted = new();

    public void Add(string text) => _scripted.Enqueue(text);

    public async Task AnswerAsync(HttpContext context)
    {
        if (!context.Request.HasFormContentType)
        {
            await OpenAIError.BadRequest("Send the recording as multipart/form-data.").ToResult().ExecuteAsync(context);
            return;
        }

        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        if (form.Files.GetFile("file") is not { Length: > 0 } file || form["model"].ToString() is not { Length: > 0 } model)
        {
            await OpenAIError.BadRequest("The form needs a 'file' that is not empty and a 'model'.").ToResult().ExecuteAsync(context);
            return;
        }

        var strike = board.Strike(rule => rule.On == OpenAIOperation.Transcription && rule.Matches("", ""));
        requests.Add(new TranscriptionRequest(model, file.FileName, file.ContentType, file.Length, form["language"].ToString()));
        if (strike is not null && !await faults.RunAsync(context, strike))
            return;
        var text = _scripted.TryDequeue(out var scripted) ? scripted : defaultText;
        var answer = form["response_format"].ToString() is "text" ? Results.Text(text + "\n") : Results.Json(new { text });
        await answer.ExecuteAsync(context);
    }
}
