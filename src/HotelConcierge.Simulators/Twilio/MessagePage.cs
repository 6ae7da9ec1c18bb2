using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace HotelConcierge.Simulators.Twilio;

/// <summary>
/// One page of the list of messages, newest first. A page token names the message the page lies beside ("PA" after it,
/// "PB" before it), so that messages that arrive while a client pages do not shift what it sees.
/// </summary>
internal sealed record MessagePage(
    string FirstPageUri,
    int End,
    string? PreviousPageUri,
    IReadOnlyList<MessageResource> Messages,
    string Uri,
    int PageSize,
    int Start,
    string? NextPageUri,
    int Page)
{
    private const int DefaultPageSize = 50;
    private const int LargestPageSize = 1000;
    private const string After = "PA";
    private const string Before = "PB";

    /// <exception cref="FormatException">A date filter is not a date.</exception>
    public static MessagePage Read(IReadOnlyList<SimulatedMessage> newestFirst, HttpRequest request, string accountSid)
    {
        var query = request.Query;
        var filter = MessageFilter.Read(query);
        var size = Math.Clamp(Number(query["PageSize"]) ?? DefaultPageSize, 1, LargestPageSize);
        var page = Math.Max(Number(query["Page"]) ?? 0, 0);
        var token = query["PageToken"].ToString();

        var (beforePage, pageOn) = Split([.. newestFirst.Where(filter.Includes)], token, size);
        var shown = pageOn.Take(size).ToList();

        string UriOf(int number, string pageToken) => QueryHelpers.AddQueryString(
            request.Path,
            query.Where(parameter => parameter.Key is not ("PageSize" or "Page" or "PageToken"))
                .Select(parameter => KeyValuePair.Create(parameter.Key, (string?)parameter.Value.ToString()))
                .Append(new("PageSize", size.ToString(CultureInfo.InvariantCulture)))
                .Append(new("Page", number.ToString(CultureInfo.InvariantCulture)))
                .Concat(pageToken.Length == 0 ? [] : [new("PageToken", pageToken)]));

        return new MessagePage(
            FirstPageUri: UriOf(0, ""),
            End: (page * size) + Math.Max(shown.Count - 1, 0),
            PreviousPageUri: beforePage && shown.Count > 0 ? UriOf(Math.Max(page - 1, 0), Before + shown[0].Sid) : null,
            Messages: [.. shown.Select(message => MessageResource.Of(message, accountSid))],
            Uri: UriOf(page, token),
            PageSize: size,
            Start: page * size,
            NextPageUri: pageOn.Count > size ? UriOf(page + 1, After + shown[^1].Sid) : null,
            Page: page);
    }

    /// <returns>Whether there are messages before the page, and the messages from the page on.</returns>
    private static (bool BeforePage, IReadOnlyList<SimulatedMessage> PageOn) Split(
        List<SimulatedMessage> found, string token, int size)
    {
        var beside = found.FindIndex(message => token.EndsWith(message.Sid, StringComparison.Ordinal));
        var start = beside < 0 ? 0
            : token.StartsWith(Before, StringComparison.Ordinal) ? Math.Max(beside - size, 0)
            : beside + 1;
        return (start > 0, found[start..]);
    }

    private static int? Number(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
