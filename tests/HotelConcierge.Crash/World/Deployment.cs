using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using HotelConcierge.Crash.Killed;
using HotelConcierge.Messages;
using HotelConcierge.Simulators.OpenAI;
using HotelConcierge.Simulators.Twilio;

namespace HotelConcierge.Crash.World;

/// <summary>
/// What is around one deployment and outlives it: a simulated Twilio with its guests' phones, a simulated model, a data folder,
/// and the desk where tables are booked.
/// </summary>
internal sealed class Deployment : IAsyncDisposable
{
    public const string Guest = "whatsapp:+34600000001";
    public const string AdminKey = "the-operators-key";

    /// <summary>With which Anna of the desk signs in.</summary>
    public const string StaffKey = "the key of anna at the desk";

    /// <summary>The number that the hotel's assistant answers.</summary>
    public const string Hotel = "whatsapp:+12025550143";

    /// <summary>The number that the shop's assistant answers.</summary>
    public const string Shop = "whatsapp:+12025550144";

    /// <summary>The number that the early years' assistant answers.</summary>
    public const string Business = "whatsapp:+14155238886";

    // A soak would fill the memory with what nobody looks at.
    private const int Logged = 1000;

    private static readonly Dictionary<string, string> NoSettings = [];

    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _gone = new();
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false }) { Timeout = Timeout.InfiniteTimeSpan };
    private readonly string _folder;
    private string _url = "";
    private TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _messages;

    private Deployment(
        string name,
        string folder,
        string assistants,
        SimulatedTwilio twilio,
        SimulatedOpenAI model,
        IGuestSide? side,
        ErpSide? erp,
        IReadOnlyDictionary<string, string> changes)
    {
        Twilio = twilio;
        Model = model;
        Side = side;
        Erp = erp;
        _folder = folder;
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Data:Path"] = Path.Combine(folder, "data"),
            ["Twilio:AccountSid"] = twilio.Options.AccountSid,
            ["Twilio:AuthToken"] = twilio.Options.AuthToken,
            ["Twilio:From"] = Business,
            ["Twilio:ApiBaseUrl"] = twilio.BaseAddress.ToString(),
            ["Twilio:RequestTimeout"] = "00:01:00",
            ["OpenAI:Endpoint"] = model.Endpoint.ToString(),
            ["OpenAI:ApiKey"] = model.ApiKey,
            ["OpenAI:Model"] = "gpt-simulated",
            ["Safety:AskModel"] = "false",
            ["Conversation:AskLanguage"] = "false",
            ["Admin:Key"] = AdminKey,
            ["Conversation:QuietPeriod"] = "00:00:00.050",
            ["Conversation:HoldAfter"] = "00:10:00",
            ["Conversation:TurnDeadline"] = "00:20:00",
        };
        foreach (var (key, value) in changes.Concat(side?.Settings ?? NoSettings).Concat(erp?.Settings ?? NoSettings))
            settings[key] = value;
        Settings = new(name, settings, assistants, Path.Combine(folder, "desk"));
        Directory.CreateDirectory(Settings.Desk);
    }

    public DeploymentSettings Settings { get; }

    public SimulatedTwilio Twilio { get; }

    public SimulatedOpenAI Model { get; }

    /// <summary>Where the guest is; null where that is Twilio.</summary>
    public IGuestSide? Side { get; }

    /// <summary>The Odoo that it has; null for none.</summary>
    public ErpSide? Erp { get; }

    public string Database => DatabaseIn(_folder);

    /// <summary>How many tables are booked.</summary>
    public int Bookings => Directory.GetFiles(Settings.Desk).Length;

    /// <summary>Cancelled when the deployment is given up.</summary>
    public CancellationToken Gone => _gone.Token;

    /// <summary>The texts on a guest's phone.</summary>
    public IReadOnlyList<string> Phone(string guest = Guest) =>
        Side?.Phone ?? [.. Twilio.Phone(guest).Messages.Select(message => message.Body)];

    /// <summary>Completes when a guest's phone shows so many.</summary>
    public Task WaitForMessagesAsync(string guest, int count, CancellationToken cancellationToken) =>
        Side?.WaitForMessagesAsync(count, cancellationToken) ?? Twilio.Phone(guest).WaitForMessagesAsync(count, cancellationToken);

    public static async Task<Deployment> BuildAsync(
        string name,
        string folder,
        string assistants,
        Func<Deployment, ChatRequest, ScriptedAnswer> model,
        IReadOnlyDictionary<string, string> changes,
        GuestChannel channel = GuestChannel.Twilio,
        bool hasOdoo = false)
    {
        var openAI = await SimulatedOpenAI.StartAsync(new() { MaxRequests = Logged });
        var deployment = new Deployment(
            name,
            folder,
            assistants,
            await SimulatedTwilio.StartAsync(new() { MaxRequests = Logged }),
            openAI,
            channel switch
            {
                GuestChannel.WhatsApp => await MetaSide.StartAsync(Logged),
                GuestChannel.Telegram => await TelegramSide.StartAsync(Logged),
                GuestChannel.Line => await LineSide.StartAsync(Logged),
                GuestChannel.Web => new WebSide(DatabaseIn(folder)),
                _ => null,
            },
            hasOdoo ? await ErpSide.StartAsync(Logged) : null,
            changes);
        openAI.Responder = request => model(deployment, request);
        return deployment;
    }

    private static string DatabaseIn(string folder) => Path.Combine(folder, "data", "concierge.db");

    /// <summary>A copy of the assistants' data in which the booking of tables is allowed, and the shop has a number.</summary>
    public static string CopyAssistants(string folder)
    {
        var from = Path.Combine(AppContext.BaseDirectory, ConciergeServices.AssistantsFolder);
        var to = Path.Combine(folder, ConciergeServices.AssistantsFolder);
        foreach (var file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        foreach (var file in Directory.GetFiles(to, "assistant.json", SearchOption.AllDirectories))
        {
            var assistant = JsonNode.Parse(File.ReadAllText(file))!;
            assistant["tools"]!.AsArray().Add(BookTable.ToolName);
            if ((string?)assistant["name"] is "shop")
                assistant["addresses"]!.AsArray().Add("twilio:" + Shop);
            File.WriteAllText(file, assistant.ToJsonString());
        }

        // A route without tools has no such line; its front matter begins in the first.
        const string Begin = "---\n",
            Tools = "\ntools: [";
        foreach (var file in Directory
                .GetFiles(to, "*.md", SearchOption.AllDirectories)
                .Where(file => Path.GetFileName(Path.GetDirectoryName(file)) is "routes"))
        {
            var route = File.ReadAllText(file).ReplaceLineEndings("\n");
            if (route.Contains("\nreply: ", StringComparison.Ordinal))
                continue;
            var allowed = route.Contains(Tools, StringComparison.Ordinal)
                ? route.Replace(Tools, $"{Tools}{BookTable.ToolName}, ", StringComparison.Ordinal)
                : $"{Begin}tools: [{BookTable.ToolName}]\n{route[Begin.Length..]}";
            File.WriteAllText(file, allowed);
        }

        // The router that ships is asked about everything. Here it is asked where no words name a route, so that one scenario passes what is
        // chosen by a model, and the points of the others stay those of their own subject.
        File.WriteAllText(
            Path.Combine(to, "early-years", "router.md"),
            "---\nasks: [questions, rest]\n---\nYou sort messages. Answer with one of these labels:\n\n{{routes}}\n");
        return to;
    }

    /// <summary>The deployment listens: guests' messages go there from now on.</summary>
    public void Open(string url)
    {
        Twilio.WebhookUrl = url + "/api/channels/twilio";
        Side?.Open(url);
        lock (_lock)
        {
            _url = url;
            _open.TrySetResult();
        }
    }

    /// <summary>The deployment is about to be killed: what fails now is sent again when it is open again.</summary>
    public void Close()
    {
        lock (_lock)
        {
            if (_open.Task.IsCompleted)
                _open = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    /// <summary>A guest writes. Like Twilio's own retries it is sent until it is thanked for, however many lives that takes.</summary>
    /// <returns>The message's SID.</returns>
    public Task<string> HearAsync(string text, string guest = Guest, CancellationToken cancellationToken = default) =>
        HearAsync(text, guest, Business, cancellationToken);

    /// <summary>A guest writes to that address.</summary>
    /// <returns>The message's SID.</returns>
    public Task<string> HearAsync(string text, string guest, string business, CancellationToken cancellationToken) =>
        HearAsync(new InboundSms(guest, business, text), cancellationToken);

    /// <summary>A guest sends that.</summary>
    /// <returns>The id of the message whose turn answers.</returns>
    public async Task<string> HearAsync(InboundSms message, CancellationToken cancellationToken)
    {
        var number = Interlocked.Increment(ref _messages);
        var id = Side?.IdOf(number) ?? string.Create(CultureInfo.InvariantCulture, $"SM{number:x32}");
        for (var sent = 1; ; sent++)
        {
            await OpeningAsync(cancellationToken);
            if (Side is not null
                ? await Side.TellAsync(message, number, cancellationToken)
                : await TellTwilioAsync(message with { MessageSid = id, ProfileName = "Ana" }, isFirst: sent == 1, cancellationToken))
                return id;

            // Refused by a port that nobody listens on any more: without a pause this would spin until the next life.
            await Task.Delay(20, cancellationToken);
        }
    }

    private async Task<bool> TellTwilioAsync(InboundSms message, bool isFirst, CancellationToken cancellationToken) =>
        (await (isFirst ? Twilio.DeliverAsync(message, cancellationToken) : Twilio.RedeliverAsync(message.MessageSid!, cancellationToken)))
        .Succeeded;

    /// <summary>
    /// A program of the hotel posts to an admin route, again and again until it is accepted, however many lives that takes.
    /// </summary>
    public Task PostAsync(string route, object body, CancellationToken cancellationToken) =>
        AskAsync(
            () => new(HttpMethod.Post, _url + route) { Content = JsonContent.Create(body) },
            answer => Task.FromResult(answer.IsSuccessStatusCode),
            cancellationToken);

    /// <summary>Anna of the desk does something, again and again until it is accepted, however many lives that takes.</summary>
    public async Task PostAsStaffAsync(string route, object body, CancellationToken cancellationToken)
    {
        var session = "";
        await AskAsync(
            () => FromThePage("/api/desk/session", new { name = "anna", key = StaffKey }),
            answer =>
            {
                session = answer.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies.First().Split(';')[0] : "";
                return Task.FromResult(answer.IsSuccessStatusCode && session.Length > 0);
            },
            cancellationToken);
        await AskAsync(
            () =>
            {
                var request = FromThePage(route, body);
                request.Headers.Add("Cookie", session);
                return request;
            },
            answer => Task.FromResult(answer.IsSuccessStatusCode),
            cancellationToken);
    }

    /// <summary>As the desk's own page asks: of another page nothing is taken.</summary>
    private HttpRequestMessage FromThePage(string route, object body)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, _url + route) { Content = JsonContent.Create(body) };
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        return request;
    }

    /// <summary>
    /// Completes when everything that a guest wrote to the first address has been answered and its turn has ended, in whichever life.
    /// </summary>
    public Task WaitForQuietAsync(CancellationToken cancellationToken) =>
        WaitForQuietAsync(ConversationId.For(new(new("twilio"), Business, Guest)), cancellationToken);

    /// <summary>Completes when everything of a conversation is done, in whichever life.</summary>
    public Task WaitForQuietAsync(ConversationId id, CancellationToken cancellationToken)
    {
        return AskAsync(() => new(HttpMethod.Get, $"{_url}/api/conversations/{id.Value}"), IsQuietAsync, cancellationToken);

        async Task<bool> IsQuietAsync(HttpResponseMessage answer) =>
            answer.IsSuccessStatusCode
            && JsonNode.Parse(await answer.Content.ReadAsStringAsync(cancellationToken)) is { } summary
            && summary["running"] is null
            && (int)summary["waiting"]! == 0;
    }

    private async Task AskAsync(
        Func<HttpRequestMessage> ask,
        Func<HttpResponseMessage, Task<bool>> isDone,
        CancellationToken cancellationToken)
    {
        while (true)
        {
            await OpeningAsync(cancellationToken);
            using var request = ask();
            request.Headers.Add("x-functions-key", AdminKey);
            try
            {
                using var answer = await _http.SendAsync(request, cancellationToken);
                if (await isDone(answer))
                    return;
            }
            catch (HttpRequestException)
            {
                // Killed before it answered: asked again in the next life.
            }

            await Task.Delay(20, cancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _gone.CancelAsync();
        await Twilio.DisposeAsync();
        if (Side is not null)
            await Side.DisposeAsync();
        if (Erp is not null)
            await Erp.DisposeAsync();
        await Model.DisposeAsync();
        _http.Dispose();
        _gone.Dispose();
    }

    private Task OpeningAsync(CancellationToken cancellationToken)
    {
        lock (_lock)
            return _open.Task.WaitAsync(cancellationToken);
    }
}
