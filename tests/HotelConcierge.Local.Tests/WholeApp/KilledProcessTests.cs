using HotelConcierge.Replies;
using HotelConcierge.Simulators.OpenAI;
using HotelConcierge.Simulators.Twilio;

namespace HotelConcierge.Local.Tests.WholeApp;

/// <summary>A real process is killed in the middle of a turn and started again on the same data folder.</summary>
public sealed class KilledProcessTests : IAsyncLifetime
{
    private static readonly string Plan = string.Join("\n\n", "abc".Select(letter => $"Part {letter}. " + string.Concat(Enumerable.Repeat($"{letter} word ", 170))));
    private static readonly IReadOnlyList<string> Chunks = ReplyText.ToChunks(Plan, new TextStyle(TextMarkup.WhatsApp, TwilioLimit));

    private const int TwilioLimit = 1600;

    private World _world = null!;

    public async Task InitializeAsync() => _world = await World.CreateAsync();

    public async Task DisposeAsync() => await _world.DisposeAsync();

    [Fact]
    public async Task Killed_while_the_model_works_the_guest_gets_the_whole_answer_once_in_order()
    {
        using (var app = await AppProcess.StartAsync(_world))
        {
            await _world.GetAcquaintedAsync();
            _world.Model.Enqueue(ScriptedAnswer.Hold("lost with the process"));
            await _world.HearAsync("Activities dinosaurs");
            await _world.Model.WaitForCallAsync(2, _world.Patience);
            await app.KillAsync();
        }

        _world.Model.Enqueue(ScriptedAnswer.Say(Plan));
        using var again = await AppProcess.StartAsync(_world);
        await ExpectTheWholeAnswerOnceAsync();
    }

    [Theory]
    [InlineData(0, TwilioFaultKind.Hang)]
    [InlineData(1, TwilioFaultKind.Hang)]
    [InlineData(2, TwilioFaultKind.Hang)]
    [InlineData(0, TwilioFaultKind.HangAfterAccepting)]
    [InlineData(1, TwilioFaultKind.HangAfterAccepting)]
    [InlineData(2, TwilioFaultKind.HangAfterAccepting)]
    public async Task Killed_before_or_after_the_provider_took_a_chunk_every_chunk_is_read_once_in_order(int chunk, TwilioFaultKind moment)
    {
        using (var app = await AppProcess.StartAsync(_world))
        {
            await _world.GetAcquaintedAsync();
            _world.Model.Enqueue(ScriptedAnswer.Say(Plan));
            var fault = _world.Twilio.Faults.Add(new TwilioFault(moment) { OnlyTextWith = Chunks[chunk][..20] });
            await _world.HearAsync("Activities dinosaurs");
            await fault.WaitForHitAsync(cancellationToken: _world.Patience);
            await app.KillAsync();
        }

        using var again = await AppProcess.StartAsync(_world);
        await ExpectTheWholeAnswerOnceAsync();

        // Moon, dinosaurs, rain: what the model had answered was not asked again.
        Assert.Equal(3, _world.Model.Calls.Count);
    }

    [Fact]
    public async Task The_same_webhook_fifty_times_at_once_and_over_a_restart_is_one_turn()
    {
        string sid;
        using (var app = await AppProcess.StartAsync(_world))
        {
            await _world.GetAcquaintedAsync();
            _world.Model.Enqueue(ScriptedAnswer.Hold("lost with the process"));
            sid = await _world.HearAsync("Activities dinosaurs");
            await Task.WhenAll(Enumerable.Range(0, 49).Select(_ => _world.Twilio.RedeliverAsync(sid, _world.Patience)));
            await _world.Model.WaitForCallAsync(2, _world.Patience);
            await app.KillAsync();
        }

        _world.Model.Enqueue(ScriptedAnswer.Say(Plan));
        using var again = await AppProcess.StartAsync(_world);
        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => _world.Twilio.RedeliverAsync(sid, _world.Patience)));
        await ExpectTheWholeAnswerOnceAsync();
        await _world.Twilio.RedeliverAsync(sid, _world.Patience);

        // Moon, dinosaurs twice because the first process died, and the question that ends the test.
        Assert.Equal(4, _world.Model.Calls.Count);
    }

    /// <summary>A further question is answered after everything before it, so nothing can still be on its way.</summary>
    private async Task ExpectTheWholeAnswerOnceAsync()
    {
        await _world.ReadAsync(1 + Chunks.Count);
        await _world.HearAsync("Explain rain");
        var phone = await _world.ReadAsync(2 + Chunks.Count);
        Assert.Equal(3, Chunks.Count);
        Assert.Equal(Chunks, phone.Skip(1).Take(Chunks.Count));
        Assert.Equal("You asked: Explain rain", Assert.Single(phone.Skip(1 + Chunks.Count)));
    }
}
