using HotelConcierge.Diagnostics;
using HotelConcierge.Model;

namespace HotelConcierge.Tests.Model.OpenAI;

public sealed partial class RetryingChatClientTests
{
    [Theory]
    [InlineData(401, "invalid_api_key")]
    [InlineData(403, "unsupported_country_region_territory")]
    public async Task A_refused_key_is_told_to_the_operator_and_not_tried_again(int status, string code)
    {
        _service.Fail(code, status, ("x-should-retry", "true"));

        var exception = await Assert.ThrowsAsync<ModelException>(() => AskAsync());

        Assert.Equal(ModelTrouble.BadKey, exception.Trouble);
        Assert.Equal($"The model service refused the key ({status} {code}): check OpenAI__ApiKey.", exception.Message);
        Assert.Equal(
            [$"Error: The model call failed (BadKey). The model service refused the key ({status} {code}): check OpenAI__ApiKey."],
            _log.Lines);
        Assert.Single(_service.Requests);
    }

    [Theory]
    [InlineData(429, """{"error":{"type":"insufficient_quota","code":"insufficient_quota"}}""", "insufficient_quota")]
    [InlineData(429, """{"error":{"type":"insufficient_quota","code":"project_spend_limit_exceeded"}}""", "project_spend_limit_exceeded")]
    [InlineData(429, """{"error":{"type":"insufficient_quota","code":"a_limit_yet_to_be_invented"}}""", "a_limit_yet_to_be_invented")]
    [InlineData(429, """{"error":{"type":"insufficient_quota","code":null}}""", "insufficient_quota")]
    [InlineData(429, """{"error":{"type":"requests","code":"credit_balance_exhausted"}}""", "credit_balance_exhausted")]
    [InlineData(400, """{"error":{"type":"invalid_request_error","code":"billing_hard_limit_reached"}}""", "billing_hard_limit_reached")]
    [InlineData(402, """{"error":{"type":"x","code":"Insufficient Balance"}}""", "x")]
    public async Task A_used_up_quota_is_told_to_the_operator_and_not_tried_again(int status, string body, string code)
    {
        _service.Answer(status, body);

        var exception = await Assert.ThrowsAsync<ModelException>(() => AskAsync());

        Assert.Equal(ModelTrouble.OutOfQuota, exception.Trouble);
        Assert.Equal(
            $"The model service's quota is used up ({status} {code}): add credit or raise the limit at the service.",
            exception.Message);
        Assert.StartsWith("Error: ", Assert.Single(_log.Lines), StringComparison.Ordinal);
        Assert.Single(_service.Requests);
    }

    [Theory]
    [InlineData(400, "content_filter")]
    [InlineData(404, "model_not_found")]
    [InlineData(413, "too_large")]
    [InlineData(422, "invalid_schema")]
    public async Task A_refused_request_is_not_tried_again(int status, string code)
    {
        _service.Fail(code, status);

        var exception = await Assert.ThrowsAsync<ModelException>(() => AskAsync());

        Assert.Equal(ModelTrouble.Refused, exception.Trouble);
        Assert.Equal(
            $"The model service refused the request ({status} {code}): check the model's name, its limits and the endpoint.",
            exception.Message);
        Assert.Single(_service.Requests);
    }

    [Fact]
    public async Task The_service_may_say_itself_whether_to_try_again()
    {
        _service.Fail("locked", 400, ("x-should-retry", "true")).Fail("overloaded", 503, ("x-should-retry", "false"));

        var exception = await Assert.ThrowsAsync<ModelException>(() => AskAsync());

        Assert.Equal((ModelTrouble.Unavailable, 2), (exception.Trouble, _service.Requests.Count));
    }

    [Theory]
    [InlineData("""{"error":{"code":"My room is 1207"}}""")]
    [InlineData("""{"error":{"code":404}}""")]
    [InlineData("""{"error":{"code":"\ud83d"}}""")]
    [InlineData("""{"error":"My room is 1207"}""")]
    [InlineData("""["My room is 1207"]""")]
    [InlineData("My room is 1207")]
    [InlineData("")]
    public async Task What_is_no_code_is_not_repeated(string body)
    {
        _service.Answer(404, body);

        var exception = await Assert.ThrowsAsync<ModelException>(() => AskAsync());

        Assert.StartsWith("The model service refused the request (404): ", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(401)]
    [InlineData(404)]
    [InlineData(429)]
    public async Task Neither_the_key_nor_the_guests_words_are_in_the_log_or_the_exception(int status)
    {
        _service
            .Answer(status, $$$"""{"error":{"message":"Incorrect key sk-secret for '{{{GuestsWords}}}'","code":"some_code"}}""")
            .Times(6);

        var exception = await Assert.ThrowsAsync<ModelException>(() => AskAsync());

        Assert.All(_log.Lines.Append(exception.ToString()), text =>
        {
            Assert.DoesNotContain("sk-secret", text, StringComparison.Ordinal);
            Assert.DoesNotContain(GuestsWords, text, StringComparison.Ordinal);
        });
    }
}
