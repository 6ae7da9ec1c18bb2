using HotelConcierge.Contracts;
using HotelConcierge.Simulators.OpenAI;

namespace HotelConcierge.Local.Tests.WholeApp;

/// <summary>Whatever the model does, a guest reads an answer or an apology in their language: never nothing, never both.</summary>
public sealed class ModelTroubleTests : IAsyncLifetime
{
    private const string Spanish = "Explica por qué brilla el sol";
    private const string SpanishApology = "Lo siento, esta vez no he podido darte una respuesta.";
    private const string SpanishHold = "¡Gracias! Lo estoy pensando";
    private const string Thai = "อธิบาย ทำไมท้องฟ้าเป็นสีฟ้า";
    private const string ThaiApology = "ขอโทษค่ะ ครั้งนี้ยังหาคำตอบให้ไม่ได้";

    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(20);

    private readonly ManualTimeProvider _clock = new();
    private World _world = null!;
    private AppInProcess _app = null!;

    public async Task InitializeAsync()
    {
        _world = await World.CreateAsync(_clock);
        _app = await AppInProcess.StartAsync(_world);
    }

    public async Task DisposeAsync()
    {
        await _app.DisposeAsync();
        await _world.DisposeAsync();
    }

    [Theory]
    [InlineData(OpenAIFaultKind.InvalidKey)]
    [InlineData(OpenAIFaultKind.OutOfQuota)]
    [InlineData(OpenAIFaultKind.ContextTooLong)]
    [InlineData(OpenAIFaultKind.NoContent)]
    public async Task A_refusal_is_apologised_for_at_once(OpenAIFaultKind fault)
    {
        _world.Model.Enqueue(ScriptedAnswer.Fail(fault));

        await ExpectOneApologyAsync(Spanish, SpanishApology, calls: 1);
    }

