using System.Text;
using System.Text.Json.Nodes;
using HotelConcierge.Channels;
using static HotelConcierge.Tests.Channels.WhatsApp.WhatsAppSamples;

namespace HotelConcierge.Tests.Channels.WhatsApp;

/// <summary>Webhooks as batches, and what strangers and bad days make of them.</summary>
public sealed class WhatsAppWebhookTests
{
    public static TheoryData<string> Names => [.. Payloads()];

    [Fact]
    public void A_batch_is_read_thing_by_thing_and_what_cannot_be_read_takes_nothing_with_it()
    {
        var reading = Read(Value(
            """
            "contacts":[{"profile":{"name":"Ana"},"wa_id":"447700900123"},{"profile":{"name":"Tom"},"wa_id":"447700900456"}],
            "messages":[
              {"from":"447700900123","id":"wamid.1","type":"text","text":{"body":"one"}},
              {"from":"447700900123","id":"wamid.2","type":"image"},
              7,
              {"from":"nobody","id":"wamid.3","type":"text","text":{"body":"lost"}},
              {"from":"447700900123","type":"text","text":{"body":"no id"}},
              {"from":"447700900123","id":"wamid.4","type":"Not a kind\n","text":{"body":"x"},"edit":{}},
              {"from":"447700900456","id":"wamid.5","type":"text","text":{"body":"two"}}
            ],
            "statuses":[{"id":"wamid.6","status":"sent","recipient_id":"447700900123"},{"status":"sent"},{"id":"wamid.7","status":"melted","recipient_id":"447700900123"}]
            """));

        Assert.Equal(
            [("wamid.1", "one", "Ana"), ("wamid.4", "", "Ana"), ("wamid.5", "two", "Tom")],
            reading.Messages.Select(message => (message.Id, message.Text, message.GuestName)));
        Assert.Equal(["image", "text", "text"], reading.Unread);
        Assert.Equal("wamid.6", Assert.Single(reading.Deliveries).MessageId);
    }

    [Fact]
    public void Each_number_answers_who_wrote_to_it_and_no_other_does()
    {
        var options = Account();
        options.Numbers["106540352242999"] = "+4930901820";
        var second = Payload("text").Replace(PhoneNumberId, "106540352242999", StringComparison.Ordinal);
        var strange = Payload("text").Replace(PhoneNumberId, "106540352242000", StringComparison.Ordinal);

        Assert.Equal("+4930901820", Assert.Single(Read(second, options).Messages).Address.Business);
        Assert.Equal(Business, Assert.Single(Read(Payload("text"), options).Messages).Address.Business);
        Assert.Equal(["number"], Read(strange, options).Unread);
        Assert.Empty(Read(strange, options).Messages);
    }

    [Fact]
    public void A_number_that_is_not_set_is_the_one_that_Meta_displays()
    {
        var options = Account();
        options.Number = "";
        var shown = Payload("text").Replace("\"15550783881\"", "\"+1 555-078-3881\"", StringComparison.Ordinal);

        Assert.Equal(Business, Assert.Single(Read(shown, options).Messages).Address.Business);
        Assert.Equal(["number"], Read(Payload("text").Replace("15550783881", "the hotel", StringComparison.Ordinal), options).Unread);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"object\":7}")]
    [InlineData("{\"object\":\"whatsapp_business_account\"}")]
    [InlineData("{\"object\":\"whatsapp_business_account\",\"entry\":[")]
    public void What_is_no_webhook_of_Metas_is_malformed(string body) =>
        Assert.IsType<WebhookReading.Malformed>(Channel().Read(Webhook(body)));

    [Fact]
    public void Errors_of_the_account_are_told_to_the_operator_only() => Assert.Equal(["errors"], Read(Payload("account-errors")).Unread);

    [Theory]
    [MemberData(nameof(Names))]
    public void Whatever_of_a_webhook_is_missing_or_of_another_kind_it_is_read_without_an_exception(string name)
    {
        var top = JsonNode.Parse(Payload(name))!;
        JsonNode?[] strange = [null, JsonValue.Create(7), JsonValue.Create(true), JsonValue.Create("x"), new JsonArray(), new JsonObject(), new JsonArray(new JsonArray(JsonValue.Create(1)))];
        foreach (var path in PathsOf(top))
        {
            foreach (var value in strange)
            {
                var copy = top.DeepClone();
                Replace(copy, path, value?.DeepClone());
                Assert.IsNotType<WebhookReading.Forged>(Channel().Read(Webhook(copy.ToJsonString())));
            }
        }
    }

    [Fact]
    public void Deep_nesting_and_half_characters_are_read_without_an_exception()
    {
        var deep = new StringBuilder().Insert(0, "[", 100_000).Append(']', 100_000).ToString();
        Assert.IsType<WebhookReading.Malformed>(Channel().Read(Webhook(deep)));

        var half = Message("""  "type":"text","text":{"body":"\ud83d"},"\ud83d":1  """);
        Assert.IsNotType<WebhookReading.Forged>(Channel().Read(Webhook(half)));
    }

    [Fact]
    public void Meta_may_send_three_megabytes()
    {
        Assert.Equal(3 * 1024 * 1024, Channel().LargestWebhook);
        var messages = Enumerable.Range(0, 20_000)
            .Select(number => $$$"""{"from":"447700900123","id":"wamid.{{{number}}}","type":"text","text":{"body":"one of many"}}""");
        var body = Value($"\"messages\":[{string.Join(',', messages)}]");
        Assert.True(body.Length > 1024 * 1024);

        Assert.Equal(20_000, Read(body).Messages.Count);
    }

    private static IEnumerable<IReadOnlyList<object>> PathsOf(JsonNode? node) => node switch
    {
        JsonObject json => json.SelectMany(part => PathsOf(part.Value).Prepend([]).Select(path => (IReadOnlyList<object>)[part.Key, .. path])),
        JsonArray array => array.SelectMany(
            (part, index) => PathsOf(part).Prepend([]).Select(path => (IReadOnlyList<object>)[index, .. path])),
        _ => [],
    };

    private static void Replace(JsonNode top, IReadOnlyList<object> path, JsonNode? value)
    {
        var node = top;
        foreach (var step in path.SkipLast(1))
            node = step is string name ? node[name]! : node[(int)step]!;
        if (path[^1] is string last)
            node[last] = value;
        else
            node[(int)path[^1]] = value;
    }
}
