using System.Text;
using System.Text.Json;
using HotelConcierge.Contracts;
using HotelConcierge.Contracts.Storage;
using HotelConcierge.Conversations;
using HotelConcierge.Functions.Conversations;
using HotelConcierge.Functions.Operations;
using HotelConcierge.Functions.Tests.Conversations;
using HotelConcierge.Languages;
using HotelConcierge.Messages;
using HotelConcierge.Orchestration;
using HotelConcierge.Settings;
using HotelConcierge.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask.Entities;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace HotelConcierge.Functions.Tests.Operations;

/// <summary>
/// The readiness function with the host's own conversations: they are well only when an operation of the entity came back.
/// </summary>
public sealed class ReadyTests : IAsyncLifetime
{
    private static readonly ConversationId Probed = new("readiness");

    private readonly ManualTimeProvider _clock = new();
    private readonly EntitiesOfOneTest _entities = new();
    private readonly EntityOperation.StoredState _state = new();
    private ServiceProvider _services = null!;

    public Task InitializeAsync()
    {
        var services = new ServiceCollection().AddLogging();
        services.AddSingleton<TimeProvider>(_clock);
        services.AddSingleton<ITableStore, InMemoryTableStore>();
        services.AddSingleton<IBlobStore, InMemoryBlobStore>();
        services.AddSingleton<IChatClient, OneWordModel>();
        services.AddScoped<DurableConversations>();
        services.AddScoped<IConversations>(provider => provider.GetRequiredService<DurableConversations>());
        services.AddConcierge(
            new ConfigurationBuilder().Build(),
            Path.Combine(AppContext.BaseDirectory, ConciergeServices.AssistantsFolder));
        _services = services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true });
        return Task.CompletedTask;
    }

    public async Task DisposeAsync() => await _services.DisposeAsync();

    [Fact]
    public async Task An_operation_of_the_entity_that_comes_back_is_well()
    {
        _entities.Applying = ApplyAsync;

        var (status, line) = await AskAsync();

        Assert.Equal((200, "well"), (status, line.GetProperty("status").GetString()));
        Assert.Equal(
            (ConversationEntity.IdOf(Probed), nameof(ConversationEntity.Apply)),
            (Assert.Single(_entities.Signals).Id, _entities.Signals[0].Operation));
        Assert.Equal(_clock.GetUtcNow(), _state.Read().ProbedAt);
    }

    [Fact]
    public async Task A_state_that_an_earlier_question_left_proves_nothing()
    {
        _entities.States[ConversationEntity.IdOf(Probed)] = new ConversationState { ProbedAt = _clock.GetUtcNow() };

        var (status, line) = await AskUntilPatienceEndsAsync();

        Assert.Equal(
            (503, "not well", "No answer within 20 seconds."),
            (status, line.GetProperty("status").GetString(), line.GetProperty("says").GetString()));
    }

    [Fact]
    public async Task An_entity_that_no_worker_can_load_is_not_well_although_its_storage_takes_and_gives_everything()
    {
        var (status, line) = await AskUntilPatienceEndsAsync();

        Assert.Equal(
            (503, "not well", "No answer within 20 seconds."),
            (status, line.GetProperty("status").GetString(), line.GetProperty("says").GetString()));
        Assert.Single(_entities.Signals);
    }

    [Fact]
    public async Task An_entity_that_answers_after_a_while_is_waited_for()
    {
        var asked = AskAsync();
        await _clock.WaitForTimerAsync(setFor => setFor == TimeSpan.FromMilliseconds(100));
        await ApplyAsync(_entities.Signals[0].Id, _entities.Signals[0].Operation, _entities.Signals[0].Input);

        _clock.Advance(TimeSpan.FromMilliseconds(100));

        Assert.Equal(200, (await asked).Status);
    }

    [Fact]
    public async Task It_is_asked_once_a_minute_however_often_the_address_is_called()
    {
        _entities.Applying = ApplyAsync;
        for (var second = 0; second < 120; second += 10)
        {
            Assert.Equal(200, (await AskAsync()).Status);
            _clock.Advance(TimeSpan.FromSeconds(10));
        }

        Assert.Equal(2, _entities.Signals.Count);
    }

    /// <summary>One call of the function, with services of its own, as the worker makes them.</summary>
    private async Task<(int Status, JsonElement Conversations)> AskAsync()
    {
        await using var scope = _services.CreateAsyncScope();
        using var body = new MemoryStream();
        var context = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        context.Response.Body = body;
        var answer = await ActivatorUtilities
            .CreateInstance<OperatorFunctions>(scope.ServiceProvider)
            .Ready(context.Request, new ClientOfOneTest(_entities));
        await answer.ExecuteAsync(context);
        var checks = JsonDocument.Parse(Encoding.UTF8.GetString(body.ToArray())).RootElement.GetProperty("checks");
        return (
            context.Response.StatusCode,
            checks.EnumerateArray().Single(check => check.GetProperty("what").GetString() == "conversations"));
    }

    private async Task<(int Status, JsonElement Conversations)> AskUntilPatienceEndsAsync()
    {
        var asked = AskAsync();
        while (!asked.IsCompleted)
        {
            var timer = _clock.WaitForTimerAsync();
            if (await Task.WhenAny(asked, timer) == timer)
                _clock.Advance(await timer);
        }

        return await asked;
    }

    /// <summary>The entity itself, as the worker runs it once it has loaded it.</summary>
    private async Task ApplyAsync(EntityInstanceId id, string operation, object? input)
    {
        var json = JsonSerializer.Serialize(input, input!.GetType(), TurnJson.Options);
        await new ConversationEntity(Options.Create(new ConversationOptions()), new(LanguageCatalog.Default))
            .RunAsync(new EntityOperation(operation, json, _state, new EntityOperation.Effects(Probed)));
        _entities.States[id] = _state.Read();
    }

    private sealed class OneWordModel : IChatClient
    {
        public Task<ChatResponse> GetResponseAsync(
            IEnumerable<ChatMessage> messages,
            ChatOptions? options = null,
            CancellationToken cancellationToken = default
        ) => Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, "OK")) { ModelId = "one-word" });

        public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
            IEnumerable<ChatMessage> messages,
            ChatOptions? options = null,
            CancellationToken cancellationToken = default
        ) => throw new NotSupportedException();

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }
    }
}
