using System.ClientModel;
using HotelConcierge.Simulators.OpenAI;
using OpenAI;
using OpenAI.Chat;
using OpenAI.Embeddings;

namespace HotelConcierge.Local.Tests.Simulators;

/// <summary>OpenAI's own client takes the simulator for the real service.</summary>
public sealed class OpenAISdkTests
{
    [Fact]
    public async Task The_chat_client_reads_words_tool_calls_and_usage()
    {
        await using var openAI = await SimulatedOpenAI.StartAsync();
        var client = new ChatClient("gpt-simulated", new ApiKeyCredential(openAI.ApiKey), OptionsFor(openAI));
        openAI.Enqueue(new ScriptedAnswer
        {
            Text = "One moment",
            ToolCalls = [new ScriptedToolCall("find_spa_slots", "{}", "call_1")],
            Usage = new ScriptedUsage(7, 2),
        });

        ChatCompletion answer = await client.CompleteChatAsync([new UserChatMessage("A massage?")], cancellationToken: Patience.Token);

        Assert.Equal("One moment", answer.Content[0].Text);
        Assert.Equal(("call_1", "find_spa_slots"), (answer.ToolCalls[0].Id, answer.ToolCalls[0].FunctionName));
        Assert.Equal(ChatFinishReason.ToolCalls, answer.FinishReason);
        Assert.Equal(9, answer.Usage.TotalTokenCount);
    }

    [Fact]
    public async Task The_chat_client_reads_a_stream()
    {
        await using var openAI = await SimulatedOpenAI.StartAsync();
        var client = new ChatClient("gpt-simulated", new ApiKeyCredential(openAI.ApiKey), OptionsFor(openAI));
        openAI.Enqueue(ScriptedAnswer.Say("The pool is open until ten."));

        var text = "";
        await foreach (var update in client.CompleteChatStreamingAsync([new UserChatMessage("Hello")], cancellationToken: Patience.Token))
            text += string.Concat(update.ContentUpdate.Select(part => part.Text));

        Assert.Equal("The pool is open until ten.", text);
    }

    [Fact]
    public async Task The_embedding_client_reads_vectors()
    {
        await using var openAI = await SimulatedOpenAI.StartAsync();
        var client = new EmbeddingClient("text-embedding-simulated", new ApiKeyCredential(openAI.ApiKey), OptionsFor(openAI));

        OpenAIEmbedding embedding = await client.GenerateEmbeddingAsync("pool", cancellationToken: Patience.Token);

        Assert.Equal(HashedEmbedding.Of("pool", 256), embedding.ToFloats().ToArray());
    }

    private static OpenAIClientOptions OptionsFor(SimulatedOpenAI openAI) => new() { Endpoint = openAI.Endpoint };
}
