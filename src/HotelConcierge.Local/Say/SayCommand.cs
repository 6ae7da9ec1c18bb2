using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using HotelConcierge.Assistants;
using HotelConcierge.Channels;
using HotelConcierge.Conversations;
using HotelConcierge.Local.Admin;
using HotelConcierge.Local.Hosting;
using HotelConcierge.Simulators.Hosting;
using HotelConcierge.Simulators.Twilio;

namespace HotelConcierge.Local.Say;

/// <summary>
/// <c>say "text"</c>: one real signed webhook through the whole path, and the guest's phone as it fills. Talks to the host
/// that runs on the data folder, or starts one for the occasion; the conversation stays in the folder either way.
/// </summary>
internal sealed class SayCommand(HostNote host, AssistantCatalog assistants, TextWriter output, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(6);
    private static readonly ChannelName Twilio = new("twilio");
    private const string TwilioPrefix = "twilio:";
    private const string AnyWhatsAppNumber = "whatsapp:+14155238886";
    private const string AnySmsNumber = "+15005550006";
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    private readonly HttpClient _http = new() { Timeout = Timeout.InfiniteTimeSpan };

    public void Dispose() => _http.Dispose();

    /// <summary>Says it and prints what comes back.</summary>
    /// <returns>0 when the guest got an answer, 1 when not.</returns>
    public async Task<int> RunAsync(SayOptions options, CancellationToken cancellationToken)
    {
        if (host.SimulatedTwilio is not { } simulator)
        {
            await output.WriteLineAsync(
                "A real Twilio account is configured: write to it from a phone, or run say without the Twilio settings to use the simulated one.");
            return 1;
        }

        if (FindNumber(options) is not { } number)
        {
            await output.WriteLineAsync(
                $"No assistant '{options.Assistant}' answers on this channel. There are: {string.Join(", ", assistants.All.Select(assistant => assistant.Name))}.");
            return 1;
        }

        var conversation = ConversationId.For(new ConversationAddress(Twilio, number, options.Guest));
        var turnsBefore = (await FindAsync(conversation, cancellationToken))?.Turns ?? 0;
        var phone = new Uri(new Uri(simulator), $"control/phones/{Uri.EscapeDataString(options.Guest)}/messages");
        var shown = (await ReadPhoneAsync(phone, after: 0, wait: 0, cancellationToken)).Next;

        await output.WriteLineAsync($"Twilio: simulated. Model: {host.Model}.");
        await output.WriteLineAsync($"{options.Guest} writes: {options.Text}");
        var startedAt = clock.GetTimestamp();
        var webhook = await DeliverAsync(simulator, options, number, cancellationToken);
        await output.WriteLineAsync(webhook.Succeeded
            ? string.Create(CultureInfo.InvariantCulture, $"The webhook was acknowledged with {webhook.StatusCode} in {webhook.Elapsed.TotalMilliseconds:F0} ms.")
            : $"The webhook failed: {webhook.StatusCode?.ToString(CultureInfo.InvariantCulture) ?? webhook.Failure} {webhook.Body}");
        if (!webhook.Succeeded)
            return 1;

        var printed = 0;
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        enough.CancelAfter(Patience);
        while (true)
        {
            // Read the state first: once the turn is over, the phone has all that will come.
            var state = await FindAsync(conversation, enough.Token);
            var over = state is { Running: null, Waiting: 0 } && (state.Turns > turnsBefore || state.Mode is nameof(ConversationMode.OptedOut));
            var page = await ReadPhoneAsync(phone, shown, wait: over ? 0 : 0.2, enough.Token);
            shown = page.Next;
            foreach (var message in page.Items)
                await PrintAsync(message, ++printed);
            if (over)
                break;
        }

        var seconds = clock.GetElapsedTime(startedAt).TotalSeconds;
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"\n{printed} message{(printed == 1 ? "" : "s")} in {seconds:F1} s."));
        return printed > 0 ? 0 : 1;
    }

    private string? FindNumber(SayOptions options)
    {
        var isWhatsApp = options.Guest.StartsWith("whatsapp:", StringComparison.Ordinal);
        var unlisted = isWhatsApp ? AnyWhatsAppNumber : AnySmsNumber;
        var fallback = assistants.For(new(Twilio, unlisted, options.Guest));
        var assistant = options.Assistant is { } name ? assistants.Find(name) : fallback;
        var listed = assistant?.Addresses
            .Where(address => address.StartsWith(TwilioPrefix, StringComparison.Ordinal))
            .Select(address => address[TwilioPrefix.Length..])
            .FirstOrDefault(number => number.StartsWith("whatsapp:", StringComparison.Ordinal) == isWhatsApp);

        // One assistant answers the numbers that nobody lists.
        return listed ?? (assistant == fallback ? unlisted : null);
    }

    private async Task<WebhookResult> DeliverAsync(string simulator, SayOptions options, string number, CancellationToken cancellationToken)
    {
        var message = new InboundSms(options.Guest, number, options.Text) { ProfileName = "Guest" };
        using var response = await _http.PostAsJsonAsync(new Uri(new Uri(simulator), "control/inbound"), message, Json, cancellationToken);
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync<WebhookResult>(Json, cancellationToken))!;
    }

    private async Task<FeedPage<PhoneMessage>> ReadPhoneAsync(Uri phone, long after, double wait, CancellationToken cancellationToken)
    {
        var query = string.Create(CultureInfo.InvariantCulture, $"?after={after}&wait={wait}");
        return (await _http.GetFromJsonAsync<FeedPage<PhoneMessage>>(new Uri(phone, query), Json, cancellationToken))!;
    }

    private async Task<ConversationSummary?> FindAsync(ConversationId conversation, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(new Uri(host.Url), $"api/conversations/{conversation}"));
        request.Headers.Add(AdminKey.Header, host.AdminKey);
        using var response = await _http.SendAsync(request, cancellationToken);
        if (response.StatusCode is System.Net.HttpStatusCode.NotFound)
            return null;
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadFromJsonAsync<ConversationSummary>(Json, cancellationToken);
    }

    private async Task PrintAsync(PhoneMessage message, int number)
    {
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"\n({number}) {message.Body.Length} characters"));
        foreach (var line in message.Body.Split('\n'))
            await output.WriteLineAsync("  " + line);
    }
}
