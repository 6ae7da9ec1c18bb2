using System.ClientModel;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace HotelConcierge.Tests.Model.OpenAI;

public sealed partial class OpenAIChatClientTests
{
    [Fact]
    public async Task Text_and_tool_calls_come_in_one_answer()
    {
        _service.Answer(200, """
            {"id":"c-1","object":"chat.completion","created":1,"model":"m","choices":[{"index":0,"finish_reason":"tool_calls","message":{"role":"assistant","content":"One moment.","tool_calls":[
              {"id":"call-1","type":"function","function":{"name":"find_spa_slots","arguments":"{\"day\":\"2026-06-01\",\"people\":2}"}},
              {"id":"call-2","type":"function","function":{"name":"list_offers","arguments":""}}]}}]}
            """);

        var response = await _client.GetResponseAsync("A massage?");

        Assert.Equal(("One moment.", ChatFinishReason.ToolCalls), (response.Text, response.FinishReason));
        Assert.Null(response.Usage);
        var calls = response.Messages[0].Contents.OfType<FunctionCallContent>().ToList();
        Assert.Equal([("call-1", "find_spa_slots"), ("call-2", "list_offers")], calls.Select(call => (call.CallId, call.Name)));
        Assert.Equal("2026-06-01", calls[0].Arguments!["day"]!.ToString());
        Assert.Equal(2, Assert.IsType<JsonElement>(calls[0].Arguments!["people"]).GetInt32());
        Assert.Empty(calls[1].Arguments!);
        Assert.All(calls, call => Assert.Null(call.Exception));
    }

    [Theory]
    [InlineData("{\\\"day\\\": ")]
    [InlineData("[1]")]
    [InlineData("tomorrow")]
    [InlineData("null")]
    [InlineData("7")]
    public async Task Arguments_that_are_no_json_object_are_told_with_the_call(string arguments)
    {
        _service.Answer(200, $$$"""
            {"id":"c-1","object":"chat.completion","created":1,"model":"m","choices":[{"index":0,"finish_reason":"tool_calls","message":{"role":"assistant","content":null,"tool_calls":[
              {"id":"call-1","type":"function","function":{"name":"find_spa_slots","arguments":"{{{arguments}}}"}}]}}]}
            """);

        var response = await _client.GetResponseAsync("A massage?");

        var call = Assert.IsType<FunctionCallContent>(Assert.Single(response.Messages[0].Contents));
        Assert.Equal(("call-1", "find_spa_slots"), (call.CallId, call.Name));
        Assert.NotNull(call.Exception);
    }

    [Theory]
    [InlineData("null", "stop")]
    [InlineData("\"eos\"", "stop")]
    [InlineData("\"end_turn\"", "stop")]
    [InlineData("\"\"", "stop")]
    [InlineData("7", "stop")]
    [InlineData("\"model_length\"", "length")]
    [InlineData("\"MAX_TOKENS\"", "length")]
    [InlineData("\"SAFETY\"", "content_filter")]
    [InlineData("\"content_filtered\"", "content_filter")]
    public async Task A_reason_of_another_service_is_read_as_what_it_means(string wire, string reason)
    {
        _service.Answer(
            200,
            $$"""{"id":"c-1","created":1,"model":"m","choices":[{"index":0,"message":{"role":"assistant","content":"Yes, à 9 h."},"finish_reason":{{wire}} }]}"""
        );

        var response = await _client.GetResponseAsync("Hello");

        Assert.Equal(("Yes, à 9 h.", reason), (response.Text, response.FinishReason!.Value.Value));
    }

    [Fact]
    public async Task Tools_without_a_reason_are_tools()
    {
        _service.Answer(200, """
            {"id":"c-1","created":1,"model":"m","choices":[{"index":0,"finish_reason":null,"message":{"role":"assistant","content":null,"tool_calls":[
              {"id":"call-1","type":"function","function":{"name":"list_offers","arguments":"{}"}}]}}]}
            """);

        var response = await _client.GetResponseAsync("A massage?");

        Assert.Equal(ChatFinishReason.ToolCalls, response.FinishReason);
        Assert.Equal("list_offers", Assert.IsType<FunctionCallContent>(Assert.Single(response.Messages[0].Contents)).Name);
    }

