using HotelConcierge.Simulators.Hosting;
using Microsoft.AspNetCore.Http;

namespace HotelConcierge.Simulators.Twilio;

/// <summary>
/// What an account may do with messages that exist: read one, take its words away, delete it, and see the files that came with it.
/// </summary>
internal sealed class MessageRecords(SimulatedTwilioOptions options, MessageLog log, MediaStore media)
{
    private const int MediaPageSize = 50;

    private static readonly string[] _final = ["delivered", "undelivered", "failed", "received", "read", "canceled"];

    public IResult Fetch(HttpRequest request) => WithMessage(request, message => Json(MessageResource.Of(message, options.AccountSid)));

    /// <summary>
    /// An empty <c>Body</c> takes the words away for good; there is no other change, and nothing here is ever scheduled that could be
    /// canceled.
    /// </summary>
    public IResult Update(HttpRequest request, LoggedRequest fields) =>
        WithMessage(
            request,
            message =>
            {
                if (fields.Field("Status") is { Length: > 0 } status)
                    return (
                        status is "canceled" && !fields.Form.ContainsKey("Body") ? TwilioError.NotCancelable : TwilioError.BadUpdate
                    ).ToResult();
                if (!fields.Form.ContainsKey("Body") || fields.Field("Body").Length > 0)
                    return TwilioError.BadUpdate.ToResult();
                if (!IsFinal(message))
                    return TwilioError.NotComplete.ToResult();
                return Json(MessageResource.Of(log.Update(message.Sid, known => known with { Body = "" }), options.AccountSid));
            }
        );

    public IResult Delete(HttpRequest request) => WithMessage(request, message =>
    {
        if (!IsFinal(message))
            return TwilioError.NotComplete.ToResult();
        log.Remove(message.Sid);
        return Results.NoContent();
    });

    /// <summary>The files that came with a message; of one that was sent nothing, since the simulator fetches nothing.</summary>
    public IResult ListMedia(HttpRequest request) =>
        WithMessage(
            request,
            message =>
            {
                var list = message.IsInbound ? message.MediaUrls.Select(url => ResourceOf(message, SidOf(url))).ToList() : [];
                var uri = $"{request.Path}?PageSize={MediaPageSize}&Page=0";
                return Json(
                    new MediaPage(
                        uri,
                        Math.Max(list.Count - 1, 0),
                        list,
                        NextPageUri: null,
                        Page: 0,
                        MediaPageSize,
                        PreviousPageUri: null,
                        Start: 0,
                        uri));
            }
        );

    public IResult FetchMedia(HttpRequest request, string mediaSid) => WithMessage(request, message =>
        message.MediaUrls.Any(url => SidOf(url) == mediaSid)
            ? Json(ResourceOf(message, mediaSid))
            : TwilioError.NotFound(request.Path).ToResult());

    private IResult WithMessage(HttpRequest request, Func<SimulatedMessage, IResult> answer) =>
        log.Find((string)request.RouteValues["sid"]!) is { } message ? answer(message) : TwilioError.NotFound(request.Path).ToResult();

    private static bool IsFinal(SimulatedMessage message) => _final.Contains(message.Status, StringComparer.Ordinal);

    private MediaResource ResourceOf(SimulatedMessage message, string sid)
    {
        var date = TwilioJson.Date(message.CreatedAt);
        return new MediaResource(
            sid,
            options.AccountSid,
            message.Sid,
            media.Find(sid)!.ContentType,
            date,
            date,
            $"/{MessageResource.Version}/Accounts/{options.AccountSid}/Messages/{message.Sid}/Media/{sid}.json");
    }

    private static string SidOf(string mediaUrl) => mediaUrl[(mediaUrl.LastIndexOf('/') + 1)..];

    private static IResult Json<T>(T resource) => Results.Json(resource, TwilioJson.Options);

    private sealed record MediaResource(
        string Sid, string AccountSid, string ParentSid, string ContentType, string DateCreated, string DateUpdated, string Uri);

    private sealed record MediaPage(
        string FirstPageUri,
        int End,
        IReadOnlyList<MediaResource> MediaList,
        string? NextPageUri,
        int Page,
        int PageSize,
        string? PreviousPageUri,
        int Start,
        string Uri);
}
