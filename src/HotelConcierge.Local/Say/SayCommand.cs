using System.Globalization;
using System.Net;
using HotelConcierge.Conversations;
using HotelConcierge.Local.Admin;
using HotelConcierge.Local.Hosting;
using HotelConcierge.Messages;

namespace HotelConcierge.Local.Say;

/// <summary>
/// <c>say "text"</c>: one real signed webhook through the whole path, and the guest's phone as it fills. Talks to the host
/// that runs on the data folder, or starts one for the occasion; the conversation stays in the folder either way.
/// </summary>
internal sealed class SayCommand(HostNote host, HttpClient http, TextWriter output, TimeProvider clock)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(6);

    /// <summary>Says it and prints what comes back.</summary>
    /// <returns>0 when the guest got an answer, 1 when not.</returns>
    public Task<int> RunAsync(IGuestPhone phone, string text, CancellationToken cancellationToken) =>
        RunAsync(phone, $"writes: {text}", token => phone.WriteAsync(text, token), cancellationToken);

    /// <summary>Does it, whatever it is, and prints what comes back.</summary>
    /// <param name="what">What the guest does, in words.</param>
    /// <returns>0 when the guest got an answer, 1 when not.</returns>
    public async Task<int> RunAsync(
        IGuestPhone phone, string what, Func<CancellationToken, Task<Acknowledgement>> act, CancellationToken cancellationToken)
    {
        var conversation = ConversationId.For(phone.Address);
        var turnsBefore = (await FindAsync(conversation, cancellationToken))?.Turns ?? 0;

        await output.WriteLineAsync($"{phone.Provider}. Model: {host.Model}.");
        await output.WriteLineAsync($"{phone.Address.Guest} {what}");
        var startedAt = clock.GetTimestamp();
        var webhook = await act(cancellationToken);
        if (webhook.Problem is { } problem)
        {
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"The webhook failed: {webhook.Status} {problem}"));
            return 1;
        }

        await output.WriteLineAsync(
            string.Create(
                CultureInfo.InvariantCulture,
                $"The webhook was acknowledged with {webhook.Status} in {webhook.Elapsed.TotalMilliseconds:F0} ms."));

        var printed = 0;
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        enough.CancelAfter(Patience);
        while (true)
        {
            // Read the state first: once the turn is over, the phone has all that will come.
            var state = await FindAsync(conversation, enough.Token);
            var over =
                state is { Running: null, Waiting: 0 } && (state.Turns > turnsBefore || state.Mode is nameof(ConversationMode.OptedOut));
            foreach (var message in await phone.ReadAsync(enough.Token))
                await PrintAsync(message, ++printed);
            if (over)
                break;
        }

        var seconds = clock.GetElapsedTime(startedAt).TotalSeconds;
        await output.WriteLineAsync(
            string.Create(CultureInfo.InvariantCulture, $"\n{printed} message{(printed == 1 ? "" : "s")} in {seconds:F1} s."));
        return printed > 0 ? 0 : 1;
    }

    /// <summary>The conversation as the host sees it; null before its first message.</summary>
    public async Task<ConversationSummary?> FindAsync(ConversationId conversation, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(new Uri(host.Url), $"api/conversations/{conversation}"));
        request.Headers.Add(AdminKey.Header, host.AdminKey);
        using var response = await http.SendAsync(request, cancellationToken);
        if (response.StatusCode is HttpStatusCode.NotFound)
            return null;
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadFromJsonAsync<ConversationSummary>(cancellationToken);
    }

    private async Task PrintAsync(ShownMessage message, int number)
    {
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"\n({number}) {message.Text.Length} characters"));
        foreach (var line in message.Text.Split('\n').Where(line => message.Text.Length > 0 || line.Length > 0).Concat(message.Below))
            await output.WriteLineAsync("  " + line);
    }
}
