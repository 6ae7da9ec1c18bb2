using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;
using HotelConcierge.Diagnostics;
using HotelConcierge.Local.Storage;
using HotelConcierge.Local.Tests.WholeApp.Faults;
using HotelConcierge.Simulators.OpenAI;
using HotelConcierge.Simulators.Twilio;
using Microsoft.Extensions.DependencyInjection;

namespace HotelConcierge.Local.Tests.WholeApp;

/// <summary>
/// A whole day of conversations and troubles, after which no log line, trace or metric shows a secret or anything of a guest.
/// </summary>
public sealed class DiscreetDayTests
{
    private const int Guests = 12;
    private const string AdminKey = "the-admin-key-that-nobody-reads";

    private readonly ConcurrentQueue<string> _told = new();
    private int _words;

    [Fact]
    public async Task After_a_day_of_conversations_and_troubles_no_log_trace_or_metric_tells_anything_of_a_guest()
    {
        using var spans = ListenToSpans();
        using var metrics = ListenToMetrics();
        await using var deployment = await FaultyDeployment.OpenAsync(
            ("PublicBaseUrl", "https://hotel.example"),
            ("Twilio:TypingIndicator", "true"),
            ("Admin:Key", AdminKey));
        var (world, app) = (deployment.World, deployment.App);
        world.Hide(AdminKey);
        world.Watch(() => string.Join('\n', _told));
        world.Model.Responder = request => Respond(request, world);
        using var post = new SignedPost(world);
        var sent = 0;
        for (var hour = 0; hour < 24; hour++)
        {
            if (hour % 3 == 1)
                world.Twilio.Faults.Add(FaultyDeployment.FaultOf(AtOnce(hour)));
            foreach (var message in Enumerable.Range(0, Guests).Select(guest => NextMessage(guest, hour)))
            {
                Assert.Equal(200, (await world.DeliverAsync(message with { MessageSid = world.NextSid() })).StatusCode);
                sent++;
            }

            await deployment.GiveItTimeAsync();
            await TroubleAsync(deployment, post);
            deployment.Advance(TimeSpan.FromHours(1));
        }

        await world.Twilio.WaitUntilIdleAsync(world.Patience);

        // The words did pass through the deployment, and the operator did read a lot: the world compares the two when it ends.
        Assert.Equal(24 * Guests, sent);
        Assert.InRange(world.Twilio.Shown.Snapshot().Count, sent / 2, 3 * sent);
        Assert.Contains(await app.ReadStoreAsync(), row => row.Contains("wunderwort", StringComparison.Ordinal));
        Assert.InRange(app.Log.Count, sent, int.MaxValue);
        Assert.Contains(app.Log, line => line.StartsWith("Error", StringComparison.Ordinal));
        Assert.Contains(_told, line => line.Contains("turn", StringComparison.Ordinal));
        Assert.Contains(_told, line => line.Contains("hotelconcierge.chunks", StringComparison.Ordinal));
    }

    [Fact]
    public void A_log_that_shows_what_is_hidden_is_found_whatever_its_case()
    {
        var discretion = new Discretion();
        discretion.Hide("wunderwort", "34690000000");
        discretion.Watch(() => "Information: all is well\nInformation: the guest said WunderWort");

        Assert.ThrowsAny<Exception>(discretion.Check);
    }

    private InboundSms NextMessage(int guest, int hour)
    {
        var number = string.Create(CultureInfo.InvariantCulture, $"whatsapp:+34690{guest:D6}");
        var words = NextWord();
        var message = new InboundSms(number, World.Business, "") { ProfileName = $"Firstname{guest} Lastname{guest}" };
        return ((guest + hour) % 9) switch
        {
            0 => message with { Body = "STOP" },
            1 => message with { Body = "START" },
            2 => message with { Body = $"Activities {words} for a 2 year old in the garden" },
            3 => message with { Media = [new("audio/ogg", [1, 2, 3])] },
            4 => message with { Body = words, Place = new(39.5, 2.6, $"Place of {words}", $"Street of {words}") },
            5 => message with { Body = $"Explain {words} {{0}} %s", ExternalUserId = $"ES.{words}" },
            6 => message with { Body = $"Button {words}", ButtonText = $"Button {words}", ButtonPayload = $"payload-{words}" },
            7 when hour % 8 == 7 => message with { Body = "forget me" },
            _ => message with { Body = $"Explain why {words}" },
        };
    }

