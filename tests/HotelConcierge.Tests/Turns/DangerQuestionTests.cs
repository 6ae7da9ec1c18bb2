using HotelConcierge.Model;
using HotelConcierge.Safety;
using HotelConcierge.Turns;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace HotelConcierge.Tests.Turns;

/// <summary>What no words of ours recognise, a configured model may; what the guest reads is never its own text.</summary>
public sealed class DangerQuestionTests
{
    /// <summary>A question like any other, to our words.</summary>
    private const string Question = "Explain why the sky is blue";

    private readonly Watching _model = new();

    [Theory]
    [InlineData("medical", SafetyKind.Medical)]
    [InlineData("POISONING.", SafetyKind.Poisoning)]
    [InlineData("'danger'", SafetyKind.Danger)]
    [InlineData("child", SafetyKind.ChildAtRisk)]
    [InlineData("SelfHarm", SafetyKind.SelfHarm)]
    public async Task What_the_model_finds_is_answered_with_the_reviewed_text_and_staff_are_told(string said, SafetyKind kind)
    {
        var staff = new Staff();
        _model.Finds = said;
        using var world = TurnWorld.With(services => services.AddSingleton<IStaffAlerts>(staff), _model);
        await world.RunAsync(Question);

        var read = world.Phone.Shown[^1];
        Assert.Contains("112", read, StringComparison.Ordinal);
        Assert.DoesNotContain("my own words", read, StringComparison.Ordinal);
        Assert.Equal(kind.ToString(), Assert.Single(staff.Told).Kind);
    }

    [Theory]
    [InlineData("none")]
    [InlineData("call the police at once")]
    [InlineData("")]
    public async Task What_is_no_label_changes_nothing(string said)
    {
        _model.Finds = said;
        using var world = TurnWorld.With(model: _model);
        await world.RunAsync(Question);

        Assert.Contains("my own words", world.Phone.Shown[^1], StringComparison.Ordinal);
        Assert.Equal(1, _model.Asked);
    }

    [Fact]
    public async Task A_question_that_fails_does_not_cost_the_guest_the_answer()
    {
        _model.Fails = true;
        using var world = TurnWorld.With(model: _model);
        await world.RunAsync(Question);

        Assert.Contains("my own words", world.Phone.Shown[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_demo_model_is_not_asked()
    {
        _model.Provider = ModelProviders.Embedded;
        using var world = TurnWorld.With(model: _model);
        await world.RunAsync(Question);

        Assert.Equal(0, _model.Asked);
    }

    [Fact]
    public async Task A_turn_that_is_run_again_asks_nobody_again()
    {
        _model.Finds = "medical";
        using var world = TurnWorld.With(model: _model);
        await world.RunAsync(Question);
        var turn = Assert.Single(world.Conversations.Started);
        var again = await world.Services.GetRequiredService<AskModel>().RunAsync(
            new(turn, Round: 0, MayUseTools: true, DateTimeOffset.MaxValue), CancellationToken.None);

        Assert.Equal(new ModelMove(ModelMoveKind.Reply) { AlertsStaff = true }, again);
        Assert.Equal(1, _model.Asked);
    }

    private sealed class Watching : IChatClient
    {
        public string Finds { get; set; } = "none";

        public bool Fails { get; set; }

        public string Provider { get; set; } = "openai";

        public int Asked { get; private set; }

        public Task<ChatResponse> GetResponseAsync(
            IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
        {
            if (!messages.First().Text.Contains("watch over a chat", StringComparison.Ordinal))
                return Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, "This is in my own words.")));
            Asked++;
            return Fails
                ? Task.FromException<ChatResponse>(new InvalidOperationException("The service is broken."))
                : Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, Finds)));
        }

        public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
            IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
            throw new NotSupportedException();

        public object? GetService(Type serviceType, object? serviceKey = null) =>
            serviceType == typeof(ChatClientMetadata) ? new ChatClientMetadata(Provider) : null;

        public void Dispose()
        {
        }
    }

    private sealed class Staff : IStaffAlerts
    {
        public List<StaffAlert> Told { get; } = [];

        public IReadOnlyList<string> Receivers => ["desk"];

        public Task SendAsync(string receiver, StaffAlert alert, CancellationToken cancellationToken)
        {
            Told.Add(alert);
            return Task.CompletedTask;
        }
    }
}
