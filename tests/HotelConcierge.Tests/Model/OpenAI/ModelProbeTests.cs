using HotelConcierge.Assistants;
using HotelConcierge.Contracts;
using HotelConcierge.Diagnostics;
using HotelConcierge.Model;
using HotelConcierge.Model.OpenAI;
using HotelConcierge.Tests.Assistants;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;

namespace HotelConcierge.Tests.Model.OpenAI;

public sealed class ModelProbeTests
{
    [Fact]
    public async Task The_model_is_asked_for_one_word_with_as_little_thought_as_it_knows_and_the_assistants_temperature()
    {
        using var model = new OneWordModel();
        var probe = new ModelProbe(
            model,
            new AssistantCatalog([Shipped.Hotel]),
            Options.Create(new OpenAIOptions()),
            new ManualTimeProvider());

        var finding = await probe.AskAsync(default);

        Assert.Equal(Finding.Well("one-word answered."), finding);
        Assert.Equal(ModelEffort.Least, CallEffort.Of(model.Asked));
        Assert.Equal((float?)Shipped.Hotel.Model.Temperature, model.Asked!.Temperature);
    }

    [Fact]
    public void What_is_paid_for_is_seldom_asked_also_when_it_is_not_well()
    {
        using var model = new OneWordModel();
        var probe = new ModelProbe(
            model,
            new AssistantCatalog([Shipped.Hotel]),
            Options.Create(new OpenAIOptions()),
            new ManualTimeProvider());

        Assert.Equal((TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(3)), (probe.CountsFor, probe.BadCountsFor));
    }

    private sealed class OneWordModel : IChatClient
    {
        public ChatOptions? Asked { get; private set; }

        public Task<ChatResponse> GetResponseAsync(
            IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
        {
            Asked = options;
            return Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, "OK")) { ModelId = "one-word" });
        }

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
