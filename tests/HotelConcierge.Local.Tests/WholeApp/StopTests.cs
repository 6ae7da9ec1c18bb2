using HotelConcierge.Channels.WhatsApp;
using HotelConcierge.Messages;
using HotelConcierge.Replies;
using HotelConcierge.Simulators.OpenAI;
using HotelConcierge.Simulators.Twilio;

namespace HotelConcierge.Local.Tests.WholeApp;

/// <summary>After STOP a guest reads the one confirmation and nothing else, until they want us back.</summary>
public sealed class StopTests : IAsyncLifetime
{
    private const string Confirmation = "All right, I will not write to you any more. Send START whenever you want me back.";
    private const string Welcome = "Good to have you back!";

    private World _world = null!;
    private AppInProcess _app = null!;

    public async Task InitializeAsync()
    {
        _world = await World.CreateAsync();
        _app = await AppInProcess.StartAsync(_world);
        await _world.GetAcquaintedAsync();
    }

    public async Task DisposeAsync()
    {
        await _app.DisposeAsync();
        await _world.DisposeAsync();
    }

    [Fact]
    public async Task Stop_while_the_model_works_leaves_only_the_confirmation_until_start()
    {
        _world.Model.Enqueue(ScriptedAnswer.Hold("Too late."));
        await _world.HearAsync("Activities dinosaurs");
        await _world.Model.WaitForCallAsync(2, _world.Patience);

        await _world.HearAsync("STOP");
        await _world.ReadAsync(2);
        _world.Model.ReleaseAll();
        await _app.IdleAsync();
        await _world.HearAsync("Explain the rain");
        await _world.HearAsync("stop");
        await _app.IdleAsync();
        Assert.Equal(Confirmation, Assert.Single(Since(1)));

        await _world.HearAsync("Start");
        await _world.ReadAsync(3);
        await _world.HearAsync("Explain the stars");
        await _world.ReadAsync(4);
        await _app.IdleAsync();
        Assert.StartsWith(Welcome, Since(2)[0], StringComparison.Ordinal);
        Assert.Equal("You asked: Explain the stars", Assert.Single(Since(3)));
        Assert.Equal(3, _world.Model.Calls.Count);
    }

    [Theory]
    [InlineData("Explain the rain")]
    [InlineData("I unblocked you, explain the rain")]
    [InlineData("Explica por qué llueve")]
    public async Task Who_blocked_us_and_writes_again_is_answered(string text)
    {
        _world.Twilio.Faults.Add(new TwilioFault(TwilioFaultKind.OptedOut));
        await _world.HearAsync("Explain the stars");
        await _world.Model.WaitForCallAsync(2, _world.Patience);
        await _app.IdleAsync();
        Assert.Empty(Since(1));

        await _world.HearAsync(text);
        await _world.ReadAsync(2);
        await _app.IdleAsync();

        Assert.False(string.IsNullOrWhiteSpace(Assert.Single(Since(1))));
    }

    [Theory]
    [InlineData("CANCEL", "YES")]
    [InlineData("END", "sí")]
    [InlineData("FINE", "RIENTRO")]
    public async Task What_the_providers_own_keywords_did_is_done_here_too(string stop, string start)
    {
        await _world.HearAsync(Sms(stop) with { OptOutType = "STOP" });
        await _world.ReadAsync(2);
        await _world.HearAsync("Explain the rain");
        await _app.IdleAsync();
        Assert.Equal(Confirmation, Assert.Single(Since(1)));

        await _world.HearAsync(Sms(start) with { OptOutType = "START" });
        await _world.ReadAsync(3);
        Assert.StartsWith(Welcome, Since(2)[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Stop. Thank you")]
    [InlineData("please stop sending text reminders")]
    [InlineData("STOP STOP")]
    [InlineData("unsubscribe me")]
    [InlineData("REVOKE")]
    public async Task Stop_may_be_said_politely(string text)
    {
        await _world.HearAsync(text);
        await _world.ReadAsync(2);
        await _world.HearAsync("Explain the rain");
        await _app.IdleAsync();

        Assert.Equal(Confirmation, Assert.Single(Since(1)));
    }

    private static InboundSms Sms(string text) => new(World.Ana, World.Business, text);

    [Fact]
    public async Task Stop_in_the_middle_of_an_answer_holds_its_rest_back()
    {
        var plan = string.Join("\n\n", "abc".Select(letter => string.Concat(Enumerable.Repeat($"{letter} word ", 200))));
        var first = ReplyText.ToChunks(plan, new TextStyle(WhatsAppMarkup.Instance, 1600))[0];
        _world.Model.Enqueue(ScriptedAnswer.Say(plan));
        var fault = _world.Twilio.Faults.Add(new TwilioFault(TwilioFaultKind.HangAfterAccepting));
        await _world.HearAsync("Activities dinosaurs");
        await fault.WaitForHitAsync(cancellationToken: _world.Patience);

        await _world.HearAsync("STOP");
        fault.Release();
        await _world.ReadAsync(3);
        await _app.IdleAsync();

        Assert.Equal([first, Confirmation], Since(1));
    }

    [Fact]
    public async Task Messages_that_wait_for_their_turn_are_dropped_with_it()
    {
        _world.Model.Enqueue(ScriptedAnswer.Hold("Too late."));
        await _world.HearAsync("Activities dinosaurs");
        await _world.Model.WaitForCallAsync(2, _world.Patience);
        await _world.HearAsync("Explain the rain");

        await _world.HearAsync("STOP");
        _world.Model.ReleaseAll();
        await _world.ReadAsync(2);
        await _app.IdleAsync();

        Assert.Equal(Confirmation, Assert.Single(Since(1)));
        Assert.Equal(2, _world.Model.Calls.Count);
    }

    [Fact]
    public async Task A_guest_who_opted_out_at_the_channel_is_tried_again_only_when_they_write()
    {
        const string sms = "+34600000003";
        _world.Twilio.SetRecipient(sms, RecipientState.OptedOut);
        _world.Model.Enqueue(ScriptedAnswer.Say(string.Concat(Enumerable.Repeat("The rain falls on the sea. ", 100))));

        await _world.HearAsync("Explain the rain", sms);
        await _app.IdleAsync();
        Assert.Single(_world.Twilio.Requests.Snapshot(), request => request.Field("To") == sms);

        await _world.HearAsync("Explain the stars", sms);
        await _app.IdleAsync();
        Assert.Equal(2, _world.Twilio.Requests.Snapshot().Count(request => request.Field("To") == sms));
        Assert.Empty(_world.Twilio.Phone(sms).Messages);
    }

    private IReadOnlyList<string> Since(int message) =>
        [.. _world.Twilio.Phone(World.Ana).Messages.Skip(message).Select(shown => shown.Body)];
}