    /// <summary>Answers, calls of tools, and every failure that needs no patience, with words of their own in each.</summary>
    private ScriptedAnswer Respond(ChatRequest request, World world)
    {
        var words = NextWord();
        world.Hide(words);
        return (_words % 7) switch
        {
            0 => ScriptedAnswer.Fail(OpenAIFaultKind.InvalidKey),
            1 => ScriptedAnswer.Fail(OpenAIFaultKind.OutOfQuota),
            2 when request.Messages.All(message => message.Role is not "tool") => ScriptedAnswer.Call(
                "remember_profile",
                $$"""{"age":"{{words}}","{{words}}":1}"""
            ),
            3 when request.Messages.All(message => message.Role is not "tool") => ScriptedAnswer.Call(words, "no json " + words),
            4 => ScriptedAnswer.Fail(OpenAIFaultKind.NoContent),
            _ => ScriptedAnswer.Say($"**{words}** and more of {words}."),
        };
    }

    /// <summary>What strangers, operators and a full disk do in an hour.</summary>
    private async Task TroubleAsync(FaultyDeployment deployment, SignedPost post)
    {
        var (world, app) = (deployment.World, deployment.App);
        var forged = post.Message($"Explain {NextWord()}");
        world.Hide(forged["Body"]);
        Assert.Equal(403, await post.PostAsync(app.WebhookUrl, forged, "Zm9yZ2Vk"));
        Assert.Equal(
            400,
            await post.PostAsync(
                app.WebhookUrl,
                [new("Body", forged["Body"])],
                post.Sign("https://hotel.example/api/channels/twilio", [new("Body", forged["Body"])])
            ));
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        http.DefaultRequestHeaders.Add("x-functions-key", AdminKey);
        using var found = await http.GetAsync($"{app.Url}/api/conversations/{AppInProcess.IdOf("whatsapp:+34690000000")}", world.Patience);
        Assert.True(found.IsSuccessStatusCode);

        var database = app.Services.GetRequiredService<SqliteDatabase>();
        await FullDisk.FillAsync(database, world.Patience);
        var message = new InboundSms(
            "whatsapp:+34690000001",
            World.Business,
            "Explain " + string.Concat(Enumerable.Repeat(NextWord() + " ", 400)))
        {
            MessageSid = world.NextSid(),
        };
        await world.DeliverAsync(message);
        await FullDisk.FreeAsync(database, world.Patience);
        Assert.Equal(200, (await world.Twilio.RedeliverAsync(message.MessageSid, world.Patience)).StatusCode);
        await deployment.GiveItTimeAsync();
    }

    /// <summary>Faults that need no more patience than the pause before the next try.</summary>
    private static TwilioFaultKind AtOnce(int hour)
    {
        TwilioFaultKind[] kinds =
        [
            .. Enum.GetValues<TwilioFaultKind>()
                .Except([TwilioFaultKind.Hang, TwilioFaultKind.HangAfterAccepting, TwilioFaultKind.Delay, TwilioFaultKind.TooManyRequests]),
        ];
        return kinds[hour / 3 % kinds.Length];
    }

    private string NextWord() => string.Create(CultureInfo.InvariantCulture, $"wunderwort{Interlocked.Increment(ref _words):D5}");

    private ActivityListener ListenToSpans()
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == ConciergeTelemetry.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = span =>
                _told.Enqueue(
                    $"{span.OperationName} {span.DisplayName} {span.StatusDescription} {span.TraceStateString} {string.Join(' ', span.TagObjects)} {string.Join(' ', span.Baggage)} {string.Join(' ', span.Events.SelectMany(e => e.Tags))}"
                ),
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }

    private MeterListener ListenToMetrics()
    {
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, observer) =>
            {
                if (instrument.Meter.Name == ConciergeTelemetry.Name)
                    observer.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<long>(
            (instrument, value, tags, _) => _told.Enqueue($"{instrument.Name} {value} {string.Join(' ', tags.ToArray())}"));
        listener.SetMeasurementEventCallback<double>(
            (instrument, value, tags, _) => _told.Enqueue($"{instrument.Name} {value} {string.Join(' ', tags.ToArray())}"));
        listener.Start();
        return listener;
    }
}
