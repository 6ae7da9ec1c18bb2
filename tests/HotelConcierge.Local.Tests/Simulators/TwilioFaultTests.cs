using System.Net;
using HotelConcierge.Simulators.Twilio;
using static HotelConcierge.Local.Tests.Simulators.TwilioClient;

namespace HotelConcierge.Local.Tests.Simulators;

public sealed class TwilioFaultTests
{
    [Theory]
    [InlineData(TwilioFaultKind.TooManyRequests, 429, "application/json")]
    [InlineData(TwilioFaultKind.NotAuthenticated, 401, "application/json")]
    [InlineData(TwilioFaultKind.OptedOut, 400, "application/json")]
    [InlineData(TwilioFaultKind.OutsideWindow, 400, "application/json")]
    [InlineData(TwilioFaultKind.ServerError, 500, "application/json")]
    [InlineData(TwilioFaultKind.BadGateway, 502, "text/html")]
    [InlineData(TwilioFaultKind.Unavailable, 503, null)]
    public async Task A_fault_answers_once_and_then_the_service_works_again(TwilioFaultKind kind, int status, string? contentType)
    {
        await using var twilio = await SimulatedTwilio.StartAsync();
        using var client = new TwilioClient(twilio);
        twilio.Faults.Add(new TwilioFault(kind));

        using var faulty = await client.SayAsync("Hello");
        using var healthy = await client.SayAsync("Hello");

        Assert.Equal(status, (int)faulty.StatusCode);
        Assert.Equal(contentType, faulty.Content.Headers.ContentType?.MediaType);
        Assert.Equal(contentType is null, (await faulty.Content.ReadAsByteArrayAsync()).Length == 0);
        Assert.Null(faulty.Headers.RetryAfter);
        Assert.Equal(HttpStatusCode.Created, healthy.StatusCode);
        Assert.Single(twilio.Phone(Guest).Messages);
    }

    [Fact]
    public async Task Retry_after_is_given_in_whole_seconds()
    {
        await using var twilio = await SimulatedTwilio.StartAsync();
        using var client = new TwilioClient(twilio);
        twilio.Faults.Add(new TwilioFault(TwilioFaultKind.TooManyRequests) { RetryAfter = TimeSpan.FromSeconds(1.2) });

        using var answer = await client.SayAsync("Hello");

        Assert.Equal(TimeSpan.FromSeconds(2), answer.Headers.RetryAfter!.Delta);
        Assert.Equal(20429, (await answer.JsonAsync()).GetProperty("code").GetInt32());
    }

    [Fact]
    public async Task A_fault_can_be_for_one_recipient_and_some_words_and_last_until_cleared()
    {
        await using var twilio = await SimulatedTwilio.StartAsync();
        using var client = new TwilioClient(twilio);
        var fault = twilio.Faults.Add(new TwilioFault(TwilioFaultKind.ServerError) { OnlyTo = Guest, OnlyTextWith = "pool", Times = null });

        async Task<int> SayAsync(string body, string to)
        {
            using var answer = await client.SayAsync(body, to);
            return (int)answer.StatusCode;
        }

        Assert.Equal(201, await SayAsync("the pool", "whatsapp:+34600999888"));
        Assert.Equal(201, await SayAsync("the spa", Guest));
        Assert.Equal(500, await SayAsync("the pool", Guest));
        Assert.Equal(500, await SayAsync("the pool", Guest));
        fault.Clear();
        Assert.Equal(201, await SayAsync("the pool", Guest));
        Assert.Equal(2, fault.Hits);
    }

    [Fact]
    public async Task A_message_accepted_before_the_connection_broke_is_on_the_phone_and_in_the_list()
    {
        await using var twilio = await SimulatedTwilio.StartAsync();
        using var client = new TwilioClient(twilio);
        var fault = twilio.Faults.Add(new TwilioFault(TwilioFaultKind.DropAfterAccepting));

        await Assert.ThrowsAsync<HttpRequestException>(() => client.SayAsync("Your table is booked"));
        await fault.WaitForHitAsync(cancellationToken: Patience.Token);
        var list = await client.GetAsync(client.MessagesPath).JsonAsync();

        Assert.Equal("Your table is booked", Assert.Single(twilio.Phone(Guest).Messages).Body);
        Assert.Equal("Your table is booked", Assert.Single(list.GetProperty("messages").EnumerateArray()).Text("body"));
    }

