using System.Collections.Immutable;
using HotelConcierge.Assistants;
using HotelConcierge.Embedded.Model;
using HotelConcierge.Model;
using Microsoft.Extensions.AI;

namespace HotelConcierge.Tests.Embedded.Model;

public class ProfileFactsTests
{
    private static readonly AIFunction s_remember = AIFunctionFactory.Create((string? age, string? place) => "kept", "remember_profile");

    [Theory]
    [InlineData("en", "my daughter is two", "0-3")]
    [InlineData("en", "My son is 3 years old and loves cats", "3-4")]
    [InlineData("en", "our child is 5", "4-5")]
    [InlineData("en", "the baby is 18 months old", "0-3")]
    [InlineData("es", "mi hija tiene dos años", "0-3")]
    [InlineData("es", "nuestro hijo cumplió cuatro", "4-5")]
    [InlineData("de", "meine Tochter ist drei", "3-4")]
    [InlineData("de", "Unser Baby ist zehn Monate alt", "0-3")]
    [InlineData("fr", "mon fils a quatre ans", "4-5")]
    [InlineData("th", "ลูกสาวอายุสองขวบ", "0-3")]
    public void An_age_stated_is_a_fact(string language, string said, string age) =>
        Assert.Equal([KeyValuePair.Create("age", age)], New(language, said, GuestProfile.Empty));

    [Theory]
    [InlineData("en", "we don't have a garden")]
    [InlineData("es", "no tenemos jardín")]
    [InlineData("de", "wir haben leider keinen Garten")]
    [InlineData("fr", "on n’a pas de jardin")]
    [InlineData("th", "บ้านเราไม่มีสวน")]
    public void Having_no_garden_is_a_fact(string language, string said) =>
        Assert.Equal([KeyValuePair.Create("place", "indoors")], New(language, said, GuestProfile.Empty));

    [Theory]
    [InlineData("en", "tell me more about 2")]
    [InlineData("en", "we have a garden")]
    [InlineData("en", "my daughter has two dogs")]
    [InlineData("en", "activities for 3 years of school")]
    [InlineData("en", "my son is 12")]
    [InlineData("es", "mi hija tiene una pregunta")]
    [InlineData("es", "mi hijo tiene dos gatos")]
    [InlineData("de", "mein Kind ist ein Fuchs")]
    [InlineData("fr", "ma fille a deux chats")]
    [InlineData("th", "ลูกสามารถกระโดดได้")]
    public void Other_numbers_are_not(string language, string said) => Assert.Empty(New(language, said, GuestProfile.Empty));

    [Fact]
    public void What_the_profile_holds_already_is_nothing_new() =>
        Assert.Empty(New("en", "my son is 3 and we have no garden", Demo.Profile(("age", "0-3"), ("place", "either"))));

    [Fact]
    public async Task A_fact_is_remembered_by_a_tool_call_before_the_answer()
    {
        var brief = new ModelBrief("early-years", "activities", "en", "boats", GuestProfile.Empty);
        List<ChatMessage> messages = [new(ChatRole.User, "Activities boats. My daughter is two and we have no garden")];

        var first = await Demo.AskAsync(brief, messages, s_remember);

        var call = Assert.IsType<FunctionCallContent>(Assert.Single(Assert.Single(first.Messages).Contents));
        Assert.Equal(ChatFinishReason.ToolCalls, first.FinishReason);
        Assert.Equal("remember_profile", call.Name);
        Assert.Equal([("age", "0-3"), ("place", "indoors")], call.Arguments!.Select(argument => (argument.Key, (string?)argument.Value)));
        Assert.Equal(call.CallId, ((FunctionCallContent)(await Demo.AskAsync(brief, messages, s_remember)).Messages[0].Contents[0]).CallId);

        messages.AddRange(first.Messages);
        messages.Add(
            new ChatMessage(
                ChatRole.Tool,
                [
                    new FunctionResultContent(
                        call.CallId,
                        await s_remember.InvokeAsync(new AIFunctionArguments(call.Arguments, StringComparer.Ordinal))),
                ]));
        var second = await Demo.AskAsync(brief, messages, s_remember);

        Assert.Equal(ChatFinishReason.Stop, second.FinishReason);
        Assert.Equal(
            await Demo.AnswerAsync("activities", "boats", profile: Demo.Profile(("age", "0-3"), ("place", "indoors"))),
            second.Text);
    }

    [Fact]
    public async Task Without_the_tool_the_answer_comes_at_once_and_still_fits_the_fact() =>
        Assert.Equal(
            await Demo.AnswerAsync("activities", "boats", profile: Demo.Profile(("age", "0-3"))),
            await Demo.AnswerAsync("activities", "boats", messages: new ChatMessage(ChatRole.User, "boats, my daughter is two")));

    private static ImmutableSortedDictionary<string, string> New(string language, string said, GuestProfile profile) =>
        ProfileFacts.New(said, Demo.Content.In(language).Rules, Demo.Content.Pool, profile);
}
