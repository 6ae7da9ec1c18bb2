using System.Collections.Concurrent;
using System.Security.Cryptography;
using HotelConcierge.Simulators.Faults;
using Microsoft.AspNetCore.Http;

namespace HotelConcierge.Simulators.OpenAI;

/// <summary>A recording to be written down.</summary>
/// <param name="Language">The language the client said it is in; empty when it did not.</param>
public sealed record TranscriptionRequest(string Model, string FileName, string? ContentType, long Bytes, string Language)
{
    /// <summary>SHA-256 of the recording, in hexadecimal.</summary>
    public string Hash { get; init; } = "";

    /// <summary>What the client said may come up in it; empty when it said nothing.</summary>
    public string Prompt { get; init; } = "";
}

/// <summary>
/// <c>POST /v1/audio/transcriptions</c>: what a recording says is scripted, not heard. As the service does it goes by the ending of the
/// file's name, and takes 25 MB.
/// </summary>
internal sealed class TranscriptionApi(
    FaultBoard<OpenAIFault> board, OpenAIFaults faults, Feed<TranscriptionRequest> requests, string defaultText)
{
    private const long Largest = 25 * 1024 * 1024;

    private static readonly string[] _endings = [".flac", ".mp3", ".mp4", ".mpeg", ".mpga", ".m4a", ".ogg", ".wav", ".webm"];

    private readonly ConcurrentQueue<string> _scripted = new();
    private readonly ConcurrentDictionary<string, string> _byHash = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Scripts what a recording says, by the SHA-256 of its bytes.</summary>
    public void Add(string hash, string text) => _byHash[hash] = text;

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

        if (!Array.Exists(_endings, ending => file.FileName.EndsWith(ending, StringComparison.OrdinalIgnoreCase)))
        {
            var refusal = $"Invalid file format. Supported formats: {string.Join(", ", _endings.Select(ending => $"'{ending[1..]}'"))}";
            await OpenAIError.BadRequest(refusal).ToResult().ExecuteAsync(context);
            return;
        }

        if (file.Length > Largest)
        {
            await OpenAIError.BadRequest($"Maximum content size limit ({Largest}) exceeded ({file.Length} bytes read)").ToResult().ExecuteAsync(context);
            return;
        }

        await using var recording = file.OpenReadStream();
        var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(recording, context.RequestAborted));
        var strike = board.Strike(rule => rule.On == OpenAIOperation.Transcription && rule.Matches("", ""));
        requests.Add(new TranscriptionRequest(model, file.FileName, file.ContentType, file.Length, form["language"].ToString())
        {
            Hash = hash,
            Prompt = form["prompt"].ToString(),
        });
        if (strike is not null && !await faults.RunAsync(context, strike))
            return;
        var text = _byHash.TryGetValue(hash, out var known) ? known : _scripted.TryDequeue(out var scripted) ? scripted : defaultText;
        var answer = form["response_format"].ToString() is "text" ? Results.Text(text + "\n") : Results.Json(new { text });
        await answer.ExecuteAsync(context);
    }
}
