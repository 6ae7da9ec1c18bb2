using System.Globalization;
using System.Text.RegularExpressions;
using HotelConcierge.Pictures.Deployments;
using HotelConcierge.Simulators.OpenAI;
using HotelConcierge.Simulators.Web;

namespace HotelConcierge.Browser.Tests;

/// <summary>Many guests at once, without a browser.</summary>
public sealed class StreamingGuestsTests
{
    private const int Guests = 200;
    private const int Parts = 24;
    private const string Last = "That is all.";

    [Fact]
    public async Task Two_hundred_guests_who_hold_a_stream_each_read_their_own_answer_once_and_in_order()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(5));
        await using var hotel = await ChatDeployment.OpenScriptedAsync(("WebChat:NewGuestsPerMinute", "10000"));
        hotel.Model!.Responder = request => ScriptedAnswer.Say(AnswerTo(request.LastUserText));

        var guests = new List<(WebBrowser Guest, Task<List<WebShown>> Read, Task Streams)>();
        for (var number = 0; number < Guests; number++)
        {
            var guest = await WebBrowser.OpenAsync(new(hotel.Url), "hotel", cookie: "", patience.Token);
            var streams = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            guests.Add((guest, ReadAsync(guest, streams, patience.Token), streams.Task));
        }

        await Task.WhenAll(guests.Select(each => each.Streams)).WaitAsync(patience.Token);
        var taken = await Task.WhenAll(
            guests.Select((each, number) => each.Guest.WriteAsync(Guid.NewGuid(), $"Guest {number} asks.", patience.Token)));
        Assert.All(taken, answer => Assert.True(answer.IsSuccessStatusCode, answer.StatusCode.ToString()));
        var read = await Task.WhenAll(guests.Select(each => each.Read));

        for (var number = 0; number < Guests; number++)
            AssertReadOnceAndInOrder(read[number], number);
        guests.ForEach(each => each.Guest.Dispose());
    }

    private static void AssertReadOnceAndInOrder(List<WebShown> entries, int guest)
    {
        // One after the other within an epoch, so nothing is missing and nothing came twice.
        var positions = entries.ConvertAll(entry => entry.Id.Split('.'));
        Assert.Single(positions.Select(position => position[0]).Distinct(StringComparer.Ordinal));
        Assert.Equal(
            Enumerable.Range(1, entries.Count), positions.Select(position => int.Parse(position[1], CultureInfo.InvariantCulture)));
        Assert.Equal($"Guest {guest} asks.", Assert.Single(entries, entry => entry.IsFromGuest).Text);
        var text = string.Join('\n', entries.Where(entry => !entry.IsFromGuest).Select(entry => entry.Text));
        Assert.Equal(
            Enumerable.Range(1, Parts).Select(part => $"Part {part} for guest {guest}"),
            Regex.Matches(text, "Part [0-9]+ for guest [0-9]+", RegexOptions.None, TimeSpan.FromSeconds(30)).Select(match => match.Value));
    }

    private static string AnswerTo(string? question)
    {
        var guest = question!.Replace("Guest", "guest", StringComparison.Ordinal).Replace(" asks.", "", StringComparison.Ordinal);
        var parts = Enumerable.Range(1, Parts).Select(part =>
            $"Part {part} for {guest}. There is shade on the terrace, a lamp for the evening, and nobody is ever in a hurry there.");
        return string.Join("\n\n", parts.Append(Last));
    }

    private static async Task<List<WebShown>> ReadAsync(
        WebBrowser guest, TaskCompletionSource streams, CancellationToken cancellationToken)
    {
        var entries = new List<WebShown>();
        while (true)
        {
            await foreach (var each in guest.StreamAsync(() => streams.TrySetResult(), cancellationToken))
            {
                entries.Add(each);
                if (!each.IsFromGuest && each.Text.Contains(Last, StringComparison.Ordinal))
                    return entries;
            }
        }
    }
}
