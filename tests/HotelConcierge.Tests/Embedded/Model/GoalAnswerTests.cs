using System.Text.Json;
using System.Text.Json.Nodes;
using HotelConcierge.Contracts.Storage;
using HotelConcierge.Goals;
using HotelConcierge.Guests;
using HotelConcierge.Model;
using HotelConcierge.Tests.Assistants;
using Microsoft.Extensions.AI;

namespace HotelConcierge.Tests.Embedded.Model;

/// <summary>The demo model between a caregiver and the goals as they ship.</summary>
public sealed class GoalAnswerTests
{
    private const string Tool = "learning_goals";

    [Theory]
    [InlineData("en", "what should my 2 year old be learning in maths?", "24", "mathematics")]
    [InlineData("en", "which goals are there for a three year old in literacy", "36", "literacy")]
    [InlineData("en", "what should a four year old be able to do by now?", "48", null)]
    [InlineData("es", "¿qué debería aprender mi hijo de 3 años en matemáticas?", "36", "mathematics")]
    [InlineData("de", "was sollte mein Kind mit vier Jahren lernen?", "48", null)]
    public async Task What_is_asked_for_is_looked_up_with_age_and_area(string language, string said, string age, string? area)
    {
        Assert.Equal("parenting", await Demo.RouteAsync(said, language));
        var call = await CallAsync(language, said);

        Assert.Equal((Tool, age), (call.Name, call.Arguments!["ages"]));
        Assert.Equal(area, call.Arguments.TryGetValue("areas", out var areas) ? areas : null);
    }

    [Fact]
    public async Task Goals_and_examples_are_said_in_the_words_of_the_data()
    {
        var answer = await AnswerAsync("en", "what should my 2 year old be learning in maths?");

        Assert.StartsWith("**Mathematics** (18 months to 3 years)\n- ", answer, StringComparison.Ordinal);
        Assert.Contains("Count the stairs aloud as you go up together.", answer, StringComparison.Ordinal);
        Assert.Contains("**Matemáticas**", await AnswerAsync("es", "¿qué debería aprender mi hijo de 3 años en matemáticas?"), StringComparison.Ordinal);
        Assert.StartsWith(
            "Unser Artikel dazu ist nicht auf Deutsch.", await AnswerAsync("de", "was sollte mein Kind mit vier Jahren lernen?"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("When do children start talking?")]
    [InlineData("When is my child ready for the potty?")]
    [InlineData("My toddler does not want to go to sleep")]
    public async Task Other_questions_go_to_the_articles(string said) =>
        Assert.Equal("parenting_information", (await CallAsync("en", said)).Name);

    private static async Task<FunctionCallContent> CallAsync(string language, string said) => Assert.Single(
        (await Demo.AskAsync(Brief(language, said), [new(ChatRole.User, said)], Declared(Tool), Declared("parenting_information")))
            .Messages[0].Contents.OfType<FunctionCallContent>());

    private static async Task<string> AnswerAsync(string language, string said)
    {
        var call = await CallAsync(language, said);
        var arguments = JsonNode.Parse(JsonSerializer.Serialize(call.Arguments))!.AsObject();
        var tool = new LearningGoals(GoalCatalog.Load(Shipped.Folder), new GuestProfiles(new InMemoryTableStore()));
        var result = await tool.RunAsync(
            new("m1-0-0", new("phone-1"), Shipped.EarlyYears, arguments) { Language = language }, default);
        return (await Demo.AskAsync(
            Brief(language, said),
            [
                new(ChatRole.User, said),
                new(ChatRole.Assistant, [call]),
                new(ChatRole.Tool, [new FunctionResultContent(call.CallId, result.Text)]),
            ],
            Declared(Tool))).Text;
    }

    private static ModelBrief Brief(string language, string said) =>
        new("early-years", "parenting", language, said, HotelConcierge.Assistants.GuestProfile.Empty);

    private static AIFunctionDeclaration Declared(string name) =>
        AIFunctionFactory.CreateDeclaration(name, "", JsonSerializer.SerializeToElement(new { type = "object" }));
}
