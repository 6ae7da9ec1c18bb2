using System.Collections.Immutable;
using HotelConcierge.Assistants;
using HotelConcierge.Embedded.Model.Caregivers;
using HotelConcierge.Model;
using HotelConcierge.Tests.Assistants;
using Microsoft.Extensions.AI;

namespace HotelConcierge.Tests.Embedded.Model;

public class CaregiverFactsTests
{
    private static readonly AIFunction s_remember = AIFunctionFactory.Create((string? children, string? place) => "kept", "remember_profile");

    [Theory]
    [InlineData("en", "my daughter is two", "24")]
    [InlineData("en", "My son is 3 years old and loves cats", "36")]
    [InlineData("en", "our child is 5", "60")]
    [InlineData("en", "the baby is 18 months old", "18")]
    [InlineData("es", "mi hija tiene dos años", "24")]
    [InlineData("es", "nuestro hijo cumplió cuatro", "48")]
    [InlineData("de", "meine Tochter ist drei", "36")]
    [InlineData("de", "Unser Baby ist zehn Monate alt", "10")]
    [InlineData("fr", "mon fils a quatre ans", "48")]
    [InlineData("th", "ลูกสาวอายุสองขวบ", "24")]
    public void An_age_stated_is_a_fact(string language, string said, string age) =>
        Assert.Equal([KeyValuePair.Create("children", age)], New(language, said, GuestProfile.Empty));

    [Theory]
    [InlineData("en", "for twins of 18 months and a four year old", "children=18,48")]
    [InlineData("en", "and for ten children?", "group=10")]
    [InlineData("en", "we dont have scissors or glue, is that ok?", "without=glue,scissors")]
    [InlineData("en", "she is allergic to nuts", "allergies=nuts")]
    [InlineData("en", "we only have 10 minutes", "minutes=10")]
    [InlineData("es", "otra sin pintura, que no tengo", "without=pintura")]
    [InlineData("de", "wir haben keine Schere", "without=schere")]
    [InlineData("de", "Aktivitäten Herbstblätter für 10 Kinder", "group=10")]
    [InlineData("fr", "on n'a pas de ciseaux", "without=ciseau")]
    [InlineData("th", "ไม่มีกรรไกร", "without=กรรไกร")]
    public void How_it_is_to_be_is_a_fact(string language, string said, string expected) => Assert.Equal(
        expected, string.Join(';', New(language, said, GuestProfile.Empty).Select(fact => $"{fact.Key}={fact.Value}")));

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
    [InlineData("en", "my daughter has two dogs")]
    [InlineData("en", "my son is 12")]
    [InlineData("es", "mi hija tiene una pregunta")]
    [InlineData("es", "mi hijo tiene dos gatos")]
    [InlineData("de", "mein Kind ist ein Fuchs")]
    [InlineData("fr", "ma fille a deux chats")]
    [InlineData("th", "ลูกสามารถกระโดดได้")]
    public void Other_numbers_are_not(string language, string said) => Assert.Empty(New(language, said, GuestProfile.Empty));

    [Theory]
    [InlineData("she is allergic to strawberries", "allergies=strawberries,nuts")]
    [InlineData("she is allergic to Nuts", "")]
    public void An_allergy_is_added_to_those_that_are_known(string said, string expected) => Assert.Equal(
        expected,
        string.Join(';', New("en", said, Demo.Profile(("allergies", "nuts"))).Select(fact => $"{fact.Key}={fact.Value}")));

    [Fact]
    public void What_the_profile_holds_already_is_nothing_new() =>
        Assert.Empty(New("en", "my son is 3 and we have no garden", Demo.Profile(("children", "36"), ("place", "indoors"))));

    [Fact]
    public async Task A_fact_is_remembered_by_a_tool_call_before_the_answer()
    {
        var brief = new ModelBrief("early-years", "activities", "en", "boats", GuestProfile.Empty);
        List<ChatMessage> messages = [new(ChatRole.User, "Activities boats. My daughter is two, only indoors")];

        var first = await Demo.AskAsync(brief, messages, s_remember);

        var call = Assert.IsType<FunctionCallContent>(Assert.Single(Assert.Single(first.Messages).Contents));
        Assert.Equal(ChatFinishReason.ToolCalls, first.FinishReason);
        Assert.Equal("remember_profile", call.Name);
        Assert.Equal([("children", "24"), ("place", "indoors")], call.Arguments!.Select(argument => (argument.Key, (string?)argument.Value)));
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
            await Demo.AnswerAsync("activities", "boats", profile: Demo.Profile(("children", "24"), ("place", "indoors"))),
            second.Text);
    }

    [Fact]
    public async Task Without_the_tool_the_answer_comes_at_once_and_still_fits_the_fact() =>
        Assert.Equal(
            await Demo.AnswerAsync("activities", "boats", profile: Demo.Profile(("children", "24"))),
            await Demo.AnswerAsync("activities", "boats", messages: new ChatMessage(ChatRole.User, "boats, my daughter is two")));

    private static ImmutableSortedDictionary<string, string> New(string language, string said, GuestProfile profile)
    {
        var reader = new CaregiverReader(Shipped.CaregiverWords, new(() => throw new InvalidOperationException("No intent is asked for.")));
        var read = reader.Read(said, CaregiverReader.Activities, RoutingMemory.Empty);
        return CaregiverFacts.New(said, read, isPlan: true, profile, Demo.Content.In(language), Demo.Content.Pool);
    }
}
