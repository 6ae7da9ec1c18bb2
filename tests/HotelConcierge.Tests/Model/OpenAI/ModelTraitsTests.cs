using HotelConcierge.Model;
using HotelConcierge.Model.OpenAI;
using OpenAI;

namespace HotelConcierge.Tests.Model.OpenAI;

/// <summary>Which models are shown pictures: a model that takes words alone refuses the whole question.</summary>
public sealed class ModelTraitsTests
{
    [Theory]
    [InlineData("gpt-4o", true)]
    [InlineData("gpt-4o-mini-2024-07-18", true)]
    [InlineData("gpt-4.1-mini", true)]
    [InlineData("gpt-4-turbo-2024-04-09", true)]
    [InlineData("gpt-5", true)]
    [InlineData("gpt-5.4-mini", true)]
    [InlineData("gpt-5-chat-latest", true)]
    [InlineData("openai/o3", true)]
    [InlineData("o1", true)]
    [InlineData("o4-mini", true)]
    [InlineData("gpt-4", false)]
    [InlineData("gpt-4-0613", false)]
    [InlineData("gpt-3.5-turbo", false)]
    [InlineData("o1-mini", false)]
    [InlineData("o1-preview", false)]
    [InlineData("o3-mini-2025-01-31", false)]
    [InlineData("chat", false)]
    [InlineData("llama-4", false)]
    public void A_name_tells_whether_it_sees(string model, bool sees) => Assert.Equal(sees, ModelTraits.Of(model).Sees);

    [Theory]
    [InlineData("chat", "true", true)]
    [InlineData("gpt-4o", "false", false)]
    [InlineData("gpt-4o", "", true)]
    public void What_an_operator_says_counts_more(string model, string setting, bool sees)
    {
        var client = new OpenAIChatClient(new OpenAIClient("not-a-real-key"), model, TimeProvider.System);

        Assert.Equal(new(ReadsDocuments: true, sees), ModelSight.Of(client, new() { SeesPictures = setting }));
    }
}
