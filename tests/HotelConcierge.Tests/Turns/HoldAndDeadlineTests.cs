using HotelConcierge.Assistants;
using HotelConcierge.Diagnostics;
using HotelConcierge.Messages;
using HotelConcierge.Model;
using HotelConcierge.Turns;
using Microsoft.Extensions.AI;

namespace HotelConcierge.Tests.Turns;

/// <summary>A guest who waits is told so, and always gets an answer or an apology, never both.</summary>
public sealed class HoldAndDeadlineTests : IDisposable
{
    private const string Question = "Explain why the sky is blue";
    private readonly TurnWorld _world = new();

    public void Dispose() => _world.Dispose();

    public static TheoryData<string, string> Questions => new()
    {
        { "en", "Explain why the sky is blue" },
        { "es", "Explica por qué el cielo es azul" },
        { "de", "Erkläre warum der Himmel blau ist" },
        { "fr", "Explique pourquoi le ciel est bleu" },
        { "th", "อธิบาย ทำไมท้องฟ้าเป็นสีฟ้า" },
    };

    [Theory]
    [MemberData(nameof(Questions))]
    public async Task A_guest_who_waits_for_the_model_is_told_so_in_their_language(string language, string question)
    {
        _world.Host.Takes(nameof(AskModel), TimeSpan.FromSeconds(20));
        await _world.RunAsync(question);

        Assert.Equal([_world.Reply(ReplyKeys.Hold, language), Shown("answer 1", language)], _world.Phone.Shown);
    }

    [Fact]
    public async Task The_hold_message_goes_out_when_the_guest_has_waited_for_so_long_and_not_before()
    {
        var heldAt = TimeSpan.Zero;
        _world.Host.Takes(nameof(AskModel), TimeSpan.FromSeconds(20));
        _world.Phone.WhileSending = call =>
        {
            if (call == 1)
                heldAt = _world.Elapsed;
            return Task.CompletedTask;
        };
        await _world.RunAsync(Question);

        // The quiet period, then the patience of the settings.
        Assert.Equal(TimeSpan.FromSeconds(1.2 + 6), heldAt);
    }

    [Fact]
    public async Task Where_typing_lasts_no_hold_message_is_sent_and_typing_goes_on_to_the_guests_message()
    {
        (_world.Phone.TypingReplacesHold, _world.Phone.TypingRefresh) = (true, TimeSpan.FromSeconds(20));
        _world.Host.Takes(nameof(AskModel), TimeSpan.FromSeconds(30));
        await _world.RunAsync(Question);

        Assert.Equal([Shown("answer 1")], _world.Phone.Shown);
        Assert.NotEmpty(_world.Phone.TypedTo);
        Assert.Single(_world.Phone.TypedTo.Distinct(StringComparer.Ordinal));
        Assert.NotEqual("", _world.Phone.TypedTo[0]);
    }

    [Fact]
    public async Task A_quick_answer_comes_without_a_hold_message()
    {
        _world.Host.Takes(nameof(AskModel), TimeSpan.FromSeconds(5.9));
        await _world.RunAsync(Question);

        Assert.Equal([Shown("answer 1")], _world.Phone.Shown);
    }

    [Fact]
    public async Task A_hold_message_that_cannot_be_sent_costs_nobody_the_answer()
    {
        _world.Host.Takes(nameof(AskModel), TimeSpan.FromSeconds(20));
        _world.Phone.Fails(SendFailure.Transient);
        await _world.RunAsync(Question);

        Assert.Equal([Shown("answer 1")], _world.Phone.Shown);
    }

    [Theory]
    [MemberData(nameof(Questions))]
    public async Task After_the_deadline_the_guest_gets_an_apology_in_their_language_and_never_the_answer(string language, string question)
    {
        // The model answers while the apology itself has to wait for the provider.
        _world.Host.Takes(nameof(AskModel), TimeSpan.FromMinutes(6));
        _world.Phone.Takes(1).Fails(SendFailure.RateLimited, TimeSpan.FromMinutes(30));
        await _world.RunAsync(question);

        Assert.Equal([_world.Reply(ReplyKeys.Hold, language), _world.Reply(ReplyKeys.Apology, language)], _world.Phone.Shown);
        Assert.Equal([nameof(TurnOutcome.Apologised)], _world.Outcomes());
    }

    [Fact]
    public async Task An_answer_that_was_not_given_is_not_in_the_next_prompt()
    {
        _world.Host.Takes(nameof(AskModel), TimeSpan.FromMinutes(6));
        await _world.RunAsync(Question);
        _world.Host.Takes(nameof(AskModel), TimeSpan.Zero);
        await _world.RunAsync("Explain why it rains");

        Assert.DoesNotContain(_world.Model.Shown[1], message => message.Text.Contains("answer 1", StringComparison.Ordinal));
        Assert.Equal(
            [Question, "Explain why it rains"],
            _world.Model.Shown[1].Where(message => message.Role == ChatRole.User).Select(message => message.Text));
        Assert.Equal(Shown("answer 2"), _world.Phone.Shown[^1]);
    }