    [Fact]
    public async Task A_connection_that_broke_before_accepting_leaves_nothing()
    {
        await using var twilio = await SimulatedTwilio.StartAsync();
        using var client = new TwilioClient(twilio);
        twilio.Faults.Add(new TwilioFault(TwilioFaultKind.DropBeforeAccepting));

        await Assert.ThrowsAsync<HttpRequestException>(() => client.SayAsync("Hello"));

        Assert.Empty(twilio.Messages);
        Assert.Equal("Hello", Assert.Single(twilio.Requests.Snapshot()).Field("Body"));
    }

    [Fact]
    public async Task A_hanging_request_is_processed_when_released()
    {
        await using var twilio = await SimulatedTwilio.StartAsync();
        using var client = new TwilioClient(twilio);
        var fault = twilio.Faults.Add(new TwilioFault(TwilioFaultKind.Hang));

        var pending = client.SayAsync("Hello");
        await fault.WaitForHitAsync(cancellationToken: Patience.Token);
        Assert.Empty(twilio.Messages);
        fault.Release();
        using var answer = await pending;

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Assert.Single(twilio.Phone(Guest).Messages);
    }

    [Fact]
    public async Task An_accepted_message_is_on_the_phone_while_its_answer_is_held()
    {
        await using var twilio = await SimulatedTwilio.StartAsync();
        using var client = new TwilioClient(twilio);
        var fault = twilio.Faults.Add(new TwilioFault(TwilioFaultKind.HangAfterAccepting));

        var pending = client.SayAsync("Hello");
        await fault.WaitForHitAsync(cancellationToken: Patience.Token);
        Assert.Single(twilio.Phone(Guest).Messages);
        Assert.False(pending.IsCompleted);
        twilio.Faults.ReleaseAll();
        using var answer = await pending;

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
    }

    [Fact]
    public async Task A_delayed_request_waits_on_the_simulators_clock()
    {
        var clock = new RingingClock();
        await using var twilio = await SimulatedTwilio.StartAsync(new SimulatedTwilioOptions { TimeProvider = clock });
        using var client = new TwilioClient(twilio);
        twilio.Faults.Add(new TwilioFault(TwilioFaultKind.Delay) { Delay = TimeSpan.FromHours(1) });

        using var answer = await client.SayAsync("Hello");

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Assert.Contains(TimeSpan.FromHours(1), clock.Asked);
    }

    [Fact]
    public async Task The_list_can_fail_as_well()
    {
        await using var twilio = await SimulatedTwilio.StartAsync();
        using var client = new TwilioClient(twilio);
        twilio.Faults.Add(new TwilioFault(TwilioFaultKind.Unavailable) { On = TwilioOperation.ListMessages });

        using var created = await client.SayAsync("Hello");
        using var list = await client.GetAsync(client.MessagesPath);

        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, list.StatusCode);
    }

    [Fact]
    public async Task Disposal_ends_held_requests()
    {
        var twilio = await SimulatedTwilio.StartAsync();
        using var client = new TwilioClient(twilio);
        var fault = twilio.Faults.Add(new TwilioFault(TwilioFaultKind.Hang));
        var pending = client.SayAsync("Hello");
        await fault.WaitForHitAsync(cancellationToken: Patience.Token);

        await twilio.DisposeAsync();

        await Assert.ThrowsAsync<HttpRequestException>(() => pending);
    }

    [Fact]
    public async Task A_fault_that_strikes_no_request_at_all_is_refused()
    {
        await using var twilio = await SimulatedTwilio.StartAsync();

        Assert.Throws<ArgumentException>(() => twilio.Faults.Add(new TwilioFault(TwilioFaultKind.Hang) { Times = 0 }));
    }
}
