#:project ../src/HotelConcierge.Simulators/HotelConcierge.Simulators.csproj
#:property PublishAot=false

// Starts a host as a person would, with a simulated Twilio and a simulated OpenAI, and lets a guest write to it once:
//
//   dotnet run eng/smoke.cs -- http://127.0.0.1:7071 func start --port 7071
//
// Ends with 0 when a forged webhook was refused and the guest read the whole answer in order.

using System.Diagnostics;
using System.Net;
using HotelConcierge.Simulators.OpenAI;
using HotelConcierge.Simulators.Twilio;

const string Guest = "whatsapp:+34600000000";
const string Business = "whatsapp:+14155238886";
const int LongestMessage = 1600;

if (args is not [var address, var program, .. var arguments])
{
    await Console.Error.WriteLineAsync("usage: dotnet run eng/smoke.cs -- ADDRESS COMMAND [ARGUMENT...]");
    return 2;
}

// Starting includes building, on a machine that may have built nothing yet.
using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(8));
await using var twilio = await SimulatedTwilio.StartAsync(new() { WebhookUrl = $"{address}/api/channels/twilio" }, patience.Token);
await using var openAI = await SimulatedOpenAI.StartAsync(cancellationToken: patience.Token);
var words = string.Join(' ', Enumerable.Range(1, 600).Select(number => $"word{number}"));
openAI.Responder = _ => ScriptedAnswer.Say(words);

using var host = Start();
try
{
    using var http = new HttpClient { BaseAddress = new Uri(address) };
    await WaitUntilHealthyAsync(http);

    using var forged = new FormUrlEncodedContent([
        new("MessageSid", "SM00000000000000000000000000000001"),
        new("From", Guest),
        new("To", Business),
        new("Body", "let me in"),
    ]);
    forged.Headers.Add("X-Twilio-Signature", "Zm9yZ2Vk");
    using var refused = await http.PostAsync(new Uri("api/channels/twilio", UriKind.Relative), forged, patience.Token);
    if (refused.StatusCode is not HttpStatusCode.Forbidden)
        return Fail($"a forged webhook was answered {(int)refused.StatusCode}, not 403");

    var webhook = await twilio.DeliverAsync(new InboundSms(Guest, Business, "Explain why the sky is blue to a 4 year old"), patience.Token);
    if (!webhook.Succeeded)
        return Fail($"the webhook was answered {webhook.StatusCode} {webhook.Failure}".TrimEnd());

    var read = await twilio.Phone(Guest).WaitForAsync(shown => Words(shown) >= 600, patience.Token);
    if (read.Any(message => message.Body.Length > LongestMessage))
        return Fail("a message is longer than the channel takes");
    var said = string.Join(' ', read.Select(message => message.Body))
        .Split(' ', '\n')
        .Where(word => word.StartsWith("word", StringComparison.Ordinal));
    if (!said.SequenceEqual(words.Split(' '), StringComparer.Ordinal))
        return Fail("the guest did not read the answer once and in order");

    Console.WriteLine(
        $"The guest read the answer in {read.Count} messages; the webhook was acknowledged in {webhook.Elapsed.TotalMilliseconds:F0} ms.");
    return 0;
}
catch (OperationCanceledException) when (patience.IsCancellationRequested)
{
    return Fail("it took too long");
}
finally
{
    if (!host.HasExited)
        host.Kill(entireProcessTree: true);
}

static int Words(IEnumerable<PhoneMessage> shown) =>
    shown.Sum(message => message.Body.Split(' ', '\n').Count(word => word.StartsWith("word", StringComparison.Ordinal)));

Process Start()
{
    ProcessStartInfo start = new(program, arguments);
    foreach (var (name, value) in new[]
    {
        ("PublicBaseUrl", address),
        ("Twilio__AccountSid", twilio.Options.AccountSid),
        ("Twilio__AuthToken", twilio.Options.AuthToken),
        ("Twilio__ApiBaseUrl", twilio.BaseAddress.ToString()),
        ("Twilio__From", Business),
        ("OpenAI__Endpoint", openAI.Endpoint.ToString()),
        ("OpenAI__ApiKey", openAI.ApiKey),
        ("OpenAI__Model", "gpt-simulated"),
    })
        start.Environment[name] = value;
    return Process.Start(start) ?? throw new InvalidOperationException($"{program} cannot be started.");
}

async Task WaitUntilHealthyAsync(HttpClient http)
{
    while (true)
    {
        if (host.HasExited)
            throw new InvalidOperationException($"{program} ended with {host.ExitCode} before it was ready.");
        try
        {
            using var answer = await http.GetAsync(new Uri("api/health", UriKind.Relative), patience.Token);
            if (answer.IsSuccessStatusCode)
                return;
        }
        catch (HttpRequestException)
        {
            // Nobody listens yet.
        }

        await Task.Delay(TimeSpan.FromMilliseconds(250), patience.Token);
    }
}

static int Fail(string problem)
{
    Console.Error.WriteLine($"Smoke test failed: {problem}.");
    return 1;
}
