using HotelConcierge.Channels.Telegram;
using HotelConcierge.Messages;
using Microsoft.Extensions.DependencyInjection;

namespace HotelConcierge.Fuzz.Targets;

/// <summary>Telegram's updates through the intake: any bytes get 200 or 400 with the secret, and nothing but 403 without it.</summary>
internal sealed class TelegramTarget : FuzzTarget
{
    private const string Secret = "the_secret_of_the_fuzzed_bot";

    private static readonly ChannelName Telegram = new("telegram");

    private readonly FuzzedDeployment _deployment = new(Build);

    public override string Name => "telegram";

    public override double Share => 10;

    public override IEnumerable<string> Seeds =>
        [
            """{"update_id":1,"message":{"message_id":2,"from":{"id":7,"is_bot":false,"first_name":"Ana","language_code":"es"},"chat":{"id":7,"type":"private"},"date":1780000000,"text":"Explain the moon"}}""",
            """{"update_id":2,"message":{"message_id":3,"from":{"id":7,"first_name":"Ana"},"chat":{"id":7,"type":"private"},"date":1,"photo":[{"file_id":"a","file_unique_id":"b","width":1,"height":1}],"caption":"hi"}}""",
            """{"update_id":3,"message":{"message_id":4,"from":{"id":7},"chat":{"id":7,"type":"private"},"date":1,"location":{"latitude":39.5,"longitude":2.6}}}""",
            """{"update_id":4,"callback_query":{"id":"q","from":{"id":7,"first_name":"Ana"},"message":{"message_id":5,"chat":{"id":7,"type":"private"},"date":1},"data":"choice-1"}}""",
            """{"update_id":6,"message_reaction":{"chat":{"id":7,"type":"private"},"message_id":42,"date":1767225600,"old_reaction":[],"new_reaction":[{"type":"emoji","emoji":"👍"}]}}""",
            """{"update_id":7,"message":{"message_id":3,"chat":{"id":7,"type":"private"},"date":1,"text":"x","reply_to_message":{"message_id":1,"from":{"id":1},"text":"y"},"quote":{"text":"y"}}}""",
            """{"update_id":5,"edited_message":{"message_id":2,"chat":{"id":-100,"type":"supergroup"},"date":1,"text":"x"}}""",
            """{"update_id":6,"my_chat_member":{"chat":{"id":7,"type":"private"},"from":{"id":7},"date":1,"new_chat_member":{"status":"kicked"}}}""",
            """{"update_id":7,"message":{"message_id":9,"from":{"id":7},"chat":{"id":7,"type":"private"},"date":1,"voice":{"file_id":"v","duration":3,"mime_type":"audio/ogg"}}}""",
            "{}",
            "[]",
            "null",
        ];

    public override async ValueTask<string> RunAsync(FuzzInput input)
    {
        var intake = await _deployment.NextAsync();
        var vouched = input.Choose(10) > 0;
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
        {
            ["Content-Type"] = "application/json",
            [TelegramChannel.SecretHeader] = vouched ? Secret : input.Text,
        };
        var answer = await intake.ReceiveAsync(
            Telegram, new("POST", "https://hotel.example/api/channels/telegram", headers, input.Bytes), CancellationToken.None);

        Require(answer.Status is 200 or 400 or 403, $"answered {answer.Status}");
        Require(vouched == answer.Status is not 403, $"answered {answer.Status}, with the secret: {vouched}");
        return $"{answer.Status} {(answer.Status == 400 ? answer.Body : "")}";
    }

    protected override ValueTask CloseAsync() => _deployment.DisposeAsync();

    private static ServiceProvider Build() =>
        Deployment.Build(("Telegram:BotToken", "123456:" + new string('a', 35)), ("Telegram:SecretToken", Secret));
}