    [Fact]
    public async Task What_the_service_itself_calls_broken_is_unreadable()
    {
        _service.Answer(
            200,
            """{"id":"c-1","created":1,"model":"m","choices":[{"index":0,"message":{"role":"assistant","content":"Ye"},"finish_reason":"error"}]}"""
        );

        await Assert.ThrowsAsync<InvalidDataException>(() => _client.GetResponseAsync("Hello"));
    }

    [Fact]
    public async Task Thoughts_are_no_words_of_the_answer()
    {
        _service.Answer(
            200,
            """{"id":"c-1","created":1,"model":"m","choices":[{"index":0,"message":{"role":"assistant","content":"<think>Hm.</think>\n\nYes."},"finish_reason":"stop"}]}"""
        );

        Assert.Equal("Yes.", (await _client.GetResponseAsync("Hello")).Text);
    }

    [Theory]
    [InlineData("stop", "stop")]
    [InlineData("length", "length")]
    [InlineData("content_filter", "content_filter")]
    public async Task The_finish_reason_is_the_services(string wire, string reason)
    {
        _service.Answer(
            200,
            $$"""{"id":"c-1","created":1,"model":"m","choices":[{"index":0,"message":{"role":"assistant","content":"Yes."},"finish_reason":"{{wire}}" }]}"""
        );

        Assert.Equal(reason, (await _client.GetResponseAsync("Hello")).FinishReason!.Value.Value);
    }

    [Fact]
    public async Task A_refusal_is_no_text_for_the_guest_and_can_be_sent_back()
    {
        _service
            .Answer(
                200,
                """{"id":"c-1","object":"chat.completion","created":1,"model":"m","choices":[{"index":0,"finish_reason":"stop","message":{"role":"assistant","content":null,"refusal":"I will not."}}]}"""
            )
            .Say("Yes.");

        var response = await _client.GetResponseAsync("Hello");
        await _client.GetResponseAsync(response.Messages);

        Assert.Equal(("", ChatFinishReason.ContentFilter), (response.Text, response.FinishReason));
        Assert.Equal("I will not.", Assert.IsType<ErrorContent>(Assert.Single(response.Messages[0].Contents)).Message);
        Assert.Equal("I will not.", (string?)_service.Requests[1].Body["messages"]![0]!["refusal"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("<html>Sign in to the guest network</html>")]
    [InlineData("""{"id":"c-1","choices":[{""")]
    [InlineData("""{"id":"c-1","created":1,"model":"m","choices":[]}""")]
    [InlineData("""{"id":"c-1","created":1,"model":"m","choices":[{"index":0,"finish_reason":"stop"}]}""")]
    [InlineData("""{"id":5,"created":"x","choices":7}""")]
    [InlineData(
        """{"id":"c-1","created":1,"model":"m","choices":[{"index":0,"finish_reason":"error","message":{"role":"assistant","content":"a"}}]}"""
    )]
    public async Task An_answer_that_is_no_chat_completion_is_told_as_such(string body)
    {
        _service.Answer(200, body);

        await Assert.ThrowsAsync<InvalidDataException>(() => _client.GetResponseAsync("Hello"));
    }

    [Fact]
    public async Task One_call_is_one_request_whatever_comes_of_it()
    {
        _service.Fail("overloaded", 503);

        var exception = await Assert.ThrowsAsync<ClientResultException>(() => _client.GetResponseAsync("Hello"));

        Assert.Equal(503, exception.Status);
        Assert.Single(_service.Requests);
    }

    [Fact]
    public async Task Streaming_gives_the_whole_answer()
    {
        _service.Say("The pool opens at seven.");

        var response = await _client.GetStreamingResponseAsync("When does the pool open?").ToChatResponseAsync();

        Assert.Equal(
            ("The pool opens at seven.", ChatFinishReason.Stop, 18L),
            (response.Text, response.FinishReason, response.Usage!.TotalTokenCount));
    }
}
