using HotelConcierge.Evaluate.Stages;
using Microsoft.Extensions.AI;

namespace HotelConcierge.Local.Tests.Evaluations;

/// <summary>What the evaluation writes down of a model's use, line by line.</summary>
public sealed class ModelLogTests
{
    [Fact]
    public async Task A_result_counts_once_a_line_also_where_another_conversation_had_the_same_call()
    {
        using var log = new ModelLog(new Parrot());
        ChatMessage[] prompt =
        [
            new(ChatRole.User, "save 2"),
            new(ChatRole.Assistant, [new FunctionCallContent("save_idea-1", "save_idea")]),
            new(ChatRole.Tool, [new FunctionResultContent("save_idea-1", "saved")]),
        ];
        await log.GetResponseAsync(prompt);
        await log.GetResponseAsync(prompt);
        Assert.Equal([new ToolResult("save_idea", "saved")], log.Take().Results);

        await log.GetResponseAsync(prompt);

        Assert.Equal([new ToolResult("save_idea", "saved")], log.Take().Results);
    }

    private sealed class Parrot : IChatClient
    {
        public Task<ChatResponse> GetResponseAsync(
            IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
            Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, "Done.")));

        public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
            IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
            throw new NotSupportedException();

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }
    }
}