    [Fact]
    public async Task A_model_that_never_answers_is_given_up_at_the_deadline()
    {
        _world.Model.Hangs(() => _world.Clock.Advance(TimeSpan.FromMinutes(5)));
        await _world.RunAsync(Question);

        Assert.Equal(_world.Reply(ReplyKeys.Apology), _world.Phone.Shown[^1]);
        Assert.Single(_world.Model.Shown);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n\t\u00A0")]
    [InlineData("\u200B\u2060\uFEFF")]
    [InlineData("```\n```")]
    [InlineData("---")]
    [InlineData("…")]
    public async Task A_model_that_answers_nothing_gets_the_guest_an_apology(string answer)
    {
        _world.Model.Says(answer);
        await _world.RunAsync(Question);

        Assert.Equal([_world.Reply(ReplyKeys.Apology)], _world.Phone.Shown);
    }

    [Theory]
    [InlineData("👍")]
    [InlineData("4")]
    [InlineData("ใช่")]
    public async Task The_shortest_answer_is_an_answer(string answer)
    {
        _world.Model.Says(answer);
        await _world.RunAsync(Question);

        Assert.Equal([Shown(answer)], _world.Phone.Shown);
    }

    [Fact]
    public async Task A_model_that_answers_with_no_message_at_all_gets_the_guest_an_apology()
    {
        _world.Model.Says([]);
        await _world.RunAsync(Question);

        Assert.Equal([_world.Reply(ReplyKeys.Apology)], _world.Phone.Shown);
    }

    [Fact]
    public async Task A_model_that_refuses_gets_the_guest_an_apology()
    {
        _world.Model.Says(new ErrorContent("I cannot help with that.") { ErrorCode = "Refusal" });
        await _world.RunAsync(Question);

        Assert.Equal([_world.Reply(ReplyKeys.Apology)], _world.Phone.Shown);
    }

    [Theory]
    [InlineData(ModelTrouble.BadKey)]
    [InlineData(ModelTrouble.OutOfQuota)]
    [InlineData(ModelTrouble.Refused)]
    [InlineData(ModelTrouble.Unavailable)]
    public async Task A_model_that_fails_for_good_is_asked_once_and_gets_the_guest_an_apology(ModelTrouble trouble)
    {
        _world.Model.Throws(new ModelException(trouble, "The service says no."));
        await _world.RunAsync("Erkläre warum der Himmel blau ist");

        Assert.Equal([_world.Reply(ReplyKeys.Apology, "de")], _world.Phone.Shown);
        Assert.Single(_world.Model.Shown);
        Assert.Equal([nameof(TurnOutcome.Apologised)], _world.Outcomes());
    }

    [Fact]
    public async Task A_model_client_that_breaks_is_tried_again()
    {
        _world.Model.Throws(new HttpRequestException("reset")).Throws(new TaskCanceledException("timeout")).Says("It scatters.");
        await _world.RunAsync(Question);

        Assert.Equal([Shown("It scatters.")], _world.Phone.Shown);
    }

    [Fact]
    public async Task A_model_client_that_stays_broken_gets_the_guest_an_apology()
    {
        for (var i = 0; i < 3; i++)
            _world.Model.Throws(new InvalidOperationException("broken"));
        await _world.RunAsync(Question);

        Assert.Equal([_world.Reply(ReplyKeys.Apology)], _world.Phone.Shown);
        Assert.Equal(3, _world.Model.Shown.Count);
    }

    [Fact]
    public async Task An_answer_of_thirty_thousand_characters_arrives_whole_and_in_order()
    {
        var words = Enumerable.Range(0, 4286).Select(number => $"w{number:D5}").ToList();
        _world.Model.Says(string.Join(' ', words));
        await _world.RunAsync(Question);

        Assert.All(_world.Phone.Shown, text => Assert.InRange(text.Length, 1, 1600));
        var shown = string.Join(' ', _world.Phone.Shown).Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(words, shown.Where(word => word.Length == 6 && word[0] == 'w' && char.IsAsciiDigit(word[1])));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("{x} {0} {{language}} %s $1")]
    [InlineData("<b>&amp;</b> & <script>")]
    [InlineData("👩‍👩‍👧‍👦 مرحبا สวัสดี")]
    [InlineData("\uD83D broken \uDE00")]
    public async Task Whatever_a_guest_writes_the_turn_and_the_next_one_work(string odd)
    {
        await _world.RunAsync("Explain " + odd);
        await _world.RunAsync("Explain why it rains");

        Assert.Equal(2, _world.Outcomes().Count(outcome => outcome == nameof(TurnOutcome.Answered)));
        Assert.Equal(2, _world.Phone.Shown.Count);
        Assert.EndsWith("answer 1", _world.Phone.Shown[0], StringComparison.Ordinal);
        Assert.Equal("answer 2", _world.Phone.Shown[1]);
    }

    private string Shown(string answer, string language = "en") => $"{_world.Reply("disclaimer", language)}\n\n{answer}";
}
