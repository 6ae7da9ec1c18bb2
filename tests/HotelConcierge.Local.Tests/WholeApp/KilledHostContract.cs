using HotelConcierge.Channels.WhatsApp;
using HotelConcierge.Messages;
using HotelConcierge.Replies;
using HotelConcierge.Simulators.OpenAI;
using HotelConcierge.Simulators.Twilio;

namespace HotelConcierge.Local.Tests.WholeApp;

/// <summary>
/// What every host promises a guest whose turn was at work when the host was killed and another one started on the same storage,
/// and a guest whose provider sends a webhook again and again.
/// </summary>
public abstract class KilledHostContract : IAsyncLifetime
{
    private static readonly string Plan = string.Join(
        "\n\n",
        "abc".Select(letter => $"Part {letter}. " + string.Concat(Enumerable.Repeat($"{letter} word ", 170))));
    private static readonly IReadOnlyList<string> Chunks = ReplyText.ToChunks(Plan, new TextStyle(WhatsAppMarkup.Instance, TwilioLimit));

    private const int TwilioLimit = 1600;

    private World _world = null!;

    public async Task InitializeAsync() => _world = await World.CreateAsync();

    public virtual async Task DisposeAsync() => await _world.DisposeAsync();

    /// <summary>Starts a host, each time on the same storage.</summary>
    private protected abstract Task<IKillableHost> StartAsync(World world);

    [Fact]
    public async Task Killed_while_the_model_works_the_guest_gets_the_whole_answer_once_in_order()
    {
        await using (var app = await StartAsync(_world))
        {
            await _world.GetAcquaintedAsync();
            _world.Model.Enqueue(ScriptedAnswer.Hold("lost with the host"));
            await _world.HearAsync("Activities dinosaurs");
            await _world.Model.WaitForCallAsync(2, _world.Patience);
            await app.KillAsync();
        }

        _world.Model.Enqueue(ScriptedAnswer.Say(Plan));
        await using var again = await StartAsync(_world);
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
        await using (var app = await StartAsync(_world))
        {
            await _world.GetAcquaintedAsync();
            _world.Model.Enqueue(ScriptedAnswer.Say(Plan));
            var fault = _world.Twilio.Faults.Add(new TwilioFault(moment) { OnlyTextWith = Chunks[chunk][..20] });
            await _world.HearAsync("Activities dinosaurs");
            await fault.WaitForHitAsync(cancellationToken: _world.Patience);
            await app.KillAsync();
        }

        await using var again = await StartAsync(_world);
        await ExpectTheWholeAnswerOnceAsync();

        // Moon, dinosaurs, rain: what the model had answered was not asked again.
        Assert.Equal(3, _world.Model.Calls.Count);
    }

    [Fact]
    public async Task The_same_webhook_fifty_times_at_once_and_over_a_restart_is_one_turn()
    {
        string sid;
        await using (var app = await StartAsync(_world))
        {
            await _world.GetAcquaintedAsync();
            _world.Model.Enqueue(ScriptedAnswer.Hold("lost with the host"));
            sid = await _world.HearAsync("Activities dinosaurs");
            await Task.WhenAll(Enumerable.Range(0, 49).Select(_ => _world.Twilio.RedeliverAsync(sid, _world.Patience)));
            await _world.Model.WaitForCallAsync(2, _world.Patience);
            await app.KillAsync();
        }

        _world.Model.Enqueue(ScriptedAnswer.Say(Plan));
        await using var again = await StartAsync(_world);
        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => _world.Twilio.RedeliverAsync(sid, _world.Patience)));
        await ExpectTheWholeAnswerOnceAsync();
        await _world.Twilio.RedeliverAsync(sid, _world.Patience);

        // Moon, dinosaurs twice because the first host died, and the question that ends the test.
        Assert.Equal(4, _world.Model.Calls.Count);
    }

    [Fact]
    public async Task Stop_while_the_model_works_leaves_only_the_confirmation()
    {
        await using var app = await StartAsync(_world);
        await _world.GetAcquaintedAsync();
        _world.Model.Enqueue(ScriptedAnswer.Hold("Too late."));
        await _world.HearAsync("Activities dinosaurs");
        await _world.Model.WaitForCallAsync(2, _world.Patience);

        await _world.HearAsync("STOP");
        var confirmed = await _world.ReadAsync(2);
        _world.Model.ReleaseAll();

        // Two more turns, one after the other: what the interrupted one still did would be read before their words.
        await _world.HearAsync("Start");
        await _world.ReadAsync(3);
        await _world.HearAsync("Explain rain");
        var phone = await _world.ReadAsync(4);

        Assert.StartsWith("All right, I will not write to you any more.", confirmed[1], StringComparison.Ordinal);
        Assert.StartsWith("Good to have you back!", phone[2], StringComparison.Ordinal);
        Assert.Equal("You asked: Explain rain", phone[3]);
    }

    [Fact]
    public async Task Stop_holds_over_a_restart_for_every_id_that_came_with_the_number_and_for_no_other_number_of_ours()
    {
        const string scopedId = "whatsapp:ES.13491208655302741918";
        const string otherBusiness = "whatsapp:+14155238887";
        await using (var app = await StartAsync(_world))
        {
            // Two conversations, because each id came alone first; then both come together.
            await _world.HearAsync("help");
            await _world.HearAsync("help", scopedId);
            await _world.ReadAsync(1, scopedId);
            await _world.HearAsync(new InboundSms(World.Ana, World.Business, "help") { ExternalUserId = scopedId });
            await _world.ReadAsync(2);
            await _world.HearAsync("STOP", scopedId);
            await _world.ReadAsync(2, scopedId);
            await WaitForWishesAsync();
            await app.KillAsync();
        }

        await using var again = await StartAsync(_world);
        await _world.HearAsync("help");
        await _world.HearAsync(new InboundSms(World.Ana, otherBusiness, "help"));
        await _world.ReadAsync(3);
        Assert.Single(_world.Twilio.Phone(World.Ana).Messages, message => message.From == otherBusiness);

        // Whoever comes back comes back everywhere.
        await _world.HearAsync("start");
        await _world.ReadAsync(4);
        await WaitForWishesAsync();
        await _world.HearAsync("help", scopedId);
        await _world.ReadAsync(3, scopedId);
    }

    /// <summary>Completes when guests' wishes are kept for other conversations; a host may do so after it confirmed them.</summary>
    private protected virtual Task WaitForWishesAsync() => Task.CompletedTask;

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

/// <summary>A host of this product, in whatever it runs.</summary>
internal interface IKillableHost : IAsyncDisposable
{
    /// <summary>Ends it in the middle of whatever it does.</summary>
    Task KillAsync();
}
