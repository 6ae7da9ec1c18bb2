using HotelConcierge.Model.Answers;

namespace HotelConcierge.Tests.Model.Answers;

public sealed class WrittenToolCallsTests
{
    private static readonly string[] Tools = ["find_spa_slots", "hotel_information"];

    [Theory]
    [InlineData("""<tool_call>{"name": "find_spa_slots", "arguments": {"day": "1"}}</tool_call>""")]
    [InlineData("""<tool_call>{"name": "find_spa_slots", "arguments": {"day": "1"}}""")]
    [InlineData("""<tool_calls>[{"function": {"name": "find_spa_slots", "arguments": "{\"day\": \"1\"}"}}]</tool_calls>""")]
    [InlineData("""<function=find_spa_slots>{"day": "1"}</function>""")]
    [InlineData("""<tool_call><function=find_spa_slots><parameter=day>1</parameter></function></tool_call>""")]
    [InlineData("""<function_calls><invoke name="find_spa_slots"><parameter name="day">1</parameter></invoke></function_calls>""")]
    [InlineData("<tool_call>find_spa_slots\n<arg_key>day</arg_key>\n<arg_value>1</arg_value>\n</tool_call>")]
    [InlineData("""[TOOL_CALLS][{"name": "find_spa_slots", "arguments": {"day": "1"}}]""")]
    [InlineData("""[TOOL_CALLS]find_spa_slots{"day": "1"}""")]
    [InlineData("""{"name": "find_spa_slots", "parameters": {"day": "1"}}""")]
    [InlineData("""{"tool": "functions.find_spa_slots", "args": {"day": "1"}}""")]
    [InlineData("""{"tool_calls": [{"type": "function", "function": {"name": "find_spa_slots", "arguments": {"day": "1"}}}]}""")]
    [InlineData("```json\n{\"name\": \"find_spa_slots\", \"arguments\": {\"day\": \"1\"}}\n```")]
    [InlineData("""{"find_spa_slots": {"day": "1"}}""")]
    [InlineData("""find_spa_slots({"day": "1"})""")]
    [InlineData("""functions.find_spa_slots:0{"day": "1"}""")]
    public void A_call_is_found_in_whatever_form_a_model_writes_it(string text)
    {
        var read = WrittenToolCalls.Read(text, Tools);

        var call = Assert.Single(read.Calls);
        Assert.Equal("find_spa_slots", call.Tool);
        Assert.Equal("""{"day":"1"}""", call.ArgumentsJson!.Replace(" ", "", StringComparison.Ordinal));
        Assert.Equal("", read.Words);
    }

    [Theory]
    [InlineData("Einen Moment, ich sehe nach.\n{\"name\": \"find_spa_slots\", \"arguments\": {}}", "Einen Moment, ich sehe nach.")]
    [InlineData("Un instant. <tool_call>{\"name\": \"find_spa_slots\"}</tool_call> Merci (à vous)", "Un instant.  Merci (à vous)")]
    [InlineData("Um momento: find_spa_slots()", "Um momento:")]
    public void The_words_beside_a_call_stay(string text, string words)
    {
        var read = WrittenToolCalls.Read(text, Tools);

        Assert.Equal(words, read.Words);
        Assert.Equal(new WrittenToolCall("find_spa_slots", "{}"), Assert.Single(read.Calls));
    }

    [Theory]
    [InlineData("<tool_call>nonsense here</tool_call>")]
    [InlineData("""<tool_call>{"name": "find_spa_slots", "arguments": {"day": </tool_call>""")]
    [InlineData("""{"name": "find_spa_slots", "arguments": {"treatment": "fac""")]
    [InlineData("""find_spa_slots(day="1", treatment="facial")""")]
    [InlineData("""{"name": "find_spa_slots", "arguments": [1]}""")]
    [InlineData("""{"name": "find_spa_slots", "arguments": "tomorrow"}""")]
    [InlineData("""{"name": "find_spa_slots", "treatment": "facial"}""")]
    public void What_cannot_be_run_is_a_call_without_arguments_and_no_words(string text)
    {
        var read = WrittenToolCalls.Read(text, Tools);

        Assert.Null(Assert.Single(read.Calls).ArgumentsJson);
        Assert.Equal("", read.Words);
    }

    [Theory]
    [InlineData("""{"name": "transfer_money", "arguments": {"amount": 1}}""", "transfer_money")]
    [InlineData("""<tool_call>{"name": "transfer_money", "arguments": {}}</tool_call>""", "transfer_money")]
    public void A_tool_that_there_is_not_is_found_too(string text, string tool) =>
        Assert.Equal(tool, Assert.Single(WrittenToolCalls.Read(text, Tools).Calls).Tool);

    [Theory]
    [InlineData("The pool (heated) is open [daily] from 9. {smile}")]
    [InlineData("Your bill: {\"room\": 200, \"spa\": 80}")]
    [InlineData("[Menu](https://h.example/menu) and a (very (deeply) nested) thing")]
    [InlineData("{{{{[[[[(((( \"")]
    [InlineData("Dein Name <name> und `{}`")]
    public void Words_are_no_calls(string text)
    {
        var read = WrittenToolCalls.Read(text, Tools);

        Assert.Empty(read.Calls);
        Assert.Same(text, read.Words);
    }
}