    [Fact]
    public async Task An_answer_that_a_content_filter_kept_back_is_apologised_for()
    {
        _world.Model.Enqueue(ScriptedAnswer.Say("") with { FinishReason = "content_filter" });

        await ExpectOneApologyAsync(Thai, ThaiApology, calls: 1);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n\t ")]
    [InlineData("\u200b\u2060 \ufeff")]
    public async Task An_answer_that_shows_nothing_is_apologised_for(string nothing)
    {
        _world.Model.Enqueue(ScriptedAnswer.Say(nothing));

        await ExpectOneApologyAsync(Spanish, SpanishApology, calls: 1);
    }

    [Theory]
    [InlineData(OpenAIFaultKind.ServerError)]
    [InlineData(OpenAIFaultKind.MalformedJson)]
    [InlineData(OpenAIFaultKind.Drop)]
    public async Task A_service_that_stays_broken_is_apologised_for_after_six_tries(OpenAIFaultKind kind)
    {
        var fault = _world.Model.Faults.Add(new OpenAIFault(kind) { Times = null });
        await _world.HearAsync(Thai);
        for (var attempt = 1; attempt < 6; attempt++)
        {
            await fault.WaitForHitAsync(attempt, _world.Patience);
            var (least, most) = (TimeSpan.FromSeconds(1 << (attempt - 1)), TimeSpan.FromSeconds(1 << attempt));

            // Spread at random between the two; the deployment's own timers are set for whole seconds.
            _clock.Advance(await _clock.WaitForTimerAsync(
                setFor => setFor > least && setFor < most && setFor.Ticks % TimeSpan.TicksPerSecond > 0, _world.Patience));
        }

        await ExpectOneApologyAsync(ThaiApology, calls: 6);
    }

    [Fact]
    public async Task A_service_that_asks_for_a_longer_pause_than_a_turn_has_is_apologised_for_now()
    {
        _world.Model.Faults.Add(new OpenAIFault(OpenAIFaultKind.TooManyRequests) { RetryAfter = TimeSpan.FromHours(1) });

        await ExpectOneApologyAsync(Spanish, SpanishApology, calls: 1);
    }

    [Fact]
    public async Task A_model_that_stalls_beyond_the_deadline_is_apologised_for_once_also_when_it_answers_then()
    {
        _world.Model.Enqueue(ScriptedAnswer.Hold("Too late."));
        await _world.HearAsync(Spanish);
        await _world.Model.WaitForCallAsync(1, _world.Patience);

        _clock.Advance(TimeSpan.FromMinutes(9));
        Assert.StartsWith(SpanishHold, Assert.Single(await _world.ReadAsync(1)), StringComparison.Ordinal);
        _clock.Advance(Deadline);
        await _world.ReadAsync(2);
        _world.Model.ReleaseAll();

        await ExpectOneApologyAsync(SpanishApology, calls: 1, heldBefore: 1);
    }

    [Fact]
    public async Task An_answer_after_the_hold_message_comes_without_an_apology()
    {
        _world.Model.Enqueue(ScriptedAnswer.Hold("El sol es una estrella."));
        await _world.HearAsync(Spanish);
        await _world.Model.WaitForCallAsync(1, _world.Patience);

        _clock.Advance(TimeSpan.FromMinutes(9));
        await _world.ReadAsync(1);
        _world.Model.ReleaseAll();
        var phone = await _world.ReadAsync(2);
        await _app.IdleAsync();
        _clock.Advance(Deadline);
        await _app.IdleAsync();

        Assert.StartsWith(SpanishHold, phone[0], StringComparison.Ordinal);
        Assert.EndsWith("El sol es una estrella.", phone[1], StringComparison.Ordinal);
        Assert.Equal(2, _world.Twilio.Phone(World.Ana).Messages.Count);
    }

    [Fact]
    public async Task Thirty_thousand_characters_arrive_whole_in_order_and_no_message_is_too_long()
    {
        var answer = string.Join(
            "\n\n",
            Enumerable.Range(0, 30).Select(part => $"Parte {part:D2}: " + string.Concat(Enumerable.Repeat("los dinosaurios juegan ", 43))));
        Assert.InRange(answer.Length, 29_000, 31_000);
        _world.Model.Enqueue(ScriptedAnswer.Say(answer));

        await _world.HearAsync(Spanish);
        await _world
            .Twilio.Phone(World.Ana)
            .WaitForAsync(shown => shown.Count > 0 && shown[^1].Body.Contains("Parte 29", StringComparison.Ordinal), _world.Patience);
        await _app.IdleAsync();

        var bodies = _world.Twilio.Phone(World.Ana).Messages.Select(message => message.Body).ToList();
        Assert.All(bodies, body => Assert.InRange(body.Length, 1, 1600));
        Assert.EndsWith(Squeeze(answer), Squeeze(string.Join(' ', bodies)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_a_failure_the_next_question_is_answered()
    {
        _world.Model.Enqueue(ScriptedAnswer.Fail(OpenAIFaultKind.OutOfQuota));
        await ExpectOneApologyAsync(Spanish, SpanishApology, calls: 1);

        await _world.HearAsync("Explica la luna");

        Assert.EndsWith("You asked: Explica la luna", (await _world.ReadAsync(2))[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_key_costs_the_operator_one_line_that_names_the_setting_and_not_the_key()
    {
        const string wrong = "sk-wrong-but-still-a-secret";
        await using var world = await World.CreateAsync();
        await using var app = await AppInProcess.StartAsync(world, ("OpenAI:ApiKey", wrong));

        await world.HearAsync(Spanish);
        Assert.StartsWith(SpanishApology, Assert.Single(await world.ReadAsync(1)), StringComparison.Ordinal);
        await app.IdleAsync();

        Assert.Contains(
            "OpenAI__ApiKey",
            Assert.Single(
                app.Log,
                line => line.StartsWith("Error", StringComparison.Ordinal) || line.StartsWith("Warning", StringComparison.Ordinal)),
            StringComparison.Ordinal);
        Assert.DoesNotContain(app.Log, line => line.Contains(wrong, StringComparison.Ordinal));
    }

    private async Task ExpectOneApologyAsync(string question, string apology, int calls)
    {
        await _world.HearAsync(question);
        await ExpectOneApologyAsync(apology, calls);
    }

    private async Task ExpectOneApologyAsync(string apology, int calls, int heldBefore = 0)
    {
        await _world.ReadAsync(heldBefore + 1);
        await _app.IdleAsync();
        var phone = _world.Twilio.Phone(World.Ana).Messages;
        Assert.StartsWith(apology, Assert.Single(phone.Skip(heldBefore)).Body, StringComparison.Ordinal);
        Assert.Equal(calls, _world.Model.Calls.Count);
    }

    private static string Squeeze(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
