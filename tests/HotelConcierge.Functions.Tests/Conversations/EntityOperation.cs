using System.Text.Json;
using HotelConcierge.Conversations;
using HotelConcierge.Functions.Conversations;
using HotelConcierge.Messages;
using HotelConcierge.Orchestration;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Entities;

namespace HotelConcierge.Functions.Tests.Conversations;

/// <summary>
/// One operation of a conversation's entity as the durable worker hands it over: input and state as JSON, effects written down.
/// </summary>
internal sealed class EntityOperation(string name, string input, EntityOperation.StoredState state, EntityOperation.Effects effects)
    : TaskEntityOperation
{
    public override string Name => name;

    public override TaskEntityContext Context => effects;

    public override TaskEntityState State => state;

    public override bool HasInput => true;

    public override object? GetInput(Type inputType) => JsonSerializer.Deserialize(input, inputType, TurnJson.Options);

    /// <summary>The state as text, as the back end keeps it.</summary>
    internal sealed class StoredState : TaskEntityState
    {
        public string? Json { get; private set; }

        public override bool HasState => Json is not null;

        public ConversationState Read() => JsonSerializer.Deserialize<ConversationState>(Json!, TurnJson.Options)!;

        public override object? GetState(Type type) => Json is null ? null : JsonSerializer.Deserialize(Json, type, TurnJson.Options);

        public override void SetState(object? state) => Json = state is null ? null : JsonSerializer.Serialize(state, TurnJson.Options);
    }

    /// <summary>What the entity asked for.</summary>
    internal sealed class Effects(ConversationId conversation) : TaskEntityContext
    {
        public List<(string Name, object? Input, StartOrchestrationOptions? Options)> Started { get; } = [];

        /// <summary>What is to be noted in the index of silent conversations.</summary>
        public List<SilenceNote> Noted { get; } = [];

        public List<(EntityInstanceId Id, string Operation, string Input, DateTimeOffset? At)> Signalled { get; } = [];

        public override EntityInstanceId Id => ConversationEntity.IdOf(conversation);

        public override void SignalEntity(
            EntityInstanceId id,
            string operationName,
            object? input = null,
            SignalEntityOptions? options = null
        ) => Signalled.Add((id, operationName, JsonSerializer.Serialize(input, input!.GetType(), TurnJson.Options), options?.SignalTime));

        public override string ScheduleNewOrchestration(TaskName name, object? input = null, StartOrchestrationOptions? options = null)
        {
            if (name.Name == nameof(SilenceFunctions.NoteSilence))
                Noted.Add((SilenceNote)input!);
            else
                Started.Add((name.Name, input, options));
            return options!.InstanceId!;
        }
    }
}
